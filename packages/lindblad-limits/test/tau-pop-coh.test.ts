import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { checkTauPopCoh, ness, type TauPopCoh, tauPopCoh, withoutCharges } from "../src/index.ts";
import { type Case, cases, leftAndRight, paperChain } from "./paper-chain.ts";

const slow = ["n2m2_g9", "n2m2_eq_g1", "n2m2_bias_g2", "n2m2_hid_a", "n3m1_f4_g7", "n3m1_f4_minusg"];
const solve = (c: Case, options: Partial<Parameters<typeof tauPopCoh>[1]> = {}) => {
  const { left, right } = leftAndRight(c.params);
  const state = ness(paperChain(c.params));
  const question = { regions: [left, right], ...options };
  return { state, question, tau: tauPopCoh(state, question) };
};
/** Two certified intervals of the same number must meet; ours is narrow. */
function expectAgreement(
  tau: TauPopCoh,
  reference: { value: number; lower: number; upper: number },
  width: number,
): void {
  expect(tau.lowerBound).toBeLessThanOrEqual(reference.upper);
  expect(tau.upperBound).toBeGreaterThanOrEqual(reference.lower);
  expect(Math.abs(tau.value - reference.value)).toBeLessThan(1e-10 + (reference.upper - reference.lower));
  expect(tau.accuracy).toBeLessThan(width);
}

describe("tau_pop,coh of the paper's chain", () => {
  it.each(cases.filter(({ id }) => !slow.includes(id)))("$id, spectral norm", (c) => {
    expectAgreement(solve(c).tau, c.tau_popcoh.spectral, 1e-11);
  });

  it.each(cases.filter(({ id, params }) => params.NL < 3 && !slow.includes(id)))("$id, Frobenius norm", (c) => {
    expectAgreement(solve(c, { norm: "frobenius" }).tau, c.tau_popcoh.frobenius, 1e-11);
  });

  it.each(cases.filter(({ params }) => params.NL + params.NM + params.NR < 5 && params.NL < 3))(
    "$id, free traces",
    (c) => {
      const { tau } = solve(c, { traces: "free" });
      const { upper, lower_for_t_up_to_1e4: lower } = c.tau_popcoh_free_trace_spectral as {
        upper: number;
        lower_for_t_up_to_1e4: number;
      };
      expectAgreement(tau, { value: tau.value, lower, upper }, 1e-9);
      expect(tau.upperBound).toBeLessThanOrEqual(c.tau_popcoh.spectral.upper);
    },
  );

  it("is the same for the program reduced by the charge and for the full one, in both norms and with free traces", () => {
    const c = cases[2]; // 1|2|1
    for (const options of [{}, { norm: "frobenius" }, { traces: "free" }] as const) {
      const reduced = solve(c, options);
      const full = tauPopCoh(reduced.state, {
        ...reduced.question,
        charges: withoutCharges(reduced.state.basis.space),
      });
      expect(full.variables).toBeGreaterThan(reduced.tau.variables);
      expect(Math.abs(full.value - reduced.tau.value)).toBeLessThan(1e-11);
    }
  });

  it("vanishes when the equation may act everywhere, in equilibrium and out of it", () => {
    const c = cases.find(({ id }) => id === "n3m0_eq_gamma") as Case;
    const params = { ...c.params, NL: 2, omega_splitting: [1, 1.1], bath_sites: [1, 2], beta: [0.5, 3], gamma: [1, 2] };
    expect(solve({ ...c, params }).tau.upperBound).toBeLessThan(1e-11);
  });

  it("is the norm of L2[rho0] when no dissipator is allowed", () => {
    const state = ness(paperChain(cases[0].params));
    const tau = tauPopCoh(state, { regions: [] });
    expect(tau.value).toBeCloseTo(cases[0].ness.L2_spectral, 10);
    expect(tau.lowerBound).toBeCloseTo(cases[0].ness.L2_spectral, 10);
  });
});

describe("the certificate of tau_pop,coh", () => {
  const { state, question, tau } = solve(cases[2]);

  it("is accepted as it is", () => {
    expect(checkTauPopCoh(state, question, tau.certificate).lowerBound).toBe(tau.lowerBound);
  });

  it("loses its bound when it is corrupted, and is refused when it is no witness at all", () => {
    const { witness } = tau.certificate;
    const d = witness.rows;
    const negative = new ComplexMatrix(
      d,
      d,
      witness.data.map((x) => -x),
    );
    expect(checkTauPopCoh(state, question, { witness: negative }).lowerBound).toBe(0);
    for (const entry of [0, 5 * (d + 1), 10 * (d + 1)]) {
      const spoilt = witness.clone();
      spoilt.data[2 * entry] += 0.05;
      expect(checkTauPopCoh(state, question, { witness: spoilt }).lowerBound).toBeLessThan(tau.lowerBound - 1e-5);
    }
    // a witness that a Lamb shift can follow without end proves nothing
    const drifting = witness.clone();
    for (const at of [2 * d - 16, 2 * d + 16]) drifting.data[at] += 1;
    expect(checkTauPopCoh(state, question, { witness: drifting }).lowerBound).toBeLessThan(tau.lowerBound - 1e-5);
    expect(() => checkTauPopCoh(state, question, { witness: ComplexMatrix.zeros(d) })).toThrow(/must not be zero/);
    expect(() => checkTauPopCoh(state, question, { witness: ComplexMatrix.zeros(3) })).toThrow(/must be 16 x 16/);
  });
});
