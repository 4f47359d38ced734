"""Second implementation of the collateral functions, written from the specification alone.

Where a closed form is the obvious route this file takes another one: integrals are done by Gauss-Legendre panels,
quantiles and fixed points by bisection, floors and thresholds in exact decimal fractions.
A bad argument raises SheetError("#VALUE!"). `python3 collateral.py` prints the cases as JSON.
"""
import json
import math
from fractions import Fraction

import numpy as np
from scipy.special import ndtr, ndtri

YEAR = 365.0
NODES, WEIGHTS = np.polynomial.legendre.leggauss(48)


class SheetError(Exception):
    """An error cell; str() is its code."""


def need(condition, argument):
    """Refuse a bad argument by name."""
    if not condition:
        error = SheetError("#VALUE!")
        error.argument = argument
        raise error


def integral(function, points):
    """Sum of Gauss-Legendre panels between consecutive points (sorted, duplicates dropped). function takes an array."""
    total = []
    points = sorted(set(points))
    for low, high in zip(points, points[1:]):
        half = (high - low) / 2
        total.append(half * float(np.dot(WEIGHTS, function(low + half * (NODES + 1)))))
    return math.fsum(total)


def exact(number):
    """The decimal number a user typed, without binary rounding."""
    return Fraction(repr(float(number)))


def column(values):
    """A vector argument: a scalar is a vector of length one."""
    return list(values) if isinstance(values, (list, tuple)) else [values]


def repeated(values, length, argument):
    """A scalar or a vector of length one repeats; otherwise the lengths must agree."""
    values = column(values)
    values = values * length if len(values) == 1 else values
    need(len(values) == length, argument)
    return values


# ------------------------------------------------------------------------------------------------ depth of the market

def LIQ_FACTOR(units, depth, liq_days, eligible=1, elasticity=0.24):
    """M = min(1, (pace/(depth*eligible))^-elasticity), pace = units per 30 days.

    Route: work in logarithms; nothing is conceded while the pace stays below what the market takes.
    """
    need(units >= 0, "units")
    if units == 0:
        return 1.0
    need(depth > 0, "depth")
    need(liq_days > 0, "liq_days")
    need(0 < eligible <= 1, "eligible")
    need(elasticity >= 0, "elasticity")
    strain = math.log(units) + math.log(30) - math.log(liq_days) - math.log(depth) - math.log(eligible)
    return math.exp(-elasticity * strain) if strain > 0 else 1.0


# ------------------------------------------------------------------------------------------------------------ haircut

def shock_below(z, rho, pd):
    """P(Z <= z | Y <= c), c = normal quantile of pd, corr(Y, Z) = rho, for an array z.

    Route: condition on the driver of default, integrate normal density of y times P(Z <= z | y) over y <= c,
    with panels that close in on the step at y = z/rho.
    """
    z = np.atleast_1d(np.asarray(z, dtype=float))
    if rho == 0:
        return ndtr(z)
    if rho == 1:
        return np.minimum(ndtr(z), pd) / pd
    if rho == -1:
        return np.maximum(0.0, pd - ndtr(-z)) / pd
    c = float(ndtri(pd)) if pd < 1 else 9.5
    floor = min(c, 0.0) - 9.5
    other = math.sqrt((1 - rho) * (1 + rho))
    width = other / abs(rho)
    grid = list(np.linspace(floor, c, 8))
    answer = np.empty(z.shape)
    for i, zi in enumerate(z):
        near = [zi / rho + s * k * width for k in (0, 1, 2.5, 5, 9) for s in (-1, 1)]
        points = grid + [y for y in near if floor < y < c]
        answer[i] = integral(lambda y, zi=zi: np.exp(-y * y / 2) * ndtr((zi - rho * y) / other), points)
    return answer / (math.sqrt(2 * math.pi) * float(ndtr(c)))


def return_quantile(conf, drift, spread, jump_mean, jump, rho, pd):
    """Smallest x with P(drift - K*jump + spread*Z <= x | default) >= 1 - conf, K Poisson(jump_mean).

    Route: mixture over K up to 12 deviations and 30 beyond its mean, then bisection down to neighbouring floating numbers.
    Without spread the return takes the values drift - k*jump and the quantile is the lowest of those that is reached.
    """
    tail = 1 - conf
    weights = [1.0]
    if jump_mean > 0 and jump > 0:
        most = math.ceil(jump_mean + 12 * math.sqrt(jump_mean) + 30)
        weights = [math.exp(k * math.log(jump_mean) - jump_mean - math.lgamma(k + 1)) for k in range(most + 1)]
    shifts = [drift - k * jump for k in range(len(weights))]
    if spread == 0:
        reached = 0.0
        for weight, shift in reversed(list(zip(weights, shifts))):
            reached += weight
            if reached >= tail:
                return shift
        return shifts[0]

    def below(x):
        return math.fsum(w * p for w, p in zip(weights, shock_below([(x - s) / spread for s in shifts], rho, pd)))

    low, high = shifts[-1] - 40 * spread, shifts[0] + 40 * spread
    while True:
        middle = (low + high) / 2
        if not low < middle < high or high - low < 1e-15:
            return high
        low, high = (low, middle) if below(middle) >= tail else (middle, high)


