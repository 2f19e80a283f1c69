import { ComplexMatrix, eigenvalues, eigHermitian } from "@openbath/linalg";
import type { Matrix } from "ml-matrix";
import { type GaussianLike, gaussianState } from "./gaussian-state.ts";
import { symplecticProduct } from "./symplectic-form.ts";

/**
 * The symplectic eigenvalues nu_j of a covariance matrix, descending; at least 1/2 for a state (vacuum 1/2). From the Hermitian matrix i L^T J L, sigma = L L^T.
 * A matrix that is not positive has none in the proper sense: the moduli of the eigenvalues of J sigma are returned, the negative ones (those without an
 * imaginary part or from a direction of negative variance) with their sign, so that the smallest number tells the failure.
 */
export function symplecticEigenvalues(state: GaussianLike): number[] {
  const { covariance } = gaussianState(state);
  const lower = choleskyLower(covariance);
  if (lower === undefined) return indefinite(covariance);
  if (covariance.rows === 2) return [lower[0] * lower[3]];
  if (covariance.rows === 4) return twoModes(lower);
  const { values } = eigHermitian(symplecticProduct(covariance.rows, lower));
  const found: number[] = [];
  for (let k = values.length - 1; k >= values.length / 2; k--) found.push(values[k]);
  return found;
}

/**
 * Two modes: the singular values of the antisymmetric K = L^T J L, from its self-dual and anti-self-dual parts,
 * nu_1 +- nu_2 = |(K_12 +- K_34, K_13 -+ K_24, K_14 +- K_23)|, and nu_1 nu_2 = det L.
 */
function twoModes(lower: Float64Array): number[] {
  const k = (a: number, b: number): number =>
    lower[a] * lower[4 + b] - lower[4 + a] * lower[b] + lower[8 + a] * lower[12 + b] - lower[12 + a] * lower[8 + b];
  const [k12, k13, k14, k23, k24, k34] = [k(0, 1), k(0, 2), k(0, 3), k(1, 2), k(1, 3), k(2, 3)];
  const sum = Math.hypot(k12 + k34, k13 - k24, k14 + k23);
  const difference = Math.hypot(k12 - k34, k13 + k24, k14 - k23);
  const larger = (sum + difference) / 2;
  const smaller =
    difference < sum / 2 ? (sum - difference) / 2 : (lower[0] * lower[5] * lower[10] * lower[15]) / larger;
  return [larger, smaller];
}

/** L with sigma = L L^T, row-major; undefined when sigma is not positive definite. */
export function choleskyLower(covariance: Matrix): Float64Array | undefined {
  const size = covariance.rows;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = covariance.get(i, j);
      for (let l = 0; l < j; l++) sum -= lower[i * size + l] * lower[j * size + l];
      if (i !== j) lower[i * size + j] = sum / lower[j * size + j];
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** A covariance that is not positive: moduli of the spectrum of J sigma in pairs, the smallest with a minus sign. */
function indefinite(covariance: Matrix): number[] {
  const size = covariance.rows;
  const product = new ComplexMatrix(size, size);
  for (let i = 0; i < size; i++) {
    const sign = i % 2 === 0 ? 1 : -1;
    for (let j = 0; j < size; j++) product.set(i, j, sign * covariance.get(i % 2 === 0 ? i + 1 : i - 1, j));
  }
  const values = eigenvalues(product);
  const moduli: number[] = [];
  for (let k = 0; k < size; k++) moduli.push(Math.hypot(values[2 * k], values[2 * k + 1]));
  moduli.sort((a, b) => b - a);
  const found = moduli.filter((_, k) => k % 2 === 0);
  found[found.length - 1] = -found[found.length - 1];
  return found;
}
