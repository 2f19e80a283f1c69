import { describe, expect, it } from "vitest";
import { chain } from "../src/paper-003/claims/thermodynamics.ts";
import { branchChange, excessInformation, extreme } from "../src/paper-003/claims/turning-points.ts";
import { figure2, figure3 } from "../src/paper-003/panels.ts";
import { paper003 } from "../src/paper-003/paper.ts";
import { crossing, DETUNED, QUASI_RESONANT, solve } from "../src/paper-003/wire.ts";
import { madeDirectly } from "./support/direct.ts";

describe("the wires of paper 003", () => {
  it("have the infidelities of code of 60 digits", () => {
    const beyond = (k: number) => solve(QUASI_RESONANT, k).global.infidelity - 1e-4;
    expect(crossing(beyond, 1e-9, 1e-5) / 7.0020477e-8).toBeCloseTo(1, 7);
    expect(crossing(beyond, 1e-4, 0.1) / 1.40935328e-2).toBeCloseTo(1, 7);
    expect(crossing((k) => solve(DETUNED, k).local.infidelity - 1e-4, 1e-3, 1) / 0.0410773814).toBeCloseTo(1, 7);
  });

  it("a crossing needs a change of sign", () => {
    expect(crossing((k) => 0.25 - k, 0.01, 1)).toBeCloseTo(0.25, 10);
    expect(() => crossing(() => 1, 0.1, 1)).toThrow(/no change of sign/);
  });

  it("are drawn in every panel, with something in each curve", () => {
    const panels = [...madeDirectly(figure2), ...madeDirectly(figure3)];
    expect(panels.map(({ file }) => file)).toEqual([
      ...["fig2a", "fig2b", "fig2c", "fig2d"],
      ...["fig3a", "fig3a-inset", "fig3b", "fig3c"],
    ]);
    for (const { figure } of panels) {
      if (!("curves" in figure)) throw new Error("expected curves");
      for (const { points } of figure.curves) expect(points.some(([, y]) => Number.isFinite(y) && y !== 0)).toBe(true);
    }
  });

  it("three statements do not hold: where the global current is right, all of the Redfield state, its positivity", () => {
    expect(
      madeDirectly(paper003.claims)
        .filter(({ holds }) => !holds)
        .map(({ where }) => where),
    ).toEqual(["Fig. 2(d)", "Appendix", "Sec. II"]);
  });
});

// Positions and values by code of 60 digits; a maximum is placed to the root of the rounding error only.
describe("the turning points of paper 003", () => {
  it("of the global state: its largest infidelity", () => {
    const { k, value } = extreme(QUASI_RESONANT, (global) => global.infidelity, 1, 1e-6, 1e-3);
    expect(value).toBeCloseTo(0.0201646831, 10);
    expect(k / 3.1304e-5).toBeCloseTo(1, 4);
  });

  it("of the excess of mutual information", () => {
    const most = extreme(QUASI_RESONANT, excessInformation, 1, 1e-7, 1e-5);
    const least = extreme(QUASI_RESONANT, excessInformation, -1, 1e-4, 1e-2);
    expect(most.value).toBeCloseTo(0.0100027692, 10);
    expect(most.k / 9.894e-7).toBeCloseTo(1, 3);
    expect(least.value).toBeCloseTo(-0.0099965062, 10);
    expect(least.k / 9.899e-4).toBeCloseTo(1, 3);
  });

  it("of the discord, from one branch to the other", () => {
    // the branches touch smoothly, so that the place is known to the root of the rounding error
    expect(branchChange() / 0.0187080424).toBeCloseTo(1, 6);
  });
});

describe("heat in paper 003", () => {
  it("flows between baths of one temperature by the local equation only", () => {
    const { exact, global, local } = solve({ frequencies: [1, 2], temperatures: [2, 2] }, 0.5);
    expect(local.hot / -0.00010947614450093079).toBeCloseTo(1, 9);
    expect([exact.hot, global.hot]).toEqual([0, 0]);
  });

  it("is overestimated by the global equation up to a millionfold", () => {
    const ratios = [1e-3, 1e-4, 1e-5, 1e-6, 1e-8].map((k) => {
      const { global, exact } = solve(QUASI_RESONANT, k);
      return global.hot / exact.hot;
    });
    [2.001, 101, 9.9e3, 5e5, 9.999e5].forEach((value, i) => {
      expect(Math.abs(ratios[i] / value - 1)).toBeLessThan(5e-4);
    });
  });

  it("in a uniform chain with springs as weak as the damping the local state is right, not the global one", () => {
    const { global, local } = chain(3, 1e-3);
    expect(global).toBeGreaterThan(1e-2);
    expect(local).toBeLessThan(1e-6);
  });
});
