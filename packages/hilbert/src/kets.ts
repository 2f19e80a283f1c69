import { type ComplexLike, ComplexMatrix, imaginaryPart, realPart } from "@openbath/linalg";

/** The density matrix |psi><psi| of an interleaved ket. */
export function density(psi: Float64Array): ComplexMatrix {
  const d = psi.length / 2;
  const rho = new ComplexMatrix(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const re = psi[2 * i] * psi[2 * j] + psi[2 * i + 1] * psi[2 * j + 1];
      const im = psi[2 * i + 1] * psi[2 * j] - psi[2 * i] * psi[2 * j + 1];
      rho.set(i, j, re, i === j ? 0 : im);
    }
  }
  return rho;
}

/**
 * The normalised superposition of kets with the given amplitudes: `superposition([[1, cat], [-1, dog]])`.
 * @throws RangeError when there is none, the lengths differ, or the sum vanishes
 */
export function superposition(parts: readonly (readonly [ComplexLike, Float64Array])[]): Float64Array {
  if (parts.length === 0) throw new RangeError("superposition: at least one ket is needed");
  const sum = new Float64Array(parts[0][1].length);
  for (const [amplitude, psi] of parts) {
    if (psi.length !== sum.length) {
      throw new RangeError(`superposition: kets of ${sum.length / 2} and ${psi.length / 2} states cannot be added`);
    }
    const re = realPart(amplitude);
    const im = imaginaryPart(amplitude);
    for (let at = 0; at < sum.length; at += 2) {
      sum[at] += re * psi[at] - im * psi[at + 1];
      sum[at + 1] += re * psi[at + 1] + im * psi[at];
    }
  }
  let square = 0;
  for (const x of sum) square += x * x;
  const norm = Math.sqrt(square);
  if (!(norm > 0 && Number.isFinite(norm))) throw new RangeError(`superposition: the sum has the norm ${norm}`);
  return sum.map((x) => x / norm);
}
