import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  adjointMultiply,
  ComplexMatrix,
  ConvergenceError,
  eig,
  euclideanNorm,
  expm,
  expmMultiply,
  inverse,
  kronecker,
  lu,
  maxAbs,
  multiply,
  multiplyVector,
  scale,
  subtract,
  trace,
} from "../src/index.ts";
import { distance, distanceToIdentity, randomHermitian, randomMatrix, seeds, sizes, withSpectrum } from "./support.ts";

const relative = (a: ComplexMatrix, b: ComplexMatrix): number => distance(a, b) / maxAbs(b);

/** V e^D V^-1, an independent route where the vectors are well conditioned. */
function throughEigenvectors(a: ComplexMatrix): ComplexMatrix {
  const { values, vectors } = eig(a);
  const exponentials = Array.from({ length: a.rows }, (_, k) => {
    const size = Math.exp(values[2 * k]);
    return { re: size * Math.cos(values[2 * k + 1]), im: size * Math.sin(values[2 * k + 1]) };
  });
  return multiply(multiply(vectors, ComplexMatrix.diagonal(exponentials)), inverse(vectors));
}

describe("the matrix exponential", () => {
  it("agrees with the eigenvectors for matrices of every norm", () => {
    fc.assert(
      fc.property(sizes(10), seeds, fc.constantFrom(1e-8, 1e-2, 1, 5, 20), (n, seed, norm) => {
        const a = scale(norm / Math.sqrt(n), randomMatrix(n, n, seed));
        const { vectors } = eig(a);
        const condition = 1 / lu(vectors).reciprocalCondition;
        // the reference loses the condition of its vectors, the exponential that of the problem, about the norm
        expect(relative(expm(a), throughEigenvectors(a))).toBeLessThan(1e-14 * condition * Math.max(1, norm));
      }),
      { numRuns: 60 },
    );
  });

  it("agrees with the Taylor series of small matrices", () => {
    const a = scale(0.05, randomMatrix(6, 6, 3));
    let term = ComplexMatrix.identity(6);
    let sum = term;
    for (let k = 1; k < 20; k++) {
      term = scale(1 / k, multiply(term, a));
      sum = add(sum, term);
    }
    expect(distance(expm(a), sum)).toBeLessThan(1e-15);
  });

  it("is multiplicative for commuting matrices and inverted by the sign", () => {
    const a = randomMatrix(8, 8, 4);
    const square = scale(0.3, multiply(a, a));
    expect(relative(expm(add(a, square)), multiply(expm(a), expm(square)))).toBeLessThan(1e-12);
    expect(distanceToIdentity(multiply(expm(a), expm(scale(-1, a))))).toBeLessThan(1e-12);
  });

  it("has the exponential of the trace as determinant", () => {
    const a = randomMatrix(9, 9, 5);
    const t = trace(a);
    const { re, im } = lu(expm(a)).determinant;
    expect(Math.hypot(re - Math.exp(t.re) * Math.cos(t.im), im - Math.exp(t.re) * Math.sin(t.im))).toBeLessThan(
      1e-12 * Math.exp(t.re),
    );
  });

  it("of i times a Hermitian matrix is unitary, at any norm", () => {
    for (const size of [1, 1e3, 1e8]) {
      const u = expm(scale({ re: 0, im: size }, randomHermitian(10, 2)));
      expect(distanceToIdentity(adjointMultiply(u, u))).toBeLessThan(1e-14);
    }
  });

  it("of a Kronecker sum is the Kronecker product", () => {
    const [a, b] = [randomMatrix(3, 3, 1), randomMatrix(4, 4, 2)];
    const sum = add(kronecker(a, ComplexMatrix.identity(4)), kronecker(ComplexMatrix.identity(3), b));
    expect(relative(expm(sum), kronecker(expm(a), expm(b)))).toBeLessThan(1e-13);
  });

  it("terminates exactly on nilpotent matrices, however large: no over-scaling", () => {
    const a = ComplexMatrix.zeros(4);
    for (let i = 0; i < 3; i++) a.set(i, i + 1, 1e8);
    const e = expm(a);
    const wanted = [1, 1e8, 1e16 / 2, 1e24 / 6];
    wanted.forEach((x, j) => {
      expect(Math.abs(e.get(0, j).re / x - 1)).toBeLessThan(1e-15);
    });
  });

  it("keeps the small entry of a non-normal 2 x 2 matrix, where plain scaling and squaring loses it", () => {
    const b = 1e6;
    const e = expm(
      ComplexMatrix.from([
        [1, b],
        [0, -1],
      ]),
    );
    // 18 squarings, as the norm alone would ask for, would cost 2^18 rounding units here: 3e-11
    expect(Math.abs(e.get(0, 0).re / Math.E - 1)).toBeLessThan(1e-14);
    expect(Math.abs(e.get(1, 1).re * Math.E - 1)).toBeLessThan(1e-14);
    expect(Math.abs(e.get(0, 1).re / (b * Math.sinh(1)) - 1)).toBeLessThan(1e-14);
  });

  it("holds for nilpotent and for strongly damped matrices of any norm", () => {
    const big = ComplexMatrix.from([
      [0, 1e200],
      [0, 0],
    ]);
    expect([...expm(big).data]).toEqual([1, 0, 1e200, 0, 0, 0, 1, 0]);
    const damped = expm(
      ComplexMatrix.from([
        [-1e5, 1e5],
        [0, -2e5],
      ]),
    );
    expect(damped.data.every((x) => x === 0)).toBe(true);
  });

  it("of zero, of 1 x 1 and of empty matrices is what it must be", () => {
    expect(distanceToIdentity(expm(ComplexMatrix.zeros(3)))).toBe(0);
    const z = expm(ComplexMatrix.from([[{ re: 1, im: Math.PI }]])).get(0, 0);
    expect(Math.hypot(z.re + Math.E, z.im)).toBeLessThan(2e-15);
    expect(expm(ComplexMatrix.zeros(0)).rows).toBe(0);
    expect(() => expm(ComplexMatrix.zeros(2, 3))).toThrow(/square/);
  });
});

