import { eigHermitian } from "@openbath/linalg";
import { vonNeumannEntropy } from "./entropy.ts";
import { type GaussianLike, gaussianState } from "./gaussian-state.ts";
import { requirePhysical } from "./physical.ts";
import { choleskyLower } from "./symplectic-eigenvalues.ts";
import { symplecticProduct } from "./symplectic-form.ts";

/**
 * Relative entropy S(rho || sigma) = Tr rho (ln rho - ln sigma), natural logarithm: -S(rho) + sum_j ln sqrt(nu_j^2 - 1/4) + Tr(G V_rho)/2 + m^T G m/2 with
 * sigma ~ exp(-R^T G R/2), G = 2 L^-T K arccoth(2K) L^-1, V_sigma = L L^T, K = i L^T J L. Infinity when a mode
 * of sigma is pure to rounding (1e-14).
 * Throws RangeError when the sizes differ, UnphysicalStateError for what is no state.
 */
export function relativeEntropy(rho: GaussianLike, sigma: GaussianLike): number {
  const one = gaussianState(rho);
  const two = gaussianState(sigma);
  const size = one.covariance.rows;
  if (two.covariance.rows !== size) {
    throw new RangeError(`relativeEntropy: the states have ${size / 2} and ${two.covariance.rows / 2} modes`);
  }
  const entropy = vonNeumannEntropy(rho);
  requirePhysical("relativeEntropy", sigma);
  const lower = choleskyLower(two.covariance)!;
  const { values, vectors } = eigHermitian(symplecticProduct(size, lower));
  let total = -entropy;
  for (let k = 0; k < size; k++) {
    const nu = Math.abs(values[k]);
    if (!(nu - 0.5 > 1e-14 * values[size - 1])) return Number.POSITIVE_INFINITY;
    total += Math.log((nu - 0.5) * (nu + 0.5)) / 4; // every nu stands twice
    const weight = nu * Math.log1p(1 / (nu - 0.5)); // 2 nu arccoth(2 nu)
    // |w_k^dagger L^-1 u|^2 summed over u u^T = V_rho and the difference of the means
    const row = solvedVector(size, lower, vectors.data, k);
    total += 0.5 * weight * quadraticForm(size, row, one.covariance.to1DArray(), (i) => one.mean[i] - two.mean[i]);
  }
  return Math.max(0, total);
}

/** L^-T w_k, interleaved complex. */
function solvedVector(size: number, lower: Float64Array, vectors: Float64Array, k: number): Float64Array {
  const x = new Float64Array(2 * size);
  for (let i = size - 1; i >= 0; i--) {
    for (const part of [0, 1]) {
      let sum = vectors[2 * (i * size + k) + part];
      for (let l = i + 1; l < size; l++) sum -= lower[l * size + i] * x[2 * l + part];
      x[2 * i + part] = sum / lower[i * size + i];
    }
  }
  return x;
}

/** x^dagger (V + m m^T) x. */
function quadraticForm(size: number, x: Float64Array, V: number[], m: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      total += (V[i * size + j] + m(i) * m(j)) * (x[2 * i] * x[2 * j] + x[2 * i + 1] * x[2 * j + 1]);
    }
  }
  return total;
}
