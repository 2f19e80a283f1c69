import { describe, expect, it } from "vitest";
import { type ConicProblem, solve, solveStandardForm } from "../src/index.ts";
import { complete, cube, cycle, type Edge, petersen } from "./support/graphs.ts";

/** The relaxation max <L, X> / 4, X_ii = 1, X >= 0, through its dual: min sum x_i with diag(x) >= L / 4. */
function relaxation(n: number, edges: readonly Edge[]): ConicProblem {
  const degree = new Float64Array(n);
  for (const [a, b] of edges) {
    degree[a]++;
    degree[b]++;
  }
  return {
    objective: new Float64Array(n).fill(1),
    constraints: [
      {
        cone: "symmetric",
        size: n,
        constant: {
          entries: [
            ...Array.from(degree, (d, i) => ({ row: i, column: i, value: -d / 4 })),
            ...edges.map(([row, column]) => ({ row, column, value: 1 / 4 })),
          ],
        },
        coefficients: Array.from(degree, (_, i) => ({
          variable: i,
          matrix: { entries: [{ row: i, column: i, value: 1 }] },
        })),
      },
    ],
  };
}

describe("the semidefinite relaxation of max-cut", () => {
  // for vertex-transitive graphs n lambda_max(L) / 4
  const cases: [string, number, Edge[], number][] = [
    ["the pentagon", 5, cycle(5), (5 / 2) * (1 + Math.cos(Math.PI / 5))],
    ["the cycle of 21", 21, cycle(21), (21 / 2) * (1 + Math.cos(Math.PI / 21))],
    ["the complete graph of 9: n^2 / 4", 9, complete(9), 81 / 4],
    ["the Petersen graph: 25 / 2", 10, petersen(), 25 / 2],
    ["the cube, bipartite: all 32 edges of the tesseract", 16, cube(4), 32],
  ];
  for (const [name, n, edges, value] of cases) {
    it(`has its closed form for ${name}`, () => {
      const solution = solve(relaxation(n, edges));
      expect(solution.status).toBe("optimal");
      expect(Math.abs(solution.primalObjective / value - 1)).toBeLessThan(3e-9);
      expect(solution.lowerBound).toBeLessThanOrEqual(value * (1 + 1e-15));
      expect(solution.upperBound).toBeGreaterThanOrEqual(value * (1 - 1e-15));
      expect(solution.upperBound - solution.lowerBound).toBeLessThan(1e-7 * value);
    });
  }

  it("has the same optimum in standard form, X with unit diagonal", () => {
    const { constraints } = relaxation(7, cycle(7));
    const solution = solveStandardForm({ right: new Float64Array(7).fill(1), blocks: constraints });
    expect(-solution.primalObjective).toBeCloseTo((7 / 2) * (1 + Math.cos(Math.PI / 7)), 7);
    const [x] = solution.blocks;
    if (!("rows" in x)) throw new Error("expected a matrix");
    for (let i = 0; i < 7; i++) expect(x.get(i, i).re).toBeCloseTo(1, 8);
  });
});
