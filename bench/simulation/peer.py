"""The same loan with NumPy, all paths of a block at a time: peer.py PATHS REPEATS FOLDER. Prints one line of JSON as engine.ts does.

Random numbers are NumPy's own (PCG64, ziggurat): the fastest that it has. Blocks of 8,192 paths stay in the cache.
layout.py is printed from src/core/simulation/layout.ts.
"""
import json
import sys
import time

import numpy as np

paths, repeats, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
sys.path.insert(0, folder)
import layout as at  # noqa: E402

P = np.fromfile(f"{folder}/params.bin")
BLOCK = 8192
n = int(P[at.PERIODS])
calm = P[at.HEADER:at.HEADER + at.REGIME]
rows = P[at.TABLES:at.TABLES + n * at.RECORD].reshape(n, at.RECORD)
assert P[at.STRESS_AT_START] == 0 and calm[at.SWITCH] == 0, "the loan of the bench has one regime"
tails = calm[at.JUMP_TAILS:at.JUMP_TAILS + at.MAX_JUMPS]
tails = tails[tails > 2.0 ** -33]


def ltv_of(balance, collateral):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(balance <= 0, 0.0, np.where(collateral > 0, balance / collateral, at.NO_VALUE))


def block(count, rng):
    log_coin, deviation, fall, log_value = np.zeros(count), np.zeros(count), np.zeros(count), np.zeros(count)
    variance = 0.0
    balance, account, coins = np.full(count, P[at.DEBT]), np.full(count, P[at.OPENING_CASH]), np.full(count, P[at.COINS])
    overdue, missed, is_off = np.zeros(count), np.zeros(count), np.zeros(count, bool)
    min_dscr, max_ltv = np.full(count, at.NO_VALUE), np.full(count, -1.0)
    period, loss, alive = np.zeros(count), np.zeros(count), np.ones(count, bool)
    for t in range(n):
        row = rows[t]
        z1, z2, z3 = rng.standard_normal((3, count))
        u = rng.random(count)
        jumps = np.zeros(count)
        for tail in tails:
            more = u < tail
            if not more.any():
                break
            jumps += more
        e2 = calm[at.L21] * z1 + calm[at.L22] * z2
        e3 = calm[at.L31] * z1 + calm[at.L32] * z2 + calm[at.L33] * z3
        log_coin += calm[at.COIN_DRIFT] + calm[at.COIN_SPREAD] * z1
        deviation *= P[at.PERSISTENCE]
        deviation += calm[at.RENT_SPREAD] * e2
        variance = P[at.PERSISTENCE] ** 2 * variance + calm[at.RENT_SPREAD] ** 2
        fall += P[at.RENT_JUMP_DRIFT] - jumps * P[at.RENT_JUMP]
        log_value += calm[at.VALUE_DRIFT] + calm[at.VALUE_SPREAD] * e3 + (P[at.VALUE_JUMP_DRIFT] - jumps * P[at.VALUE_JUMP])
        log_rent = deviation - 0.5 * variance + fall
        rent, value = np.exp(log_rent), np.exp(log_value)
        coin = np.exp(log_coin) if P[at.HAS_COIN] else 1.0

        is_off |= row[at.RETIRE_RENT] * rent <= P[at.OPEX]
        earned = np.where(is_off, 0.0, row[at.FIXED] + row[at.SPOT] * rent - row[at.RUNNING_COST])
        cfads = earned + np.maximum(row[at.COIN_INCOME] * coin - row[at.COIN_COST], 0.0)
        scheduled, interest_due = row[at.REPAYMENT], balance * P[at.PERIODIC_RATE]
        service = interest_due + np.minimum(scheduled, balance)
        with np.errstate(divide="ignore", invalid="ignore"):
            dscr = np.where(service > 0, cfads / service, at.NO_VALUE)
        np.minimum(min_dscr, dscr, out=min_dscr, where=alive)
        cash = account + cfads
        due = interest_due + np.minimum(scheduled + overdue, balance)
        sells = np.nonzero((cash < due) & (coins > 0))[0]
        if len(sells):
            price = P[at.COIN_PRICE] * coin[sells] * P[at.COIN_KEPT]
            sold = np.minimum((due[sells] - cash[sells]) / price, coins[sells])
            coins[sells] -= sold
            cash[sells] += sold * price
        np.maximum(cash, 0.0, out=cash)
        interest_paid = np.minimum(cash, interest_due)
        unpaid = interest_due - interest_paid
        owed = balance + unpaid
        principal_due = np.minimum(scheduled + overdue + unpaid, owed)
        principal_paid = np.minimum(cash - interest_paid, principal_due)
        excess = cash - interest_paid - principal_paid
        overdue = principal_due - principal_paid
        balance = owed - principal_paid
        missed = np.where(overdue > P[at.DUST], missed + 1, 0.0)
        hardware = row[at.HARDWARE] * value
        coin_value = P[at.COIN_PRICE] * coin * coins
        collateral = hardware + coin_value
        is_breach = (dscr < P[at.LOCK_DSCR]) | (ltv_of(balance - P[at.NET_OF_CASH] * excess, collateral) > P[at.LOCK_LTV])
        kept = np.minimum(excess, row[at.RESERVE])
        spare = excess - kept
        wish = np.where(is_breach, P[at.SWEEP_IN_BREACH], P[at.SWEEP]) * spare
        swept = np.where(overdue > 0, 0.0, np.minimum(wish, balance))
        balance = balance - swept
        account = kept + (spare - swept) * np.where(is_breach, 1.0, 1 - P[at.PAYOUT])
        ltv = ltv_of(balance - P[at.NET_OF_CASH] * account, collateral)
        np.maximum(max_ltv, ltv, out=max_ltv, where=alive)
        ends = (missed >= P[at.PATIENCE]) | (ltv > P[at.CALL_LTV])
        if t == n - 1:
            account = np.where(ends, account, kept + (spare - swept))
            rest = balance - account
            ends |= (rest > P[at.DUST]) & (rest > P[at.REFINANCE_LTV] * collateral)
        k = np.nonzero(ends & alive)[0]
        if len(k):
            factor = np.minimum(np.exp(calm[at.LOG_FACTOR] + P[at.IMPACT_POWER] * log_rent[k]), 1.0)
            sale = hardware[k] * factor * P[at.PROCEEDS_KEPT] + coin_value[k] * P[at.COIN_KEPT] - P[at.WORKOUT_COST]
            loss[k] = np.maximum(balance[k] - account[k] - np.maximum(sale, 0.0), 0.0) * row[at.DISCOUNT]
            period[k] = t + 1
            alive[k] = False
    return loss, period, min_dscr, max_ltv


def run(seed):
    rng = np.random.default_rng(seed)
    parts = [block(min(BLOCK, paths - first), rng) for first in range(0, paths, BLOCK)]
    return [np.concatenate(column) for column in zip(*parts)]


cpu, wall, first = float("inf"), float("inf"), 0.0
for i in range(repeats + 1):
    c, w = time.process_time_ns(), time.perf_counter_ns()
    loss, period, _, _ = run(12345)
    c, w = time.process_time_ns() - c, time.perf_counter_ns() - w
    if i == 0:
        first = w / 1e6
    else:
        cpu, wall = min(cpu, c), min(wall, w)
work = paths * n
print(json.dumps({"cpu": cpu / work, "wall": wall / work, "first": first, "pd": float((period > 0).mean()), "el": float(loss.mean() / P[at.DEBT])}))