def REPO_HAIRCUT(vol, mpr_days, decay, conf=0.99, units=0, depth=None, liq_days=0, eligible=1, elasticity=0.24,
                 jump_rate=0, jump_size=0, fee=0, cost_pct=0, rho=0, pd=0.05, dist="LOGN", parts=False):
    """1 - [exp(x*) * M * (1-fee) - cost_pct] within [0, 1]; dist NORM has 1 + x* in place of exp(x*).

    Variance over (mpr + liq/3) days, drift and launches over (mpr + liq/2) days. x* = return_quantile.
    parts: what each cause adds in the order decay, diffusion, jumps, wrong-way, depth, fees + costs; then the haircut.
    Route: seven runs, each with one cause more; the quantile by integration over the default driver and bisection.
    """
    need(vol >= 0, "vol")
    need(mpr_days >= 0, "mpr_days")
    need(decay < 1, "decay")
    need(0 < conf < 1, "conf")
    need(liq_days >= 0, "liq_days")
    need(units >= 0, "units")
    need(jump_rate >= 0, "jump_rate")
    need(0 <= jump_size < 1, "jump_size")
    need(0 <= fee <= 1, "fee")
    need(cost_pct >= 0, "cost_pct")
    need(-1 <= rho <= 1, "rho")
    need(0 <= pd <= 1 and (rho == 0 or pd > 0), "pd")
    need(dist in ("LOGN", "NORM"), "dist")
    need(units == 0 or (depth is not None and depth > 0), "depth")
    need(units == 0 or liq_days > 0, "liq_days")
    variance_years = (mpr_days + liq_days / 3) / YEAR
    drift_years = (mpr_days + liq_days / 2) / YEAR
    spread = vol * math.sqrt(variance_years)
    kept = (1 - decay) ** drift_years
    log_normal = dist == "LOGN"
    drift = math.log(kept) if log_normal else kept - 1
    jump = -math.log(1 - jump_size) if log_normal else jump_size

    def left(spread=0.0, jump_mean=0.0, rho=0.0):
        x = return_quantile(conf, drift, spread, jump_mean, jump, rho, pd)
        return math.exp(x) if log_normal else 1 + x

    shares = [1.0, left(), left(spread), left(spread, jump_rate * drift_years), left(spread, jump_rate * drift_years, rho)]
    shares.append(shares[-1] * (LIQ_FACTOR(units, depth, liq_days, eligible, elasticity) if units > 0 else 1.0))
    shares.append(shares[-1] * (1 - fee) - cost_pct)
    haircut = min(1.0, max(0.0, 1 - shares[-1]))
    return [a - b for a, b in zip(shares, shares[1:])] + [haircut] if parts else haircut


def HAIRCUT_BASEL(haircut, holding_days=10, base_days=10, remargin_days=1):
    """H = H_N * sqrt(T_M/T_N) * sqrt((N_R + T_M - 1)/T_M): T_M cancels. Route: H * sqrt((N_R + T_M - 1)/T_N) by fractions."""
    need(haircut >= 0, "haircut")
    need(holding_days > 0, "holding_days")
    need(base_days > 0, "base_days")
    need(remargin_days > 0, "remargin_days")
    return haircut * math.sqrt((exact(remargin_days) + exact(holding_days) - 1) / exact(base_days))


# -------------------------------------------------------------------------------------------------------- liquidation

def liquidation_rows(units, price, depth, liq_days, decay, delay_days, eligible, elasticity, disc, fee, unit_cost, carry):
    """One row per 30-day slice of the sale: [n, units, mean net price, cash, PV], by integration over the days.

    Units leave evenly over liq_days after delay_days; the price has fallen by (1-decay)^t since today; unit_cost is paid
    with each unit; carry is paid continuously on what is still held, and that of the delay falls into slice 1.
    Days are counted from the first sale.
    """
    need(units >= 0, "units")
    need(price >= 0, "price")
    need(liq_days > 0, "liq_days")
    need(decay < 1, "decay")
    need(delay_days >= 0, "delay_days")
    need(disc > -1, "disc")
    need(0 <= fee <= 1, "fee")
    need(unit_cost >= 0, "unit_cost")
    need(carry >= 0, "carry")
    price_now = price * LIQ_FACTOR(units, depth, liq_days, eligible, elasticity)
    pace = units / liq_days

    def value(day, discount):
        return np.power(1 + disc, -(delay_days + day) / YEAR) if discount else np.ones_like(day)

    def sold(day, discount):
        net = price_now * np.power(1 - decay, (delay_days + day) / YEAR) * (1 - fee) - unit_cost
        return pace * net * value(day, discount)

    def held(day, discount):
        return carry / YEAR * np.minimum(units, pace * (liq_days - day)) * value(day, discount)

    slices = max(1, math.ceil(liq_days / 30 - 1e-9))
    edges = [30.0 * k for k in range(slices)] + [float(liq_days)]
    waiting = list(np.linspace(-delay_days, 0, 1 + math.ceil(delay_days / 90))) if delay_days > 0 else [0.0]
    rows = []
    for n, (a, b) in enumerate(zip(edges, edges[1:]), 1):
        cash, pv = (
            integral(lambda t, d=d: sold(t, d), [a, b])
            - integral(lambda t, d=d: held(t, d), (waiting if n == 1 else [a]) + [b]) for d in (False, True))
        amount = pace * (b - a)
        rows.append([n, amount, cash / amount if amount else None, cash, pv])
    return rows


