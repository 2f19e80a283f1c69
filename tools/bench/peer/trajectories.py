"""Quantum trajectories of the local Lindblad equation of order 1 (paper 002) with qutip.mcsolve, one process, default
tolerances (zvode adams, rtol 1e-6, atol 1e-8, norm_tol 1e-3). Reads a JSON job from standard input, writes the seconds of
the solver and the magnetisations of every trajectory, time and site."""
import json
import sys
import time

import numpy as np
import qutip

job = json.load(sys.stdin)
size, field, temperature, gamma = job["L"], job["field"], job["temperature"], job["gamma"]
coupling, anisotropy = job["coupling"], job["anisotropy"]
one = qutip.qeye(2)


def site(operator, l):
    return qutip.tensor([operator if k == l else one for k in range(size)])


sx, sy, sz, sp, sm = qutip.sigmax(), qutip.sigmay(), qutip.sigmaz(), qutip.sigmap(), qutip.sigmam()
h = sum(field[l] * site(sz, l) for l in range(size))
for l in range(size - 1):
    for operator, weight in ((sx, 1), (sy, 1), (sz, anisotropy)):
        h = h - coupling * weight * site(operator, l) * site(operator, l + 1)


def transform(e):
    """W(e) and its derivative, W = gamma e / (exp(e/T) - 1)."""
    x = np.expm1(e / temperature)
    return gamma * e / x, gamma / x - gamma * e * (x + 1) / (temperature * x * x)


def commutator(a, b):
    return a * b - b * a


hamiltonian, jumps = h, []
for l in (0, size - 1):
    v, u, squares, weights = site(sx, l), 0, 0.0, 0.0
    for ladder, energy in ((site(sp, l), 2 * field[l]), (site(sm, l), -2 * field[l])):
        w, slope = transform(energy)
        u = u + w * ladder + slope * (commutator(h, ladder) - energy * ladder)
        weight = np.exp(energy / temperature)  # sp starts from the level -h, sm from +h
        squares += w * w * weight
        weights += weight
    rate = np.sqrt(squares / weights)
    jumps.append((u + rate * v) / np.sqrt(2 * rate))
    hamiltonian = hamiltonian - 0.5j * (v * u - u.dag() * v)

up = qutip.tensor([qutip.basis(2, 0)] * size)
observables = [site(sz, l) for l in range(size)]
options = qutip.Options(average_expect=False, num_cpus=1, seeds=np.arange(job["count"]) + job["seed"])
start = time.perf_counter()
result = qutip.mcsolve(
    hamiltonian,
    up,
    [0.0, *job["times"]],
    c_ops=jumps,
    e_ops=observables,
    ntraj=job["count"],
    options=options,
    map_func=qutip.serial_map,
    progress_bar=None,
)
seconds = time.perf_counter() - start
samples = np.real(np.array([[row for row in run] for run in result.expect]))[:, :, 1:]
print(json.dumps({"seconds": seconds, "samples": np.swapaxes(samples, 1, 2).tolist()}))
