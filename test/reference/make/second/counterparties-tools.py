"""Second implementation of the counterparty functions and of the calling tools, written from the specification alone.

Every function goes a different way from the obvious one, so that agreement means something:

  HHI             probability that two dollars drawn at random come from different names, subtracted from 1
  CUSTOMER_STRESS rho 0 and 1: distribution of revenue by convolution; between: breaching states by exact fractions and an integral over
                  the factor in short panels; two and three customers once more by Plackett's integral and Sheppard's orthant formula
  BACKLOG_RUNOFF  difference of the cumulative amount delivered at the two ends of each period
  BACKLOG_VALUE   numerical integration of the expected cash of each contract
  CLEARING        payments lowered from full payment, step by step, until nothing moves (no linear system)
  CONTAGION_AV    one deleveraging round in dollars, bank by bank and asset by asset (no matrices)
  CIRCULAR_FLOW   linear programme: the largest balanced part of the flows
  ROUND_TRIP      smallest cut, by trying every set of nodes (no flow algorithm)
  FUNDED_SHARE    the tagged dollar followed round by round (no linear system)
  SENSITIVITY, TORNADO  a plain loop over calls
  SOLVE           scan of 64 intervals and bisection

Run it to print the reference cases.
"""
import itertools
import json
import math
from fractions import Fraction

import numpy as np
from scipy import optimize, special


class CellError(Exception):
    """An Excel error as the answer of a function."""

    def __init__(self, code, why=""):
        super().__init__(f"{code} {why}")
        self.code = code


def bad(why):
    raise CellError("#VALUE!", why)


# ------------------------------------------------------------------------------------------------------------ reading arguments

def is_number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool) and math.isfinite(x)


def vector(x, name, low=None, high=None):
    """A scalar, a flat list, one row or one column -> list of floats."""
    if not isinstance(x, list):
        x = [x]
    if x and isinstance(x[0], list):
        if len(x) > 1 and any(len(r) != 1 for r in x):
            bad(f"{name}: one row or one column")
        x = [v for r in x for v in r]
    if not x:
        bad(f"{name}: empty")
    for v in x:
        if not is_number(v):
            bad(f"{name}: a number")
        if low is not None and v < low or high is not None and v > high:
            bad(f"{name}: out of its domain")
    return [float(v) for v in x]


def repeated(x, n, name, low=None, high=None):
    """A vector of n entries; a vector of length one repeats."""
    v = vector(x, name, low, high)
    if len(v) == 1:
        return v * n
    if len(v) != n:
        bad(f"{name}: {n} values")
    return v


def exactly(x, n, name, low=None, high=None):
    """A vector of exactly n entries, one for each party; nothing repeats."""
    v = vector(x, name, low, high)
    if len(v) != n:
        bad(f"{name}: {n} values")
    return v


def number(x, name, low=None, high=None, open_low=False, open_high=False):
    if not is_number(x):
        bad(f"{name}: a number")
    if low is not None and (x < low or open_low and x == low) or high is not None and (x > high or open_high and x == high):
        bad(f"{name}: out of its domain")
    return float(x)


def word(x, name, allowed):
    if not isinstance(x, str) or x.upper() not in allowed:
        bad(f"{name}: one of {allowed}")
    return x.upper()


def matrix(x, name, low=None, high=None, square=True, rows=None):
    if not isinstance(x, list):
        x = [[x]]
    if not isinstance(x[0], list):
        x = [[v] for v in x]
    m = [[number(v, name, low, high) for v in r] for r in x]
    if len({len(r) for r in m}) != 1 or square and len(m) != len(m[0]) or rows is not None and len(m) != rows:
        bad(f"{name}: shape")
    if square and any(m[i][i] for i in range(len(m))):
        bad(f"{name}: no party pays itself")
    return m


# --------------------------------------------------------------------------------------------------------------- counterparties

def HHI(amounts, normalised=False):
    """Σ share². Route: 1 minus the probability that two dollars drawn at random belong to two different names.
    Normalised = (H − 1/n)/(1 − 1/n) with n = number of names with an amount; a single name gives 1."""
    a = vector(amounts, "amounts", 0)
    total = math.fsum(a)
    if total == 0:
        raise CellError("#DIV/0!", "amounts")
    different = 2 * math.fsum(x * y for x, y in itertools.combinations(a, 2)) / total ** 2
    if not normalised:
        return 1 - different
    n = sum(x > 0 for x in a)
    return 1.0 if n == 1 else 1 - different / (1 - 1 / n)


def revenue_levels(revenue, left, default):
    """{revenue of the year: probability} when customer i defaults with probability default[i], independently.
    Levels are exact fractions, so equal levels merge."""
    levels = {Fraction(0): 1.0}
    for r, m, p in zip(revenue, left, default):
        following = {}
        for level, weight in levels.items():
            for amount, chance in ((Fraction(r), 1 - p), (Fraction(r) * Fraction(m), p)):
                following[level + amount] = following.get(level + amount, 0.0) + weight * chance
        levels = following
    return levels