def LIQ_PROCEEDS(units, price, depth, liq_days, decay, delay_days=0, eligible=1, elasticity=0.24, disc=0.10, fee=0, unit_cost=0,
                 carry=0, schedule=False):
    """Present value of selling evenly over liq_days after delay_days: the sum of PV over the slices; schedule = the slices."""
    rows = liquidation_rows(units, price, depth, liq_days, decay, delay_days, eligible, elasticity, disc, fee, unit_cost, carry)
    return rows if schedule else math.fsum(row[4] for row in rows)


def LIQ_OPTIMAL(units, price, depth, decay, eligible=1, elasticity=0.24, disc=0.10, fee=0, unit_cost=0, carry=0, max_days=1825):
    """[days, PV]: the sale length in (0, max_days] with the highest LIQ_PROCEEDS.

    Route: the derivative of PV in the length (under the integral sign) on a dense grid, every change from rising to
    falling refined by bisection; candidates are those, a sale at once (0 days, as a limit), the corner where the pace equals
    the depth, and max_days.
    """
    need(units > 0, "units")
    need(price > 0, "price")
    need(depth > 0, "depth")
    need(decay < 1, "decay")
    need(0 < eligible <= 1, "eligible")
    need(elasticity >= 0, "elasticity")
    need(disc > -1, "disc")
    need(0 <= fee <= 1, "fee")
    need(unit_cost >= 0, "unit_cost")
    need(carry >= 0, "carry")
    need(max_days > 0, "max_days")
    k = math.log1p(disc)
    a = k - math.log1p(-decay)
    corner = 30 * units / (depth * eligible)
    u = (NODES + 1) / 2
    w = WEIGHTS / 2

    def value_and_slope(days):
        years = np.atleast_1d(np.asarray(days, dtype=float))[:, None] / YEAR
        inside = years * YEAR < corner
        factor = np.where(inside, (years * YEAR / corner) ** elasticity, 1.0)
        factor_slope = np.where(inside, elasticity * factor / years, 0.0)
        out, hold = np.exp(-a * years * u), np.exp(-k * years * u)
        net = price * (1 - fee)
        value = net * factor * out - unit_cost * hold - carry * years * (1 - u) * hold
        slope = net * (factor_slope - factor * a * u) * out + unit_cost * k * u * hold - carry * (1 - u) * (1 - k * years * u) * hold
        return units * value @ w, units * slope @ w

    candidates = [max_days * 1e-300, max_days] + ([corner] if corner <= max_days else [])
    grid = np.unique(np.concatenate([np.geomspace(max_days * 1e-7, max_days, 3000), np.linspace(max_days / 3000, max_days, 3000)]))
    if corner < max_days:
        grid = np.unique(np.append(grid, [math.nextafter(corner, 0), corner]))
    for part in (grid[grid < corner], grid[grid >= corner]):
        slopes = value_and_slope(part)[1] if len(part) else []
        for i in range(len(part) - 1):
            if slopes[i] > 0 >= slopes[i + 1]:
                low, high = part[i], part[i + 1]
                for _ in range(80):
                    middle = (low + high) / 2
                    low, high = (middle, high) if value_and_slope(middle)[1][0] > 0 else (low, middle)
                candidates.append(low)
    values = value_and_slope(candidates)[0]
    best = max(values)
    days = min(day for day, value in zip(candidates, values) if value >= best - 1e-14 * abs(best))
    return [float(days) if days > 1e-200 else 0.0, float(best)]


