"""Slow second implementation of the simulated loans, one path at a time, from the definitions of docs/conventions.md alone.

It shares no code, no language and no random numbers with the product: it draws its own numbers with Python's generator,
rounds them to five digits, and writes numbers and outcomes to paths.json, which test/core/simulation/paths.test.ts compares.

Run:  python3 test/reference/simulation/paths.py > test/reference/simulation/paths.json     (Python 3.9 or newer, no packages)
"""
import json
import math
import random
import sys

HOURS = 8760.0


# ---------------------------------------------------------------- schedules

def mean_rent(rent, deflation, launches, start, end):
    """Mean spot rent between two dates, by integrating the exponential between launches."""
    d = -math.log(1 - deflation)
    cuts = sorted({start, end, *(at for at, _ in launches if start < at < end)})
    total = 0.0
    for a, b in zip(cuts, cuts[1:]):
        level = rent * math.exp(-d * a)
        for at, step in launches:
            if at <= a:
                level *= 1 - step
        total += level * ((1 - math.exp(-d * (b - a))) / d if d != 0 else (b - a))
    return total / (end - start)


def principal_schedule(debt, i, n, kind, grace, balloon):
    """Scheduled principal of each period without the balloon, by walking the balance forward."""
    m = n - grace
    out, balance = [], debt
    final = debt if kind == "BULLET" else balloon
    for t in range(n):
        if t < grace or kind == "BULLET":
            pay = 0.0
        elif kind == "STRAIGHT":
            pay = (debt - final) / m
        else:
            level = (debt - final) / m if i == 0 else (debt - final * (1 + i) ** -m) * i / (1 - (1 + i) ** -m)
            pay = level - balance * i
        out.append(pay)
        balance -= pay
    return out


def service_of(debt, i, principal):
    balance, out = debt, []
    for pay in principal:
        out.append(balance * i + pay)
        balance -= pay
    return out


def reserve_after(service, months, freq):
    """Balance that the reserve is to hold at closing and after each payment: the next months of service, pro rata."""
    reach = months / 12 * freq
    return [sum(due * max(0.0, min(1.0, reach - k)) for k, due in enumerate(service[t:])) for t in range(len(service) + 1)]


def poisson_more_than(mean, k):
    """P(N > k), from the series of the tail itself."""
    term = math.exp(-mean)
    for j in range(1, k + 2):
        term *= mean / j
    total, j = 0.0, k + 1
    while term > 0 and j < k + 200:
        total += term
        j += 1
        term *= mean / j
    return total


def cholesky(c):
    a = [[0.0] * 3 for _ in range(3)]
    for i in range(3):
        for j in range(i + 1):
            s = c[i][j] - sum(a[i][k] * a[j][k] for k in range(j))
            if i == j:
                a[i][i] = math.sqrt(max(s, 0.0)) if s > 1e-12 else 0.0
            else:
                a[i][j] = s / a[j][j] if a[j][j] > 0 else 0.0
    return a


# ---------------------------------------------------------------- one path

def move(s, state, draw, first):
    """Moves coin, rent and value by one period; state is a dictionary."""
    dt = 1 / s["freq"]
    z, u = draw[:3], draw[3]
    if state["stress"]:
        turn = min(1.0, dt / s["stress_years"]) if s["stress_years"] else 0.0
    else:
        turn = s["stress_start"] if first else 1 - (1 - s["stress_rate"]) ** dt
    if u < turn:
        u = u / turn
        state["stress"] = not state["stress"]
        if state["stress"]:
            state["coin"] *= 1 - s["coin_shock"]
            state["drop"] *= 1 - s["rent_shock"]
            state["value"] *= 1 - s["value_shock"]
    else:
        u = (u - turn) / (1 - turn)
    stress = state["stress"]
    weight = s["stress_weight"] if stress else 0.0
    corr = [[(1 - weight) * x + weight for x in row] for row in s["corr"]]
    low = cholesky(corr)
    e = [sum(low[i][j] * z[j] for j in range(3)) for i in range(3)]
    mult = s["vol_mult"] if stress else 1.0
    calm = s["jump_rate"] * dt
    rate = calm * (s["jump_mult"] if stress else 1.0)
    launches = 0
    while launches < 24 and u < poisson_more_than(rate, launches):
        launches += 1
    keep = 1 - s["jump_size"]
    # coin: geometric Brownian motion; value: the same with its share of the launches; rent: deviation that dies out
    cv, vv, rv = s["coin_vol"] * mult, s["value_vol"] * mult, s["rent_vol"] * mult
    state["coin"] *= math.exp((s["coin_drift"] - cv * cv / 2) * dt + cv * math.sqrt(dt) * e[0])
    share = s["jump_share"]
    state["value"] *= math.exp(-vv * vv / 2 * dt + vv * math.sqrt(dt) * e[2]) * keep ** (share * launches) * math.exp(calm * (1 - keep ** share))
    k = s["mean_reversion"]
    spread2 = rv * rv * (dt if k == 0 else (1 - math.exp(-2 * k * dt)) / (2 * k))
    state["dev"] = state["dev"] * math.exp(-k * dt) + math.sqrt(spread2) * e[1]
    state["var"] = state["var"] * math.exp(-2 * k * dt) + spread2
    state["drop"] *= keep ** launches * math.exp(calm * s["jump_size"])
    return math.exp(state["dev"] - state["var"] / 2) * state["drop"]


