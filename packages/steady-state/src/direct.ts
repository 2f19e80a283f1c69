import { addTraceCondition, assemble, selectUnknowns } from "./assemble.ts";
import { degenerateSolution } from "./degenerate.ts";
import { SteadyStateError } from "./errors.ts";
import { requireMemory } from "./memory.ts";
import { type SolverOptions, throwIfAborted } from "./options.ts";
import { RealLu } from "./real-lu.ts";
import type { ScaledEquation } from "./scaled-equation.ts";
import type { Solution } from "./solution.ts";

/** Reciprocal condition numbers below this mean that the matrix is singular to rounding. */
export const SINGULAR = 1e-13;

/**
 * All unknowns at once by one dense real LU factorisation, n^2 numbers for n entries of the density matrix that can be
 * non-zero, refined with the residual of the generator itself. A singular matrix is taken apart by a rank-revealing
 * QR instead, and the dimension of its null space counted.
 * @throws DegenerateSteadyStateError, SteadyStateError (memory)
 */
export function solveDirect(equation: ScaledEquation, options: SolverOptions): Solution {
  const { size, unknowns } = equation;
  requireMemory(`the direct solution for ${size} unknowns`, 8 * size * size, options);
  if (equation.scale === 0) return degenerateSolution(equation, options);
  const all = selectUnknowns(
    equation,
    Int32Array.from({ length: unknowns.coherences }, (_, m) => m),
  );
  const matrix = assemble(equation, all);
  addTraceCondition(matrix, size, unknowns.dimension);
  throwIfAborted(options.signal);
  const lu = new RealLu(matrix, size);
  if (lu.reciprocalCondition() < SINGULAR) return degenerateSolution(equation, options);
  const b = equation.rightHandSide();
  const x = b.slice();
  lu.solveInPlace(x);
  refine(equation, lu, b, x);
  if (!x.every(Number.isFinite)) throw new SteadyStateError("the generator has entries that are not finite numbers");
  return { x, nullity: 1, method: "direct" };
}

/** Corrects x with the residual as long as that at least halves it. */
function refine(equation: ScaledEquation, lu: RealLu, b: Float64Array, x: Float64Array): void {
  const r = new Float64Array(x.length);
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    equation.apply(x, r);
    let size = 0;
    for (let k = 0; k < r.length; k++) {
      r[k] = b[k] - r[k];
      size = Math.max(size, Math.abs(r[k]));
    }
    if (!(size < 0.5 * before)) return;
    before = size;
    lu.solveInPlace(r);
    for (let k = 0; k < r.length; k++) x[k] += r[k];
  }
}
