import { describe, expect, it } from "vitest";
import {
  a,
  bosons,
  c,
  conservedCharges,
  conservedSectors,
  fermions,
  identity,
  levels,
  Operator,
  product,
  type Sectors,
  sm,
  sp,
  spins,
  sx,
  sz,
  transition,
} from "../src/index.ts";
import { boseHubbard, transverseIsing, xxz } from "./models.ts";
import { combination, numbers, randomOperator } from "./random.ts";

/** C(n, k) */
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

/** The classes of pairs by following every single move, as the definition says. */
function literalClasses(sectors: Sectors, couplings: readonly Operator[]): number[] {
  const count = sectors.sectors.length;
  const parent = Array.from({ length: count * count }, (_, k) => k);
  const find = (k: number): number => (parent[k] === k ? k : find(parent[k]));
  const join = (i: number, j: number): void => {
    parent[find(i)] = find(j);
  };
  for (const coupling of couplings) {
    const moves = new Set<number>();
    const matrix = coupling.toMatrix();
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const z = matrix.get(i, j);
        if (z.re !== 0 || z.im !== 0) moves.add(sectors.sectorOf[j] * count + sectors.sectorOf[i]);
      }
    }
    const list = [...moves].map((move) => [Math.floor(move / count), move % count]);
    for (const [p, q] of list) {
      for (const [r, s] of list) {
        join(p * count + r, q * count + s); // S rho S^dagger
        for (let b = 0; b < count; b++) {
          if (q === s) {
            join(p * count + b, r * count + b); // S^dagger S rho
            join(b * count + p, b * count + r);
          }
          if (p === r) {
            join(q * count + b, s * count + b); // S S^dagger rho
            join(b * count + q, b * count + s);
          }
        }
      }
    }
  }
  return parent.map((_, k) => find(k));
}

function expectLiteralClasses(hamiltonian: Operator, couplings: readonly Operator[]): void {
  const sectors = conservedSectors(hamiltonian, couplings);
  const count = sectors.sectors.length;
  const classes = literalClasses(sectors, couplings);
  const diagonal = new Set(Array.from({ length: count }, (_, k) => classes[k * count + k]));
  for (let p = 0; p < count * count; p++) {
    const [i, j] = [Math.floor(p / count), p % count];
    expect(sectors.reachable(i, j)).toBe(diagonal.has(classes[p]));
    for (const q of [0, Math.floor(p / 2), p]) {
      const same = sectors.pairClass(Math.floor(q / count), q % count) === sectors.pairClass(i, j);
      expect(same).toBe(classes[p] === classes[q]);
    }
  }
}

describe("the sectors of a Hamiltonian", () => {
  it("of the XXZ chain are the magnetisations, and only diagonal pairs are reached by sm at the ends", () => {
    for (let n = 2; n <= 6; n++) {
      const space = spins(n);
      const hamiltonian = xxz(
        space,
        Array.from({ length: n }, (_, j) => 1 + 0.3 * j * j),
        0.1,
        1,
      );
      const sectors = conservedSectors(hamiltonian, [sm(space, 1), sm(space, n)]);
      expect(sectors.sectors.map((sector) => sector.length)).toEqual(
        Array.from({ length: n + 1 }, (_, k) => choose(n, k)),
      );
      expect(sectors.reachablePairs()).toEqual(Array.from({ length: n + 1 }, (_, k) => [k, k]));
      expect(sectors.unknowns).toBe(choose(2 * n, n)); // 924 for n = 6
    }
  });

  it("of 12 spins are 13, with C(24, 12) unknowns", () => {
    const space = spins(12);
    const hamiltonian = xxz(
      space,
      Array.from({ length: 12 }, (_, j) => 1 + 0.1 * j),
      0.1,
      0.5,
    );
    const sectors = conservedSectors(hamiltonian, [sm(space, 1), sp(space, 12)]);
    expect(sectors.sectors).toHaveLength(13);
    expect(sectors.unknowns).toBe(2704156);
  });

  it("of the XXZ chain under a Hermitian coupling sx are joined up to parity", () => {
    const space = spins(4);
    const hamiltonian = xxz(space, [1, 1.5, 2, 2.2], 0.1, 1);
    const sectors = conservedSectors(hamiltonian, [sx(space, 1)]);
    expect(sectors.sectors).toHaveLength(5);
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) expect(sectors.reachable(i, j)).toBe((i - j) % 2 === 0);
    expectLiteralClasses(hamiltonian, [sx(space, 1)]);
  });

  it("of the Bose-Hubbard chain are the particle numbers", () => {
    const space = bosons({ sites: 3, maxOccupation: 2 });
    const sectors = conservedSectors(boseHubbard(space, 0.4, 1.3), [a(space, 1)]);
    expect(sectors.sectors.map((sector) => sector.length)).toEqual([1, 3, 6, 7, 6, 3, 1]);
    expect(sectors.reachablePairs()).toHaveLength(7);
  });

  it("of the transverse-field Ising chain are the two parities", () => {
    const space = spins(5);
    const sectors = conservedSectors(transverseIsing(space, 1, 0.7), [sx(space, 1)]);
    expect(sectors.sectors.map((sector) => sector.length)).toEqual([16, 16]);
    expect([sectors.reachable(0, 0), sectors.reachable(0, 1)]).toEqual([true, false]);
    // a field along x mixes them; a coupling that keeps the parity and one that changes it, in one operator, too
    expect(conservedSectors(transverseIsing(space, 1, 0.7).plus(sx(space, 2)), []).sectors).toHaveLength(1);
    const mixed = conservedSectors(transverseIsing(space, 1, 0.7), [sx(space, 1).plus(sz(space, 1))]);
    expect(mixed.reachable(0, 1)).toBe(true);
  });

  it("of a random operator is the whole space, and every state by itself for a diagonal one", () => {
    const space = product(spins(1), levels([3]));
    const full = conservedSectors(randomOperator(space, [[1, 2]], numbers(1)), []);
    expect(full.sectors.map((sector) => [...sector])).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(full.unknowns).toBe(36);
    const diagonal = conservedSectors(sz(space, 1), []);
    expect(diagonal.sectors).toHaveLength(6);
    expect(diagonal.unknowns).toBe(6);
  });

  it("do not see couplings at the level of rounding", () => {
    const space = spins(2);
    const hamiltonian = sz(space, 1).plus(sx(space, 2).times(1e-15));
    expect(conservedSectors(hamiltonian, []).sectors).toHaveLength(4);
    expect(conservedSectors(sz(space, 1).plus(sx(space, 2).times(1e-13)), []).sectors).toHaveLength(2);
  });

  it("are found for 1024 states that are each a sector, whatever the coupling does", () => {
    const space = spins(10);
    const hamiltonian = combination(...Array.from({ length: 10 }, (_, j) => [1 + j * j, sz(space, j + 1)] as const));
    const one = conservedSectors(hamiltonian, [sm(space, 3)]);
    expect(one.sectors).toHaveLength(1024);
    // |up><up|, |down><down| of spin 3, and any pair of the other spins that does not change under it: populations only
    expect(one.unknowns).toBe(1024);
    const dense = conservedSectors(hamiltonian, [
      randomOperator(space, [space.sites.map((_, s) => s + 1)], numbers(4)),
    ]);
    expect(dense.unknowns).toBe(1024 * 1024);
  });
});