def path(s, deal, draws):
    """Walks one path; answers loss, exposure, lowest DSCR, period of default, highest LTV, cause, first breach."""
    n, i = deal["n"], s["rate"] / s["freq"]
    state = dict(coin=1.0, dev=0.0, var=0.0, drop=1.0, value=1.0, stress=False)
    owed, account, coins, arrears, missed, switched_off = s["debt"], deal["cash"], s["coin_qty"], 0.0, 0, False
    worst, top, breach = None, -1.0, 0
    dust = 1e-9 * s["debt"]
    ltv_of = lambda balance, backing: 0.0 if balance <= 0 else (balance / backing if backing > 0 else math.inf)
    for t in range(n):
        x = move(s, state, draws[t], t == 0)
        flow, switched_off = deal["flow"](t, x, state["coin"], switched_off)
        interest, scheduled = owed * i, deal["principal"][t]
        service = interest + min(scheduled, owed)
        dscr = flow / service if service > 0 else None
        if dscr is not None:
            worst = dscr if worst is None else min(worst, dscr)
        # payment
        money = account + flow
        due = interest + min(scheduled + arrears, owed)
        price = s["coin_price"] * state["coin"]
        if money < due and coins > 0:
            sold = min(coins, (due - money) / (price * (1 - s["coin_haircut"])))
            coins -= sold
            money += sold * price * (1 - s["coin_haircut"])
        money = max(money, 0.0)
        paid_interest = min(money, interest)
        money -= paid_interest
        owed += interest - paid_interest
        principal_due = min(scheduled + arrears + interest - paid_interest, owed)
        paid = min(money, principal_due)
        money -= paid
        owed -= paid
        arrears = principal_due - paid
        missed = missed + 1 if arrears > dust else 0
        # covenants and what is left of the cash
        hardware = deal["hardware"](t) * state["value"]
        backing = hardware + coins * price
        net = deal["net"]
        is_breach = (s["lock_dscr"] is not None and dscr is not None and dscr < s["lock_dscr"]) or (
            s["lock_ltv"] is not None and ltv_of(owed - net * money, backing) > s["lock_ltv"])
        if is_breach and breach == 0:
            breach = t + 1
        reserve = min(money, deal["reserve"][t])
        free = money - reserve
        share = max(s["sweep"], s["trap_sweep"]) if is_breach else s["sweep"]
        swept = 0.0 if arrears > 0 else min(share * free, owed)
        owed -= swept
        left = free - swept
        account = reserve + (left if is_breach or not deal["pays_out"] else 0.0)
        ltv = ltv_of(owed - net * account, backing)
        top = max(top, ltv)
        # default
        cause = 0
        if missed >= s["cure_periods"]:
            cause = 1
        elif s["call_ltv"] is not None and ltv > s["call_ltv"]:
            cause = 2
        elif t == n - 1:
            account = reserve + left
            rest = owed - account
            if rest > dust and rest > deal["refi"] * backing:
                cause = 3
        if cause:
            depth = s["stress_depth"] if state["stress"] else 1.0
            factor = min(1.0, deal["factor"] * (depth * x ** s["depth_beta"]) ** s["elasticity"])
            proceeds = max(0.0, hardware * factor * (1 - s["fee"]) + coins * price * (1 - s["coin_haircut"]) - s["workout_cost"])
            today = (1 + s["disc"]) ** (-(t + 1) / s["freq"])
            return [max(0.0, owed - account - proceeds) * today, owed * today, worst, t + 1, top, cause, breach]
        if owed == 0:
            break
    return [0.0, 0.0, worst, 0, top, 0, breach]


