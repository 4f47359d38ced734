"""Makes student-t.json: Student's t distribution, its quantiles and the t copula, at 30 digits.

Run: python3 test/reference/make/student-t.py > test/reference/student-t.json   (needs mpmath; 1.3.0 was used)
"""
import json
import mpmath as mp

mp.mp.dps = 30


def cdf(t, dof):
    """Integral of the density; for a negative t as a tail, so that no digits are lost."""
    t, dof = mp.mpf(t), mp.mpf(dof)
    tail = mp.betainc(dof / 2, mp.mpf(1) / 2, 0, dof / (dof + t * t), regularized=True) / 2
    return tail if t <= 0 else 1 - tail


def quantile(p, dof):
    p = mp.mpf(p)
    if p > 0.5:
        return -quantile(1 - p, dof)
    low, high = mp.mpf(-200), mp.mpf(200)
    target = mp.log(p)
    for _ in range(120):
        middle = (low + high) / 2
        if mp.log(cdf(-mp.exp(middle), dof)) > target:
            low = middle
        else:
            high = middle
    return -mp.exp((low + high) / 2)


def phi2(h, k, rho):
    """Bivariate normal probability, by conditioning."""
    spread = mp.sqrt(1 - rho * rho)
    turns = [k / rho + m * spread / abs(rho) for m in (-6, -2, 0, 2, 6)] if rho else []
    inner = sorted({mp.mpf(-10), h} | {p for p in (mp.mpf(-4), mp.mpf(0), *turns) if -10 < p < h})
    return mp.quad(lambda s: mp.npdf(s) * mp.ncdf((k - rho * s) / spread), inner)


def copula(p1, p2, rho, dof):
    """t copula as a chi-square mixture of bivariate normals: another route than conditioning on one t variable."""
    mp.mp.dps = 18
    x, y, rho, nu = quantile(p1, dof), quantile(p2, dof), mp.mpf(rho), mp.mpf(dof)
    density = lambda w: mp.exp((nu / 2 - 1) * mp.log(w) - w / 2 - (nu / 2) * mp.log(2) - mp.loggamma(nu / 2))
    top = nu + 12 * mp.sqrt(2 * nu) + 60
    points = [0, nu / 10, nu / 3, nu, 2 * nu, top / 2, top]
    value = mp.quad(lambda w: density(w) * phi2(x * mp.sqrt(w / nu), y * mp.sqrt(w / nu), rho), points, maxdegree=5)
    mp.mp.dps = 30
    return value


def conditional(p1, p2, rho, dof):
    """The same by conditioning on the first variable, which stays sharp where the correlation is near 1."""
    mp.mp.dps = 40
    x, y, rho, nu = quantile(p1, dof), quantile(p2, dof), mp.mpf(rho), mp.mpf(dof)
    root, scale = mp.sqrt(nu), mp.sqrt((nu + 1) / (1 - rho ** 2))
    peak = mp.exp(mp.loggamma((nu + 1) / 2) - mp.loggamma(nu / 2)) / mp.sqrt(mp.pi)
    integrand = lambda v: peak * mp.cosh(v) ** -nu * cdf(scale * (y / root - rho * mp.sinh(v)) / mp.cosh(v), nu + 1)
    top, turn = mp.asinh(x / root), mp.asinh(y / root / rho)
    turns = [turn + k / scale for k in (-30, -10, -5, -2, -1, 0, 1, 2, 5, 10, 30)] + [k / root for k in (-8, -4, -2, -1, 0, 1, 2, 4, 8)]
    points = sorted({p for p in turns if p < top} | {top})
    value = mp.quad(integrand, [min(points[0] - 20 / root - 1, -80 / nu - 1), *points])
    mp.mp.dps = 30
    return value


print(json.dumps({
    "authority": "mpmath 1.3.0: incomplete beta at 30 digits; the copula as a chi-square mixture of bivariate normals, and by conditioning on one t variable",
    "madeBy": "test/reference/make/student-t.py",
    "tolerance": {"cdf": "2e-13 relative", "quantile": "2e-13 relative", "copula": "1e-10 absolute", "conditional": "1e-16 absolute and 1e-11 relative"},
    "cdf": [{"t": t, "dof": dof, "expected": float(cdf(t, dof))} for dof in (0.5, 1, 2.5, 3, 5, 30, 1000) for t in (-1e6, -40, -6, -1.8, -1.7, -0.3, 0.8, 3.5)],
    "quantile": [{"p": p, "dof": dof, "expected": float(quantile(p, dof))} for dof in (1, 2.5, 4, 100) for p in (1e-12, 0.001, 0.05, 0.3, 0.49)],
    "copula": [{"p1": a, "p2": b, "rho": rho, "dof": dof, "expected": float(copula(a, b, rho, dof))}
               for a, b, rho, dof in ((0.05, 0.05, 0.7, 10), (0.1, 0.02, -0.5, 3), (0.3, 0.2, 0.9, 2), (0.05, 0.01, 0, 4), (0.01, 0.6, 0.99, 5), (0.4, 0.4, -0.95, 2.5))],
    "conditional": [{"p1": a, "p2": b, "rho": rho, "dof": dof, "expected": float(conditional(a, b, rho, dof))}
                    for a, b, rho, dof in ((0.00010321666331656234, 0.00010321666331656234, 0.999999, 7.497738397808385), (0.3, 0.31, 0.999, 3), (0.05, 0.2, -0.8, 25.5), (0.5, 0.31339008815120906, 0.3, 0.15))],
}, indent=1).replace(",\n   ", ",").replace("{\n   ", "{").replace("\n  }", "}"))
