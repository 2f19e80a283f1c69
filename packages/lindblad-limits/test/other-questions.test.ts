import { redfield } from "@openbath/generators";
import { fermions, levels, sz } from "@openbath/hilbert";
import { ComplexMatrix, multiplyAdjoint } from "@openbath/linalg";
import { expansion, steadyState } from "@openbath/steady-state";
import { describe, expect, it } from "vitest";
import {
  conservingLindblad,
  limits,
  ness,
  siteSubsets,
  tauObservables,
  tauPop,
  tauPopCoh,
  thermalTarget,
  tightestTraceDistance,
  traceDistanceBounds,
} from "../src/index.ts";
import { type Case, cases, paperChain } from "./paper-chain.ts";
import { random, randomHermitian, randomSystem } from "./random-systems.ts";

const byId = (id: string): Case => cases.find((c) => c.id === id) as Case;

describe("the distance of every allowed equation's steady state", () => {
  it("is never below the bounds, for random equations on the regions", () => {
    for (const seed of [1, 2, 3]) {
      const state = ness(randomSystem(levels([2, 2, 2]), seed));
      const regions = [[1], [3]];
      const tau = tauPop(state, { regions });
      const plain = traceDistanceBounds(state, { regions }, tau);
      const tightest = tightestTraceDistance(state, { regions });
      expect(tightest.dual).toBeGreaterThan(0.999 * plain.dual);
      const next = random(seed + 50);
      for (let trial = 0; trial < 20; trial++) {
        const gamma = tau.gamma.map((blocks) =>
          blocks.map(({ rows }, b) => {
            if (trial === 0) return tau.gamma[0][b];
            const a = randomHermitian(rows, next);
            const g = multiplyAdjoint(a, a);
            let trace = 0;
            for (let i = 0; i < rows; i++) trace += g.get(i, i).re;
            return new ComplexMatrix(
              rows,
              rows,
              g.data.map((x) => x / trace),
            );
          }),
        );
        const [{ populations }] = expansion(conservingLindblad(state, regions, { gamma }), 1);
        const distance = populations.reduce(
          (sum, p, k) => sum + Math.abs(p - state.populations[state.basis.ascending[k]]),
          0,
        );
        expect(distance).toBeGreaterThan(tightest.dual);
      }
    }
  });
});

describe("the equation with correct populations and coherences of 1|0|2 at g = .02", () => {
  it("has the coherences of the Redfield steady state up to order epsilon^4", () => {
    const c = byId("n1n2m0_fig5_b");
    const errors = [0.02, 0.01].map((epsilon) => {
      const system = { ...paperChain({ ...c.params, g: 0.02 }), epsilon };
      const { candidate, populations } = limits(system, { left: [1], right: [2, 3], traces: "free" });
      if (candidate === undefined) throw new Error("no candidate");
      expect(populations).toBe("possible");
      expect(candidate.unravelling?.().jumps.length).toBeGreaterThan(0);
      const { basis } = ness(system);
      const own = basis.toEnergy(steadyState(candidate).density);
      const exact = basis.toEnergy(steadyState(redfield(system)).density);
      let error = 0;
      for (const { row, col, matrix } of exact.blocks()) {
        const other = own.block(row, col);
        for (let a = 0; a < matrix.rows; a++) {
          for (let b = 0; b < matrix.cols; b++) {
            const [x, y] = [matrix.get(a, b), other.get(a, b)];
            if (row !== col || a !== b) error = Math.max(error, Math.hypot(x.re - y.re, x.im - y.im));
          }
        }
      }
      return error / epsilon ** 2;
    });
    expect(errors[0]).toBeLessThan(0.1 * 3.5); // coherences themselves are 3.5 epsilon^2
    expect(errors[0] / errors[1]).toBeCloseTo(4, 0);
  });
});

describe("other questions", () => {
  it("thermalisation alone is tau_pop of the Gibbs state, which in equilibrium is rho0", () => {
    const c = byId("n1m2_eq_g8");
    const system = paperChain(c.params);
    const thermal = tauPop(thermalTarget(system, 1), { regions: [[1], [4]] });
    expect(thermal.value).toBeCloseTo(Number(c.tau_pop.hp_value), 13);
    const biased = thermalTarget(paperChain(byId("n1m2_g9").params), 0.7);
    expect(biased.energyL2.block(0, 0).get(0, 0).re).not.toBe(0);
    expect(tauPop(biased, { regions: [[1], [4]] }).lowerBound).toBeGreaterThan(0.01);
  });

  it("jump operators on fewer sites do no better", () => {
    const c = byId("n2m0_hid");
    const state = ness(paperChain(c.params));
    const wide = tauPop(state, {
      regions: [
        [1, 2],
        [3, 4],
      ],
      traces: { sum: 2 },
    });
    const narrow = tauPop(state, {
      regions: [...siteSubsets([1, 2], 1), ...siteSubsets([3, 4], 1)],
      traces: { sum: 2 },
    });
    expect(siteSubsets([1, 2, 3], 2)).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    // Gamma means F = f/sqrt(d_rest): the same jump on a smaller region has a larger d_rest and needs a larger trace
    expect(narrow.lowerBound).toBeGreaterThan(wide.upperBound);
    expect(() => siteSubsets([1], 2)).toThrow(/from 1 to 1/);
  });

  it("with no condition but the populations it is tau_pop", () => {
    const c = byId("n1m2_hid_a");
    const state = ness(paperChain(c.params));
    const regions = [[1], [4]];
    const same = tauObservables(state, { regions, conditions: [] });
    expect(Math.abs(same.value - Number(c.tau_pop.hp_value))).toBeLessThan(1e-11);
    expect(same.lowerBound).toBeLessThanOrEqual(same.upperBound);
    expect(same.upperBound - same.lowerBound).toBeLessThan(1e-10);
  });

  it("asking for the Redfield energy current as well costs more, and the currents can be had alone", () => {
    const c = byId("n1m2_hid_a");
    const system = paperChain(c.params);
    const state = ness(system);
    const regions = [[1], [4]];
    const rate = ComplexMatrix.zeros(16);
    const generator = redfield({ ...system, epsilon: 1 });
    const current = (k: number): number => {
      generator.parts.baths.get(system.couplings[k].bath)?.apply(state.rho0, rate);
      return system.hamiltonian.expectation(rate).re;
    };
    const conditions = [0, 1].map((region) => ({ observable: system.hamiltonian, region, value: current(region) }));
    expect(conditions[0].value + conditions[1].value).toBeCloseTo(0, 12);
    const both = tauObservables(state, { regions, conditions, traces: "free" });
    const alone = tauObservables(state, { regions, conditions, traces: "free", populations: false });
    expect(alone.upperBound).toBeLessThan(1e-10);
    expect(both.lowerBound).toBeGreaterThan(0.001);
    expect(both.upperBound - both.lowerBound).toBeLessThan(1e-8);
    expect(() =>
      tauObservables(state, { regions, conditions: [{ observable: sz(state.basis.space, 1), value: 0 }] }),
    ).toThrow(/diagonal in the energy basis/);
    expect(() => tauObservables(state, { regions: [[1], []], conditions })).toThrow(
      /place of a region with sites \(0\)/,
    );
  });

  it("a fermion region with another fermion site inside is refused", () => {
    const state = ness(paperChain(cases[0].params));
    const other = { ...state, basis: Object.assign(Object.create(state.basis), { space: fermions(3) }) };
    expect(() => tauPopCoh(other, { regions: [[1, 3]] })).toThrow(/fermion site 2 stands between/);
  });
});
