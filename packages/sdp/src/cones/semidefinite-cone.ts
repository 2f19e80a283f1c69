import { congruence } from "@openbath/linalg";
import { CACHED } from "../dense/cached.ts";
import { oneSidedJacobi } from "../dense/one-sided-jacobi.ts";
import { smallCholesky } from "../dense/small-cholesky.ts";
import { smallMultiply } from "../dense/small-multiply.ts";
import { smallestEigenvalue } from "../dense/smallest-eigenvalue.ts";
import { coordinateOf, type Field, matrixDimension, toCoordinates, toMatrix, width } from "../problem/coordinates.ts";
import type { Cone } from "./cone.ts";

/**
 * Positive semidefinite matrices, complex Hermitian or real symmetric.
 *
 * The scaling is R = U D, U unitary and D diagonal, with R^-1 S R^-dagger = R^dagger Z R = Lambda: W^-T s = R^-1 S R^-dagger and
 * W z = R^dagger Z R. Lambda = Q diag(lambda) Q^dagger is not diagonal in this frame: keeping R graded (orthogonal columns of very
 * different lengths) instead of Lambda diagonal is what lets R and R^-1 undo each other to the last digit as S and Z become singular.
 * After a step everything is renewed in scaled coordinates by one-sided Jacobi, accurate in small singular values. A o B = (AB + BA) / 2.
 */
export class SemidefiniteCone implements Cone {
  readonly dimension: number;
  readonly degree: number;
  /** R and R^-1, row-major work matrices */
  readonly root: Float64Array;
  readonly inverse: Float64Array;
  /** U, D, Q^dagger (row k: the conjugated eigenvector k of Lambda) and lambda */
  private readonly unitary: Float64Array;
  private readonly stretch: Float64Array;
  private readonly frame: Float64Array;
  private readonly values: Float64Array;
  private readonly work: readonly Float64Array[];

  constructor(
    readonly field: Field,
    readonly offset: number,
    readonly size: number,
  ) {
    const numbers = width(field) * size * size;
    const matrix = (): Float64Array => new Float64Array(numbers);
    this.dimension = matrixDimension(field, size);
    this.degree = size;
    this.root = matrix();
    this.inverse = matrix();
    this.unitary = matrix();
    this.frame = matrix();
    this.stretch = new Float64Array(size);
    this.values = new Float64Array(size);
    this.work = Array.from({ length: 5 }, matrix);
    this.setUnit();
  }

  unit(out: Float64Array): void {
    out.fill(0, this.offset, this.offset + this.dimension);
    for (let i = 0; i < this.size; i++) out[this.offset + coordinateOf(this.field, i, i)] = 1;
  }

  scaledUnit(out: Float64Array): void {
    this.unit(out);
  }

  margin(u: Float64Array): number {
    toMatrix(this.field, this.size, u, this.offset, this.work[0]);
    return smallestEigenvalue(this.field, this.size, this.work[0]);
  }

  initialise(s: Float64Array, z: Float64Array): boolean {
    this.setUnit();
    return this.advance(s, z, s, z);
  }

  advance(scaledS: Float64Array, scaledZ: Float64Array, s: Float64Array, z: Float64Array): boolean {
    const { field, size, values, stretch, unitary, frame } = this;
    const [lowS, lowZ, product, columns, next] = this.work;
    toMatrix(field, size, scaledS, this.offset, lowS);
    toMatrix(field, size, scaledZ, this.offset, lowZ);
    if (!smallCholesky(field, size, lowS) || !smallCholesky(field, size, lowZ)) return false;
    // L_z^dagger L_s = U' diag(lambda) V^dagger: the new R is R T, T = L_s V lambda^-1/2
    smallMultiply(field, size, "C", lowZ, "N", lowS, next);
    transpose(field, size, next, product);
    transpose(field, size, lowS, columns);
    oneSidedJacobi(field, size, product, columns, values);
    for (let j = 0; j < size; j++) {
      if (!(values[j] > 0)) return false;
      scaleRow(field, size, columns, j, 1 / Math.sqrt(values[j]));
    }
    // D T = J D' Q^dagger: columns of T^dagger D are made orthogonal, U becomes U J. Row i of T, conjugated, is column i of T^dagger
    conjugateTranspose(field, size, columns, next);
    for (let j = 0; j < size; j++) scaleRow(field, size, next, j, stretch[j]);
    transpose(field, size, unitary, product);
    oneSidedJacobi(field, size, next, product, stretch);
    for (let j = 0; j < size; j++) {
      if (!(stretch[j] > 0) || !Number.isFinite(stretch[j])) return false;
      scaleRow(field, size, next, j, 1 / stretch[j]);
    }
    // row j of `next` is column j of Q^dagger: R' = (R T) Q^dagger-columns, Lambda' = (Q^dagger)^dagger lambda Q^dagger
    transpose(field, size, next, frame);
    transpose(field, size, product, unitary);
    this.renewRoots();
    this.congruence(this.root, "N", null, s);
    this.congruence(this.inverse, "C", null, z);
    return true;
  }