# ---------------------------------------------------------------- the two deals

def loan(s):
    freq, n = s["freq"], round(s["years"] * s["freq"])
    i = s["rate"] / freq
    hours = s["units"] * HOURS / freq
    launches = [(at, s["step"]) for at in s["launch_years"]]
    rents = [mean_rent(s["rent"], s["deflation"], launches, t / freq, (t + 1) / freq) for t in range(n)]
    shares = [min(1.0, max(0.0, s["contract_years"] * freq - t)) for t in range(n)]
    principal = principal_schedule(s["debt"], i, n, s["type"], s["grace"], s["balloon"])
    reserve = reserve_after(service_of(s["debt"], i, principal), s["reserve_months"], freq)
    factor = s["liq_factor"]
    if s["depth"] is not None:
        factor = (s["units"] / (s["liq_days"] / 30) / (s["depth"] * s["eligible"])) ** -s["elasticity"]

    def flow(t, x, coin, off):
        if s["retire"] and shares[t] == 0 and rents[t] * x * s["util"] <= s["opex"]:
            off = True
        if off:
            return 0.0, True
        hourly = shares[t] * s["contract_rent"] + (1 - shares[t]) * s["util"] * rents[t] * x - s["opex"]
        return hours * hourly, False

    return dict(
        n=n, principal=principal, cash=reserve[0], reserve=reserve[1:], pays_out=True, net=0, flow=flow, factor=factor,
        hardware=lambda t: s["units"] * s["price"] * (1 - s["decay"]) ** ((t + 1) / freq),
        refi=s["refi_ltv"] if s["refi_ltv"] is not None else min(1.0, factor),
    )


def miner(s):
    freq, n = s["freq"], round(s["years"] * s["freq"])

    def flow(t, x, coin, off):
        mid = (t + 0.5) / freq
        firm = s["lease_income"] + s["rent_income"] * (1 - s["deflation"]) ** mid * x - s["overhead"]
        mined = s["mining"] * (1 - s["hash_decline"]) ** mid * coin - s["mining_cost"]
        return (firm + max(0.0, mined)) / freq, off

    return dict(
        n=n, principal=principal_schedule(s["debt"], s["rate"] / freq, n, s["type"], 0, s["balloon"]), cash=s["cash"], reserve=[0.0] * n,
        pays_out=False, net=1, flow=flow, factor=s["liq_factor"], refi=1.0,
        hardware=lambda t: s["site_value"] * (1 - s["site_decay"]) ** ((t + 1) / freq),
    )


