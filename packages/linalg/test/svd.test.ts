import fc from "fast-check";
import { SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  adjoint,
  adjointMultiply,
  ComplexMatrix,
  eigHermitian,
  hermitianPart,
  maxAbs,
  multiply,
  multiplyAdjoint,
  nullSpace,
  nullVector,
  qr,
  scale,
  svd,
} from "../src/index.ts";
import { toMlMatrix } from "../src/ml-matrix.ts";
import { distance, distanceToIdentity, randomMatrix, randomUnitary, seeds, sizes } from "./support.ts";

function expectSvd(a: ComplexMatrix, tolerance = 1e-14): Float64Array {
  const { u, singularValues, v } = svd(a);
  const size = maxAbs(a) || 1;
  const rebuilt = multiplyAdjoint(multiply(u, ComplexMatrix.diagonal(singularValues.map((x) => x / size))), v);
  expect(distance(rebuilt, scale(1 / size, a))).toBeLessThan(tolerance);
  expect(distanceToIdentity(adjointMultiply(u, u))).toBeLessThan(tolerance);
  expect(distanceToIdentity(adjointMultiply(v, v))).toBeLessThan(tolerance);
  expect(singularValues.length).toBe(Math.min(a.rows, a.cols));
  expect(singularValues.every((x, k) => x >= 0 && (k === 0 || x <= singularValues[k - 1]))).toBe(true);
  return singularValues;
}

describe("the singular value decomposition", () => {
  it("rebuilds matrices of every shape from orthonormal factors", () => {
    fc.assert(
      fc.property(sizes(16, 0), sizes(16, 0), seeds, (m, n, seed) => {
        expectSvd(randomMatrix(m, n, seed));
      }),
      { numRuns: 60 },
    );
    expectSvd(randomMatrix(60, 45, 2), 2e-14);
  });

  it("finds chosen singular values, repeated and zero ones included", () => {
    for (const wanted of [
      [3, 2, 2, 2, 1],
      [1, 1, 1, 1],
      [5, 1e-3, 0, 0],
      [0, 0, 0],
    ]) {
      const n = wanted.length;
      const u = randomUnitary(n, 3);
      const a = multiplyAdjoint(multiply(u, ComplexMatrix.diagonal(wanted)), randomUnitary(n, 4));
      expectSvd(a).forEach((x, k) => {
        expect(Math.abs(x - wanted[k])).toBeLessThan(1e-14);
      });
    }
  });

  it("holds for rank-deficient, zero, huge and tiny matrices", () => {
    const deficient = multiply(randomMatrix(12, 3, 1), randomMatrix(3, 9, 2));
    for (const a of [
      deficient,
      ComplexMatrix.zeros(4, 3),
      scale(1e300, randomMatrix(5, 5, 1)),
      ComplexMatrix.zeros(1),
    ]) {
      expectSvd(a);
    }
    expectSvd(scale(1e-300, randomMatrix(5, 5, 1)));
  });

  it("finds small singular values of badly scaled columns to high relative accuracy", () => {
    // the columns of Q D are orthogonal: the singular values are the scales themselves
    const n = 10;
    const scales = Array.from({ length: n }, (_, k) => 10 ** (-8 * k));
    const a = multiply(randomUnitary(n, 7), ComplexMatrix.diagonal(scales));
    for (const b of [a, adjoint(a)]) {
      svd(b).singularValues.forEach((x, k) => {
        expect(Math.abs(x / scales[k] - 1)).toBeLessThan(1e-14);
      });
    }
  });

  it("agrees with ml-matrix on real matrices and stays exactly real there", () => {
    const a = randomMatrix(9, 6, 8, true);
    const reference = new SingularValueDecomposition(toMlMatrix(a)).diagonal;
    const { u, singularValues, v } = svd(a);
    singularValues.forEach((x, k) => {
      expect(Math.abs(x - reference[k])).toBeLessThan(1e-14);
    });
    for (const m of [u, v]) expect(m.data.every((x, at) => at % 2 === 0 || x === 0)).toBe(true);
  });

  it("has the roots of the eigenvalues of a a^dagger as singular values", () => {
    const a = randomMatrix(8, 12, 5);
    const { values } = eigHermitian(hermitianPart(multiplyAdjoint(a, a)));
    svd(a).singularValues.forEach((x, k) => {
      expect(Math.abs(x * x - values[7 - k])).toBeLessThan(5e-14);
    });
  });

  it("refuses entries that are not finite", () => {
    expect(() => svd(ComplexMatrix.from([[Number.NaN]]))).toThrow(/NaN/);
  });
});

