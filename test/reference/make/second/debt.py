"""Second, independent implementation of the debt and coverage functions, written from the specification alone.

Routes are chosen to differ from the obvious closed forms: loan schedules are found by shooting (the closing balance is linear in the
one unknown), present values are rolled back one period at a time, the average rent of a period is a Gauss-Legendre integral, break-even
deflation is found by bisection, duration by numerical differentiation, the weighted average life by the area under the balance, and the
sweep by a queue of instalments that is shortened from the far end.  Arithmetic is mpmath with 40 digits, so rounding is no matter.

`python3 debt.py` prints the table of expected values as JSON.
"""
import inspect
import json
from functools import wraps

import numpy as np
from mpmath import mp, mpf, diff

mp.dps = 40
HOURS = 8760
EPS = mpf(10) ** -9            # a number this close to a whole one counts as whole
TIE = mpf(10) ** -12           # two ratios this close, relatively, are equal: decimal inputs are not exact in binary
ZERO_FLOAT = mpf(10) ** -14    # the rounding of one floating division
ZERO = mpf(10) ** -25          # below this, relative to the amounts at hand, a remainder is nil


class SheetError(Exception):
    """An error value of the sheet: code and the name of the argument (or the reason)."""

    def __init__(self, code, why=""):
        super().__init__(f"{code} {why}")
        self.code, self.why = code, why


# ------------------------------------------------------------------------------------------------------------------ reading arguments
def flat(x):
    """A cell, a row or a column as a plain list."""
    if not isinstance(x, list):
        return [x]
    if x and all(isinstance(r, list) for r in x):
        if len(x) > 1 and any(len(r) != 1 for r in x):
            raise SheetError("#VALUE!", "a row or a column, not a block")
        return [c for r in x for c in r]
    return list(x)


def num(name, x, low=None, high=None, above=None, below=None):
    """One number inside its domain: low <= x <= high, above < x < below."""
    if isinstance(x, list):
        cells = flat(x)
        if len(cells) != 1:
            raise SheetError("#VALUE!", name)
        x = cells[0]
    if isinstance(x, bool) or not isinstance(x, (int, float, mpf)):
        raise SheetError("#VALUE!", name)
    v = mpf(x)
    bad = ((low is not None and v < low) or (high is not None and v > high) or (above is not None and v <= above)
           or (below is not None and v >= below) or not mp.isfinite(v))
    if bad:
        raise SheetError("#VALUE!", name)
    return v


def whole(name, x, low, high=None):
    """A whole number."""
    v = num(name, x, low=low, high=high)
    if abs(v - mp.nint(v)) > EPS:
        raise SheetError("#VALUE!", name)
    return int(mp.nint(v))


def vec(name, x, n=None, blanks=False, repeat=True, **domain):
    """A vector of numbers. A single value repeats when a length n is asked for, unless it is one of a pair of lists; "" or None is kept as
    None where blanks may stand."""
    cells = flat(x)
    if not cells:
        raise SheetError("#VALUE!", name)
    out = [None if blanks and c in (None, "") else num(name, c, **domain) for c in cells]
    if n is not None and len(out) == 1 and repeat:
        out = out * n
    if n is not None and len(out) != n:
        raise SheetError("#VALUE!", name)
    return out


def word(name, x, words):
    """One of the listed words, in any case."""
    cells = flat(x)
    if len(cells) != 1 or not isinstance(cells[0], str) or cells[0].upper() not in words:
        raise SheetError("#VALUE!", name)
    return cells[0].upper()


def flag(name, x):
    """TRUE or FALSE."""
    if isinstance(x, bool) or x in (0, 1):
        return bool(x)
    raise SheetError("#VALUE!", name)


def frequency(x):
    """Periods a year: 1, 2, 4 or 12."""
    v = whole("freq", x, 1)
    if v not in (1, 2, 4, 12):
        raise SheetError("#VALUE!", "freq")
    return v


def periods(years, freq, name="years"):
    """years * freq, which must be a whole number of at least one period."""
    v = num(name, years, above=0) * freq
    if abs(v - mp.nint(v)) > EPS or mp.nint(v) < 1:
        raise SheetError("#VALUE!", name)
    return int(mp.nint(v))


def whole_periods_in(years, freq):
    """FLOOR(years * freq), forgiving the rounding of a decimal number of years."""
    return int(mp.floor(years * freq + EPS))


TYPES = {"ANNUITY": "ANNUITY", "LEVEL": "ANNUITY", "STRAIGHT": "STRAIGHT", "BULLET": "BULLET", "SCULPT": "SCULPT"}


def loan_type(x):
    """Repayment type; LEVEL and ANNUITY are the same."""
    return TYPES[word("type", x, TYPES)]


def lifted(*names):
    """Functions with a single-cell answer: over a range in a scalar argument they answer cell by cell, in the range's shape."""
    def wrap(f):
        sig = inspect.signature(f)

        def shape(v):
            rows = [r if isinstance(r, list) else [r] for r in v]
            return len(rows), {len(r) for r in rows}

        def cellwise(bound, ranges):
            if not any(isinstance(v, list) for v in ranges.values()):
                try:
                    return f(**{**bound, **ranges})
                except SheetError as e:
                    return {"error": e.code}
            size = len(next(iter(ranges.values())))
            return [cellwise(bound, {n: v[j] for n, v in ranges.items()}) for j in range(size)]

        @wraps(f)
        def g(*a, **k):
            bound = dict(sig.bind(*a, **k).arguments)
            ranges = {n: v for n, v in bound.items() if n in names and isinstance(v, list)}
            ranges = {n: v for n, v in ranges.items() if shape(v) != (1, {1})}
            if not ranges:
                return f(*a, **k)
            if any(shape(v) != shape(next(iter(ranges.values()))) for v in ranges.values()):
                raise SheetError("#VALUE!", "ranges of unequal shape")
            return cellwise(bound, ranges)
        return g
    return wrap


# ------------------------------------------------------------------------------------------------------------------ shared pieces
def present_value(flows, i, end=mpf(0)):
    """Value one period before the first flow: rolled back from the last flow, one period at a time."""
    v = end
    for c in reversed(flows):
        v = (v + c) / (1 + i)
    return v


def loan(debt, i, n, kind, grace=0, balloon=mpf(0), cfads=None):
    """Rows (opening, interest, scheduled principal, balloon, service, closing).

    Shooting: the balance before the balloon is linear in the one unknown x (level service, level principal, or the share of positive
    CFADS), so two trial runs with x = 0 and x = 1 give the x that leaves exactly the balloon.
    """
    if kind == "BULLET":
        balloon = debt
    if kind == "SCULPT":
        weights = [max(c, mpf(0)) for c in cfads]
    else:
        weights = [mpf(1)] * n

    def run(x):
        rows, bal = [], debt
        for t in range(1, n + 1):
            interest = bal * i
            if t <= grace or kind == "BULLET":
                principal = mpf(0)
            elif kind == "STRAIGHT":
                principal = x
            else:
                principal = x * weights[t - 1] - interest
            rows.append([bal, interest, principal, mpf(0), interest + principal, bal - principal])
            bal -= principal
            if abs(bal) < ZERO * max(debt, 1):
                bal = rows[-1][5] = mpf(0)
        return rows

    if kind == "BULLET":
        x = mpf(0)
    else:
        at0, at1 = run(mpf(0))[-1][-1], run(mpf(1))[-1][-1]
        if debt == 0:
            at1 = at0 + 1                                    # nothing to repay: x = 0
        if at0 == at1:
            raise SheetError("#N/A", "no positive CFADS to sculpt on")
        x = (at0 - balloon) / (at0 - at1)
    rows = run(x)
    rows[-1][3] = balloon
    rows[-1][5] -= balloon
    if abs(rows[-1][5]) < ZERO * max(debt, 1):
        rows[-1][5] = mpf(0)
    return rows


