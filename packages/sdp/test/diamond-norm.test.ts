import { type Complex, ComplexMatrix, kronecker, multiply, multiplyAdjoint, scale, subtract } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { equal, hermitian, maximise, psd } from "../src/index.ts";

/** The Choi matrix sum_ij |i><j| (x) map(|i><j|) of a map of d x d matrices. */
function choi(d: number, map: (m: ComplexMatrix) => ComplexMatrix): ComplexMatrix {
  let out = ComplexMatrix.zeros(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const unit = ComplexMatrix.zeros(d);
      unit.set(i, j, 1);
      const part = kronecker(unit, map(unit));
      out = new ComplexMatrix(
        d * d,
        d * d,
        out.data.map((value, t) => value + part.data[t]),
      );
    }
  }
  return out;
}

/** Watrous: || Phi ||_diamond = 2 max <J, W> over 0 <= W <= rho (x) 1, for a difference of channels. */
function diamondNorm(d: number, difference: (m: ComplexMatrix) => ComplexMatrix) {
  const w = hermitian(d * d, "W");
  const rho = hermitian(d, "rho");
  const cover = rho.map((m) => kronecker(m, ComplexMatrix.identity(d)));
  return maximise(w.inner(choi(d, difference)).times(2), [
    psd(w),
    psd(cover.minus(w)),
    psd(rho),
    equal(rho.trace(), 1),
  ]);
}

const conjugation = (u: ComplexMatrix) => (m: ComplexMatrix) => multiplyAdjoint(multiply(u, m), u);
const phase = (angle: number): Complex => ({ re: Math.cos(angle), im: Math.sin(angle) });
const difference =
  (a: (m: ComplexMatrix) => ComplexMatrix, b: (m: ComplexMatrix) => ComplexMatrix) => (m: ComplexMatrix) =>
    subtract(a(m), b(m));

describe("the diamond norm of a difference of channels", () => {
  it("between a qubit's identity and complete depolarisation is 2 (1 - 1/d^2) = 3/2", () => {
    const trace = (m: ComplexMatrix): ComplexMatrix => {
      const { re, im } = m.get(0, 0);
      const other = m.get(1, 1);
      return scale({ re: (re + other.re) / 2, im: (im + other.im) / 2 }, ComplexMatrix.identity(2));
    };
    const solution = diamondNorm(
      2,
      difference((m) => m, trace),
    );
    expect(solution.objective).toBeCloseTo(1.5, 8);
    expect(solution.lowerBound).toBeLessThanOrEqual(1.5 + 1e-14);
    expect(solution.upperBound).toBeGreaterThanOrEqual(1.5 - 1e-14);
    expect(solution.upperBound - solution.lowerBound).toBeLessThan(1e-7);
  });

  it("between two unitary rotations is 2 sin(angle / 2)", () => {
    const angle = 0.83;
    const rotation = ComplexMatrix.diagonal([1, phase(angle)]);
    const solution = diamondNorm(
      2,
      difference((m) => m, conjugation(rotation)),
    );
    expect(solution.objective).toBeCloseTo(2 * Math.sin(angle / 2), 8);
  });

  it("between the identity and a dephasing of probability p is 2 p", () => {
    const p = 0.21;
    const flip = ComplexMatrix.diagonal([1, -1]);
    const dephase = (m: ComplexMatrix): ComplexMatrix => {
      const flipped = conjugation(flip)(m);
      return new ComplexMatrix(
        2,
        2,
        m.data.map((value, t) => (1 - p) * value + p * flipped.data[t]),
      );
    };
    const solution = diamondNorm(
      2,
      difference((m) => m, dephase),
    );
    expect(solution.objective).toBeCloseTo(2 * p, 8);
  });

  it("of qutrit rotations depends on the distance of 0 from the hull of the eigenvalues only", () => {
    // eigenvalues 1, e^{i a}, e^{i b} within a half circle: the widest pair decides
    const rotation = ComplexMatrix.diagonal([1, phase(0.4), phase(1.1)]);
    const solution = diamondNorm(
      3,
      difference((m) => m, conjugation(rotation)),
    );
    expect(solution.objective).toBeCloseTo(2 * Math.sin(1.1 / 2), 7);
  });
});
