import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  adjointMultiply,
  ComplexMatrix,
  eigenvalues,
  eigHermitian,
  hermitianPart,
  maxAbs,
  multiply,
  scale,
} from "../src/index.ts";
import {
  distance,
  distanceToIdentity,
  randomHermitian,
  randomMatrix,
  seeds,
  sizes,
  sortedPairs,
  withSpectrum,
} from "./support.ts";

/** Residual relative to the largest entry, orthogonality, order: what every spectral decomposition must satisfy. */
function expectDecomposition(a: ComplexMatrix, tolerance = 2e-14): void {
  const { values, vectors } = eigHermitian(a);
  const size = maxAbs(a) || 1;
  const unit = a.data.map((x) => x / size);
  const scaled = new ComplexMatrix(a.rows, a.cols, unit);
  const diagonal = ComplexMatrix.diagonal(values.map((x) => x / size));
  expect(distance(multiply(scaled, vectors), multiply(vectors, diagonal))).toBeLessThan(tolerance);
  expect(distanceToIdentity(adjointMultiply(vectors, vectors))).toBeLessThan(tolerance);
  expect(values.every((x, k) => k === 0 || values[k - 1] <= x)).toBe(true);
}

/** Powers of ten from one row to the next, with seeds: the last ones reach the denormal numbers. */
const gradings = [0.3, 1, 2, 4].flatMap((step) => [1, 2, 3, 7, 11, 12].map((seed) => [step, seed] as const));

const imaginary = (a: ComplexMatrix): number[] => [...a.data].filter((_, at) => at % 2 === 1);

