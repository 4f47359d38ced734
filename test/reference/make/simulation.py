#!/usr/bin/env python3
"""Makes test/reference/simulation.json and prints the constants of src/core/simulation/random.

Authorities: mpmath 1.3 (50 digits) for exp, log and the inverse normal; scipy 1.17 scipy.stats.qmc.Sobol(scramble=False)
for Sobol points (direction numbers new-joe-kuo-6.21201 of S. Joe and F. Y. Kuo); the known answers of Threefry4x32-20 are
those of Random123, tests/kat_vectors (Salmon, Moraes, Dror and Shaw, SC11).

    python3 test/reference/make/simulation.py > test/reference/simulation.json     (constants go to standard error)
"""
import json
import os
import random
import sys

import numpy
import scipy
from mpmath import mp, mpf
from scipy.stats import qmc

mp.dps = 50


def chebyshev(f, low, high, degree):
    """Coefficients of the polynomial through the Chebyshev nodes of [low, high]."""
    count = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * k + 1) / (2 * count)) for k in range(count)]
    powers = mp.matrix(count, count)
    values = mp.matrix(count, 1)
    for i, x in enumerate(nodes):
        for j in range(count):
            powers[i, j] = x**j
        values[i] = f(x)
    return [float(c) for c in mp.lu_solve(powers, values)]


def quantile(p):
    """Root z of the normal probability P(Z > z) = p, by Newton's method with second-order correction."""
    from scipy.special import ndtri
    x = mpf(float(-ndtri(float(p))))
    for _ in range(4):
        u = (mp.erfc(x / mp.sqrt(2)) / 2 - p) / (mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi))
        x = x + u / (1 - x * u / 2)
    return x


def constants():
    half = mp.log(2) / 2 * mpf("1.0001")
    exp = chebyshev(lambda x: mp.expm1(x) / x if x != 0 else mpf(1), -half, half, 9)
    largest = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1) * mpf("1.0001")

    def series(w):
        s = mp.sqrt(w)
        return (mp.log((1 + s) / (1 - s)) - 2 * s) / s**3

    log = chebyshev(series, mpf("1e-12"), largest**2, 6)
    high = float(mp.floor(mp.log(2) * 2**32) / 2**32)
    print("EXP", exp, "\nLOG", log, "\nLN2", high, float(mp.log(2) - mpf(high)), float(1 / mp.log(2)), file=sys.stderr)


def digits36(n):
    d = "0123456789abcdefghijklmnopqrstuvwxyz"
    return d[n // 36] + d[n % 36]


def direction_numbers(dimensions):
    """Per dimension from the second: the degree, the inner coefficients of the polynomial and m_1 … m_degree."""
    packed = numpy.load(os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz"))
    poly, initial = packed["poly"], packed["vinit"]
    degrees, lines = [], {}
    for d in range(1, dimensions):
        p = int(poly[d])
        degree = p.bit_length() - 1
        inner = (p >> 1) & ((1 << (degree - 1)) - 1)
        degrees.append(degree)
        lines.setdefault(degree, []).append(digits36(inner) + "".join(digits36(int(m)) for m in initial[d, :degree]))
    assert degrees == sorted(degrees)
    for degree, row in lines.items():
        print("DEGREE", degree, len(row), "".join(row), file=sys.stderr)


def main():
    constants()
    direction_numbers(160)
    random.seed(1)
    near = [random.uniform(-1, 1) for _ in range(40)] + [random.uniform(-30, 30) for _ in range(40)] + [random.uniform(-700, 700) for _ in range(40)]
    near += [0.0, 1.0, -1.0, 0.34657359027997264, -0.34657359027997264, 1e-12, -700.0, 700.0, 10.0, 0.5]
    above = [2.0 ** random.uniform(-1000, 1000) for _ in range(50)] + [random.uniform(0.5, 2) for _ in range(50)] + [1.0, 1 + 2**-40, 1 - 2**-40, 2.0, 0.5, 1e-300, 1e300]
    words = [0, 1, 2, 3, 5, 100, 2**20 + 7, 2**30 - 1, 2**30, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 2, 2**32 - 1]
    words += [random.getrandbits(32) for _ in range(150)] + [int(2 ** random.uniform(0, 31)) for _ in range(150)]
    points = {}
    for i in [1, 2, 3, 5, 17, 63, 65535, 1000003]:
        points[i] = qmc.Sobol(d=160, scramble=False, bits=32).fast_forward(i).random(1)[0]
    print(json.dumps({
        "authority": "mpmath (50 digits); Random123 tests/kat_vectors; scipy.stats.qmc.Sobol with Joe and Kuo's direction numbers",
        "made by": "test/reference/make/simulation.py; mpmath %s, scipy %s" % (__import__("mpmath").__version__, scipy.__version__),
        "tolerance": "exp: 7e-16 relative; log: 4e-16 relative; normal: 2e-12 absolute; the rest exact",
        "exp": [{"x": x, "expected": float(mp.exp(mpf(x)))} for x in near],
        "log": [{"x": x, "expected": float(mp.log(mpf(x)))} for x in above],
        "normal": [{"word": w, "expected": float(-quantile((mpf(w) + mpf("0.5")) / mpf(2) ** 32))} for w in words],
        "threefry": [
            {"counter": ["00000000"] * 4, "key": ["00000000"] * 4, "expected": ["9c6ca96a", "e17eae66", "fc10ecd4", "5256a7d8"]},
            {"counter": ["ffffffff"] * 4, "key": ["ffffffff"] * 4, "expected": ["2a881696", "57012287", "f6c7446e", "a16a6732"]},
            {"counter": ["243f6a88", "85a308d3", "13198a2e", "03707344"], "key": ["a4093822", "299f31d0", "082efa98", "ec4e6c89"],
             "expected": ["59cd1dbb", "b8879579", "86b5d00c", "ac8b6d84"]},
        ],
        "sobol": [{"point": i, "expected": [float(v) for v in point]} for i, point in points.items()],
    }))


main()
