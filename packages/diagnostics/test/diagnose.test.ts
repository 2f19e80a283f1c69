import {
  eigenbasisLindblad,
  type Generator,
  localLindblad,
  type OpenSystem,
  redfield,
  universalLindblad,
} from "@openbath/generators";
import { gibbsState, numberOperator, sx, sz, traceDistance } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";
import { describe, expect, it } from "vitest";
import {
  checks,
  commonBath,
  type Diagnosis,
  detailedBalanceViolations,
  diagnose,
  distancesToGibbs,
  positivity,
  traceDistanceToGibbs,
} from "../src/index.ts";
import { bare } from "./support/bare.ts";
import { chain } from "./support/chain.ts";

const equations = { redfield, eigenbasisLindblad, localLindblad, universalLindblad };
const equilibrium = chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.1 });
const driven = chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.1, betas: [5, 0.5] });

function diagnosis(equation: (system: OpenSystem) => Generator, system: OpenSystem): Diagnosis {
  const generator = equation(system);
  return diagnose(generator, steadyState(generator));
}

const holds = ({ verdict }: Diagnosis, check: string): boolean | undefined =>
  verdict.findings.find((finding) => finding.check === check)?.holds;

describe("checks", () => {
  it.each(Object.entries(equations))("are what a diagnosis says of the state, no more: %s", (_, equation) => {
    for (const system of [equilibrium, driven]) {
      const generator = equation(system);
      const state = steadyState(generator);
      const found = checks(generator, state);
      const whole = diagnose(generator, state);
      const names = Object.keys(found) as (keyof typeof found)[];
      expect(names.toSorted()).toEqual([
        "currents",
        "localConservation",
        "positivity",
        ...(system === equilibrium ? ["traceDistanceToGibbs"] : []),
      ]);
      for (const name of names) expect(found[name]).toEqual(whole[name]);
    }
  });
});

describe("the distance to the Gibbs state", () => {
  it("is the trace distance of the matrices, with the energy basis or without", () => {
    for (const equation of Object.values(equations)) {
      const generator = equation(equilibrium);
      const state = steadyState(generator);
      const number = numberOperator(generator.space)!;
      const thermal = gibbsState(generator.system.hamiltonian, 1, { mu: -0.5, number });
      const distance = traceDistanceToGibbs(generator, state)!;
      expect(distance).toBeCloseTo(traceDistance(state.density, thermal), 14);
      const hidden = bare(generator);
      expect(traceDistanceToGibbs(hidden, steadyState(hidden))).toBeCloseTo(distance, 13);
    }
  });

  it("is not defined when the baths differ; to each bath's own it is", () => {
    const generator = redfield(driven);
    const state = steadyState(generator);
    expect(commonBath(generator)).toBeUndefined();
    expect(traceDistanceToGibbs(generator, state)).toBeUndefined();
    expect(distancesToGibbs(generator, state).size).toBe(2);
  });

  it("is not defined when mu is not zero and nothing is conserved; with mu = 0 it is", () => {
    const tilt = (mus: readonly number[]): OpenSystem => {
      const base = chain({ fields: [1, 1.5], g: 0.1, epsilon: 0.1, mus });
      const { space } = base.hamiltonian;
      const couplings = base.couplings.map(({ bath }, k) => ({
        bath,
        operator: sx(space, k + 1),
        kind: "hermitian" as const,
      }));
      return { ...base, couplings, hamiltonian: base.hamiltonian.plus(sx(space, 1).times(0.2)) };
    };
    const with0 = redfield(tilt([0, 0]));
    const without = redfield(tilt([-0.5, -0.5]));
    expect(traceDistanceToGibbs(with0, steadyState(with0))).toBeGreaterThan(0);
    expect(traceDistanceToGibbs(without, steadyState(without))).toBeUndefined();
  });

  it("reaches the ground state at zero temperature", () => {
    const cold = chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.1, betas: [Infinity, Infinity] });
    const generator = eigenbasisLindblad(cold);
    const state = steadyState(generator);
    expect(traceDistanceToGibbs(generator, state)).toBeLessThan(1e-15);
    expect(state.populations[0]).toBe(1);
  });
});

describe("detailed balance", () => {
  it("holds bath by bath for all but the local equation, in equilibrium or not", () => {
    for (const system of [equilibrium, driven]) {
      for (const [name, equation] of Object.entries(equations)) {
        for (const generator of [equation(system), bare(equation(system))]) {
          const violations = detailedBalanceViolations(generator);
          expect(violations.size).toBe(2);
          for (const violation of violations.values()) {
            if (name === "localLindblad") expect(violation).toBeGreaterThan(1e-5);
            else expect(violation).toBeLessThan(1e-13);
          }
        }
      }
    }
  });
});

