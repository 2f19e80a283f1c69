import { join } from "node:path";
import { productState, spins, sz } from "@openbath/hilbert";
import { type Engine, trajectories } from "@openbath/trajectories";
import { fileStore, workerEngine } from "@openbath/trajectories/node";
import type { Preset, Run } from "../paper.ts";
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

export interface Ensemble {
  readonly L: number;
  readonly count: number;
  readonly times: readonly number[];
  /** By time and site, with standard errors. */
  readonly magnetisations: readonly (readonly number[])[];
  readonly magnetisationErrors: readonly (readonly number[])[];
  /** By time and bond, with standard errors. */
  readonly currents: readonly (readonly number[])[];
  readonly currentErrors: readonly (readonly number[])[];
}

/** The paper has L = 19 and 5000 trajectories; its final time is not stated. */
const SIZES: Record<Preset, { readonly L: number; readonly count: number }> = {
  quick: { L: 13, count: 400 },
  full: { L: 19, count: 5000 },
};
const TIMES = linspace(0, 10, 41);
const SEED = 2;
/** Milliseconds between lines about what is going on. */
const PATIENCE = 5000;

const known = new Map<string, Promise<Ensemble>>();

/** Trajectories from all spins up; finished ones are kept in the folder, and an interrupted run goes on from them. */
export function ensemble(run: Run, which: Unravelled): Promise<Ensemble> {
  const key = `${run.folder} ${run.preset} ${which}`;
  let found = known.get(key);
  if (found === undefined) {
    found = simulate(run, which);
    known.set(key, found);
  }
  return found;
}

async function simulate({ preset, folder, progress }: Run, which: Unravelled): Promise<Ensemble> {
  const { L, count } = SIZES[preset];
  const parameters = chain({ L, T: 2.2 });
  const space = spins(L);
  const equation = UNRAVELLED[which];
  const unravelling = generatorOf(system(parameters), equation).unravelling?.();
  if (unravelling === undefined) throw new Error(`${nameOf(equation)} has no trajectories`);
  const magnetisation = sites(parameters).map((i) => [`m${i}`, sz(space, i)] as const);
  const current = sites(parameters)
    .slice(1)
    .map((i) => [`j${i - 1}`, bondCurrent(parameters, i - 1)] as const);
  const tell = (finished: number) => progress(`${nameOf(equation)}, L = ${L}: ${finished} of ${count} trajectories`);
  let told = performance.now();
  let kept = 0;
  const workers = workerEngine({ workerUrl: new URL(import.meta.url) });
  const engine: Engine = {
    run: (...given) => {
      tell(kept); // what an earlier run has left
      return workers.run(...given);
    },
  };
  const { observables } = await trajectories(unravelling, {
    count,
    seed: SEED,
    initial: productState(
      space,
      sites(parameters).map(() => "up"),
    ),
    times: TIMES,
    observables: Object.fromEntries([...magnetisation, ...current]),
    engine,
    store: fileStore(join(folder, `trajectories-L${L}-${which}.log`)),
    onProgress: ({ finished }) => {
      kept = finished;
      if (finished < count && performance.now() - told < PATIENCE) return;
      told = performance.now();
      tell(finished);
    },
  });
  const at = (names: readonly (readonly [string, unknown])[], of: "mean" | "standardError") =>
    TIMES.map((_, t) => names.map(([name]) => observables[name][of][t]));
  return {
    L,
    count,
    times: TIMES,
    magnetisations: at(magnetisation, "mean"),
    magnetisationErrors: at(magnetisation, "standardError"),
    currents: at(current, "mean"),
    currentErrors: at(current, "standardError"),
  };
}
