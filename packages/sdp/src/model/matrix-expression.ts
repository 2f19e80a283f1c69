import { adjoint, ComplexMatrix, isHermitian, multiply, scale } from "@openbath/linalg";
import { Scalar } from "./scalar.ts";
import { Unknown } from "./unknown.ts";

/** An affine complex matrix: constant + sum of unknowns (real) times matrices, all rows x cols. Immutable. */
export class MatrixExpression {
  constructor(
    readonly constant: ComplexMatrix,
    readonly terms: ReadonlyMap<Unknown, ComplexMatrix> = new Map(),
  ) {}

  static of(value: MatrixExpression | ComplexMatrix): MatrixExpression {
    return value instanceof ComplexMatrix ? new MatrixExpression(value) : value;
  }

  get rows(): number {
    return this.constant.rows;
  }

  get cols(): number {
    return this.constant.cols;
  }

  /** @throws RangeError when the shapes differ */
  plus(other: MatrixExpression | ComplexMatrix): MatrixExpression {
    return this.combined(MatrixExpression.of(other), 1);
  }

  /** @throws RangeError when the shapes differ */
  minus(other: MatrixExpression | ComplexMatrix): MatrixExpression {
    return this.combined(MatrixExpression.of(other), -1);
  }

  times(factor: number): MatrixExpression {
    return this.map((matrix) => scale(factor, matrix));
  }

  /** The image under a linear map, given by what it does to a matrix: partial trace, superoperator, projection... Real-linear is enough. */
  map(linear: (matrix: ComplexMatrix) => ComplexMatrix): MatrixExpression {
    return new MatrixExpression(
      linear(this.constant),
      new Map(Array.from(this.terms, ([unknown, matrix]) => [unknown, linear(matrix)])),
    );
  }

  /** A X A^dagger */
  conjugatedBy(a: ComplexMatrix): MatrixExpression {
    const back = adjoint(a);
    return this.map((matrix) => multiply(multiply(a, matrix), back));
  }

  /** The real part of tr C^dagger X. @throws RangeError when the shapes differ */
  inner(c: ComplexMatrix): Scalar {
    if (c.rows !== this.rows || c.cols !== this.cols) {
      throw new RangeError(`inner: a ${c.rows} x ${c.cols} matrix with a ${this.rows} x ${this.cols} expression`);
    }
    return this.functional((matrix) => {
      let total = 0;
      for (let t = 0; t < matrix.data.length; t++) total += c.data[t] * matrix.data[t];
      return total;
    });
  }

  /** The real part of the trace. */
  trace(): Scalar {
    return this.functional((matrix) => {
      let total = 0;
      for (let i = 0; i < Math.min(matrix.rows, matrix.cols); i++) total += matrix.data[2 * (i * matrix.cols + i)];
      return total;
    });
  }

  /** The real (or imaginary) part of the entry (i, j), counted from 0. */
  entry(i: number, j: number, part: "re" | "im" = "re"): Scalar {
    if (!(i >= 0 && i < this.rows && j >= 0 && j < this.cols)) {
      throw new RangeError(`entry (${i}, ${j}) of a ${this.rows} x ${this.cols} expression`);
    }
    return this.functional((matrix) => matrix.get(i, j)[part]);
  }

  /** A real-linear functional of the matrix, given by what it does to a matrix. */
  functional(linear: (matrix: ComplexMatrix) => number): Scalar {
    return new Scalar(
      linear(this.constant),
      new Map(Array.from(this.terms, ([unknown, matrix]) => [unknown, linear(matrix)])),
    );
  }

  /** Are the constant and all coefficients Hermitian? */
  get hermitian(): boolean {
    if (this.rows !== this.cols) return false;
    return [this.constant, ...this.terms.values()].every((matrix) => isHermitian(matrix));
  }

  /** Are the constant and all coefficients real? */
  get real(): boolean {
    return [this.constant, ...this.terms.values()].every((matrix) =>
      matrix.data.every((value, t) => t % 2 === 0 || value === 0),
    );
  }

  private combined(other: MatrixExpression, factor: number): MatrixExpression {
    if (other.rows !== this.rows || other.cols !== this.cols) {
      throw new RangeError(
        `a ${this.rows} x ${this.cols} expression and a ${other.rows} x ${other.cols} one cannot be added`,
      );
    }
    const terms = new Map(this.terms);
    for (const [unknown, matrix] of other.terms) {
      const present = terms.get(unknown);
      terms.set(unknown, present === undefined ? scale(factor, matrix) : addTimes(present, factor, matrix));
    }
    return new MatrixExpression(addTimes(this.constant, factor, other.constant), terms);
  }
}

function addTimes(a: ComplexMatrix, factor: number, b: ComplexMatrix): ComplexMatrix {
  return new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((value, t) => value + factor * b.data[t]),
  );
}

/** x times a matrix, for a scalar expression x. */
export function scaled(x: Scalar, matrix: ComplexMatrix): MatrixExpression {
  return new MatrixExpression(
    scale(x.constant, matrix),
    new Map(Array.from(x.terms, ([unknown, value]) => [unknown, scale(value, matrix)])),
  );
}

/** A Hermitian n x n matrix variable: n^2 real unknowns. */
export function hermitian(n: number, name = "X"): MatrixExpression {
  return matrixVariable(n, name, true);
}

/** A real symmetric n x n matrix variable: n (n + 1) / 2 unknowns. */
export function symmetric(n: number, name = "X"): MatrixExpression {
  return matrixVariable(n, name, false);
}

function matrixVariable(n: number, name: string, complex: boolean): MatrixExpression {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`the size of ${name} must be a positive integer, got ${n}`);
  const terms = new Map<Unknown, ComplexMatrix>();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const real = ComplexMatrix.zeros(n);
      real.set(i, j, 1);
      real.set(j, i, 1);
      terms.set(new Unknown(`re ${name}[${i},${j}]`), real);
      if (!complex || i === j) continue;
      const imaginary = ComplexMatrix.zeros(n);
      imaginary.set(i, j, 0, 1);
      imaginary.set(j, i, 0, -1);
      terms.set(new Unknown(`im ${name}[${i},${j}]`), imaginary);
    }
  }
  return new MatrixExpression(ComplexMatrix.zeros(n), terms);
}
