import { partialTrace } from "@openbath/hilbert";
import { ComplexMatrix, kronecker, maxAbs, scale, subtract } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { type Chain, star } from "../src/paper-001/chain.ts";
import { counterexample } from "../src/paper-001/counterexample.ts";
import { optimum, type Question } from "../src/paper-001/optima.ts";

// Independent solutions of the same programs, by other code.
const REFERENCES: readonly [Question, number][] = [
  [{ chain: { NL: 1, NM: 1, NR: 1, g: 0.05, beta: [1, 5] }, of: "populations", traces: "fixed" }, 0.011355177795273525],
  [{ chain: { NL: 1, NM: 1, NR: 1, g: 0.05, beta: [1, 5] }, of: "coherences", traces: "fixed" }, 0.07742143064945764],
  [{ chain: { NL: 1, NM: 1, NR: 1, g: 0.05, beta: [1, 5] }, of: "coherences", traces: "free" }, 0.011239946952788848],
];

describe("the optima of paper 001", () => {
  it.each(REFERENCES)("are those of an independent solver: %j", (question, value) => {
    const found = optimum(question);
    expect(Math.abs(found.value - value)).toBeLessThan(2e-9); // the reference's own gap with free traces
    expect(found.lower).toBeLessThanOrEqual(found.value);
    expect(found.value - found.lower).toBeLessThan(1e-9);
  });

  it("with the sign of Eq. 40 are those that were stored for Fig. 5", () => {
    const question: Question = { chain: star(0.0231012970008316), of: "coherences", traces: "fixed" };
    expect(optimum(question).value).toBeCloseTo(0.0795, 4);
    expect(optimum({ ...question, error: "sign" }).value).toBeCloseTo(0.1608, 4);
  });

  it("of two bath sites on either side grow as g^2 out of equilibrium", () => {
    const tau = (g: number) => {
      const chain: Chain = { NL: 2, NM: 2, NR: 2, g, beta: [1, 5] };
      return optimum({ chain, of: "populations", traces: "fixed" }).value;
    };
    expect(Math.log2(tau(0.004) / tau(0.002))).toBeCloseTo(2, 1);
  });
});

describe("the local Lindblad equation of 1|0|2 between baths of beta = 1 and 5, g = 0.02", () => {
  const found = counterexample(0.02);

  it("exists: the residual vanishes, and every rate is positive", () => {
    expect(found.optimum.value).toBeLessThan(1e-9);
    expect(found.smallestRate).toBeGreaterThan(1e-4);
  });

  it("is made of jumps on the first site alone and on the last two alone", () => {
    const equation = found.equation(0.01);
    const jumps = equation.jumps?.() ?? [];
    expect(jumps.length).toBeGreaterThan(0);
    for (const { operator } of jumps) {
      const onFirst = kronecker(partialTrace(operator, equation.space, [1]), ComplexMatrix.identity(4));
      const onLast = kronecker(ComplexMatrix.identity(2), partialTrace(operator, equation.space, [2, 3]));
      const distances = [scale(1 / 4, onFirst), scale(1 / 2, onLast)].map((one) => maxAbs(subtract(operator, one)));
      expect(Math.min(...distances)).toBeLessThan(1e-15 + 1e-12 * maxAbs(operator));
    }
  });

  it("brings a pure state there without leaving the positive states, and with no more than the steady states' difference", () => {
    const run = found.relax(0.01);
    expect(run.smallestEigenvalue).toBeGreaterThan(-1e-13); // the first state is pure: zeros but for rounding
    expect(run.traceError).toBeLessThan(1e-12);
    expect(run.coherences / found.compare(0.01).coherences).toBeCloseTo(1, 3);
  });

  it("has the Redfield equation's coherences up to order epsilon^4 and populations up to order epsilon^2", () => {
    const [a, b] = [0.005, 0.0025].map(found.compare);
    expect(Math.log2(a.coherences / b.coherences)).toBeCloseTo(4, 1);
    expect(Math.log2(a.populations / b.populations)).toBeCloseTo(2, 1);
    expect(Math.log2(a.size / b.size)).toBeCloseTo(2, 1);
  });
});
