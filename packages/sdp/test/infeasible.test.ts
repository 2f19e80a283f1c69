import { describe, expect, it } from "vitest";
import { type ConicProblem, certifyInfeasibility, certifyRay, solve, solveStandardForm } from "../src/index.ts";
import { mixedProblem } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

function infeasiblePoint(problem: ConicProblem) {
  const solution = solve(problem);
  expect(solution.status).toBe("infeasible");
  if (solution.infeasibility === undefined) throw new Error("no certificate");
  return solution.infeasibility;
}

describe("infeasible problems", () => {
  it("x >= 1 and x <= -1 contradict each other, with a proven certificate", () => {
    const problem: ConicProblem = {
      objective: [0.3],
      constraints: [
        { cone: "nonnegative", size: 2, constant: [-1, -1], coefficients: [{ variable: 0, vector: [1, -1] }] },
      ],
    };
    expect(certifyInfeasibility(problem, infeasiblePoint(problem).point).proven).toBe(true);
  });

  it("no x makes [[x, 2], [2, 1 - x]] positive semidefinite", () => {
    // x (1 - x) <= 1/4 < 4
    const problem: ConicProblem = {
      objective: [1],
      constraints: [
        {
          cone: "hermitian",
          size: 2,
          constant: {
            entries: [
              { row: 1, column: 0, value: { re: 0, im: 2 } },
              { row: 1, column: 1, value: 1 },
            ],
          },
          coefficients: [
            {
              variable: 0,
              matrix: {
                entries: [
                  { row: 0, column: 0, value: 1 },
                  { row: 1, column: 1, value: -1 },
                ],
              },
            },
          ],
        },
      ],
    };
    expect(certifyInfeasibility(problem, infeasiblePoint(problem).point).proven).toBe(true);
  });

  it("a ball and a half space apart are told apart", () => {
    const problem: ConicProblem = {
      objective: [1, 0],
      constraints: [
        {
          cone: "second-order",
          size: 3,
          constant: [1, 0, 0],
          coefficients: [
            { variable: 0, vector: [0, 1, 0] },
            { variable: 1, vector: [0, 0, 1] },
          ],
        },
        {
          cone: "nonnegative",
          size: 1,
          constant: [-1.5],
          coefficients: [
            { variable: 0, vector: [1] },
            { variable: 1, vector: [0.2] },
          ],
        },
      ],
    };
    expect(certifyInfeasibility(problem, infeasiblePoint(problem).point).proven).toBe(true);
  });

  it("contradictory equalities are seen, whatever the cones", () => {
    const problem: ConicProblem = {
      objective: [1, 1],
      constraints: [{ cone: "nonnegative", size: 1, coefficients: [{ variable: 0, vector: [1] }] }],
      equalities: {
        coefficients: [
          { equation: 0, variable: 0, value: 1 },
          { equation: 0, variable: 1, value: 2 },
          { equation: 1, variable: 0, value: 2 },
          { equation: 1, variable: 1, value: 4 },
        ],
        right: [1, 3],
      },
    };
    const { point } = infeasiblePoint(problem);
    // the multipliers carry rounding errors: what they prove reaches far, not to infinity
    expect(certifyInfeasibility(problem, point).excludedRadius).toBeGreaterThan(1e13);
    const exact = { ...point, multipliers: [-2, 1] };
    expect(certifyInfeasibility(problem, exact).proven).toBe(true);
  });

  it("dependent but consistent equalities do no harm", () => {
    const solution = solve({
      objective: [1, 0],
      constraints: [
        {
          cone: "nonnegative",
          size: 2,
          coefficients: [0, 1].map((i) => ({ variable: i, vector: [+(i === 0), +(i === 1)] })),
        },
      ],
      equalities: {
        coefficients: [0, 1, 2].flatMap((equation) =>
          [0, 1].map((variable) => ({ equation, variable, value: equation + 1 })),
        ),
        right: [1, 2, 3],
      },
    });
    expect(solution.status).toBe("optimal");
    expect(solution.primalObjective).toBeCloseTo(0, 8);
  });

  it("random infeasible problems (a dual ray planted) are all named as such", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = plantedInfeasible(seed);
      const solution = solve(problem);
      expect(`${seed} ${solution.status}`).toBe(`${seed} infeasible`);
      if (solution.infeasibility === undefined) throw new Error("no certificate");
      const check = certifyInfeasibility(problem, solution.infeasibility.point);
      expect(check.proven || check.excludedRadius > 1e4).toBe(true);
    }
  });

  it("the weakly infeasible [[x, 1], [1, 0]] >= 0 is not solved, and no certificate of it is called proven", () => {
    // the distance from the cone tends to zero as x grows: there is no exact certificate
    const problem: ConicProblem = {
      objective: [1],
      constraints: [
        {
          cone: "symmetric",
          size: 2,
          constant: { entries: [{ row: 1, column: 0, value: 1 }] },
          coefficients: [{ variable: 0, matrix: { entries: [{ row: 0, column: 0, value: 1 }] } }],
        },
      ],
    };
    const solution = solve(problem);
    expect(["infeasible", "stalled"]).toContain(solution.status);
    expect(solution.lowerBound).not.toBe(Number.POSITIVE_INFINITY);
    if (solution.infeasibility === undefined) return;
    const check = certifyInfeasibility(problem, solution.infeasibility.point);
    expect(check.proven).toBe(false);
    expect(check.excludedRadius).toBeGreaterThan(1e3);
  });
});

