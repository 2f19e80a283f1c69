import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  type ConicProblem,
  formatLog,
  type IterationRecord,
  ProblemError,
  type SolveOptions,
  solve,
  solveStandardForm,
} from "../src/index.ts";
import { mixedProblem } from "./support/mixed-problem.ts";

const halfLine: ConicProblem = {
  objective: [1],
  constraints: [{ cone: "nonnegative", size: 1, constant: [-1], coefficients: [{ variable: 0, vector: [1] }] }],
};

describe("the iteration", () => {
  it("tells of every iteration, and the log is a table of the same", () => {
    const seen: IterationRecord[] = [];
    const { log, iterations } = solve(mixedProblem(3).problem, { onIteration: (record) => seen.push(record) });
    expect(seen).toEqual(log);
    expect(log.map(({ iteration }) => iteration)).toEqual(Array.from({ length: iterations + 1 }, (_, i) => i));
    expect(formatLog(log).split("\n")).toHaveLength(iterations + 2);
    // the embedding takes residuals and gap down together
    expect(log[iterations].gap).toBeLessThan(1e-6 * log[0].gap);
  });

  it("can be cancelled, and returns the best point so far", () => {
    const control = new AbortController();
    const solution = solve(mixedProblem(3).problem, {
      signal: control.signal,
      onIteration: ({ iteration }) => {
        if (iteration === 3) control.abort();
      },
    });
    expect(solution.status).toBe("cancelled");
    expect(solution.iterations).toBe(3);
    expect(Number.isFinite(solution.primalObjective)).toBe(true);
  });

  it("stops at the iteration limit with bounds that hold all the same", () => {
    const { problem, optimum } = mixedProblem(2);
    const solution = solve(problem, { maxIterations: 5 });
    expect(solution.status).toBe("iteration-limit");
    expect(solution.lowerBound).toBeLessThanOrEqual(optimum + 1e-12);
    expect(solution.upperBound).toBeGreaterThanOrEqual(optimum - 1e-12);
  });

  it("asked for more than rounding allows ends stalled, with the best point kept", () => {
    const { problem, optimum } = mixedProblem(8);
    const solution = solve(problem, { relativeGap: 0, absoluteGap: 0, feasibility: 0 });
    expect(solution.status).toBe("stalled");
    expect(Math.abs(solution.primalObjective - optimum)).toBeLessThan(1e-11 * Math.max(1, Math.abs(optimum)));
  });

  it("is the same when a constraint is written in the other field, a symmetric block as a Hermitian one", () => {
    const { problem } = mixedProblem(35);
    const widened = {
      ...problem,
      constraints: problem.constraints.map((c) => (c.cone === "symmetric" ? { ...c, cone: "hermitian" as const } : c)),
    };
    expect(problem.constraints.some(({ cone }) => cone === "symmetric")).toBe(true);
    expect(solve(widened).primalObjective).toBeCloseTo(solve(problem).primalObjective, 7);
  });

  it("does not care about the order of constraints", () => {
    const { problem } = mixedProblem(20);
    const reversed = { ...problem, constraints: [...problem.constraints].reverse() };
    expect(solve(reversed).primalObjective).toBeCloseTo(solve(problem).primalObjective, 7);
  });

  it("keeps to a fixed point when equalities leave no freedom", () => {
    const solution = solve({
      ...halfLine,
      equalities: { coefficients: [{ equation: 0, variable: 0, value: 2 }], right: [5] },
    });
    expect(solution.status).toBe("optimal");
    expect(solution.x[0]).toBeCloseTo(2.5, 12);
  });
});

describe("the standard form", () => {
  it("with free variables: min <C, X> + d u, <A, X> + B u = b", () => {
    // min x1 + 2 x2 - u, x1 + u = 1, x2 - u = 0.25: u = -x2.. x1 = 1 - u, x2 = 0.25 + u, cost 1.5 for every u in [-0.25, 1]
    const rows = [
      [1, 0],
      [0, 1],
    ];
    const solution = solveStandardForm({
      right: [1, 0.25],
      blocks: [
        {
          cone: "nonnegative",
          size: 2,
          constant: [1, 2],
          coefficients: rows.map((vector, variable) => ({ variable, vector })),
        },
      ],
      free: {
        cost: [-0.5],
        coefficients: [
          { equation: 0, variable: 0, value: 1 },
          { equation: 1, variable: 0, value: -1 },
        ],
      },
    });
    // cost 1 - u + 0.5 + 2 u - 0.5 u = 1.5 + 0.5 u, least at u = -0.25
    expect(solution.status).toBe("optimal");
    expect(solution.primalObjective).toBeCloseTo(1.375, 8);
    expect(solution.free[0]).toBeCloseTo(-0.25, 7);
    const [x] = solution.blocks;
    if ("rows" in x) throw new Error("expected a vector");
    expect(x[0]).toBeCloseTo(1.25, 7);
    expect(x[1]).toBeCloseTo(0, 7);
    expect(solution.lowerBound).toBeLessThanOrEqual(1.375);
    expect(solution.upperBound).toBeGreaterThanOrEqual(1.375);
  });
});