describe("the pairs of sectors", () => {
  const qutrits = levels([3, 2, 2]);
  const diagonal = Operator.fromTerms(
    qutrits,
    [1, 2, 3].flatMap((site) => transition(qutrits, site, 0, 0).times(site + 0.3).terms),
  );
  it("follow the moves of the couplings one by one", () => {
    const t = (site: number, i: number, j: number): Operator => transition(qutrits, site, i, j);
    const cases: Operator[][] = [
      [t(1, 0, 1)],
      [t(1, 0, 1), t(1, 1, 2)],
      [t(1, 0, 1).plus(t(1, 1, 2))],
      [t(1, 0, 1).plus(t(2, 0, 1))],
      [t(1, 0, 1).plus(t(1, 0, 2)), t(2, 0, 1).times(t(3, 1, 0))],
      [t(1, 0, 2).plus(t(2, 0, 1)), t(3, 0, 1).plus(t(2, 1, 0)), t(1, 1, 1)],
      [
        t(1, 2, 0)
          .times(t(2, 0, 0))
          .plus(t(1, 1, 0).times(t(3, 1, 1))),
      ],
      [],
    ];
    for (const couplings of cases) expectLiteralClasses(diagonal, couplings);
  });
  it("tell two exchange couplings from their sum: the sum lets one bath make coherences", () => {
    const space = spins(2);
    const hamiltonian = sz(space, 1).plus(sz(space, 2).times(1.7));
    const apart = conservedSectors(hamiltonian, [sm(space, 1), sm(space, 2)]);
    const together = conservedSectors(hamiltonian, [sm(space, 1).plus(sm(space, 2))]);
    expect(apart.reachable(1, 2)).toBe(false); // |up down><down up|
    expect(together.reachable(1, 2)).toBe(true);
  });
  it("refuse a sector that is not there, and couplings of another space", () => {
    expect(() => conservedSectors(diagonal, []).reachable(0, 12)).toThrow("there is no sector 12");
    expect(() => conservedSectors(diagonal, [sz(spins(1), 1)])).toThrow("coupling 1 lives on 1 spin");
  });
});

describe("the natural charges", () => {
  it("of the XXZ chain: the spins up, which sm lowers and sx changes both ways", () => {
    const space = spins(3);
    const charges = conservedCharges(xxz(space, [1, 1.5, 2], 0.1, 1), [sm(space, 1), sx(space, 3)]);
    expect(charges.map(({ name, conserved, changes }) => ({ name, conserved, changes }))).toEqual([
      { name: "number of spins up", conserved: true, changes: [[-1], [-1, 1]] },
    ]);
    expect([...charges[0].values]).toEqual([3, 2, 2, 1, 2, 1, 1, 0]);
  });
  it("of the transverse-field Ising chain: the parity only", () => {
    const space = spins(3);
    const charges = conservedCharges(transverseIsing(space, 1, 0.7), [sx(space, 1)]);
    expect(charges.map(({ name, conserved }) => [name, conserved])).toEqual([
      ["number of spins up", false],
      ["parity of the number of spins up", true],
    ]);
    expect(charges[1].changes).toEqual([[1]]);
  });
  it("of a spin that swaps its quantum with a boson: their sum", () => {
    const space = product(spins(1), bosons({ sites: 1, maxOccupation: 3 }), fermions(1), levels([2]));
    const swap = sp(space, 1).times(a(space, 2));
    const charges = conservedCharges(swap.plus(swap.adjoint()), [c(space, 3), identity(space)]);
    expect(charges.filter(({ conserved }) => conserved).map(({ name, changes }) => [name, changes])).toEqual([
      ["number of fermions", [[-1], [0]]],
      ["number of all quanta", [[-1], [0]]],
    ]);
  });
});