describe("unbounded problems", () => {
  it("minus x for x >= 0 falls for ever along a proven ray", () => {
    const problem: ConicProblem = {
      objective: [-1],
      constraints: [{ cone: "nonnegative", size: 1, coefficients: [{ variable: 0, vector: [1] }] }],
    };
    const solution = solve(problem);
    expect(solution.status).toBe("unbounded");
    expect(solution.ray?.x[0]).toBeCloseTo(1, 9);
    expect(certifyRay(problem, solution.ray?.x ?? [])).toBe(true);
  });

  it("the trace against an indefinite matrix has no minimum over the semidefinite cone", () => {
    // minimise x11 - x22 + ... over X >= 0
    const units = [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const;
    const problem: ConicProblem = {
      objective: [1, 0.2, -1],
      constraints: [
        {
          cone: "symmetric",
          size: 2,
          coefficients: units.map(([row, column], variable) => ({
            variable,
            matrix: { entries: [{ row, column, value: 1 }] },
          })),
        },
      ],
    };
    const solution = solve(problem);
    expect(solution.status).toBe("unbounded");
    expect(certifyRay(problem, solution.ray?.x ?? [])).toBe(true);
    expect(certifyRay(problem, [1, 0, 0])).toBe(false);
    expect(certifyRay(problem, [0, 1, 1])).toBe(false);
  });

  it("an objective along a direction no constraint sees is unbounded at once", () => {
    const solution = solve({
      objective: [1, 1],
      constraints: [{ cone: "nonnegative", size: 1, coefficients: [{ variable: 0, vector: [1] }] }],
    });
    expect(solution.status).toBe("unbounded");
    expect(solution.ray?.x[1]).toBeCloseTo(-1, 12);
  });

  it("in standard form the names are exchanged: an infeasible X is infeasible", () => {
    const solution = solveStandardForm({
      right: [-1],
      blocks: [
        {
          cone: "symmetric",
          size: 2,
          coefficients: [
            {
              variable: 0,
              matrix: {
                entries: [
                  { row: 0, column: 0, value: 1 },
                  { row: 1, column: 1, value: 1 },
                ],
              },
            },
          ],
        },
      ],
    });
    // tr X = -1 with X >= 0
    expect(solution.status).toBe("infeasible");
  });
});

/** The random problem `seed` with h shifted against an interior Z so that f.v - <h, Z> > 0 while F^T Z + E^T v = 0. */
function plantedInfeasible(seed: number): ConicProblem {
  const uniform = generator(seed);
  const rows = 4 + Math.floor(uniform() * 8);
  const columns = 1 + Math.floor(uniform() * (rows - 2));
  const z = Array.from({ length: rows }, () => 0.3 + uniform());
  const square = z.reduce((total, value) => total + value * value, 0);
  const perpendicular = (): number[] => {
    const a = Array.from({ length: rows }, () => normal(uniform));
    const overlap = a.reduce((total, value, i) => total + value * z[i], 0) / square;
    return a.map((value, i) => value - overlap * z[i]);
  };
  const constant = perpendicular().map((value, i) => value - (0.5 * z[i]) / Math.sqrt(square));
  const { problem } = mixedProblem(seed);
  const shift = problem.objective.length;
  return {
    objective: [...Array.from(problem.objective), ...Array.from({ length: columns }, () => normal(uniform))],
    constraints: [
      ...problem.constraints,
      {
        cone: "nonnegative",
        size: rows,
        constant,
        coefficients: Array.from({ length: columns }, (_, j) => ({ variable: shift + j, vector: perpendicular() })),
      },
    ],
    ...(problem.equalities === undefined ? {} : { equalities: problem.equalities }),
  };
}
