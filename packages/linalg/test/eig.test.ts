import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjoint,
  adjointMultiply,
  ComplexMatrix,
  eig,
  eigenvalues,
  inverse,
  lu,
  maxAbs,
  multiply,
  multiplyAdjoint,
  scale,
  schur,
  trace,
  transpose,
} from "../src/index.ts";
import {
  distance,
  distanceToIdentity,
  randomMatrix,
  seeds,
  sizes,
  sortedPairs,
  stream,
  withSpectrum,
} from "./support.ts";

const diagonalOf = (values: Float64Array, by = 1): ComplexMatrix =>
  ComplexMatrix.diagonal(
    Array.from({ length: values.length / 2 }, (_, k) => ({ re: values[2 * k] / by, im: values[2 * k + 1] / by })),
  );

function expectEigen(a: ComplexMatrix, tolerance = 2e-14): void {
  const { values, vectors, leftVectors } = eig(a, { left: true });
  const size = maxAbs(a) || 1;
  const unit = new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((x) => x / size),
  );
  const d = diagonalOf(values, size);
  expect(distance(multiply(unit, vectors), multiply(vectors, d))).toBeLessThan(tolerance);
  expect(distance(adjointMultiply(leftVectors, unit), multiply(d, adjoint(leftVectors)))).toBeLessThan(tolerance);
  for (const v of [vectors, leftVectors]) {
    const gram = adjointMultiply(v, v);
    for (let k = 0; k < a.rows; k++) expect(Math.abs(gram.get(k, k).re - 1)).toBeLessThan(1e-14);
  }
}

const expectSameValues = (found: Float64Array, wanted: Float64Array, tolerance: number): void => {
  const x = sortedPairs(found);
  sortedPairs(wanted).forEach(([re, im], k) => {
    expect(Math.hypot(x[k][0] - re, x[k][1] - im)).toBeLessThan(tolerance);
  });
};

/** The companion matrix of prod (x - root), in the form with the coefficients in the last column. */
function companion(roots: readonly (readonly [number, number])[]): ComplexMatrix {
  let coefficients: [number, number][] = [[1, 0]];
  for (const [re, im] of roots) {
    const next: [number, number][] = Array.from({ length: coefficients.length + 1 }, () => [0, 0]);
    coefficients.forEach(([x, y], k) => {
      next[k + 1][0] += x;
      next[k + 1][1] += y;
      next[k][0] -= x * re - y * im;
      next[k][1] -= x * im + y * re;
    });
    coefficients = next;
  }
  const n = roots.length;
  const a = ComplexMatrix.zeros(n);
  for (let i = 0; i < n; i++) {
    if (i > 0) a.set(i, i - 1, 1);
    a.set(i, n - 1, -coefficients[i][0], -coefficients[i][1]);
  }
  return a;
}