def CUSTOMER_STRESS(revenue, pd, opex, debt_service, relet=0, rho=0, threshold=1):
    """[DSCR, DSCR without the largest, expected DSCR, P(DSCR < threshold), 1/HHI], a column.
    A customer in default pays relet × its revenue; opex is paid in full. The largest customer is the one with the most revenue
    (among equals the one that re-lets worst).
    The expected DSCR needs the marginal PDs only (the mean of a sum). P: rho 0, revenue is a convolution; rho 1, customers default in
    the order of their PDs (exact); between, the states that breach are found in exact fractions, and their probability given the
    factor is integrated in panels of 24 nodes, short around the points where a customer's conditional PD crosses one half."""
    r = vector(revenue, "revenue", 0)
    n = len(r)
    if n > 12:
        bad("revenue: at most 12 customers")
    p = repeated(pd, n, "pd", 0, 1)
    m = repeated(relet, n, "relet", 0)
    opex = number(opex, "opex", 0)
    ds = number(debt_service, "debt_service", 0)
    rho = number(rho, "rho", 0, 1)
    threshold = number(threshold, "threshold")
    if ds == 0:
        raise CellError("#DIV/0!", "debt_service")
    if sum(r) == 0:
        raise CellError("#DIV/0!", "revenue")
    limit = Fraction(threshold) * Fraction(ds) + Fraction(opex)
    big = max(range(n), key=lambda i: (r[i], -m[i]))
    before = (math.fsum(r) - opex) / ds
    without = (math.fsum(x * (m[i] if i == big else 1) for i, x in enumerate(r)) - opex) / ds
    expected = (math.fsum(x * (1 - q * (1 - k)) for x, q, k in zip(r, p, m)) - opex) / ds

    def breach(default):
        return math.fsum(w for level, w in revenue_levels(r, m, default).items() if level < limit)

    if rho == 0:
        breaching = breach(p)
    elif rho == 1:
        cuts = sorted(set(p) | {0.0, 1.0})
        breaching = math.fsum((b - a) * breach([1.0 if q >= b else 0.0 for q in p]) for a, b in zip(cuts, cuts[1:]))
    else:
        c = special.ndtri(np.array(p))
        states = [s for s in itertools.product((0, 1), repeat=n)
                  if sum(Fraction(x) * (Fraction(k) if d else 1) for x, k, d in zip(r, m, s)) < limit]
        if not states:
            breaching = 0.0
        else:
            mask = np.array(states, dtype=float)

            def integrand(z):
                q = special.ndtr((c - math.sqrt(rho) * z) / math.sqrt(1 - rho))
                return float(np.prod(mask * q + (1 - mask) * (1 - q), axis=1).sum()) * math.exp(-z * z / 2) / math.sqrt(2 * math.pi)

            width = math.sqrt((1 - rho) / rho)
            centres = [v / math.sqrt(rho) for v in c if math.isfinite(v)]
            edges = {-9.0, 9.0} | {float(v) for v in range(-8, 9)}
            for v in centres:
                edges |= {v + k * width for k in (-6, -4, -2, -1, 0, 1, 2, 4, 6)}
            edges = sorted(v for v in edges if -9 <= v <= 9)
            nodes, weights = np.polynomial.legendre.leggauss(24)
            breaching = math.fsum((b - a) / 2 * w * integrand((a + b) / 2 + (b - a) / 2 * x)
                                  for a, b in zip(edges, edges[1:]) if b > a for x, w in zip(nodes, weights))
    return [before, without, expected, breaching, 1 / HHI(r)]


def BACKLOG_RUNOFF(amounts, years, horizon, freq=4, starts=0):
    """Straight line over each life. Delivered by time t = amount × clip((t − start)/years, 0, 1); a period is the difference."""
    a = vector(amounts, "amounts", 0)
    y = repeated(years, len(a), "years", 0)
    s = repeated(starts, len(a), "starts", 0)
    if min(y) <= 0:
        bad("years: above 0")
    n = whole_periods(horizon, freq)

    def delivered(t):
        return math.fsum(x * min(1.0, max(0.0, (t - s0) / y0)) for x, y0, s0 in zip(a, y, s))

    return [delivered(k / freq) - delivered((k - 1) / freq) for k in range(1, n + 1)]


def whole_periods(years, freq):
    if freq not in (1, 2, 4, 12) or isinstance(freq, bool):
        bad("freq: 1, 2, 4 or 12")
    n = number(years, "years", 0, open_low=True) * freq
    if abs(n - round(n)) > 1e-9 or round(n) < 1:
        bad("years x freq: whole")
    return round(n)


def BACKLOG_VALUE(amounts, years, pd, disc=0, relet=0, deflation=0, starts=0):
    """Σ A/Y ∫ over [s, s+Y] of (1+disc)^−t · [S(t) + relet(1−deflation)^t(1 − S(t))] dt with S(t) = (1−pd)^t,
    by Gauss–Legendre quadrature in panels short against every rate."""
    a = vector(amounts, "amounts", 0)
    n = len(a)
    y = repeated(years, n, "years", 0)
    if min(y) <= 0:
        bad("years: above 0")
    p = repeated(pd, n, "pd", 0, 1)
    m = repeated(relet, n, "relet", 0)
    d = repeated(deflation, n, "deflation")
    if max(d) >= 1:
        bad("deflation: below 1")
    s = repeated(starts, n, "starts", 0)
    disc = number(disc, "disc", -1, open_low=True)
    nodes, weights = np.polynomial.legendre.leggauss(20)
    parts = []
    for i in range(n):
        rates = (math.log1p(disc), 50.0 if p[i] == 1 else -math.log1p(-p[i]), -math.log1p(-d[i]))
        panels = math.ceil(y[i] * (1 + sum(map(abs, rates))) / 2)
        edges = s[i] + y[i] * np.arange(panels + 1) / panels
        half = y[i] / panels / 2
        t = (edges[:-1, None] + half * (1 + nodes[None, :]))
        log_alive = np.full_like(t, -math.inf) if p[i] == 1 else t * math.log1p(-p[i])
        cash = np.exp(-t * math.log1p(disc)) * (np.exp(log_alive) - m[i] * np.exp(t * math.log1p(-d[i])) * np.expm1(log_alive))
        parts += list((a[i] / y[i] * half * cash * weights[None, :]).ravel())
    return math.fsum(parts)


