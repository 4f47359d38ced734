"""Second implementation of the miner and credit-risk worksheet functions, written from the specification alone.

One small function for each worksheet function; each docstring states the formula of the specification and the route taken here, which is
not the obvious one where another exists: quadrature instead of a closed form, bisection instead of a quantile function, every default
date enumerated instead of a par formula. Running the file prints the reference rows as JSON; `expected` in them comes from here only.

Arguments are plain numbers or lists. An error of the worksheet is raised as Fail("#VALUE!") and so on. Empty text is None.
"""

import inspect
import json
import math

import mpmath
import numpy
from mpmath import mp, mpf
from scipy import special

mp.dps = 30

FREQUENCIES = (1, 2, 4, 12)


class Fail(Exception):
    """An error value of the worksheet: the code is the first argument."""


# ---------------------------------------------------------------------------------------------------------------------------------------
# Checks of the inputs


def number(value):
    """A finite number, not a text and not a truth value."""
    if isinstance(value, bool) or not isinstance(value, (int, float, numpy.floating, numpy.integer)) or not math.isfinite(value):
        raise Fail("#VALUE!")
    return float(value)


def need(condition, code="#VALUE!"):
    """Refuse the call unless the condition holds."""
    if not condition:
        raise Fail(code)


def numbers(value):
    """A series: a scalar is a series of one; a row or a column of numbers is flattened."""
    if isinstance(value, list):
        flat = [entry for row in value for entry in (row if isinstance(row, list) else [row])]
        need(len(flat) > 0)
        return [number(entry) for entry in flat]
    return [number(value)]


def repeat(series, count):
    """A series of length one repeats; any other must have the given length."""
    need(len(series) in (1, count))
    return series * count if len(series) == 1 else series


def probability(value):
    """A number in [0, 1]."""
    value = number(value)
    need(0 <= value <= 1)
    return value


# ---------------------------------------------------------------------------------------------------------------------------------------
# Quadrature and roots


def double_exponential(low, high, step=0.02, reach=3.4):
    """Nodes and weights of the tanh-sinh rule on [low, high], in doubles."""
    u = numpy.arange(-round(reach / step), round(reach / step) + 1) * step
    inner = 0.5 * math.pi * numpy.sinh(u)
    weight = 0.5 * math.pi * numpy.cosh(u) / numpy.cosh(inner) ** 2 * step
    half = 0.5 * (high - low)
    share = 1.0 / (1.0 + numpy.exp(2 * inner))
    nodes = numpy.where(u < 0, low + 2 * half * (1.0 - share), high - 2 * half * share)
    return nodes, half * weight


def integral(function, points):
    """Sum of tanh-sinh integrals of a vectorised function over the panels between the points."""
    total = 0.0
    for low, high in zip(points[:-1], points[1:]):
        if high > low:
            nodes, weights = double_exponential(low, high)
            total += float(numpy.dot(weights, function(nodes)))
    return total


def bisect(function, low, high, steps=200):
    """Root of an increasing function by halving, in the arithmetic of the ends given."""
    for _ in range(steps):
        middle = (low + high) / 2
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def normal_quantile(p):
    """The z with Phi(z) = p, by halving on mpmath's cdf (30 digits)."""
    if p <= 0:
        return -mpmath.inf
    if p >= 1:
        return mpmath.inf
    return bisect(lambda z: mp.ncdf(z) - p, mpf(-45), mpf(45), 110)


def student_cdf(x, dof):
    """Student's t cdf as an integral: with x = sqrt(dof)·tan(a) the density is proportional to cos(a)^(dof-1). The tail is integrated
    from its far end (a power of the sine), which keeps small tails exact."""
    angle = mp.atan(abs(mpf(x)) / mp.sqrt(dof))
    scale = mp.gamma((mpf(dof) + 1) / 2) / (mp.sqrt(mp.pi) * mp.gamma(mpf(dof) / 2))
    tail = scale * mp.quad(lambda a: mp.sin(a) ** (mpf(dof) - 1), mp.linspace(0, mp.pi / 2 - angle, 4))
    return tail if x < 0 else 1 - tail


def student_quantile(p, dof):
    """The x with T(x) = p, by a search on the logarithm of the lower tail; the tail by mpmath's incomplete beta function."""
    if p > 0.5:
        return -student_quantile(1 - mpf(p), dof)
    if p == 0.5:
        return mpf(0)
    nu = mpf(dof)

    if dof > 2000:
        # the density by quadrature: the incomplete beta series is slow here
        return bisect(lambda x: student_cdf(x, dof) - p, mpf(-60), mpf(0), 110)

    def tail(x):
        return mp.betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + x * x), regularized=True) / 2

    log_x = bisect(lambda v: mpf(p) - tail(mp.exp(v)), mpf(-80), mpf(80), 20)
    return -mp.exp(mp.findroot(lambda v: mp.log(tail(mp.exp(v)) / mpf(p)), (log_x, log_x + mpf("1e-4")), tol=mpf(10) ** -50,
                               maxsteps=60, verify=False))


# ---------------------------------------------------------------------------------------------------------------------------------------
# Miners


def _miner(btc, btc_vol, site, site_vol, debt, years, rho, site_decay, btc_drift):
    """P(B + G < D). Route: condition on the SITE leg (the specification conditions on the coin), in doubles, with panels that
    contract around the place where the conditional probability turns. At rho = +1 and -1 the set of z with B(z) + G(z) < D is an
    interval, whose ends are searched for by halving."""
    if debt == 0:
        return 0.0
    log_b = math.log(btc) + (btc_drift - btc_vol ** 2 / 2) * years if btc > 0 else -math.inf
    site_left = site * (1 - site_decay) ** years
    log_g = math.log(site_left) - site_vol ** 2 / 2 * years if site_left > 0 else -math.inf
    s_b = btc_vol * math.sqrt(years) if btc > 0 else 0.0
    s_g = site_vol * math.sqrt(years) if site_left > 0 else 0.0
    if s_b == 0 and s_g == 0:
        return 1.0 if math.exp(log_b) + math.exp(log_g) < debt else 0.0
    if s_g == 0 or s_b == 0:
        left = debt - math.exp(log_g if s_g == 0 else log_b)
        log_x, s = (log_b, s_b) if s_g == 0 else (log_g, s_g)
        return float(mp.ncdf((mp.log(left) - log_x) / s)) if left > 0 else 0.0
    if abs(rho) == 1:
        return _miner_line(log_b, s_b, log_g, s_g, debt, rho)
    spread = math.sqrt((1 - rho) * (1 + rho))
    edge = (math.log(debt) - log_g) / s_g

    def need_of_coin(depth):
        # (ln(debt - G) - ln B)/s_b at y = edge - depth, without cancellation
        with numpy.errstate(divide="ignore"):
            return (math.log(debt) + numpy.log(-numpy.expm1(-s_g * depth)) - log_b) / s_b

    # with the edge far above the mass of y the variable is y itself, else the distance below the edge
    far = edge > 45
    low, high = (-39.0, 39.0) if far else (max(0.0, edge - 39.0), edge + 39.0)
    if high <= 0:
        return 0.0

    def place(x):
        return (x, edge - x) if far else (edge - x, x)

    def argument(x):
        y, depth = place(x)
        return need_of_coin(depth) - rho * y

    def integrand(x):
        y = place(x)[0]
        return numpy.exp(-y * y / 2) / math.sqrt(2 * math.pi) * special.ndtr(argument(x) / spread)

    # places where the argument of the conditional cdf is 0: panels shrink towards them
    grid = numpy.linspace(low, high, 8001)
    if not far:
        grid = numpy.unique(numpy.concatenate([grid, numpy.geomspace(1e-300, high, 4001)]))
    grid = grid[(grid > low) & (grid < high)]
    value = argument(grid)
    points = {low, high}
    points.update(place(float(y))[0] if far else edge - y for y in (-12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12))
    if not far:
        points.update((1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1.0))
    for k in numpy.nonzero(numpy.sign(value[:-1]) != numpy.sign(value[1:]))[0]:
        flip = 1.0 if value[k] < 0 else -1.0
        turn = bisect(lambda x, flip=flip: flip * float(argument(x)), float(grid[k]), float(grid[k + 1]), 90)
        for width in (0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 0.3, 1):
            points.update((turn - width, turn + width))
    points = sorted(p for p in points if low <= p <= high)
    return min(1.0, max(0.0, integral(integrand, points)))


