"""Dense linear algebra with NumPy and the LAPACK that SciPy calls, one thread. Reads a JSON job from standard input: what to
compute, the size, the row-major matrix as base64 of doubles (complex numbers interleaved), the repetitions. Writes the
median seconds of processor time and a vector to compare: row sums of a product, a solution, a Cholesky diagonal, eigenvalues."""
import base64
import json
import sys
import time

import numpy as np
from scipy.linalg import lapack

job = json.load(sys.stdin)
what, n = job["what"], job["n"]
flat = np.frombuffer(base64.b64decode(job["matrix"]), dtype=np.float64)
a = (flat.view(np.complex128) if job["complex"] else flat).reshape(n, n)
b = np.ones((n, 1), dtype=a.dtype)
f = np.asfortranarray(a)

works = {
    "product": (lambda: a @ a, lambda c: c.sum(axis=1)),
    "zgesv": (lambda: lapack.zgesv(f, b), lambda r: r[2][:, 0]),
    "dgesv": (lambda: lapack.dgesv(f, b), lambda r: r[2][:, 0]),
    "zpotrf": (lambda: lapack.zpotrf(f, lower=1), lambda r: np.diag(r[0])),
    "dpotrf": (lambda: lapack.dpotrf(f, lower=1), lambda r: np.diag(r[0])),
    "zheevd": (lambda: lapack.zheevd(f), lambda r: r[0]),
    "dsyevd": (lambda: lapack.dsyevd(f), lambda r: r[0]),
    "zgeev": (lambda: lapack.zgeev(f, compute_vl=0), lambda r: r[0]),
}
work, signature = works[what]
result = signature(work())
times = []
for _ in range(job["repetitions"]):
    start = time.process_time()
    work()
    times.append(time.process_time() - start)
result = np.asarray(result, dtype=np.complex128).ravel()
print(json.dumps({"seconds": float(np.median(times)), "re": result.real.tolist(), "im": result.imag.tolist()}))