def CLEARING(liabilities, external, ext_liab=0, ext_senior=0, alpha=1, beta=1):
    """One row per firm: [paid on ordinary obligations, recovery, paid to ext_senior, equity, default round].
    Everybody is assumed to pay in full; those who cannot are in default (round 1); with them fixed, payments are lowered from full
    payment until nothing moves; who can no longer pay in full is in default in the next round; and so on."""
    owed = matrix(liabilities, "liabilities", 0)
    n = len(owed)
    e = exactly(external, n, "external", 0)
    b = repeated(ext_liab, n, "ext_liab", 0)
    senior = repeated(ext_senior, n, "ext_senior", 0)
    alpha = number(alpha, "alpha", 0, 1)
    beta = number(beta, "beta", 0, 1)
    full = [math.fsum(owed[i]) + b[i] for i in range(n)]
    rounds = [0] * n

    def received(p, j):
        return math.fsum(owed[i][j] * (p[i] / full[i]) for i in range(n) if full[i] > 0)

    paid = list(full)
    for number_of_round in range(1, n + 2):
        new = [i for i in range(n) if not rounds[i] and e[i] + received(paid, i) < full[i] + senior[i] - 1e-12]
        if not new:
            break
        for i in new:
            rounds[i] = number_of_round
        paid = list(full)
        for _ in range(1_000_000):
            lower = [full[i] if not rounds[i] else
                     min(full[i], max(0.0, alpha * e[i] + beta * received(paid, i) - senior[i])) for i in range(n)]
            moved = max(abs(x - y) for x, y in zip(lower, paid))
            paid = lower
            if moved <= 1e-17 * max(1.0, max(full)):
                break
    rows = []
    for i in range(n):
        income = received(paid, i)
        cash = e[i] + income if not rounds[i] else alpha * e[i] + beta * income
        rows.append([paid[i], paid[i] / full[i] if full[i] > 0 else 1.0, min(senior[i], max(0.0, cash)),
                     0.0 if rounds[i] else max(0.0, cash - full[i] - senior[i]), rounds[i]])
    return rows


def CONTAGION_AV(assets, weights, leverage, impact, shock, output="AV"):
    """One deleveraging round in dollars. Shock -> loss of each bank -> each bank sells leverage × loss, spread over its portfolio ->
    price of asset k falls by impact_k × dollars sold -> second loss of every bank. AV = total second loss / total equity,
    equity = assets/(1 + leverage). SYSTEMIC_i = the part of it that bank i's own sales cause.
    VULNERABLE_i = second loss of bank i / its own equity."""
    output = word(output, "output", ("AV", "SYSTEMIC", "VULNERABLE"))
    a = vector(assets, "assets", 0)
    n = len(a)
    m = matrix(weights, "weights", 0, 1, square=False, rows=n)
    k = len(m[0])
    b = repeated(leverage, n, "leverage", 0)
    depth = repeated(impact, k, "impact", 0)
    f = exactly(shock, k, "shock", -1)
    equity = math.fsum(x / (1 + y) for x, y in zip(a, b))
    if equity == 0:
        raise CellError("#DIV/0!", "assets")
    sales = [[m[i][c] * b[i] * a[i] * -math.fsum(m[i][q] * f[q] for q in range(k)) for c in range(k)] for i in range(n)]

    def second_loss(bank, sold):
        return a[bank] * math.fsum(m[bank][c] * depth[c] * sold[c] for c in range(k))

    if output == "SYSTEMIC":
        return [math.fsum(second_loss(j, sales[i]) for j in range(n)) / equity for i in range(n)]
    all_sold = [math.fsum(sales[i][c] for i in range(n)) for c in range(k)]
    if output == "VULNERABLE":
        return [(1 + b[i]) * math.fsum(m[i][c] * depth[c] * all_sold[c] for c in range(k)) for i in range(n)]
    return math.fsum(second_loss(j, all_sold) for j in range(n)) / equity


def CIRCULAR_FLOW(flows, output="SHARE"):
    """Largest balanced part C of the flows F (0 <= C <= F, inflow = outflow at every node), by linear programming.
    SHARE = ΣC/ΣF, CIRCULATION = C, NET = F − C. Only the totals are unique."""
    output = word(output, "output", ("SHARE", "CIRCULATION", "NET"))
    f = np.array(matrix(flows, "flows", 0))
    n = len(f)
    if f.sum() == 0:
        raise CellError("#DIV/0!", "flows")
    balance = np.zeros((n, n * n))
    for i, j in itertools.product(range(n), repeat=2):
        balance[i, i * n + j] += 1
        balance[j, i * n + j] -= 1
    top = f.max()
    best = optimize.linprog(-np.ones(n * n), A_eq=balance, b_eq=np.zeros(n), bounds=[(0, v / top) for v in f.ravel()],
                            method="highs-ds", options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10})
    c = best.x.reshape(n, n) * top
    if output == "SHARE":
        return float(c.sum() / f.sum())
    return (c if output == "CIRCULATION" else f - c).tolist()


def one_node(node, n):
    node = number(node, "node", 1, n)
    if node != int(node):
        bad("node: whole")
    return int(node) - 1


def ROUND_TRIP(financing, purchases, node):
    """Largest flow that leaves the node as financing and comes back as purchases from it. Route: the smallest cut. Every set of
    other nodes on the node's paying side is tried; the cut is what crosses out of that side (2^(n−1) sets)."""
    fin = matrix(financing, "financing", 0)
    pur = matrix(purchases, "purchases", 0, rows=len(fin))
    n = len(fin)
    v = one_node(node, n)
    others = [j for j in range(n) if j != v]
    best = math.inf
    for bits in itertools.product((False, True), repeat=len(others)):
        inside = [j for j, bit in zip(others, bits) if bit]
        outside = [j for j, bit in zip(others, bits) if not bit]
        cut = math.fsum([fin[v][j] for j in outside] + [pur[j][v] for j in inside]
                        + [fin[j][k] + pur[j][k] for j in inside for k in outside])
        best = min(best, cut)
    return best