def _miner_line(log_b, s_b, log_g, s_g, debt, rho):
    """Perfect correlation: total assets as a function of the one factor z, monotone at rho = 1 and with one minimum at rho = -1."""
    def log_total(z):
        return mp.log(mp.exp(log_b + s_b * z) + mp.exp(log_g + rho * s_g * z)) - mp.log(debt)

    if rho > 0:
        return float(mp.ncdf(bisect(log_total, mpf(-200), mpf(200), 140)))
    # the minimum: s_b·B = s_g·G
    bottom = (mp.log(s_g) + log_g - mp.log(s_b) - log_b) / (mpf(s_b) + s_g)
    if log_total(bottom) >= 0:
        return 0.0
    upper = bisect(log_total, bottom, bottom + 4000, 150)
    lower = -bisect(lambda v: log_total(-v), -bottom, -bottom + 4000, 150)
    if lower > 0:
        return float(mp.ncdf(-lower) - mp.ncdf(-upper))
    return float(mp.ncdf(upper) - mp.ncdf(lower))


def MINER_PD(btc_qty, btc_price, btc_vol, site_value, site_vol, debt, years, rho, site_decay=0, btc_drift=0):
    """P(n·S_T + G_T < D) for two correlated lognormals whose MEANS are n·S·e^(drift·T) and site·(1-decay)^T; debt 0 gives 0.
    Route: see _miner (one-dimensional quadrature over the site leg)."""
    values = [number(v) for v in (btc_qty, btc_price, btc_vol, site_value, site_vol, debt, years)]
    need(all(v >= 0 for v in values))
    rho, site_decay, btc_drift = number(rho), number(site_decay), number(btc_drift)
    need(-1 <= rho <= 1 and site_decay <= 1)
    qty, price, btc_vol, site, site_vol, debt, years = values
    return _miner(qty * price, btc_vol, site, site_vol, debt, years, rho, site_decay, btc_drift)


def MINER_PD_STRESS(btc_qty, btc_price, btc_vol, site_value, site_vol, debt, years, rho, p_stress, rho_stress, vol_mult=1.5,
                    btc_shock=0, site_shock=0, site_decay=0, btc_drift=0):
    """(1-p)·MINER_PD + p·MINER_PD(rho_stress, both vols × vol_mult, price·(1-btc_shock), site·(1-site_shock))."""
    p = probability(p_stress)
    mult, shock, shock_site = number(vol_mult), number(btc_shock), number(site_shock)
    need(mult >= 0 and shock <= 1 and shock_site <= 1 and -1 <= number(rho_stress) <= 1)
    calm = MINER_PD(btc_qty, btc_price, btc_vol, site_value, site_vol, debt, years, rho, site_decay, btc_drift)
    bad = MINER_PD(btc_qty, btc_price * (1 - shock), btc_vol * mult, site_value * (1 - shock_site), site_vol * mult, debt, years,
                   rho_stress, site_decay, btc_drift)
    return (1 - p) * calm + p * bad


def MINER_CONVERSION(hashprice, efficiency, power_price, lease, noi_margin, capex_mw, years, disc=0.10, escalator=0, hash_decline=0,
                     pue=1.3):
    """[mining margin of year 1, NOI of year 1, NOI - mining, capex/pue, NOI/(capex/pue), NPV, break-even hashprice] per gross MW.
    mining_t = 365·hashprice·(1-decline)^(t-1)·1000/efficiency - 8.76e6·power; NOI = 12·lease·1000/pue·margin;
    NPV = -capex/pue + sum of (NOI(1+g)^(t-1) - max(0, mining_t))/(1+disc)^t (capex is per MW of IT, the answer per gross MW; the text
    says -capex, its worked case says capex/pue). Route: money carried forward year by year and discounted once
    at the end (30 digits); the break-even by halving on the hashprice; empty when the NPV at hashprice 0 is <= 0."""
    values = [number(v) for v in (hashprice, efficiency, power_price, lease, noi_margin, capex_mw, years, disc, escalator, hash_decline,
                                  pue)]
    hashprice, efficiency, power_price, lease, noi_margin, capex_mw, years, disc, escalator, hash_decline, pue = map(mpf, values)
    need(hashprice >= 0 and efficiency > 0 and power_price >= 0 and pue > 0 and capex_mw >= 0 and lease >= 0)
    need(years == mp.floor(years) and years >= 1 and disc > -1 and escalator > -1 and hash_decline <= 1)
    noi = 12 * lease * 1000 / pue * noi_margin

    def mining(price):
        return 365 * price * 1000 / efficiency - mpf(8760000) * power_price

    def npv(price):
        purse, growth, hashrate = -capex_mw / pue, mpf(1), mpf(1)
        for _ in range(int(years)):
            purse = purse * (1 + disc) + noi * growth - max(mpf(0), mining(price * hashrate))
            growth *= 1 + escalator
            hashrate *= 1 - hash_decline
        return purse / (1 + disc) ** int(years)

    breakeven = None
    if npv(mpf(0)) > 0:
        top = mpf(1)
        while npv(top) > 0:
            top *= 2
        breakeven = bisect(lambda price: -npv(price), mpf(0), top, 130)
    yield_on_cost = noi / (capex_mw / pue) if capex_mw > 0 else None
    answer = [mining(hashprice), noi, noi - mining(hashprice), capex_mw / pue, yield_on_cost, npv(hashprice), breakeven]
    return [None if v is None else float(v) for v in answer]


def LEVERAGE_BRIDGE(debt0, cash0, base0, debt1, cash1, base1, price0=1, price1=1):
    """[ratio0, ratio1, ratio1 at price0, debt growth, ln contributions of net debt, quantity, price]; ratio = (debt - cash)/(base·price).
    Route: each contribution is the integral of dx/x from the old to the new figure; empty when either net debt is <= 0."""
    debt0, cash0, base0, debt1, cash1, base1, price0, price1 = (
        number(v) for v in (debt0, cash0, base0, debt1, cash1, base1, price0, price1))
    need(debt0 >= 0 and debt1 >= 0 and cash0 >= 0 and cash1 >= 0 and min(base0, base1, price0, price1) >= 0)
    need(base0 > 0 and base1 > 0 and price0 > 0 and price1 > 0, "#DIV/0!")
    net0, net1 = debt0 - cash0, debt1 - cash1
    parts = [None, None, None]
    if net0 > 0 and net1 > 0:
        def log_ratio(old, new):
            # beyond a factor of 20 the logarithm itself
            steps = max(1, math.ceil(abs(new - old) / min(new, old) / 2)) if max(new, old) < 20 * min(new, old) else 0
            if steps == 0:
                return float(mp.log(mpf(new) / mpf(old)))
            return float(mp.quad(lambda x: 1 / x, [old + (mpf(new) - old) * k / steps for k in range(steps + 1)]))

        parts = [log_ratio(net0, net1), -log_ratio(base0, base1), -log_ratio(price0, price1)]
    return [net0 / (base0 * price0), net1 / (base1 * price1), net1 / (base1 * price0),
            debt1 / debt0 - 1 if debt0 > 0 else None, *parts]


