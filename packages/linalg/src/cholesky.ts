import { choleskyReal, choleskySolveReal } from "./cholesky-real.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { SingularMatrixError } from "./errors.ts";
import { gemmPacked } from "./gemm-packed.ts";
import { isExactlyReal, realPartsOf } from "./real-parts.ts";
import { realWindow } from "./real-window.ts";
import { requireFinite, requireSquare, shapeOf } from "./shape.ts";
import {
  type ComplexWindow,
  complexWindow,
  halfOf,
  solveLowerAdjointBlock,
  solveLowerBlock,
  solveRightAdjointBlock,
  windowAt,
} from "./triangular-blocks.ts";

/** Above this size real matrices are factorised in real numbers. */
const REAL_FROM = 24;
/** Blocks of this size are factorised directly. */
const DIRECT = 8;

/** a = L L^dagger of a positive definite Hermitian matrix. Made by `cholesky`. */
export class CholeskyFactor {
  /** The lower triangle L, its diagonal real and positive, zeros above. */
  readonly lower: ComplexMatrix;

  constructor(lower: ComplexMatrix) {
    this.lower = lower;
  }

  /** X with a X = b. @throws RangeError when b has the wrong number of rows */
  solve(b: ComplexMatrix): ComplexMatrix {
    const n = this.lower.rows;
    if (b.rows !== n)
      throw new RangeError(`a system of size ${n} cannot have a right-hand side of shape ${shapeOf(b)}`);
    const x = b.clone();
    if (n > REAL_FROM && isExactlyReal(this.lower.data)) {
      // a real factor acts on real and imaginary parts alike: these are columns of their own
      choleskySolveReal(n, realWindow(realPartsOf(this.lower.data), n), 2 * x.cols, realWindow(x.data, 2 * x.cols));
      return x;
    }
    const l = complexWindow(this.lower.data, 2 * n);
    const columns = complexWindow(x.data, 2 * x.cols);
    solveLowerBlock(n, l, false, x.cols, columns);
    solveLowerAdjointBlock(n, l, x.cols, columns);
    return x;
  }

  /** ln det a, real. */
  get logDeterminant(): number {
    let sum = 0;
    const { rows, data } = this.lower;
    for (let i = 0; i < rows; i++) sum += 2 * Math.log(data[2 * (i * rows + i)]);
    return sum;
  }
}

/**
 * The Cholesky factor of a positive definite Hermitian matrix; only the lower triangle of `a` is read. Cost 4/3 n^3.
 * @throws RangeError when a is not square, not finite, or a diagonal entry has an imaginary part above rounding
 * @throws SingularMatrixError when a is not positive definite, naming the leading minor that shows it
 */
export function cholesky(a: ComplexMatrix): CholeskyFactor {
  requireSquare("cholesky", a);
  requireFinite("cholesky", a);
  const n = a.rows;
  for (let i = 0; i < n; i++) {
    const { re, im } = a.get(i, i);
    if (Math.abs(im) > 1e-10 * Math.abs(re))
      throw new RangeError(`cholesky needs a Hermitian matrix, but the diagonal entry ${i} is ${re} + ${im} i`);
  }
  const lower = new ComplexMatrix(n, n);
  for (let i = 0; i < n; i++) lower.data.set(a.data.subarray(2 * i * n, 2 * (i * n + i + 1)), 2 * i * n);
  if (!(n > REAL_FROM && isExactlyReal(lower.data) && factorReal(n, lower.data))) {
    factor(n, complexWindow(lower.data, 2 * n), 0, n);
  }
  return new CholeskyFactor(lower);
}

/** Overwrites a real matrix by L; false, and nothing done, where it is not positive definite: the complex steps tell why. */
function factorReal(n: number, data: Float64Array): boolean {
  const parts = realPartsOf(data);
  if (choleskyReal(n, realWindow(parts, n), { smallest: new Float64Array(n) }) > 0) return false;
  for (let k = 0; k < parts.length; k++) data[2 * k] = parts[k];
  return true;
}

/** Overwrites the lower triangle by L: a block of `n` columns that begins at the column `first` of the whole. */
function factor(n: number, a: ComplexWindow, first: number, size: number): void {
  if (n <= DIRECT) {
    factorDirect(n, a, first, size);
    return;
  }
  const half = halfOf(n);
  const rest = n - half;
  const below = windowAt(a, half, 0);
  const corner = windowAt(a, half, half);
  factor(half, a, first, size);
  solveRightAdjointBlock(half, a, rest, below);
  const { data, offset, stride } = below;
  gemmPacked(
    rest,
    rest,
    half,
    -1,
    0,
    data,
    offset,
    stride,
    2,
    1,
    data,
    offset,
    2,
    stride,
    -1,
    1,
    0,
    data,
    corner.offset,
    stride,
    true,
  );
  factor(rest, corner, first + half, size);
}

function factorDirect(n: number, a: ComplexWindow, first: number, size: number): void {
  const l = a.data;
  for (let i = 0; i < n; i++) {
    const row = a.offset + i * a.stride;
    for (let j = 0; j <= i; j++) {
      const other = a.offset + j * a.stride;
      let re = l[row + 2 * j];
      let im = l[row + 2 * j + 1];
      for (let k = 0; k < 2 * j; k += 2) {
        re -= l[row + k] * l[other + k] + l[row + k + 1] * l[other + k + 1];
        im -= l[row + k + 1] * l[other + k] - l[row + k] * l[other + k + 1];
      }
      if (j < i) {
        const diagonal = l[other + 2 * j];
        l[row + 2 * j] = re / diagonal;
        l[row + 2 * j + 1] = im / diagonal;
      } else if (re > 0) {
        l[row + 2 * i] = Math.sqrt(re);
        l[row + 2 * i + 1] = 0;
      } else {
        throw new SingularMatrixError(
          `the ${size} x ${size} matrix is not positive definite: its leading minor of order ${first + i + 1} leaves the pivot ${re}`,
        );
      }
    }
  }
}