def FUNDED_SHARE(financing, purchases, external, node):
    """[circular revenue, share of revenue, quality = 1 − share]. A dollar the node pays as financing is tagged; every other node
    spends tagged and untagged dollars in proportion. Route: the tag is followed round by round until it moves no further.
    A closed loop that no outside dollar ever enters has no answer (#NUM!)."""
    fin = matrix(financing, "financing", 0)
    pur = matrix(purchases, "purchases", 0, rows=len(fin))
    n = len(fin)
    ext = exactly(external, n, "external", 0)
    v = one_node(node, n)
    others = [j for j in range(n) if j != v]
    revenue = math.fsum(pur[j][v] for j in others)
    if revenue == 0:
        raise CellError("#DIV/0!", "purchases")
    flow = [[fin[i][j] + pur[i][j] for j in range(n)] for i in range(n)]
    income = [ext[j] + math.fsum(flow[k][j] for k in range(n)) for j in range(n)]
    reached = {j for j in others if ext[j] > 0 or flow[v][j] > 0 or income[j] == 0}
    while True:
        more = {j for j in others if j not in reached and any(flow[k][j] > 0 for k in reached)}
        if not more:
            break
        reached |= more
    if len(reached) < len(others):
        raise CellError("#NUM!", "a closed loop without outside cash")
    tag = [0.0] * n
    for _ in range(2_000_000):
        following = [0.0 if j == v or income[j] == 0 else
                     (fin[v][j] + math.fsum(flow[k][j] * tag[k] for k in others)) / income[j] for j in range(n)]
        moved = max(abs(x - y) for x, y in zip(following, tag))
        tag = following
        if moved <= 1e-17:
            break
    circular = math.fsum(pur[j][v] * tag[j] for j in others)
    return [[circular, circular / revenue, 1 - circular / revenue]]


# ------------------------------------------------------------------------- other functions, only so that the tools have something to call

def LLCR(cfads, debt, rate, freq=4, cash=0):
    """(Σ CFADS_t/(1+rate/freq)^t + cash)/debt, discounted backwards period by period."""
    if freq not in (1, 2, 4, 12):
        bad("freq")
    debt = number(debt, "debt", 0)
    if debt == 0:
        raise CellError("#DIV/0!", "debt")
    value = 0.0
    for x in reversed(vector(cfads, "cfads")):
        value = (value + x) / (1 + number(rate, "rate", 0) / freq)
    return (value + number(cash, "cash", 0)) / debt


def IMPLIED_PD(spread, recovery, years=1):
    """1 − e^(−spread·years/(1−recovery))."""
    spread = number(spread, "spread", 0)
    recovery = number(recovery, "recovery", 0, 1)
    if recovery == 1:
        raise CellError("#DIV/0!", "recovery")
    return 1 - math.exp(-spread * number(years, "years", 0) / (1 - recovery))


def LIQ_FACTOR(units, depth, liq_days, eligible=1, elasticity=0.24):
    """min(1, (units per 30 days / (depth × eligible))^(−elasticity))."""
    units = number(units, "units", 0)
    pace = units / (number(liq_days, "liq_days", 0, open_low=True) / 30)
    ratio = pace / (number(depth, "depth", 0, open_low=True) * number(eligible, "eligible", 0, 1, open_low=True))
    return min(1.0, ratio ** -number(elasticity, "elasticity", 0)) if ratio > 0 else 1.0


# -------------------------------------------------------------------------------------------------------------------------- tools

SERIES = {"amounts", "revenue", "pd", "relet", "years", "deflation", "starts", "cfads"}
CALLABLE = {f.__name__: f for f in (HHI, CUSTOMER_STRESS, BACKLOG_RUNOFF, BACKLOG_VALUE, LLCR, IMPLIED_PD, LIQ_FACTOR)}
FIRST_SERIES = {"BACKLOG_RUNOFF": "amounts"}  # values beside a name lie in a row, and so does a series made from them; else down


def one_cell(function, arguments, changed, row=1, col=1):
    """Cell (row, col) of the answer of the named function with some arguments replaced; errors come back as text."""
    named = {}
    for name, *values in arguments:
        values = [v for v in values if v is not None and v != ""]
        if values:
            named[name] = values if name in SERIES and len(values) > 1 else values[0]
    named.update(changed)
    try:
        answer = CALLABLE[function](**named)
    except CellError as e:
        return e.code
    if not isinstance(answer, list):
        table = [[answer]]
    elif isinstance(answer[0], list):
        table = answer
    elif isinstance(named.get(FIRST_SERIES.get(function)), list):
        table = [answer]
    else:
        table = [[v] for v in answer]
    if not (1 <= row <= len(table) and 1 <= col <= len(table[0])):
        return "#VALUE!"
    return table[row - 1][col - 1]


def SENSITIVITY(function, arguments, vary, values, vary2=None, values2=None, row=1, col=1):
    """One-way: a column, one call per value. Two-way: rows = values, columns = values2. An error stays in its cell."""
    grid = []
    for v in vector(values, "values"):
        if vary2 is None:
            grid.append([one_cell(function, arguments, {vary: v}, row, col)])
        else:
            grid.append([one_cell(function, arguments, {vary: v, vary2: w}, row, col) for w in vector(values2, "values2")])
    return grid