def CONVERT_CLAIM(face, conv_price, share_price, vol, years, rf, spread, coupon=0):
    """[share price/conversion price, bond floor, option, total, P(cash claim), face·P]; floor = face·[e^(-yT) + coupon·integral of
    e^(-ys)], y = ln(1+rf+spread); the option is face/K calls at the rate ln(1+rf). Route: both the annuity and the option pay-off by
    quadrature of 30 digits, the probability as the mass of the density below K."""
    face, strike, share, vol, years, rf, spread, coupon = (mpf(number(v)) for v in (face, conv_price, share_price, vol, years, rf, spread,
                                                                                   coupon))
    need(face >= 0 and strike > 0 and share >= 0 and vol >= 0 and years >= 0 and rf > -1 and 1 + rf + spread > 0 and coupon >= 0)
    y, r = mp.log(1 + rf + spread), mp.log(1 + rf)
    floor = face * (mp.exp(-y * years) + coupon * mp.quad(lambda s: mp.exp(-y * s), [0, years]))
    width = vol * mp.sqrt(years)
    if width == 0 or share == 0:
        forward = share * mp.exp(r * years)
        call, p_cash = mp.exp(-r * years) * max(mpf(0), forward - strike), mpf(1) if forward < strike else mpf(0)
    else:
        middle = mp.log(share) + r * years - width ** 2 / 2
        z_star = (mp.log(strike) - middle) / width

        def density(z):
            return mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)

        def cut(low, high):
            inside = [low + (high - low) * k / 24 for k in range(25)]
            return inside

        low, top = max(z_star, mpf(-16)), max(z_star, mpf(0)) + width + 16
        call = mp.exp(-r * years) * mp.quad(lambda z: (mp.exp(middle + width * z) - strike) * density(z), cut(low, top))
        # z_star < -16: both cuts at -16 drop less than 1e-57 of the mass
        p_cash = mp.quad(density, cut(min(z_star, mpf(0)) - 16, min(z_star, mpf(16))))
    option = face / strike * call
    return [float(v) for v in (share / strike, floor, option, floor + option, p_cash, face * p_cash)]


def HIT_PROB(spot, barrier, vol, years, drift=0):
    """Chance that a geometric Brownian path touches the barrier from above within the years; spot <= barrier gives 1.
    Route: the first-passage density a/(vol·sqrt(2·pi·t³))·exp(-(a+nu·t)²/(2·vol²·t)) integrated over t (with t = 1/w²), where
    a = ln(spot/barrier) and nu = drift - vol²/2. With vol 0 the path is the curve spot·e^(drift·t)."""
    spot, barrier, vol, years, drift = (mpf(number(v)) for v in (spot, barrier, vol, years, drift))
    need(spot >= 0 and barrier >= 0 and vol >= 0 and years >= 0)
    if spot <= barrier:
        return 1.0
    if barrier == 0 or years == 0:
        return 0.0
    a = mp.log(spot / barrier)
    if vol == 0:
        return 1.0 if a + drift * years <= 0 else 0.0
    nu = drift - vol ** 2 / 2
    a, nu = a / vol, nu / vol

    def in_w(w):
        # t = 1/w², dt = 2/w³ dw, density a·w³/sqrt(2 pi)·exp(-(a·w + nu/w)²/2)
        return 2 * a / mp.sqrt(2 * mp.pi) * mp.exp(-(a * w + nu / w) ** 2 / 2)

    start = 1 / mp.sqrt(years)
    centre = mp.sqrt(abs(nu) / a)
    ends = {start, max(start, centre) + 16 / a}
    for k in range(-40, 41):
        point = centre + k * mpf("0.4") / a
        if start < point < max(ends):
            ends.add(point)
    return float(mp.quad(in_w, sorted(ends)))


def JOINT_PD(pd1, pd2, rho, dof=None):
    """P(both default) under a Gaussian copula, or a t copula with dof. Route: Plackett: the derivative of the joint cdf with respect to
    the correlation is the joint density, so that with r = sin(a) the answer is the value at rho = -1, max(0, p1+p2-1), plus
    1/(2·pi)·(integral over a from -pi/2 to asin(rho)) of exp(-q/2), or of (1+q/dof)^(-dof/2), q = (h²+k²-2hk·sin a)/cos² a."""
    p1, p2, rho = probability(pd1), probability(pd2), number(rho)
    need(-1 <= rho <= 1)
    if dof is not None:
        dof = number(dof)
        need(dof > 0)
    if p1 in (0, 1) or p2 in (0, 1):
        return p1 * p2
    if rho == 1:
        return min(p1, p2)
    floor = float(max(mpf(0), mpf(p1) + mpf(p2) - 1))
    if rho == -1:
        return floor
    h, k = (normal_quantile(mpf(p)) if dof is None else student_quantile(mpf(p), dof) for p in (p1, p2))

    def rate(turn):
        # angle = turn - pi/2; q = ((h-k)² + 2hk(1-sin))/cos², or with (h+k)², so that no term cancels at either end
        cosine, sine = mp.sin(turn), -mp.cos(turn)
        if sine > 0:
            q = (h - k) ** 2 / cosine ** 2 + 2 * h * k / (1 + sine)
        else:
            q = (h + k) ** 2 / cosine ** 2 - 2 * h * k / (1 - sine)
        return mp.exp(-q / 2) if dof is None else (1 + q / dof) ** (-mpf(dof) / 2)

    end = mp.asin(mpf(rho)) + mp.pi / 2
    points = {end * j / 8 for j in range(9)}
    points |= {p for small in ("1e-6", "1e-4", "1e-3", "1e-2", "5e-2") for p in (mpf(small), mp.pi - mpf(small)) if p < end}
    points = sorted(points)
    return float(max(mpf(0), mpf(p1) + mpf(p2) - 1) + mp.quad(rate, points) / (2 * mp.pi))


def TAIL_DEP(rho, dof):
    """2·t_(dof+1)(-sqrt((dof+1)(1-rho)/(1+rho))). Route: the t cdf as an integral of a power of the sine; rho = 1 gives 1, -1 gives 0."""
    rho, dof = number(rho), number(dof)
    need(-1 <= rho <= 1 and dof > 0)
    if rho == 1:
        return 1.0
    if rho == -1:
        return 0.0
    x = -mp.sqrt((mpf(dof) + 1) * (1 - mpf(rho)) / (1 + mpf(rho)))
    return float(2 * student_cdf(x, mpf(dof) + 1))


def CORR_CONVERGE(corr, weight):
    """(1-w)·C + w·(matrix of ones), entry by entry. C must be square and symmetric with ones on the
    diagonal (to 1e-9); whether it is positive semidefinite is not asked."""
    weight = probability(weight)
    rows = corr if isinstance(corr, list) else [[corr]]
    need(len(rows) > 0)
    rows = [row if isinstance(row, list) else [row] for row in rows]
    need(all(len(row) == len(rows) for row in rows))
    matrix = numpy.array([[number(v) for v in row] for row in rows])
    need(numpy.allclose(matrix, matrix.T, rtol=0, atol=1e-9) and numpy.allclose(numpy.diag(matrix), 1, rtol=0, atol=1e-9))
    need(numpy.all(numpy.abs(matrix) <= 1 + 1e-9))
    return [[value + weight * (1 - value) for value in row] for row in matrix.tolist()]


# ---------------------------------------------------------------------------------------------------------------------------------------
# Default probability, loss and price


