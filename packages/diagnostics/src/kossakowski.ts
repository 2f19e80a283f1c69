import { type BlockSuperoperator, FrequencyTerms, type Generator, ProductTerms } from "@openbath/generators";
import { type BlockMatrix, ComplexMatrix, eigHermitian, hermitianPart } from "@openbath/linalg";
import { choiOfElements, choiOfGenerator, choiOfTransitions, type SparseHermitian } from "./choi.ts";
import { projectedEigenvalues } from "./projected-eigenvalues.ts";

/**
 * The spectrum of the Kossakowski matrix k of a generator, epsilon^2 inside: with traceless operators F_i, orthonormal
 * as Tr(F_i^dag F_j) = delta_ij,
 *
 *   D[rho] = -i [H', rho] + sum_ij k_ij ( F_i rho F_j^dag - {F_j^dag F_i, rho} / 2 ).
 *
 * The generator is completely positive exactly when no eigenvalue is negative. Ascending; eigenvalues that vanish
 * because no term of the generator reaches them are not listed, and there are d^2 - 1 in all.
 *
 * Where the dissipator is a sum of A rho B^dag + B rho A^dag (Redfield, universal and local Lindblad) the eigenvalues
 * come from the Gram matrix of the few A and B, O(d^2); where only transitions of equal frequency meet, from the blocks
 * they make; else from the whole d^2 x d^2 matrix.
 * @throws KossakowskiSizeError when that matrix, or a block, is larger than 1024
 */
export function kossakowskiSpectrum(generator: Generator): Float64Array {
  const form = generator.energyForm;
  if (form === undefined) return fromChoi(choiOfGenerator(generator), generator.space.dimension);
  const parts = [...form.baths.values()];
  const d = form.basis.energies.length;
  if (parts.every(isProduct))
    return gramSpectrum(
      parts.flatMap(({ sandwiches }) => sandwiches),
      d,
    );
  if (parts.every(isFrequency)) return fromChoi(choiOfTransitions(parts, d), d);
  return fromChoi(choiOfElements(form), d);
}

/** The most negative eigenvalue of the Kossakowski matrix, or zero when none is. */
export function kossakowskiMinimum(generator: Generator): number {
  return Math.min(0, kossakowskiSpectrum(generator)[0] ?? 0);
}

const isProduct = (part: BlockSuperoperator): part is ProductTerms => part instanceof ProductTerms;
const isFrequency = (part: BlockSuperoperator): part is FrequencyTerms => part instanceof FrequencyTerms;

const fromChoi = (choi: SparseHermitian, d: number): Float64Array => projectedEigenvalues(choi, d);

interface Pair {
  readonly left: BlockMatrix;
  readonly right: BlockMatrix;
}

/**
 * Non-zero eigenvalues of sum_k |A_k><B_k| + |B_k><A_k|, the A and B made traceless: with the Gram matrix G of all of
 * them and the exchange S of A_k and B_k they are those of G^(1/2) S G^(1/2).
 */
function gramSpectrum(pairs: readonly Pair[], d: number): Float64Array {
  const operators = pairs.flatMap(({ left, right }) => [left, right]);
  const norms = operators.map((one) => Math.sqrt(overlap(one, one, d).re));
  const m = operators.length;
  // A and B may differ by epsilon^2 in size: with unit vectors in G the weights go into S
  const gram = ComplexMatrix.zeros(m, m);
  operators.forEach((x, i) => {
    operators.forEach((y, j) => {
      if (norms[i] === 0 || norms[j] === 0) return;
      const { re, im } = overlap(x, y, d);
      gram.set(i, j, re / (norms[i] * norms[j]), im / (norms[i] * norms[j]));
    });
  });
  const { values, vectors } = eigHermitian(hermitianPart(gram));
  const root = ComplexMatrix.zeros(m, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < m; k++) {
        const s = Math.sqrt(Math.max(0, values[k]));
        const x = vectors.get(i, k);
        const y = vectors.get(j, k);
        re += s * (x.re * y.re + x.im * y.im);
        im += s * (x.im * y.re - x.re * y.im);
      }
      root.set(i, j, re, im);
    }
  }
  const reduced = ComplexMatrix.zeros(m, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < m; k++) {
        const weight = norms[k] * norms[k ^ 1]; // the partner of A_k is B_k, next to it
        const x = root.get(i, k);
        const y = root.get(k ^ 1, j);
        re += weight * (x.re * y.re - x.im * y.im);
        im += weight * (x.re * y.im + x.im * y.re);
      }
      reduced.set(i, j, re, im);
    }
  }
  return eigHermitian(hermitianPart(reduced)).values;
}

/** Tr(X^dag Y) of the traceless parts. */
function overlap(x: BlockMatrix, y: BlockMatrix, d: number): { re: number; im: number } {
  let re = 0;
  let im = 0;
  for (const { row, col, matrix } of x.blocks()) {
    const partner = y.find(row, col);
    if (partner === undefined) continue;
    for (let k = 0; k < matrix.data.length; k += 2) {
      re += matrix.data[k] * partner.data[k] + matrix.data[k + 1] * partner.data[k + 1];
      im += matrix.data[k] * partner.data[k + 1] - matrix.data[k + 1] * partner.data[k];
    }
  }
  const tx = traceOf(x);
  const ty = traceOf(y);
  return {
    re: re - (tx.re * ty.re + tx.im * ty.im) / d,
    im: im - (tx.re * ty.im - tx.im * ty.re) / d,
  };
}

function traceOf(x: BlockMatrix): { re: number; im: number } {
  let re = 0;
  let im = 0;
  for (const { row, col, matrix } of x.blocks()) {
    if (row !== col) continue;
    for (let i = 0; i < matrix.rows; i++) {
      re += matrix.data[2 * i * (matrix.rows + 1)];
      im += matrix.data[2 * i * (matrix.rows + 1) + 1];
    }
  }
  return { re, im };
}
