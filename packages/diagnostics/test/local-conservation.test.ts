import { bath, flat } from "@openbath/baths";
import { eigenbasisLindblad, redfield, universalLindblad } from "@openbath/generators";
import {
  a,
  bosons,
  c,
  cd,
  fermions,
  type HilbertSpace,
  levels,
  type Operator,
  product,
  sm,
  spins,
  sz,
} from "@openbath/hilbert";
import { eigHermitian, maxAbs, multiply, trace } from "@openbath/linalg";
import { steadyState } from "@openbath/steady-state";
import { describe, expect, it } from "vitest";
import { hermitianBasis, localConservation, sitesWithoutBath } from "../src/index.ts";
import { bare } from "./support/bare.ts";
import { bosonBath, chain, sum } from "./support/chain.ts";

const lead = (beta: number, mu: number) =>
  bath({ statistics: "fermion", beta, mu, spectralDensity: flat({ strength: 1, support: [-8, 8] }) });

function wire(space: HilbertSpace, ends: readonly [number, number]) {
  const hops = Array.from({ length: space.size - 1 }, (_, k) => cd(space, k + 1).times(c(space, k + 2)));
  const hopping = sum(hops).times(-0.4);
  const onsite = cd(space, 2).times(c(space, 2)).times(0.5);
  return {
    hamiltonian: sum([hopping, hopping.adjoint(), onsite]),
    couplings: ends.map((site, k) => ({
      bath: lead(1 + k, 0.5 - k),
      operator: c(space, site),
      kind: "exchange" as const,
    })),
    epsilon: 0.1,
  };
}

describe("the basis of observables", () => {
  const spaces: [string, HilbertSpace, number[], number][] = [
    ["two spins", spins(2), [1, 2], 15],
    ["a boson and a spin", product(bosons({ sites: 1, maxOccupation: 2 }), spins(1)), [1, 2], 9 * 4 - 1],
    ["a level site", levels([4]), [1], 15],
    ["two fermions, even operators only", fermions(2), [1, 2], 7],
    ["two fermions apart", fermions(3), [1, 3], 7],
  ];
  for (const [name, space, sites, count] of spaces) {
    it(`of ${name} has ${count} independent Hermitian operators of unit norm`, () => {
      const operators = [...hermitianBasis(space, sites).operators()];
      expect(operators.length).toBe(count);
      for (const operator of operators) {
        expect(operator.isHermitian()).toBe(true);
        const { values } = eigHermitian(operator.toMatrix());
        expect(Math.max(...values.map(Math.abs))).toBeCloseTo(1, 14);
      }
      const gram = operators.map((x) => operators.map((y) => trace(multiply(x.toMatrix(), y.toMatrix())).re));
      expect(rank(gram)).toBe(count);
    });
  }

  it("falls back to products of one and two sites where all would be too many", () => {
    const basis = hermitianBasis(spins(8), [1, 2, 3, 4, 5, 6, 7]);
    expect(basis.complete).toBe(false);
    expect([...basis.operators()].length).toBe(7 * 3 + 21 * 9);
    expect(hermitianBasis(spins(8), [2, 3, 4, 5, 6, 7]).complete).toBe(true);
  });
});

function rank(gram: number[][]): number {
  let count = 0;
  const rows = gram.map((row) => row.slice());
  for (let col = 0; col < rows.length; col++) {
    const pivot = rows.findIndex((row, k) => k >= count && Math.abs(row[col]) > 1e-9);
    if (pivot < 0) continue;
    [rows[count], rows[pivot]] = [rows[pivot], rows[count]];
    for (let k = count + 1; k < rows.length; k++) {
      const factor = rows[k][col] / rows[count][col];
      rows[k] = rows[k].map((x, m) => x - factor * rows[count][m]);
    }
    count++;
  }
  return count;
}

describe("the sites without a bath", () => {
  it("are those on which no coupling acts", () => {
    expect(sitesWithoutBath(redfield(chain({ fields: [1, 1, 1, 1], g: 0.1, epsilon: 0.1 })))).toEqual([2, 3]);
  });

  it("count a fermion site that only carries the string of another", () => {
    const generator = redfield(wire(fermions(4), [3, 4]));
    expect(sitesWithoutBath(generator)).toEqual([1, 2]);
  });
});

describe("local conservation", () => {
  it("holds for Redfield and fails for the universal Lindblad equation, on fermions as on spins", () => {
    const space = fermions(3);
    for (const system of [
      wire(space, [1, 3]),
      chain({ fields: [1, 1.2, 0.9, 1.5], g: 0.2, epsilon: 0.1, betas: [1, 2] }),
    ]) {
      const good = redfield(system);
      const bad = universalLindblad(system);
      expect(localConservation(good, steadyState(good))!.violation).toBeLessThan(1e-17);
      expect(localConservation(bad, steadyState(bad))!.violation).toBeGreaterThan(1e-6);
    }
  });

  it("holds for bosons coupled to a spin in the middle", () => {
    const space = product(bosons({ sites: 1, maxOccupation: 2 }), spins(1), bosons({ sites: 1, maxOccupation: 2 }));
    const link = (site: number): Operator => a(space, site).adjoint().times(sm(space, 2)).times(0.1);
    const field = [1, 3].map((site) => a(space, site).adjoint().times(a(space, site)));
    const system = {
      hamiltonian: sum([...field, sz(space, 2).times(0.6), link(1), link(1).adjoint(), link(3), link(3).adjoint()]),
      couplings: [1, 3].map((site) => ({
        bath: bosonBath(site, 0),
        operator: a(space, site),
        kind: "exchange" as const,
      })),
      epsilon: 0.1,
    };
    const generator = redfield(system);
    const { violation, sites, complete } = localConservation(generator, steadyState(generator))!;
    expect(violation).toBeLessThan(1e-16);
    expect(sites).toEqual([2]);
    expect(complete).toBe(true);
  });

  it("is what the definition says, Tr(O L[rho]) + i Tr([O, H_S] rho), also for a state that is not steady", () => {
    const generator = universalLindblad(chain({ fields: [1, 1.2, 0.9], g: 0.2, epsilon: 0.3, betas: [1, 2] }));
    const state = steadyState(generator);
    const { density } = state;
    const rate = density.clone();
    generator.apply(density, rate);
    let largest = 0;
    for (const o of hermitianBasis(generator.space, [2]).operators()) {
      const commutator = o.commutator(generator.system.hamiltonian).expectation(density);
      const change = o.expectation(rate);
      largest = Math.max(largest, Math.hypot(change.re - commutator.im, change.im + commutator.re));
    }
    expect(localConservation(generator, state)!.violation).toBeCloseTo(largest, 15);
    expect(localConservation(bare(generator), steadyState(bare(generator)))!.violation).toBeCloseTo(largest, 13);
    expect(maxAbs(rate)).toBeLessThan(1e-15);
  });

  it("is not defined when every site has a bath", () => {
    const generator = eigenbasisLindblad(chain({ fields: [1, 1.2], g: 0.2, epsilon: 0.1 }));
    expect(localConservation(generator, steadyState(generator))).toBeUndefined();
  });
});
