"""The semidefinite programs of paper 001 with CVXOPT, CSDP and SDPA. Reads a JSON job from standard input: rho0, L2[rho0], the
energy basis, the sites of the dissipators, and whether Gamma is taken block by block of the magnetisation ("reduced") or whole
("full", as the paper poses it). The programs are built here from those operators alone; only the solve is timed, for CSDP and
SDPA the process that reads an SDPA sparse file. Writes one result per solver, null where the solver is not installed.

A program is: minimise c x subject to h - G x in the cone, A x = b; the cone is an orthant of `linear` rows, then symmetric
matrices of the sizes in `blocks`, column by column. A Hermitian block of size n is a symmetric one of size 2 n."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import numpy as np

LONGEST = 600  # seconds for one solve in a process of its own


def complex_matrix(data):
    return np.array(data["re"]) + 1j * np.array(data["im"])


def dissipators(job):
    """Per region a list of blocks, each a list of F = f x 1/sqrt(d_rest); the f are |i><j| and traceless diagonal ones."""
    spins = job["spins"]
    found = []
    for sites in job["regions"]:
        n = 2 ** len(sites)
        up = [bin(n - 1 - i).count("1") for i in range(n)]  # state 0: all up
        before, after = 2 ** (sites[0] - 1), 2 ** (spins - sites[-1])
        blocks = {}

        def put(charge, f):
            whole = np.kron(np.kron(np.eye(before), f), np.eye(after)) / np.sqrt(before * after)
            blocks.setdefault(charge if job["reduced"] else 0, []).append(whole)

        for i in range(n):
            for j in range(n):
                if i != j:
                    f = np.zeros((n, n))
                    f[i, j] = 1
                    put(up[i] - up[j], f)
        for k in range(1, n):
            put(0, np.diag(np.r_[np.ones(k), -k, np.zeros(n - 1 - k)]) / np.sqrt(k * (k + 1)))
        found.append(list(blocks.values()))
    return found


def classes(job):
    """Product states by magnetisation, or all at once."""
    d = 2 ** job["spins"]
    if not job["reduced"]:
        return [np.arange(d)]
    up = np.array([bin(d - 1 - i).count("1") for i in range(d)])
    return [np.flatnonzero(up == m) for m in range(job["spins"] + 1)]


def populations_program(job):
    """The dual of Eq. 29: maximise sum_r y_r subject to sum_k z_k M_k^r >= y_r, |z_k| <= 1; everything is real."""
    p, v = np.array(job["populations"]), np.array(job["vectors"])
    d, parts = len(p), dissipators(job)
    rows, blocks = [np.hstack([s * np.eye(d), np.zeros((d, len(parts)))]) for s in (1, -1)], []
    maps = []
    for r, charges in enumerate(parts):
        for operators in charges:
            f = np.array([v.T @ operator @ v for operator in operators])
            m = np.einsum("akm,bkm,m->kab", f, f, p) - np.einsum("amk,bmk,k->kab", f, f, p)
            maps.append((r, m))
    scale = max(np.abs(m).max() for _, m in maps)
    for r, m in maps:
        n = m.shape[1]
        g = np.zeros((n * n, d + len(parts)))
        g[:, :d] = -m.reshape(d, n * n).T / scale
        g[:, d + r] = np.eye(n).ravel()
        rows.append(g)
        blocks.append(n)
    c = np.r_[np.zeros(d), -np.ones(len(parts))]
    g = np.vstack(rows)
    h = np.r_[np.ones(2 * d), np.zeros(len(g) - 2 * d)]
    return {"c": c, "G": g, "h": h, "linear": 2 * d, "blocks": blocks, "factor": -scale, "tolerance": 1e-12}


def embedded(a):
    return np.block([[a.real, -a.imag], [a.imag, a.real]])


def coherences_program(job):
    """Eq. 33: minimise t subject to t +- (X - L2) >= 0, Gamma_r >= 0, Tr Gamma_r = 1; H_LS by its image i [rho0, H]."""
    rho, l2 = complex_matrix(job["rho0"]), complex_matrix(job["l2"])
    parts, states = dissipators(job), classes(job)
    changes, places, traces, sizes = [], [], [], []
    for r, charges in enumerate(parts):
        for operators in charges:
            n = len(operators)
            for a in range(n):
                for b in range(a + 1):
                    f, g = operators[a], operators[b]
                    gf = g.T @ f
                    x = f @ rho @ g.T - (gf @ rho + rho @ gf) / 2
                    for z in [0.5] if a == b else [1, 1j]:
                        changes.append(z * x + np.conj(z) * x.conj().T)
                        element = np.zeros((n, n), complex)
                        element[a, b] += z
                        element[b, a] += np.conj(z)
                        places.append((len(sizes), element))
                        traces.append((r, float(a == b)))
            sizes.append(n)
    gammas = len(changes)
    changes += image(parts, rho, job["reduced"])
    count = len(changes) + 1
    scale = np.abs(l2).max()
    rows, h, blocks = [], [], []
    for k, n in enumerate(sizes):
        g = np.zeros((4 * n * n, count))
        for column, (block, element) in enumerate(places):
            if block == k:
                g[:, column] = -embedded(element).ravel()
        rows.append(g)
        h.append(np.zeros(4 * n * n))
        blocks.append(2 * n)
    for members in states:
        pick = np.ix_(members, members)
        n = len(members)
        x = np.array([embedded(change[pick]).ravel() for change in changes]).T / scale
        one = np.eye(2 * n).ravel()
        for sign in (1, -1):
            rows.append(np.hstack([-sign * x, -one[:, None]]))
            h.append(-sign * embedded(l2[pick]).ravel() / scale)
            blocks.append(2 * n)
    c = np.r_[np.zeros(count - 1), 1]
    a = np.zeros((len(parts), count))
    for column, (r, value) in enumerate(traces[:gammas]):
        a[r, column] = value
    return {
        "c": c, "G": np.vstack(rows), "h": np.concatenate(h), "linear": 0, "blocks": blocks, "factor": scale,
        "A": a, "b": np.ones(len(parts)), "tolerance": 1e-9,
    }


def image(parts, rho, reduced):
    """Orthonormal Hermitian operators that span i [rho0, H_LS]; with charges H_LS conserves them."""
    vectors = []
    for charges in parts:
        for operators in charges:
            if reduced and not any(np.count_nonzero(np.diag(f)) for f in operators):
                continue
            for f in operators:
                for z in (1, 1j):
                    h = z * f + np.conj(z) * f.conj().T
                    x = 1j * (rho @ h - h @ rho)
                    vectors.append(np.r_[x.real.ravel(), x.imag.ravel()])
    u, s, _ = np.linalg.svd(np.array(vectors).T, full_matrices=False)
    d = len(rho)
    return [u[: d * d, k].reshape(d, d) + 1j * u[d * d :, k].reshape(d, d) for k in range(np.sum(s > 1e-13 * s[0]))]


def with_cvxopt(program, _):
    try:
        from cvxopt import matrix, solvers, spmatrix
    except ImportError:
        return None

    def sparse(a):
        a = np.where(np.abs(a) > 1e-16, a, 0)
        i, j = np.nonzero(a)
        return spmatrix(a[i, j].tolist(), i.tolist(), j.tolist(), a.shape)

    tolerance = program["tolerance"]  # as tight as it reaches: below, it goes on to its hundredth iteration and gives up
    solvers.options.update(show_progress=False, abstol=tolerance, reltol=100 * tolerance, feastol=max(tolerance, 1e-10))
    equal = {"A": matrix(program["A"]), "b": matrix(program["b"])} if "A" in program else {}
    dims = {"l": program["linear"], "q": [], "s": program["blocks"]}
    c, g, h = matrix(program["c"]), sparse(program["G"]), matrix(program["h"])
    start = time.perf_counter()
    found = solvers.conelp(c, g, h, dims, **equal)
    took = time.perf_counter() - start
    return {"seconds": took, "value": found["primal objective"], "stopped": found["status"]}


def without_equalities(program):
    """Each equality (of coefficients 0 and 1, no variable in two of them) solved for its first variable."""
    c, g, h = program["c"], program["G"], program["h"]
    if "A" not in program:
        return c, g, h
    firsts = [int(np.flatnonzero(row)[0]) for row in program["A"]]
    g = g.copy()
    h = h.copy()
    for row, first, right in zip(program["A"], firsts, program["b"]):
        h -= right * g[:, first]
        g -= np.outer(g[:, first], row)
    keep = [k for k in range(len(c)) if k not in firsts]
    return c[keep], g[:, keep], h


def sdpa_file(program, path):
    """SDPA's sparse format: minimise c x subject to sum_i x_i F_i - F_0 >= 0, upper triangles."""
    c, g, h = without_equalities(program)
    linear, blocks = program["linear"], program["blocks"]
    sizes = ([-linear] if linear else []) + blocks
    all_columns = np.hstack([-h[:, None], -g])
    with open(path, "w", encoding="ascii") as out:
        out.write(f"{len(c)}\n{len(sizes)}\n{' '.join(map(str, sizes))}\n{' '.join(repr(float(x)) for x in c)}\n")
        for number in range(len(c) + 1):
            column, at = all_columns[:, number], 0
            for k, size in enumerate(sizes, start=1):
                n = abs(size)
                part = np.diag(column[:n]) if size < 0 else column[at : at + n * n].reshape(n, n)
                at += n if size < 0 else n * n
                part = np.triu(part)
                for i, j in np.argwhere(np.abs(part) > 1e-16):
                    out.write(f"{number} {k} {i + 1} {j + 1} {float(part[i, j])!r}\n")


