import { ComplexMatrix, eigHermitian } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { hermitian, largestEigenvalue, maximise, minimise, psd, scalar, scaled, solve } from "../src/index.ts";
import { randomHermitian } from "./support/mixed-problem.ts";
import { generator } from "./support/random.ts";

const constantOf = (matrix: ComplexMatrix) => scaled(scalar().times(0).plus(1), matrix);

describe("eigenvalue optimisation", () => {
  it("the largest eigenvalue of a complex Hermitian matrix is the smallest t with t - A >= 0", () => {
    const uniform = generator(11);
    for (const n of [1, 2, 3, 5, 9]) {
      const a = randomHermitian(uniform, n, true);
      const { values } = eigHermitian(a);
      const { objective, status } = minimise(largestEigenvalue(constantOf(a)), []);
      expect(status).toBe("optimal");
      // relative gap 1e-9 by default, eigenvalues of order 5
      expect(Math.abs(objective - values[n - 1])).toBeLessThan(1e-8);
    }
  });

  it("the sum of the three largest eigenvalues is the least 3 t + tr Z with Z >= 0 and Z + t >= A", () => {
    const n = 7;
    const a = randomHermitian(generator(5), n, true);
    const t = scalar();
    const z = hermitian(n);
    const { objective } = minimise(t.times(3).plus(z.trace()), [
      psd(z),
      psd(z.plus(scaled(t, ComplexMatrix.identity(n))).minus(a)),
    ]);
    const { values } = eigHermitian(a);
    expect(objective).toBeCloseTo(values[n - 1] + values[n - 2] + values[n - 3], 7);
  });

  it("the largest smallest eigenvalue of A + x B over x has its closed form for Pauli matrices", () => {
    // lambda_min(sz cos + x sx) = -sqrt(cos^2 + x^2), largest at x = 0
    const x = scalar("x");
    const t = scalar("t");
    const sz = ComplexMatrix.from([
      [0.3, 0],
      [0, -0.3],
    ]);
    const sy = ComplexMatrix.from([
      [0, { re: 0, im: -1 }],
      [{ re: 0, im: 1 }, 0],
    ]);
    const solution = maximise(t, [
      psd(
        scaled(x, sy)
          .plus(sz)
          .minus(scaled(t, ComplexMatrix.identity(2))),
      ),
    ]);
    expect(solution.objective).toBeCloseTo(-0.3, 8);
    expect(Math.abs(solution.value(x))).toBeLessThan(1e-4);
    expect(solution.lowerBound).toBeLessThanOrEqual(-0.3);
    expect(solution.upperBound).toBeGreaterThanOrEqual(-0.3);
  });

  it("an optimum of 1e-11 in data of order one is found to 1e-16: [[x, 1e-6], [1e-6, 0.1]] >= 0", () => {
    for (const cone of ["symmetric", "hermitian"] as const) {
      const solution = solve(
        {
          objective: [1],
          constraints: [
            {
              cone,
              size: 2,
              constant: {
                entries: [
                  { row: 1, column: 0, value: 1e-6 },
                  { row: 1, column: 1, value: 0.1 },
                ],
              },
              coefficients: [{ variable: 0, matrix: { entries: [{ row: 0, column: 0, value: 1 }] } }],
            },
          ],
        },
        { relativeGap: 0, absoluteGap: 1e-17, feasibility: 1e-13 },
      );
      expect(Math.abs(solution.primalObjective - 1e-11)).toBeLessThan(1e-16);
      expect(solution.lowerBound).toBeLessThanOrEqual(1e-11);
      expect(solution.upperBound).toBeGreaterThanOrEqual(1e-11);
      expect(solution.upperBound - solution.lowerBound).toBeLessThan(1e-13);
    }
  });
});