def SOLVE(function, arguments, vary, target, low, high, row=1, col=1):
    """First root from low: 64 equal intervals are scanned, points in error are passed over, the first change of sign is bisected.
    A change of sign that turns out to be a jump is no root."""

    def miss(x):
        y = one_cell(function, arguments, {vary: x}, row, col)
        return None if isinstance(y, str) else y - target

    last = None
    for k in range(65):
        x = low + (high - low) * k / 64
        y = miss(x)
        if y == 0:
            return x
        if y is not None and last is not None and last[1] * y < 0:
            a, b, sign = last[0], x, last[1]
            at = None
            while True:
                mid = (a + b) / 2
                if mid in (a, b):
                    break
                at = miss(mid)
                if at is None or at == 0:
                    break
                a, b = (mid, b) if at * sign > 0 else (a, mid)
            if at is not None and abs(at) <= 1e-9 * max(1, abs(target)):
                return mid
        last = None if y is None else (x, y)
    raise CellError("#N/A", "no root")


def TORNADO(function, arguments, names, lows, highs, row=1, col=1):
    """[name, at low, at high, |high − low|], largest swing first, ties in the order given;
    where an end is an error the swing is empty and the row comes last."""
    rows = []
    for name, a, b in zip(names, lows, highs):
        x = one_cell(function, arguments, {name: a}, row, col)
        y = one_cell(function, arguments, {name: b}, row, col)
        rows.append([name, x, y, None if isinstance(x, str) or isinstance(y, str) else abs(y - x)])
    return sorted(rows, key=lambda r: math.inf if r[3] is None else -r[3])


# ---------------------------------------------------------------------------------------------------------------- reference cases

AI_LOAN = [["revenue", 62, 15, 23], ["pd", 0.02, 0.1, 0.05], ["opex", 40], ["debt_service", 45]]
SPREAD = [["spread", 0.05], ["recovery", 0.4], ["years", 5]]
CONTRACTS = [["amounts", 11.9, 4, 6.5], ["years", 5, 4, 5.5], ["pd", 0.08], ["disc", 0.09], ["relet", 0.6]]
SALE = [["units", 10000], ["depth", 1500], ["liq_days", 90], ["eligible", 0.5]]
LOAN = [["cfads", 60, 45, 30, 15, -5], ["debt", 120], ["rate", 0.09], ["freq", 1]]
RUNOFF = [["amounts", 10], ["years", 3], ["horizon", 3], ["freq", 1]]

BANKS = {"assets": [100, 60, 80], "weights": [[0.7, 0.3], [0.2, 0.8], [0.5, 0.4]], "leverage": [9, 0, 12],
         "impact": [0.0001, 0.0005], "shock": [-0.05, 0.01]}
RING = [[0, 100, 0, 0], [0, 0, 80, 0], [60, 0, 0, 20], [0, 0, 0, 0]]
FIN = [[0, 30, 10, 0], [0, 0, 0, 0], [0, 12, 0, 0], [0, 5, 0, 0]]
BUY = [[0, 0, 4, 25], [38, 0, 6, 0], [9, 0, 0, 0], [3, 0, 7, 0]]
FIVE = [[0, 0.42, 0.04, 0.78, 0.73], [0.24, 0, 0.7, 0.56, 0.31], [0.94, 0.62, 0, 0.65, 0.58], [0.27, 0.99, 0.5, 0, 0.01],
        [0.07, 0.08, 0.43, 0.63, 0]]
OUT = [0.44, 0.28, 0.52, 0.13, 0.42]
TWO = {"liabilities": [[0, 10], [4, 0]], "external": [3, 5]}

