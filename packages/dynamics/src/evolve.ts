import type { Generator } from "@openbath/generators";
import type { ComplexMatrix } from "@openbath/linalg";
import { type Evolution, evolution } from "./evolution.ts";
import type { EvolveOptions } from "./options.ts";
import type { TimeDependentGenerator } from "./time-dependent.ts";

/**
 * The solution of d rho / dt = L[rho] on a grid of ascending times (in units of 1/energy, hbar = 1), from rho0 (d x d,
 * product basis, trace 1) at the time `start`, which is the first of the times unless it is given.
 *
 * Hermitian matrices are real vectors here, so Hermiticity is exact and rounding cannot feed the anti-Hermitian part,
 * which grows under Redfield equations (paper 002's pitfall). Only the charge blocks that rho0 reaches are propagated.
 *
 * @throws RangeError, TypeError when rho0 is no state of the space, the times do not ascend, or an option is out of range
 * @throws DynamicsError when the method cannot reach what is asked, saying why
 * @throws the signal's reason when it is aborted
 */
export function evolve<Name extends string = never>(
  generator: Generator | TimeDependentGenerator,
  rho0: ComplexMatrix,
  times: ArrayLike<number>,
  options: EvolveOptions<Name> = {},
): Evolution<Name> {
  const run = evolution(generator, rho0, times, options);
  for (;;) {
    const next = run.next();
    if (next.done) return next.value;
  }
}
