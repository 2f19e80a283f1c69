import { productState, spins, sz } from "@openbath/hilbert";
import { type Chunk, compileTrajectories, inlineEngine, type TrajectoryProblem } from "@openbath/trajectories";
import {
  bondCurrent,
  chain,
  generatorOf,
  linspace,
  localLindbladOf,
  nameOf,
  sites,
  system,
  TRADITIONAL,
} from "./chain.ts";

/** The two equations in Lindblad form, Figs. 3(d) and 4. */
export const UNRAVELLED = { local: localLindbladOf(1), traditional: TRADITIONAL } as const;
export type Unravelled = keyof typeof UNRAVELLED;

/** The paper's final time is not stated. */
export const TIMES = linspace(0, 10, 41);

/** Some trajectories of an ensemble, by their numbers: the same numbers, the same trajectories. */
export interface Share {
  readonly which: Unravelled;
  readonly L: number;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** Mean and sum of squared deviations of a share: sz on the sites, then j on the bonds, each at all times. */
export interface ShareMoments {
  readonly count: number;
  readonly mean: readonly number[];
  readonly squares: readonly number[];
}

let last: { readonly key: string; readonly problem: TrajectoryProblem } | undefined;

/** The problem of an ensemble, which its shares have in common. */
function problemOf({ which, L }: Share): TrajectoryProblem {
  const key = `${which} ${L}`;
  if (last?.key !== key) last = { key, problem: compiled(which, L) };
  return last.problem;
}

function compiled(which: Unravelled, L: number): TrajectoryProblem {
  const parameters = chain({ L, T: 2.2 });
  const space = spins(L);
  const equation = UNRAVELLED[which];
  const unravelling = generatorOf(system(parameters), equation).unravelling?.();
  if (unravelling === undefined) throw new Error(`${nameOf(equation)} has no trajectories`);
  const all = sites(parameters);
  const magnetisation = all.map((i) => [`m${i}`, sz(space, i)] as const);
  const current = all.slice(1).map((i) => [`j${i - 1}`, bondCurrent(parameters, i - 1)] as const);
  return compileTrajectories(unravelling, {
    initial: productState(
      space,
      all.map(() => "up"),
    ),
    times: TIMES,
    observables: Object.fromEntries([...magnetisation, ...current]),
  });
}

/** Runs a share, from all spins up. */
export async function runShare(share: Share): Promise<ShareMoments> {
  const problem = problemOf(share);
  const chunk: Chunk = { index: 0, first: share.first, count: share.count };
  const shown = problem.names.length * problem.times.length;
  for await (const { moments } of inlineEngine().run(problem, share.seed, [chunk])) {
    const { count, mean, squares } = moments;
    return { count, mean: Array.from(mean.subarray(0, shown)), squares: Array.from(squares.subarray(0, shown)) };
  }
  throw new Error("a share of trajectories gave no result");
}
