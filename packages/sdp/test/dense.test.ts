import { eigHermitian } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addProductTransposed } from "../src/dense/add-product-transposed.ts";
import { choleskyInPlace, choleskySolveInPlace } from "../src/dense/cholesky.ts";
import { applyQ, householderQr } from "../src/dense/householder-qr.ts";
import { oneSidedJacobi } from "../src/dense/one-sided-jacobi.ts";
import { smallestEigenvalue } from "../src/dense/smallest-eigenvalue.ts";
import { randomHermitian } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

const random = (uniform: () => number, n: number): Float64Array => new Float64Array(n).map(() => normal(uniform));

describe("dense kernels", () => {
  it("C += factor A B^T agrees with its definition for every remainder of the tiles", () => {
    const uniform = generator(1);
    fc.assert(
      fc.property(fc.nat(75), fc.nat(75), fc.nat(300), fc.boolean(), (rows, cols, depth, lower) => {
        const a = { data: random(uniform, rows * depth), offset: 0, stride: depth };
        const b = { data: random(uniform, cols * depth), offset: 0, stride: depth };
        const c = { data: new Float64Array(rows * cols), offset: 0, stride: cols };
        addProductTransposed(c, a, b, rows, cols, depth, -2, lower);
        for (let i = 0; i < rows; i += 5) {
          for (let j = 0; j < (lower ? Math.min(cols, i + 1) : cols); j++) {
            let sum = 0;
            for (let k = 0; k < depth; k++) sum += a.data[i * depth + k] * b.data[j * depth + k];
            expect(Math.abs(c.data[i * cols + j] + 2 * sum)).toBeLessThan(1e-11);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("Cholesky solves positive definite systems, panels or not", () => {
    const uniform = generator(4);
    for (const n of [1, 7, 48, 61, 130]) {
      const g = random(uniform, n * (n + 3));
      const a = new Float64Array(n * n);
      const rows = { data: g, offset: 0, stride: n + 3 };
      addProductTransposed({ data: a, offset: 0, stride: n }, rows, rows, n, n, n + 3, 1);
      const x = random(uniform, n);
      const b = new Float64Array(n);
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) b[i] += a[i * n + j] * x[j];
      expect(choleskyInPlace(a, n, 0, n, new Float64Array(n))).toBe(0);
      choleskySolveInPlace(a, n, 0, n, b, 0);
      // random Gram matrices this thin have condition numbers to 1e6
      b.forEach((value, i) => {
        expect(Math.abs(value - x[i])).toBeLessThan(1e-7);
      });
    }
  });

  it("Cholesky drops a direction it cannot see", () => {
    const a = Float64Array.from([1, 0, 1, 1]);
    expect(choleskyInPlace(a, 2, 0, 2, Float64Array.from([1e-14, 1e-14]))).toBe(1);
  });

  it("Q R gives the pivoted columns back, and finds the rank", () => {
    const uniform = generator(6);
    const rows = 9;
    const data = random(uniform, rows * 5);
    for (let i = 0; i < rows; i++) data[4 * rows + i] = data[i] - 2 * data[rows + i];
    const qr = householderQr(data.slice(), rows, 5, 1e-12);
    expect(qr.rank).toBe(4);
    for (let j = 0; j < 5; j++) {
      const column = new Float64Array(rows);
      for (let i = 0; i < Math.min(j, qr.rank); i++) column[i] = qr.data[j * rows + i];
      if (j < qr.rank) column[j] = qr.diagonal[j];
      applyQ(qr, column);
      for (let i = 0; i < rows; i++) expect(column[i]).toBeCloseTo(data[qr.pivots[j] * rows + i], 12);
    }
  });

  it("one-sided Jacobi finds singular values over thirty orders of magnitude to full relative accuracy", () => {
    const n = 6;
    const rows = new Float64Array(n * n);
    const companion = new Float64Array(n * n);
    const sizes = [1e15, 1e9, 1, 1e-3, 1e-9, 1e-15];
    // orthogonal columns (Hadamard-like reflections of the unit vectors) of known lengths, mixed by one exact rotation of a pair of equal ones
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) rows[j * n + i] = sizes[j] * ((i === j ? 1 : 0) - 2 / n);
      companion[j * n + j] = 1;
    }
    const values = new Float64Array(n);
    oneSidedJacobi("symmetric", n, rows, companion, values);
    const sorted = Array.from(values).sort((a, b) => b - a);
    sorted.forEach((value, j) => {
      expect(Math.abs(value / sizes[j] - 1)).toBeLessThan(1e-14);
    });
  });

  it("the smallest eigenvalue by bisection agrees with the full decomposition", () => {
    const uniform = generator(12);
    for (const n of [1, 2, 3, 8, 15]) {
      for (const complex of [false, true]) {
        const matrix = randomHermitian(uniform, n, complex);
        const data = complex ? matrix.data.slice() : matrix.data.filter((_, t) => t % 2 === 0);
        const least = smallestEigenvalue(complex ? "hermitian" : "symmetric", n, data);
        expect(Math.abs(least - eigHermitian(matrix).values[0])).toBeLessThan(1e-13 * n);
      }
    }
  });
});
