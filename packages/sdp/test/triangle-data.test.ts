import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { flatten } from "../src/certify/flat-problem.ts";
import {
  type ConeConstraint,
  type ConicProblem,
  certifyLowerBound,
  type MatrixConstraint,
  type MatrixData,
  ProblemError,
  solve,
} from "../src/index.ts";
import { compile } from "../src/problem/compile.ts";
import { mixedProblem } from "./support/mixed-problem.ts";

/** The non-zero numbers of the lower triangle of the Hermitian part, row by row: real and imaginary parts for a Hermitian cone. */
function triangleOf(data: MatrixData, cone: MatrixConstraint["cone"]): MatrixData {
  if (!(data instanceof ComplexMatrix)) return data;
  const all: number[] = [];
  for (let i = 0; i < data.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const lower = data.get(i, j);
      const upper = data.get(j, i);
      all.push((lower.re + upper.re) / 2);
      if (cone === "hermitian" && j < i) all.push((lower.im - upper.im) / 2);
    }
  }
  const index = [...all.keys()].filter((at) => all[at] !== 0);
  return { triangle: { index, value: index.map((at) => all[at]) } };
}

function withTriangles(problem: ConicProblem): ConicProblem {
  const isMatrix = (constraint: ConeConstraint): constraint is MatrixConstraint =>
    constraint.cone === "symmetric" || constraint.cone === "hermitian";
  const constraints = problem.constraints.map((constraint): ConeConstraint => {
    if (!isMatrix(constraint)) return constraint;
    const { cone, constant, coefficients } = constraint;
    return {
      ...constraint,
      ...(constant === undefined ? {} : { constant: triangleOf(constant, cone) }),
      coefficients: coefficients.map(({ variable, matrix }) => ({ variable, matrix: triangleOf(matrix, cone) })),
    };
  });
  return { ...problem, constraints };
}

describe("matrices given by the numbers of their lower triangle", () => {
  it("are the same matrices to the solver and to the checker", () => {
    let triangles = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const { problem } = mixedProblem(seed);
      const packed = withTriangles(problem);
      const [a, b] = [compile(problem), compile(packed)];
      expect(b.constant).toEqual(a.constant);
      b.columns.forEach(({ coordinates, values }, k) => {
        expect(coordinates).toEqual(a.columns[k].coordinates);
        expect(values).toEqual(a.columns[k].values);
      });
      expect(flatten(packed)).toEqual(flatten(problem));
      if (JSON.stringify(packed).includes("triangle")) triangles++;
    }
    expect(triangles).toBeGreaterThan(10);
  });

  it("give the optimum of max <A, X>, tr X = 1 in its dual form, min y with y - A >= 0, and its certificate", () => {
    // A = [[1, -2i], [2i, 1]]: the largest eigenvalue is 3
    const problem: ConicProblem = {
      objective: [1],
      constraints: [
        {
          cone: "hermitian",
          size: 2,
          constant: { triangle: { index: [0, 2, 3], value: [-1, -2, -1] } },
          coefficients: [{ variable: 0, matrix: { triangle: { index: [0, 3], value: [1, 1] } } }],
        },
      ],
    };
    const { x, dual } = solve(problem);
    expect(x[0]).toBeCloseTo(3, 9);
    expect(certifyLowerBound(problem, dual).lowerBound).toBeLessThanOrEqual(3);
    expect(certifyLowerBound(problem, dual).lowerBound).toBeGreaterThan(3 - 1e-8);
  });

  it.each([
    ["an index out of range", [0, 4], [1, 1], /from 0 to 3/],
    ["indices that do not ascend", [3, 0], [1, 1], /larger than the one before, got 0/],
    ["an index given twice", [1, 1], [1, 1], /larger than the one before, got 1/],
    ["an index that is not a number", [0.5], [1], /integer/],
    ["a value that is not finite", [0, 1], [1, Number.NaN], /finite, got NaN/],
    ["more indices than values", [0, 1], [1], /2 indices and 1 values/],
  ])("are refused with %s", (_, index, value, message) => {
    const problem: ConicProblem = {
      objective: [1],
      constraints: [
        { cone: "hermitian", size: 2, coefficients: [{ variable: 0, matrix: { triangle: { index, value } } }] },
      ],
    };
    expect(() => solve(problem)).toThrow(ProblemError);
    expect(() => solve(problem)).toThrow(message);
  });
});
