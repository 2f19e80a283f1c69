import { describe, expect, it } from "vitest";
import { checkTauPop, ness, tauPop, traceDistanceBounds, withoutCharges } from "../src/index.ts";
import { cases, leftAndRight, paperChain } from "./paper-chain.ts";

const solved = cases.map((c) => {
  const { left, right } = leftAndRight(c.params);
  const regions = [left, right];
  const state = ness(paperChain(c.params));
  return { ...c, regions, state, tau: tauPop(state, { regions }) };
});

describe("tau_pop of the paper's chain", () => {
  it.each(solved)("$id agrees with 20 digits to 1e-12 absolute, and both bounds bracket it", ({ tau, tau_pop }) => {
    const exact = Number(tau_pop.hp_value);
    expect(Math.abs(tau.value - exact)).toBeLessThan(1e-14); // populations and maps are good to a few roundings
    expect(tau.lowerBound).toBeLessThanOrEqual(exact);
    expect(tau.upperBound).toBeGreaterThanOrEqual(exact);
    expect(tau.accuracy).toBeLessThan(1e-12);
  });

  it.each(solved.filter((c) => c.tau_pop_free_ratio))("$id with only the sum of the traces prescribed", (c) => {
    const { value } = c.tau_pop_free_ratio as { value: number };
    const free = tauPop(c.state, { regions: c.regions, traces: "free" });
    expect(Math.abs(free.value - value)).toBeLessThan(2e-14); // the reference's own gap
    expect(free.value).toBeLessThanOrEqual(c.tau.upperBound);
  });

  it("tells a value of 1e-11 from zero: 2|2|2 in equilibrium at g = 10^(-18/11)", () => {
    const params = { ...cases[12].params, g: 10 ** (-18 / 11), beta: [1, 1, 1, 1] };
    const { lowerBound, upperBound } = tauPop(ness(paperChain(params)), {
      regions: [
        [1, 2],
        [5, 6],
      ],
    });
    expect(lowerBound).toBeLessThan(1.079816255e-11);
    expect(upperBound).toBeGreaterThan(1.079816255e-11);
    expect(upperBound - lowerBound).toBeLessThan(1e-13);
  });

  it("is the same for the program reduced by the charge and for the full one", () => {
    for (const c of solved.filter(({ id }) => ["n1m2_g9", "n2m0_hid"].includes(id))) {
      const full = tauPop(c.state, { regions: c.regions, charges: withoutCharges(c.state.basis.space) });
      expect(full.gamma[0].length).toBe(1);
      expect(Math.abs(full.value - c.tau.value)).toBeLessThan(1e-14);
    }
  });

  it("is proportional to the traces, and a region without sites has no dissipator", () => {
    const { state, regions, tau } = solved[2];
    const doubled = tauPop(state, { regions, traces: [2, 2] });
    expect(doubled.value / tau.value).toBeCloseTo(2, 12);
    const none = tauPop(state, { regions: [[], []] });
    expect(none).toMatchObject({ value: 0, lowerBound: 0, upperBound: 0 });
  });
});

describe("the certificate of tau_pop", () => {
  const { state, regions, tau } = solved[2];

  it("is accepted as it is", () => {
    expect(checkTauPop(state, { regions }, tau.certificate).lowerBound).toBe(tau.lowerBound);
    expect(tau.lowerBound).toBeGreaterThan(0.0257);
  });

  it("is refused or loses its bound when it is corrupted", () => {
    const { weights } = tau.certificate;
    const beyond = Float64Array.from(weights, (z) => 1.5 * z);
    expect(() => checkTauPop(state, { regions }, { weights: beyond })).toThrow(/must be in \[-1, 1\]/);
    const flipped = Float64Array.from(weights, (z) => -z);
    expect(checkTauPop(state, { regions }, { weights: flipped }).lowerBound).toBe(0);
    for (let k = 0; k < weights.length; k++) {
      const one = Float64Array.from(weights, (z, n) => (n === k ? (z > 0 ? -1 : 1) : z));
      expect(checkTauPop(state, { regions }, { weights: one }).lowerBound).toBeLessThan(tau.lowerBound - 1e-6);
    }
    expect(() => checkTauPop(state, { regions }, { weights: [1, Number.NaN] })).toThrow(/one number per level/);
    expect(() => checkTauPop(state, { regions }, { weights: Float64Array.from(weights, () => Number.NaN) })).toThrow();
  });
});

describe("how far the steady state of any allowed equation is", () => {
  it.each(solved.filter((c) => (c.lemma1_lower_bound ?? 0) > 1e-9 && c.params.NL < 3))(
    "$id: Lemma 1 and its sharper form",
    (c) => {
      const bounds = traceDistanceBounds(c.state, c, c.tau);
      // they come from the checked lower bound of tau, which gives 1e-13 away
      const relative = 2e-13 / Number(c.tau_pop.hp_value);
      expect(Math.abs(bounds.lemma1 / (c.lemma1_lower_bound as number) - 1)).toBeLessThan(relative + 1e-7);
      expect(Math.abs(bounds.sharper / (c.sharper_lower_bound as number) - 1)).toBeLessThan(relative + 1e-7);
      expect(bounds.lemma1).toBeLessThan(bounds.sharper);
      expect(bounds.dual).toBeGreaterThan(1.1 * bounds.sharper);
    },
  );
});
