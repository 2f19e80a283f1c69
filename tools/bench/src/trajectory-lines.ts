import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { productState, spins, sz } from "@openbath/hilbert";
import { type Engine, type EnsembleResult, inlineEngine, trajectories } from "@openbath/trajectories";
import { figure3d, unravelling } from "./paper-002-chain.ts";
import { present, runPeer } from "./peer.ts";
import { type Line, median } from "./table.ts";

/** Ours, of a step; QuTiP's are its defaults, rtol 1e-6 and atol 1e-8 of the solver, 1e-3 of the norm at a jump. */
const TOLERANCE = 1e-6;
const TIMES = [2.5, 5, 7.5, 10];
const ROUNDS = 3;
/** Trajectories a round: QuTiP's take about a second or two, ours come cheaper. */
const COUNTS: Readonly<Record<number, { readonly theirs: number; readonly ours: number }>> = {
  8: { theirs: 60, ours: 400 },
  10: { theirs: 30, ours: 150 },
  12: { theirs: 12, ours: 50 },
};
const END = TIMES[TIMES.length - 1];

/** Quantum trajectories of paper 002, Fig. 3(d), against qutip.mcsolve: seconds a trajectory and unit of time 1/h. */
export async function trajectoryLines(): Promise<Line[]> {
  const peer = present("qutip");
  const lines: Line[] = [];
  for (const L of Object.keys(COUNTS).map(Number)) {
    const { ours, theirs } = COUNTS[L];
    await simulate(L, Math.ceil(ours / 10), 0, TIMES); // the first runs compile our code
    const seconds: number[] = [];
    const peerSeconds: number[] = [];
    const means: Sample[] = [];
    const samples: number[][][] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const run = await simulate(L, ours, round, TIMES);
      seconds.push(run.whole / (ours * END));
      means.push(magnetisations(run.result, L));
      if (!peer) continue;
      const job = { ...figure3d(L), times: TIMES, count: theirs, seed: 1000 * round };
      const found = runPeer<{ seconds: number; samples: number[][][] }>("trajectories.py", job);
      peerSeconds.push(found.seconds / (theirs * END));
      samples.push(...found.samples);
    }
    lines.push({
      task: `trajectory, unit of time, L = ${L}`,
      ours: median(seconds),
      series: { name: "trajectory", dimension: 2 ** L },
      ...(peer
        ? {
            peer: {
              name: "QuTiP mcsolve",
              seconds: median(peerSeconds),
              ...agreement(pooled(means), statistics(samples)),
            },
          }
        : {}),
    });
  }
  return lines;
}

/** One trajectory of 19 spins in a process of its own, which is how its memory is known. */
export function largeTrajectoryLine(): Line {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), LARGE], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the trajectory of 19 spins failed:\n${stderr}`);
  const { seconds, megabytes } = JSON.parse(stdout) as { seconds: number; megabytes: number };
  return { task: `trajectory, unit of time, L = 19, one core, ${megabytes.toFixed(0)} MB in all`, ours: seconds };
}

/** The argument that makes this program the process of `largeTrajectoryLine`. */
export const LARGE = "large-trajectory";

export async function measureLargeTrajectory(): Promise<void> {
  const end = 4;
  const { running } = await simulate(19, 1, 1, [end / 2, end]);
  console.log(JSON.stringify({ seconds: running / end, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

/** An ensemble, the seconds of the whole, and those without what is compiled once. */
async function simulate(L: number, count: number, seed: number, times: readonly number[]) {
  const space = spins(L);
  const sites = Array.from({ length: L }, (_, i) => i + 1);
  let running = 0;
  const inner = inlineEngine();
  const timed: Engine = {
    async *run(...given) {
      const start = performance.now();
      try {
        yield* inner.run(...given);
      } finally {
        running = (performance.now() - start) / 1e3; // the consumer may leave at the last chunk
      }
    },
  };
  const start = performance.now();
  const result = await trajectories(unravelling(figure3d(L)), {
    count,
    seed,
    times,
    tolerance: TOLERANCE,
    initial: productState(
      space,
      sites.map(() => "up"),
    ),
    observables: Object.fromEntries(sites.map((i) => [`m${i}`, sz(space, i)])),
    engine: timed,
  });
  return { result, whole: (performance.now() - start) / 1e3, running };
}

/** Means and their standard errors, times and sites in one list. */
interface Sample {
  readonly mean: readonly number[];
  readonly error: readonly number[];
}

function magnetisations({ observables }: EnsembleResult, L: number): Sample {
  const of = (what: "mean" | "standardError") =>
    TIMES.flatMap((_, t) => Array.from({ length: L }, (_, i) => observables[`m${i + 1}`][what][t]));
  return { mean: of("mean"), error: of("standardError") };
}

/** Rounds of equal size as one sample. */
const pooled = (rounds: readonly Sample[]): Sample => ({
  mean: rounds[0].mean.map((_, k) => rounds.reduce((sum, { mean }) => sum + mean[k], 0) / rounds.length),
  error: rounds[0].error.map((_, k) => Math.hypot(...rounds.map(({ error }) => error[k])) / rounds.length),
});

function statistics(samples: readonly (readonly number[][])[]): Sample {
  const rows = samples.map((sample) => sample.flat());
  const n = rows.length;
  const mean = rows[0].map((_, k) => rows.reduce((sum, row) => sum + row[k], 0) / n);
  const error = mean.map((m, k) => Math.sqrt(rows.reduce((sum, row) => sum + (row[k] - m) ** 2, 0) / (n * (n - 1))));
  return { mean, error };
}

/** The largest difference, and the largest in units of its standard error. */
function agreement(ours: Sample, theirs: Sample): { difference: number; standardErrors: number } {
  const differences = ours.mean.map((m, k) => Math.abs(m - theirs.mean[k]));
  const inErrors = differences.map((d, k) => d / Math.hypot(ours.error[k], theirs.error[k]));
  return { difference: Math.max(...differences), standardErrors: Math.max(...inErrors) };
}