def MERTON(equity, vol_equity, debt, rf, years):
    """[V, sigma_V, PD, value of debt, spread, expected loss share, recovery] with E = V·N(d1) - D·e^(-rT)·N(d2) and
    sigma_E·E = N(d1)·sigma_V·V; PD = N(-d2); spread = -ln(value/D)/T - r; loss = 1 - value/(D·e^(-rT)); recovery = 1 - loss/PD.
    Route: nested halving (V inside, sigma_V outside, between 0 and sigma_E) in doubles, then Newton steps of 60 digits."""
    equity, vol_e, debt, rf, years = (number(v) for v in (equity, vol_equity, debt, rf, years))
    need(equity > 0 and vol_e > 0 and debt >= 0 and years > 0)
    need(debt > 0, "#DIV/0!")
    discounted = debt * math.exp(-rf * years)

    def assets_at(sigma):
        s = sigma * math.sqrt(years)

        def call(v):
            d1 = (math.log(v / discounted) + s * s / 2) / s
            return v * special.ndtr(d1) - discounted * special.ndtr(d1 - s) - equity

        return bisect(call, equity, equity + discounted, 80), s

    def surplus(sigma):
        v, s = assets_at(sigma)
        return special.ndtr((math.log(v / discounted) + s * s / 2) / s) * sigma * v - vol_e * equity

    sigma = bisect(surplus, vol_e * equity / (equity + discounted) * 0.5, vol_e, 70)
    start = assets_at(sigma)[0]
    with mp.workdps(60):
        face = mpf(debt) * mp.exp(-mpf(rf) * years)

        def conditions(v, s_v):
            s = s_v * mp.sqrt(mpf(years))
            d1 = (mp.log(v / face) + s * s / 2) / s
            return [(v * mp.ncdf(d1) - face * mp.ncdf(d1 - s)) / equity - 1, mp.ncdf(d1) * s_v * v / (mpf(vol_e) * equity) - 1]

        v, s_v = mp.findroot(conditions, (mpf(start), mpf(sigma)), tol=mpf(10) ** -100, maxsteps=60, verify=False)
        s = s_v * mp.sqrt(mpf(years))
        d2 = (mp.log(v / face) - s * s / 2) / s
        pd, loss = mp.ncdf(-d2), mp.ncdf(-d2) - v / face * mp.ncdf(-d2 - s)
        value = v * mp.ncdf(-d2 - s) + face * mp.ncdf(d2)
        spread = -mp.log(value / face) / years if value < face / 2 else -mp.log1p(-loss) / years
        recovery = v / face * mp.ncdf(-d2 - s) / pd
        answer = [float(x) for x in (v, s_v, pd, value, spread, loss, recovery)]
        # a PD too small for a double is 0, and then the recovery 0/0 is empty
        return answer if answer[2] > 0 else answer[:6] + [None]


def _normal_below(point):
    """Mass of the standard normal density below a point, by quadrature of 30 digits from the far tail."""
    if point < -38:
        return 0.0
    if point > 9:
        return 1.0
    low = min(point, mpf(0)) - 14
    inside = [low + (point - low) * k / 12 for k in range(13)]
    return float(mp.quad(lambda z: mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi), inside))


def MERTON_PD(assets, debt, vol, years, drift=0):
    """P(A_T < D) for a lognormal with mean A·e^(drift·T): N(-d2). Route: the density integrated below the debt; with no variance the
    comparison A·e^(drift·T) < D."""
    assets, debt, vol, years, drift = (mpf(number(v)) for v in (assets, debt, vol, years, drift))
    need(assets >= 0 and debt >= 0 and vol >= 0 and years >= 0)
    if debt == 0:
        return 0.0
    if assets == 0:
        return 1.0
    width = vol * mp.sqrt(years)
    if width == 0:
        return 1.0 if assets * mp.exp(drift * years) < debt else 0.0
    return _normal_below((mp.log(debt / assets) - drift * years + width ** 2 / 2) / width)


def IMPLIED_PD(spread, recovery, years=1):
    """1 - e^(-s·T/(1-R)); recovery 1 is refused. Route: the default intensity s/(1-R) integrated over [0, T] as a product of 2^90 equal
    survival steps (repeated squaring with 80 digits)."""
    spread, recovery, years = number(spread), probability(recovery), number(years)
    need(recovery < 1 and spread >= 0 and years >= 0)
    with mp.workdps(80):
        step = mpf(spread) * years / (1 - mpf(recovery)) / mpf(2) ** 90
        survival = 1 - step + step ** 2 / 2
        for _ in range(90):
            survival *= survival
        return float(1 - survival)


def _boundary(revenue, opex, service, fixed, threshold):
    """The revenue factor under which the test fails: (opex + threshold·service - fixed)/revenue; infinite when nothing can cure it."""
    short = opex + threshold * service - fixed
    if short <= 0:
        return 0.0
    return short / revenue if revenue > 0 else math.inf


def _marginal(bound, vol, time):
    """P(X < bound), X lognormal with mean 1 and log variance vol²·time."""
    if bound <= 0:
        return 0.0
    if bound == math.inf:
        return 1.0
    width = mpf(vol) * mp.sqrt(mpf(time))
    if width == 0:
        return 1.0 if bound > 1 else 0.0
    return _normal_below((mp.log(mpf(bound)) + width ** 2 / 2) / width)


def DSCR_BREACH_PROB(revenue, opex, debt_service, years, vol, fixed=0, threshold=1):
    """P(revenue·X + fixed - opex < threshold·debt_service), X lognormal with mean 1: N((ln b + s²/2)/s), s = vol·sqrt(years),
    b = (opex + threshold·debt_service - fixed)/revenue. Route: the density integrated below b."""
    revenue, opex, service, years, vol, fixed, threshold = (
        number(v) for v in (revenue, opex, debt_service, years, vol, fixed, threshold))
    need(revenue >= 0 and opex >= 0 and service >= 0 and years >= 0 and vol >= 0 and threshold >= 0)
    return _marginal(_boundary(revenue, opex, service, fixed, threshold), vol, years)


def DSCR_PD_CURVE(revenue, opex, debt_service, vol, fixed=0, freq=4, threshold=1, method="PASSAGE"):
    """Cumulative probability that a test has failed by each period; X = exp(vol·W - vol²t/2) at the period ends, one path.
    LOWER: running maximum of the marginals; UPPER: 1 - product of (1 - p); PASSAGE: exact. Periods without debt service are not tested;
    a boundary <= 0 is no breach. Route of PASSAGE: the surviving density carried from test to test on one tanh-sinh rule over all of the
    surviving range (out to 13 deviations)."""
    need(number(freq) in FREQUENCIES)
    vol, threshold = number(vol), number(threshold)
    need(vol >= 0 and threshold >= 0)
    need(isinstance(method, str) and method.upper() in ("PASSAGE", "LOWER", "UPPER"))
    series = [numbers(v) for v in (revenue, opex, debt_service, fixed)]
    count = max(len(s) for s in series)
    revenue, opex, service, fixed = (repeat(s, count) for s in series)
    need(all(v >= 0 for s in (revenue, opex, service) for v in s))
    tests = [(k, _boundary(revenue[k], opex[k], service[k], fixed[k], threshold)) for k in range(count) if service[k] > 0]
    tests = {k: b for k, b in tests if b > 0}
    if method.upper() != "PASSAGE" or vol == 0:
        answer, peak, alive = [], 0.0, 1.0
        for k in range(count):
            p = _marginal(tests.get(k, 0.0), vol, (k + 1) / freq)
            peak, alive = max(peak, p), alive * (1 - p)
            answer.append(1 - alive if method.upper() == "UPPER" else peak)
        return answer
    answer, failed, before, x, mass = [], 0.0, 0.0, numpy.array([0.0]), numpy.array([1.0])
    for k in range(count):
        if k in tests:
            time = (k + 1) / freq
            middle, width = -vol ** 2 * time / 2, vol * math.sqrt(time)
            edge = math.log(tests[k]) if tests[k] < math.inf else math.inf
            step, drift = vol * math.sqrt(time - before), -vol ** 2 * (time - before) / 2
            # what fails here is counted from below, so that small probabilities keep their digits
            failed += float(numpy.dot(mass, special.ndtr((edge - x - drift) / step)))
            low, high = max(edge, middle - 13 * width), middle + 13 * width
            if low < high:
                y, weight = double_exponential(low, high, 0.008)
                kernel = numpy.exp(-0.5 * ((y[:, None] - x[None, :] - drift) / step) ** 2) / (step * math.sqrt(2 * math.pi))
                x, mass, before = y, weight * (kernel @ mass), time
                keep = mass > 1e-30
                x, mass = x[keep], mass[keep]
            else:
                x, mass, before = numpy.array([0.0]), numpy.array([0.0]), time
        answer.append(min(1.0, failed))
    return answer


