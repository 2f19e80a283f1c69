import { adjoint, ComplexMatrix, eigHermitian, multiply, subtract } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  abs,
  equal,
  frobeniusNorm,
  hermitian,
  lessOrEqual,
  MatrixExpression,
  maximise,
  minimise,
  nonnegative,
  psd,
  scalar,
  scaled,
  spectralNorm,
  symmetric,
  vector,
} from "../src/index.ts";
import { randomHermitian } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

const constant = (matrix: ComplexMatrix): MatrixExpression => new MatrixExpression(matrix);
const rectangular = (seed: number, rows: number, cols: number): ComplexMatrix => {
  const uniform = generator(seed);
  return new ComplexMatrix(
    rows,
    cols,
    new Float64Array(2 * rows * cols).map(() => normal(uniform)),
  );
};

describe("norms as models", () => {
  it("the spectral norm of a Hermitian matrix is its largest eigenvalue in modulus", () => {
    const a = randomHermitian(generator(3), 5, true);
    const { values } = eigHermitian(a);
    const t = minimise(spectralNorm(constant(a)), []);
    expect(t.objective).toBeCloseTo(Math.max(-values[0], values[4]), 8);
  });

  it("the spectral norm of a rectangular complex matrix is its largest singular value", () => {
    const a = rectangular(4, 4, 3);
    const { values } = eigHermitian(multiply(adjoint(a), a));
    expect(minimise(spectralNorm(constant(a)), []).objective).toBeCloseTo(Math.sqrt(values[2]), 8);
  });

  it("the Frobenius norm is the root of the summed squares, Hermitian or not", () => {
    for (const a of [
      rectangular(5, 2, 3),
      randomHermitian(generator(6), 4, true),
      randomHermitian(generator(7), 4, false),
    ]) {
      expect(minimise(frobeniusNorm(constant(a)), []).objective).toBeCloseTo(Math.hypot(...a.data), 8);
    }
  });

  it("the nearest density matrix in Frobenius norm is the projection of the spectrum on the simplex", () => {
    const a = randomHermitian(generator(8), 4, true);
    const { values } = eigHermitian(a);
    let [low, high] = [values[0] - 1, values[3]];
    for (let k = 0; k < 100; k++) {
      const shift = (low + high) / 2;
      if (values.reduce((sum, v) => sum + Math.max(0, v - shift), 0) > 1) low = shift;
      else high = shift;
    }
    const distance = Math.hypot(...values.map((v) => Math.max(0, v - low) - v));
    const rho = hermitian(4, "rho");
    const solution = minimise(frobeniusNorm(rho.minus(a)), [psd(rho), equal(rho.trace(), 1)]);
    expect(solution.objective).toBeCloseTo(distance, 8);
    expect(Math.hypot(...subtract(solution.value(rho), a).data)).toBeCloseTo(distance, 7);
  });
});