describe("the exponential times a vector", () => {
  it("agrees with the dense exponential within its tolerance", () => {
    fc.assert(
      fc.property(sizes(40), seeds, fc.constantFrom(0.1, 1, 10), fc.constantFrom(-1, 1), (n, seed, norm, sign) => {
        const a = scale(norm / Math.sqrt(n), randomMatrix(n, n, seed));
        const v = randomMatrix(n, 1, seed + 1);
        const { x } = expmMultiply((from, to) => multiplyVector(a, from, to), sign, v.data);
        const exact = multiply(expm(scale(sign, a)), v);
        const error = euclideanNorm(subtract(new ComplexMatrix(n, 1, x), exact).data) / euclideanNorm(exact.data);
        // the tolerance 1e-12 a step, grown by the non-normality of a random matrix over the interval
        expect(error).toBeLessThan(1e-11 * norm);
      }),
      { numRuns: 40 },
    );
  });

  it("conserves the norm under a Hermitian Hamiltonian over many steps", () => {
    const n = 60;
    const h = withSpectrum(
      Array.from({ length: n }, (_, k) => k),
      3,
    );
    const v = randomMatrix(n, 1, 4);
    const result = expmMultiply((x, y) => multiplyVector(scale({ re: 0, im: -1 }, h), x, y), 5, v.data);
    expect(Math.abs(euclideanNorm(result.x) / euclideanNorm(v.data) - 1)).toBeLessThan(1e-12);
    expect(result.steps).toBeGreaterThan(3);
    expect(result.error).toBeLessThan(1e-11);
    const exact = multiply(expm(scale({ re: 0, im: -5 }, h)), v);
    expect(distance(new ComplexMatrix(n, 1, result.x), exact)).toBeLessThan(1e-11);
  });

  it("spreads a diffusing point as real vectors, conserving what the map conserves", () => {
    const n = 200;
    const start = new Float64Array(n);
    start[n / 2] = 1;
    const t = 40;
    const { x } = expmMultiply(
      (p, q) => {
        for (let i = 0; i < n; i++) q[i] = -2 * p[i] + p[(i + 1) % n] + p[(i + n - 1) % n];
      },
      t,
      start,
      { real: true },
    );
    expect(Math.abs(x.reduce((p, q) => p + q, 0) - 1)).toBeLessThan(1e-12);
    // e^{-2t} I_0(2t) at the origin, as a Fourier sum over the ring
    let exact = 0;
    for (let k = 0; k < n; k++) exact += Math.exp(t * (2 * Math.cos((2 * Math.PI * k) / n) - 2)) / n;
    expect(Math.abs(x[n / 2] - exact)).toBeLessThan(1e-13);
  });

  it("looser tolerances cost less and still hold", () => {
    const n = 50;
    const a = scale(3, randomMatrix(n, n, 9));
    const v = randomMatrix(n, 1, 10);
    const apply = (x: Float64Array, y: Float64Array): void => void multiplyVector(a, x, y);
    const tight = expmMultiply(apply, 1, v.data, { tolerance: 1e-13, dimension: 20 });
    const loose = expmMultiply(apply, 1, v.data, { tolerance: 1e-5, dimension: 20 });
    expect(loose.applications).toBeLessThan(tight.applications);
    const error = euclideanNorm(loose.x.map((x, k) => x - tight.x[k]));
    expect(error / euclideanNorm(tight.x)).toBeLessThan(1e-4);
    // the sum of the estimates is of the size of the error, not wildly below it
    expect(error / euclideanNorm(tight.x)).toBeLessThan(100 * loose.error);
  });

  it("is exact in an invariant subspace, for t = 0 and for v = 0", () => {
    const d = ComplexMatrix.diagonal([1, -2, 3, 0.5]);
    const apply = (x: Float64Array, y: Float64Array): void => void multiplyVector(d, x, y);
    const unit = Float64Array.of(0, 0, 2, 0, 0, 0, 0, 0);
    const { x, applications, error } = expmMultiply(apply, 30, unit);
    expect(Math.abs(x[2] / (2 * Math.exp(-60)) - 1)).toBeLessThan(1e-13);
    expect([applications, error]).toEqual([1, 0]);
    expect(expmMultiply(apply, 0, unit).x).toEqual(unit);
    expect(expmMultiply(apply, 1, new Float64Array(8)).x).toEqual(new Float64Array(8));
  });

  it("says so when it cannot, and stops when told", () => {
    const grow = (x: Float64Array, y: Float64Array): void => {
      for (let i = 0; i < x.length; i++) y[i] = 1e3 * x[i];
    };
    expect(() => expmMultiply(grow, 1, Float64Array.of(1, 0))).toThrow(ConvergenceError);
    expect(() => expmMultiply((_x, y) => y.fill(Number.NaN), 1, Float64Array.of(1, 0))).toThrow(/not finite/);
    expect(() => expmMultiply(grow, Number.NaN, Float64Array.of(1, 0))).toThrow(/finite time/);
    expect(() => expmMultiply(grow, 1, Float64Array.of(1))).toThrow(/even/);
    expect(() => expmMultiply(grow, 1, Float64Array.of(1, 0), { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ name: "AbortError" }),
    );
  });
});
