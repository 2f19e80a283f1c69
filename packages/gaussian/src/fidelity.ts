import {
  type DoubleDouble,
  dd,
  ddAdd,
  ddDivide,
  ddMultiply,
  ddScale,
  ddSqrt,
  ddSubtract,
  ddSum,
  ddToNumber,
} from "./double-double.ts";
import { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import { formTimes } from "./form-times.ts";
import { type GaussianLike, gaussianState } from "./gaussian-state.ts";
import { manyModeFidelity } from "./many-mode-fidelity.ts";
import { requirePhysical } from "./physical.ts";

/**
 * Uhlmann fidelity F = (Tr sqrt(sqrt(rho) sigma sqrt(rho)))^2 of two Gaussian states. Closed form for one and two modes (paper 003, Eq. 35 in its stable
 * form, after Marian and Marian), the general formula of Banchi, Braunstein and Pirandola beyond. First moments count.
 * Throws RangeError when the sizes differ, UnphysicalStateError for what is no state.
 */
export const fidelity = (first: GaussianLike, second: GaussianLike): number => 1 - infidelity(first, second);

/**
 * 1 - F without cancellation: computed in double-double arithmetic, so that it is right down to 1e-14 and below for the covariances as given. (It is quadratic
 * in their difference.) Throws as `fidelity`.
 */
export function infidelity(first: GaussianLike, second: GaussianLike): number {
  const one = gaussianState(first);
  const two = gaussianState(second);
  const size = one.covariance.rows;
  if (two.covariance.rows !== size) {
    throw new RangeError(`infidelity: the states have ${size / 2} and ${two.covariance.rows / 2} modes`);
  }
  requirePhysical("infidelity", first);
  requirePhysical("infidelity", second);
  const a = DoubleDoubleMatrix.fromNumbers(size, one.covariance.to1DArray());
  const b = DoubleDoubleMatrix.fromNumbers(size, two.covariance.to1DArray());
  const sum = a.plus(b);
  const centred = ddToNumber(centredInfidelity(a, b, sum, knownEigenvalues(first), knownEigenvalues(second)));
  const distance = mahalanobis(sum, one.mean, two.mean);
  return Math.min(1, Math.max(0, centred - (1 - centred) * Math.expm1(-distance / 2)));
}

/** The symplectic eigenvalues a state brings along: those of a near pure mode are better than what its rounded covariance can tell. */
function knownEigenvalues(state: GaussianLike): readonly number[] | undefined {
  return "symplecticEigenvalues" in state ? state.symplecticEigenvalues : undefined;
}

function centredInfidelity(
  a: DoubleDoubleMatrix,
  b: DoubleDoubleMatrix,
  sum: DoubleDoubleMatrix,
  nuA: readonly number[] | undefined,
  nuB: readonly number[] | undefined,
): DoubleDouble {
  if (a.size === 2) return oneModeInfidelity(a, b, sum);
  if (a.size === 4) return twoModeInfidelity(a, b, sum, nuA, nuB);
  return ddSubtract(dd(1), manyModeFidelity(a, b, sum));
}

/** F = (sqrt(D + d) + sqrt(d))/D, D = det(V1 + V2), d = 4 (det V1 - 1/4)(det V2 - 1/4). */
function oneModeInfidelity(a: DoubleDoubleMatrix, b: DoubleDoubleMatrix, sum: DoubleDoubleMatrix): DoubleDouble {
  const D = sum.determinant();
  const excess = (m: DoubleDoubleMatrix): DoubleDouble => positivePart(ddAdd(m.determinant(), dd(-0.25)));
  const d = ddScale(4, ddMultiply(excess(a), excess(b)));
  return ddDivide(ddSubtract(ddSubtract(D, ddSqrt(ddAdd(D, d))), ddSqrt(d)), D);
}

/** F = (S + sqrt(S^2 - a))/a, S = sqrt(b) + sqrt(c), with a, b, c of Eq. 35. */
function twoModeInfidelity(
  v1: DoubleDoubleMatrix,
  v2: DoubleDoubleMatrix,
  sum: DoubleDoubleMatrix,
  nu1: readonly number[] | undefined,
  nu2: readonly number[] | undefined,
): DoubleDouble {
  const a = sum.determinant();
  const shifted = formTimes(v1).times(formTimes(v2));
  for (let i = 0; i < 4; i++) shifted.accumulate(i, i, dd(-0.25));
  const b = ddScale(16, positivePart(shifted.determinant()));
  const c = ddScale(16, ddMultiply(positivePart(uncertainty(v1, nu1)), positivePart(uncertainty(v2, nu2))));
  const S = ddAdd(ddSqrt(b), ddSqrt(c));
  const root = ddSqrt(ddSubtract(ddMultiply(S, S), a));
  return ddDivide(ddSubtract(ddSubtract(a, S), root), a);
}

/** det(V + iJ/2) = (nu_1^2 - 1/4)(nu_2^2 - 1/4) = det V - (det A + det B + 2 det C)/4 + 1/16. */
function uncertainty(v: DoubleDoubleMatrix, nu: readonly number[] | undefined): DoubleDouble {
  if (nu) return nu.reduce((product, x) => ddMultiply(product, ddMultiply(ddSum(x, -0.5), ddSum(x, 0.5))), dd(1));
  const minor = (i: number, j: number): DoubleDouble =>
    ddSubtract(ddMultiply(v.get(i, j), v.get(i + 1, j + 1)), ddMultiply(v.get(i, j + 1), v.get(i + 1, j)));
  const seralian = ddAdd(ddAdd(minor(0, 0), minor(2, 2)), ddScale(2, minor(0, 2)));
  return ddAdd(ddSubtract(v.determinant(), ddScale(0.25, seralian)), dd(1 / 16));
}

const positivePart = (x: DoubleDouble): DoubleDouble => (x.hi > 0 ? x : dd(0));

/** (m1 - m2)^T (V1 + V2)^-1 (m1 - m2). */
function mahalanobis(sum: DoubleDoubleMatrix, first: readonly number[], second: readonly number[]): number {
  const difference = first.map((x, i) => x - second[i]);
  if (difference.every((x) => x === 0)) return 0;
  const inverse = sum.inverse()?.toNumbers();
  if (inverse === undefined) return Number.POSITIVE_INFINITY;
  let total = 0;
  for (let i = 0; i < sum.size; i++) {
    for (let j = 0; j < sum.size; j++) total += difference[i] * inverse[i * sum.size + j] * difference[j];
  }
  return total;
}
