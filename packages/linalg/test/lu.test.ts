import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  adjoint,
  ComplexMatrix,
  cholesky,
  inverse,
  lu,
  luReal,
  maxAbs,
  multiply,
  multiplyAdjoint,
  multiplyVector,
  oneNorm,
  qr,
  SingularMatrixError,
  scale,
  solve,
  subtract,
} from "../src/index.ts";
import { distance, distanceToIdentity, randomMatrix, randomUnitary, seeds, sizes, stream } from "./support.ts";

/** |a x - b| relative to |a| |x|: the backward error, small for every a, well conditioned or not. */
const backwardError = (a: ComplexMatrix, x: ComplexMatrix, b: ComplexMatrix): number =>
  maxAbs(subtract(multiply(a, x), b)) / (oneNorm(a) * maxAbs(x) || 1);

describe("complex LU", () => {
  it("solves random systems with several right-hand sides to rounding", () => {
    fc.assert(
      fc.property(sizes(30, 0), sizes(4, 0), seeds, (n, cols, seed) => {
        const a = randomMatrix(n, n, seed);
        const b = randomMatrix(n, cols, seed + 1);
        expect(backwardError(a, solve(a, b), b)).toBeLessThan(1e-14);
      }),
    );
  });

  it.each([64, 65, 96, 97, 150])("solves across the panels of the blocked factorisation (n = %i)", (n) => {
    const a = randomMatrix(n, n, n);
    const b = randomMatrix(n, 3, n + 1);
    expect(backwardError(a, solve(a, b), b)).toBeLessThan(1e-14);
  });

  it("has factors whose product is the matrix with its rows exchanged", () => {
    const n = 80;
    const a = randomMatrix(n, n, 4);
    const { factors, pivots } = lu(a);
    const lower = ComplexMatrix.identity(n);
    const upper = ComplexMatrix.zeros(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const z = factors.get(i, j);
        (j < i ? lower : upper).set(i, j, z.re, z.im);
        // partial pivoting by |Re| + |Im|: multipliers below sqrt 2
        if (j < i) expect(Math.hypot(z.re, z.im)).toBeLessThan(Math.SQRT2 + 1e-12);
      }
    }
    const exchanged = a.clone();
    pivots.forEach((p, i) => {
      const row = exchanged.data.slice(2 * i * n, 2 * (i + 1) * n);
      exchanged.data.copyWithin(2 * i * n, 2 * p * n, 2 * (p + 1) * n);
      exchanged.data.set(row, 2 * p * n);
    });
    expect(distance(multiply(lower, upper), exchanged)).toBeLessThan(1e-13);
  });

  it("solves vectors in place, also with the adjoint, as the columns of a matrix are solved", () => {
    fc.assert(
      fc.property(sizes(20), seeds, (n, seed) => {
        const a = add(randomMatrix(n, n, seed), scale(3 * Math.sqrt(n), ComplexMatrix.identity(n)));
        const b = randomMatrix(n, 1, seed + 1);
        const factors = lu(a);
        const x = b.data.slice();
        factors.solveInPlace(x);
        expect(distance(new ComplexMatrix(n, 1, x), factors.solve(b))).toBeLessThan(1e-14);
        const y = b.data.slice();
        factors.solveAdjointInPlace(y);
        expect(distance(new ComplexMatrix(n, 1, multiplyVector(adjoint(a), y)), b)).toBeLessThan(1e-13);
      }),
      { numRuns: 40 },
    );
  });

  it("agrees with QR, an independent factorisation", () => {
    const a = randomMatrix(20, 20, 9);
    const b = randomMatrix(20, 2, 10);
    const { q, r } = qr(a);
    expect(distance(solve(r, multiply(adjoint(q), b)), solve(a, b))).toBeLessThan(1e-12);
  });

  it("inverts on both sides", () => {
    const a = randomMatrix(15, 15, 3);
    expect(distanceToIdentity(multiply(a, inverse(a)))).toBeLessThan(1e-12);
    expect(distanceToIdentity(multiply(inverse(a), a))).toBeLessThan(1e-12);
  });

  it("has a multiplicative determinant, also where it overflows as a number", () => {
    const [a, b] = [randomMatrix(7, 7, 1), randomMatrix(7, 7, 2)];
    const [p, q, pq] = [lu(a).determinant, lu(b).determinant, lu(multiply(a, b)).determinant];
    expect(pq.re).toBeCloseTo(p.re * q.re - p.im * q.im, 10);
    expect(pq.im).toBeCloseTo(p.re * q.im + p.im * q.re, 10);
    const big = lu(scale(1e200, randomUnitary(7, 3)));
    expect(Math.abs(big.logDeterminant.re / (7 * Math.log(1e200)) - 1)).toBeLessThan(1e-14);
    expect(lu(ComplexMatrix.zeros(0)).determinant).toEqual({ re: 1, im: 0 });
    // a permutation is odd or even
    expect(
      lu(
        ComplexMatrix.from([
          [0, 1],
          [1, 0],
        ]),
      ).determinant.re,
    ).toBe(-1);
  });

  it("estimates the reciprocal condition number from above and within a factor of three", () => {
    fc.assert(
      fc.property(sizes(12), seeds, (n, seed) => {
        const a = randomMatrix(n, n, seed);
        const exact = 1 / (oneNorm(a) * oneNorm(inverse(a)));
        const { reciprocalCondition } = lu(a);
        expect(reciprocalCondition).toBeGreaterThan(exact * (1 - 1e-8));
        expect(reciprocalCondition).toBeLessThan(3 * exact);
      }),
    );
    expect(lu(ComplexMatrix.identity(5)).reciprocalCondition).toBe(1);
    const nearly = ComplexMatrix.from([
      [1, 1],
      [1, 1 + 1e-14],
    ]);
    expect(lu(nearly).reciprocalCondition).toBeLessThan(1e-14);
  });

  it("refines solutions so that every row is solved, whatever its scale", () => {
    const n = 30;
    const a = randomMatrix(n, n, 5);
    const b = randomMatrix(n, 1, 6);
    const next = stream(7);
    for (let i = 0; i < n; i++) {
      const factor = 10 ** (12 * next());
      for (let at = 2 * i * n; at < 2 * (i + 1) * n; at++) a.data[at] *= factor;
      b.data[2 * i] *= factor;
      b.data[2 * i + 1] *= factor;
    }
    const x = lu(a, { refinement: true }).solve(b);
    const residual = subtract(multiply(a, x), b);
    for (let i = 0; i < n; i++) {
      const row = Math.max(...a.data.subarray(2 * i * n, 2 * (i + 1) * n).map(Math.abs));
      expect(Math.hypot(residual.data[2 * i], residual.data[2 * i + 1]) / (row * maxAbs(x))).toBeLessThan(1e-14);
    }
    const vector = b.data.slice();
    lu(a, { refinement: true }).solveInPlace(vector);
    expect(distance(new ComplexMatrix(n, 1, vector), x)).toBe(0);
  });

  it("holds at 1e200 and 1e-300", () => {
    for (const size of [1e200, 1e-300]) {
      const a = scale(size, randomMatrix(9, 9, 2));
      const b = scale(size, randomMatrix(9, 1, 3));
      expect(distance(solve(a, b), solve(scale(1 / size, a), scale(1 / size, b)))).toBeLessThan(1e-12);
    }
  });

  it("reports singular matrices instead of dividing by zero", () => {
    const a = ComplexMatrix.from([
      [1, 2],
      [2, 4],
    ]);
    const factors = lu(a);
    expect(factors.singularColumn).toBe(1);
    expect(factors.determinant).toEqual({ re: 0, im: 0 });
    expect(factors.reciprocalCondition).toBe(0);
    expect(() => factors.solve(ComplexMatrix.zeros(2, 1))).toThrow(SingularMatrixError);
    expect(() => solve(ComplexMatrix.zeros(90), ComplexMatrix.zeros(90, 1))).toThrow(/singular.*column 0/);
    expect(() => solve(ComplexMatrix.from([[1e-300]]), ComplexMatrix.from([[1e300]]))).toThrow(/not finite/);
  });

  it("refuses shapes that do not fit", () => {
    expect(() => lu(ComplexMatrix.zeros(2, 3))).toThrow(/square.*2 x 3/);
    expect(() => solve(ComplexMatrix.identity(2), ComplexMatrix.zeros(3, 1))).toThrow(/size 2.*3 x 1/);
    expect(() => lu(ComplexMatrix.identity(2)).solveInPlace(new Float64Array(3))).toThrow(/4 interleaved.*3/);
    expect(() => lu(ComplexMatrix.from([[Number.NaN]]))).toThrow(/NaN.*\(0, 0\)/);
  });
});