describe("the general complex eigenproblem", () => {
  it("has small residuals left and right for random matrices", () => {
    fc.assert(
      fc.property(sizes(20, 0), seeds, fc.boolean(), (n, seed, real) => expectEigen(randomMatrix(n, n, seed, real))),
      { numRuns: 50 },
    );
    expectEigen(randomMatrix(70, 70, 3));
  });

  it("has the trace as the sum and the determinant as the product of the eigenvalues", () => {
    fc.assert(
      fc.property(sizes(10), seeds, (n, seed) => {
        const a = randomMatrix(n, n, seed);
        const values = eigenvalues(a);
        let [sumRe, sumIm, re, im] = [0, 0, 1, 0];
        for (let k = 0; k < 2 * n; k += 2) {
          sumRe += values[k];
          sumIm += values[k + 1];
          [re, im] = [re * values[k] - im * values[k + 1], re * values[k + 1] + im * values[k]];
        }
        const t = trace(a);
        const d = lu(a).determinant;
        expect(Math.hypot(sumRe - t.re, sumIm - t.im)).toBeLessThan(3e-14 * n);
        expect(Math.hypot(re - d.re, im - d.im)).toBeLessThan(1e-12 * (1 + Math.hypot(d.re, d.im)));
      }),
      { numRuns: 50 },
    );
  });

  it("solves 2 x 2 matrices as the quadratic formula does", () => {
    const a = ComplexMatrix.from([
      [
        { re: 1, im: 2 },
        { re: 0, im: 1 },
      ],
      [
        { re: 3, im: 0 },
        { re: 1, im: -2 },
      ],
    ]);
    // trace 2, determinant 5 - 3i: 1 +- sqrt(1 - 5 + 3i), and (0.5 + ...)^2 = -4 + 3i is (1 + 3i)^2 / 2
    const root = [Math.SQRT1_2, 3 * Math.SQRT1_2];
    expectSameValues(eigenvalues(a), Float64Array.of(1 + root[0], root[1], 1 - root[0], -root[1]), 1e-15 * 4);
  });

  it("finds the roots of a polynomial from its companion matrix", () => {
    const roots: [number, number][] = [
      [1, 0],
      [-1, 0.5],
      [0, 2],
      [0.3, -0.7],
      [-2, -1],
    ];
    // condition numbers of these roots are below 30
    expectSameValues(eigenvalues(companion(roots)), Float64Array.from(roots.flat()), 1e-13);
  });

  it("finds the roots of unity from the cyclic shift, on which unshifted QR stands still", () => {
    for (const n of [2, 3, 4, 7, 16]) {
      const a = ComplexMatrix.zeros(n);
      for (let i = 0; i < n; i++) a.set(i, (i + 1) % n, 1);
      const wanted = Float64Array.from(
        Array.from({ length: n }, (_, k) => [Math.cos((2 * Math.PI * k) / n), Math.sin((2 * Math.PI * k) / n)]).flat(),
      );
      expectSameValues(eigenvalues(a), wanted, 2e-15 * n);
      expectEigen(a);
    }
  });

  it("finds the spectrum of normal matrices to rounding, degenerate or not, with an independent set of vectors", () => {
    const spectra = [
      Array.from({ length: 12 }, (_, k) => ({ re: k % 3, im: k % 2 })),
      Array.from({ length: 10 }, () => ({ re: 2, im: -1 })),
      Array.from({ length: 9 }, (_, k) => ({ re: Math.cos(k * k), im: Math.sin(k * k) })),
    ];
    for (const spectrum of spectra) {
      const a = withSpectrum(spectrum, 5);
      expectEigen(a);
      expectSameValues(eigenvalues(a), Float64Array.from(spectrum.flatMap(({ re, im }) => [re, im])), 2e-14);
    }
  });

  it("rebuilds a diagonalisable matrix from values and vectors, and left vectors are dual to right ones", () => {
    const a = randomMatrix(10, 10, 77);
    const { values, vectors, leftVectors } = eig(a, { left: true });
    expect(distance(multiply(multiply(vectors, diagonalOf(values)), inverse(vectors)), a)).toBeLessThan(1e-12);
    const overlap = adjointMultiply(leftVectors, vectors);
    for (let i = 0; i < 10; i++) overlap.set(i, i, 0, 0);
    expect(maxAbs(overlap)).toBeLessThan(1e-13);
  });

  it("returns parallel vectors and the right value for Jordan blocks, without a NaN", () => {
    const n = 8;
    const a = ComplexMatrix.zeros(n);
    for (let i = 0; i < n; i++) {
      a.set(i, i, 2, 1);
      if (i > 0) a.set(i - 1, i, 1);
    }
    for (const jordan of [a, transpose(a)]) {
      const { values } = eig(jordan);
      expectEigen(jordan);
      expectSameValues(values, Float64Array.from(Array.from({ length: n }, () => [2, 1]).flat()), 1e-14);
    }
    // hidden by a unitary transformation, a value of multiplicity 8 keeps an eighth of the digits
    const { q } = schur(randomMatrix(n, n, 3));
    const hidden = multiplyAdjoint(multiply(q, a), q);
    expectEigen(hidden);
    expectSameValues(eigenvalues(hidden), Float64Array.from(Array.from({ length: n }, () => [2, 1]).flat()), 0.05);
  });

  it("finds the exact zeros of a nilpotent triangle, and holds for zero, identity, 1 x 1 and 0 x 0", () => {
    const nilpotent = randomMatrix(6, 6, 1);
    for (let i = 0; i < 6; i++) for (let j = 0; j <= i; j++) nilpotent.set(i, j, 0);
    expect([...eigenvalues(nilpotent)].every((x) => x === 0)).toBe(true);
    for (const a of [nilpotent, ComplexMatrix.zeros(4), ComplexMatrix.identity(4), ComplexMatrix.zeros(0)]) {
      expectEigen(a);
    }
    expect([...eigenvalues(ComplexMatrix.from([[{ re: 3, im: -4 }]]))]).toEqual([3, -4]);
  });

  it("balances matrices whose rows and columns differ by many orders", () => {
    const n = 12;
    const core = randomMatrix(n, n, 9);
    const next = stream(4);
    const powers = Array.from({ length: n }, () => 2 ** Math.round(40 * next()));
    const a = core.clone();
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const factor = powers[i] / powers[j];
        a.data[2 * (i * n + j)] *= factor;
        a.data[2 * (i * n + j) + 1] *= factor;
      }
    }
    // the same spectrum, by an exact similarity
    expectSameValues(eigenvalues(a), eigenvalues(core), 1e-12);
  });

  it("is indifferent to the scale", () => {
    for (const size of [1e200, 1e-300]) expectEigen(scale(size, randomMatrix(9, 9, 2)));
  });

  it("gives the same eigenvalues with and without vectors", () => {
    const a = randomMatrix(25, 25, 6);
    expectSameValues(eigenvalues(a), eig(a).values, 1e-13);
  });

  it("refuses what is not square or not finite", () => {
    expect(() => eig(ComplexMatrix.zeros(2, 3))).toThrow(/square.*2 x 3/);
    expect(() => eig(ComplexMatrix.from([[Number.POSITIVE_INFINITY]]))).toThrow(/finite/);
  });
});

describe("the Schur form", () => {
  it("is triangular and unitary, and gives the matrix back", () => {
    fc.assert(
      fc.property(sizes(16, 0), seeds, (n, seed) => {
        const a = randomMatrix(n, n, seed);
        const { q, t } = schur(a);
        expect(distanceToIdentity(adjointMultiply(q, q))).toBeLessThan(1e-14);
        expect(distance(multiplyAdjoint(multiply(q, t), q), a)).toBeLessThan(2e-14);
        for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(t.get(i, j)).toEqual({ re: 0, im: 0 });
      }),
      { numRuns: 40 },
    );
  });
});