describe("the Hermitian eigenproblem", () => {
  it("is solved to rounding for random complex and real matrices of every small size", () => {
    fc.assert(
      fc.property(sizes(24, 0), seeds, fc.boolean(), (n, seed, real) => {
        expectDecomposition(randomHermitian(n, seed, real));
      }),
      { numRuns: 60 },
    );
    expectDecomposition(randomHermitian(90, 5));
    expectDecomposition(randomHermitian(90, 5, true));
  });

  it("has exactly real vectors when the matrix is exactly real", () => {
    fc.assert(
      fc.property(sizes(16), seeds, (n, seed) => {
        const { vectors } = eigHermitian(randomHermitian(n, seed, true));
        expect(imaginary(vectors).every((x) => Object.is(x, 0))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("finds the chosen spectrum, degenerate and clustered ones included", () => {
    const spectra: number[][] = [
      [1, 1, 1, 1, 1, 1],
      [0, 0, 0, 1, 1, 2],
      Array.from({ length: 30 }, (_, i) => Math.floor(i / 10)),
      Array.from({ length: 30 }, (_, i) => Math.floor(i / 10) + 1e-13 * i),
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 1 : -1)),
      [0, 0, 0, 0, 7],
    ];
    for (const spectrum of spectra) {
      const a = hermitianPart(withSpectrum(spectrum, 11));
      expectDecomposition(a);
      const { values } = eigHermitian(a);
      const wanted = [...spectrum].sort((x, y) => x - y);
      expect(Math.max(...wanted.map((x, k) => Math.abs(x - values[k])))).toBeLessThan(3e-14);
    }
  });

  it("holds for the zero matrix, the identity, diagonal matrices, 1 x 1 and 0 x 0", () => {
    for (const a of [
      ComplexMatrix.zeros(7),
      ComplexMatrix.identity(7),
      ComplexMatrix.diagonal([3, -1, 2, 2, 0]),
      ComplexMatrix.from([[-2.5]]),
      ComplexMatrix.zeros(0),
    ]) {
      expectDecomposition(a, 1e-16);
    }
    expect([...eigHermitian(ComplexMatrix.diagonal([3, -1, 2])).values]).toEqual([-1, 2, 3]);
  });

  it("is indifferent to the scale, from 1e-308 to 1e308", () => {
    const a = randomHermitian(12, 3);
    const { values, vectors } = eigHermitian(a);
    for (const exponent of [-1020, -500, 300, 700, 1020]) {
      const other = eigHermitian(scale(2 ** exponent, a));
      expect(distance(other.vectors, vectors)).toBe(0);
      // a power of two shifts exponents and nothing else, short of denormal entries
      const shifted = other.values.map((x) => x / 2 ** exponent);
      expect(Math.max(...shifted.map((x, k) => Math.abs(x - values[k])))).toBeLessThan(1e-12);
    }
    expectDecomposition(scale(1e200, a));
    expectDecomposition(scale(1e-300, a));
    expectDecomposition(scale(1.7e308, ComplexMatrix.diagonal([1, -1, 0.5])));
    expectDecomposition(
      scale(
        5e-324,
        ComplexMatrix.from([
          [0, 1],
          [1, 0],
        ]),
      ),
    );
  });

  it("survives matrices graded over 300 orders of magnitude in either direction", () => {
    for (const real of [true, false]) {
      for (const direction of [1, -1]) {
        for (const [step, seed] of gradings) {
          const n = 40;
          const a = randomHermitian(n, seed, real);
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++) {
              const grade = 10 ** (-step * (direction === 1 ? i + j : 2 * n - 2 - i - j));
              a.data[2 * (i * n + j)] *= grade;
              a.data[2 * (i * n + j) + 1] *= grade;
            }
          }
          expectDecomposition(hermitianPart(a));
        }
      }
    }
  });

  it("keeps vectors of a block apart from another that is 1e-30 times smaller", () => {
    const small = randomHermitian(3, 5);
    const a = ComplexMatrix.zeros(6);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const z = small.get(i, j);
        a.set(i, j, z.re, z.im);
        a.set(i + 3, j + 3, z.re * 1e-30, z.im * 1e-30);
      }
    }
    const { values } = eigHermitian(a);
    const wanted = [...eigHermitian(small).values].flatMap((x) => [x, 1e-30 * x]).sort((x, y) => x - y);
    // the two blocks never mix, so the small one keeps its relative accuracy
    wanted.forEach((x, k) => {
      expect(Math.abs(values[k] / x - 1)).toBeLessThan(1e-13);
    });
  });

  it("gives the closed form of the open chain, 2 cos(pi k / (n + 1))", () => {
    const n = 50;
    const a = ComplexMatrix.zeros(n);
    for (let i = 0; i + 1 < n; i++) {
      // hopping with a phase: a gauge transformation that must not show in the spectrum
      const phase = 0.7 * i;
      a.set(i, i + 1, Math.cos(phase), Math.sin(phase));
      a.set(i + 1, i, Math.cos(phase), -Math.sin(phase));
    }
    const { values } = eigHermitian(a);
    for (let k = 1; k <= n; k++) {
      expect(Math.abs(values[n - k] - 2 * Math.cos((Math.PI * k) / (n + 1)))).toBeLessThan(5e-15);
    }
  });

  it("agrees with the real symmetric embedding solved by ml-matrix, where each value stands twice", () => {
    const n = 12;
    const a = randomHermitian(n, 17);
    const embedding = Matrix.zeros(2 * n, 2 * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const { re, im } = a.get(i, j);
        embedding.set(i, j, re);
        embedding.set(n + i, n + j, re);
        embedding.set(i, n + j, -im);
        embedding.set(n + i, j, im);
      }
    }
    const reference = new EigenvalueDecomposition(embedding, { assumeSymmetric: true }).realEigenvalues;
    reference.sort((x, y) => x - y);
    const { values } = eigHermitian(a);
    reference.forEach((x, k) => {
      expect(Math.abs(x - values[k >> 1])).toBeLessThan(2e-14);
    });
  });

  it("agrees with the general eigensolver, which knows nothing of Hermiticity", () => {
    fc.assert(
      fc.property(sizes(12), seeds, (n, seed) => {
        const a = randomHermitian(n, seed);
        const { values } = eigHermitian(a);
        sortedPairs(eigenvalues(a)).forEach(([re, im], k) => {
          expect(Math.abs(im)).toBeLessThan(2e-14);
          expect(Math.abs(re - values[k])).toBeLessThan(3e-14);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("makes the first of the largest components of each vector real and positive", () => {
    const { vectors } = eigHermitian(randomHermitian(9, 21));
    for (let k = 0; k < 9; k++) {
      const column = Array.from({ length: 9 }, (_, i) => vectors.get(i, k));
      const top = column.reduce((x, y) => (Math.hypot(y.re, y.im) > Math.hypot(x.re, x.im) ? y : x));
      expect(top.im).toBe(0);
      expect(top.re).toBeGreaterThan(0);
    }
  });

  it("returns the same bits for the same matrix", () => {
    const a = randomHermitian(15, 8);
    expect(eigHermitian(a)).toEqual(eigHermitian(a.clone()));
  });

  it("refuses matrices that are not Hermitian, not square or not finite, and says where", () => {
    expect(() => eigHermitian(randomMatrix(4, 4, 1))).toThrow(/Hermitian.*hermitianPart/);
    expect(() => eigHermitian(ComplexMatrix.from([[{ re: 0, im: 1 }]]))).toThrow(/Hermitian/);
    expect(() => eigHermitian(ComplexMatrix.zeros(2, 3))).toThrow(/square.*2 x 3/);
    expect(() =>
      eigHermitian(
        ComplexMatrix.from([
          [0, 0],
          [0, Number.NaN],
        ]),
      ),
    ).toThrow(/NaN.*\(1, 1\)/);
  });
});