describe("real LU", () => {
  it("agrees with the complex one on real systems", () => {
    fc.assert(
      fc.property(sizes(20), sizes(3), seeds, (n, cols, seed) => {
        const a = add(randomMatrix(n, n, seed, true), scale(2 * Math.sqrt(n), ComplexMatrix.identity(n)));
        const b = randomMatrix(n, cols, seed + 1, true);
        const real = (m: ComplexMatrix): Float64Array => m.data.filter((_, at) => at % 2 === 0);
        const x = luReal(n, real(a)).solve(real(b), cols);
        const expected = real(solve(a, b));
        x.forEach((value, at) => {
          expect(Math.abs(value - expected[at])).toBeLessThan(1e-13);
        });
        expect(luReal(n, real(a)).determinant / lu(a).determinant.re).toBeCloseTo(1, 11);
      }),
      { numRuns: 40 },
    );
  });

  it("finds the stationary populations of a rate matrix with one row replaced by the norm", () => {
    // birth and death with ratio r: populations proportional to r^k
    const n = 6;
    const r = 0.3;
    const a = new Float64Array(n * n);
    for (let k = 0; k + 1 < n; k++) {
      a[(k + 1) * n + k] += r;
      a[k * n + k] -= r;
      a[k * n + k + 1] += 1;
      a[(k + 1) * n + k + 1] -= 1;
    }
    a.fill(1, 0, n);
    const p = luReal(n, a).solve(Float64Array.from({ length: n }, (_, k) => (k === 0 ? 1 : 0)));
    p.forEach((value, k) => {
      expect(Math.abs(value - (r ** k * (1 - r)) / (1 - r ** n))).toBeLessThan(1e-15);
    });
  });

  it("reports singular matrices and wrong lengths", () => {
    const singular = luReal(2, Float64Array.of(1, 2, 2, 4));
    expect(singular.determinant).toBe(0);
    expect(singular.pivotRatio).toBe(0);
    expect(() => singular.solve(new Float64Array(2))).toThrow(SingularMatrixError);
    expect(() => luReal(2, new Float64Array(3))).toThrow(/4 numbers.*3/);
    expect(() => luReal(1, Float64Array.of(Number.NaN))).toThrow(/NaN.*\(0, 0\)/);
    expect(() => luReal(1, Float64Array.of(1)).solve(new Float64Array(2))).toThrow(/got 2/);
  });
});