  lambda(out: Float64Array): void {
    const { field, size, frame, values } = this;
    const [a, b, c] = this.work;
    a.set(frame);
    for (let j = 0; j < size; j++) scaleRow(field, size, a, j, values[j]);
    smallMultiply(field, size, "C", frame, "N", a, b);
    c.set(b);
    hermitianPart(field, size, c);
    toCoordinates(field, size, c, out, this.offset);
  }

  scaleS(u: Float64Array, out: Float64Array): void {
    this.congruence(this.inverse, "N", u, out);
  }

  unscaleS(u: Float64Array, out: Float64Array): void {
    this.congruence(this.root, "N", u, out);
  }

  unscaleZ(u: Float64Array, out: Float64Array): void {
    this.congruence(this.inverse, "C", u, out);
  }

  product(u: Float64Array, v: Float64Array, out: Float64Array): void {
    const { field, size, offset } = this;
    const [a, b, c] = this.work;
    toMatrix(field, size, u, offset, a);
    toMatrix(field, size, v, offset, b);
    smallMultiply(field, size, "N", a, "C", b, c);
    hermitianPart(field, size, c);
    toCoordinates(field, size, c, out, offset);
  }

  divideByLambda(u: Float64Array, out: Float64Array): void {
    const { field, size, values, offset } = this;
    const parts = width(field);
    this.congruence(this.frame, "N", u, out);
    let at = offset;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const scale = 2 / (values[i] + values[j]);
        for (let part = 0; part < parts; part++) out[at++] *= scale;
      }
      out[at++] /= values[i];
    }
    this.congruence(this.frame, "C", out, out);
  }

  longestStep(d: Float64Array): number {
    const { field, size, values } = this;
    const parts = width(field);
    const [, , c] = this.work;
    this.congruenceMatrix(this.frame, "N", d);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const scale = 1 / (Math.sqrt(values[i]) * Math.sqrt(values[j]));
        for (let part = 0; part < parts; part++) c[parts * (i * size + j) + part] *= scale;
      }
    }
    const least = smallestEigenvalue(field, size, c);
    return least < 0 ? -1 / least : Number.POSITIVE_INFINITY;
  }

  /** out <- T U T^dagger (op "N") or T^dagger U T (op "C"); U = Lambda when u is null. */
  private congruence(t: Float64Array, op: "N" | "C", u: Float64Array | null, out: Float64Array): void {
    if (u === null) this.lambda(out);
    if (this.field === "hermitian" && this.size <= CACHED) {
      congruence(this.size, op, t, u ?? out, this.offset, out);
      return;
    }
    this.congruenceMatrix(t, op, u ?? out);
    toCoordinates(this.field, this.size, this.work[2], out, this.offset);
  }

  /** The same into the work matrix 2 (lower triangle). */
  private congruenceMatrix(t: Float64Array, op: "N" | "C", u: Float64Array): void {
    const { field, size, offset } = this;
    const [a, b, c] = this.work;
    toMatrix(field, size, u, offset, a);
    smallMultiply(field, size, op, t, "N", a, b);
    smallMultiply(field, size, "N", b, op === "N" ? "C" : "N", t, c);
    hermitianPart(field, size, c);
  }

  /** R = U D and R^-1 = D^-1 U^dagger */
  private renewRoots(): void {
    const { field, size, unitary, stretch, root, inverse } = this;
    const w = width(field);
    conjugateTranspose(field, size, unitary, inverse);
    for (let j = 0; j < size; j++) scaleRow(field, size, inverse, j, 1 / stretch[j]);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < w * size; k++)
        root[w * i * size + k] = unitary[w * i * size + k] * stretch[Math.floor(k / w)];
    }
  }

  private setUnit(): void {
    const w = width(this.field);
    this.stretch.fill(1);
    this.values.fill(1);
    for (const matrix of [this.root, this.inverse, this.unitary, this.frame]) {
      matrix.fill(0);
      for (let i = 0; i < this.size; i++) matrix[w * i * (this.size + 1)] = 1;
    }
  }
}

function scaleRow(field: Field, n: number, a: Float64Array, row: number, factor: number): void {
  const w = width(field);
  for (let k = w * row * n; k < w * (row + 1) * n; k++) a[k] *= factor;
}

/** out <- A^T (not conjugated) */
function transpose(field: Field, n: number, a: Float64Array, out: Float64Array): void {
  const w = width(field);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let part = 0; part < w; part++) out[w * (j * n + i) + part] = a[w * (i * n + j) + part];
    }
  }
}

/** out <- A^dagger */
function conjugateTranspose(field: Field, n: number, a: Float64Array, out: Float64Array): void {
  transpose(field, n, a, out);
  if (field === "hermitian") for (let k = 1; k < 2 * n * n; k += 2) out[k] = -out[k];
}

/** Averages the lower triangle with the adjoint of the upper one. */
function hermitianPart(field: Field, n: number, a: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (field === "symmetric") a[i * n + j] = (a[i * n + j] + a[j * n + i]) / 2;
      else {
        const lower = 2 * (i * n + j);
        const upper = 2 * (j * n + i);
        a[lower] = (a[lower] + a[upper]) / 2;
        a[lower + 1] = (a[lower + 1] - a[upper + 1]) / 2;
      }
    }
  }
}