def read_loan(debt, rate, years, freq, type, grace, balloon, cfads=None):
    """Check the arguments that describe one loan; returns what loan() takes."""
    freq = frequency(freq)
    debt = num("debt", debt, low=0)
    i = num("rate", rate, above=-1) / freq
    n = periods(years, freq)
    kind = loan_type(type)
    grace = whole("grace", grace, 0, n - 1)
    balloon = num("balloon", balloon, low=0) if kind == "BULLET" else num("balloon", balloon, low=0, high=debt)
    if cfads is not None:
        cfads = vec("cfads", cfads)
    if kind == "SCULPT":
        if cfads is None:
            raise SheetError("#VALUE!", "cfads")
        if len(cfads) != n:
            raise SheetError("#VALUE!", "cfads")
    return debt, i, n, kind, grace, balloon, cfads


def share_of(a, b):
    """a / b, or an empty cell when b is nil."""
    return a / b if b != 0 else None


# ------------------------------------------------------------------------------------------------------------------ the functions
def DEBT_SCHEDULE(debt, rate, years, freq=4, type="ANNUITY", grace=0, balloon=0, cfads=None):
    """[t, opening, interest, scheduled principal, balloon, debt service, closing]; service excludes the balloon.  By shooting."""
    rows = loan(*read_loan(debt, rate, years, freq, type, grace, balloon, cfads))
    return [[t, o, it, p, b, s, c] for t, (o, it, p, b, s, c) in enumerate(rows, 1)]


def remaining(kind, i, n, j):
    """Balance per unit drawn after all payments of the first j of n periods: the value of what is still to be paid."""
    if j >= n:
        return mpf(0)
    if kind == "BULLET":
        return present_value([i] * (n - j - 1) + [1 + i], i)
    if kind == "STRAIGHT":
        return mpf(n - j) / n
    return present_value([mpf(1)] * (n - j), i) / present_value([mpf(1)] * n, i)


def DDTL_SCHEDULE(draws, rate, years, freq=4, type="ANNUITY", commitment=None, undrawn_fee=0):
    """[t, draw, interest, principal, fee, debt service, closing]; every draw (start of its period) runs n periods on its own clock.

    Route: no loop over balances. The balance of each draw is the value of its remaining payments, summed over draws; principal is the
    fall of that sum, interest is i times the sum after the draw. Fee/freq on commitment less cumulative draws while draws are open.
    """
    freq = frequency(freq)
    draws = vec("draws", draws, low=0)
    i = num("rate", rate, above=-1) / freq
    n = periods(years, freq)
    kind = loan_type(type)
    if kind == "SCULPT":
        raise SheetError("#VALUE!", "type")
    fee = num("undrawn_fee", undrawn_fee, low=0) / freq
    k = len(draws)
    total = sum(draws)
    commitment = total if commitment is None else num("commitment", commitment, low=0)
    if commitment < total * (1 - EPS):
        raise SheetError("#VALUE!", "commitment")
    commitment = max(commitment, total)
    left = [remaining(kind, i, n, j) for j in range(n + 1)]
    rows = []
    for t in range(1, k + n):
        drawn = draws[t - 1] if t <= k else mpf(0)
        live = [(d, t - 1 - s) for s, d in enumerate(draws) if s <= t - 1 < s + n]
        opening = sum((d * left[a] for d, a in live), mpf(0))
        closing = sum((d * left[a + 1] for d, a in live), mpf(0))
        interest, principal = opening * i, opening - closing
        charge = fee * (commitment - sum(draws[:t])) if t <= k else mpf(0)
        rows.append([t, drawn, interest, principal, charge, interest + principal + charge, closing])
    return rows


def SWEEP_SCHEDULE(debt, rate, cfads, repayments, sweep=1, freq=4):
    """[t, opening, interest due, principal due, interest paid, principal paid, swept, arrears, closing, DSCR].

    Route: the loan is a queue of instalments in order of maturity (what the plan never repays stands last, what it repays twice is
    cut off the end). Unpaid interest joins the due instalments; cash pays interest, then the front of the queue; when nothing due is
    left, sweep times the rest of the cash shortens the queue from its far end.
    """
    freq = frequency(freq)
    debt = num("debt", debt, low=0)
    i = num("rate", rate, above=-1) / freq
    cfads = vec("cfads", cfads)
    plan = vec("repayments", repayments, n=len(cfads), low=0)
    sweep = num("sweep", sweep, low=0, high=1)
    queue, left = [], debt
    for p in plan:
        queue.append(min(p, left))
        left -= queue[-1]
    queue.append(left)                                       # never scheduled
    arrears, rows = mpf(0), []
    for t, cash in enumerate(cfads):
        opening = arrears + sum(queue)
        interest = opening * i
        cover_base = interest + min(plan[t], opening)
        purse = max(cash, mpf(0))
        paid_interest = min(purse, interest)
        purse -= paid_interest
        due = arrears + queue[t] + (interest - paid_interest)
        queue[t] = mpf(0)
        paid = min(purse, due)
        purse -= paid
        arrears = due - paid
        swept = mpf(0)
        if arrears == 0:
            to_sweep = sweep * purse
            for j in reversed(range(t + 1, len(queue))):
                cut = min(queue[j], to_sweep - swept)
                queue[j] -= cut
                swept += cut
        closing = arrears + sum(queue)
        rows.append([t + 1, opening, interest, due, paid_interest, paid, swept, arrears, closing, share_of(cash, cover_base)])
    return rows


