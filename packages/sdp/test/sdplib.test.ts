import { add, adjoint, ComplexMatrix, multiply } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { type ConicProblem, minimise, psd, type Scalar, scalar, scaled, solve, symmetric } from "../src/index.ts";

/** truss1 of SDPLIB 1.2 (B. Borchers, 1999): six 2 x 2 blocks and one row, in the variables y1 .. y6. */
function truss1(): ConicProblem {
  // block k: [[-y6, b_k . y], [b_k . y, -y1]] >= 0; last row 1 + y6 >= 0
  const bars = [
    [0, 0, 0, 0, 0],
    [0, -1, 0, 0, 0],
    [0, 0, 0, -0.5, -0.5],
    [0, 0, 0, -1, 0],
    [0, -0.5, 0.5, 0, 0],
    [0, 0, 1, 0, -1],
  ];
  const unit = (row: number, column: number, value: number) => ({ entries: [{ row, column, value }] });
  return {
    objective: [-1, 0, -2, 0, 0, 0],
    constraints: [
      ...bars.map((bar) => ({
        cone: "symmetric" as const,
        size: 2,
        coefficients: [
          { variable: 0, matrix: unit(1, 1, -1) },
          ...bar.flatMap((value, variable) => (value === 0 ? [] : [{ variable, matrix: unit(1, 0, value) }])),
          { variable: 5, matrix: unit(0, 0, -1) },
        ],
      })),
      { cone: "nonnegative", size: 1, constant: [1], coefficients: [{ variable: 5, vector: [1] }] },
    ],
  };
}

describe("problems of SDPLIB and of its families", () => {
  it("truss1 has the published optimum -8.999996, which is -9", () => {
    // with y6 = -1, y1 = -r^2 the bars allow y3 <= 3 r, and r^2 - 6 r is least at r = 3
    const solution = solve(truss1());
    expect(solution.status).toBe("optimal");
    expect(Math.abs(solution.primalObjective + 8.999996)).toBeLessThan(5e-6);
    expect(Math.abs(solution.primalObjective + 9)).toBeLessThan(1e-7);
    expect(solution.lowerBound).toBeLessThanOrEqual(-9);
    expect(solution.upperBound).toBeGreaterThanOrEqual(-9);
    expect(solution.upperBound - solution.lowerBound).toBeLessThan(1e-6);
  });

  it("hinf: the H-infinity norm of a damped oscillator is its resonance 1 / (2 z sqrt(1 - z^2))", () => {
    for (const damping of [0.05, 0.2, 0.5]) {
      // bounded real lemma: P, and the square g of the norm, with [[A'P + PA + C'C, PB], [B'P, -g]] <= 0
      const a = ComplexMatrix.from([
        [0, 1],
        [-1, -2 * damping],
      ]);
      const embed = (matrix: ComplexMatrix): ComplexMatrix => {
        const out = ComplexMatrix.zeros(3);
        for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) out.set(i, j, matrix.get(i, j).re);
        return out;
      };
      const p = symmetric(2);
      const g: Scalar = scalar("gain squared");
      const lyapunov = p.map((matrix) => embed(add(multiply(adjoint(a), matrix), multiply(matrix, a))));
      const input = p.map((matrix) => {
        const out = ComplexMatrix.zeros(3);
        for (let i = 0; i < 2; i++) {
          out.set(i, 2, matrix.get(i, 1).re);
          out.set(2, i, matrix.get(i, 1).re);
        }
        return out;
      });
      const output = ComplexMatrix.diagonal([1, 0, 0]);
      const corner = ComplexMatrix.diagonal([0, 0, 1]);
      const solution = minimise(g, [psd(scaled(g, corner).minus(lyapunov).minus(input).minus(output))]);
      const peak = 1 / (2 * damping * Math.sqrt(1 - damping ** 2));
      expect(solution.status).toBe("optimal");
      expect(Math.abs(Math.sqrt(solution.objective) / peak - 1)).toBeLessThan(1e-7);
    }
  });

  it("arch: the stiffest distribution of a given amount of material between two bars at angle +-a", () => {
    // compliance f' K^-1 f, K = x1 b b' + x2 c c', b, c = (cos a, +-sin a), x1 + x2 = 1, f vertical: x1 = x2 and 1 / sin^2 a
    const angle = 0.7;
    const x = scalar("x");
    const compliance = scalar("compliance");
    const bar = (s: number): ComplexMatrix => {
      const b = [0, Math.cos(angle), s * Math.sin(angle)];
      return ComplexMatrix.from(b.map((left) => b.map((right) => left * right)));
    };
    const load = ComplexMatrix.from([
      [0, 0, 1],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    const matrix = scaled(x, bar(1))
      .plus(scaled(scalar().times(0).plus(1).minus(x), bar(-1)))
      .plus(scaled(compliance, ComplexMatrix.diagonal([1, 0, 0])))
      .plus(load);
    const solution = minimise(compliance, [psd(matrix)]);
    expect(solution.objective).toBeCloseTo(1 / Math.sin(angle) ** 2, 7);
    expect(solution.value(x)).toBeCloseTo(0.5, 4);
  });
});
