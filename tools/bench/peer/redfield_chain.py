"""The Redfield steady state of an XXZ chain as one writes it with QuTiP and SciPy: principal values by
scipy.integrate.quad (weight 'cauchy') for every non-zero matrix element, the superoperator from dense products,
qutip.steadystate(method='direct'). Reads a JSON job from standard input, writes time and magnetisations."""
import json
import sys
import time
import warnings

import numpy as np
import qutip
from scipy.integrate import quad

warnings.filterwarnings("ignore")
qutip.settings.auto_tidyup = False  # it drops entries below 1e-12, which are wanted here


def solve(job):
    start = time.perf_counter()
    n, g, delta, epsilon = len(job["field"]), job["g"], job["anisotropy"], job["epsilon"]
    one = qutip.qeye(2)

    def site(operator, l):
        return qutip.tensor([operator if k == l else one for k in range(n)])

    sx, sy, sz, sm = qutip.sigmax(), qutip.sigmay(), qutip.sigmaz(), qutip.sigmap().dag()
    h = sum(job["field"][l] / 2 * site(sz, l) for l in range(n))
    for l in range(n - 1):
        for operator, weight in ((sx, 1), (sy, 1), (sz, delta)):
            h = h - g * weight * site(operator, l) * site(operator, l + 1)
    energies, vectors = np.linalg.eigh(h.full())
    v = qutip.Qobj(vectors, dims=h.dims)
    liouvillian = qutip.liouvillian(h)
    for end in (0, 1):
        beta, mu, cutoff = job["beta"][end], job["mu"][end], job["cutoff"]
        s = site(sm, 0 if end == 0 else n - 1)
        elements = vectors.conj().T @ s.full() @ vectors

        def spectral(w):
            return w * np.exp(-((w / cutoff) ** 2))

        def occupation(w):
            return 1 / np.expm1(beta * (w - mu))

        def transform(function, e):
            real = function(e) / 2 if e > 0 else 0.0
            top = 12 * cutoff
            if e > 0:
                edge = 2 * e
                principal = quad(function, 0, edge, weight="cauchy", wvar=e, epsabs=1e-13, epsrel=1e-12, limit=200)[0]
                principal += quad(lambda w: function(w) / (w - e), edge, top, epsabs=1e-13, epsrel=1e-12, limit=200)[0]
            else:
                principal = quad(lambda w: function(w) / (w - e), 0, top, epsabs=1e-13, epsrel=1e-12, limit=200)[0]
            return real - 1j * principal / (2 * np.pi)

        s1 = np.zeros_like(elements)
        s2 = np.zeros_like(elements)
        for a, c in np.argwhere(np.abs(elements) > 1e-14):
            e = energies[c] - energies[a]
            s1[a, c] = elements[a, c] * transform(lambda w: spectral(w) * (1 + occupation(w)), e)
            s2[a, c] = elements[a, c] * transform(lambda w: spectral(w) * occupation(w), e)
        s1 = v * qutip.Qobj(s1, dims=h.dims) * v.dag()
        s2 = v * qutip.Qobj(s2, dims=h.dims) * v.dag()
        sd = s.dag()
        part = qutip.sprepost(s1, sd) - qutip.spre(sd * s1) + qutip.sprepost(sd, s2) - qutip.spost(s2 * sd)
        other = qutip.sprepost(s, s1.dag()) - qutip.spost(s1.dag() * s) + qutip.sprepost(s2.dag(), s) - qutip.spre(s * s2.dag())
        liouvillian = liouvillian + epsilon**2 * (part + other)
    rho = qutip.steadystate(liouvillian, method="direct")
    magnetisations = [qutip.expect(site(sz, l), rho) for l in range(n)]
    return {"seconds": time.perf_counter() - start, "magnetisations": magnetisations}


job = json.load(sys.stdin)
print(json.dumps([solve(job) for _ in range(job["runs"])]))
