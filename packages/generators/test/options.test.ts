import { bath, ohmicExponential, ohmicGaussian } from "@openbath/baths";
import { c, cd, fermions, levels, n, Operator, sm, spins, sx, sz } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  eigenbasisLindblad,
  energyBasis,
  type Generator,
  localLindblad,
  type OpenSystem,
  partialSecular,
  redfield,
  siteHamiltonian,
  siteOperator,
  universalLindblad,
} from "../src/index.ts";
import { chain, crooked } from "./chain.ts";
import { applied, distance, randomHermitian, randomState, uniform } from "./random.ts";

/** Real and imaginary parts of all elements <a| D[|c><d|] |b> in the energy basis. */
function elements({ energyForm, space: { dimension: d } }: Generator): number[] {
  const found: number[] = [];
  const out = new Float64Array(2);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < d; b++) {
      for (let x = 0; x < d; x++) {
        for (let y = 0; y < d; y++) {
          energyForm!.element(a, b, x, y, out);
          found.push(...out);
        }
      }
    }
  }
  return found;
}

const hot = (beta = 0.9) =>
  bath({ statistics: "boson", beta, mu: -0.2, spectralDensity: ohmicGaussian({ strength: 1, cutoff: 8 }) });

describe("the partial secular equation", () => {
  const system = chain(crooked);
  const rho = randomState(8, uniform(1));
  const of = (cutoff: number) => applied(partialSecular(system, { cutoff }), rho);

  it("is the Redfield equation without a cutoff", () => {
    expect(distance(of(Number.POSITIVE_INFINITY), applied(redfield(system), rho))).toBeLessThan(1e-17);
  });

  it("is the secular one at cutoff zero, where no two Bohr frequencies agree but for rounding", () => {
    expect(distance(of(0), applied(eigenbasisLindblad(system), rho))).toBeLessThan(1e-17);
  });

  it("keeps more of the Redfield superoperator the larger the cutoff, and never changes what it keeps", () => {
    const exact = elements(redfield(system));
    const kept = [0, 30, 100, 1000].map((cutoff) => {
      let count = 0;
      elements(partialSecular(system, { cutoff })).forEach((x, k) => {
        if (x === 0) return;
        expect(Math.abs(x - exact[k])).toBeLessThan(1e-17);
        count++;
      });
      return count;
    });
    for (let k = 1; k < kept.length; k++) expect(kept[k]).toBeGreaterThan(kept[k - 1]);
    expect(kept[3]).toBe(exact.filter((x) => x !== 0).length);
  });

  it("refuses a cutoff that is no rate", () => {
    expect(() => partialSecular(system, { cutoff: -1 })).toThrow(
      /cutoff, in units of the largest rate, must be at least 0, got -1/,
    );
  });
});

describe("the eigenbasis Lindblad equation with degenerate levels", () => {
  it("does not depend on the basis that is chosen among them", () => {
    // H with two pairs of equal levels, and the same H in a basis that mixes within the pairs
    const space = levels([4]);
    const next = uniform(3);
    const rotation = (angle: number) => {
      const [co, si] = [Math.cos(angle), Math.sin(angle)];
      return Operator.fromMatrix(
        space,
        matrix([
          [co, si, 0, 0],
          [-si, co, 0, 0],
          [0, 0, co, -si],
          [0, 0, si, co],
        ]),
      );
    };
    const h = Operator.fromMatrix(
      space,
      matrix([0, 0, 1.3, 1.3].map((e, k) => [0, 1, 2, 3].map((j) => (j === k ? e : 0)))),
    );
    const x = Operator.fromMatrix(space, randomHermitian(4, next));
    const one = hot();
    const plain: OpenSystem = {
      hamiltonian: h,
      epsilon: 0.1,
      couplings: [{ bath: one, operator: x, kind: "hermitian" }],
    };
    const r = rotation(0.7);
    const turned: OpenSystem = {
      ...plain,
      couplings: [{ bath: one, operator: r.times(x).times(r.adjoint()), kind: "hermitian" }],
    };
    const rho = randomState(4, next);
    const rotated = r.times(Operator.fromMatrix(space, rho)).times(r.adjoint()).toMatrix();
    const image = r.times(Operator.fromMatrix(space, applied(eigenbasisLindblad(plain), rho))).times(r.adjoint());
    expect(distance(applied(eigenbasisLindblad(turned), rotated), image.toMatrix())).toBeLessThan(1e-16);
  });
});