def LGD_COLLATERAL(ead, collateral, haircut, unsecured_rec=0, senior=0):
    """max(0, 1 - max(0, C(1-h) - senior)/EAD)·(1-u). Route: the waterfall in money: sale, senior, this lender, deficiency claim."""
    ead, collateral, haircut, rec, senior = (number(v) for v in (ead, collateral, haircut, unsecured_rec, senior))
    need(ead >= 0 and collateral >= 0 and 0 <= haircut <= 1 and 0 <= rec <= 1 and senior >= 0)
    need(ead > 0, "#DIV/0!")
    sale = collateral * (1 - haircut)
    sale -= min(sale, senior)
    deficiency = ead - min(sale, ead)
    return (deficiency - rec * deficiency) / ead


def _survival(pd, freq, count):
    """Survival at the ends of periods 0..count: a scalar is an annual PD, a series the cumulative PDs (must not fall)."""
    series = numbers(pd)
    need(all(0 <= p <= 1 for p in series))
    if len(series) == 1:
        return [mpf(1)] + [(1 - mpf(series[0])) ** (mpf(t) / freq) for t in range(1, count + 1)]
    need(len(series) == count and all(a <= b for a, b in zip(series, series[1:])))
    return [mpf(1)] + [1 - mpf(p) for p in series]


def EXPECTED_LOSS(opening, pd, lgd, rf=0, freq=4):
    """Sum of (PD_t - PD_(t-1))·LGD_t·opening_t·(1+rf/freq)^(-t). Route: backwards, the value of the losses still to come, one period
    after another with conditional default chances (30 digits)."""
    freq, rf = number(freq), mpf(number(rf))
    need(freq in FREQUENCIES and 1 + rf / freq > 0)
    opening, lgd, chances = numbers(opening), numbers(lgd), numbers(pd)
    need(all(v >= 0 for v in opening) and all(0 <= v <= 1 for v in lgd))
    count = max(len(opening), len(lgd), len(chances))
    opening, lgd, alive = repeat(opening, count), repeat(lgd, count), _survival(pd, freq, count)
    value = mpf(0)
    for t in range(count, 0, -1):
        fails = 1 - alive[t] / alive[t - 1] if alive[t - 1] > 0 else mpf(0)
        value = (fails * lgd[t - 1] * opening[t - 1] + (1 - fails) * value) / (1 + rf / freq)
    return float(value)


def _loan(opening, repayments, pd, recovery, rf, freq, capital, hurdle):
    """Checks a loan and returns (function: spread -> expected present value less cost of capital, opening balance, value of 1 of
    spread). Route: every default date (and none) enumerated with its probability; the cash of each history discounted by itself."""
    freq, rf, capital, hurdle = number(freq), mpf(number(rf)), mpf(number(capital)), mpf(number(hurdle))
    need(freq in FREQUENCIES and 1 + rf / freq > 0 and capital >= 0 and hurdle >= 0)
    series = [numbers(v) for v in (opening, repayments, recovery)]
    chances = numbers(pd)
    count = max([len(s) for s in series] + [len(chances)])
    balance, principal, recovered = (list(map(mpf, repeat(s, count))) for s in series)
    need(all(v >= 0 for v in balance) and all(0 <= v <= 1 for v in recovered))
    need(balance[0] > 0, "#DIV/0!")
    alive = _survival(pd, freq, count)

    def value(spread):
        total = mpf(0)
        for last in range(count + 1):
            # default in period last + 1; last = count means never
            weight = alive[last] - (alive[last + 1] if last < count else 0)
            if weight == 0:
                continue
            cash = mpf(0)
            for t in range(1, last + 1):
                paid = balance[t - 1] * (rf + spread - capital * hurdle) / freq + principal[t - 1]
                cash += paid / (1 + rf / freq) ** t
            if last < count:
                cash += recovered[last] * balance[last] * (1 + rf / freq) / (1 + rf / freq) ** (last + 1)
            total += weight * cash
        return total

    return value, balance[0]


def FAIR_SPREAD(opening, repayments, pd, recovery, rf, freq=4, capital=0, hurdle=0.10):
    """The spread s at which sum of DF_t·{S_t[o_t(rf+s)/f + p_t] + (S_(t-1)-S_t)·R_t·o_t·(1+rf/f)} less the cost of capital,
    capital·hurdle on the surviving balance, equals o_1. Route: default dates enumerated (see _loan), the straight line through two
    spreads."""
    value, par = _loan(opening, repayments, pd, recovery, rf, freq, capital, hurdle)
    at0, at1 = value(mpf(0)), value(mpf(1))
    need(at1 > at0, "#DIV/0!")
    return float((par - at0) / (at1 - at0))


def LOAN_PRICE(opening, repayments, spread, pd, recovery, rf, freq=4, capital=0, hurdle=0.10):
    """1 + (q - s)·sum of DF_t·S_t·o_t/(f·o_1), s = FAIR_SPREAD. Route: no fair spread: the expected present value of the cash flows at
    the contract spread, default dates enumerated, over the opening balance (equal by the par condition)."""
    value, par = _loan(opening, repayments, pd, recovery, rf, freq, capital, hurdle)
    return float(value(mpf(number(spread))) / par)


def VASICEK_LOSS(pd, rho, conf, lgd=1):
    """lgd·N((Q(pd) + sqrt(rho)·Q(conf))/sqrt(1-rho)). Route: the loss x whose cumulative probability
    N((sqrt(1-rho)·Q(x) - Q(pd))/sqrt(rho)) is conf, by halving on Q(x); rho 0 gives pd, rho 1 all or nothing."""
    pd, rho, conf, lgd = (probability(v) for v in (pd, rho, conf, lgd))
    if pd in (0, 1) or rho == 0:
        return lgd * pd
    if rho == 1:
        return lgd if conf > 1 - pd else 0.0
    if conf in (0, 1):
        return lgd * conf
    quantile, target = normal_quantile(mpf(pd)), normal_quantile(mpf(conf))
    loss = bisect(lambda x: (mp.sqrt(1 - mpf(rho)) * x - quantile) / mp.sqrt(mpf(rho)) - target, mpf(-10) ** 9, mpf(10) ** 9, 160)
    return float(lgd * mp.ncdf(loss))


def IRB_RW(pd, lgd, maturity=2.5, sales_eur_m=None):
    """Basel risk weight 12.5·K, K = LGD·(conditional PD at 99.9 % - PD)·(1+(M-2.5)b)/(1-1.5b), b = (0.11852-0.05478 ln PD)²;
    R = .12w + .24(1-w), w = (1-e^(-50PD))/(1-e^(-50)), less .04(1-(S-5)/45) for sales S; M in [1, 5] and S in [5, 50] by clamping;
    PD 0 and 1 give 0. Route: 30 digits, quantiles by halving, the conditional PD through VASICEK_LOSS."""
    pd, lgd, maturity = probability(pd), probability(lgd), number(maturity)
    need(maturity >= 0)
    if sales_eur_m is not None:
        need(number(sales_eur_m) >= 0)
    if pd in (0, 1):
        return 0.0
    # 1 - 1.5b changes its sign at a PD of about 3e-6; below, the rule has no meaning
    need(1.5 * (0.11852 - 0.05478 * math.log(pd)) ** 2 < 1, "#N/A")
    p = mpf(pd)
    w = mp.expm1(-50 * p) / mp.expm1(-50)
    rho = mpf("0.12") * w + mpf("0.24") * (1 - w)
    if sales_eur_m is not None:
        rho -= mpf("0.04") * (1 - (min(max(mpf(sales_eur_m), 5), 50) - 5) / 45)
    quantile, target = normal_quantile(p), normal_quantile(mpf("0.999"))
    worst = bisect(lambda x: (mp.sqrt(1 - rho) * x - quantile) / mp.sqrt(rho) - target, mpf(-50), mpf(50), 120)
    b = (mpf("0.11852") - mpf("0.05478") * mp.log(p)) ** 2
    years = min(max(mpf(maturity), 1), 5)
    return float(mpf("12.5") * mpf(lgd) * (mp.ncdf(worst) - p) * (1 + (years - mpf("2.5")) * b) / (1 - mpf("1.5") * b))