describe("Cholesky", () => {
  it("factorises and solves positive definite matrices", () => {
    fc.assert(
      fc.property(sizes(20), seeds, (n, seed) => {
        const m = randomMatrix(n, n, seed);
        const a = add(multiplyAdjoint(m, m), ComplexMatrix.identity(n));
        const factor = cholesky(a);
        expect(distance(multiplyAdjoint(factor.lower, factor.lower), a)).toBeLessThan(1e-13);
        for (let i = 0; i < n; i++)
          for (let j = i + 1; j < n; j++) expect(factor.lower.get(i, j)).toEqual({ re: 0, im: 0 });
        const b = randomMatrix(n, 2, seed + 1);
        expect(distance(factor.solve(b), solve(a, b))).toBeLessThan(1e-12);
        expect(Math.abs(factor.logDeterminant - lu(a).logDeterminant.re)).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it("refuses indefinite, singular and non-Hermitian matrices, naming the minor", () => {
    expect(() => cholesky(ComplexMatrix.diagonal([1, -1]))).toThrow(/order 2.*-1/);
    expect(() =>
      cholesky(
        ComplexMatrix.from([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toThrow(SingularMatrixError);
    expect(() => cholesky(ComplexMatrix.diagonal([{ re: 1, im: 1 }]))).toThrow(/Hermitian/);
  });
});
