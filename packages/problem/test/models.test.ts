import { identity, n, type Operator, spins, sx, sy, sz, transition } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { problem } from "./support/file.ts";
import { distance } from "./support/matrices.ts";

/** The Hamiltonian of a file on some space; the coupling is to a bath that takes no part. */
const hamiltonian = (space: string, term: string, parameters = "{}"): Operator =>
  problem({ space, parameters, hamiltonian: term, couplings: "[{ bath: left, hermitian: id }]" }).system.hamiltonian;

const BOSONS = "{ bosons: { sites: 2, maxOccupation: 3 } }";

/** A matrix from its entries, by state. */
function matrix(d: number, entry: (i: number, j: number) => number): ComplexMatrix {
  const m = ComplexMatrix.zeros(d, d);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) m.data[2 * (i * d + j)] = entry(i, j);
  return m;
}

describe("models", () => {
  it("xxz is sum w/2 sz - sum g (sx sx + sy sy + D sz sz), paper 000, Eq. 6", () => {
    const space = spins(3);
    const bond = (l: number, g: number, D: number) =>
      sx(space, l)
        .times(sx(space, l + 1))
        .plus(sy(space, l).times(sy(space, l + 1)))
        .plus(
          sz(space, l)
            .times(sz(space, l + 1))
            .times(D),
        )
        .times(-g);
    const expected = [1, 1.5, 2]
      .map((w, k) => sz(space, k + 1).times(w / 2))
      .reduce((sum, term) => sum.plus(term))
      .plus(bond(1, 0.1, 0.7))
      .plus(bond(2, 0.2, -1));
    const term = "{ xxz: { field: [1, 3/2, 2*w], coupling: [g, 2*g], anisotropy: [0.7, -1] } }";
    expect(distance(hamiltonian("{ spins: 3 }", term, "{ g: 0.1, w: 1 }"), expected)).toBeLessThan(1e-15);
  });

  it("xxz takes one number for all sites and bonds, and is isotropic unless told", () => {
    const short = hamiltonian("{ spins: 4 }", "{ xxz: { field: 1, coupling: 0.2 } }");
    const long = hamiltonian(
      "{ spins: 4 }",
      "{ xxz: { field: [1, 1, 1, 1], coupling: [0.2, 0.2, 0.2], anisotropy: [1, 1, 1] } }",
    );
    expect(distance(short, long)).toBe(0);
  });

  it("heisenberg is sum w/2 sz + sum xx sx sx + yy sy sy + zz sz sz on bonds of any range", () => {
    const space = spins(3);
    const expected = sz(space, 2)
      .times(0.5)
      .plus(sx(space, 1).times(sx(space, 3)).times(0.3))
      .plus(sy(space, 1).times(sy(space, 3)).times(0.2))
      .plus(sz(space, 1).times(sz(space, 3)).times(0.2));
    const term = "{ heisenberg: { field: [0, 1, 0], bonds: [{ between: [3, 1], xx: 0.3, all: 0.2 }] } }";
    expect(distance(hamiltonian("{ spins: 3 }", term), expected)).toBeLessThan(1e-16);
  });

  it("bose-hubbard has U n (n - 1)/2, not n (n + 1)/2: U for two bosons on a site, nothing for one", () => {
    const h = hamiltonian(BOSONS, "{ bose-hubbard: { hopping: 0, interaction: [2, 4] } }").toMatrix();
    const expected = matrix(16, (i, j) => {
      const [n1, n2] = [Math.floor(i / 4), i % 4];
      return i === j ? n1 * (n1 - 1) + 2 * n2 * (n2 - 1) : 0;
    });
    expect(distance(h, expected)).toBeLessThan(1e-14);
  });

  it("bose-hubbard hops with -J sqrt(n1 (n2 + 1)), and counts energies", () => {
    const h = hamiltonian(BOSONS, "{ bose-hubbard: { hopping: 0.3, energies: [1, 2.5] } }").toMatrix();
    const expected = matrix(16, (i, j) => {
      const [a1, a2, b1, b2] = [Math.floor(i / 4), i % 4, Math.floor(j / 4), j % 4];
      if (i === j) return a1 + 2.5 * a2;
      if (a1 + a2 !== b1 + b2 || Math.abs(a1 - b1) !== 1) return 0;
      return -0.3 * Math.sqrt(Math.max(a1, b1) * Math.max(a2, b2));
    });
    expect(distance(h, expected)).toBeLessThan(1e-14);
  });

  it("adds the terms of a list, and takes matrices with expressions for entries", () => {
    const space = spins(1);
    const h = hamiltonian(
      "{ spins: 1 }",
      '["0.5*sz(1)", { matrix: { re: [[1, g], [g, 1]], im: [[0, -0.2], [0.2, 0]] } }]',
      "{ g: 0.3 }",
    );
    const expected = sz(space, 1)
      .times(0.5)
      .plus(identity(space))
      .plus(sx(space, 1).times(0.3))
      .plus(sy(space, 1).times(0.2));
    expect(distance(h, expected)).toBeLessThan(1e-16);
  });

  it("makes products of spaces, whose sites count on from one factor to the next", () => {
    const h = hamiltonian("[{ spins: 1 }, { levels: [3] }, { fermions: N }]", "ketbra(2, 2, 2) + n(4)", "{ N: 2 }");
    expect(h.space.dimension).toBe(2 * 3 * 4);
    expect(distance(h, transition(h.space, 2, 2, 2).plus(n(h.space, 4)))).toBe(0);
  });

  it.each([
    ["{ spins: 2 }", "{ bose-hubbard: { hopping: 1 } }", /bose-hubbard is a model of bosons, but site 1 is a spin/],
    [BOSONS, "{ xxz: { field: 1 } }", /xxz is a model of spins, but site 1 is a boson/],
    ["[{ spins: 1 }, { fermions: 1 }]", "{ heisenberg: { bonds: [] } }", /site 2 is a fermion/],
    ["{ spins: 3 }", "{ xxz: { field: [1, 2] } }", /xxz\.field: expected one number or a list of 3, got 2/],
    ["{ spins: 2 }", "{ xxz: { anisotropy: 1 } }", /expected a field, a coupling or both/],
    ["{ spins: 2 }", "{ xzz: { field: 1 } }", /did you mean xxz/],
    ["{ spins: 2 }", "{ xxz: { feild: 1 } }", /xxz\.feild: unknown key \(did you mean field\?\)/],
    ["{ spins: 2 }", "{ xxz: { field: 1 }, matrix: { re: [] } }", /expected only one of/],
    [
      "{ spins: 2 }",
      "{ heisenberg: { bonds: [{ between: [1, 3], all: 1 }] } }",
      /between\[1\]: expected a site from 1 to 2/,
    ],
    ["{ spins: 2 }", "{ heisenberg: { bonds: [{ between: [1, 1], all: 1 }] } }", /joins two different sites/],
    [
      "{ spins: 2 }",
      "{ heisenberg: { bonds: [{ between: [1, 2, 3], all: 1 }] } }",
      /bonds\[0\]\.between\[2\]: expected two sites/,
    ],
    ["{ spins: 2 }", "{ heisenberg: { bonds: [{ between: [1, 2] }] } }", /expected a strength/],
    ["{ spins: 1 }", "{ matrix: { re: [[1]] } }", /matrix\.re: expected 2 rows, the dimension of the space, got 1/],
    ["{ spins: 1 }", "{ matrix: { re: [[1, 0], [0]] } }", /matrix\.re\[1\]: expected 2 entries, got 1/],
    [
      "{ spins: 1 }",
      "{ matrix: { re: [[1, .nan], [0, 1]] } }",
      /matrix\.re\[0\]\[1\]: expected a finite number, got NaN/,
    ],
    ["{ spins: 1 }", "{ matrix: { re: [[0, 1], [0, 0]] } }", /not Hermitian/],
    ["{ spins: 1 }", "sp(1)", /not Hermitian/],
    ["{ spins: 1 }", "[]", /expected at least one term/],
  ])("on %s refuses %s", (space, term, message) => {
    expect(() => hamiltonian(space, term)).toThrow(message);
  });
});
