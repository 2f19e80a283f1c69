import { describe, expect, it } from "vitest";
import { claims } from "../src/paper-003/claims.ts";
import { figure2, figure3 } from "../src/paper-003/panels.ts";
import { crossing, DETUNED, QUASI_RESONANT, solve } from "../src/paper-003/wire.ts";

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
    const panels = [...figure2(), ...figure3()];
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
      claims()
        .filter(({ holds }) => !holds)
        .map(({ where }) => where),
    ).toEqual(["Fig. 2(d)", "Appendix", "Sec. II"]);
  });
});