def DSCR_PATH(cfads, debt, rate, years, freq=4, type="ANNUITY", grace=0, balloon=0, window=1, detail=False):
    """Sum of CFADS over sum of scheduled service (no balloon) in the window; several facilities add up; empty without service.

    detail: [t, CFADS, interest, scheduled principal, debt service, DSCR, balloon, closing]. Route: every facility by shooting and the
    window by differences of running totals.
    """
    freq = frequency(freq)
    flows = vec("cfads", cfads)
    args = {"debt": debt, "rate": rate, "years": years, "type": type, "grace": grace, "balloon": balloon}
    count = max(len(flat(v)) for v in args.values())
    columns = {}
    for name, v in args.items():
        cells = flat(v)
        if len(cells) not in (1, count):
            raise SheetError("#VALUE!", name)
        columns[name] = cells * count if len(cells) == 1 else cells
    window = whole("window", window, 1)
    detail = flag("detail", detail)
    m = len(flows)
    total = [[mpf(0)] * 4 for _ in range(m)]                 # interest, principal, balloon, closing
    for f in range(count):
        one = {name: c[f] for name, c in columns.items()}
        if loan_type(one["type"]) == "SCULPT" and count > 1:
            raise SheetError("#VALUE!", "type")
        rows = loan(*read_loan(one["debt"], one["rate"], one["years"], freq, one["type"], one["grace"], one["balloon"], cfads))
        for t, row in enumerate(rows[:m]):
            for c, j in enumerate((1, 2, 3, 5)):
                total[t][c] += row[j]
    run_cash, run_service = [mpf(0)], [mpf(0)]
    for c, (it, p, _, _) in zip(flows, total):
        run_cash.append(run_cash[-1] + c)
        run_service.append(run_service[-1] + it + p)
    scale = max(run_service + [mpf(1)])
    path = []
    for t in range(1, m + 1):
        if t < window:
            path.append(None)
            continue
        service = run_service[t] - run_service[t - window]
        service = mpf(0) if abs(service) < ZERO * scale else service
        path.append(share_of(run_cash[t] - run_cash[t - window], service))
    if not detail:
        return path
    return [[t + 1, flows[t], x[0], x[1], x[0] + x[1], path[t], x[2], x[3]] for t, x in enumerate(total)]


NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


def spot_rents(rent, n, freq, deflation, timing, launch_years, step):
    """Rent of each period: START, MID, END by the rule of the moment, AVG as a Gauss-Legendre integral split at the launches."""
    launch_years = [float(x) for x in launch_years]
    step = [float(x) for x in step]
    rent, keep = float(rent), float(1 - deflation)

    def at(t):
        level = rent * keep ** t
        for year, cut in zip(launch_years, step):
            if year <= t:
                level *= 1 - cut
        return level

    out = []
    for k in range(n):
        a, b = k / freq, (k + 1) / freq
        if timing == "START":
            out.append(at(a))
        elif timing == "END":
            out.append(at(b))
        elif timing == "MID":
            out.append(at((a + b) / 2))
        else:
            cuts = [a] + sorted(x for x in set(launch_years) if a < x < b) + [b]
            area = 0.0
            for u, v in zip(cuts, cuts[1:]):
                area += (v - u) / 2 * sum(w * at(u + (v - u) * (1 + z) / 2) for z, w in zip(NODES, WEIGHTS))
            out.append(area / (b - a))
    return [mpf(x) for x in out]


def fleet(units, rent, opex, debt, rate, years, deflation, util, contract_rent, contract_years, freq, type, grace, balloon, timing,
          launch_years, step, retire):
    """The fleet's cash by period and its loan; used by FLEET_DSCR and FLEET_SUMMARY."""
    freq = frequency(freq)
    units = num("units", units, above=0)
    rent = num("rent", rent, low=0)
    opex = num("opex", opex, low=0)
    deflation = num("deflation", deflation, below=1)
    util = num("util", util, low=0, high=1)
    contract_rent = num("contract_rent", contract_rent, low=0)
    contract_years = num("contract_years", contract_years, low=0)
    if contract_years > 0 and contract_rent == 0:
        raise SheetError("#VALUE!", "contract_rent")
    timing = word("timing", timing, ("AVG", "START", "MID", "END"))
    launch_years = [] if launch_years is None else vec("launch_years", launch_years)
    step = vec("step", step, low=0, below=1)
    if launch_years or len(step) > 1:
        step = vec("step", step, n=len(launch_years))
    retire = flag("retire", retire)
    n = periods(years, freq)
    debt = num("debt", debt, low=0)
    if debt > 0 and not 100 * (1 - ZERO_FLOAT) <= debt / units <= 1000000 * (1 + ZERO_FLOAT):
        raise SheetError("#VALUE!", "debt is in $m?")
    spot = spot_rents(rent, n, freq, deflation, timing, launch_years, step)
    hours = units * mpf(HOURS)
    revenue, cost, off = [], [], False
    for t in range(n):
        start, end = mpf(t) / freq, mpf(t + 1) / freq
        in_contract = max(mpf(0), min(end, contract_years) - start)
        spot_full = hours / freq * util * spot[t]
        running = hours / freq * opex
        if retire and start >= contract_years - EPS and (off or spot_full <= running * (1 + TIE)):
            off = True
        if off:
            revenue.append(mpf(0))
            cost.append(mpf(0))
        else:
            revenue.append(hours * (in_contract * contract_rent + (end - start - in_contract) * util * spot[t]))
            cost.append(running)
    cfads = [a - b for a, b in zip(revenue, cost)]
    *terms, _ = read_loan(debt, rate, years, freq, type, grace, balloon, cfads)
    rows = loan(*terms, cfads)
    return freq, terms[1], n, spot, revenue, cost, cfads, rows, contract_years


def FLEET_DSCR(units, rent, opex, debt, rate, years, deflation, util, contract_rent=0, contract_years=0, freq=4, type="ANNUITY", grace=0,
               balloon=0, timing="AVG", launch_years=None, step=0.15, retire=True):
    """[t, spot rent, revenue, opex, CFADS, interest, scheduled principal, debt service, DSCR, LLCR, closing, balloon].

    LLCR = value at the start of the period of this and all later CFADS over the opening balance. A period that starts at or after the
    end of the contract has neither revenue nor cost when its spot revenue does not exceed its cost, and the fleet stays off.
    """
    _, i, n, spot, revenue, cost, cfads, rows, _ = fleet(units, rent, opex, debt, rate, years, deflation, util, contract_rent,
                                                          contract_years, freq, type, grace, balloon, timing, launch_years, step, retire)
    out = []
    for t, (o, it, p, b, s, c) in enumerate(rows):
        out.append([t + 1, spot[t], revenue[t], cost[t], cfads[t], it, p, s, share_of(cfads[t], s),
                    share_of(present_value(cfads[t:], i), o), c, b])
    return out


def FLEET_SUMMARY(units, rent, opex, debt, rate, years, deflation, util, contract_rent=0, contract_years=0, covenant=1.2, freq=4,
                  type="ANNUITY", grace=0, balloon=0, timing="AVG", launch_years=None, step=0.15, retire=True):
    """[min DSCR, its period, mean DSCR, first period below covenant, LLCR, share left at contract end, shortfall, capacity].

    Share left: balance before a balloon at the end of period FLOOR(contract_years*freq); shortfall = sum of max(0, service - CFADS).
    """
    covenant = num("covenant", covenant, above=0)
    freq, i, n, _, _, _, cfads, rows, contract_years = fleet(
        units, rent, opex, debt, rate, years, deflation, util, contract_rent, contract_years, freq, type, grace, balloon, timing,
        launch_years, step, retire)
    path = [(share_of(c, r[4]), t) for t, (c, r) in enumerate(zip(cfads, rows), 1)]
    tested = [(d, t) for d, t in path if d is not None]
    worst = min((d for d, _ in tested), default=None)
    when = next((t for d, t in tested if d - worst <= TIE * max(1, abs(worst))), None)
    mean = sum(d for d, _ in tested) / len(tested) if tested else None
    first = next((t for d, t in tested if d < covenant * (1 - TIE)), None)
    principal = rows[0][0]
    llcr = share_of(present_value(cfads, i), principal)
    left = share_of(balance_before_balloon(rows, whole_periods_in(contract_years, freq)), principal)
    short = sum(max(mpf(0), r[4] - c) for c, r in zip(cfads, rows))
    capacity = present_value([max(c, mpf(0)) / covenant for c in cfads], i)
    return [worst, when, mean, first, llcr, left, short, capacity]