describe("positivity", () => {
  it("is the sum of the negative eigenvalues, of which Redfield can have some at low temperature", () => {
    const cold = chain({ fields: [1, 1.5, 2], g: 0.3, epsilon: 0.3, betas: [20, 20] });
    const state = steadyState(redfield(cold));
    expect(positivity(state)).toBeGreaterThan(1e-10);
    expect(positivity(state)).toBeGreaterThanOrEqual(-state.minEigenvalue);
    expect(diagnosis(redfield, cold).verdict.trust).toBe("partly");
    expect(diagnosis(redfield, cold).verdict.text).toMatch(/negative eigenvalue -\d/);
    expect(positivity(steadyState(universalLindblad(cold)))).toBeLessThan(1e-15);
  });
});

describe("the diagnosis of paper 000's Table I", () => {
  it("has a thermalising, conserving, not completely positive Redfield equation", () => {
    for (const system of [equilibrium, driven]) {
      const result = diagnosis(redfield, system);
      expect(holds(result, "thermalisation")).toBe(true);
      expect(holds(result, "local-conservation")).toBe(true);
      expect(holds(result, "complete-positivity")).toBe(false);
      expect(holds(result, "positivity")).toBe(true);
      expect(holds(result, "second-law")).toBe(true);
      expect(result.verdict.trust).toBe("yes");
      expect(result.verdict.text).toMatch(/^redfield: trust it to leading order/);
    }
    expect(diagnosis(redfield, equilibrium).traceDistanceToGibbs).toBeGreaterThan(1e-4);
    expect("traceDistanceToGibbs" in diagnosis(redfield, driven)).toBe(false);
  });

  it("has a local Lindblad equation that conserves and is completely positive, but does not thermalise", () => {
    const result = diagnosis(localLindblad, equilibrium);
    expect(holds(result, "thermalisation")).toBe(false);
    expect(holds(result, "local-conservation")).toBe(true);
    expect(holds(result, "complete-positivity")).toBe(true);
    expect(result.verdict.trust).toBe("no");
    expect(result.verdict.findings[0].text).toMatch(/thermalises: no \(trace distance to the Gibbs state 3.\de-2/);
    expect(diagnosis(localLindblad, driven).verdict.trust).toBe("no");
  });

  it("has an eigenbasis Lindblad equation that thermalises exactly, without currents inside", () => {
    const result = diagnosis(eigenbasisLindblad, equilibrium);
    expect(holds(result, "thermalisation")).toBe(true);
    expect(result.traceDistanceToGibbs).toBeLessThan(1e-15);
    expect(result.verdict.findings[0].text).toMatch(/exactly/);
    expect(result.verdict.trust).toBe("partly");
    for (const { number } of diagnosis(eigenbasisLindblad, driven).bondCurrents) expect(Math.abs(number!)).toBe(0);
  });

  it("has a universal Lindblad equation that thermalises and is completely positive, but does not conserve", () => {
    const result = diagnosis(universalLindblad, driven);
    expect(holds(result, "thermalisation")).toBe(true);
    expect(holds(result, "local-conservation")).toBe(false);
    expect(holds(result, "complete-positivity")).toBe(true);
    expect(result.verdict.trust).toBe("partly");
    expect(result.verdict.text).toMatch(/neither coherences nor currents inside/);
  });

  it("tells the eigenbasis equation off when levels lie closer than the rates", () => {
    const close = chain({ fields: [1, 1, 1], g: 0.001, epsilon: 0.2, betas: [5, 0.5] });
    const result = diagnosis(eigenbasisLindblad, close);
    expect(holds(result, "secular")).toBe(false);
    expect(result.verdict.trust).toBe("no");
    expect(result.regime!.smallestSpacing).toBeLessThan(result.regime!.dissipator);
  });

  it("trusts no state that is one of many", () => {
    const base = chain({ fields: [1, 1.5], g: 0, epsilon: 0.1 });
    const apart = { ...base, couplings: [base.couplings[0]] };
    const generator = redfield(apart);
    const { verdict } = diagnose(generator, steadyState(generator, { allowDegenerate: true }));
    expect(verdict.trust).toBe("no");
    expect(verdict.text).toMatch(/not one steady state but 2/);
  });

  it("goes without the numbers that are not affordable or not defined", () => {
    const generator = redfield(equilibrium);
    const short = diagnose(generator, steadyState(generator), { kossakowski: false });
    expect("kossakowskiMinimum" in short).toBe(false);
    expect(holds(short, "complete-positivity")).toBeUndefined();
    const pair = chain({ fields: [1, 1.5], g: 0.1, epsilon: 0.1 });
    expect("localConservation" in diagnosis(redfield, pair)).toBe(false);
    const hidden = bare(generator);
    const wide = diagnose(hidden, steadyState(hidden));
    expect(wide.kossakowskiMinimum).toBeCloseTo(diagnose(generator, steadyState(generator)).kossakowskiMinimum!, 14);
    expect(sz(generator.space, 1).expectation(steadyState(hidden).density).re).toBeLessThan(0);
  });
});
