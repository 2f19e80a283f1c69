"""nu_infinity of Eq. 55 of paper 004 at points of the plane (mu_L, mu_R), each from four real integrals by scipy.integrate.quad."""
import json
import sys
import time

import numpy as np
from scipy.integrate import quad
from scipy.special import expit

job = json.load(sys.stdin)
levels, rotation, rate, band = job["levels"], np.array(job["rotation"]), job["rate"], job["bandwidth"]
beta = 1 / job["temperature"]


def density(w):
    return rate / (2 * np.pi) * np.sqrt(max(0.0, 1 - (w / band) ** 2))


widths = [2 * np.pi * density(e) for e in levels]


def moment(mu, j):
    """int J_N(w) f(w) i / (w - E_j + i Gamma_j / 2) dw"""
    e, g = levels[j], widths[j]

    def weight(w):
        return density(w) * expit(-beta * (w - mu)) / ((w - e) ** 2 + g * g / 4)

    points = sorted(x for x in {mu, *levels, e - g, e + g} if -band < x < band)
    settings = {"points": points, "epsabs": 1e-13, "epsrel": 1e-11, "limit": 500}
    return complex(
        quad(lambda w: weight(w) * g / 2, -band, band, **settings)[0],
        quad(lambda w: weight(w) * (w - e), -band, band, **settings)[0],
    )


def negative(point):
    gain = np.zeros((2, 2), complex)
    for lead, mu in enumerate(point):
        m = [moment(mu, j) for j in range(2)]
        for j in range(2):
            for k in range(2):
                gain[j, k] += rotation[j, lead] * rotation[k, lead] * (m[k] + np.conj(m[j]))
    loss = np.diag(widths) - gain
    rates = np.concatenate([np.linalg.eigvalsh(gain), np.linalg.eigvalsh(loss)])
    return -float(rates[rates < 0].sum())


start = time.perf_counter()
values = [negative(point) for point in job["points"]]
print(json.dumps({"seconds": time.perf_counter() - start, "values": values}))
