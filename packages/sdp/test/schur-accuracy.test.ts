import { describe, expect, it } from "vitest";
import { makeCones } from "../src/cones/make-cones.ts";
import { solve } from "../src/index.ts";
import { EqualityBasis } from "../src/kkt/equality-basis.ts";
import { ScaledOperator } from "../src/kkt/scaled-operator.ts";
import { SchurFactor } from "../src/kkt/schur-factor.ts";
import { SchurMethod } from "../src/kkt/schur-method.ts";
import { compile } from "../src/problem/compile.ts";
import { mixedProblem } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

/** min c.x over x in a cone of nonnegative rows, at s and z so unequal that W^-T F has the condition number `spread`. */
function stretched(spread: number) {
  const uniform = generator(11);
  const variables = 12;
  const rows = 40;
  const compiled = compile({
    objective: new Float64Array(variables).fill(1),
    constraints: [
      {
        cone: "nonnegative",
        size: rows,
        coefficients: Array.from({ length: variables }, (_, variable) => ({
          variable,
          vector: Float64Array.from({ length: rows }, () => normal(uniform)),
        })),
      },
    ],
    equalities: {
      coefficients: [
        { equation: 0, variable: 0, value: 1 },
        { equation: 0, variable: 5, value: 2 },
      ],
      right: [1],
    },
  });
  const cones = makeCones(compiled);
  // few rows are large: the other directions are seen by small rows alone
  const s = new Float64Array(rows).map((_, i) => (i % 10 === 0 ? 1 / spread : spread));
  const z = s.map((value) => 1 / value);
  for (const cone of cones) expect(cone.initialise(s, z)).toBe(true);
  const operator = new ScaledOperator(compiled, cones);
  const basis = new EqualityBasis(compiled);
  const random = (n: number): Float64Array => new Float64Array(n).map(() => normal(uniform));
  return { operator, basis, rhs: { x: random(variables), v: random(1), z: random(rows) } };
}

describe("the Schur complement, which squares the condition number", () => {
  it("still solves the Newton equations to rounding where its condition number is 1e20 and that of F~ 1e10", () => {
    const { operator, basis, rhs } = stretched(1e5);
    const method = new SchurMethod(operator, basis);
    method.prepare();
    expect(method.solveRefined(rhs, 0).left).toBeGreaterThan(1e-3);
    // F~ is 1e5, so that rounding of z alone leaves 1e-16 1e5 of F~^T z
    expect(method.solveRefined(rhs, 12, 1e-13).left).toBeLessThan(1e-9);
  });

  it("has a second factor with which y = M^-1 g has the energy |F~ y|^2 = y.g, where the first one is noise", () => {
    const { operator, basis } = stretched(1e5);
    const factor = new SchurFactor(operator, basis);
    const g = new Float64Array(12).map((_, i) => (i === 0 ? 0 : Math.sin(i)));
    const mismatch = (): number => {
      const y = g.slice();
      factor.solve(y);
      const work = y.reduce((sum, value, i) => sum + value * g[i], 0);
      basis.fromReduced(y);
      const energy = operator.forward(y).reduce((sum, value) => sum + value * value, 0);
      return Math.abs(energy / work - 1);
    };
    factor.renew();
    expect(mismatch()).toBeGreaterThan(1e-3);
    expect(factor.strengthen()).toBe(true);
    expect(mismatch()).toBeLessThan(1e-12);
    expect(factor.strengthen()).toBe(false);
  });

  it("carries random problems to a relative gap of 1e-13 by itself", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { problem, optimum } = mixedProblem(seed);
      const { log, primalObjective } = solve(problem, { method: "schur", certify: false, relativeGap: 1e-13 });
      expect(log.every(({ method }) => method === "schur")).toBe(true);
      expect(Math.abs(primalObjective - optimum) / Math.max(1, Math.abs(optimum))).toBeLessThan(1e-11);
    }
  });
});
