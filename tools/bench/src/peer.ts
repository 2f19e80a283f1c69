import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the peers' scripts; the bundle stands in `dist`, beside it. */
const PEERS = join(fileURLToPath(new URL(".", import.meta.url)), "..", "peer");

/** The Python that has the peers' packages: Debian's, or whatever `PYTHON` names. */
const python = process.env["PYTHON"] ?? "/usr/bin/python3";

const known = new Map<string, boolean>();

/** Whether a Python module can be imported; peers that cannot are named as absent. */
export function present(module: string): boolean {
  const found = known.get(module) ?? spawnSync(python, ["-c", `import ${module}`]).status === 0;
  known.set(module, found);
  return found;
}

/** The versions of the peers that are there, as ", QuTiP 4.7.1, SciPy 1.10.1". */
export function peerVersions(): string {
  const names = { qutip: "QuTiP", scipy: "SciPy", numpy: "NumPy", cvxopt: "CVXOPT" };
  return Object.entries(names)
    .map(([module, name]) => {
      const { stdout, status } = spawnSync(python, ["-c", `import ${module}; print(${module}.__version__)`], {
        encoding: "utf8",
      });
      return status === 0 ? `, ${name} ${stdout.trim()}` : "";
    })
    .join("");
}

/** Runs a peer's script with a JSON job, on one thread. @throws Error with what the script said when it fails */
export function runPeer<Result>(script: string, job: unknown): Result {
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
  const { stdout, stderr, status } = spawnSync(python, [join(PEERS, script)], {
    input: JSON.stringify(job),
    encoding: "utf8",
    env,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${script} failed:\n${stderr}`);
  return JSON.parse(stdout) as Result;
}