# ---------------------------------------------------------------------------------------------------------------------------------------
# Lifting: a scalar argument of a single-cell function that is given a range


SERIES = {
    "EXPECTED_LOSS": ("opening", "pd", "lgd"),
    "FAIR_SPREAD": ("opening", "repayments", "pd", "recovery"),
    "LOAN_PRICE": ("opening", "repayments", "pd", "recovery"),
}
SINGLE = ("MINER_PD", "MINER_PD_STRESS", "HIT_PROB", "JOINT_PD", "TAIL_DEP", "MERTON_PD", "IMPLIED_PD", "DSCR_BREACH_PROB",
          "LGD_COLLATERAL", "EXPECTED_LOSS", "FAIR_SPREAD", "LOAN_PRICE", "VASICEK_LOSS", "IRB_RW")


def shape(value):
    """(rows, columns) of a list; a flat list is a column."""
    return (len(value), len(value[0])) if isinstance(value[0], list) else (len(value), 1)


def call(name, inputs):
    """The answer of a worksheet function for named inputs, as the worksheet gives it: a number, a list, a list of rows, or
    {"error": code}. A range given for a scalar argument of a single-cell function answers cell by cell."""
    function = globals()[name]
    try:
        required = [p.name for p in inspect.signature(function).parameters.values() if p.default is inspect.Parameter.empty]
        need(all(inputs.get(key) is not None for key in required) and set(inputs) <= set(inspect.signature(function).parameters))
        given = {key: value for key, value in inputs.items() if value is not None}
        # a range of one cell is a scalar
        one = [key for key, value in given.items() if isinstance(value, list) and value and value[0] != [] and shape(value) == (1, 1)]
        given.update({key: numbers(given[key])[0] for key in one})
        ranges = {key: value for key, value in given.items() if isinstance(value, list) and key not in SERIES.get(name, ())}
        if name not in SINGLE:
            return function(**given)
        need(all(len(v) > 0 for v in ranges.values()))
        if not ranges:
            return function(**given)
        shapes = {shape(v) for v in ranges.values()}
        need(len(shapes) == 1)
        size = shapes.pop()
        flat = {key: [e for row in v for e in (row if isinstance(row, list) else [row])] for key, v in ranges.items()}
        answer = []
        for k in range(size[0] * size[1]):
            cell = call(name, {**given, **{key: v[k] for key, v in flat.items()}})
            answer.append(cell)
        if min(size) > 1:
            return [answer[k * size[1]:(k + 1) * size[1]] for k in range(size[0])]
        return answer
    except Fail as failure:
        return {"error": failure.args[0]}


# ---------------------------------------------------------------------------------------------------------------------------------------
# The reference rows


MINER = {"btc_qty": 5000, "btc_price": 90000, "btc_vol": 0.55, "site_value": 3e8, "site_vol": 0.35, "debt": 4.5e8, "years": 1, "rho": 0.3}
SITE = {"hashprice": 38, "efficiency": 20, "power_price": 0.05, "lease": 130, "noi_margin": 0.85, "capex_mw": 4e6, "years": 10}
BRIDGE = {"debt0": 851, "cash0": 50, "base0": 10000, "debt1": 3597.561, "cash1": 826.392, "base1": 52850}
NOTE = {"face": 850, "conv_price": 34.58, "share_price": 12, "vol": 0.8, "years": 3.4, "rf": 0.037, "spread": 0.06}
LOAN = {"opening": [100, 75, 50, 25], "repayments": [25, 25, 25, 25], "pd": 0.08, "recovery": 0.45, "rf": 0.04}
TEST = {"revenue": [98, 95, 92, 89, 86, 83], "opex": 30, "debt_service": 55, "vol": 0.4}


