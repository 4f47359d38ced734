"""Makes normal-grid.json: the normal and the bivariate normal distribution on a grid, by 40-digit quadrature.

Run: python3 test/reference/make/normal-grid.py > test/reference/normal-grid.json   (needs mpmath; 1.3.0 was used)
"""
import json
import mpmath as mp

mp.mp.dps = 40


def bivariate(x, y, rho):
    """P(X <= x, Y <= y) = integral over s up to x of phi(s) Phi((y - rho s)/sqrt(1 - rho^2)); split where the integrand turns."""
    x, y, rho = mp.mpf(x), mp.mpf(y), mp.mpf(rho)
    spread = mp.sqrt(1 - rho * rho)
    turn, width = y / rho, spread / abs(rho)
    inner = [turn + m * width for m in (-8, -2, 0, 2, 8)] + [mp.mpf(m) for m in (-8, -4, -2, 0)]
    points = sorted({mp.mpf(-14), x, *(p for p in inner if -14 < p < x)})
    return mp.quad(lambda s: mp.npdf(s) * mp.ncdf((y - rho * s) / spread), points)


cdf = [{"x": x, "expected": float(mp.ncdf(mp.mpf(x)))} for x in (-38, -37.5, -30, -20, -12.5, -8, -5.7, -5.6, -3.25, -2, -0.7, -0.65, -0.1, 0.3, 0.675, 1.5, 3, 5.6, 8)]
grid = [
    {"x": x, "y": y, "rho": rho, "expected": float(bivariate(x, y, rho))}
    for rho in (-0.999, -0.95, -0.93, -0.92, -0.5, 0.1, 0.4, 0.8, 0.92, 0.93, 0.99, 0.99999)
    for x, y in ((-3, -1.6), (-1, -2.3), (-0.5, 0.25), (1, -1.6), (1.2, 1.3), (2.5, 0))
]
print(json.dumps({
    "authority": "mpmath 1.3.0, 40-digit quadrature",
    "madeBy": "test/reference/make/normal-grid.py",
    "tolerance": {"cdf": "1e-15 relative", "bivariate": "1e-15 absolute"},
    "cdf": cdf, "bivariate": grid,
}, indent=1).replace(",\n   ", ",").replace("{\n   ", "{").replace("\n  }", "}"))
