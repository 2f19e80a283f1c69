import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bondCurrent,
  boundaryCurrents,
  boundStates,
  entropyProduction,
  landauerCurrents,
  steadyCorrelation,
  toEnergyBasis,
  transmission,
} from "../src/index.ts";
import { bound, distance, networkOf, relaxing } from "./support/cases.ts";

const ZERO = [
  {
    h: 50,
    delta: 0.1,
    g: 0.5,
    Gamma: 1e-4,
    Omega: 100,
    muL: 51,
    muR: 49,
    particle: 4.163555494927301e-5,
    energy: 0.0020817607480905567,
  },
  {
    h: 1,
    delta: 0.1,
    g: 0.5,
    Gamma: 1e-4,
    Omega: 100,
    muL: 1,
    muR: -1,
    particle: 2.4037801049067048e-5,
    energy: 1.7910125574243894e-5,
  },
  {
    h: 1,
    delta: 0,
    g: 0.5,
    Gamma: 0.01,
    Omega: 10,
    muL: 1,
    muR: 0.5,
    particle: 0.002489207236869178,
    energy: 0.0018771474779080463,
  },
];

describe("the steady state of paper 004's network", () => {
  it.each(relaxing)("$id: correlations, currents and entropy production are those of the reference", (c) => {
    const net = networkOf(c.params);
    const correlation = steadyCorrelation(net);
    const steady = c.steady!;
    expect(distance(correlation, steady.C_site)).toBeLessThan(1e-12);
    expect(distance(toEnergyBasis(correlation, net.energyBasis), steady.C)).toBeLessThan(1e-12);
    const [left, right] = landauerCurrents(net);
    const scale = Math.abs(steady.JP) || 1e-18;
    expect(Math.abs(left.particle - steady.JP)).toBeLessThan(1e-11 * scale);
    expect(Math.abs(right.particle + steady.JP)).toBeLessThan(1e-11 * scale);
    expect(Math.abs(left.energy - steady.JE)).toBeLessThan(1e-11 * (Math.abs(steady.JE) || 1e-18));
    expect(Math.abs(left.heat - steady.JQ[0])).toBeLessThan(1e-11 * (Math.abs(steady.JQ[0]) + 1e-18));
    expect(Math.abs(right.heat - steady.JQ[1])).toBeLessThan(1e-11 * (Math.abs(steady.JQ[1]) + 1e-18));
    expect(Math.abs(entropyProduction(net) - steady.entropy_production)).toBeLessThan(
      1e-11 * (steady.entropy_production + 1e-16),
    );
    expect(Math.abs(bondCurrent(net, correlation, 1, 2) - steady.JP)).toBeLessThan(1e-13);
    const boundary = boundaryCurrents(net);
    expect(Math.abs(boundary[0].particle - steady.JP)).toBeLessThan(1e-13 * (1 + c.params.Gamma));
    expect(Math.abs(boundary[1].energy + steady.JE)).toBeLessThan(1e-12 * (1 + c.params.Omega * c.params.Gamma));
    for (const { omega, T } of c.spectral!) {
      expect(Math.abs(transmission(net, 0, 1, omega) - T)).toBeLessThan(1e-12 * (T + 1e-4));
    }
  });
});

describe("bound states", () => {
  it.each(bound)(
    "$id: energies and weights are those of the reference, and the steady state is refused by name",
    (c) => {
      const net = networkOf(c.params);
      const states = boundStates(net);
      const expected = c.bound_states.flat().sort((a, b) => a.energy - b.energy);
      expect(states.length).toBe(expected.length);
      states.forEach((state, i) => {
        expect(Math.abs(state.energy - expected[i].energy)).toBeLessThan(1e-11);
        let trace = 0;
        for (let j = 0; j < 2; j++) trace += state.weight.get(j, j).re;
        expect(Math.abs(trace - expected[i].weight)).toBeLessThan(1e-11);
      });
      expect(() => steadyCorrelation(net)).toThrow(/bound state at 10\./);
    },
  );

  it("a network that relaxes has none", () => {
    for (const c of relaxing) expect(boundStates(networkOf(c.params))).toEqual([]);
  });
});

describe("zero temperature and narrow resonances", () => {
  // 30-digit quadrature bracketed around each resonance
  it.each(ZERO)(
    "h=$h, Gamma=$Gamma, Omega=$Omega: Landauer currents hold eleven digits",
    ({ particle, energy, ...p }) => {
      const { h } = p;
      const net = networkOf({ ...p, TL: 0, TR: 0 });
      const [left] = landauerCurrents(net);
      // a rounding of the level energy is 1e-10 of the half width in the first case
      expect(Math.abs(left.particle / particle - 1)).toBeLessThan(h > 10 ? 5e-11 : 1e-12);
      expect(Math.abs(left.energy / energy - 1)).toBeLessThan(h > 10 ? 5e-11 : 1e-12);
      expect(Math.abs(bondCurrent(net, steadyCorrelation(net), 1, 2) / particle - 1)).toBeLessThan(1e-8);
      expect(entropyProduction(net)).toBe(Number.POSITIVE_INFINITY);
    },
  );

  it("equal leads drive no current at all, and the second law holds for random ones", () => {
    const p = { h: 1, delta: 0.3, g: 0.5, Gamma: 0.3, Omega: 4, TL: 0.2, TR: 0.2, muL: 0.4, muR: 0.4 };
    for (const { particle, energy, heat } of landauerCurrents(networkOf(p)))
      expect([particle, energy, heat]).toEqual([0, 0, 0]);
    fc.assert(
      fc.property(
        fc.record({
          h: fc.double({ min: -1, max: 2, noNaN: true }),
          delta: fc.double({ min: -1, max: 1, noNaN: true }),
          g: fc.double({ min: 0.05, max: 1, noNaN: true }),
          Gamma: fc.double({ min: 1e-3, max: 1, noNaN: true }),
          TL: fc.double({ min: 0.02, max: 2, noNaN: true }),
          TR: fc.double({ min: 0.02, max: 2, noNaN: true }),
          muL: fc.double({ min: -2, max: 2, noNaN: true }),
          muR: fc.double({ min: -2, max: 2, noNaN: true }),
        }),
        (q) => {
          const net = networkOf({ ...q, Omega: 6 });
          const currents = landauerCurrents(net);
          expect(entropyProduction(net, currents)).toBeGreaterThan(-1e-15);
          const boundary = boundaryCurrents(net);
          currents.forEach((current, a) => {
            expect(Math.abs(current.particle - boundary[a].particle)).toBeLessThan(1e-13);
            expect(Math.abs(current.heat - (current.energy - net.leads[a].bath.mu * current.particle))).toBeLessThan(
              1e-14,
            );
          });
        },
      ),
      { numRuns: 30, seed: 4 },
    );
  });
});
