import { bath, flat } from "@openbath/baths";
import { eigenbasisLindblad, localLindblad, redfield, universalLindblad } from "@openbath/generators";
import { c, cd, fermions, levels, sx, sz, transition } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";
import { describe, expect, it } from "vitest";
import { bondCurrents, currents, entropyProduction, expectation, spinCurrents } from "../src/index.ts";
import { bare } from "./support/bare.ts";
import { bosonBath, chain, sum } from "./support/chain.ts";

const equations = { redfield, eigenbasisLindblad, localLindblad, universalLindblad };
const hotAndCold = chain({ fields: [1, 1.3, 0.8, 1.6], g: 0.15, anisotropy: 0.7, epsilon: 0.1, betas: [5, 0.5] });

describe("currents from the baths", () => {
  it("of energy and of quanta add up to zero in a steady state", () => {
    for (const equation of Object.values(equations)) {
      const generator = equation(hotAndCold);
      const [left, right] = [...currents(generator, steadyState(generator)).values()];
      expect(Math.abs(left.energy + right.energy)).toBeLessThan(1e-16);
      expect(Math.abs(left.number! + right.number!)).toBeLessThan(1e-16);
      expect(Math.abs(left.energy)).toBeGreaterThan(1e-4);
    }
  });

  it("go from hot to cold, and produce entropy", () => {
    for (const equation of Object.values(equations)) {
      const generator = equation(hotAndCold);
      const perBath = currents(generator, steadyState(generator));
      const [cold, hot] = [...perBath.values()];
      expect(hot.heat).toBeGreaterThan(0);
      expect(cold.heat).toBeLessThan(0);
      expect(hot.heat).toBeCloseTo(hot.energy + 0.5 * hot.number!, 16);
      const { rate, clausius } = entropyProduction(perBath)!;
      expect(rate).toBeCloseTo(-5 * cold.heat! - 0.5 * hot.heat!, 16);
      expect(clausius).toBe(true);
    }
  });

  it("are the same from an equation that does not show its energy basis", () => {
    for (const equation of Object.values(equations)) {
      const generator = equation(hotAndCold);
      const state = steadyState(generator);
      const hidden = bare(generator);
      const other = currents(hidden, steadyState(hidden));
      for (const [bath, { energy, number, heat }] of currents(generator, state)) {
        expect(other.get(bath)!.energy).toBeCloseTo(energy, 15);
        expect(other.get(bath)!.number).toBeCloseTo(number!, 15);
        expect(other.get(bath)!.heat).toBeCloseTo(heat!, 15);
      }
      bondCurrents(hidden, steadyState(hidden)).forEach(({ energy, number }, k) => {
        const wanted = bondCurrents(generator, state)[k];
        expect(energy).toBeCloseTo(wanted.energy, 14);
        expect(number).toBeCloseTo(wanted.number!, 14);
      });
    }
  });

  it("have no number where H_S does not conserve it, and no heat where mu then matters", () => {
    const { space } = hotAndCold.hamiltonian;
    const tilted = { ...hotAndCold, hamiltonian: hotAndCold.hamiltonian.plus(sx(space, 2).times(0.3)) };
    const generator = redfield(tilted);
    const perBath = currents(generator, steadyState(generator));
    for (const one of perBath.values()) expect(Object.keys(one)).toEqual(["energy"]);
    expect(entropyProduction(perBath)).toBeUndefined();
    expect(() => spinCurrents(generator, steadyState(generator))).toThrow(
      /no spin current across the cut after site 1/,
    );
  });

  it("have no number on levels that carry none", () => {
    const space = levels([3]);
    const system = {
      hamiltonian: sum([transition(space, 1, 1, 1), transition(space, 1, 2, 2).times(2.5)]),
      couplings: [0.5, 2].map((beta, k) => {
        const jump = transition(space, 1, 0, k + 1).plus(transition(space, 1, 1, 2));
        return { bath: bosonBath(beta, 0), operator: jump, kind: "exchange" as const };
      }),
      epsilon: 0.1,
    };
    const generator = redfield(system);
    const perBath = currents(generator, steadyState(generator));
    for (const one of perBath.values()) expect(Object.keys(one)).toEqual(["energy", "heat"]);
    expect(entropyProduction(perBath)!.rate).toBeGreaterThan(0);
  });
});

