import { gmres } from "@openbath/linalg";
import { degenerateSolution } from "./degenerate.ts";
import { SINGULAR, solveDirect } from "./direct.ts";
import { SteadyStateError } from "./errors.ts";
import { requireMemory } from "./memory.ts";
import { DEFAULT_MAX_ITERATIONS, DEFAULT_TOLERANCE, type SolverOptions, throwIfAborted } from "./options.ts";
import type { ScaledEquation } from "./scaled-equation.ts";
import { SecularPreconditioner } from "./secular-preconditioner.ts";
import { slowCoherences } from "./slow-set.ts";
import type { Solution } from "./solution.ts";

/** Krylov vectors kept before a restart: 200, fewer (but 30) where they would take more than 256 MB. */
const restartFor = (size: number): number => Math.min(200, Math.max(30, Math.floor(2 ** 28 / (8 * size))));

/** Residuals below this are rounding: the entries of L are of order one in the scaled equation. */
const ROUNDING = 4e-16;
/** Above this number of unknowns a singular secular part is not taken apart by the direct method. */
const DIRECT_FALLBACK = 2000;
/**
 * Real unknowns that the dense block of the preconditioner may hold: 800, or twice the populations as long as those are
 * not more than 1024, or the populations alone.
 */
const slowCapacity = (dimension: number): number => Math.max(800, dimension <= 1024 ? 2 * dimension : dimension);

/**
 * GMRES on the scaled equation, preconditioned by the secular part, restarted from the true residual until that is at
 * rounding level. Every step costs one application of the generator, O(d^3) block products.
 * @throws SteadyStateError when the residual asked for is not reached
 * @throws DegenerateSteadyStateError when the steady state is not unique
 */
export function solveIteratively(
  equation: ScaledEquation,
  start: Float64Array | undefined,
  options: SolverOptions,
): Solution {
  if (equation.scale === 0) return degenerateSolution(equation, options);
  const { size } = equation;
  const { slow } = slowCoherences(equation, slowCapacity(equation.unknowns.dimension));
  const dense = equation.unknowns.dimension + 2 * slow.length;
  requireMemory(
    `the iterative solution for ${size} unknowns`,
    8 * (2 * dense * dense + (restartFor(size) + 12) * size),
    options,
  );
  const secular = new SecularPreconditioner(equation, slow);
  if (secular.reciprocalCondition() < SINGULAR) {
    if (size <= DIRECT_FALLBACK) return solveDirect(equation, options);
    throw new SteadyStateError(
      "the secular part of the equation has several steady states, and the system is too large to decide by the direct method whether its coherences single out one",
    );
  }
  return iterate(equation, secular, start, options);
}

function iterate(
  equation: ScaledEquation,
  secular: SecularPreconditioner,
  start: Float64Array | undefined,
  options: SolverOptions,
): Solution {
  const { size } = equation;
  const b = equation.rightHandSide();
  const x = start?.slice() ?? new Float64Array(size);
  if (start === undefined) secular.apply(b, x);
  const r = new Float64Array(size);
  const best = x.slice();
  const limit = options.maxIterations ?? DEFAULT_MAX_ITERATIONS;
  let iterations = 0;
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    throwIfAborted(options.signal);
    equation.apply(x, r);
    for (let k = 0; k < size; k++) r[k] = b[k] - r[k];
    const now = largest(r);
    if (now < before) best.set(x);
    if (now <= ROUNDING || !(now < 0.5 * before) || iterations >= limit) break;
    before = now;
    const done = iterations;
    const step = gmres((v, w) => equation.apply(v, w), r, {
      precondition: (v, w) => secular.apply(v, w),
      tolerance: Math.max(1e-10, (0.1 * ROUNDING) / now),
      restart: restartFor(size),
      maxIterations: limit - iterations,
      real: true,
      onIteration: (iteration: number, residual: number) => {
        throwIfAborted(options.signal);
        options.onProgress?.({ iteration: done + iteration, residual: residual * now });
      },
    });
    iterations += step.iterations;
    for (let k = 0; k < size; k++) x[k] += step.x[k];
  }
  const residual = equation.residual(best);
  const wanted = options.tolerance ?? DEFAULT_TOLERANCE;
  if (!(residual <= wanted)) {
    throw new SteadyStateError(
      `the iterative steady state stopped at a residual of ${residual.toExponential(1)} after ${iterations} iterations, asked was ${wanted.toExponential(1)}`,
      residual,
    );
  }
  return { x: best, nullity: 1, method: "iterative", iterations };
}

function largest(x: Float64Array): number {
  let size = 0;
  for (let k = 0; k < x.length; k++) if (!(Math.abs(x[k]) <= size)) size = Math.abs(x[k]);
  return size;
}