def FIRE_SALE(debt, units, ltv, price, depth, liq_days=90, eligible=1, elasticity=0.24, cash=0, output="PRICE"):
    """Greatest price P = P0 * LIQ_FACTOR(sum of sales), firm i selling clip((D - cash - ltv*P*q)/(P*(1-ltv)), 0, q).

    SHORTFALLS = max(0, debt - cash - P*units held before the sale).
    Route: not the iteration. Between the prices at which a firm starts to sell, or has sold all, total sales are A/P - B, so
    that P = P0*(sales/free)^-e becomes A*P^(1/e-1) - B*P^(1/e) = const, with one turning point A/B*(1-e). Every monotone
    stretch is searched from the top by bisection for the first price at which the market clears.
    """
    debt = column(debt)
    n = len(debt)
    units = column(units)
    need(len(units) == n, "units")
    ltv, cash = repeated(ltv, n, "ltv"), repeated(cash, n, "cash")
    need(all(d >= 0 for d in debt), "debt")
    need(all(q >= 0 for q in units), "units")
    need(all(0 < x < 1 for x in ltv), "ltv")
    need(price > 0, "price")
    need(depth > 0, "depth")
    need(liq_days > 0, "liq_days")
    need(all(c >= 0 for c in cash), "cash")
    need(output in ("PRICE", "TOTAL", "SALES", "SHORTFALLS"), "output")
    net = [d - c for d, c in zip(debt, cash)]

    def sales(p):
        return [min(q, max(0.0, (d - x * p * q) / (p * (1 - x)))) for d, q, x in zip(net, units, ltv)]

    def excess(p):
        """Price that the sales at p would leave, less p."""
        return price * LIQ_FACTOR(math.fsum(sales(p)), depth, liq_days, eligible, elasticity) - p

    lowest = price * LIQ_FACTOR(sum(units), depth, liq_days, eligible, elasticity)
    marks = {price, lowest}
    for d, q, x in zip(net, units, ltv):
        if q > 0 and d > 0:
            marks |= {d / (x * q), d / q}
    stops = sorted(m for m in marks if lowest <= m <= price)
    for low, high in list(zip(stops, stops[1:])):
        middle = (low + high) / 2
        selling = [(d, q, x) for d, q, x, s in zip(net, units, ltv, sales(middle)) if 0 < s < q]
        a = sum(d / (1 - x) for d, q, x in selling)
        b = sum(x * q / (1 - x) for d, q, x in selling) - sum(q for q, s in zip(units, sales(middle)) if s == q)
        if b != 0 and low < a / b * (1 - elasticity) < high:
            marks.add(a / b * (1 - elasticity))
        free = depth * eligible * liq_days / 30
        if a > 0 and b + free > 0 and low < a / (b + free) < high:
            marks.add(a / (b + free))
    stops = sorted((m for m in marks if lowest <= m <= price), reverse=True)
    answer = lowest
    for high, low in zip(stops, stops[1:]):
        if excess(high) >= -1e-14 * high:
            answer = high
            break
        if excess(low) >= 0:
            for _ in range(200):
                middle = (low + high) / 2
                low, high = (middle, high) if excess(middle) >= 0 else (low, middle)
            answer = low
            break
    if output == "PRICE":
        return answer
    if output == "SHORTFALLS":
        return [max(0.0, d - answer * q) for d, q in zip(net, units)]
    return math.fsum(sales(answer)) if output == "TOTAL" else sales(answer)


def IMPACT_SQRT(qty, volume, vol, y=1, average=False):
    """y*vol*sqrt(qty/volume); average = 2/3 of it. Route: the average is the integral of the impact over the order as it fills
    (substituted q = qty*s^2, which makes the integrand a polynomial)."""
    need(qty >= 0, "qty")
    need(volume > 0, "volume")
    need(vol >= 0, "vol")
    if not average:
        return y * vol * math.sqrt(exact(qty) / exact(volume))
    return integral(lambda s: y * vol * np.sqrt(qty * s * s / volume) * 2 * s, [0.0, 1.0])


# ---------------------------------------------------------------------------------------------------- borrowing base

def BORROWING_BASE(gross, ineligible, advance, cap=None, reserve=0):
    """max(0, sum of min(cap, advance*max(0, gross - ineligible)) - reserve). Route: exact decimal fractions."""
    gross = column(gross)
    n = len(gross)
    ineligible, advance = repeated(ineligible, n, "ineligible"), repeated(advance, n, "advance")
    cap = repeated(cap, n, "cap")
    need(all(x >= 0 for x in gross), "gross")
    need(all(x >= 0 for x in ineligible), "ineligible")
    need(all(0 <= x <= 1 for x in advance), "advance")
    need(all(x is None or x >= 0 for x in cap), "cap")
    need(reserve >= 0, "reserve")
    total = -exact(reserve)
    for g, i, a, c in zip(gross, ineligible, advance, cap):
        lend = exact(a) * max(Fraction(0), exact(g) - exact(i))
        total += lend if c is None else min(exact(c), lend)
    return float(max(Fraction(0), total))


def ELIGIBLE_AR(current, aged, cross_age=0.5, conc_limit=1):
    """Aged balances out; a debtor with aged/total > cross_age out; each debtor capped at conc_limit*(eligible before capping).

    Route: exact decimal fractions, the test written aged > cross_age*(current + aged).
    """
    current, aged = column(current), column(aged)
    need(len(current) == len(aged), "aged")
    need(all(x >= 0 for x in current), "current")
    need(all(x >= 0 for x in aged), "aged")
    need(0 <= cross_age <= 1, "cross_age")
    need(0 <= conc_limit <= 1, "conc_limit")
    kept = [exact(c) for c, a in zip(current, aged) if exact(a) <= exact(cross_age) * (exact(c) + exact(a))]
    limit = exact(conc_limit) * sum(kept, Fraction(0))
    return float(sum((min(k, limit) for k in kept), Fraction(0)))


def ABL_PATH(debt, values, advance):
    """Rows [t, limit, mandatory prepayment, balance]. Route: balance = min(debt, lowest limit so far); prepayment = its fall."""
    values = column(values)
    advance = repeated(advance, len(values), "advance")
    need(debt >= 0, "debt")
    need(all(v >= 0 for v in values), "values")
    need(all(0 <= a <= 1 for a in advance), "advance")
    limits = [exact(a) * exact(v) for a, v in zip(advance, values)]
    balances = [exact(debt)] + [min([exact(debt)] + limits[:t]) for t in range(1, len(values) + 1)]
    return [[t, float(limits[t - 1]), float(balances[t - 1] - balances[t]), float(balances[t])] for t in range(1, len(values) + 1)]