CASES = [
    ("HHI", "pairs of dollars", [
        {"amounts": [62, 15, 23]}, {"amounts": [62, 15, 23], "normalised": True}, {"amounts": [[62, 15, 23, 0]], "normalised": True},
        {"amounts": 7}, {"amounts": [7], "normalised": True}, {"amounts": [0.1, 0.2, 0.3, 0.4, 1e6], "normalised": False},
        {"amounts": [5, 5, 5, 5], "normalised": True}, {"amounts": [0, 0]}, {"amounts": [3, -1]}, {"amounts": [3, "x"]}]),
    ("CUSTOMER_STRESS", "convolution of revenue, composite quadrature over the factor", [
        {"revenue": [62, 15, 23], "pd": [0.02, 0.1, 0.05], "opex": 40, "debt_service": 45},
        {"revenue": [62, 15, 23], "pd": [0.02, 0.1, 0.05], "opex": 40, "debt_service": 45, "rho": 0.3},
        {"revenue": [62, 15, 23], "pd": [0.02, 0.1, 0.05], "opex": 40, "debt_service": 45, "rho": 0.95, "relet": [0.7, 0.2, 0.9]},
        {"revenue": [62, 15, 23], "pd": [0.02, 0.1, 0.05], "opex": 40, "debt_service": 45, "rho": 1, "threshold": 1.2},
        {"revenue": [[30, 25, 20, 15, 10]], "pd": 0.08, "opex": 20, "debt_service": 40, "relet": 0.5, "rho": 0.5, "threshold": 1.6},
        {"revenue": [60, 40], "pd": [0, 1], "opex": 40, "debt_service": 20, "threshold": 1},
        {"revenue": [60, 40], "pd": 0.25, "opex": 0, "debt_service": 100, "relet": 1.2},
        {"revenue": [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], "pd": 0.06, "opex": 25, "debt_service": 35, "rho": 0.2, "threshold": 1.25},
        {"revenue": [9], "pd": 0.3, "opex": 10, "debt_service": 2, "rho": 0.4, "threshold": -1},
        {"revenue": [1] * 13, "pd": 0.1, "opex": 1, "debt_service": 1}, {"revenue": [1, 2], "pd": 0.1, "opex": 1, "debt_service": 0},
        {"revenue": [1, 2], "pd": 1.1, "opex": 1, "debt_service": 1},
        {"revenue": [1, 2, 3], "pd": [0.1, 0.2], "opex": 1, "debt_service": 1}]),
    ("BACKLOG_RUNOFF", "difference of cumulative deliveries", [
        {"amounts": [11.9, 4, 6.5], "years": [5, 4, 5.5], "horizon": 7, "freq": 1},
        {"amounts": [11.9, 4, 6.5], "years": [5, 4, 5.5], "horizon": 3, "starts": [0, 0.3, 1.6]},
        {"amounts": [[10, 20]], "years": 0.9, "horizon": 2, "freq": 2, "starts": 0.45},
        {"amounts": 12, "years": [0.05], "horizon": 0.5, "freq": 12, "starts": [0.21]},
        {"amounts": [0, 8], "years": [3, 2.5], "horizon": 1, "freq": 4, "starts": [0, 5]},
        {"amounts": [5], "years": 2, "horizon": 1.3}, {"amounts": [5], "years": 0, "horizon": 1},
        {"amounts": [5, 6], "years": [1, 2, 3], "horizon": 1}, {"amounts": [5], "years": 1, "horizon": 1, "freq": 3}]),
    ("BACKLOG_VALUE", "quadrature of expected cash", [
        {"amounts": [22.4], "years": 5, "pd": 0.1, "disc": 0.08, "relet": 0.7, "deflation": 0.25},
        {"amounts": [11.9, 4, 6.5], "years": [5, 4, 5.5], "pd": [0.08, 0.02, 0.3], "disc": 0.09, "relet": [0.6, 0, 1.1],
         "deflation": [0.25, 0, -0.2], "starts": [0, 0.3, 1.6]},
        {"amounts": [10, 20], "years": [4, 5], "pd": 0.15}, {"amounts": [10, 20], "years": [4, 5], "pd": 0, "disc": 0.1, "starts": 2},
        {"amounts": [10, 20], "years": [4, 5], "pd": [1, 0], "relet": 0.6, "deflation": 0.3},
        {"amounts": [[10, 20]], "years": [[0.05, 12]], "pd": 0.02, "disc": -0.02, "relet": 0.5, "deflation": 0.4},
        {"amounts": [30], "years": 3, "pd": 0.2, "disc": [0, 0.05, 0.2], "relet": 0.4},
        {"amounts": [10], "years": 5, "pd": 1.2}, {"amounts": [10], "years": 5, "pd": 0.1, "deflation": 1},
        {"amounts": [10], "years": 0, "pd": 0.1}, {"amounts": [10], "years": 5, "pd": 0.1, "disc": -1}]),
    ("CLEARING", "payments lowered step by step", [
        {"liabilities": FIVE, "external": OUT, "ext_liab": [0.43, 0.41, 0.47, 0.47, 0]},
        {"liabilities": FIVE, "external": OUT, "ext_liab": 0.4, "ext_senior": [0, 0.6, 0, 0.2, 0.9], "alpha": 0.7, "beta": 0.8},
        {"liabilities": FIVE, "external": OUT, "ext_liab": [1.5], "alpha": 1, "beta": 0},
        {"liabilities": FIVE, "external": [2, 0, 1, 0, 0], "ext_senior": 0.3, "alpha": 0.25},
        {**TWO, "ext_senior": [0, 6]}, {**TWO, "ext_senior": [0, 9]}, {"liabilities": [[0, 10], [0, 0]], "external": [10, 0]},
        {"liabilities": [[0, 1], [1, 0]], "external": [0, 0]}, {"liabilities": [[0, 1], [1, 0]], "external": [0, 0], "ext_liab": [1, 0]},
        {"liabilities": 0, "external": 1, "ext_liab": 2, "ext_senior": 0.5}, {"liabilities": [[1, 2], [0, 0]], "external": [1, 1]},
        {"liabilities": [[0, 2], [0, 0]], "external": [1, 1, 1]}, {**TWO, "alpha": 1.1}, {**TWO, "ext_senior": -1}]),
    ("CONTAGION_AV", "one round of sales in dollars", [
        BANKS, {**BANKS, "output": "SYSTEMIC"}, {**BANKS, "output": "VULNERABLE"}, {**BANKS, "leverage": 6, "impact": 0.0002},
        {**BANKS, "shock": [0.1, 0], "output": "vulnerable"}, {**BANKS, "shock": [0, 0]},
        {"assets": [50], "weights": [[1]], "leverage": [20], "impact": 0.004, "shock": [-0.3]}, {**BANKS, "output": "ALL"},
        {**BANKS, "leverage": -1}, {**BANKS, "impact": [1, 2, 3]}, {**BANKS, "assets": [0, 0, 0]}]),
    ("CIRCULAR_FLOW", "linear programme", [
        {"flows": RING}, {"flows": RING, "output": "CIRCULATION"}, {"flows": RING, "output": "net"},
        {"flows": [[0, 10, 0, 0], [0, 0, 6, 0], [3, 0, 0, 7], [0, 4, 0, 0]]}, {"flows": [[0, 5, 2], [0, 0, 5], [0, 0, 0]]},
        {"flows": [[0, 7], [7, 0]]}, {"flows": [[0, 12.5, 3, 8], [4, 0, 9, 1], [6, 2.5, 0, 5], [0, 7, 11, 0]]},
        {"flows": [[0, 0], [0, 0]]}, {"flows": [[1, 2], [3, 0]]}, {"flows": [[0, -2], [3, 0]]}, {"flows": [[0, 2, 1], [3, 0, 1]]},
        {"flows": RING, "output": "TOTAL"}]),
    ("ROUND_TRIP", "smallest of all cuts", [
        {"financing": FIN, "purchases": BUY, "node": 1}, {"financing": FIN, "purchases": BUY, "node": 2},
        {"financing": FIN, "purchases": BUY, "node": 3}, {"financing": FIN, "purchases": BUY, "node": 4},
        {"financing": [[0, 50], [0, 0]], "purchases": [[0, 0], [38, 0]], "node": [1, 2]},
        {"financing": [[0, 0], [0, 0]], "purchases": [[0, 5], [5, 0]], "node": 1},
        {"financing": FIN, "purchases": BUY, "node": 5}, {"financing": FIN, "purchases": BUY, "node": 1.5},
        {"financing": FIN, "purchases": [[0, 1], [1, 0]], "node": 1}]),
    ("FUNDED_SHARE", "the tag followed round by round", [
        {"financing": FIN, "purchases": BUY, "external": [0, 13, 6, 20], "node": 1},
        {"financing": FIN, "purchases": BUY, "external": [40, 0, 0, 20], "node": 2},
        {"financing": FIN, "purchases": BUY, "external": [40, 10, 5, 0], "node": 3},
        {"financing": [[0, 50], [0, 0]], "purchases": [[0, 0], [38, 0]], "external": [0, 13], "node": 1},
        {"financing": [[0, 5], [0, 0]], "purchases": [[0, 0], [3, 0]], "external": [0, 0], "node": 1},
        {"financing": [[0, 5, 0], [0, 0, 0], [0, 0, 0]], "purchases": [[0, 0, 0], [2, 0, 0], [1, 4, 0]], "external": [0, 1, 0], "node": 1},
        {"financing": [[0, 5, 0, 0], [0, 0, 0, 0], [0, 0, 0, 2], [0, 0, 2, 0]],
         "purchases": [[0, 0, 0, 0], [3, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]], "external": [0, 0, 0, 0], "node": 1},
        {"financing": [[0, 5], [0, 0]], "purchases": [[0, 0], [0, 0]], "external": [0, 1], "node": 1},
        {"financing": [[0, 5], [0, 0]], "purchases": [[0, 0], [3, 0]], "external": [0, 1], "node": 0},
        {"financing": [[0, 5], [0, 0]], "purchases": [[0, 0], [3, 0]], "external": [0, -1], "node": 1}]),
    ("SENSITIVITY", "a loop of direct calls", [
        {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "spread", "values": [0, 0.0225, -0.01, 0.0643]},
        {"function": "IMPLIED_PD", "arguments": SPREAD[:2], "vary": "years", "values": [[1, 5]]},
        {"function": "CUSTOMER_STRESS", "arguments": AI_LOAN, "vary": "rho", "values": [0, 0.3, 0.7, 1, 1.2], "vary2": "relet",
         "values2": [0, 0.5], "row": 4},
        {"function": "CUSTOMER_STRESS", "arguments": AI_LOAN, "vary": "opex", "values": [20, 60], "row": 2},
        {"function": "BACKLOG_VALUE", "arguments": CONTRACTS, "vary": "relet", "values": [0, 0.5, 1], "vary2": "deflation",
         "values2": [-0.2, 0, 0.25, 1]},
        {"function": "BACKLOG_RUNOFF", "arguments": RUNOFF, "vary": "years", "values": [1, 2, 2.5, 4], "row": 3},
        {"function": "BACKLOG_RUNOFF", "arguments": RUNOFF, "vary": "years", "values": [1, 4], "row": 4},
        {"function": "LLCR", "arguments": LOAN, "vary": "debt", "values": [100, 0, 150], "vary2": "rate", "values2": [0, 0.09]}]),
    ("SOLVE", "scan and bisection", [
        {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "spread", "target": 0.3, "low": 0, "high": 1},
        {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "recovery", "target": 0.3, "low": -1, "high": 2},
        {"function": "LIQ_FACTOR", "arguments": SALE, "vary": "liq_days", "target": 0.8, "low": -20, "high": 720},
        {"function": "LLCR", "arguments": LOAN, "vary": "debt", "target": 1.3, "low": -50, "high": 400},
        {"function": "CUSTOMER_STRESS", "arguments": AI_LOAN, "vary": "opex", "target": 1, "low": 0, "high": 100, "row": 3},
        {"function": "BACKLOG_VALUE", "arguments": CONTRACTS, "vary": "pd", "target": 14, "low": 0, "high": 1},
        {"function": "BACKLOG_RUNOFF", "arguments": RUNOFF, "vary": "years", "target": 2.5, "low": 1, "high": 9, "row": 3},
        {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "spread", "target": 0.3, "low": 0.5, "high": 1},
        {"function": "CUSTOMER_STRESS", "arguments": AI_LOAN, "vary": "threshold", "target": 0.05, "low": 0, "high": 2, "row": 4}]),
    ("TORNADO", "direct calls at both ends", [
        {"function": "IMPLIED_PD", "arguments": SPREAD, "names": ["spread", "recovery", "years"], "lows": [0.01, 0.2, 1],
         "highs": [0.1, 0.6, 7]},
        {"function": "CUSTOMER_STRESS", "arguments": AI_LOAN, "names": ["rho", "relet", "opex", "debt_service"],
         "lows": [0, 0, 30, 40], "highs": [0.5, 0.8, 50, 50], "row": 3},
        {"function": "BACKLOG_VALUE", "arguments": CONTRACTS, "names": ["disc", "pd", "relet", "deflation"],
         "lows": [0.05, 0.02, 0.3, 0], "highs": [0.15, 0.2, 0.9, 0.4]},
        {"function": "LIQ_FACTOR", "arguments": SALE, "names": ["depth", "elasticity", "eligible"], "lows": [300, 0.15, 0.18],
         "highs": [10000, 0.35, 1]},
        {"function": "IMPLIED_PD", "arguments": SPREAD, "names": ["years", "recovery"], "lows": [5, 0.4], "highs": [5, 0.4]},
        {"function": "LLCR", "arguments": LOAN, "names": ["cash", "debt"], "lows": [0, 100], "highs": [20, 140]}]),
]

