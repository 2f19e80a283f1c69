import { ComplexMatrix } from "./complex-matrix.ts";
import { SingularMatrixError } from "./errors.ts";
import { requireFinite, requireSquare, shapeOf } from "./shape.ts";
import { divideRow, subtractRows } from "./triangular-solve.ts";

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
    const l = this.lower.data;
    for (let i = 0; i < n; i++) {
      subtractRows(l, 2 * i * n, 0, i, x.data, i, x.cols);
      divideRow(x.data, i, x.cols, l[2 * (i * n + i)], 0);
    }
    for (let i = n - 1; i >= 0; i--) {
      divideRow(x.data, i, x.cols, l[2 * (i * n + i)], 0);
      for (let j = 0; j < i; j++) takeOutRow(x, j, i, l[2 * (i * n + j)], l[2 * (i * n + j) + 1]);
    }
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

/** Row j -= conj(l) row i. */
function takeOutRow(x: ComplexMatrix, j: number, i: number, re: number, im: number): void {
  const width = 2 * x.cols;
  const { data } = x;
  for (let p = j * width, q = i * width; p < (j + 1) * width; p += 2, q += 2) {
    data[p] -= re * data[q] + im * data[q + 1];
    data[p + 1] -= re * data[q + 1] - im * data[q];
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
  const lower = new ComplexMatrix(n, n);
  const l = lower.data;
  for (let i = 0; i < n; i++) {
    const row = 2 * i * n;
    for (let j = 0; j <= i; j++) {
      const other = 2 * j * n;
      let re = a.data[row + 2 * j];
      let im = a.data[row + 2 * j + 1];
      if (j === i && Math.abs(im) > 1e-10 * Math.abs(re)) {
        throw new RangeError(`cholesky needs a Hermitian matrix, but the diagonal entry ${i} is ${re} + ${im} i`);
      }
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
      } else {
        throw new SingularMatrixError(
          `the ${n} x ${n} matrix is not positive definite: its leading minor of order ${i + 1} leaves the pivot ${re}`,
        );
      }
    }
  }
  return new CholeskyFactor(lower);
}