def rows():
    """(function, inputs, what the row covers); the expected value is computed."""
    out = []

    def add(name, route, *changes):
        for note, inputs in changes:
            out.append((name, inputs, f"{route}: {note}"))

    quad = "quadrature over the site leg"
    add("MINER_PD", quad,
        ("two legs", MINER), ("negative correlation, falling site, drift", {**MINER, "rho": -0.6, "site_decay": 0.23, "btc_drift": 0.08}),
        ("rho 1 as a line", {**MINER, "rho": 1}), ("rho -1, an interval of the factor", {**MINER, "rho": -1, "debt": 6.5e8}),
        ("rho .9999", {**MINER, "rho": 0.9999}), ("rho -.9995, one small leg", {**MINER, "rho": -0.9995, "site_value": 2e6, "debt": 2.2e8}),
        ("certain site", {**MINER, "site_vol": 0, "site_decay": 0.1}),
        ("certain coin", {**MINER, "btc_vol": 0, "debt": 7e8, "btc_drift": -0.1}),
        ("no coin", {**MINER, "btc_qty": 0, "debt": 2.5e8}), ("no debt", {**MINER, "debt": 0}),
        ("both certain and short", {**MINER, "btc_vol": 0, "site_vol": 0, "debt": 8e8}),
        ("block of prices and correlations",
         {**MINER, "btc_price": [[90000, 60000], [45000, 30000]], "rho": [[0, 0.3], [0.6, 0.9]]}),
        ("rho outside", {**MINER, "rho": 1.2}), ("rho is required", {k: v for k, v in MINER.items() if k != "rho"}))
    stress = {**MINER, "p_stress": 0.15, "rho_stress": 0.9}
    add("MINER_PD_STRESS", "mixture of two quadratures",
        ("defaults", stress), ("shocks and multiple", {**stress, "vol_mult": 1.3, "btc_shock": 0.3, "site_shock": 0.2, "site_decay": 0.1}),
        ("never stressed", {**stress, "p_stress": 0}), ("always stressed, rho 1", {**stress, "p_stress": 1, "rho_stress": 1}),
        ("coin worthless in stress", {**stress, "btc_shock": 1, "btc_drift": 0.05}), ("calm vol 0 in stress", {**stress, "vol_mult": 0}),
        ("column of p_stress", {**stress, "p_stress": [0.05, 0.1, 0.2]}), ("p_stress above 1", {**stress, "p_stress": 1.1}))
    add("MINER_CONVERSION", "money rolled forward, break-even by halving",
        ("defaults", SITE), ("all options", {**SITE, "disc": 0.09, "escalator": 0.03, "hash_decline": 0.2, "pue": 1.25}),
        ("rising hashprice", {**SITE, "hashprice": 20, "hash_decline": -0.15}),
        ("one year, no discounting", {**SITE, "years": 1, "disc": 0}),
        ("no break-even", {**SITE, "capex_mw": 1e7}), ("hashprice 0", {**SITE, "hashprice": 0}), ("free power", {**SITE, "power_price": 0}),
        ("no capex: no yield", {**SITE, "capex_mw": 0}), ("years not whole", {**SITE, "years": 2.5}),
        ("efficiency 0", {**SITE, "efficiency": 0}))
    add("LEVERAGE_BRIDGE", "integrals of dx/x",
        ("coin price up", {**BRIDGE, "price0": 0.0194, "price1": 0.1143}), ("price left out", BRIDGE),
        ("no net debt at first", {**BRIDGE, "cash0": 900}), ("net debt exactly 0 later", {**BRIDGE, "cash1": 3597.561}),
        ("no debt at first: no growth", {**BRIDGE, "debt0": 0, "cash0": 0}),
        ("repaid", {**BRIDGE, "debt1": 400, "cash1": 0, "price1": 0.5}),
        ("negative debt", {**BRIDGE, "debt1": -1}))
    add("CONVERT_CLAIM", "quadrature of pay-off and density",
        ("no coupon", NOTE), ("coupon", {**NOTE, "coupon": 0.0175, "years": 5}),
        ("deep in the money", {**NOTE, "share_price": 120, "vol": 0.4}),
        ("certain share below", {**NOTE, "vol": 0}), ("certain share above", {**NOTE, "vol": 0, "share_price": 34, "rf": 0.05}),
        ("yield 0", {**NOTE, "rf": 0, "spread": 0, "coupon": 0.02}), ("negative rf", {**NOTE, "rf": -0.01, "vol": 1.4}),
        ("face 0", {**NOTE, "face": 0}), ("share price 0", {**NOTE, "share_price": 0}), ("conversion price 0", {**NOTE, "conv_price": 0}))
    hit = {"spot": 100, "barrier": 60, "vol": 0.6, "years": 1}
    add("HIT_PROB", "first-passage density integrated",
        ("no drift", hit), ("drift up", {**hit, "drift": 0.3}), ("drift down, short", {**hit, "drift": -0.4, "years": 0.1, "vol": 0.8}),
        ("at the barrier", {**hit, "barrier": 100}), ("below the barrier", {**hit, "barrier": 120}), ("barrier 0", {**hit, "barrier": 0}),
        ("certain path that arrives", {**hit, "vol": 0, "drift": -0.6}), ("certain path that does not", {**hit, "vol": 0, "drift": -0.5}),
        ("row of barriers", {**hit, "barrier": [[40, 60, 80]]}), ("negative vol", {**hit, "vol": -0.1}))
    add("JOINT_PD", "Plackett integral from rho = -1",
        ("Gaussian", {"pd1": 0.1, "pd2": 0.05, "rho": 0.3}), ("negative", {"pd1": 0.3, "pd2": 0.2, "rho": -0.7}),
        ("rho .999", {"pd1": 0.02, "pd2": 0.021, "rho": 0.999}), ("rho 1", {"pd1": 0.02, "pd2": 0.2, "rho": 1}),
        ("rho -1", {"pd1": 0.7, "pd2": 0.6, "rho": -1}), ("pd 0", {"pd1": 0, "pd2": 0.2, "rho": 0.5, "dof": 3}),
        ("pd 1", {"pd1": 1, "pd2": 0.2, "rho": 0.5}), ("t copula, rho 0", {"pd1": 0.05, "pd2": 0.05, "rho": 0, "dof": 4}),
        ("t copula, fraction of a degree", {"pd1": 0.1, "pd2": 0.02, "rho": 0.6, "dof": 2.5}),
        ("t copula, rho -1", {"pd1": 0.7, "pd2": 0.6, "rho": -1, "dof": 4}),
        ("column", {"pd1": [0.01, 0.1, 0.5], "pd2": 0.5, "rho": 0.5}), ("pd above 1", {"pd1": 1.5, "pd2": 0.2, "rho": 0}))
    add("TAIL_DEP", "power of the sine integrated",
        ("rho .5, dof 2", {"rho": 0.5, "dof": 2}), ("rho 0, dof 4", {"rho": 0, "dof": 4}), ("negative rho", {"rho": -0.4, "dof": 3}),
        ("fraction of a degree", {"rho": 0.9, "dof": 0.5}), ("many degrees", {"rho": 0.8, "dof": 100}), ("rho 1", {"rho": 1, "dof": 4}),
        ("rho -1", {"rho": -1, "dof": 4}), ("dof 0", {"rho": 0.5, "dof": 0}))
    three = [[1, 0.2, -0.1], [0.2, 1, 0.4], [-0.1, 0.4, 1]]
    add("CORR_CONVERGE", "entry by entry",
        ("half way", {"corr": three, "weight": 0.5}), ("weight 0", {"corr": three, "weight": 0}),
        ("weight 1", {"corr": three, "weight": 1}),
        ("one asset", {"corr": 1, "weight": 0.3}), ("not symmetric", {"corr": [[1, 0.2], [0.3, 1]], "weight": 0.5}),
        ("diagonal not 1", {"corr": [[1, 0.2], [0.2, 0.9]], "weight": 0.5}), ("not square", {"corr": [[1, 0.2]], "weight": 0.5}),
        ("weight above 1", {"corr": three, "weight": 1.1}))
    hull = {"equity": 3, "vol_equity": 0.8, "debt": 10, "rf": 0.05, "years": 1}
    add("MERTON", "nested halving, then Newton of 60 digits",
        ("high leverage", hull), ("low leverage", {"equity": 12, "vol_equity": 0.4, "debt": 5, "rf": 0.03, "years": 5}),
        ("small equity", {**hull, "equity": 0.05, "vol_equity": 1.5}), ("negative rate, long", {**hull, "rf": -0.01, "years": 15}),
        ("short", {**hull, "years": 0.1}), ("PD 0 in every digit", {**hull, "vol_equity": 0.01}), ("no debt", {**hull, "debt": 0}),
        ("no equity", {**hull, "equity": 0}))
    assets = {"assets": 100, "debt": 70, "vol": 0.3, "years": 2}
    add("MERTON_PD", "density integrated below the debt",
        ("no drift", assets), ("drift", {**assets, "drift": 0.05}), ("under water", {**assets, "debt": 150, "drift": -0.1}),
        ("no debt", {**assets, "debt": 0}), ("no assets", {**assets, "assets": 0}),
        ("certain and equal", {**assets, "vol": 0, "debt": 100}),
        ("certain and falling below", {**assets, "vol": 0, "debt": 100, "drift": -0.01}), ("column", {**assets, "assets": [60, 80, 200]}),
        ("negative vol", {**assets, "vol": -0.3}))
    add("IMPLIED_PD", "2^90 equal survival steps",
        ("one year", {"spread": 0.0225, "recovery": 0.3}), ("five years", {"spread": 0.0643, "recovery": 0.4, "years": 5}),
        ("part of a year", {"spread": 0.13, "recovery": 0.8, "years": 0.25}), ("spread 0", {"spread": 0, "recovery": 0.4}),
        ("row of recoveries", {"spread": 0.0225, "recovery": [[0.3, 0.5, 0.8]]}), ("recovery 1", {"spread": 0.02, "recovery": 1}),
        ("negative spread", {"spread": -0.01, "recovery": 0.4}))
    one = {"revenue": 100, "opex": 30, "debt_service": 50, "years": 1, "vol": 0.3}
    add("DSCR_BREACH_PROB", "density integrated below the boundary",
        ("spot only", one), ("fixed and threshold", {**one, "fixed": 20, "threshold": 1.2, "years": 2.5}),
        ("contract covers all", {**one, "fixed": 90}), ("no debt service: P(CFADS < 0)", {**one, "debt_service": 0, "opex": 90}),
        ("no revenue, a need", {**one, "revenue": 0}), ("no revenue, no need", {**one, "revenue": 0, "fixed": 80}),
        ("certain, exactly on the test", {**one, "vol": 0, "debt_service": 70}),
        ("certain, just below", {**one, "vol": 0, "debt_service": 70.001}),
        ("today", {**one, "years": 0}), ("threshold 0", {**one, "threshold": 0, "vol": 0.9}),
        ("column of vols", {**one, "vol": [0.2, 0.4, 0.8]}),
        ("negative revenue", {**one, "revenue": -1}))
    contract = {**TEST, "fixed": [60, 60, 60, 0, 0, 0], "debt_service": [55, 0, 55, 55, 0, 70]}
    add("DSCR_PD_CURVE", "survivors carried by one tanh-sinh rule",
        ("PASSAGE", TEST), ("LOWER", {**TEST, "method": "LOWER"}), ("UPPER", {**TEST, "method": "UPPER"}),
        ("contract, periods without service, threshold", {**contract, "threshold": 1.2}),
        ("UPPER, the same", {**contract, "method": "UPPER"}),
        ("yearly", {**TEST, "freq": 1}), ("twenty-four months", {**TEST, "revenue": [100 * 0.985 ** k for k in range(24)], "freq": 12}),
        ("forty quarters, the last", {**TEST, "revenue": [110 * 0.99 ** k for k in range(40)], "vol": 0.25}),
        ("one period", {**TEST, "revenue": [98]}), ("vol 0", {**TEST, "vol": 0}),
        ("no revenue in one period", {**TEST, "revenue": [98, 0, 92]}),
        ("one revenue for a series of service", {**TEST, "revenue": 100, "debt_service": [50, 55, 60]}),
        ("freq 3", {**TEST, "freq": 3}), ("lengths differ", {**TEST, "opex": [30, 30]}), ("unknown method", {**TEST, "method": "EXACT"}))
    lgd = {"ead": 100, "collateral": 150, "haircut": 0.5}
    add("LGD_COLLATERAL", "waterfall in money",
        ("haircut", lgd), ("unsecured and senior", {**lgd, "unsecured_rec": 0.1, "senior": 30}),
        ("senior takes all", {**lgd, "senior": 90}),
        ("over-covered", {**lgd, "haircut": 0.1}), ("no collateral", {**lgd, "collateral": 0, "unsecured_rec": 0.25}),
        ("column of haircuts", {**lgd, "haircut": [0, 0.5, 1]}), ("ead 0", {**lgd, "ead": 0}), ("haircut above 1", {**lgd, "haircut": 1.1}))
    loss = {"opening": [100, 75, 50, 25], "pd": 0.08, "lgd": 0.55}
    add("EXPECTED_LOSS", "backwards, conditional chances",
        ("annual pd", loss), ("cumulative pds and rising lgd, discounted",
                              {**loss, "pd": [0.01, 0.03, 0.06, 0.1], "lgd": [0.4, 0.5, 0.6, 0.7], "rf": 0.05}),
        ("months", {**loss, "freq": 12, "rf": 0.04}), ("one balance repeats", {**loss, "opening": 100, "pd": [0.01, 0.02, 0.02]}),
        ("pd of one value is annual", {**loss, "pd": [0.2], "freq": 1}), ("certain default", {**loss, "pd": 1, "freq": 1}),
        ("row of rates", {**loss, "rf": [[0, 0.05]]}), ("pds that fall", {**loss, "pd": [0.1, 0.05, 0.2, 0.3]}),
        ("lengths differ", {**loss, "lgd": [0.4, 0.5]}), ("freq 3", {**loss, "freq": 3}))
    bullet = {**LOAN, "opening": [100] * 5, "repayments": [0, 0, 0, 0, 100], "freq": 1}
    add("FAIR_SPREAD", "every default date enumerated",
        ("quarterly, annual pd", LOAN), ("bullet", {**bullet, "pd": 0.2, "recovery": 0.4}),
        ("capital", {**bullet, "capital": 0.08, "hurdle": 0.12}),
        ("capital, hurdle left out", {**LOAN, "capital": 0.1}), ("cumulative pds and recoveries",
                                                              {**LOAN, "pd": [0.01, 0.03, 0.06, 0.1], "recovery": [0.7, 0.6, 0.5, 0.3]}),
        ("full recovery", {**LOAN, "recovery": 1}), ("no default", {**LOAN, "pd": 0, "capital": 0.05}),
        ("one month", {**LOAN, "opening": [100], "repayments": [100], "freq": 12}), ("row of rf", {**LOAN, "rf": [[0, 0.04, 0.1]]}),
        ("certain default", {**LOAN, "pd": 1}), ("no balance", {**LOAN, "opening": [0, 75, 50, 25]}),
        ("pds that fall", {**LOAN, "pd": [0.1, 0.05, 0.2, 0.3]}))
    price = {**LOAN, "spread": 0.05}
    add("LOAN_PRICE", "present value, every default date enumerated",
        ("below par", {**price, "spread": 0.0225}), ("above par", {**price, "spread": 0.1, "pd": 0.02}),
        ("capital", {**price, "capital": 0.08, "hurdle": 0.12}), ("bullet", {**bullet, "spread": 0.156, "pd": 0.2, "recovery": 0.4}),
        ("cumulative pds and recoveries", {**price, "pd": [0.01, 0.03, 0.06, 0.1], "recovery": [0.7, 0.6, 0.5, 0.3]}),
        ("certain default: the recovery", {**price, "pd": 1}), ("negative spread", {**price, "spread": -0.01}),
        ("column of spreads", {**price, "spread": [0, 0.05, 0.1]}), ("no balance", {**price, "opening": [0, 75, 50, 25]}),
        ("lengths differ", {**price, "repayments": [25, 25]}))
    pool = {"pd": 0.02, "rho": 0.2, "conf": 0.999}
    add("VASICEK_LOSS", "loss distribution inverted",
        ("default rate", pool), ("lgd", {**pool, "lgd": 0.45, "conf": 0.9}), ("rho 0", {**pool, "rho": 0}),
        ("rho 1, hit", {**pool, "rho": 1}),
        ("rho 1, not hit", {**pool, "rho": 1, "conf": 0.97}), ("pd 0", {**pool, "pd": 0}), ("pd 1", {**pool, "pd": 1, "lgd": 0.4}),
        ("row of rho", {**pool, "rho": [[0.05, 0.12, 0.24]]}), ("rho negative", {**pool, "rho": -0.1}))
    add("IRB_RW", "30 digits, loss distribution inverted",
        ("large firm", {"pd": 0.01, "lgd": 0.45}), ("small firm", {"pd": 0.01, "lgd": 0.45, "sales_eur_m": 20}),
        ("sales below 5", {"pd": 0.01, "lgd": 0.45, "sales_eur_m": 1}), ("sales above 50", {"pd": 0.01, "lgd": 0.45, "sales_eur_m": 500}),
        ("maturity above 5", {"pd": 0.02, "lgd": 0.4, "maturity": 9}), ("maturity below 1", {"pd": 0.02, "lgd": 0.4, "maturity": 0.25}),
        ("no floor", {"pd": 0.0001, "lgd": 0.4}), ("pd 0", {"pd": 0, "lgd": 0.4}), ("pd 1", {"pd": 1, "lgd": 0.4}),
        ("beside the pole of the maturity adjustment", {"pd": 1e-6, "lgd": 0.4}), ("column", {"pd": [0.005, 0.05, 0.5], "lgd": 0.4}),
        ("lgd above 1", {"pd": 0.01, "lgd": 1.2}))
    return out


def document():
    """The rows with their expected values, as the JSON file holds them."""
    cases, count = [], {}
    for name, inputs, derived in rows():
        count[name] = count.get(name, 0) + 1
        expected = call(name, inputs)
        case = {"id": f"{name}-S{count[name]:02d}", "function": name, "inputs": inputs}
        if derived.endswith("the last"):
            case["pick"], expected = len(expected) - 1, expected[-1]
        case.update(expected=expected, tolerance=0 if isinstance(expected, dict) else 1e-9, derived=derived)
        cases.append(case)
    return {"about": "Second implementation of the miner and credit-risk functions, from the specification alone. Pass when "
                     "|got - expected| <= tolerance * max(1, |expected|); null is empty text; an error is {\"error\": code}.",
            "cases": cases}


if __name__ == "__main__":
    made = document()
    print('{"about": ' + json.dumps(made["about"]) + ', "cases": [')
    print(",\n".join(json.dumps(row) for row in made["cases"]))
    print("]}")