FIXED = [
    ("SENSITIVITY", {"function": "NO_SUCH", "arguments": SPREAD, "vary": "spread", "values": [0.1]}, "#VALUE!", "no such function"),
    ("SENSITIVITY", {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "depth", "values": [0.1]}, "#VALUE!", "no such argument"),
    ("SENSITIVITY", {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "spread", "values": [0.1] * 51, "vary2": "years",
                     "values2": [1] * 50}, "#VALUE!", "more than 2,500 evaluations"),
    ("SOLVE", {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "spread", "target": "x", "low": 0, "high": 1}, "#VALUE!", "text"),
    ("SOLVE", {"function": "IMPLIED_PD", "arguments": SPREAD, "vary": "depth", "target": 0.3, "low": 0, "high": 1}, "#VALUE!",
     "no such argument"),
    ("TORNADO", {"function": "IMPLIED_PD", "arguments": SPREAD, "names": ["spread", "years"], "lows": [0.01], "highs": [0.1, 7]},
     "#VALUE!", "one low for each name"),
    ("TORNADO", {"function": "IMPLIED_PD", "arguments": SPREAD, "names": ["depth"], "lows": [1], "highs": [2]}, "#VALUE!",
     "no such argument"),
    ("EXPLAIN", {"function": "NO_SUCH", "arguments": SPREAD}, "#VALUE!", "no such function"),
    ("EXPLAIN", {"function": "HHI", "arguments": [["amounts", 0, 0]]}, "#DIV/0!", "the error of the function explained"),
    ("EXPLAIN", {"function": "FUNDED_SHARE", "arguments": [
        ["financing", 0, 0, 1], ["financing", 0, 0, 0], ["financing", 0, 2, 0], ["purchases", 0, 0, 0], ["purchases", 3, 0, 1],
        ["purchases", 0, 0, 0], ["external", 0, 0, 0], ["node", 2]]}, "#DIV/0!", "the error of the function explained"),
]