def balance_before_balloon(rows, k):
    """Balance at the end of period k before a balloon that falls due then; the whole loan at k = 0, nothing after the tenor."""
    if k == 0:
        return rows[0][0]
    return rows[k - 1][5] + rows[k - 1][3] if k <= len(rows) else mpf(0)


@lifted("debt", "rate", "freq", "cash")
def LLCR(cfads, debt, rate, freq=4, cash=0):
    """(value of CFADS at the loan rate + cash) / debt; negative CFADS count. Rolled back period by period."""
    freq = frequency(freq)
    flows = vec("cfads", cfads)
    debt = num("debt", debt, low=0)
    i = num("rate", rate, above=-1) / freq
    cash = num("cash", cash, low=0)
    if debt == 0:
        raise SheetError("#DIV/0!", "debt")
    return (present_value(flows, i) + cash) / debt


@lifted("rate", "freq", "balloon")
def DEBT_CAPACITY(cfads, dscr, rate, freq=4, balloon=0):
    """Value of max(CFADS, 0)/dscr plus the value of the balloon at the end: the loan rolled back from its last day."""
    freq = frequency(freq)
    flows = vec("cfads", cfads)
    cover = vec("dscr", dscr, n=len(flows), above=0)
    i = num("rate", rate, above=-1) / freq
    balloon = num("balloon", balloon, low=0)
    return present_value([max(c, mpf(0)) / d for c, d in zip(flows, cover)], i, balloon)


@lifted("revenue", "target", "freq", "timing")
def BREAKEVEN_DEFLATION(revenue, opex, debt_service, target=1, freq=4, timing="MID"):
    """Largest deflation x at which revenue*(1-x)^tau covers target*service + opex in every period; tau = (t - 1/2, t - 1 or t)/freq.

    AVG: (1-x)^tau is replaced by its mean over the period, as in RENT_CURVE. Bisection on the smallest surplus of all periods.
    START: the first period (tau = 0) is only checked: #N/A when today's revenue fails there. #N/A too when nothing is ever needed.
    """
    freq = frequency(freq)
    revenue = num("revenue", revenue, above=0)
    service, costs = vec("debt_service", debt_service, low=0), vec("opex", opex, low=0)
    n = max(len(service), len(costs))
    service, costs = vec("debt_service", service, n=n), vec("opex", costs, n=n)
    target = num("target", target, low=0)
    timing = word("timing", timing, ("START", "MID", "END", "AVG"))
    need = [(target * s + c) / revenue for s, c in zip(service, costs)]
    if timing == "START" and need[0] > 1:
        raise SheetError("#N/A", "today's revenue already fails")
    pairs = [(t, x) for t, x in enumerate(need, 1) if x > 0 and not (timing == "START" and t == 1)]
    if not pairs:
        raise SheetError("#N/A", "nothing is endangered by deflation")

    def level(t, keep):
        if timing == "AVG":
            slope = mp.log(keep) / freq
            return keep ** (mpf(t - 1) / freq) * (mp.expm1(slope) / slope if slope != 0 else 1)
        return keep ** ({"START": t - 1, "MID": t - mpf("0.5"), "END": mpf(t)}[timing] / freq)

    low, high = mpf(0), mpf(1)
    while not all(level(t, high) >= x for t, x in pairs):
        high *= 2
    while high - low > mpf(10) ** -22 * high:
        mid = (low + high) / 2
        low, high = (low, mid) if all(level(t, mid) >= x for t, x in pairs) else (mid, high)
    return 1 - high


def COVENANT_TEST(path, threshold, kind="MIN", first_test=1, count=1):
    """[passed, worst value, its period, headroom, period completing the first run of count breaches, number of breaches].

    Headroom: worst/threshold - 1 (MIN), 1 - worst/threshold (MAX); a share of a threshold at or below 0 means nothing and stays empty.
    Route: the tested entries that are not empty in one list, then every stretch of count neighbours is looked at.
    """
    path = vec("path", path, blanks=True)
    threshold = num("threshold", threshold)
    kind = word("kind", kind, ("MIN", "MAX"))
    first_test, count = whole("first_test", first_test, 1), whole("count", count, 1)
    tested = [(v, t) for t, v in enumerate(path, 1) if v is not None and t >= first_test]
    if not tested:
        raise SheetError("#N/A", "nothing tested")
    sign = 1 if kind == "MIN" else -1
    worst, when = min(((sign * v, t) for v, t in tested))
    worst *= sign
    headroom = sign * (worst / threshold - 1) if threshold > 0 else None
    breach = [sign * v < sign * threshold - TIE * abs(threshold) for v, _ in tested]
    ends = [tested[j + count - 1][1] for j in range(len(tested) - count + 1) if all(breach[j:j + count])]
    return [0 if ends else 1, worst, when, headroom, ends[0] if ends else None, sum(breach)]


def CONTRACT_COVER(cfads, debt, rate, years, contract_years, freq=4, type="ANNUITY", grace=0, balloon=0):
    """[contracted LLCR, balance at expiry, share left, max(0, years - contract), value at expiry of later CFADS / balance].

    Expiry is the end of period FLOOR(contract_years*freq), before a balloon due then; CFADS after the tenor is ignored.
    """
    debt_, i, n, kind, grace, balloon, sculpt = read_loan(debt, rate, years, freq, type, grace, balloon, cfads)
    flows = vec("cfads", cfads)
    if len(flows) < n:
        raise SheetError("#VALUE!", "cfads")
    contract_years = num("contract_years", contract_years, low=0)
    if debt_ == 0:
        raise SheetError("#DIV/0!", "debt")
    k = whole_periods_in(contract_years, frequency(freq))
    balance = balance_before_balloon(loan(debt_, i, n, kind, grace, balloon, sculpt), k)
    if abs(balance) < ZERO * debt_:
        balance = mpf(0)
    return [present_value(flows[:min(k, n)], i) / debt_, balance, balance / debt_, max(mpf(0), mpf(years) - contract_years),
            share_of(present_value(flows[k:n], i), balance)]


def DSRA(debt_service, months=6, freq=4):
    """[t, required, funding], t = 0..n: service of the next months, a period counted by its overlap with the window; funding = change."""
    freq = frequency(freq)
    service = vec("debt_service", debt_service)
    span = num("months", months, low=0) * freq / 12
    need = []
    for t in range(len(service) + 1):
        need.append(sum(s * max(mpf(0), min(mpf(j + 1), t + span) - max(j, t)) for j, s in enumerate(service)))
    return [[t, x, x - (need[t - 1] if t else 0)] for t, x in enumerate(need)]


