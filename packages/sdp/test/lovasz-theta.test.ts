import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { equal, maximise, psd, solveStandardForm, symmetric } from "../src/index.ts";
import { complete, cycle, type Edge, paley, petersen } from "./support/graphs.ts";

/** max <J, X>, tr X = 1, X_ij = 0 on edges, X >= 0: in standard form. */
function theta(n: number, edges: readonly Edge[]) {
  const ones = Array.from({ length: n }, () => 1);
  return solveStandardForm({
    right: [1, ...edges.map(() => 0)],
    blocks: [
      {
        cone: "symmetric",
        size: n,
        constant: { rankOne: [{ weight: -1, vector: ones }] },
        coefficients: [
          { variable: 0, matrix: { entries: ones.map((_, i) => ({ row: i, column: i, value: 1 })) } },
          ...edges.map(([row, column], e) => ({ variable: e + 1, matrix: { entries: [{ row, column, value: 1 }] } })),
        ],
      },
    ],
  });
}

describe("Lovasz's theta function", () => {
  const cases: [string, number, Edge[], number][] = [
    ["the pentagon: sqrt 5", 5, cycle(5), Math.sqrt(5)],
    [
      "the heptagon: 7 cos(pi/7) / (1 + cos(pi/7))",
      7,
      cycle(7),
      (7 * Math.cos(Math.PI / 7)) / (1 + Math.cos(Math.PI / 7)),
    ],
    ["the Petersen graph: 4", 10, petersen(), 4],
    ["the Paley graph on 13 vertices: sqrt 13", 13, paley(13), Math.sqrt(13)],
    ["the Paley graph on 17 vertices: sqrt 17", 17, paley(17), Math.sqrt(17)],
    ["the complete graph: 1", 6, complete(6), 1],
    ["no edges at all: the number of vertices", 6, [], 6],
  ];
  for (const [name, n, edges, value] of cases) {
    it(`of ${name}`, () => {
      const solution = theta(n, edges);
      expect(solution.status).toBe("optimal");
      expect(Math.abs(-solution.primalObjective - value)).toBeLessThan(1e-7);
      expect(-solution.upperBound).toBeLessThanOrEqual(value + 1e-13);
      expect(-solution.lowerBound).toBeGreaterThanOrEqual(value - 1e-13);
    });
  }

  it("of the pentagon comes out the same from the model with X as free variables and the edges as equalities", () => {
    const x = symmetric(5);
    const ones = new ComplexMatrix(
      5,
      5,
      Float64Array.from({ length: 50 }, (_, t) => (t % 2 === 0 ? 1 : 0)),
    );
    const edges = cycle(5).map(([i, j]) => x.entry(i, j));
    const solution = maximise(x.inner(ones), [psd(x), equal(x.trace(), 1), equal(edges, 0)]);
    expect(solution.objective).toBeCloseTo(Math.sqrt(5), 8);
  });
});
