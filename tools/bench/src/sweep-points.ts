import { gridSweep, type Json, type Sweep, type Task } from "@openbath/sweeps";
import { checks, problemFromData, Shelf, solutionDocument, solveEach } from "openbath";

/** What the points of the sweeps that are timed are, by their command. */
const SOLVERS: Readonly<Record<string, (problem: Task["problem"]) => Json>> = {
  "bench/steady-state": steadyState,
  "bench/loop": loop,
  "bench/nothing": ({ x }) => ({ x: Number(x) }),
};

const shelf = new Shelf();

/** What `openbath sweep` does with a point. */
function steadyState(data: Task["problem"]): Json {
  const problem = problemFromData(data, { shelf });
  if (problem.kind !== "density-matrix") throw new Error(`expected a density-matrix problem, got ${problem.kind}`);
  return solutionDocument(problem, solveEach(problem, { examine: checks }).solutions, {
    density: false,
  }) as unknown as Json;
}

/** A loop of additions without memory or compilation worth mentioning: what the machine itself gives two threads. */
function loop({ x, rounds }: Task["problem"]): Json {
  let sum = Number(x);
  for (let k = 1; k <= Number(rounds); k++) sum += 1 / k;
  return sum;
}

export const solvePoint = (command: string, problem: Task["problem"]): Json => SOLVERS[command](problem);

const count = (length: number): number[] => Array.from({ length }, (_, k) => k);

const grid = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => first * (last / first) ** (k / (count - 1)));

/** A chain of spins between a cold and a hot bath, paper 000, Fig. S2, over coupling and epsilon. */
export function redfieldSweep(spins: number, points: number): Sweep {
  const field = count(spins).map((k) => 1 + k / 2);
  const sz = count(spins).map((k) => [`sz${k + 1}`, `sz(${k + 1})`]);
  return gridSweep({
    command: "bench/steady-state",
    base: {
      parameters: { g: 0.1 },
      space: { spins },
      hamiltonian: [{ xxz: { field, coupling: "g", anisotropy: 1 } }],
      epsilon: 0.1,
      baths: Object.fromEntries(
        [5, 0.5].map((beta, k) => [
          ["left", "right"][k],
          { beta, mu: -0.5, spectralDensity: { kind: "ohmic-gaussian", strength: 1, cutoff: 10 } },
        ]),
      ),
      couplings: [
        { bath: "left", exchange: "sm(1)" },
        { bath: "right", exchange: `sm(${spins})` },
      ],
      equations: ["redfield"],
      observables: { I1: "4i*g*(sp(1)*sm(2) - sm(1)*sp(2))", ...Object.fromEntries(sz) },
    },
    vary: { "parameters.g": grid(0.01, 1, 50), epsilon: grid(0.01, 0.1, points / 50) },
  });
}

export const loopSweep = (): Sweep =>
  gridSweep({ command: "bench/loop", base: { rounds: 700_000 }, vary: { x: count(2000) } });
export const nothingSweep = (points: number): Sweep =>
  gridSweep({ command: "bench/nothing", vary: { x: count(points) } });
