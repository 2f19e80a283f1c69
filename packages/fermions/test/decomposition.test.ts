import { describe, expect, it } from "vitest";
import {
  edgeDecay,
  equationOf,
  exponentialLevel,
  exponentialParameters,
  fixedPoint,
  globalDecomposition,
  landauerCurrents,
  localDecomposition,
  newnsPropagator,
  partCurrents,
  propagatorErrorBound,
  requireUniform,
  stationaryCorrelation,
  steadyCorrelation,
  UniformDynamics,
} from "../src/index.ts";
import { distance, networkOf, relaxing } from "./support/cases.ts";

describe("the dissipator taken apart", () => {
  it.each(relaxing)("$id: rates, interference and currents of both decompositions are those of the reference", (c) => {
    const uniform = requireUniform(networkOf(c.params));
    const { Gamma, h, Omega } = c.params;
    const near = 2e-12 * Gamma * (1 + (1e-3 * Math.abs(h)) / Gamma);
    const global = globalDecomposition(uniform);
    const local = localDecomposition(uniform);
    const d = c.decomposition!;
    for (let a = 0; a < 2; a++) {
      for (let j = 0; j < 2; j++) {
        expect(Math.abs(global.leads[a].gain.get(j, j).re - d.gamma_plus_alpha_j[a][j])).toBeLessThan(near);
        expect(Math.abs(global.leads[a].loss.get(j, j).re - d.gamma_minus_alpha_j[a][j])).toBeLessThan(near);
      }
      expect(Math.abs(local.leads[a].gain.get(a, a).re - d.gbar_plus[a])).toBeLessThan(near);
      expect(Math.abs(local.leads[a].loss.get(a, a).re - d.gbar_minus[a])).toBeLessThan(near);
      // no part of the total is left on the modes' own diagonal
      expect(Math.abs(local.interference.gain.get(a, a).re)).toBeLessThan(near);
    }
    const xi = global.interference.gain.get(0, 1);
    expect(Math.abs(xi.re - d.xi_corrected)).toBeLessThan(near);
    expect(Math.abs(xi.im - d.eta_with_Eprime)).toBeLessThan(near * Math.max(1, Omega / 10));
    expect(Math.abs(local.interference.gain.get(0, 1).re - d.Lbar_plus_LR.re)).toBeLessThan(near);
    expect(Math.abs(local.interference.loss.get(0, 1).re - d.Lbar_minus_LR.re)).toBeLessThan(near);

    const { statistics } = uniform.net;
    const stationary = stationaryCorrelation(equationOf(statistics, global.total, global.hamiltonian));
    const left = partCurrents(statistics, global.leads[0], stationary, global.hamiltonian);
    expect(Math.abs(left.particle - d.current_eq61)).toBeLessThan(near);
    expect(Math.abs(left.energy - d.current_eq62)).toBeLessThan(near * Math.max(1, h));
  });

  it("each lead's global part leaves the marginal of a global Gibbs state in place, the local one leaves the other mode free", () => {
    const p = { ...relaxing[0].params, Gamma: 0.2 };
    const uniform = requireUniform(networkOf(p));
    const alone = requireUniform(networkOf({ ...p, TR: p.TL, muR: p.muL }));
    const thermal = new UniformDynamics(alone).steadyCorrelation();
    expect(distance(fixedPoint("fermion", globalDecomposition(uniform).leads[0])!, thermal)).toBeLessThan(1e-13);
    expect(fixedPoint("fermion", localDecomposition(uniform).leads[0])).toBeUndefined();
  });

  it("at weak coupling the global parts carry the exact currents, and the local ones miss the particle current by Eq. 80", () => {
    const p = { h: 1, delta: 0, g: 0.5, Gamma: 1e-4, Omega: 10, TL: 0.1, TR: 0.2, muL: 1.2, muR: 0.6 };
    const net = networkOf(p);
    const uniform = requireUniform(net);
    const exact = landauerCurrents(net)[0];
    const global = globalDecomposition(uniform);
    const stationary = stationaryCorrelation(equationOf("fermion", global.total, global.hamiltonian));
    const current = partCurrents("fermion", global.leads[0], stationary, global.hamiltonian);
    expect(Math.abs(current.particle / exact.particle - 1)).toBeLessThan(1e-3);
    expect(Math.abs(current.energy / exact.energy - 1)).toBeLessThan(1e-3);
    const local = localDecomposition(uniform);
    const site = partCurrents("fermion", local.leads[0], steadyCorrelation(net), local.hamiltonian);
    // Eq. 80: off by (g / 2 Delta)(Gamma_2 - Gamma_1) Re <c_L^dag c_R>
    const [upper, lower] = exponentialParameters(uniform, "renormalised");
    const correction = 0.5 * (lower.rate - upper.rate) * steadyCorrelation(net).get(0, 1).re;
    expect(Math.abs(site.particle - exact.particle - correction) / exact.particle).toBeLessThan(1e-4);
    expect(Math.abs(correction / exact.particle)).toBeGreaterThan(1e-3);
    expect(Math.abs(site.energy / exact.energy - 1)).toBeGreaterThan(1e-2);
  });
});

describe("the exponential propagator", () => {
  it("is no further from the exact one than its bound, in both readings", () => {
    for (const c of relaxing.filter(({ params }) => params.Gamma < 0.1 * params.Omega)) {
      const uniform = requireUniform(networkOf(c.params));
      for (const reading of ["bare", "renormalised"] as const) {
        const parameters = exponentialParameters(uniform, reading);
        uniform.levels.forEach((level, j) => {
          for (const tau of [1e-3, 0.1, 1, 10, 100, 1000]) {
            const t = tau / level.bandwidth;
            const exact = newnsPropagator(level, t);
            const simple = exponentialLevel(parameters[j].energy, parameters[j].rate).propagator(t);
            const error = Math.hypot(exact.re - simple.re, exact.im - simple.im);
            expect(error).toBeLessThan(propagatorErrorBound(level, t, reading).total + 1e-14);
          }
        });
      }
    }
  });

  it("u(0) = 0.53935 and u falls like tau^(-3/2)/sqrt(2 pi)", () => {
    expect(edgeDecay(0)).toBeCloseTo(0.53935, 5);
    expect(edgeDecay(1e6) * 1e9 * Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 5);
  });
});
