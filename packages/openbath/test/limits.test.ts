import { describe, expect, it } from "vitest";
import reference from "./fixtures/papers-001-to-004.json";
import { chain } from "./support/chain.ts";
import { openbath } from "./support/command-line.ts";

type Case = (typeof reference.limits)[number];

/** The chain of paper 001: one bath a site of the left and the right part, +g in H. */
function problem({ params: p }: Case): string {
  const sites = p.NL + p.NM + p.NR;
  const bath = (k: number) => ({
    beta: p.beta[k],
    mu: p.mu,
    spectralDensity: { kind: "ohmic-gaussian", strength: p.gamma[k], cutoff: p.omega_c },
  });
  return JSON.stringify({
    space: { spins: sites },
    hamiltonian: { xxz: { field: p.omega_splitting, coupling: -p.g, anisotropy: p.delta } },
    epsilon: 0.1,
    baths: Object.fromEntries(p.bath_sites.map((site, k) => [`b${site}`, bath(k)])),
    couplings: p.bath_sites.map((site) => ({ bath: `b${site}`, exchange: `sm(${site})` })),
    limits: {
      left: Array.from({ length: p.NL }, (_, k) => k + 1),
      right: Array.from({ length: p.NR }, (_, k) => sites - p.NR + k + 1),
      traces: [p.tL, p.tR],
    },
  });
}

describe("openbath limits", () => {
  it.each(reference.limits.map((one) => [one.id, one] as const))(
    "agrees with the reference of paper 001 (%s), bounds from below included",
    async (_, one) => {
      for (const norm of ["spectral", "frobenius"] as const) {
        const { code, out } = await openbath(["limits", "-", "--json", "--norm", norm], { "-": problem(one) });
        expect(code).toBe(0);
        const { tauPop, tauPopCoh, verdict, traceDistanceBound } = JSON.parse(out);
        expect(Math.abs(tauPop.value - one.tauPop)).toBeLessThan(1e-12);
        expect(tauPop.lowerBound).toBeLessThanOrEqual(one.tauPop);
        expect(tauPop.lowerBound).toBeGreaterThan(one.tauPop - 1e-12);
        expect(tauPopCoh.norm).toBe(norm);
        expect(Math.abs(tauPopCoh.value - one[norm])).toBeLessThan(1e-9);
        expect(tauPopCoh.lowerBound).toBeGreaterThan(one[norm] - 1e-8);
        expect(verdict).toBe("impossible");
        expect(traceDistanceBound).toBeGreaterThanOrEqual(one.sharper * (1 - 1e-9));
      }
    },
  );

  it("says that the populations are not unique where no bath reaches a spin", async () => {
    const isolated = JSON.stringify({
      space: { spins: 2 },
      hamiltonian: ["0.5*sz(1) + 0.7*sz(2)"],
      epsilon: 0.05,
      baths: { b: { beta: 1, mu: -0.1, spectralDensity: { kind: "ohmic-gaussian", strength: 1, cutoff: 5 } } },
      couplings: [{ bath: "b", exchange: "sm(1)" }],
      limits: { left: [1], right: [] },
    });
    const { code, err } = await openbath(["limits", "-"], { "-": isolated });
    expect(code).toBe(1);
    expect(err).toMatch(/limits: the populations to leading order are not unique/);
  });

  it("prints no summand of a Lindblad operator that is mere rounding", async () => {
    // no conserved charge: every operator is a sum over all of them
    const { out } = await openbath(["limits", "-"], {
      "-": chain({
        hamiltonian: '"0.5*sz(1) + 0.61*sz(2) + 0.72*sz(3) + 0.1*sx(1)*sx(2) + 0.2*sx(2)*sx(3) + 0.04*sy(1)"',
        limits: "{ left: [1], right: [2, 3] }",
      }),
    });
    const operators = out.split("Lindblad operators")[1];
    expect(operators).toMatch(/sx\(2\) sx\(3\)/);
    expect(operators).not.toMatch(/e-1[2-9]/);
  });

  it("says the same in words, with the Lindblad operators where an equation exists", async () => {
    const [one] = reference.limits;
    const { out } = await openbath(["limits", "-"], { "-": problem(one) });
    expect(out).toMatch(/impossible: tau_pop is between 1\.136e-2 and 1\.136e-2, the tolerance is 1\.0e-6/);
    const anywhere = chain({ limits: "{ left: [1, 2, 3], right: [] }" });
    const found = await openbath(["limits", "-"], { "-": anywhere });
    expect(found.code).toBe(0);
    expect(found.out).toMatch(/possible: /);
    expect(found.out).toMatch(/An equation with the right populations and coherences; its Lindblad operators/);
  });

  it("refuses what it cannot ask, in one line", async () => {
    const refusal = async (text: string, ...options: string[]) => {
      const { code, out, err } = await openbath(["limits", "-", ...options], { "-": text });
      expect([code, out]).toEqual([2, ""]);
      return err;
    };
    expect(await refusal(chain())).toMatch(/limits needs to know the sites of the dissipators/);
    expect(await refusal(chain({ limits: "{ left: [4], right: [] }" }))).toMatch(
      /limits\.left\[0\]: expected a site from 1 to 3, got 4/,
    );
    const good = chain({ limits: "{ left: [1], right: [3] }" });
    expect(await refusal(good, "--norm", "trace")).toMatch(/--norm: expected spectral or frobenius, got trace/);
    expect(await refusal(good, "--tolerance", "0")).toMatch(/--tolerance: expected a positive number, got 0/);
  });
});