MARKET = dict(
    coin_vol=0.0, coin_drift=0.0, rent_vol=0.4, value_vol=0.4, mean_reversion=0.0, jump_rate=0.0, jump_size=0.0, jump_share=1.0,
    stress_start=0.0, stress_rate=0.0, stress_years=None, stress_weight=0.0, vol_mult=1.5, jump_mult=1.0, coin_shock=0.0, rent_shock=0.0, value_shock=0.0,
    corr=[[1, 0, 0], [0, 1, 1], [0, 1, 1]],
)
TERMS = dict(
    balloon=0.0, sweep=0.0, lock_dscr=None, lock_ltv=None, trap_sweep=0.0, cure_periods=1, call_ltv=None, elasticity=0.24, depth_beta=0.0, stress_depth=1.0,
    coin_qty=0.0, coin_price=0.0, coin_haircut=0.0, fee=0.0, workout_cost=0.0, disc=0.0, liq_factor=0.65,
)
FLEET = dict(
    units=1000, rent=2.5, opex=0.5, debt=24e6, rate=0.11, years=3, freq=4, deflation=0.25, util=0.8, contract_rent=0.0, contract_years=0.0, type="ANNUITY", grace=0,
    launch_years=[], step=0.0, retire=True, reserve_months=6, price=30000, decay=0.23, depth=None, liq_days=90, eligible=1.0, refi_ltv=None,
)
SITE = dict(
    coin_qty=1000.0, coin_price=90000.0, coin_vol=0.6, site_value=60e6, value_vol=0.4, debt=80e6, years=3, freq=4, rate=0.09, type="STRAIGHT", site_decay=0.1, cash=2e6,
    mining=70e6, mining_cost=45e6, hash_decline=0.2, rent_income=12e6, deflation=0.2, lease_income=3e6, overhead=6e6, rent_vol=0.35,
    corr=[[1, 0.4, 0.5], [0.4, 1, 0.8], [0.5, 0.8, 1]],
)
CASES = {
    "a spot fleet with launches and a rent that comes back": ("loan", {**MARKET, **TERMS, **FLEET, **dict(
        mean_reversion=0.8, jump_rate=1.0, jump_size=0.15, jump_share=0.7, value_vol=0.3, corr=[[1, 0, 0], [0, 1, 0.7], [0, 0.7, 1]])}),
    "a contract that ends inside a quarter, covenants, cures, stress and a thin market": ("loan", {**MARKET, **TERMS, **FLEET, **dict(
        contract_rent=2.35, contract_years=1.3, balloon=4e6, lock_dscr=1.6, lock_ltv=0.9, sweep=0.25, trap_sweep=0.5, cure_periods=2, refi_ltv=0.5, fee=0.05, workout_cost=3e5,
        depth=200, liq_days=60, eligible=0.5, depth_beta=0.8, stress_rate=0.4, stress_years=1.5, stress_weight=0.6, rent_shock=0.1, value_shock=0.15, stress_depth=0.5,
        jump_rate=0.8, jump_size=0.2, jump_mult=3.0, launch_years=[0.6, 2.0], step=0.1, deflation=0.16, disc=0.05, reserve_months=5,
        corr=[[1, 0, 0], [0, 1, 0.5], [0, 0.5, 1]])}),
    "coins pledged beside the fleet, a call on LTV, equal principal after grace": ("loan", {**MARKET, **TERMS, **FLEET, **dict(
        coin_qty=100.0, coin_price=90000.0, coin_vol=0.6, coin_drift=0.05, coin_haircut=0.02, call_ltv=1.3, type="STRAIGHT", grace=2, retire=False, disc=0.08, reserve_months=0,
        corr=[[1, 0.3, 0.2], [0.3, 1, 0.9], [0.2, 0.9, 1]], stress_start=0.3, stress_weight=0.8, coin_shock=0.2)}),
    "a bullet loan that has to be refinanced": ("loan", {**MARKET, **TERMS, **FLEET, **dict(type="BULLET", debt=12e6, years=2, contract_rent=2.0, contract_years=2, freq=2)}),
    "a miner that pays from mining, rents and coins": ("miner", {**MARKET, **TERMS, **SITE, **dict(call_ltv=1 / 1.1)}),
    "a miner in stress with only maturity to test it": ("miner", {**MARKET, **TERMS, **SITE, **dict(
        type="BULLET", stress_rate=0.3, stress_years=1.0, stress_weight=0.7, coin_shock=0.3, value_shock=0.1, freq=12, years=1, lock_dscr=1.5, trap_sweep=0.6, jump_rate=1.0, jump_size=0.2)}),
}
PATHS = 48


def main():
    out = []
    for index, (name, (kind, s)) in enumerate(CASES.items()):
        dice = random.Random(20261120 + index)
        deal = loan(s) if kind == "loan" else miner(s)
        draws = [[[round(dice.gauss(0, 1), 5) for _ in range(3)] + [round(dice.uniform(0.00001, 0.99999), 5)] for _ in range(deal["n"])] for _ in range(PATHS)]
        outcomes = [path(s, deal, one) for one in draws]
        out.append(dict(name=name, kind=kind, given=s, periods=deal["n"], draws=[x for one in draws for row in one for x in row], outcomes=outcomes))
        print(name, "defaults by cause", [sum(1 for o in outcomes if o[5] == c) for c in (1, 2, 3)], "breaches", sum(1 for o in outcomes if o[6]), file=sys.stderr)
    json.dump(dict(
        about="Outcomes of simulated paths by test/reference/simulation/paths.py, which shares no code with the product. Each outcome: "
        "discounted loss, discounted exposure, lowest DSCR (null = none), period of default, highest LTV, cause, first breach.",
        made="python3 test/reference/simulation/paths.py > test/reference/simulation/paths.json, Python " + sys.version.split()[0],
        tolerance="1e-10 relative: two hundred operations on each side and another order of them", cases=out), sys.stdout, separators=(",", ":"))


main()