def FUNDING_GAP(cash, cfo, capex, maturities, undrawn=0, min_cash=0):
    """[t, opening cash, cfo, capex, maturities, draw, gap, closing]; the gap is assumed funded.

    Route: no running cash. After t periods the line has given min(undrawn, need so far) and closing cash is the reflected path:
    net flow so far plus everything raised, where raised so far = the largest lack so far.
    """
    cash, undrawn = num("cash", cash), num("undrawn", undrawn, low=0)
    floor = num("min_cash", min_cash, low=0)
    series = {"cfo": vec("cfo", cfo), "capex": vec("capex", capex, low=0), "maturities": vec("maturities", maturities, low=0)}
    n = max(map(len, series.values()))
    cfo, capex, due = (vec(k, v, n=n) for k, v in series.items())
    rows, raised, net, opening = [], mpf(0), cash, cash
    for t in range(n):
        net += cfo[t] - capex[t] - due[t]
        so_far = max(raised, floor - net)
        draw = min(so_far, undrawn) - min(raised, undrawn)
        gap = so_far - raised - draw
        raised = so_far
        rows.append([t + 1, opening, cfo[t], capex[t], due[t], draw, gap, net + raised])
        opening = net + raised
    return rows


def MATURITY_LADDER(amounts, maturities, horizon, cash=0, cfads=None):
    """[year, due, share, cumulative share, unpaid]; year t takes maturities in (t-1, t], year 1 also 0.

    unpaid = what cash and CFADS so far do not cover of what has fallen due so far; shares of all debt, beyond the horizon too.
    """
    amounts = vec("amounts", amounts, low=0)
    times = vec("maturities", maturities, n=len(amounts), repeat=False, low=0)
    horizon = whole("horizon", horizon, 1)
    cash = num("cash", cash, low=0)
    cfads = [mpf(0)] * horizon if cfads is None else vec("cfads", cfads, n=horizon)
    total = sum(amounts)
    rows = []
    for t in range(1, horizon + 1):
        so_far = sum((a for a, m in zip(amounts, times) if m <= t), mpf(0))
        before = sum((a for a, m in zip(amounts, times) if m <= t - 1 and t > 1), mpf(0))
        unpaid = max(mpf(0), so_far - cash - sum(cfads[:t]))
        rows.append([t, so_far - before, share_of(so_far - before, total), share_of(so_far, total), unpaid])
    return rows


def WATERFALL(cash, claims, rank=None):
    """One row [claim, paid, shortfall] a claim in input order, then ["residual", cash left, 0]; smaller rank first, equal ranks pro rata.

    Route: a claim's paid share = what the cash leaves after everything strictly senior, over everything of its own rank, capped at 1.
    """
    cash = num("cash", cash)
    claims = vec("claims", claims, low=0)
    order = list(range(len(claims))) if rank is None else vec("rank", rank, n=len(claims), repeat=False)
    rows = []
    for c, r in zip(claims, order):
        senior = sum((x for x, q in zip(claims, order) if q < r), mpf(0))
        equal = sum((x for x, q in zip(claims, order) if q == r), mpf(0))
        paid = mpf(0) if equal == 0 else c * min(mpf(1), max(mpf(0), cash - senior) / equal)
        rows.append([c, paid, c - paid])
    return rows + [["residual", min(cash, max(mpf(0), cash - sum(claims))), mpf(0)]]


@lifted("freq")
def WAL(repayments, freq=4, times=None):
    """Sum of t*repayment / sum of repayments, in years (times, or period/freq): the area under the balance over the amount repaid."""
    freq = frequency(freq)
    paid = vec("repayments", repayments)
    when = [mpf(t) / freq for t in range(1, len(paid) + 1)] if times is None else vec("times", times, n=len(paid), repeat=False, low=0)
    total = sum(paid)
    if total == 0:
        raise SheetError("#DIV/0!", "repayments")
    if total < 0:
        raise SheetError("#VALUE!", "repayments: more drawn than repaid")
    area, clock, balance = mpf(0), mpf(0), total
    for t, p in sorted(zip(when, paid)):
        area += balance * (t - clock)
        clock, balance = t, balance - p
    return area / total


@lifted("rate", "freq", "kind")
def CF_DURATION(cf, rate, freq=4, kind="MAC"):
    """MAC = -(d value / d continuous rate)/value by numerical differentiation, in years; MOD = MAC/(1 + rate/freq)."""
    freq = frequency(freq)
    flows = vec("cf", cf)
    i = num("rate", rate, above=-1) / freq
    kind = word("kind", kind, ("MAC", "MOD"))
    value = present_value(flows, i)
    if abs(value) <= mpf(10) ** -14 * present_value([abs(c) for c in flows], i):
        raise SheetError("#DIV/0!", "cf")
    mac = -diff(lambda k: present_value(flows, mp.exp(k / freq) - 1), freq * mp.log(1 + i)) / value
    return mac if kind == "MAC" else mac / (1 + i)


@lifted("rate", "years", "life", "freq", "type")
def DEBT_AT_DEATH(rate, years, life, freq=4, type="ANNUITY"):
    """Balance over the original loan at the end of period FLOOR(life*freq): value of the payments still to come."""
    freq = frequency(freq)
    i = num("rate", rate, above=-1) / freq
    n = periods(years, freq)
    life = num("life", life, low=0)
    kind = loan_type(type)
    if kind == "SCULPT":
        raise SheetError("#VALUE!", "type")
    return remaining(kind, i, n, whole_periods_in(life, freq))


FUNCTIONS = {f.__name__: f for f in (
    DEBT_SCHEDULE, DDTL_SCHEDULE, SWEEP_SCHEDULE, DSCR_PATH, FLEET_DSCR, FLEET_SUMMARY, LLCR, DEBT_CAPACITY, BREAKEVEN_DEFLATION,
    COVENANT_TEST, CONTRACT_COVER, DSRA, FUNDING_GAP, MATURITY_LADDER, WATERFALL, WAL, CF_DURATION, DEBT_AT_DEATH)}


def plain(x):
    """mpmath numbers as floats, inside lists too."""
    if isinstance(x, list):
        return [plain(v) for v in x]
    return float(x) if isinstance(x, mpf) else x


def answer(name, inputs):
    """The answer of a worksheet function, or {"error": code}."""
    try:
        f = FUNCTIONS[name]
        inputs = {k: v for k, v in inputs.items() if v is not None and v != ""}      # an empty cell is an argument left out
        try:
            inspect.signature(f).bind(**inputs)
        except TypeError as e:
            raise SheetError("#VALUE!", str(e))
        return plain(f(**inputs))
    except SheetError as e:
        return {"error": e.code}


# ------------------------------------------------------------------------------------------------------------------ expected values
FLEET = dict(units=10000, rent=2.5, opex=0.5, debt=240e6, rate=0.11, years=5, deflation=0.25, util=0.8)
SMALL = dict(units=10, rent=2.4, opex=0.6, debt=150000, rate=0.1, years=2, deflation=0.3, util=0.75)
TIE_CASE = dict(units=1000, rent=2, opex=1.632, debt=24e6, rate=0.1, years=4, deflation=-0.2, util=0.8, contract_rent=5, contract_years=1,
                freq=1, timing="START", launch_years=1, step=0.15)       # period 2: 2 * 1.2 * 0.85 * 0.8 = 1.632, exactly the cost