def in_process(command, arguments, pattern, stopped):
    def run(program, folder):
        path = shutil.which(command)
        if path is None:
            return None
        data, result = os.path.join(folder, "program.dat-s"), os.path.join(folder, command)
        if not os.path.exists(data):
            sdpa_file(program, data)
        start = time.perf_counter()
        try:
            done = subprocess.run([path, *arguments(data, result)], capture_output=True, text=True, timeout=LONGEST, cwd=folder)
        except subprocess.TimeoutExpired:
            return {"seconds": LONGEST, "value": None, "stopped": f"cut at {LONGEST} s"}
        took = time.perf_counter() - start
        text = done.stdout
        if os.path.exists(result):
            with open(result, encoding="ascii", errors="replace") as written:
                text += written.read()
        value = re.search(pattern, text)
        return {"seconds": took, "value": float(value.group(1)) if value else None, "stopped": stopped(text, done.returncode)}

    return run


def sdpa_phase(text, _):
    phase = re.search(r"phase\.value\s*=\s*(\S+)", text)
    word = phase.group(1) if phase else "unknown"
    return "optimal" if word == "pdOPT" else word


CSDP_CODES = {0: "optimal", 3: "reduced accuracy", 4: "iteration limit", 5: "stuck at edge of primal", 6: "stuck at edge of dual",
              7: "lack of progress", 8: "singular", 9: "not a number"}

SOLVERS = {
    "CVXOPT": with_cvxopt,
    "CSDP": in_process(
        "csdp", lambda data, result: [data, result], r"Dual objective value:\s*(\S+)",
        lambda _, code: CSDP_CODES.get(code, f"code {code}"),
    ),
    "SDPA": in_process("sdpa", lambda data, result: ["-ds", data, "-o", result], r"objValPrimal\s*=\s*(\S+)", sdpa_phase),
}


def main():
    job = json.load(sys.stdin)
    program = (populations_program if job["program"] == "populations" else coherences_program)(job)
    results = {}
    for name, solve in SOLVERS.items():
        with tempfile.TemporaryDirectory() as folder:
            runs = [solve(program, folder)]
            if runs[0] is not None:
                while runs[0]["seconds"] < 1 and len(runs) < 3:
                    runs.append(solve(program, folder))
                result = dict(runs[0], seconds=float(np.median([run["seconds"] for run in runs])))
                if result["value"] is not None:
                    result["value"] *= program["factor"]
                runs[0] = result
        results[name] = runs[0]
    json.dump(results, sys.stdout)


main()