describe("couplings that share a bath", () => {
  const space = spins(2);
  const hamiltonian = sz(space, 1)
    .plus(sz(space, 2).times(1.4))
    .plus(sx(space, 1).times(sx(space, 2)).times(0.3));
  const rho = randomState(4, uniform(5));

  it.each([
    ["redfield", redfield],
    ["eigenbasis Lindblad", eigenbasisLindblad],
    ["universal Lindblad", universalLindblad],
  ])("act as one coupling with the sum of their operators in the %s equation", (_, equation) => {
    const one = hot();
    const apart: OpenSystem = {
      hamiltonian,
      epsilon: 0.2,
      couplings: [
        { bath: one, operator: sx(space, 1), kind: "hermitian" },
        { bath: one, operator: sx(space, 2).times(0.5), kind: "hermitian" },
      ],
    };
    const joined: OpenSystem = {
      ...apart,
      couplings: [{ bath: one, operator: sx(space, 1).plus(sx(space, 2).times(0.5)), kind: "hermitian" }],
    };
    const other: OpenSystem = { ...apart, couplings: [apart.couplings[0], { ...apart.couplings[1], bath: hot() }] };
    const image = applied(equation(apart), rho);
    expect(distance(image, applied(equation(joined), rho))).toBe(0);
    expect(distance(image, applied(equation(other), rho))).toBeGreaterThan(1e-4); // two baths do not interfere
  });
});

describe("the sites of a local equation", () => {
  it("see a fermion mode without the strings that lead to it", () => {
    const space = fermions(3);
    const lead = bath({
      statistics: "fermion",
      beta: 2,
      mu: 0.1,
      spectralDensity: ohmicExponential({ strength: 1, cutoff: 5 }),
    });
    const h = n(space, 1)
      .times(0.3)
      .plus(n(space, 3).times(0.8))
      .plus(cd(space, 1).times(c(space, 2)))
      .plus(cd(space, 2).times(c(space, 1)));
    const { sites, local, strings } = siteOperator(c(space, 3));
    expect(sites).toEqual([3]);
    expect(local.space.dimension).toBe(2);
    expect(strings.support).toEqual([1, 2]);
    expect(siteHamiltonian(h, [3]).toMatrix().get(1, 1).re).toBe(0.8);
    const generator = localLindblad({
      hamiltonian: h,
      epsilon: 0.1,
      couplings: [{ bath: lead, operator: c(space, 3), kind: "exchange" }],
    });
    const frequencies = generator.jumps!().map((jump) => jump.frequency);
    expect(frequencies).toEqual([-0.8, 0.8]);
  });

  it("need no eigenbasis of the whole system: nineteen spins are as easy as three", () => {
    const space = spins(19);
    let h = sz(space, 1);
    for (let l = 1; l < 19; l++) h = h.plus(sx(space, l).times(sx(space, l + 1)));
    const { jumps, effectiveHamiltonian } = localLindblad({
      hamiltonian: h,
      epsilon: 0.1,
      couplings: [{ bath: hot(), operator: sm(space, 1), kind: "exchange" }],
    }).unravelling!();
    expect(jumps.map(({ operator }) => operator.support)).toEqual([[1], [1]]);
    expect(effectiveHamiltonian.terms.length).toBe(h.terms.length);
  });
});

describe("a system that cannot be", () => {
  const space = spins(2);
  const good: OpenSystem = {
    hamiltonian: sz(space, 1),
    epsilon: 0.1,
    couplings: [{ bath: hot(), operator: sx(space, 1), kind: "hermitian" }],
  };

  it.each<[string, OpenSystem, RegExp]>([
    ["a Hamiltonian that is not Hermitian", { ...good, hamiltonian: sm(space, 1) }, /hamiltonian must be Hermitian/],
    ["a coupling strength of zero", { ...good, epsilon: 0 }, /epsilon must be a positive finite number, got 0/],
    ["no bath", { ...good, couplings: [] }, /couplings must name at least one bath/],
    [
      "a Hermitian coupling with an operator that is not",
      { ...good, couplings: [{ ...good.couplings[0], operator: sm(space, 1) }] },
      /couplings\[0\]: a "hermitian" coupling/,
    ],
    [
      "an operator on another space",
      { ...good, couplings: [{ ...good.couplings[0], operator: sx(spins(3), 1) }] },
      /couplings\[0\]: the operator acts on another space/,
    ],
  ])("%s is refused by every equation", (_, system, message) => {
    for (const equation of [redfield, eigenbasisLindblad, localLindblad, universalLindblad]) {
      expect(() => equation(system)).toThrow(message);
    }
    expect(() => energyBasis(system)).toThrow(message);
  });
});

const matrix = (rows: readonly (readonly number[])[]) => ComplexMatrix.from(rows);