describe("malformed data", () => {
  const matrix = (cone: "symmetric" | "hermitian", data: ConicProblem["constraints"][number]["constant"]): unknown => ({
    objective: [1],
    constraints: [{ cone, size: 2, constant: data, coefficients: [] }],
  });
  const cases: [string, unknown, RegExp][] = [
    ["an empty objective", { ...halfLine, objective: [] }, /objective is empty/],
    ["a cost that is no number", { ...halfLine, objective: [Number.NaN] }, /objective\[0\].*NaN/],
    ["no constraint", { ...halfLine, constraints: [] }, /constraints is empty/],
    [
      "an unknown cone",
      { ...halfLine, constraints: [{ cone: "psd", size: 1, coefficients: [] }] },
      /"nonnegative".*got "psd"/,
    ],
    ["a size of zero", { ...halfLine, constraints: [{ cone: "hermitian", size: 0, coefficients: [] }] }, /size.*got 0/],
    [
      "a variable out of range",
      { ...halfLine, constraints: [{ cone: "nonnegative", size: 1, coefficients: [{ variable: 1, vector: [1] }] }] },
      /constraints\[0\]\.coefficients\[0\]\.variable.*0 to 0, got 1/,
    ],
    [
      "a variable given twice",
      {
        ...halfLine,
        constraints: [
          {
            cone: "nonnegative",
            size: 1,
            coefficients: [
              { variable: 0, vector: [1] },
              { variable: 0, vector: [2] },
            ],
          },
        ],
      },
      /variable 0 has two coefficients/,
    ],
    [
      "a vector of the wrong length",
      { ...halfLine, constraints: [{ cone: "nonnegative", size: 2, constant: [1, 2, 3], coefficients: [] }] },
      /constraints\[0\]\.constant has 3 numbers.*size 2/,
    ],
    ["a matrix of the wrong shape", matrix("hermitian", ComplexMatrix.zeros(3)), /3 x 3.*2 x 2/],
    [
      "a matrix that is not Hermitian",
      matrix(
        "hermitian",
        ComplexMatrix.from([
          [0, 1],
          [2, 0],
        ]),
      ),
      /not Hermitian.*\(1, 0\) and \(0, 1\)/,
    ],
    [
      "a complex matrix in a symmetric cone",
      matrix(
        "symmetric",
        ComplexMatrix.from([
          [0, { re: 0, im: -1 }],
          [{ re: 0, im: 1 }, 0],
        ]),
      ),
      /imaginary part.*use "hermitian"/,
    ],
    [
      "both triangles of a sparse matrix",
      matrix("symmetric", {
        entries: [
          { row: 0, column: 1, value: 1 },
          { row: 1, column: 0, value: 1 },
        ],
      }),
      /given twice/,
    ],
    [
      "a complex diagonal",
      matrix("hermitian", { entries: [{ row: 1, column: 1, value: { re: 0, im: 1 } }] }),
      /diagonal entry must be real/,
    ],
    [
      "a factor of the wrong length",
      matrix("hermitian", { rankOne: [{ weight: 1, vector: [1, 2, 3] }] }),
      /vector has 3 entries.*size 2/,
    ],
    [
      "a matrix in a vector cone",
      {
        ...halfLine,
        constraints: [{ cone: "second-order", size: 2, constant: ComplexMatrix.zeros(2), coefficients: [] }],
      },
      /is a matrix.*vectors of length 2/,
    ],
    [
      "an equation out of range",
      { ...halfLine, equalities: { coefficients: [{ equation: 1, variable: 0, value: 1 }], right: [0] } },
      /equalities\.coefficients\[0\]\.equation.*0 to 0, got 1/,
    ],
    [
      "an infinite coefficient",
      {
        ...halfLine,
        equalities: { coefficients: [{ equation: 0, variable: 0, value: Number.POSITIVE_INFINITY }], right: [0] },
      },
      /must be finite, got Infinity/,
    ],
  ];
  for (const [name, problem, message] of cases) {
    it(`${name} is named with its place`, () => {
      expect(() => solve(problem as ConicProblem)).toThrow(ProblemError);
      expect(() => solve(problem as ConicProblem)).toThrow(message);
    });
  }

  it("options out of range are named", () => {
    const wrong: [SolveOptions, RegExp][] = [
      [{ relativeGap: -1 }, /relativeGap.*got -1/],
      [{ maxIterations: 0 }, /maxIterations.*got 0/],
      [{ method: "simplex" as "qr" }, /"auto", "schur" or "qr", got "simplex"/],
    ];
    for (const [options, message] of wrong) expect(() => solve(halfLine, options)).toThrow(message);
  });
});