LOAN = dict(debt=100, rate=0.08, years=5, freq=1)
FLOWS = [30, 28, 26, 24, 22]
SWEEP = dict(debt=100, rate=0.12, repayments=[20, 20, 20, 20, 20], freq=1)
GAP = dict(cash=10, cfo=[12, -3, 8, 15], capex=[20, 9, 4, 1], maturities=[0, 6, 11, 2])
BREAKEVEN = dict(revenue=120, opex=[20, 25, 22, 30], debt_service=[30, 28, 40, 26])
PATH = [1.9, None, 1.31, 1.25, "", 1.38, 1.6, 1.2, 1.2]
VALUE = "refused"

CASES = {
    "DEBT_SCHEDULE": [
        (dict(debt=100, rate=0.1, years=1.5), "level service found by shooting; default freq 4 and ANNUITY"),
        (dict(LOAN, grace=4), "grace = all but one period: the whole loan in the last period's service"),
        (dict(LOAN, type="LEVEL", grace=2, balloon=35), "LEVEL = ANNUITY, grace and balloon"),
        (dict(LOAN, type="STRAIGHT", grace=1, balloon=20), "equal principal found by shooting"),
        (dict(LOAN, type="BULLET", balloon=30), "BULLET ignores balloon; scheduled principal 0"),
        (dict(LOAN, rate=0, balloon=40), "rate 0"),
        (dict(LOAN, rate=0.07, type="SCULPT", cfads=[4, 60, -5, 45, 0], balloon=10),
         "negative CFADS sculpts to 0; principal may be negative"),
        (dict(LOAN, type="SCULPT", cfads=[50, 2, 18, 25, 30], grace=2), "SCULPT in grace: CFADS of grace does not count"),
        (dict(LOAN, type="SCULPT", cfads=[50, 0, 0, -1, 0], grace=1), "no positive CFADS after grace"),
        (dict(LOAN, type="SCULPT", cfads=[30] * 4), VALUE),
        (dict(LOAN, grace=5), VALUE),
        (dict(LOAN, balloon=100.01), VALUE),
        (dict(LOAN, years=1.3, freq=4), VALUE),
        (dict(LOAN, freq=3), VALUE),
    ],
    "DDTL_SCHEDULE": [
        (dict(draws=[100, 0, 40], rate=0.1, years=1, commitment=200, undrawn_fee=0.01), "value of the remaining payments of each draw"),
        (dict(draws=[60, 30], rate=0.12, years=0.25, freq=12, type="STRAIGHT", undrawn_fee=0.005), "commitment left out = sum of draws"),
        (dict(draws=[10, 20, 30], rate=0.09, years=1, freq=2, type="BULLET", commitment=100, undrawn_fee=0.02),
         "each bullet falls on its own day"),
        (dict(draws=50, rate=0, years=1), "one draw, rate 0"),
        (dict(draws=[5, 7, 0], rate=0.08, years=1, freq=1), "one period a draw, nothing drawn last"),
        (dict(draws=[100, 50], rate=0.08, years=1, commitment=149), VALUE),
        (dict(draws=[100, 50], rate=0.08, years=1, type="SCULPT"), VALUE),
    ],
    "SWEEP_SCHEDULE": [
        (dict(SWEEP, cfads=[40, 45, 10, 60, 5]), "full sweep; queue of instalments cut from its far end"),
        (dict(SWEEP, cfads=[40, 5, -8, 60, 70], sweep=0.48), "arrears, negative CFADS, capitalised interest, partial sweep"),
        (dict(SWEEP, cfads=[5, 8, 6, 4, 3], sweep=0), "interest never covered: it capitalises and is due again"),
        (dict(SWEEP, cfads=[200, 10, 10, 10, 10]), "repaid in the first period: later DSCR empty"),
        (dict(SWEEP, cfads=[30, 30, 30], repayments=10, sweep=0), "one repayment repeats; a balance is left that never falls due"),
        (dict(SWEEP, cfads=[90, 90], repayments=[60, 80], sweep=0), "repayments above the debt are cut off"),
        (dict(debt=50, rate=0, cfads=[0, 20, 20], repayments=[0, 25, 25], freq=4), "rate 0 and nothing due: DSCR empty"),
        (dict(SWEEP, cfads=[40] * 5, sweep=1.01), VALUE),
        (dict(SWEEP, cfads=[40] * 4), VALUE),
    ],
    "DSCR_PATH": [
        (dict(LOAN, cfads=FLOWS), "level service"),
        (dict(LOAN, cfads=FLOWS + [9], grace=2, balloon=30), "balloon outside service; empty after maturity"),
        (dict(cfads=[9, -4, 8, 8, 7, 7, 6, 6], debt=[30, 20, 10], rate=[0.1, 0.08, 0.06], years=[1, 2, 1.5], balloon=[0, 5, 0],
              type=["ANNUITY", "STRAIGHT", "BULLET"], grace=[0, 2, 0], window=3, detail=True), "three facilities, window 3, all columns"),
        (dict(cfads=[9, 8, 7], debt=[30, 20], rate=0.1, years=1), "facilities longer than CFADS; rate and years repeat"),
        (dict(LOAN, cfads=FLOWS, rate=0, type="BULLET", window=2), "no service at all: every cell empty"),
        (dict(LOAN, cfads=[30, 0, 26, -4, 22], type="SCULPT", balloon=12), "sculpted: constant, empty without positive CFADS"),
        (dict(LOAN, cfads=FLOWS, window=6), "window longer than the path"),
        (dict(LOAN, cfads=FLOWS, debt=[50, 50], type=["SCULPT", "ANNUITY"]), VALUE),
        (dict(LOAN, cfads=FLOWS + [9], type="SCULPT"), VALUE),
        (dict(LOAN, cfads=FLOWS, debt=[50, 50], rate=[0.1, 0.1, 0.1]), VALUE),
    ],
    "FLEET_DSCR": [
        (dict(SMALL), "spot: mean rent by quadrature"),
        (dict(SMALL, contract_rent=2.2, contract_years=1.1), "contract ends inside a period"),
        (dict(SMALL, years=1, freq=2, contract_rent=0.4, contract_years=0.5, type="STRAIGHT", balloon=40000), "contracted loss stays"),
        (dict(SMALL, years=4, freq=1, deflation=0.5, timing="START", launch_years=[2.5, -1, 1], step=[0.2, 0.1, 0.3]),
         "unsorted launches, one in the past; off when spot revenue does not exceed cost"),
        (dict(SMALL, years=4, freq=1, deflation=0.5, timing="START", launch_years=[2.5, -1, 1], step=[0.2, 0.1, 0.3], retire=False),
         "the same, kept running at a loss"),
        (dict(SMALL, years=1, timing="MID", launch_years=0.375, step=0.4, type="BULLET"), "launch on the very moment counts"),
        (dict(SMALL, years=1, timing="END", deflation=-0.2, grace=3), "rising rents, grace = all but one"),
        (dict(SMALL, years=1, freq=1, launch_years=[0.3, 0.6]), "two launches inside one period, default step"),
        (dict(SMALL, years=3, freq=1, rent=0.65, deflation=-0.3), "off at once and stays off although rents rise"),
        (dict(SMALL, years=1, type="SCULPT", grace=1, balloon=10000), "sculpted after grace"),
        (dict(SMALL, years=0.5, debt=0), "no debt: ratios empty"),
        (dict(SMALL, years=1, rent=0.1, type="SCULPT"), "nothing to sculpt on"),
        (dict(TIE_CASE), "spot revenue equal to cost switches off, for good, although rents rise later"),
        (dict(SMALL, debt=999), VALUE),
        (dict(SMALL, contract_years=1), VALUE),
    ],
    "FLEET_SUMMARY": [
        (dict(FLEET, contract_rent=2.35, contract_years=3), "reference loan with a three-year contract"),
        (dict(FLEET, contract_rent=2.35, contract_years=5, balloon=5e7),
         "flat DSCR: the tie takes period 1; balloon not counted as repaid"),
        (dict(FLEET, contract_rent=2.35, contract_years=5.5, type="BULLET"),
         "contract longer than the loan: nothing left; never in breach"),
        (dict(FLEET, contract_rent=2.35, contract_years=2.2, type="BULLET", covenant=1.4),
         "expiry inside a period: the whole periods before"),
        (dict(FLEET, debt=0, retire=False, deflation=0.4), "no debt: ratios empty, capacity stays"),
        (dict(FLEET, rate=0, type="BULLET"), "no service: DSCR cells empty"),
        (dict(FLEET, type="SCULPT", deflation=0.15, covenant=1.3), "sculpted: LLCR = DSCR"),
        (dict(FLEET, freq=12, years=3, timing="END", launch_years=[1, 2], deflation=0.16, grace=6, type="STRAIGHT"),
         "monthly, launches, grace"),
        (dict(TIE_CASE), "spot revenue equal to cost switches off, for good, although rents rise later"),
        (dict(FLEET, debt=240), VALUE),
        (dict(FLEET, covenant=0), VALUE),
    ],
    "LLCR": [
        (dict(cfads=[11, 12, -3, 9], debt=25, rate=0.1), "rolled back one period at a time; negative CFADS counts"),
        (dict(cfads=[110, 121], debt=100, rate=0, freq=1, cash=19), "rate 0 and cash"),
        (dict(cfads=7, debt=5, rate=0.12, freq=12), "one period"),
        (dict(cfads=[5, 5, 5], debt=[10, 20], rate=[0.05, 0.1], freq=2), "lifted over two ranges of equal shape"),
        (dict(cfads=[-5, -5], debt=10, rate=0.1, freq=1), "negative throughout"),
        (dict(cfads=[5, 5], debt=0, rate=0.1), "no debt"),
        (dict(cfads=[5, 5], debt=-1, rate=0.1), VALUE),
        (dict(cfads=[5, "x"], debt=1, rate=0.1), VALUE),
    ],
    "DEBT_CAPACITY": [
        (dict(cfads=[80, 40, 10, -30], dscr=[1.2, 1.3, 1.5, 1.1], rate=0.08), "one DSCR a period"),
        (dict(cfads=[80, 40, 10, 30], dscr=1.25, rate=0, freq=1, balloon=50), "rate 0 and balloon"),
        (dict(cfads=[80, 40, 10, 30], dscr=1.25, rate=0.09, freq=2, balloon=50), "the loan rolled back from its last day"),
        (dict(cfads=[-1, -2], dscr=1.3, rate=0.08), "negative CFADS carries no debt"),
        (dict(cfads=60, dscr=[1.5], rate=[0.05, 0.2], freq=1), "lifted over rates"),
        (dict(cfads=[80, 40], dscr=0, rate=0.08), VALUE),
        (dict(cfads=[80, 40], dscr=[1.2, 1.3, 1.4], rate=0.08), VALUE),
    ],
    "BREAKEVEN_DEFLATION": [
        (dict(BREAKEVEN), "bisection; default MID and freq 4"),
        (dict(BREAKEVEN, freq=1, timing="END", target=1.4), "END"),
        (dict(BREAKEVEN, freq=1, timing="START"), "START: the first period is only checked"),
        (dict(BREAKEVEN, freq=2, timing="AVG", target=1.2), "AVG: mean over the period"),
        (dict(BREAKEVEN, revenue=[50, 60, 200]), "lifted over revenue; the first two need inflation"),
        (dict(revenue=100, opex=30, debt_service=[0, 40, 0, 10], freq=4, target=1.1),
         "opex repeats; periods without service still need opex"),
        (dict(revenue=100, opex=0, debt_service=[0, 40, 0]), "a period that needs nothing sets no limit"),
        (dict(BREAKEVEN, revenue=45, timing="START"), "today's revenue already fails"),
        (dict(revenue=100, opex=0, debt_service=[0, 0]), "nothing is needed: no break-even"),
        (dict(BREAKEVEN, revenue=0), VALUE),
        (dict(BREAKEVEN, timing="NOW"), VALUE),
    ],
    "COVENANT_TEST": [
        (dict(path=PATH, threshold=1.4), "empty entries; list of tested entries"),
        (dict(path=PATH, threshold=1.4, count=3), "the run goes on across an empty entry"),
        (dict(path=PATH, threshold=1.4, first_test=4, count=4), "breaches before the first test do not count"),
        (dict(path=[0.6, 0.66, 0.7, 0.7, 0.64], threshold=0.65, kind="MAX", count=2), "maximum; the tie of the worst takes the first"),
        (dict(path=[1.2, 1.3], threshold=1.2), "equality passes"),
        (dict(path=[1.1, 1.1, 1.1], threshold=1.2, first_test=2, count=2), "run starts at the first test"),
        (dict(path=[5, -2], threshold=0), "no headroom as a share of 0"),
        (dict(path=[None, "", 1.3], threshold=1.2, first_test=3), "one entry"),
        (dict(path=[1.5, 1.2, None], threshold=1.2, first_test=3), "nothing tested"),
        (dict(path=PATH, threshold=1.4, count=0), VALUE),
        (dict(path=PATH, threshold=1.4, first_test=1.5), VALUE),
        (dict(path=PATH, threshold=1.4, kind="MEAN"), VALUE),
    ],
    "CONTRACT_COVER": [
        (dict(LOAN, cfads=FLOWS, contract_years=3), "shooting and two present values"),
        (dict(LOAN, cfads=FLOWS + [90, 90], contract_years=3.9, type="STRAIGHT", balloon=25),
         "whole periods only; CFADS after the tenor ignored"),
        (dict(LOAN, cfads=FLOWS, contract_years=0, grace=2), "no contract: share 1"),
        (dict(LOAN, cfads=FLOWS, contract_years=5, balloon=40), "expiry at maturity: balance before the balloon"),
        (dict(LOAN, cfads=FLOWS, contract_years=5), "nothing left at maturity: last cell empty"),
        (dict(LOAN, cfads=FLOWS, contract_years=6, type="BULLET"), "contract longer than the loan"),
        (dict(LOAN, cfads=[30, 28, 0, -4, 22], contract_years=2, type="SCULPT"), "sculpted"),
        (dict(cfads=[9, 9, 9, -2, -2, -2], debt=20, rate=0.1, years=1.5, contract_years=0.75, type="BULLET"), "later CFADS negative"),
        (dict(LOAN, debt=0, cfads=FLOWS, contract_years=3), "no debt"),
        (dict(LOAN, cfads=FLOWS[:4], contract_years=3), VALUE),
        (dict(LOAN, cfads=FLOWS, contract_years=-1), VALUE),
    ],
    "DSRA": [
        (dict(debt_service=[10, 12, 14, 16]), "overlap with the window; default six months, quarterly"),
        (dict(debt_service=[10, 12, 14, 16], months=4), "a part of a period pro rata"),
        (dict(debt_service=[10, 12, 14, 16], months=6, freq=1), "half of the next year"),
        (dict(debt_service=[10, 0, 14], months=2.5, freq=12), "monthly, fractional months"),
        (dict(debt_service=[10, 12], months=0), "no reserve"),
        (dict(debt_service=[10, 12, 14], months=100, freq=2), "longer than the loan"),
        (dict(debt_service=25, months=12, freq=1), "one period"),
        (dict(debt_service=[10, 12], months=-1), VALUE),
    ],
    "FUNDING_GAP": [
        (dict(GAP), "running lack; no line"),
        (dict(GAP, undrawn=7, min_cash=2), "line used over two periods, then a gap"),
        (dict(GAP, undrawn=50, min_cash=5), "line covers all"),
        (dict(cash=0, cfo=3, capex=1, maturities=[0, 9, 0], undrawn=1), "single values repeat; surplus carried forward"),
        (dict(cash=4.2, cfo=5, capex=32.5, maturities=4.2, undrawn=3.7, min_cash=1), "one period"),
        (dict(GAP, undrawn=-1), VALUE),
        (dict(GAP, cfo=[1, 2]), VALUE),
    ],
    "MATURITY_LADDER": [
        (dict(amounts=[50, 20, 30, 40], maturities=[1, 3.2, 0.4, 9], horizon=4), "unsorted; beyond the horizon counts in the shares"),
        (dict(amounts=[50, 20, 30], maturities=[1, 2, 2.0001], horizon=3, cash=40, cfads=[5, 60, -10]), "cash and CFADS as running totals"),
        (dict(amounts=[50, 20], maturities=[2, 3], horizon=3, cfads=15), "one CFADS for all years"),
        (dict(amounts=80, maturities=2.5, horizon=2, cash=5), "nothing due within the horizon"),
        (dict(amounts=[0, 0], maturities=[1, 2], horizon=2), "no debt: shares empty"),
        (dict(amounts=[50, 20], maturities=[1, 2], horizon=1.5), VALUE),
        (dict(amounts=[50, -20], maturities=[1, 2], horizon=2), VALUE),
        (dict(amounts=[50, 20], maturities=[1, -2], horizon=2), VALUE),
    ],
    "WATERFALL": [
        (dict(cash=100, claims=[20, 50, 60, 5]), "order given"),
        (dict(cash=100, claims=[20, 50, 60, 30], rank=[3, 1, 2, 2]), "equal ranks pro rata"),
        (dict(cash=100, claims=[20, 50, 10], rank=[2.5, -1, 0]), "any numbers as ranks; cash left"),
        (dict(cash=0, claims=[20, 0]), "no cash"),
        (dict(cash=50, claims=[0, 40, 40, 0], rank=[1, 1, 1, 1]), "one rank, nil claims"),
        (dict(cash=7, claims=12), "one claim"),
        (dict(cash=100, claims=[20, -1]), VALUE),
        (dict(cash=100, claims=[20, 30, 40], rank=[1, 2]), VALUE),
    ],
    "WAL": [
        (dict(repayments=[5, 0, 20, 75]), "area under the balance; default freq 4"),
        (dict(repayments=[5, 0, 20, 75], freq=12), "monthly"),
        (dict(repayments=[40, 25, 35], times=[4.92, 0.25, 2]), "times in years, unsorted"),
        (dict(repayments=[40, 25, 35], times=[0, 1, 1], freq=1), "today and twice the same day"),
        (dict(repayments=[30, -10, 40], freq=[1, 2]), "a draw among repayments; lifted over freq"),
        (dict(repayments=[10, -10], freq=1), "nothing repaid"),
        (dict(repayments=[10, 20], times=[1, 2, 3]), VALUE),
    ],
    "CF_DURATION": [
        (dict(cf=[5, 5, 5, 105], rate=0.06), "minus the logarithmic derivative by the continuous rate; default freq 4"),
        (dict(cf=[5, 5, 5, 105], rate=0.06, freq=2, kind="MOD"), "modified"),
        (dict(cf=[5, 0, 105], rate=0, freq=1), "rate 0"),
        (dict(cf=[-50, 20, 90], rate=0.1, freq=1), "flows of both signs"),
        (dict(cf=8, rate=0.1, freq=12, kind="MOD"), "one flow"),
        (dict(cf=[5, 105], rate=[0.02, 0.2], freq=1), "lifted over rates"),
        (dict(cf=[100, -110], rate=0.1, freq=1), "no present value"),
        (dict(cf=[5, 105], rate=0.1, kind="KEY"), VALUE),
    ],
    "DEBT_AT_DEATH": [
        (dict(rate=0.08, years=10, life=1.5), "value of the payments still to come; default freq 4"),
        (dict(rate=0.08, years=10, life=1.74, freq=4, type="STRAIGHT"), "whole periods only"),
        (dict(rate=0, years=5, life=2, freq=1), "rate 0"),
        (dict(rate=0.11, years=5, life=[0, 4.99, 5, 7], type="BULLET"), "lifted over life; nothing left at maturity"),
        (dict(rate=0.11, years=5, life=29 / 12, freq=12), "29 months as a fraction of years"),
        (dict(rate=0.11, years=5, life=3, type=["LEVEL", "STRAIGHT"]), "lifted over type"),
        (dict(rate=0.11, years=5, life=-1), VALUE),
        (dict(rate=0.11, years=5, life=3, type="SCULPT"), VALUE),
        (dict(rate=0.11, years=5.1, life=3), VALUE),
    ],
}


def table():
    """The expected values, by the functions above, in the layout of the other tables."""
    rows = []
    for name, cases in CASES.items():
        for k, (inputs, derived) in enumerate(cases, 1):
            expected = answer(name, inputs)
            rows.append({"id": f"{name}-S{k:02d}", "function": name, "inputs": inputs, "expected": expected,
                         "tolerance": 0 if isinstance(expected, dict) else 1e-9, "derived": derived})
    about = ("Second, independent implementation (Python, 40 digits) of the debt and coverage functions, written from the specification by"
             " other routes; made by debt.py. Pass when |got - expected| <= tolerance * max(1, |expected|), element by element; null is an"
             " empty cell.")
    return {"about": about, "cases": rows}


if __name__ == "__main__":
    made = table()
    print('{"about": ' + json.dumps(made["about"]) + ', "cases": [')
    print(",\n".join(json.dumps(row) for row in made["cases"]))
    print("]}")
