import { choleskyReal, eigHermitian, realWindow, syrkReal } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stackedCongruence } from "../src/cones/stacked-congruence.ts";
import { choleskySolve } from "../src/dense/cholesky-solve.ts";
import { applyQ, householderQr } from "../src/dense/householder-qr.ts";
import { oneSidedJacobi } from "../src/dense/one-sided-jacobi.ts";
import { smallMultiply } from "../src/dense/small-multiply.ts";
import { smallestEigenvalue } from "../src/dense/smallest-eigenvalue.ts";
import { toCoordinates, toMatrix } from "../src/problem/coordinates.ts";
import { randomHermitian } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

const random = (uniform: () => number, n: number): Float64Array => new Float64Array(n).map(() => normal(uniform));

describe("dense kernels", () => {
  it("one system after the other is solved with a Cholesky factor inside a larger matrix", () => {
    const uniform = generator(4);
    for (const n of [1, 7, 48, 61, 130]) {
      const stride = n + 3;
      const g = random(uniform, n * stride);
      const a = new Float64Array(stride * stride);
      const window = realWindow(a, stride, 2, 3);
      syrkReal("N", n, stride, 1, realWindow(g, stride), 0, window);
      const at = (i: number, j: number): number => a[window.offset + Math.max(i, j) * stride + Math.min(i, j)];
      const x = random(uniform, n);
      const b = new Float64Array(n + 5);
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) b[5 + i] += at(i, j) * x[j];
      expect(choleskyReal(n, window)).toBe(0);
      choleskySolve(a, n, window.offset, stride, b, 5);
      // random Gram matrices this thin have condition numbers to 1e6
      for (let i = 0; i < n; i++) expect(Math.abs(b[5 + i] - x[i])).toBeLessThan(1e-7);
    }
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

  it("Q R in panels: columns of a hundred lengths, rows of any size, dependent columns, to the last digits of each row", () => {
    const uniform = generator(9);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.nat(60),
        fc.nat(12),
        fc.boolean(),
        (columns, more, spread, dependent) => {
          const rows = columns + more;
          const data = random(uniform, rows * columns);
          // rows sorted by size, as the accuracy of each row asks for; columns in any order
          const size = Float64Array.from({ length: rows }, (_, i) => 10 ** ((-spread * i) / rows));
          const length = Float64Array.from({ length: columns }, () => 10 ** (-6 * uniform()));
          for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) data[j * rows + i] *= size[i] * length[j];
          const copied = dependent && columns > 40;
          if (copied) for (let i = 0; i < rows; i++) data[35 * rows + i] = 2 * data[i] - data[7 * rows + i];
          const qr = householderQr(data.slice(), rows, columns, copied ? 1e-14 : 0);
          if (copied && spread === 0) expect(qr.rank).toBe(columns - 1);
          let worst = 0;
          expect(qr.pivots.slice().sort()).toEqual(Int32Array.from({ length: columns }, (_, j) => j));
          for (let j = 0; j < columns; j++) {
            const column = new Float64Array(rows);
            for (let i = 0; i < Math.min(j, qr.rank); i++) column[i] = qr.data[j * rows + i];
            if (j < qr.rank) column[j] = qr.diagonal[j];
            else for (let i = qr.rank; i < rows; i++) column[i] = qr.data[j * rows + i];
            applyQ(qr, column);
            const at = qr.pivots[j] * rows;
            for (let i = 0; i < rows; i++) worst = Math.max(worst, Math.abs(column[i] - data[at + i]) / size[i]);
          }
          expect(worst).toBeLessThan(5e-15); // some twenty roundings of what the row has largest
        },
      ),
      { numRuns: 12, seed: 4 },
    );
  });

  it("pivots of a panel are within a factor ten of the longest column left", () => {
    const uniform = generator(10);
    const rows = 120;
    const columns = 100;
    const data = random(uniform, rows * columns);
    for (let j = 0; j < columns; j++)
      for (let i = 0; i < rows; i++) data[j * rows + i] *= 10 ** ((-8 * ((j * 37) % 100)) / 100);
    const qr = householderQr(data, rows, columns);
    for (let k = 0; k < columns; k++) {
      for (let j = k + 1; j < columns; j++) {
        let left = j < qr.rank ? qr.diagonal[j] ** 2 : 0;
        for (let i = k; i < j; i++) left += qr.data[j * rows + i] ** 2;
        expect(Math.sqrt(left)).toBeLessThan(10.0001 * Math.abs(qr.diagonal[k]));
      }
    }
  });

  it("a stack of Hermitian matrices is scaled as one by one", () => {
    const uniform = generator(11);
    for (const [n, count] of [
      [1, 3],
      [5, 1],
      [6, 7],
      [40, 50],
    ]) {
      const t = random(uniform, 2 * n * n);
      const stack = random(uniform, count * n * n);
      const expected = new Float64Array(count * n * n);
      const [a, b, c] = Array.from({ length: 3 }, () => new Float64Array(2 * n * n));
      for (let p = 0; p < count; p++) {
        toMatrix("hermitian", n, stack, p * n * n, a);
        smallMultiply("hermitian", n, "N", t, "N", a, b);
        smallMultiply("hermitian", n, "N", b, "C", t, c);
        toCoordinates("hermitian", n, c, expected, p * n * n);
      }
      stackedCongruence(n, t, stack, count);
      const scale = Math.max(...expected.map(Math.abs));
      stack.forEach((value, k) => {
        expect(Math.abs(value - expected[k])).toBeLessThan(1e-14 * scale);
      });
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
