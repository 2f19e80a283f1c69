"""Principal values P int_0^inf J n / (w - E) dw of an Ohmic bath with Gaussian cutoff, by scipy.integrate.quad."""
import json
import sys
import time

import numpy as np
from scipy.integrate import quad

job = json.load(sys.stdin)
beta, mu, cutoff = job["beta"], job["mu"], job["cutoff"]


def function(w):
    return w * np.exp(-((w / cutoff) ** 2)) / np.expm1(beta * (w - mu))


def principal(e):
    near = quad(function, 0, 2 * e, weight="cauchy", wvar=e, epsabs=1e-13, epsrel=1e-12, limit=200)[0]
    return near + quad(lambda w: function(w) / (w - e), 2 * e, 2 * e + 12 * cutoff, epsabs=1e-13, epsrel=1e-12, limit=200)[0]


start = time.perf_counter()
values = [principal(e) for e in job["energies"]]
print(json.dumps({"seconds": time.perf_counter() - start, "values": values}))
