import type { Operator } from "@openbath/hilbert";
import type { ChannelBath } from "./channels.ts";

/** Raised where a bath has no Taylor series of W(E) at an expansion energy, or none as accurate as asked for. */
export class ExpansionError extends Error {
  override readonly name = "ExpansionError";
}

/** Coefficients worse than this, relative to the largest, are refused rather than used. */
const ACCURACY = 1e-8;

/**
 * T_N^{e0}[v] = sum_{n=0}^{N} W^(n)(e0)/n! ([H, .] - e0)^n [v], paper 002, Eq. 3: the Redfield operator
 * u = int dt C(t) v(-t) expanded for short bath correlation times. Nested commutators of sparse operators; each order
 * reaches as much farther as one term of H does. No eigenstate is needed.
 *
 * @throws ExpansionError where W is not smooth at e0 (on the edge of a band) or its derivatives are not accurate
 */
export function correlationTimeExpansion(
  v: Operator,
  hamiltonian: Operator,
  bath: ChannelBath,
  energy: number,
  order: number,
): Operator {
  const { coefficients, errors } = bath.taylor(energy, order);
  const sizes = errors.map((_, n) => Math.hypot(coefficients[2 * n], coefficients[2 * n + 1]));
  for (let n = 0; n <= order; n++) {
    if (!Number.isFinite(sizes[n]) || !(errors[n] <= ACCURACY * Math.max(sizes[n], ...sizes))) {
      throw new ExpansionError(
        `the ${bath.kind} part of the bath has no accurate derivative of order ${n} of W(E) at E = ${energy}: ` +
          `got ${sizes[n]} with an error of ${errors[n]}`,
      );
    }
  }
  let nested = v;
  let sum = v.times({ re: coefficients[0], im: coefficients[1] });
  for (let n = 1; n <= order; n++) {
    nested = hamiltonian.commutator(nested).minus(nested.times(energy));
    sum = sum.plus(nested.times({ re: coefficients[2 * n], im: coefficients[2 * n + 1] }));
  }
  return sum;
}