# ---------------------------------------------------------------------------------------------------------- guarantees

def BACKSTOP_VALUE(guaranteed, value, vol, years, decay=0, disc=0, pd=0, rho=0):
    """(1+disc)^-T * E[max(0, G - V_T); guarantor alive], V_T log-normal around the mean V*(1-decay)^T, guarantor failed when
    Y <= normal quantile of pd, corr(Y, Z) = rho. pd is the guarantor's probability of failure by T.

    Route: integrate the payoff times P(alive | z) over the shock z up to the strike, panels closing in on the step of P.
    """
    need(guaranteed >= 0, "guaranteed")
    need(value >= 0, "value")
    need(vol >= 0, "vol")
    need(years >= 0, "years")
    need(decay < 1, "decay")
    need(disc > -1, "disc")
    need(0 <= pd <= 1, "pd")
    need(-1 <= rho <= 1, "rho")
    factor = (1 + disc) ** -years
    mean = value * (1 - decay) ** years
    spread = vol * math.sqrt(years)
    if spread == 0 or mean == 0:
        return factor * max(0.0, guaranteed - mean) * (1 - pd)
    if guaranteed == 0 or pd == 1:
        return 0.0
    c = float(ndtri(pd)) if pd > 0 else -math.inf
    strike = (math.log(guaranteed / mean) + spread * spread / 2) / spread
    other = math.sqrt((1 - rho) * (1 + rho))
    low = -13.0
    if strike <= low:
        return 0.0

    def alive(z):
        if pd == 0:
            return np.ones_like(z)
        if other == 0:
            return np.where(rho * z > c, 1.0, 0.0)
        return ndtr((rho * z - c) / other)

    def paid(z):
        return (guaranteed - mean * np.exp(spread * z - spread * spread / 2)) * alive(z) * np.exp(-z * z / 2)

    high = min(strike, 13.0)
    points = list(np.linspace(low, high, 20))
    if pd > 0 and rho != 0:
        width = other / abs(rho)
        points += [p for k in (0, 1, 2.5, 5, 9) for p in (c / rho - k * width, c / rho + k * width) if low < p < high]
    return factor * integral(paid, points) / math.sqrt(2 * math.pi)


