"""Makes first-passage.json: cumulative probability of a first DSCR failure, by Simpson's rule on a dense grid.

The density of survivors is kept on 2,001 equal steps from the boundary upwards and moved on by Simpson's rule, another
rule on another grid than the product's. Run: python3 test/reference/make/first-passage.py > test/reference/first-passage.json
(needs numpy and scipy; numpy 2 and scipy 1.17 were used)
"""
import json
import numpy as np
from scipy.stats import norm


def passage(boundary, vol, freq, n=2001):
    failed, grid, mass, out, last = 0.0, None, None, [], 0
    for t, b in enumerate(boundary, 1):
        if b is not None and b > 0:
            time, gap = t / freq, (t - last) / freq
            mean, spread = -vol**2 * time / 2, vol * np.sqrt(time)
            drift, step = -vol**2 * gap / 2, vol * np.sqrt(gap)
            cut = np.log(b)
            y = np.linspace(max(cut, mean - 9 * spread), mean + 9 * spread, n)
            weight = np.full(n, 2.0)
            weight[1::2] = 4
            weight[0] = weight[-1] = 1
            weight *= (y[1] - y[0]) / 3
            if grid is None:
                failed, density = norm.cdf((cut - mean) / spread), norm.pdf((y - mean) / spread) / spread
            else:
                failed += float(np.sum(mass * norm.cdf((cut - grid - drift) / step)))
                density = np.array([np.sum(mass * norm.pdf((x - drift - grid) / step)) for x in y]) / step
            grid, mass, last = y, density * weight, t
        out.append(float(failed))
    return out


cases = []
for name, revenue, service, opex, fixed, vol, freq in (
    ("ten quarters, rent falling", [100 * 0.94**t for t in range(10)], [55] * 10, 30, 0, 0.4, 4),
    ("grace, a holiday and a contract", [80, 80, 80, 80, 80, 80, 80, 80], [0, 0, 50, 50, 0, 50, 50, 50], 30, 5, 0.5, 4),
    ("two years of months", [10] * 24, [3] * 24, 5, 0, 0.35, 12),
    ("expected CFADS below zero", [25, 24, 23], [40, 40, 40], 30, 0, 0.8, 1),
):
    boundary = [(opex + d - fixed) / r if d > 0 else None for r, d in zip(revenue, service)]
    cases.append({"name": name, "revenue": revenue, "debtService": service, "opex": opex, "fixed": fixed, "vol": vol, "freq": freq, "expected": passage(boundary, vol, freq)})
print(json.dumps({
    "authority": "numpy and scipy: Simpson's rule on 2,001 points a period; against 1,401 points it moves by less than 1e-9",
    "madeBy": "test/reference/make/first-passage.py",
    "tolerance": "2e-9 absolute",
    "rows": cases,
}, indent=1))