describe("currents across the bonds", () => {
  it("are those from the baths, for equations that conserve locally", () => {
    for (const equation of [redfield, localLindblad]) {
      const generator = equation(hotAndCold);
      const state = steadyState(generator);
      const [left] = [...currents(generator, state).values()];
      for (const { number } of bondCurrents(generator, state)) expect(number).toBeCloseTo(left.number!, 15);
    }
  });

  it("of energy leave the first site as they reach the second: constant along the inner cuts for Redfield", () => {
    const long = chain({ fields: [1, 1.3, 0.8, 1.6, 1.1], g: 0.15, epsilon: 0.1, betas: [5, 0.5] });
    const generator = redfield(long);
    const cuts = bondCurrents(generator, steadyState(generator));
    expect(cuts.map(({ after }) => after)).toEqual([1, 2, 3, 4]);
    // energy of sites 1..2 and of 1..3 differs by terms that no bath touches
    expect(cuts[2].energy).toBeCloseTo(cuts[1].energy, 15);
  });

  it("are 4 i g (<s+ s-> - c.c.) for the spins of an XXZ chain", () => {
    const generator = redfield(hotAndCold);
    const state = steadyState(generator);
    const { density } = state;
    const { space } = generator;
    spinCurrents(generator, state).forEach((current, k) => {
      const [i, j] = [k + 1, k + 2];
      // i (s+_i s-_j - h.c.) = (sx_i sy_j - sy_i sx_j) / 2 with the sign of sigma_y = -i s+ + i s-
      const sy = (site: number) => sz(space, site).commutator(sx(space, site)).times({ re: 0, im: -0.5 });
      const flow = sx(space, i)
        .times(sy(j))
        .minus(sy(i).times(sx(space, j)));
      expect(current).toBeCloseTo(4 * 0.15 * 0.5 * flow.expectation(density).re, 14);
    });
  });

  it("of a fermion wire carry what the leads give", () => {
    const space = fermions(3);
    const hop = (i: number) => cd(space, i).times(c(space, i + 1));
    const hopping = sum([hop(1), hop(2)]).times(-0.4);
    const lead = (beta: number, mu: number) =>
      bath({ statistics: "fermion", beta, mu, spectralDensity: flat({ strength: 1, support: [-8, 8] }) });
    const system = {
      hamiltonian: sum([hopping, hopping.adjoint(), cd(space, 2).times(c(space, 2)).times(0.5)]),
      couplings: [
        { bath: lead(2, 0.5), operator: c(space, 1), kind: "exchange" as const },
        { bath: lead(1, -0.5), operator: c(space, 3), kind: "exchange" as const },
      ],
      epsilon: 0.1,
    };
    const generator = redfield(system);
    const state = steadyState(generator);
    const [left] = [...currents(generator, state).values()];
    expect(left.number).toBeGreaterThan(1e-4);
    for (const { number } of bondCurrents(generator, state)) expect(number).toBeCloseTo(left.number!, 15);
  });
});

describe("the expectation of an operator", () => {
  it("is Tr(O rho) and refuses operators of other spaces", () => {
    const generator = redfield(hotAndCold);
    const state = steadyState(generator);
    const o = sx(generator.space, 1).times(sx(generator.space, 2));
    expect(expectation(o, generator, state).re).toBeCloseTo(o.expectation(state.density).re, 14);
    expect(() => expectation(transition(levels([16]), 1, 0, 0), generator, state)).toThrow(/operator acts on/);
  });
});

describe("the entropy production", () => {
  it("is infinite when a bath of zero temperature takes heat", () => {
    const generator = redfield(chain({ fields: [1, 1.2], g: 0.2, epsilon: 0.1, betas: [Number.POSITIVE_INFINITY, 1] }));
    expect(entropyProduction(currents(generator, steadyState(generator)))!.rate).toBe(Number.POSITIVE_INFINITY);
  });
});