describe("null spaces", () => {
  it("have the dimension of the missing rank, and show the gap that decided it", () => {
    fc.assert(
      fc.property(sizes(10), sizes(10), sizes(10, 0), seeds, (m, n, inner, seed) => {
        const a = multiply(randomMatrix(m, inner, seed), randomMatrix(inner, n, seed + 1));
        const rank = Math.min(m, n, inner);
        const found = nullSpace(a, 1e-10);
        const { vectors, singularValues, gap } = found;
        if (rank > 0 && singularValues[rank - 1] < 1e-6) return; // a random product may itself be nearly deficient
        expect(found.rank).toBe(rank);
        expect(vectors.cols).toBe(n - rank);
        expect(maxAbs(multiply(a, vectors))).toBeLessThan(1e-13);
        expect(distanceToIdentity(adjointMultiply(vectors, vectors))).toBeLessThan(1e-14);
        expect(gap).toBeGreaterThan(1e6);
      }),
    );
  });

  it("of a regular matrix are empty, of the zero matrix everything", () => {
    expect(nullSpace(randomMatrix(5, 5, 1)).vectors.cols).toBe(0);
    const all = nullSpace(ComplexMatrix.zeros(3, 4));
    expect(all.rank).toBe(0);
    expect(distanceToIdentity(adjointMultiply(all.vectors, all.vectors))).toBeLessThan(1e-15);
    expect(() => nullSpace(ComplexMatrix.zeros(2), -1)).toThrow(/tolerance.*-1/);
  });

  it("the null vector of a rate matrix is its stationary distribution, and its uniqueness shows", () => {
    const rates = ComplexMatrix.from([
      [-1, 2, 0],
      [1, -3, 0.5],
      [0, 1, -0.5],
    ]);
    const { vector, residual, next } = nullVector(rates);
    expect(residual).toBeLessThan(1e-15);
    expect(next).toBeGreaterThan(0.5);
    const sum = vector[0] + vector[2] + vector[4];
    const expected = [0.4, 0.2, 0.4];
    expected.forEach((x, k) => {
      expect(Math.abs(vector[2 * k] / sum - x)).toBeLessThan(1e-15);
    });
    const twice = nullVector(ComplexMatrix.diagonal([1, 0, 0]));
    expect(twice.next).toBe(0);
    expect(() => nullVector(ComplexMatrix.zeros(2, 0))).toThrow(/2 x 0/);
  });
});

describe("QR", () => {
  it("has orthonormal columns, a triangle with real diagonal, and gives the matrix back, pivoted or not", () => {
    fc.assert(
      fc.property(sizes(14, 0), sizes(14, 0), seeds, fc.boolean(), (m, n, seed, pivoting) => {
        const a = randomMatrix(m, n, seed);
        const { q, r, permutation } = qr(a, { pivoting });
        expect(distanceToIdentity(adjointMultiply(q, q))).toBeLessThan(5e-15);
        const product = multiply(q, r);
        for (let j = 0; j < n; j++) {
          for (let i = 0; i < m; i++) {
            const x = a.get(i, permutation[j]);
            const y = product.get(i, j);
            expect(Math.hypot(x.re - y.re, x.im - y.im)).toBeLessThan(1e-14);
          }
        }
        for (let i = 0; i < r.rows; i++) {
          expect(r.get(i, i).im).toBe(0);
          for (let j = 0; j < i; j++) expect(r.get(i, j)).toEqual({ re: 0, im: 0 });
          if (pivoting && i > 0) {
            expect(Math.abs(r.get(i, i).re)).toBeLessThan(Math.abs(r.get(i - 1, i - 1).re) * (1 + 1e-12));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("with pivoting shows the rank on the diagonal", () => {
    const a = multiply(randomMatrix(10, 4, 1), randomMatrix(4, 8, 2));
    const { r } = qr(a, { pivoting: true });
    expect(Math.abs(r.get(3, 3).re)).toBeGreaterThan(1e-2);
    expect(Math.abs(r.get(4, 4).re)).toBeLessThan(1e-14);
  });
});
