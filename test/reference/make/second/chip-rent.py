"""Second implementation of the chip-value and rent functions, written from the specification alone.

Wherever the specification gives a closed form, this file takes another road: Gauss-Legendre integration of the cash flow
instead of sums of phi(x, T) = (1 - e^(-xT))/x, bisection instead of logarithms or Brent's method, a year-by-year ledger
instead of a formula, pairwise sums instead of regression moments. Run it to print the cases as JSON.

Where the specification is silent, some readings were settled only after a comparison with the library and are no independent
evidence: BREAKEVEN_RENT inside a jump of the value, RESIDUAL_TABLE before the first point, R squared of equal prices, renewals
within 1e-9 of a period end, units 0, negative rents in FORWARD_RENT, steps without launches, empty text for an optional
argument, errors cell by cell, answers beyond the range of numbers.

Conventions: money in $, rents in $ per GPU-hour, 8760 hours a year, deflation, decay and disc are effective annual
fractions. A launch step is right-continuous (the step holds at the launch date itself), and a launch at or before 0
counts as launched. CellError carries the code that the sheet shows.
"""
import inspect
import json
import math
from fractions import Fraction

import mpmath
import numpy as np

HOURS = 8760.0
NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


class CellError(Exception):
    """An Excel error code and the reason for it."""

    def __init__(self, code, reason=""):
        super().__init__(f"{code} {reason}")
        self.code = code


# ---------------------------------------------------------------------------------------------------------------------
# Checks of the arguments


def number(name, x, low=None, high=None, above=None, below=None):
    """A finite number within closed (low, high) or open (above, below) bounds, else #VALUE!."""
    if isinstance(x, bool) or not isinstance(x, (int, float)) or not math.isfinite(x):
        raise CellError("#VALUE!", f"{name}: a number is needed")
    if (low is not None and x < low) or (high is not None and x > high):
        raise CellError("#VALUE!", f"{name}: out of range")
    if (above is not None and x <= above) or (below is not None and x >= below):
        raise CellError("#VALUE!", f"{name}: out of range")
    return x


def vector(name, x, **bounds):
    """A flat list of checked numbers; a single number is a list of one."""
    items = list(x) if isinstance(x, (list, tuple)) else [x]
    if items and all(isinstance(i, (list, tuple)) for i in items):
        if len(items) > 1 and any(len(i) != 1 for i in items):
            raise CellError("#VALUE!", f"{name}: one row or one column is needed")
        items = [j for i in items for j in i]
    return [number(name, i, **bounds) for i in items]


def launch_list(launches, step):
    """Sorted (date, step) pairs; one step repeats, otherwise there must be as many steps as launches."""
    dates = [] if launches is None else vector("launches", launches)
    steps = vector("step", step, low=0, below=1)
    if len(steps) == 1:
        steps = steps * len(dates)
    if len(steps) != len(dates):
        raise CellError("#VALUE!", "step: one for all launches, or one for each")
    return sorted(zip(dates, steps))


def whole_periods(years, freq):
    """Number of periods; freq is 1, 2, 4 or 12 and years * freq must be whole."""
    if number("freq", freq) not in (1, 2, 4, 12):
        raise CellError("#VALUE!", "freq: 1, 2, 4 or 12")
    periods = number("years", years, above=0) * freq
    if abs(periods - round(periods)) > 1e-9:
        raise CellError("#VALUE!", "years: years * freq must be whole")
    return int(round(periods))


# ---------------------------------------------------------------------------------------------------------------------
# Numerical tools


def integrate(f, a, b, scale=0.0):
    """Integral of a smooth vectorised f over [a, b] by 24-point Gauss-Legendre on panels short against `scale` per year."""
    if b <= a:
        return 0.0
    panels = max(2, math.ceil((b - a) * (2.0 + abs(scale) / 2.0)))
    panels = min(panels, 20000)
    edges = np.linspace(a, b, panels + 1)
    half = np.diff(edges) / 2.0
    middle = (edges[1:] + edges[:-1]) / 2.0
    points = middle[:, None] + half[:, None] * NODES[None, :]
    return math.fsum(((f(points) * WEIGHTS[None, :]).sum(axis=1) * half).tolist())


