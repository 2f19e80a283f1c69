import type { ComplexMatrix } from "@openbath/linalg";
import { type Ness, ness, tauPop, tauPopCoh } from "@openbath/lindblad-limits";
import { type PaperChain, paperSystem, regionsOf } from "./paper-001-chain.ts";
import { present, runPeer } from "./peer.ts";
import { type Line, median, seconds } from "./table.ts";

/** A semidefinite program of paper 001 on one of its chains. */
interface Task {
  readonly program: "populations" | "coherences";
  readonly chain: PaperChain;
  readonly runs: number;
  /** which programs the peers are given: reduced by the magnetisation, or full as the paper poses it */
  readonly peers: readonly ("reduced" | "full")[];
}

const short: PaperChain = { left: 1, middle: 2, right: 1, g: 0.28480359, beta: [1, 0.5] };
const long: PaperChain = { left: 2, middle: 2, right: 2, g: 0.01232847, beta: [1, 5] };

const both = ["reduced", "full"] as const;

const TASKS: readonly Task[] = [
  { program: "populations", chain: short, runs: 7, peers: both },
  { program: "populations", chain: long, runs: 7, peers: both },
  { program: "coherences", chain: long, runs: 5, peers: both },
];

/** Minutes each: only when asked for by name. */
const LARGE_TASKS: readonly Task[] = [
  { program: "coherences", chain: { left: 3, middle: 1, right: 0, g: 0.1, beta: [1, 1] }, runs: 3, peers: both },
  { program: "coherences", chain: { left: 3, middle: 3, right: 0, g: 0.1, beta: [1, 1] }, runs: 1, peers: ["reduced"] },
];

/** One result of the peers' script; null where the solver is not installed. */
type Found = Record<string, { seconds: number; value: number | null; stopped: string } | null>;

/**
 * tau_pop and tau_pop,coh (spectral norm) of paper 001. Ours is the whole work, from the Hamiltonian and the baths to the certified
 * bounds; a peer's is the solve alone. The programs of the peers are built apart from ours, from rho0 and L2[rho0].
 */
export const limitsLines = (): Line[] => linesOf(TASKS);

/** The same for chains with three sites at the bath: the largest programs of the paper. */
export const largeLimitsLines = (): Line[] => linesOf(LARGE_TASKS);

function linesOf(tasks: readonly Task[]): Line[] {
  const peers = present("numpy");
  if (!peers) console.log("NumPy is absent: the programs of the peers cannot be built, only our own times are shown");
  const lines: Line[] = [];
  const absent = new Set<string>();
  for (const task of tasks) lines.push(...taskLines(task, peers, absent));
  for (const name of absent) console.log(`${name} is absent: its lines are left out`);
  return lines;
}

function taskLines(task: Task, peers: boolean, absent: Set<string>): Line[] {
  const { chain, program } = task;
  const { left, middle, right } = chain;
  let optimum = 0;
  const whole = (): void => {
    optimum = solve(task);
  };
  for (let k = 0; k < 2; k++) whole(); // the first runs compile our code
  const ours = median(Array.from({ length: task.runs }, () => seconds(whole)));
  const name = `${program === "populations" ? "tau_pop" : "tau_pop,coh (spectral)"} ${left}\\|${middle}\\|${right}`;
  if (!peers) return [{ task: `${name}: rho0, solve and certificate`, ours }];
  const state = ness(paperSystem(chain));
  return task.peers.flatMap((kind) => {
    const reduced = kind === "reduced";
    const found = runPeer<Found>("limits.py", { ...jobOf(state), program, reduced, regions: regionsOf(chain) });
    return Object.entries(found).flatMap(([solver, result]): Line[] => {
      if (result === null) {
        absent.add(solver);
        return [];
      }
      return [
        {
          task: `${name}: ours rho0, solve and certificate; peer the solve alone, ${reduced ? "same reduced program" : "full Gamma, no charges"}`,
          ours,
          peer: {
            name: `${solver} (${result.stopped})`,
            seconds: result.seconds,
            difference: result.value === null ? Number.NaN : Math.abs(result.value - optimum),
          },
        },
      ];
    });
  });
}

/** New baths and a new system at every call: compiling and diagonalising them is part of the work. */
function solve({ program, chain }: Task): number {
  const state = ness(paperSystem(chain));
  const question = { regions: regionsOf(chain) };
  const { lowerBound, upperBound } = program === "populations" ? tauPop(state, question) : tauPopCoh(state, question);
  return (lowerBound + upperBound) / 2;
}

/** What the peers' programs are built from. */
function jobOf({ basis, populations, rho0, l2 }: Ness) {
  const d = populations.length;
  const vectors = Array.from({ length: d }, () => new Array<number>(d).fill(0));
  let first = 0;
  for (const sector of basis.sectors) {
    const n = sector.states.length;
    sector.states.forEach((state, i) => {
      for (let k = 0; k < n; k++) vectors[state][first + k] = sector.vectors.get(i, k).re; // H_S is real
    });
    first += n;
  }
  return {
    spins: basis.space.size,
    populations: [...populations],
    vectors,
    rho0: plain(rho0),
    l2: plain(l2),
  };
}

function plain({ rows, cols, data }: ComplexMatrix): { re: number[][]; im: number[][] } {
  const part = (offset: number): number[][] =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => data[2 * (i * cols + j) + offset]));
  return { re: part(0), im: part(1) };
}