def DEPLOYABLE_GPUS(site_mw, kw_per_gpu, pue=1.25, racks=None, rack_kw=None, server_kw=None, gpus_per_server=8, servers_per_rack=None):
    """min(floor(1000*MW/(PUE*kW)), racks*min(floor(rack_kw/server_kw), servers_per_rack)*gpus). Route: exact decimal fractions."""
    need(site_mw >= 0, "site_mw")
    need(kw_per_gpu > 0, "kw_per_gpu")
    need(pue >= 1, "pue")
    need(racks is None or racks >= 0, "racks")
    need(rack_kw is None or rack_kw >= 0, "rack_kw")
    need(server_kw is None or server_kw > 0, "server_kw")
    need(gpus_per_server >= 1, "gpus_per_server")
    need(servers_per_rack is None or servers_per_rack >= 0, "servers_per_rack")
    by_power = 1000 * exact(site_mw) // (exact(pue) * exact(kw_per_gpu))
    if racks is None:
        return float(by_power)
    per_rack = []
    if rack_kw is not None:
        server = exact(server_kw) if server_kw is not None else exact(kw_per_gpu) * exact(gpus_per_server)
        per_rack.append(exact(rack_kw) // server)
    if servers_per_rack is not None:
        per_rack.append(exact(servers_per_rack))
    need(per_rack, "rack_kw")
    return float(min(by_power, exact(racks) * min(per_rack) * exact(gpus_per_server)))


# --------------------------------------------------------------------------------------------------------------- cases

WORKED = dict(vol=0.4, mpr_days=60, decay=0.23, units=10000, depth=1500, liq_days=90, eligible=0.5, jump_rate=0.5, jump_size=0.15,
              fee=0.05, cost_pct=0.03, rho=0.5, pd=0.05)
SALE = dict(units=10000, price=20000, depth=1500, liq_days=100, decay=0.23, delay_days=60, eligible=0.5, fee=0.05, unit_cost=300,
            carry=1000)
LARGE = dict(units=1000000, price=20000, depth=1500, decay=0.23)
SPIRAL = dict(debt=[215e6, 150e6, 140e6], units=[10000, 8000, 9000], ltv=0.65, price=30000, depth=140, elasticity=0.1,
              cash=[0, 2e6, 5e6])
GUARANTEE = dict(guaranteed=10000, value=20000, vol=0.4, years=3, decay=0.23, disc=0.04, pd=0.1, rho=0.5)
HALL = dict(site_mw=20, kw_per_gpu=1.275)

CASES = [
    ("REPO_HAIRCUT", dict(vol=0.4, mpr_days=60, decay=0), "only vol"),
    ("REPO_HAIRCUT", dict(vol=0.4, mpr_days=60, decay=0, conf=0.95, dist="NORM"), "NORM, 95 %"),
    ("REPO_HAIRCUT", dict(vol=0.4, mpr_days=60, decay=0.23, units=10000, depth=1500, liq_days=180), "10,000 units in 180 days"),
    ("REPO_HAIRCUT", dict(WORKED, parts=True), "worked example: one cause more in each run, quadrature over the driver of default"),
    ("REPO_HAIRCUT", dict(WORKED, parts=True, dist="NORM", rho=-0.7, pd=0.3, decay=-0.2), "NORM, right-way risk, rising prices"),
    ("REPO_HAIRCUT", dict(WORKED, depth=300), "thin market"),
    ("REPO_HAIRCUT", dict(WORKED, rho=1), "rho 1 with jumps: min of two probabilities"),
    ("REPO_HAIRCUT", dict(WORKED, rho=-1, pd=0.5, conf=0.9),
     "rho -1: default leaves only good shocks"),
    ("REPO_HAIRCUT", dict(vol=0, mpr_days=365, decay=0.1, conf=0.95, jump_rate=2, jump_size=0.15),
     "no vol: the lowest reached of the jump counts"),
    ("REPO_HAIRCUT", dict(vol=0, mpr_days=0, decay=0.23, fee=0.05, cost_pct=0.03), "sale at once"),
    ("REPO_HAIRCUT", dict(vol=2, mpr_days=365, decay=0, dist="NORM"), "clamped at 1"),
    ("REPO_HAIRCUT", dict(vol=[0.1, 0.4], mpr_days=60, decay=0), "a range of vol: cell by cell"),
    ("REPO_HAIRCUT", dict(vol=0.4, mpr_days=60, decay=0, units=100, depth=1500), "units to sell in no time"),
    ("HAIRCUT_BASEL", dict(haircut=0.15), "defaults change nothing"),
    ("HAIRCUT_BASEL", dict(haircut=0.15, holding_days=20), "secured lending"),
    ("HAIRCUT_BASEL", dict(haircut=0.2, holding_days=5, base_days=10, remargin_days=5), "holding period cancels: sqrt(9/10)"),
    ("HAIRCUT_BASEL", dict(haircut=0.15, holding_days=20, base_days=5, remargin_days=21), "sqrt(40/5)"),
    ("HAIRCUT_BASEL", dict(haircut=1, holding_days=20), "not limited to 1"),
    ("HAIRCUT_BASEL", dict(haircut=[0, 0.25], holding_days=20), "a range: cell by cell"),
    ("HAIRCUT_BASEL", dict(haircut=-0.1), "negative"),
    ("LIQ_FACTOR", dict(units=10000, depth=750, liq_days=30), "logarithms"),
    ("LIQ_FACTOR", dict(units=10000, depth=1500, liq_days=90, eligible=0.5), "half of the buyers"),
    ("LIQ_FACTOR", dict(units=10000, depth=750, liq_days=400), "pace equals depth"),
    ("LIQ_FACTOR", dict(units=10000, depth=100, liq_days=30, elasticity=0), "no elasticity"),
    ("LIQ_FACTOR", dict(units=10000, depth=100, liq_days=30, elasticity=1.5), "steep"),
    ("LIQ_FACTOR", dict(units=0, depth=100, liq_days=30), "nothing to sell"),
    ("LIQ_FACTOR", dict(units=10000, depth=0, liq_days=30), "no depth"),
    ("LIQ_FACTOR", dict(units=[100, 6000], depth=1000, liq_days=7), "a range: cell by cell"),
    ("LIQ_PROCEEDS", dict(units=1000, price=20000, depth=1500, liq_days=30, decay=0.23), "small lot, integration over the days"),
    ("LIQ_PROCEEDS", SALE, "all costs, integration over the days"),
    ("LIQ_PROCEEDS", dict(SALE, schedule=True), "slices of 30, 30, 30 and 10 days; carry of the delay in the first"),
    ("LIQ_PROCEEDS", dict(SALE, liq_days=60, schedule=True, disc=0), "whole slices, no discounting: PV is cash"),
    ("LIQ_PROCEEDS", dict(SALE, liq_days=7.5, delay_days=0, elasticity=0.5, schedule=True), "one short slice"),
    ("LIQ_PROCEEDS", dict(SALE, decay=0, disc=0, carry=0), "no decay and no discounting"),
    ("LIQ_PROCEEDS", dict(SALE, decay=-0.3, fee=0), "rising prices"),
    ("LIQ_PROCEEDS", dict(SALE, price=500, carry=6000), "costs above proceeds"),
    ("LIQ_PROCEEDS", dict(SALE, liq_days=0), "no time to sell"),
    ("LIQ_OPTIMAL", LARGE, "turning point of the derivative by bisection"),
    ("LIQ_OPTIMAL", dict(LARGE, units=1000), "corner at the pace of the market"),
    ("LIQ_OPTIMAL", dict(LARGE, units=27250), "peak at 538 days, just before the corner at 545"),
    ("LIQ_OPTIMAL", dict(LARGE, max_days=553), "peak at 538 days, just before max_days"),
    ("LIQ_OPTIMAL", dict(units=384, price=3737, depth=1500, decay=-0.1, disc=0.3, fee=0.05, unit_cost=3000, max_days=1820.5),
     "peak at 1,794 days, beyond the corner and just before max_days"),
    ("LIQ_OPTIMAL", dict(LARGE, max_days=365), "max_days binds"),
    ("LIQ_OPTIMAL", dict(LARGE, units=10000, eligible=0.5, elasticity=0.24, disc=0.1, fee=0.05, unit_cost=1500, carry=6000),
     "all costs"),
    ("LIQ_OPTIMAL", dict(LARGE, units=10000, elasticity=0), "no concession: sell at once"),
    ("LIQ_OPTIMAL", dict(LARGE, units=1000, decay=-0.3), "prices that rise faster than the discount: hold"),
    ("LIQ_OPTIMAL", dict(LARGE, units=1000, decay=0, disc=0), "tie: the shortest length without concession"),
    ("LIQ_OPTIMAL", dict(LARGE, units=10000, price=200, unit_cost=3000, disc=0.3, max_days=900), "cost worth putting off"),
    ("FIRE_SALE", SPIRAL, "largest clearing price by stretches between the kinks of demand; one firm sells all, two sell a part"),
    ("FIRE_SALE", dict(SPIRAL, output="SALES"), "sales at that price"),
    ("FIRE_SALE", dict(SPIRAL, output="TOTAL"), "sum of sales"),
    ("FIRE_SALE", dict(SPIRAL, output="SHORTFALLS"), "debt less cash above units held before, at that price"),
    ("FIRE_SALE", dict(SPIRAL, debt=[200e6, 150e6, 165e6], elasticity=0.05, liq_days=60, eligible=0.9, output="SALES"),
     "three sell a part"),
    ("FIRE_SALE", dict(SPIRAL, depth=400), "partial sales by two of three"),
    ("FIRE_SALE", dict(SPIRAL, depth=2000, output="TOTAL"), "sales within the depth: price stays"),
    ("FIRE_SALE", dict(SPIRAL, debt=[100e6, 0, 100e6], output="SALES"), "nobody above the limit"),
    ("FIRE_SALE", dict(SPIRAL, debt=[240e6, 20e6, 0], cash=30e6, output="SHORTFALLS", depth=1), "one cash for all, more than one debt"),
    ("FIRE_SALE", dict(debt=[1e12], units=[10000], ltv=0.5, price=30000, depth=1500, eligible=0.5), "everything is sold, defaults"),
    ("FIRE_SALE", dict(SPIRAL, elasticity=1.3, depth=500), "elasticity above 1"),
    ("FIRE_SALE", dict(SPIRAL, ltv=1), "ltv 1"),
    ("FIRE_SALE", dict(SPIRAL, cash=[0, 0]), "cash of two for three firms"),
    ("IMPACT_SQRT", dict(qty=0.1, volume=1, vol=0.02), "peak"),
    ("IMPACT_SQRT", dict(qty=0.1, volume=1, vol=0.02, y=0.9, average=True), "integral over the order"),
    ("IMPACT_SQRT", dict(qty=0, volume=10, vol=0.4), "nothing sold"),
    ("IMPACT_SQRT", dict(qty=40, volume=10, vol=0.4, y=2), "above 1"),
    ("IMPACT_SQRT", dict(qty=[1, 4], volume=100, vol=0.5), "a range: cell by cell"),
    ("IMPACT_SQRT", dict(qty=-1, volume=10, vol=0.4), "negative"),
    ("BORROWING_BASE", dict(gross=[100, 50], ineligible=[20, 0], advance=[0.85, 0.5], reserve=5), "fractions"),
    ("BORROWING_BASE", dict(gross=[100, 50, 30], ineligible=[20, 60, 0], advance=[0.85, 0.5, 0.65], cap=[60, 10, 30]),
     "caps, class below 0"),
    ("BORROWING_BASE", dict(gross=[100, 50], ineligible=[20, 0], advance=0.5, cap=30), "one advance and one cap for all"),
    ("BORROWING_BASE", dict(gross=[100], ineligible=[20], advance=[0.85], reserve=100), "never negative"),
    ("BORROWING_BASE", dict(gross=[100, 50], ineligible=[20, 0], advance=[0.85, 0.5], cap=[0, 0]), "closed classes"),
    ("BORROWING_BASE", dict(gross=[100, 50], ineligible=[20, 0], advance=[1.2, 0.5]), "advance above 1"),
    ("BORROWING_BASE", dict(gross=[100, 50], ineligible=[20, 0, 3], advance=[0.8, 0.5]), "lengths differ"),
    ("ELIGIBLE_AR", dict(current=[60, 30, 10], aged=[0, 40, 10]), "40/70 drops out, 10/20 is not above one half"),
    ("ELIGIBLE_AR", dict(current=[60, 30, 10], aged=[0, 40, 2], cross_age=0.25, conc_limit=0.4), "limit of what is left"),
    ("ELIGIBLE_AR", dict(current=[6.3, 100], aged=[2.7, 0], cross_age=0.3), "aged share exactly at the limit: stays"),
    ("ELIGIBLE_AR", dict(current=[25.35], aged=[13.65], cross_age=0.35), "aged share exactly at the limit: stays"),
    ("ELIGIBLE_AR", dict(current=[60, 30], aged=[1, 0], cross_age=0), "any aged receivable"),
    ("ELIGIBLE_AR", dict(current=[0, 30], aged=[5, 200], cross_age=1), "nobody drops out"),
    ("ELIGIBLE_AR", dict(current=[0, 0], aged=[0, 0]), "nothing at all"),
    ("ELIGIBLE_AR", dict(current=[60, 30], aged=[0, 0], conc_limit=0), "limit of 0"),
    ("ELIGIBLE_AR", dict(current=[60, 30], aged=[0]), "lengths differ"),
    ("ABL_PATH", dict(debt=70, values=[95, 77, 59.29, 45.65], advance=0.7), "lowest limit so far"),
    ("ABL_PATH", dict(debt=70, values=[95, 77, 90, 60], advance=0.7), "value rises: no redrawing"),
    ("ABL_PATH", dict(debt=70, values=[200, 150, 0], advance=0.5), "no prepayment, then all of it"),
    ("ABL_PATH", dict(debt=70, values=[100, 100, 100], advance=[0.7, 0.6, 0.65]), "advance of each period"),
    ("ABL_PATH", dict(debt=0, values=[100], advance=[1]), "no loan, one period"),
    ("ABL_PATH", dict(debt=70, values=[100, 90, 80], advance=[0.7, 0.6]), "lengths differ"),
    ("BACKSTOP_VALUE", dict(guaranteed=10000, value=20000, vol=0.4, years=3), "riskless, no decay"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, rho=0), "pd without correlation"),
    ("BACKSTOP_VALUE", GUARANTEE, "integral over the shock"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, rho=-0.6), "right-way guarantor"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, rho=1), "survives only above the threshold"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, rho=-1), "fails only when chips are dear"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, vol=0), "certain value: intrinsic times survival"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, years=0, value=8000), "due today"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, pd=1), "failed guarantor"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, rho=0.999), "nearly a step"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, vol=[0.2, 0.6]), "a range: cell by cell"),
    ("BACKSTOP_VALUE", dict(GUARANTEE, rho=1.2), "rho above 1"),
    ("DEPLOYABLE_GPUS", HALL, "fractions"),
    ("DEPLOYABLE_GPUS", dict(HALL, pue=1.54, racks=500, rack_kw=15), "one server a rack"),
    ("DEPLOYABLE_GPUS", dict(HALL, racks=500, rack_kw=30.6), "three servers of 10.2 kW, exactly"),
    ("DEPLOYABLE_GPUS", dict(HALL, racks=100, rack_kw=60, servers_per_rack=4), "room for four"),
    ("DEPLOYABLE_GPUS", dict(HALL, racks=100, servers_per_rack=4), "room alone"),
    ("DEPLOYABLE_GPUS", dict(site_mw=20, kw_per_gpu=1.6667, racks=500, rack_kw=40, server_kw=120, gpus_per_server=72),
     "rack-scale, air-cooled hall"),
    ("DEPLOYABLE_GPUS", dict(site_mw=0.33, kw_per_gpu=1.1, pue=1.5), "330/1.65 is 200 exactly"),
    ("DEPLOYABLE_GPUS", dict(site_mw=0, kw_per_gpu=1.275), "no power"),
    ("DEPLOYABLE_GPUS", dict(site_mw=[1, 20], kw_per_gpu=1.275, pue=1), "a range: cell by cell"),
    ("DEPLOYABLE_GPUS", dict(HALL, pue=0.9), "PUE below 1"),
    ("DEPLOYABLE_GPUS", dict(HALL, racks=500), "racks without their power"),
]
VECTORS = {"FIRE_SALE", "BORROWING_BASE", "ELIGIBLE_AR", "ABL_PATH"}


def answer(name, inputs):
    """The answer as a cell would show it; a range in place of a single value is answered cell by cell."""
    function = globals()[name]
    ranges = [] if name in VECTORS else [key for key, value in inputs.items() if isinstance(value, list)]
    if ranges:
        key = ranges[0]
        return [answer(name, {**inputs, key: value}) for value in inputs[key]]
    try:
        return function(**inputs)
    except SheetError as error:
        return {"error": str(error)}


def cases():
    rows, count = [], {}
    for name, inputs, derived in CASES:
        count[name] = count.get(name, 0) + 1
        rows.append({"id": f"{name}-S{count[name]:02d}", "function": name, "inputs": inputs, "expected": answer(name, inputs),
                     "tolerance": 1e-9, "derived": derived})
    return rows


if __name__ == "__main__":
    about = ("Collateral: a second implementation written from the specification alone, by other routes (quadrature, bisection, exact "
             "fractions). Pass when |got - expected| <= tolerance * max(1, |expected|), element by element in reading order; "
             "null = empty text.")
    made = {"about": about, "cases": cases()}
    print('{"about": ' + json.dumps(made["about"]) + ', "cases": [')
    print(",\n".join(json.dumps(row) for row in made["cases"]))
    print("]}")
