import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  addScaled,
  anticommutator,
  ComplexMatrix,
  commutator,
  euclideanNorm,
  frobeniusNorm,
  hermitianPart,
  isHermitian,
  kronecker,
  linearCombination,
  maxAbs,
  multiply,
  nuclearNorm,
  oneNorm,
  scale,
  spectralNorm,
  subtract,
  trace,
  traceOfProduct,
} from "../src/index.ts";
import { distance, randomHermitian, randomMatrix, randomUnitary, seeds, sizes } from "./support.ts";

describe("sums, traces, commutators and Kronecker products", () => {
  it("sums are linear in their factors, in place and not", () => {
    const [a, b] = [randomMatrix(3, 4, 1), randomMatrix(3, 4, 2)];
    const z = { re: 0.5, im: -2 };
    const sum = add(scale(z, a), b);
    expect(distance(linearCombination([z, 1], [a, b]), sum)).toBe(0);
    const c = b.clone();
    addScaled(c, z, a);
    expect(distance(c, sum)).toBe(0);
    addScaled(c, -1, b);
    expect(distance(c, subtract(sum, b))).toBe(0);
  });

  it("the trace of a product does not depend on the order, nor on forming the product", () => {
    fc.assert(
      fc.property(sizes(10), sizes(10), seeds, (m, n, seed) => {
        const a = randomMatrix(m, n, seed);
        const b = randomMatrix(n, m, seed + 1);
        const left = trace(multiply(a, b));
        const right = trace(multiply(b, a));
        const direct = traceOfProduct(a, b);
        expect(Math.hypot(left.re - right.re, left.im - right.im)).toBeLessThan(1e-13);
        expect(Math.hypot(left.re - direct.re, left.im - direct.im)).toBeLessThan(1e-13);
      }),
    );
  });

  it("the commutator obeys the Jacobi identity, and with the anticommutator gives the product", () => {
    fc.assert(
      fc.property(sizes(10), seeds, (n, seed) => {
        const [a, b, c] = [randomMatrix(n, n, seed), randomMatrix(n, n, seed + 1), randomMatrix(n, n, seed + 2)];
        const jacobi = linearCombination(
          [1, 1, 1],
          [commutator(a, commutator(b, c)), commutator(b, commutator(c, a)), commutator(c, commutator(a, b))],
        );
        expect(maxAbs(jacobi)).toBeLessThan(1e-12);
        const half = scale(0.5, add(commutator(a, b), anticommutator(a, b)));
        expect(distance(half, multiply(a, b))).toBeLessThan(1e-13);
      }),
    );
  });

  it("Kronecker products multiply factor by factor, with the first index the slow one", () => {
    const [a, b, c, d] = [randomMatrix(2, 3, 1), randomMatrix(4, 2, 2), randomMatrix(3, 2, 3), randomMatrix(2, 5, 4)];
    expect(
      distance(multiply(kronecker(a, b), kronecker(c, d)), kronecker(multiply(a, c), multiply(b, d))),
    ).toBeLessThan(1e-14);
    const both = kronecker(ComplexMatrix.diagonal([1, 2]), ComplexMatrix.diagonal([1, 10]));
    expect(Array.from({ length: 4 }, (_, i) => both.get(i, i).re)).toEqual([1, 10, 2, 20]);
  });

  it("a commutator of two Hermitian matrices is anti-Hermitian, a Hermitian part Hermitian exactly", () => {
    const [a, b] = [randomHermitian(9, 1), randomHermitian(9, 2)];
    expect(isHermitian(scale({ re: 0, im: 1 }, commutator(a, b)))).toBe(true);
    expect(isHermitian(hermitianPart(randomMatrix(9, 9, 3)), 0)).toBe(true);
    expect(isHermitian(randomMatrix(9, 9, 3))).toBe(false);
    expect(isHermitian(randomMatrix(2, 3, 3))).toBe(false);
  });

  it("refuses unequal shapes by name", () => {
    expect(() => add(ComplexMatrix.zeros(2, 3), ComplexMatrix.zeros(3, 2))).toThrow(/add.*2 x 3.*3 x 2/);
    expect(() => trace(ComplexMatrix.zeros(2, 3))).toThrow(/trace.*2 x 3/);
    expect(() => linearCombination([1, 2], [ComplexMatrix.zeros(2)])).toThrow(/2 factors for 1/);
    expect(() => linearCombination([], [])).toThrow(/at least one/);
  });
});

describe("norms", () => {
  it("neither overflow nor underflow", () => {
    for (const size of [1e300, 1e-300, 5e-324]) {
      const a = ComplexMatrix.from([[{ re: 3 * size, im: 4 * size }]]);
      const expected = 5 * size;
      for (const norm of [frobeniusNorm, maxAbs, oneNorm]) expect(Math.abs(norm(a) / expected - 1)).toBeLessThan(1e-15);
    }
    expect(euclideanNorm(new Float64Array(4))).toBe(0);
    expect(euclideanNorm(Float64Array.of(1, Number.NaN))).toBeNaN();
    expect(maxAbs(ComplexMatrix.from([[1, Number.NaN, 2]]))).toBeNaN();
  });

  it("do not change under unitary matrices, and order as they must", () => {
    fc.assert(
      fc.property(sizes(12), seeds, (n, seed) => {
        const a = randomMatrix(n, n, seed);
        const ua = multiply(randomUnitary(n, seed + 1), a);
        expect(Math.abs(spectralNorm(ua) / spectralNorm(a) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(frobeniusNorm(ua) / frobeniusNorm(a) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(nuclearNorm(ua) / nuclearNorm(a) - 1)).toBeLessThan(1e-13);
        expect(spectralNorm(a)).toBeLessThan(frobeniusNorm(a) * (1 + 1e-14));
        expect(frobeniusNorm(a)).toBeLessThan(nuclearNorm(a) * (1 + 1e-14));
        expect(spectralNorm(a) ** 2).toBeLessThan(oneNorm(a) * oneNorm(transposed(a)) * (1 + 1e-14));
      }),
    );
  });

  it("the spectral norm of a unitary is 1, of huge and tiny multiples that multiple", () => {
    const u = randomUnitary(8, 5);
    for (const size of [1, 1e200, 1e-200]) {
      expect(Math.abs(spectralNorm(scale(size, u)) / size - 1)).toBeLessThan(1e-14);
    }
    expect(spectralNorm(ComplexMatrix.zeros(0, 4))).toBe(0);
  });
});

const transposed = (a: ComplexMatrix): ComplexMatrix => {
  const b = ComplexMatrix.zeros(a.cols, a.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const z = a.get(i, j);
      b.set(j, i, z.re, z.im);
    }
  }
  return b;
};