describe("the model", () => {
  it("returns values of expressions, not of variables only", () => {
    const x = scalar("x");
    const [a, b] = vector(2);
    const solution = minimise(x.times(2).plus(7), [
      lessOrEqual(abs([a.minus(1), b.plus(2)]), x),
      equal([a.plus(b)], [3]),
    ]);
    // |a - 1| + |b + 2| >= |a + b + 1| = 4
    expect(solution.objective).toBeCloseTo(15, 7);
    expect(solution.value(a.plus(b).times(2))).toBeCloseTo(6, 8);
    expect(solution.lowerBound).toBeLessThanOrEqual(15);
    expect(solution.upperBound).toBeGreaterThanOrEqual(15);
  });

  it("the dual of a trace constraint is the multiplier of the eigenvalue problem", () => {
    const a = randomHermitian(generator(12), 4, true);
    const { values } = eigHermitian(a);
    const rho = hermitian(4);
    const positive = psd(rho);
    const normalised = equal(rho.trace(), 1);
    const solution = minimise(rho.inner(a), [positive, normalised]);
    expect(solution.objective).toBeCloseTo(values[0], 8);
    const [[multiplier]] = solution.dual(normalised) as Float64Array[];
    expect(multiplier).toBeCloseTo(values[0], 7);
    // Z = A - lambda_min, the slack of the dual
    const [z] = solution.dual(positive);
    if (!("rows" in z)) throw new Error("expected a matrix");
    expect(z.get(2, 1).im).toBeCloseTo(a.get(2, 1).im, 7);
    expect(z.get(0, 0).re).toBeCloseTo(a.get(0, 0).re - values[0], 7);
  });

  it("maximise turns bounds and objective round", () => {
    const a = randomHermitian(generator(13), 3, false);
    const { values } = eigHermitian(a);
    const rho = symmetric(3);
    const solution = maximise(rho.inner(a).plus(2), [psd(rho), equal(rho.trace(), 1)]);
    expect(solution.objective).toBeCloseTo(values[2] + 2, 8);
    expect(solution.lowerBound).toBeLessThanOrEqual(values[2] + 2 + 1e-14);
    expect(solution.upperBound).toBeGreaterThanOrEqual(values[2] + 2 - 1e-14);
  });

  it("matrix equalities hold entry by entry, and linear maps carry through", () => {
    const x = hermitian(4);
    const reduced = x.map((m) => {
      // trace over the second qubit
      const out = ComplexMatrix.zeros(2);
      for (let i = 0; i < 2; i++) {
        for (let j = 0; j < 2; j++) {
          const p = m.get(2 * i, 2 * j);
          const q = m.get(2 * i + 1, 2 * j + 1);
          out.set(i, j, p.re + q.re, p.im + q.im);
        }
      }
      return out;
    });
    const target = ComplexMatrix.from([
      [0.7, { re: 0.1, im: 0.2 }],
      [{ re: 0.1, im: -0.2 }, 0.3],
    ]);
    const swap = ComplexMatrix.from([
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
    const solution = maximise(x.conjugatedBy(swap).inner(ComplexMatrix.diagonal([1, 0, 1, 0])), [
      psd(x),
      equal(reduced, target),
    ]);
    const got = reduced.functional((m) => m.get(1, 0).im);
    expect(solution.value(got)).toBeCloseTo(-0.2, 8);
    // after the swap the second qubit is the first one of before, whose weight is prescribed
    expect(solution.objective).toBeCloseTo(0.7, 7);
  });

  it("a convex expression adds up and scales, and a negative factor is refused", () => {
    const x = scalar();
    const cost = abs(x.minus(1))
      .times(2)
      .plus(abs(x.plus(1)))
      .plus(x.times(0.5))
      .plus(3);
    const solution = minimise(cost, []);
    expect(solution.objective).toBeCloseTo(5.5, 8);
    expect(() => abs(x).times(-1)).toThrow(/-1 is not convex/);
  });

  it("mistakes are named", () => {
    const x = symmetric(2);
    const stranger = nonnegative(scalar());
    const solution = minimise(x.trace(), [psd(x)]);
    expect(() =>
      psd(
        constant(
          ComplexMatrix.from([
            [0, 1],
            [0, 0],
          ]),
        ),
      ),
    ).toThrow(/not Hermitian/);
    expect(() => x.plus(ComplexMatrix.zeros(3))).toThrow(/2 x 2.*3 x 3/);
    expect(() => x.inner(ComplexMatrix.zeros(3))).toThrow(/3 x 3.*2 x 2/);
    expect(() => x.entry(2, 0)).toThrow(/\(2, 0\)/);
    expect(() => hermitian(0)).toThrow(/got 0/);
    expect(() => equal(vector(2), [1])).toThrow(/2 expressions with 1/);
    expect(() => solution.dual(stranger)).toThrow(/not part of this model/);
    expect(() => solution.value(scalar("y"))).toThrow(/y does not occur/);
    expect(() => solution.value(scaled(scalar("w"), ComplexMatrix.identity(2)))).toThrow(/w does not occur/);
  });
});
