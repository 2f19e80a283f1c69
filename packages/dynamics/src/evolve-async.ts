import type { Generator } from "@openbath/generators";
import type { ComplexMatrix } from "@openbath/linalg";
import { nextTurn } from "./event-loop.ts";
import { type Evolution, type EvolutionPoint, evolution } from "./evolution.ts";
import type { EvolveOptions } from "./options.ts";
import type { TimeDependentGenerator } from "./time-dependent.ts";

/** Milliseconds of work between two turns of the event loop. */
const SLICE = 12;

/**
 * `evolve`, one grid time after the other: an async generator of points whose return value is the whole Evolution. It
 * gives way to the event loop every few milliseconds, also inside long steps between grid times, so that a page stays
 * alive and an AbortSignal is heard. Throws as `evolve`.
 */
export async function* evolveAsync<Name extends string = never>(
  generator: Generator | TimeDependentGenerator,
  rho0: ComplexMatrix,
  times: ArrayLike<number>,
  options: EvolveOptions<Name> = {},
): AsyncGenerator<EvolutionPoint<Name>, Evolution<Name>> {
  const run = evolution(generator, rho0, times, options);
  let since = Date.now();
  for (;;) {
    const next = run.next();
    if (next.done) return next.value;
    if (next.value.kind === "point") yield next.value;
    if (Date.now() - since < SLICE) continue;
    await nextTurn();
    since = Date.now();
  }
}
