import type { Generator } from "@openbath/generators";
import type { SteadyState } from "@openbath/steady-state";
import { currents } from "./currents.ts";
import { traceDistanceToGibbs } from "./gibbs.ts";
import { localConservation } from "./local-conservation.ts";
import type { Numbers } from "./numbers.ts";
import { positivity } from "./positivity.ts";

/** What a steady state is like by itself: the part of a diagnosis that does not ask what the equation is like. */
export type Checks = Pick<Numbers, "traceDistanceToGibbs" | "localConservation" | "positivity" | "currents">;

/** The checks of a steady state, without what `diagnose` finds besides; for those who look at many. */
export function checks(generator: Generator, state: SteadyState): Checks {
  const distance = traceDistanceToGibbs(generator, state);
  const conservation = localConservation(generator, state);
  return {
    ...(distance === undefined ? {} : { traceDistanceToGibbs: distance }),
    ...(conservation === undefined ? {} : { localConservation: conservation }),
    positivity: positivity(state),
    currents: currents(generator, state),
  };
}
