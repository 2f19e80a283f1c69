import { type ComplexMatrix, eigHermitian, hermitianPart } from "@openbath/linalg";
import type { TimeLocalEquation } from "./time-local.ts";

/** The dissipator as sum of rate D[L], rates ascending and of either sign (Eq. 52 of paper 004). */
export interface CanonicalForm {
  readonly gain: CanonicalChannel;
  readonly loss: CanonicalChannel;
  /** nu: the sum of the moduli of the negative rates (Eq. 82) */
  readonly nonMarkovianity: number;
}

export interface CanonicalChannel {
  readonly rates: Float64Array;
  /** column m is the amplitude of d_k (loss) or d_k^dag (gain) in the jump operator of rate m */
  readonly amplitudes: ComplexMatrix;
}

/** Diagonalises Lambda^+ and Lambda^-: L^-_m = sum_k U^-_km d_k and L^+_m = sum_k conj(U^+_km) d_k^dag, U's columns the eigenvectors. */
export function canonicalForm({ gain, loss }: Pick<TimeLocalEquation, "gain" | "loss">): CanonicalForm {
  const plus = eigHermitian(hermitianPart(gain));
  const minus = eigHermitian(hermitianPart(loss));
  const created = plus.vectors.clone();
  for (let i = 1; i < created.data.length; i += 2) created.data[i] = -created.data[i];
  return {
    gain: { rates: plus.values, amplitudes: created },
    loss: { rates: minus.values, amplitudes: minus.vectors },
    nonMarkovianity: negativePart(plus.values) + negativePart(minus.values),
  };
}

/** nu alone. */
export function nonMarkovianity({ gain, loss }: Pick<TimeLocalEquation, "gain" | "loss">): number {
  return negativePart(spectrum(gain)) + negativePart(spectrum(loss));
}

function negativePart(rates: Float64Array): number {
  let sum = 0;
  for (const rate of rates) if (rate < 0) sum -= rate;
  return sum;
}

/** Eigenvalues; of a 2 x 2 matrix in closed form, which maps of a parameter plane live on. */
function spectrum(a: ComplexMatrix): Float64Array {
  if (a.rows !== 2) return eigHermitian(hermitianPart(a)).values;
  const [p, q, re, im] = [a.data[0], a.data[6], a.data[2], a.data[3]];
  const mean = 0.5 * (p + q);
  const radius = Math.hypot(0.5 * (p - q), re, im);
  const larger = mean + (mean >= 0 ? radius : -radius);
  const smaller = larger === 0 ? 0 : (p * q - re * re - im * im) / larger;
  return Float64Array.of(smaller, larger);
}
