import { applyReflectorsHermitian, applyReflectorsReal, reflectionSize } from "./apply-reflectors.ts";
import type { ComplexMatrix } from "./complex-matrix.ts";
import { divideAndConquer, divisionSize } from "./divide-and-conquer.ts";
import { complexColumns, realColumns } from "./eigenvector-columns.ts";
import { hermiticityDefect } from "./hermitian.ts";
import { largestPart, maxAbs } from "./norms.ts";
import { powerOfTwoBelow } from "./power-of-two-scale.ts";
import { isExactlyReal } from "./real-parts.ts";
import { type Reduction, reduction } from "./reduce-kernel.ts";
import { requireFinite, requireSquare } from "./shape.ts";
import { smallHermitianVectors, smallRealVectors } from "./small-eigenvectors.ts";
import { takeHermitianPart } from "./take-hermitian-part.ts";
import { tridiagonalizeHermitian } from "./tridiagonalize-hermitian.ts";
import { tridiagonalizeReal } from "./tridiagonalize-real.ts";

/** The spectral decomposition a = V diag(values) V^dagger of a Hermitian matrix. */
export interface HermitianEigen {
  /** The eigenvalues, ascending. */
  readonly values: Float64Array;
  /** The orthonormal eigenvectors as columns, in the order of the values. */
  readonly vectors: ComplexMatrix;
}

/** Up to this size the plain steps are faster than kernels, blocks and division. */
const SMALL = 48;

/** How far from Hermitian, relative to its largest entry, a matrix may be before it is refused. */
const HERMITICITY = 1e-10;

/**
 * Eigenvalues and eigenvectors of a Hermitian matrix: Householder reduction to a real tridiagonal matrix, divide and
 * conquer (implicit QL for small ones), back-transformation in blocks. Residual and orthogonality stay near n times the
 * rounding unit for every spectrum (degenerate, clustered, graded, of any size: the matrix is scaled by a power of two first). An exactly real matrix has exactly
 * real vectors. In each vector the first of the largest components is real and positive. Cost about 20 n^3 real
 * multiplications and additions for real, 40 n^3 for complex matrices.
 *
 * The Hermitian part of `a` is what is decomposed.
 * @throws RangeError when a is not square, not finite, or differs from its adjoint by more than 1e-10 of its largest
 *   entry (take `hermitianPart` first when such a difference is known to be noise)
 */
export function eigHermitian(a: ComplexMatrix): HermitianEigen {
  requireSquare("eigHermitian", a);
  const n = a.rows;
  const largest = largestPart(a.data);
  if (!Number.isFinite(largest)) requireFinite("eigHermitian", a);
  const factor = powerOfTwoBelow(largest);
  const real = isExactlyReal(a.data);
  const values = new Float64Array(n);
  let vectors: Float64Array;
  if (n <= SMALL) {
    requireHermitian(a, hermiticityDefect(a));
    vectors = real ? smallRealVectors(a, factor, values) : smallHermitianVectors(a, factor, values);
  } else {
    const work = reduction(n, real ? 1 : 2, Math.max(divisionSize(n), n * n + reflectionSize(n, n)));
    requireHermitian(a, takeHermitianPart(a, factor, work, real));
    vectors = real ? realVectors(n, work, values) : complexVectors(n, work, values);
  }
  const order = Array.from(values.keys()).sort((p, q) => values[p] - values[q]);
  const result = real ? realColumns(vectors, order) : complexColumns(vectors, order);
  return { values: Float64Array.from(order, (k) => values[k] / factor), vectors: result };
}

function requireHermitian(a: ComplexMatrix, defect: number): void {
  if (defect === 0) return;
  const largest = maxAbs(a);
  if (!(defect > HERMITICITY * largest)) return;
  throw new RangeError(
    `eigHermitian needs a Hermitian matrix, but |a_ij - conj(a_ji)| reaches ${defect} where the largest entry is ` +
      `${largest}; take hermitianPart(a) first if that difference is noise`,
  );
}

/** The eigenvectors as rows of real numbers. */
function realVectors(n: number, work: Reduction, d: Float64Array): Float64Array {
  const e = new Float64Array(n);
  const tau = tridiagonalizeReal(n, work, d, e);
  const z = work.end;
  divideAndConquer(d, e, work.room, z);
  applyReflectorsReal(n, work, tau, z, n, z + n * n);
  return work.memory.subarray(z, z + n * n);
}

/** The eigenvectors as rows of interleaved complex numbers. */
function complexVectors(n: number, work: Reduction, d: Float64Array): Float64Array {
  const e = new Float64Array(n);
  const v = new Float64Array(2 * n * n);
  const tau = tridiagonalizeHermitian(n, work, d, e, v);
  const z = work.end;
  divideAndConquer(d, e, work.room, z);
  const result = new Float64Array(2 * n * n);
  for (let at = 0; at < n * n; at++) result[2 * at] = work.memory[z + at];
  applyReflectorsHermitian(n, v, tau, result, n);
  return result;
}