def both_default(pd1, pd2, rho):
    """P(both of two customers default) = pd1·pd2 + ∫ over 0..rho of the bivariate normal density at Φ⁻¹(pd1), Φ⁻¹(pd2) (Plackett)."""
    a, b = special.ndtri(pd1), special.ndtri(pd2)
    nodes, weights = np.polynomial.legendre.leggauss(60)
    angle = math.asin(rho) * (1 + nodes) / 2  # r = sin(angle) takes the root out of the density
    density = np.exp(-(a * a + b * b - 2 * a * b * np.sin(angle)) / (2 * np.cos(angle) ** 2)) / (2 * math.pi)
    return pd1 * pd2 + float(density @ weights) * math.asin(rho) / 2


THREE = {"revenue": [1, 1, 1], "pd": 0.5, "opex": 0, "debt_service": 1}
PAIR = {"revenue": [60, 40], "pd": [0.03, 0.12], "opex": 10, "debt_service": 50}
SHEPPARD = 3 * math.asin(0.7) / (4 * math.pi)
BREACH_CASES = [
    ({**THREE, "rho": 0.7, "threshold": 0.5}, 0.125 + SHEPPARD, "all three default: Sheppard, 1/8 + 3 asin(rho)/(4 pi)"),
    ({**THREE, "rho": 0.7, "threshold": 2.5}, 0.875 - SHEPPARD, "not all three survive: Sheppard"),
    ({**PAIR, "rho": 0.4, "threshold": 0.5}, both_default(0.03, 0.12, 0.4), "both default: Plackett"),
    ({**PAIR, "rho": 0.4, "threshold": 1.5}, 0.03 + 0.12 - both_default(0.03, 0.12, 0.4), "one at least defaults: Plackett"),
    ({**PAIR, "rho": 0.98, "threshold": 0.5}, both_default(0.03, 0.12, 0.98), "both default, close to one another: Plackett"),
]


def answer_of(function, inputs):
    """Answer in the layout of the reference files; a single-cell function over a range of one argument is answered cell by cell."""
    lifted = {"ROUND_TRIP": "node", "BACKLOG_VALUE": "disc"}.get(function)
    try:
        if isinstance(inputs.get(lifted), list):
            return [globals()[function](**{**inputs, lifted: v}) for v in inputs[lifted]]
        answer = globals()[function](**inputs)
    except CellError as e:
        return {"error": e.code}
    return answer[0] if function == "FUNDED_SHARE" else answer


def reference():
    cases, count = [], {}

    def add(function, inputs, expected, derived, pick=None):
        count[function] = count.get(function, 0) + 1
        case = {"id": f"{function}-S{count[function]:02d}", "function": function, "inputs": inputs, "expected": expected,
                "tolerance": 1e-9, "derived": derived}
        cases.append(case if pick is None else {**case, "pick": pick})

    for function, route, calls in CASES:
        for inputs in calls:
            expected = answer_of(function, inputs)
            refused = isinstance(expected, dict)
            add(function, inputs, expected, "refusal or absence that the specification asks for" if refused else route)
    for inputs, expected, derived in BREACH_CASES:
        add("CUSTOMER_STRESS", inputs, expected, derived, pick=3)
    for function, inputs, code, why in FIXED:
        add(function, inputs, {"error": code}, why)
    return {"about": "Counterparty functions and calling tools, implemented a second time from the specification by other routes: see "
                     "counterparties-tools.py. A case passes when |got - expected| <= tolerance * max(1, |expected|), element by element.",
            "cases": cases}


if __name__ == "__main__":
    made = reference()
    print('{"about": ' + json.dumps(made["about"]) + ', "cases": [')
    print(",\n".join(json.dumps(row) for row in made["cases"]))
    print("]}")
