import { SteadyStateError } from "./errors.ts";
import { expansionTerms } from "./expansion.ts";
import { type SolverOptions, throwIfAborted } from "./options.ts";
import type { ScaledEquation } from "./scaled-equation.ts";
import type { Solution } from "./solution.ts";

const MAX_TERMS = 200;

/**
 * The series in epsilon^2 summed until its terms are rounding.
 * @throws SteadyStateError when the terms do not fall: the dissipator is not small against the level spacings
 */
export function solveByOrders(equation: ScaledEquation, options: SolverOptions): Solution {
  const x = new Float64Array(equation.size);
  let terms = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const term of expansionTerms(equation)) {
    throwIfAborted(options.signal);
    let size = 0;
    for (let k = 0; k < x.length; k++) {
      x[k] += term[k];
      size = Math.max(size, Math.abs(term[k]));
    }
    terms++;
    options.onProgress?.({ iteration: terms, residual: size });
    smallest = Math.min(size, smallest);
    if (size < 1e-17) return { x, nullity: 1, method: "orders", iterations: terms };
    if (!(size < 1e3 * smallest) || terms === MAX_TERMS) break;
  }
  throw new SteadyStateError(
    `the series in epsilon^2 does not converge: term ${terms} is not smaller than those before it (smallest: ${smallest.toExponential(1)}), because the dissipator (${equation.scale.toExponential(1)}) is not small against every level spacing`,
  );
}
