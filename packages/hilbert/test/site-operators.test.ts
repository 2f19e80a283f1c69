import { describe, expect, it } from "vitest";
import * as hilbert from "../src/index.ts";
import {
  a,
  ad,
  bosons,
  c,
  cd,
  fermions,
  identity,
  levels,
  n,
  numberOperator,
  type Operator,
  product,
  sm,
  sp,
  spins,
  sx,
  sy,
  sz,
  transition,
} from "../src/index.ts";

const I = { re: 0, im: 1 };
const equal = (x: Operator, y: Operator): boolean => x.minus(y).isZero();

describe("spin operators", () => {
  const space = product(bosons({ sites: 1, maxOccupation: 2 }), spins(2));
  it("obey [sx, sy] = 2 i sz and its cyclic kin, exactly", () => {
    const [x, y, z] = [sx(space, 2), sy(space, 2), sz(space, 2)];
    expect(equal(x.commutator(y), z.times(I).times(2))).toBe(true);
    expect(equal(y.commutator(z), x.times(I).times(2))).toBe(true);
    expect(equal(z.commutator(x), y.times(I).times(2))).toBe(true);
  });
  it("square to one, which is a term without sites", () => {
    for (const pauli of [sx, sy, sz]) {
      const square = pauli(space, 3).power(2);
      expect(equal(square, identity(space))).toBe(true);
      expect(square.terms.map((term) => term.sites)).toEqual([[]]);
    }
  });
  it("raise from down (index 1) to up (index 0)", () => {
    const one = spins(1);
    expect(sp(one, 1).toMatrix().get(0, 1)).toEqual({ re: 1, im: 0 });
    expect(sm(one, 1).toMatrix().get(1, 0)).toEqual({ re: 1, im: 0 });
    expect(sz(one, 1).toMatrix().get(0, 0)).toEqual({ re: 1, im: 0 });
    expect(sy(one, 1).toMatrix().get(0, 1)).toEqual({ re: 0, im: -1 });
    expect(equal(sp(one, 1).times(sm(one, 1)), n(one, 1))).toBe(true);
    expect(equal(sp(one, 1), sx(one, 1).plus(sy(one, 1).times(I)).times(0.5))).toBe(true);
  });
  it("of different spins commute, without a term to be looked at", () => {
    expect(sx(space, 2).commutator(sy(space, 3)).terms).toHaveLength(0);
  });
});

describe("boson operators", () => {
  it("obey [a, a^dagger] = 1 below the cutoff and -M at it", () => {
    const M = 4;
    const space = product(spins(1), bosons({ sites: 1, maxOccupation: M }));
    const expected = identity(space).minus(transition(space, 2, M, M).times(M + 1));
    // sqrt(m)^2 is m to one rounding
    expect(a(space, 2).commutator(ad(space, 2)).minus(expected).isZero(2e-15)).toBe(true);
    expect(ad(space, 2).times(a(space, 2)).minus(n(space, 2)).isZero(2e-15)).toBe(true);
    expect(equal(a(space, 2).adjoint(), ad(space, 2))).toBe(true);
  });
});

describe("fermion operators", () => {
  const spaces = [
    fermions(4),
    product(fermions(1), spins(1), fermions(2), bosons({ sites: 1, maxOccupation: 2 }), fermions(1)),
  ];
  for (const space of spaces) {
    const modes = space.sites.flatMap((site, s) => (site.kind === "fermion" ? [s + 1] : []));
    it(`anticommute exactly on ${space}`, () => {
      for (const i of modes) {
        for (const j of modes) {
          expect(c(space, i).anticommutator(c(space, j)).isZero()).toBe(true);
          const bracket = c(space, i).anticommutator(cd(space, j));
          expect(i === j ? equal(bracket, identity(space)) : bracket.isZero()).toBe(true);
        }
      }
    });
    it(`count themselves, and hop without strings outside the bond, on ${space}`, () => {
      for (const i of modes) expect(equal(cd(space, i).times(c(space, i)), n(space, i))).toBe(true);
      const [i, j] = modes.slice(-2);
      expect(cd(space, i).times(c(space, j)).support).toEqual([i, j]);
    });
  }
  it("commute with the spins between them", () => {
    const space = spaces[1];
    expect(c(space, 4).commutator(sx(space, 2)).isZero()).toBe(true);
  });
  it("are what the transitions between empty and occupied give", () => {
    const space = fermions(3);
    expect(equal(transition(space, 3, 0, 1), c(space, 3))).toBe(true);
    expect(equal(transition(space, 3, 1, 0), cd(space, 3))).toBe(true);
  });
});

describe("the number operator", () => {
  it("is the sum of spins up, bosons and fermions, and there is none with level sites", () => {
    const space = product(spins(1), bosons({ sites: 1, maxOccupation: 3 }), fermions(1));
    const total = numberOperator(space);
    const values = total?.toMatrix();
    // state down, 2 bosons, occupied: index 1 * 8 + 2 * 2 + 1
    expect(values?.get(13, 13)).toEqual({ re: 3, im: 0 });
    expect(numberOperator(levels([3, 2]))).toBeUndefined();
  });
  it("is raised by one by every creator", () => {
    const space = product(spins(1), bosons({ sites: 1, maxOccupation: 3 }), fermions(2));
    const total = numberOperator(space);
    if (total === undefined) throw new Error("there is a number operator");
    for (const up of [sp(space, 1), ad(space, 2), cd(space, 3), cd(space, 4)]) {
      expect(equal(total.commutator(up), up)).toBe(true);
    }
  });
});

describe("mistakes with site operators", () => {
  const space = product(spins(2), bosons({ sites: 1, maxOccupation: 2 }));
  it("name the site, the space and what would work", () => {
    expect(() => sx(space, 4)).toThrow(
      "sx(4): there is no site 4 in a space with 3 sites (they are counted from 1 to 3)",
    );
    expect(() => sx(space, 0)).toThrow("no site 0");
    expect(() => sx(space, 1.5)).toThrow(RangeError);
    expect(() => sp(space, 3)).toThrow(
      /sp\(3\): site 3 of 2 spins x 1 boson \(0\.\.2\) is a boson.*a boson has a, ad, n/,
    );
    expect(() => c(space, 1)).toThrow(TypeError);
    expect(() => n(levels([2]), 1)).toThrow(/level/);
    expect(() => transition(space, 3, 0, 3)).toThrow("there is no state 3");
    expect(() => hilbert.spins(0)).toThrow("positive integer");
    expect(() => hilbert.bosons({ sites: 2, maxOccupation: -1 })).toThrow("maxOccupation");
    expect(() => levels([2, 0])).toThrow("site 2");
    expect(() => spins(60)).toThrow("2^53");
  });
});