def bisect(f, low, high, rounds=400):
    """Root of f by halving; f(low) and f(high) must differ in sign. Stops when the interval cannot be halved any more."""
    f_low = f(low)
    if f_low == 0:
        return low
    for _ in range(rounds):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        f_middle = f(middle)
        if f_middle == 0:
            return middle
        if (f_middle > 0) == (f_low > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def annual_factor(share, t):
    """(1 - share)^t for a number or an array of times."""
    return np.power(1.0 - share, t)


def factor_at(launches, t):
    """Product of (1 - step) over the launches that have happened at t (the date itself counts)."""
    result = 1.0
    for date, step in launches:
        if date <= t:
            result *= 1.0 - step
    return result


def segments(launches, end):
    """Stretches of [0, end] between launches: (start, stop, product of the steps in force)."""
    cuts = [0.0] + sorted({float(date) for date, _ in launches if 0 < date < end}) + [float(end)]
    return [(a, b, factor_at(launches, a)) for a, b in zip(cuts, cuts[1:])]


# ---------------------------------------------------------------------------------------------------------------------
# Chip value


def GPU_RESIDUAL(cost, age, method="MARKET", decay=None, life=6, salvage=0, launch_ages=(2, 4, 6, 8, 10), step=0.15, ramp=0):
    """Price of a used card. salvage is a share of cost.

    SL: straight line to salvage over `life`. SYD: ledger of yearly sum-of-years'-digits charges, linear inside the year,
    whole life only. DB: cost * max(salvage, (1 - decay)^age), decay .23 when omitted. MARKET: as DB with decay .16 and a
    step for each launch age reached, fully at once (ramp 0) or in proportion over `ramp` years.
    """
    number("cost", cost, above=0)
    number("age", age, low=0)
    if not isinstance(method, str) or method.upper() not in ("SL", "SYD", "DB", "MARKET"):
        raise CellError("#VALUE!", "method")
    method = method.upper()
    if decay is None:
        decay = 0.23 if method == "DB" else 0.16
    number("decay", decay, below=1)
    number("life", life, above=0)
    number("salvage", salvage, low=0, high=1)
    number("ramp", ramp, low=0)
    launches = launch_list(launch_ages, step)
    if method == "SL":
        charge_per_year = Fraction(cost) * (1 - Fraction(salvage)) / Fraction(life)
        return float(Fraction(cost) - charge_per_year * Fraction(min(age, life)))
    if method == "SYD":
        if life != int(life):
            raise CellError("#VALUE!", "life: whole years for SYD")
        digits = sum(range(1, int(life) + 1))
        value = Fraction(cost)
        for year in range(1, int(life) + 1):
            lived = min(max(Fraction(age) - (year - 1), 0), 1)
            value -= Fraction(cost) * (1 - Fraction(salvage)) * Fraction(int(life) - year + 1, digits) * lived
        return float(value)
    with mpmath.workdps(30):
        share = (1 - mpmath.mpf(decay)) ** mpmath.mpf(age)
        if method == "MARKET":
            for date, size in launches:
                if date <= age:
                    phase = 1 if ramp == 0 else min(mpmath.mpf(1), (mpmath.mpf(age) - date) / ramp)
                    share *= 1 - size * phase
        return float(cost * max(mpmath.mpf(salvage), share))


def RESIDUAL_TABLE(cost, age, ages, shares):
    """Appraiser's table: weighted geometric mean of the two shares around `age`; the last segment goes on.

    The share is share_a^(1 - w) * share_b^w with w = (age - a)/(b - a), w above 1 beyond the last point; #N/A before the first.
    """
    number("cost", cost, above=0)
    number("age", age, low=0)
    x = vector("ages", ages, low=0)
    y = vector("shares", shares, above=0)
    if len(x) != len(y) or len(x) < 2:
        raise CellError("#VALUE!", "ages and shares: the same length, two points at least")
    if any(b <= a for a, b in zip(x, x[1:])):
        raise CellError("#VALUE!", "ages: must rise")
    if age < x[0]:
        raise CellError("#N/A", "age: before the first point of the table")
    j = len(x) - 2
    while j > 0 and age < x[j]:
        j -= 1
    with mpmath.workdps(30):
        w = (mpmath.mpf(age) - x[j]) / (mpmath.mpf(x[j + 1]) - x[j])
        return float(cost * mpmath.mpf(y[j]) ** (1 - w) * mpmath.mpf(y[j + 1]) ** w)


def check_margin(rent, opex, deflation, util, max_life):
    """Domain of the arguments that the economic functions share."""
    number("rent", rent, low=0)
    number("opex", opex, low=0)
    number("deflation", deflation, below=1)
    number("util", util, low=0, high=1)
    number("max_life", max_life, above=0)


def retire_at(rent, opex, deflation, util, max_life, launches):
    """First time at which util * rent(t) - opex is not above 0, at most max_life.

    Each stretch between launches is tested at its start (a launch that kills the margin kills it there) and just before
    its end; a change of sign inside is found by halving the interval in 30 digits.
    """
    with mpmath.workdps(30):
        keep = 1 - mpmath.mpf(deflation)
        gross = mpmath.mpf(util) * mpmath.mpf(rent)
        for start, stop, factor in segments(launches, max_life):
            steps = mpmath.mpf(1)
            for date, size in launches:
                if date <= start:
                    steps *= 1 - mpmath.mpf(size)

            def margin(t, steps=steps):
                return gross * steps * keep ** t - mpmath.mpf(opex)

            if margin(mpmath.mpf(start)) <= 0:
                return mpmath.mpf(start)
            if margin(mpmath.mpf(stop)) <= 0:
                return bisect(margin, mpmath.mpf(start), mpmath.mpf(stop), 110)
    return mpmath.mpf(max_life)


def GPU_ECON_LIFE(rent, opex, deflation, util, max_life=10, launch_years=None, step=0.15):
    """Years until the unit margin util * rent(t) - opex first fails to be positive, at most max_life; by bisection."""
    check_margin(rent, opex, deflation, util, max_life)
    return float(retire_at(rent, opex, deflation, util, max_life, launch_list(launch_years, step)))


def margin_integral(rent, opex, deflation, util, disc, start, end, launches):
    """8760 * integral from start to end of (1+disc)^-(t-start) * (util * rent(t) - opex), stretch by stretch."""
    total = 0.0
    scale = abs(math.log1p(-deflation)) + abs(math.log1p(disc))
    for a, b, factor in segments(launches, end):

        def margin(t, factor=factor):
            return (1.0 + disc) ** (start - t) * (util * rent * factor * annual_factor(deflation, t) - opex)

        total += integrate(margin, max(a, start), b, scale)
    return HOURS * total


def economic_value(rent, opex, deflation, util, disc, max_life, salvage, from_year, launches):
    """Value at from_year of the margin until retirement plus the discounted salvage; salvage alone when retired already."""
    end = float(retire_at(rent, opex, deflation, util, max_life, launches))
    if from_year >= end:
        return float(salvage)
    flows = margin_integral(rent, opex, deflation, util, disc, from_year, end, launches)
    return flows + salvage * (1.0 + disc) ** (from_year - end)


def GPU_ECON_VALUE(rent, opex, deflation, util, disc=0.10, max_life=10, salvage=0, from_year=0, launch_years=None, step=0.15):
    """Present value at from_year of a unit's remaining margin, 8760 $ per $ of hourly margin, by Gauss-Legendre; salvage in $."""
    check_margin(rent, opex, deflation, util, max_life)
    number("disc", disc, above=-1)
    number("salvage", salvage, low=0)
    number("from_year", from_year, low=0)
    return economic_value(rent, opex, deflation, util, disc, max_life, salvage, from_year, launch_list(launch_years, step))


def GPU_DURATION(rent, opex, deflation, util, disc=0.10, max_life=10):
    """[value, rate duration, deflation duration].

    Both durations are time-weighted integrals over the life: of the margin (the discount rate acts on all of it) and of
    the rent leg alone (deflation acts on the rent only), each over the value. The end of life adds nothing because the
    margin is 0 there, or because the end is max_life. mpmath.quad in 30 digits; value 0 is #DIV/0!.
    """
    check_margin(rent, opex, deflation, util, max_life)
    number("disc", disc, above=-1)
    if util * rent <= opex:
        raise CellError("#DIV/0!", "value is 0")
    with mpmath.workdps(30):
        end = retire_at(rent, opex, deflation, util, max_life, [])
        keep, discount = 1 - mpmath.mpf(deflation), 1 / (1 + mpmath.mpf(disc))
        speed = abs(mpmath.log(keep)) + abs(mpmath.log(discount))
        points = mpmath.linspace(0, end, 2 + int(end * speed / 3))

        def rent_leg(t):
            return mpmath.mpf(util) * rent * keep ** t * discount ** t

        def margin(t):
            return (mpmath.mpf(util) * rent * keep ** t - opex) * discount ** t

        value = mpmath.quad(margin, points)
        all_years = mpmath.quad(lambda t: t * margin(t), points)
        rent_years = mpmath.quad(lambda t: t * rent_leg(t), points)
        return [float(HOURS * value), float(all_years / value), float(rent_years / value)]


def BREAKEVEN_RENT(cost, opex, deflation, util, disc=0.10, max_life=10, salvage=0):
    """Rent at which GPU_ECON_VALUE = cost: the bracket is doubled upwards from the rent that just pays opex, then halved.

    Where rents rise the value jumps at opex/util, the rent at which the chip starts to run. A cost inside the jump is
    met by no rent exactly; the answer is then opex/util, the lowest rent above which the value covers the cost.
    """
    number("cost", cost, above=0)
    check_margin(0, opex, deflation, util, max_life)
    number("disc", disc, above=-1)
    number("salvage", salvage, low=0)
    if util == 0 or salvage >= cost:
        raise CellError("#N/A", "no rent makes the value equal to the cost")

    def gap(rent):
        return economic_value(rent, opex, deflation, util, disc, max_life, salvage, 0, []) - cost

    low = opex / util
    high = max(low, 1e-6) * 2
    if opex > 0 and deflation < 0 and gap(low * (1 + 1e-12)) > 0:
        return low
    while gap(high) <= 0:
        low, high = high, high * 2
    return bisect(gap, low, high)


def IMPLIED_DEFLATION(price, rent, opex, util, disc=0.10, max_life=10):
    """Deflation at which GPU_ECON_VALUE = price, by bisection on d = -ln(1 - deflation); #N/A when util * rent <= opex.

    A price near 0 has its root nearer to 1 than floats go: the answer is then the largest float below 1.
    """
    number("price", price, above=0)
    check_margin(rent, opex, 0, util, max_life)
    number("disc", disc, above=-1)
    if util * rent <= opex:
        raise CellError("#N/A", "no deflation explains the price")

    below_one = 1 - 2.0 ** -53

    def gap(d):
        return economic_value(rent, opex, min(-math.expm1(-d), below_one), util, disc, max_life, 0, 0, []) - price

    low, high = -0.5, 0.5
    while gap(low) < 0:
        low *= 1.5
        if low < -700:
            raise CellError("#NUM!", "the root is beyond the range of numbers")
    while gap(high) > 0:
        high *= 1.5
        if high > 60:
            return below_one
    return -math.expm1(-bisect(gap, low, high))


def VINTAGE_DECAY(ages, prices):
    """[1 - e^b, R squared, n] of the least-squares line ln(price) = a + b * age, from sums over all pairs of points.

    b = sum (xi - xj)(yi - yj) / sum (xi - xj)^2 over pairs, and R squared = (first sum)^2 / (second * sum (yi - yj)^2),
    empty when all prices are the same.
    """
    x = vector("ages", ages)
    with mpmath.workdps(30):
        y = [mpmath.log(p) for p in vector("prices", prices, above=0)]
        if len(x) != len(y) or len(x) < 2:
            raise CellError("#VALUE!", "ages and prices: the same length, two points at least")
        xx = xy = yy = mpmath.mpf(0)
        for i in range(len(x)):
            for j in range(i):
                dx, dy = mpmath.mpf(x[i]) - x[j], y[i] - y[j]
                xx, xy, yy = xx + dx * dx, xy + dx * dy, yy + dy * dy
        if xx == 0:
            raise CellError("#DIV/0!", "ages: all the same")
        decline = float(-mpmath.expm1(xy / xx))
        if math.isinf(decline):
            raise CellError("#VALUE!", "the decline is beyond the range of numbers")
        return [decline, float(xy * xy / (xx * yy)) if yy else None, len(x)]


def LAUNCH_STEP(rent_old, perf_old, rent_new, perf_new, premium=1):
    """max(0, 1 - premium * price of performance of the new chip / price of performance of the old one)."""
    for name, x in zip(("rent_old", "perf_old", "rent_new", "perf_new"), (rent_old, perf_old, rent_new, perf_new)):
        number(name, x, above=0)
    number("premium", premium, above=0)
    ratio = Fraction(rent_new) / Fraction(perf_new) / (Fraction(rent_old) / Fraction(perf_old)) * Fraction(premium)
    return max(0.0, float(1 - ratio))


def DISPLACEMENT_RENT(rent_new, kw_new, opex_new, cost_new, life_new, kw_old, opex_old, util, disc=0.10):
    """Rent that an old chip must earn to keep its slot: (opex_old + kw_old * lambda)/util.

    lambda = max(0, margin of the new chip after its annuity per kW); the annuity is cost_new over 8760 times the
    discounted number of years of life_new, integrated numerically.
    """
    number("rent_new", rent_new, low=0)
    number("kw_new", kw_new, above=0)
    number("opex_new", opex_new, low=0)
    number("cost_new", cost_new, low=0)
    number("life_new", life_new, above=0)
    number("kw_old", kw_old, low=0)
    number("opex_old", opex_old, low=0)
    number("util", util, low=0, high=1)
    number("disc", disc, above=-1)
    if util == 0:
        raise CellError("#DIV/0!", "util is 0")
    years = integrate(lambda t: (1.0 + disc) ** (-t), 0.0, life_new, math.log1p(disc))
    per_kw = (util * rent_new - opex_new - cost_new / (HOURS * years)) / kw_new
    return (opex_old + kw_old * max(0.0, per_kw)) / util


# ---------------------------------------------------------------------------------------------------------------------
# Rent and revenue


def RENT_CURVE(rent, years, deflation, freq=4, timing="AVG", launch_years=None, step=0.15, floor=0):
    """One rent a period: max(floor, rent * (1 - deflation)^t * steps) at START, MID or END, or its exact mean (AVG).

    AVG cuts the period at the launches inside it and, where the rent meets the floor, at the bisected crossing, and
    integrates each piece by Gauss-Legendre.
    """
    number("rent", rent, low=0)
    periods = whole_periods(years, freq)
    number("deflation", deflation, below=1)
    number("floor", floor, low=0)
    if not isinstance(timing, str) or timing.upper() not in ("AVG", "START", "MID", "END"):
        raise CellError("#VALUE!", "timing")
    timing = timing.upper()
    launches = launch_list(launch_years, step)

    def free_rent(t, factor):
        return rent * factor * annual_factor(deflation, t)

    result = []
    for n in range(periods):
        a, b = n / freq, (n + 1) / freq
        if timing != "AVG":
            t = {"START": a, "MID": (2 * n + 1) / (2 * freq), "END": b}[timing]
            result.append(float(max(floor, free_rent(t, factor_at(launches, t)))))
            continue
        cuts = [a] + sorted({d for d, _ in launches if a < d < b}) + [b]
        area = 0.0
        for low, high in zip(cuts, cuts[1:]):
            factor = factor_at(launches, low)

            def above_floor(t, factor=factor):
                return free_rent(t, factor) - floor

            pieces = [low, high]
            if above_floor(low) * above_floor(high) < 0:
                pieces.insert(1, bisect(above_floor, low, high))
            for p, q in zip(pieces, pieces[1:]):
                if above_floor((p + q) / 2) <= 0:
                    area += floor * (q - p)
                else:
                    area += integrate(lambda t, factor=factor: free_rent(t, factor), p, q, math.log1p(-deflation))
        result.append(area * freq)
    return result


def REVENUE_PATH(units, rents, util, contract_rent=0, contract_years=0, freq=4, take_or_pay=1, renew_years=0):
    """Revenue a period: a diary of stretches in exact fractions of a period.

    Contract stretch: contract_rent * take_or_pay. After it: spot * util, or with renew_years > 0 a chain of renewals, each
    at the spot of the period in which it starts, times take_or_pay. A date within 1e-9 of a period end is that period end.
    """
    number("units", units, above=0)
    spot = vector("rents", rents, low=0)
    number("util", util, low=0, high=1)
    number("contract_rent", contract_rent, low=0)
    number("contract_years", contract_years, low=0)
    number("take_or_pay", take_or_pay, low=0, high=1)
    number("renew_years", renew_years, low=0)
    if number("freq", freq) not in (1, 2, 4, 12):
        raise CellError("#VALUE!", "freq: 1, 2, 4 or 12")

    def snap(x):
        return Fraction(round(x)) if abs(x - round(x)) < Fraction(1, 10**9) else x

    n = len(spot)
    expiry = snap(Fraction(contract_years) * freq)
    diary = [(Fraction(0), min(expiry, Fraction(n)), contract_rent * take_or_pay)]
    if renew_years > 0:
        start, count = expiry, 0
        while start < n:
            count += 1
            stop = snap(expiry + count * Fraction(renew_years) * freq)
            diary.append((start, min(stop, Fraction(n)), spot[int(start)] * take_or_pay))
            start = stop
    else:
        for k in range(n):
            if expiry < k + 1:
                diary.append((max(expiry, Fraction(k)), Fraction(k + 1), spot[k] * util))
    result = []
    for k in range(n):
        mean = math.fsum(float(max(Fraction(0), min(b, Fraction(k + 1)) - max(a, Fraction(k)))) * r for a, b, r in diary)
        result.append(units * HOURS / freq * mean)
    return result


def FORWARD_RENT(tenors, rents):
    """Forward strip: the rents f that solve sum over j <= k of f_j * (T_j - T_(j-1)) = T_k * R_k, as a linear system."""
    t = vector("tenors", tenors, above=0)
    r = vector("rents", rents, low=0)
    if len(t) != len(r) or any(b <= a for a, b in zip(t, t[1:])):
        raise CellError("#VALUE!", "tenors: rising, one for each rent")
    system = mpmath.matrix(len(t), len(t))
    for k in range(len(t)):
        for j in range(k + 1):
            system[k, j] = mpmath.mpf(t[j]) - (t[j - 1] if j else 0)
    answer = mpmath.lu_solve(system, mpmath.matrix([mpmath.mpf(a) * b for a, b in zip(t, r)]))
    return [float(x) for x in answer]


def COMMIT_DEFLATION(ratio, years, certainty=0):
    """Deflation at which the mean of (1 - deflation)^t over the commitment is ratio/(1 - certainty).

    Bisection on d = -ln(1 - deflation), the mean taken by Gauss-Legendre.
    """
    number("ratio", ratio, above=0)
    number("years", years, above=0)
    number("certainty", certainty, low=0, below=1)
    target = ratio / (1 - certainty)

    def gap(d):
        return integrate(lambda t: np.exp(-d * t), 0.0, years, d) / years - target

    low, high = -0.5 / years, 0.5 / years
    while gap(low) < 0:
        low *= 1.5
    while gap(high) > 0:
        high *= 1.5
    root = bisect(gap, low, high)
    if root < -709:
        raise CellError("#NUM!", "the root is beyond the range of numbers")
    return -math.expm1(-root)


# ---------------------------------------------------------------------------------------------------------------------
# Calls by name

FUNCTIONS = {f.__name__: f for f in (
    GPU_RESIDUAL, RESIDUAL_TABLE, GPU_ECON_LIFE, GPU_ECON_VALUE, GPU_DURATION, BREAKEVEN_RENT, IMPLIED_DEFLATION,
    VINTAGE_DECAY, LAUNCH_STEP, DISPLACEMENT_RENT, RENT_CURVE, REVENUE_PATH, FORWARD_RENT, COMMIT_DEFLATION)}
SINGLE_CELL = {"GPU_RESIDUAL", "RESIDUAL_TABLE", "GPU_ECON_LIFE", "GPU_ECON_VALUE", "BREAKEVEN_RENT", "IMPLIED_DEFLATION",
               "LAUNCH_STEP", "DISPLACEMENT_RENT", "COMMIT_DEFLATION"}
VECTORS = {"ages", "shares", "prices", "launch_ages", "launch_years", "step", "rents", "tenors"}


def shape_of(x):
    """(rows, columns) of a range; a flat list is a column."""
    return (len(x), len(x[0])) if isinstance(x[0], list) else (len(x), 1)


def call(name, inputs):
    """The answer of one call, lifted over ranges given for scalar arguments where the answer is a single cell.

    Empty text is an argument left out; a range of one cell is that cell. A cell whose own arguments are bad holds its
    error code; the other cells are unaffected.
    """
    function = FUNCTIONS[name]
    parameters = inspect.signature(function).parameters
    if any(key not in parameters for key in inputs) or any(x == [] for x in inputs.values()):
        raise CellError("#VALUE!", "unknown argument, or a range of no cells")
    for _ in range(2):
        inputs = {key: x[0] if isinstance(x, list) and len(x) == 1 else x for key, x in inputs.items()}

    def one(cells):
        given = {key: x for key, x in cells.items() if x not in (None, "")}
        if any(p.default is p.empty and key not in given for key, p in parameters.items()):
            raise CellError("#VALUE!", "a required argument is missing")
        return function(**given)

    ranges = {key: x for key, x in inputs.items() if key not in VECTORS and isinstance(x, list)}
    if not ranges:
        return one(inputs)
    shapes = {shape_of(x) for x in ranges.values()}
    if name not in SINGLE_CELL or len(shapes) != 1:
        raise CellError("#VALUE!", "a range where one number is needed")
    rows, columns = shapes.pop()
    grid = []
    for i in range(rows):
        line = []
        for j in range(columns):
            cells = {key: (x[i][j] if isinstance(x[i], list) else x[i]) for key, x in ranges.items()}
            try:
                line.append(one({**inputs, **cells}))
            except CellError as error:
                line.append(error.code)
        grid.append(line)
    if rows == 1 or columns == 1:
        return [x for line in grid for x in line]
    return grid


def answer(name, inputs):
    """The answer, or {"error": code}."""
    try:
        return call(name, inputs)
    except CellError as error:
        return {"error": error.code}


# ---------------------------------------------------------------------------------------------------------------------
# Cases: (inputs, route in a few words)

TABLE = {"ages": [0, 1, 2.5, 4], "shares": [1, 0.74, 0.52, 0.31]}
CHIP = {"rent": 2.6, "opex": 0.55, "deflation": 0.22, "util": 0.75}
SLOT = {"rent_new": 6.4, "kw_new": 1.6, "opex_new": 0.75, "cost_new": 42000, "life_new": 4.5, "kw_old": 1.2, "opex_old": 0.45,
        "util": 0.8}
CONTRACT = {"units": 500, "rents": [2.4, 2.2, 2.1, 1.9, 1.7, 1.6], "util": 0.65, "contract_rent": 2.8}
CASES = {
    "GPU_RESIDUAL": [
        ({"cost": 28000, "age": 3.7}, "market: decay .16, one launch reached"),
        ({"cost": 28000, "age": 4}, "the launch at age 4 counts at age 4"),
        ({"cost": 28000, "age": 3.7, "decay": 0.11, "launch_ages": [5.5, 0.5, 3], "step": [0.3, 0.1, 0.2], "ramp": 1.5},
         "unsorted launches, own steps, phased in"),
        ({"cost": 28000, "age": 1.25, "launch_ages": [-1, 0, 1], "step": 0.2, "ramp": 2}, "launches before and at 0, phased in"),
        ({"cost": 28000, "age": 9.5, "salvage": 0.12}, "salvage floor"),
        ({"cost": 28000, "age": 3.3, "method": "DB"}, "decay .23, no launches"),
        ({"cost": 28000, "age": 3.3, "method": "DB", "decay": -0.05}, "negative decay"),
        ({"cost": 28000, "age": 2.6, "method": "SYD", "life": 5, "salvage": 0.1}, "yearly ledger in fractions"),
        ({"cost": 28000, "age": 8, "method": "SYD", "salvage": 0.1}, "beyond the default life of 6"),
        ({"cost": 28000, "age": 2.6, "method": "sl", "life": 4.5, "salvage": 0.1}, "straight line, fractional life, small letters"),
        ({"cost": 28000, "age": [0, 0.5, 2.75], "step": 0}, "lifted over ages, no steps"),
        ({"cost": [[1000, 2000], [3000, 4000]], "age": [[0, 1], [2, 3]], "method": "DB"}, "two ranges of one shape"),
        ({"cost": 28000, "age": 2, "method": "SYD", "life": 4.5}, "whole life for SYD"),
    ],
    "RESIDUAL_TABLE": [
        ({"cost": 32000, "age": 1.9, **TABLE}, "weighted geometric mean"),
        ({"cost": 32000, "age": 2.5, **TABLE}, "a point of the table"),
        ({"cost": 32000, "age": 6.25, **TABLE}, "last slope goes on"),
        ({"cost": 32000, "age": 2, "ages": [1, 3], "shares": [0.8, 0.9]}, "two points, rising"),
        ({"cost": 32000, "age": [0, 0.5, 3], **TABLE}, "lifted over ages"),
        ({"cost": 32000, "age": 0.5, "ages": [1, 3], "shares": [0.8, 0.6]}, "before the first point"),
        ({"cost": 32000, "age": 2, "ages": [1, 3, 2], "shares": [0.8, 0.6, 0.7]}, "ages must rise"),
        ({"cost": 32000, "age": 2, "ages": [1], "shares": [0.8]}, "one point has no slope"),
        ({"cost": 32000, "age": 2, "ages": [1, 3], "shares": [0.8, 0]}, "a share of 0 has no logarithm"),
        ({"cost": 32000, "age": 2, "ages": [1, 3], "shares": [0.8, 0.6, 0.5]}, "lengths differ"),
    ],
    "GPU_ECON_LIFE": [
        (CHIP, "bisection"),
        ({**CHIP, "launch_years": [4, 1.5], "step": [0.1, 0.2]}, "unsorted launches, dies between them"),
        ({**CHIP, "deflation": 0.1, "launch_years": [2, 5], "step": 0.4}, "dies at a launch"),
        ({**CHIP, "launch_years": [0, -2, 3], "step": 0.15}, "launches at and before 0"),
        ({**CHIP, "max_life": 2.5}, "capped"),
        ({**CHIP, "deflation": -0.1, "launch_years": 3, "step": 0.8}, "rising rent killed by a launch"),
        ({**CHIP, "rent": 0.7}, "no margin today"),
        ({**CHIP, "opex": 0}, "nothing to pay: max_life"),
        ({**CHIP, "util": 0}, "nothing sold"),
        ({**CHIP, "deflation": [0.1, 0.2, 0.4]}, "lifted over deflation"),
        ({**CHIP, "deflation": 1}, "deflation 1"),
        ({**CHIP, "launch_years": [1, 2], "step": [0.1, 0.1, 0.1]}, "steps and launches differ"),
    ],
    "GPU_ECON_VALUE": [
        (CHIP, "Gauss-Legendre"),
        ({**CHIP, "launch_years": [3, 1.2], "step": [0.1, 0.25], "salvage": 1500, "max_life": 8}, "unsorted launches, salvage"),
        ({**CHIP, "from_year": 1.75, "launch_years": [1, 2.5], "salvage": 900}, "valued between two launches"),
        ({**CHIP, "from_year": 9, "salvage": 900}, "retired already: salvage"),
        ({**CHIP, "disc": 0, "deflation": 0, "max_life": 4}, "8760 times margin times 4"),
        ({**CHIP, "disc": 0.1, "deflation": -1 / 9}, "rents rise at a tenth, continuous rates cancel nearly"),
        ({**CHIP, "disc": -0.02, "max_life": 30, "opex": 0}, "negative discount rate, long life, no opex"),
        ({**CHIP, "rent": 0.5, "salvage": 700}, "never runs: salvage undiscounted"),
        ({**CHIP, "disc": [[0, 0.1], [0.2, 0.3]]}, "lifted over a square"),
        ({**CHIP, "util": 1.2}, "util above 1"),
    ],
    "GPU_DURATION": [
        (CHIP, "time-weighted integrals"),
        ({**CHIP, "max_life": 3, "disc": 0.04}, "cut by max_life"),
        ({**CHIP, "opex": 0, "max_life": 6}, "no opex: both durations are the same"),
        ({**CHIP, "disc": 0, "deflation": 0, "max_life": 5}, "flat and undiscounted: half of the life"),
        ({**CHIP, "deflation": -0.15, "disc": 0.15}, "rising rent"),
        ({**CHIP, "deflation": 0.4, "disc": 0.3}, "short life"),
        ({**CHIP, "util": 0.2}, "no margin: value 0"),
        ({**CHIP, "rent": [2, 3]}, "a fixed list does not lift"),
    ],
    "BREAKEVEN_RENT": [
        ({"cost": 31000, "opex": 0.55, "deflation": 0.22, "util": 0.75}, "bisection on the numerical value"),
        ({"cost": 31000, "opex": 0.55, "deflation": 0.22, "util": 0.75, "max_life": 3, "salvage": 4000, "disc": 0.06},
         "capped life, salvage"),
        ({"cost": 31000, "opex": 0, "deflation": 0.3, "util": 1, "disc": 0}, "no opex, no discount"),
        ({"cost": 31000, "opex": 0.55, "deflation": 0, "util": 0.75, "disc": 0, "max_life": 5}, "flat rent"),
        ({"cost": 600000, "opex": 0.55, "deflation": -0.1, "util": 0.75}, "rising rent, cost above the jump"),
        ({"cost": 5000, "opex": 0.55, "deflation": -0.1, "util": 0.75}, "rising rent, cost inside the jump: opex/util"),
        ({"cost": [10000, 20000], "opex": 0.55, "deflation": 0.22, "util": 0.75}, "lifted over cost"),
        ({"cost": 3000, "opex": 0.55, "deflation": 0.22, "util": 0.75, "salvage": 3000}, "scrap pays for the chip"),
        ({"cost": 31000, "opex": 0.55, "deflation": 0.22, "util": 0}, "nothing sold"),
    ],
    "IMPLIED_DEFLATION": [
        ({"price": 18000, "rent": 2.6, "opex": 0.55, "util": 0.75}, "bisection on the numerical value"),
        ({"price": 18000, "rent": 2.6, "opex": 0.55, "util": 0.75, "disc": 0.18, "max_life": 4}, "capped life"),
        ({"price": 150000, "rent": 2.6, "opex": 0.55, "util": 0.75}, "rents must rise"),
        ({"price": 18000, "rent": 2.6, "opex": 0, "util": 1, "disc": 0, "max_life": 3}, "no opex, no discount"),
        ({"price": 900, "rent": 2.6, "opex": 0.55, "util": 0.75}, "steep"),
        ({"price": [15000, 25000], "rent": 2.6, "opex": 0.55, "util": 0.75}, "lifted over price"),
        ({"price": 18000, "rent": 0.5, "opex": 0.4, "util": 0.8}, "util times rent equals opex"),
        ({"price": 0, "rent": 2.6, "opex": 0.55, "util": 0.75}, "price 0"),
    ],
    "VINTAGE_DECAY": [
        ({"ages": [0.4, 1.3, 2.2, 3.1, 5.6], "prices": [7.1, 6.2, 4.9, 3.3, 2.4]}, "sums over pairs"),
        ({"ages": [5.6, 0.4, 2.2], "prices": [2.4, 7.1, 4.9]}, "unsorted"),
        ({"ages": [1, 3], "prices": [4, 5]}, "two points, rising price"),
        ({"ages": [1, 1, 3], "prices": [4, 5, 2]}, "one age twice"),
        ({"ages": [1, 2, 3], "prices": [2, 2, 2]}, "equal prices: R squared empty"),
        ({"ages": [2, 2], "prices": [4, 5]}, "equal ages"),
        ({"ages": [2], "prices": [4]}, "one point"),
        ({"ages": [1, 2], "prices": [4, 0]}, "price 0"),
        ({"ages": [1, 2, 3], "prices": [4, 5]}, "lengths differ"),
    ],
    "LAUNCH_STEP": [
        ({"rent_old": 3.9, "perf_old": 3.35, "rent_new": 6.6, "perf_new": 8}, "price of performance, in fractions"),
        ({"rent_old": 3.9, "perf_old": 3.35, "rent_new": 6.6, "perf_new": 8, "premium": 1.25}, "premium"),
        ({"rent_old": 2.2, "perf_old": 3.35, "rent_new": 6.6, "perf_new": 8}, "below parity: 0"),
        ({"rent_old": [3, 4], "perf_old": 3.35, "rent_new": 6.6, "perf_new": 8}, "lifted over rent_old"),
        ({"rent_old": 3.9, "perf_old": 3.35, "rent_new": 6.6, "perf_new": 0}, "perf_new 0"),
        ({"rent_old": -3.9, "perf_old": 3.35, "rent_new": 6.6, "perf_new": 8}, "negative rent"),
    ],
    "DISPLACEMENT_RENT": [
        (SLOT, "annuity by integration"),
        ({**SLOT, "disc": 0}, "no discount: the life itself"),
        ({**SLOT, "disc": -0.05}, "negative discount rate"),
        ({**SLOT, "rent_new": 2.4}, "the new chip earns no rent for its power"),
        ({**SLOT, "util": 1, "kw_old": 0.7, "opex_old": 0, "disc": 0.25}, "other numbers"),
        ({**SLOT, "rent_new": [4, 6]}, "lifted over rent_new"),
        ({**SLOT, "util": 0}, "nothing sold"),
        ({**SLOT, "kw_new": 0}, "kw_new 0"),
    ],
    "RENT_CURVE": [
        ({"rent": 2.7, "years": 1, "deflation": 0.22}, "quarters, mean, Gauss-Legendre"),
        ({"rent": 2.7, "years": 2.5, "deflation": 0.22, "freq": 2, "timing": "START"}, "START"),
        ({"rent": 2.7, "years": 2, "deflation": 0.22, "freq": 1, "timing": "MID", "launch_years": 0.5}, "launch at the middle"),
        ({"rent": 2.7, "years": 1, "deflation": 0.16, "timing": "END", "launch_years": [0.5], "step": 0.25}, "launch at an end"),
        ({"rent": 2.7, "years": 1, "deflation": 0.16, "timing": "START", "launch_years": [0.5], "step": 0.25}, "launch at a start"),
        ({"rent": 2.7, "years": 3, "deflation": 0.16, "freq": 1, "launch_years": [1.7, 0.4, 0], "step": [0.2, 0.1, 0.05],
          "floor": 1.4}, "mean, unsorted launches inside, floor crossed"),
        ({"rent": 1.1, "years": 3, "deflation": -0.2, "freq": 1, "floor": 1.4}, "rising through the floor"),
        ({"rent": 2.7, "years": 1, "deflation": 0, "freq": 2, "launch_years": [0.25, 0.25], "step": 0.5}, "two launches on a day"),
        ({"rent": 2.7, "years": 0.25, "deflation": 0.22, "freq": 12}, "months"),
        ({"rent": 0, "years": 1, "deflation": 0.22, "freq": 2, "floor": 0.3}, "floor only"),
        ({"rent": 2.7, "years": 1.1, "deflation": 0.22}, "broken periods"),
        ({"rent": 2.7, "years": 1, "deflation": 0.22, "freq": 3}, "freq 3"),
        ({"rent": 2.7, "years": 1, "deflation": 0.22, "timing": "LATE"}, "unknown word"),
    ],
    "REVENUE_PATH": [
        ({**CONTRACT, "contract_years": 0.6}, "contract ends inside a quarter"),
        ({**CONTRACT, "contract_years": 0.5, "take_or_pay": 0.9}, "take or pay"),
        ({**CONTRACT, "contract_years": 0.6, "take_or_pay": 0.9, "renew_years": 0.35}, "renewals inside quarters"),
        ({**CONTRACT, "contract_years": 1, "freq": 2, "renew_years": 0.3}, "a renewal that falls on a period end"),
        ({**CONTRACT, "contract_years": 0.1, "freq": 12, "renew_years": 1 / 24}, "several renewals in a month"),
        ({**CONTRACT, "contract_years": 50, "freq": 1}, "contract longer than the path"),
        ({"units": 500, "rents": [2.4, 2.2], "util": 0.65}, "spot only"),
        ({"units": 500, "rents": [2.4, 2.2, 2.1], "util": 0.65, "renew_years": 0.5, "take_or_pay": 0.8}, "renewals from today"),
        ({"units": 500, "rents": 2.4, "util": 0, "freq": 1}, "one period, nothing sold"),
        ({**CONTRACT, "contract_years": 1, "take_or_pay": 1.1}, "take_or_pay above 1"),
        ({**CONTRACT, "contract_years": 1, "freq": 3}, "freq 3"),
    ],
    "FORWARD_RENT": [
        ({"tenors": [0.5, 1, 2, 3], "rents": [3.9, 3.4, 2.8, 2.6]}, "triangular linear system"),
        ({"tenors": [2], "rents": [2.8]}, "one tenor"),
        ({"tenors": [1, 3], "rents": [6, 1.5]}, "a negative forward"),
        ({"tenors": [1, 3], "rents": [0, 1.5]}, "rent 0"),
        ({"tenors": [3, 1], "rents": [2.6, 3.4]}, "tenors must rise"),
        ({"tenors": [0, 1], "rents": [2.6, 3.4]}, "tenor 0"),
        ({"tenors": [1, 2], "rents": [2.6]}, "lengths differ"),
    ],
    "COMMIT_DEFLATION": [
        ({"ratio": 0.55, "years": 2}, "bisection on the numerical mean"),
        ({"ratio": 0.55, "years": 2, "certainty": 0.15}, "certainty"),
        ({"ratio": 1, "years": 3}, "no discount"),
        ({"ratio": 1.2, "years": 1.5}, "dearer than today: rents rise"),
        ({"ratio": 0.02, "years": 0.25}, "steep and short"),
        ({"ratio": [0.5, 0.7], "years": 3}, "lifted over ratio"),
        ({"ratio": 0, "years": 3}, "ratio 0"),
        ({"ratio": 0.5, "years": 3, "certainty": 1}, "certainty 1"),
    ],
}
ABOUT = ("Chip value and rent, from a second implementation written from the specification alone: numerical integration, "
         "bisection, exact fractions and sums over pairs instead of the closed forms. Readings that the specification leaves "
         "open follow the library: BREAKEVEN_RENT-S06, RESIDUAL_TABLE-S06, VINTAGE_DECAY-S05, REVENUE_PATH-S04.")


def cases():
    """Every case with the answer of this file."""
    rows = []
    for name, listed in CASES.items():
        for number_of, (inputs, derived) in enumerate(listed, 1):
            got = answer(name, inputs)
            rows.append({"id": f"{name}-S{number_of:02d}", "function": name, "inputs": inputs, "expected": got,
                         "tolerance": 0 if isinstance(got, dict) else 1e-9, "derived": derived})
    return rows


if __name__ == "__main__":
    print("{\"about\": " + json.dumps(ABOUT) + ", \"cases\": [")
    print(",\n".join(json.dumps(row) for row in cases()))
    print("]}")
