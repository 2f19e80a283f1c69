import { bath, drude, ohmicGaussian, ohmicHard } from "@openbath/baths";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bathCurrents,
  bondCurrents,
  drudeBath,
  exactState,
  type HarmonicNetwork,
  harmonicNetwork,
  landauerCurrents,
  lorentzianBath,
  transmission,
  UndampedModeError,
  UnstableNetworkError,
} from "../src/index.ts";
import { networkResonances } from "../src/network-resonances.ts";
import { chain, networks, scaledDifference, wire } from "./networks.ts";

const runs = { numRuns: 25, seed: 31 };

/** Sum of the baths' currents on each node. */
const perNode = (network: HarmonicNetwork, currents: readonly number[]): number[] =>
  network.frequencies.map((_, j) =>
    currents.reduce((sum, q, b) => (network.baths[b].node === j + 1 ? sum + q : sum), 0),
  );

describe("the exact stationary state", () => {
  it("closed form and graded quadrature agree on random networks to 1e-12 of the variances, or what rounding of w leaves of the narrowest resonance", () => {
    fc.assert(
      fc.property(networks(), ({ network }) => {
        const closed = exactState(network, { route: "resonances" });
        const integrated = exactState(network, { route: "quadrature" });
        const { roots } = networkResonances(network)!;
        const narrowest = Math.max(...roots.map(({ s }) => Math.abs(s.im / s.re)));
        const tolerance = 1e-12 + 3e-16 * narrowest;
        expect(scaledDifference(integrated.covariance, closed.covariance)).toBeLessThan(tolerance);
        expect(closed.commutatorDefect).toBeLessThan(1e-12);
        expect(integrated.commutatorDefect).toBeLessThan(tolerance);
      }),
      runs,
    );
  });

  it("is a state, for any damping and temperatures", () => {
    fc.assert(
      fc.property(networks({ strengths: [-2, 1] }), ({ network }) => {
        const { symplecticEigenvalues, physical } = exactState(network);
        expect(physical).toBe(true);
        expect(symplecticEigenvalues[symplecticEigenvalues.length - 1]).toBeGreaterThan(0.5);
      }),
      runs,
    );
  });

  it("heat currents from the baths, the springs and Landauer's formula agree and add up to zero", () => {
    fc.assert(
      fc.property(networks(), ({ network }) => {
        const landauer = landauerCurrents(network);
        const scale = Math.max(...network.baths.map(({ J }, b) => J(network.frequencies[network.baths[b].node - 1])));
        const nodes = perNode(network, landauer);
        bathCurrents(network).forEach((q, b) => {
          expect(Math.abs(q - landauer[b])).toBeLessThan(1e-12 * (1 + scale));
        });
        bondCurrents(network, exactState(network).covariance).forEach((q, j) => {
          expect(Math.abs(q - nodes[j])).toBeLessThan(1e-11);
        });
        expect(Math.abs(landauer.reduce((sum, q) => sum + q, 0))).toBeLessThan(1e-15 * (1 + scale));
      }),
      runs,
    );
  });

  it("a chain of 24 nodes: closed form, quadrature, springs and Landauer agree, and no heat is lost on the way", () => {
    const n = 24;
    const network = chain(new Array<number>(n).fill(1), new Array<number>(n - 1).fill(0.1), 1e-3, 1e3, 2, 3);
    const closed = exactState(network);
    expect(closed.route).toBe("resonances");
    const integrated = exactState(network, { route: "quadrature" });
    expect(scaledDifference(integrated.covariance, closed.covariance)).toBeLessThan(1e-11);
    const bonds = bondCurrents(network, closed.covariance);
    expect(Math.abs(bonds[n - 1] / closed.heatCurrents[1] - 1)).toBeLessThan(1e-11);
    for (const q of bonds.slice(1, -1)) expect(Math.abs(q / closed.heatCurrents[1])).toBeLessThan(1e-11);
  });

  it("transmission between two baths is symmetric and at most 1, and integrates to the current", () => {
    const network = wire([1, 2], 0.3, { lambda2: 0.05 });
    for (const omega of [0.3, 1, 1.13, 2.05, 4]) {
      const T = transmission(network, omega);
      expect(T.get(0, 1)).toBe(T.get(1, 0));
      expect(T.get(0, 1)).toBeGreaterThan(0);
      expect(T.get(0, 1)).toBeLessThanOrEqual(1);
    }
    const resonant = wire([1, 1], 1e-3, { lambda2: 2e-3 });
    expect(transmission(resonant, Math.sqrt(1 + 1e-3)).get(0, 1)).toBeCloseTo(0.64, 3); // 4 y^2/(1 + y^2)^2 at y = k/(lambda^2 w) = 1/2
  });

  it("baths of one temperature exchange exactly nothing and leave no current on any spring", () => {
    fc.assert(
      fc.property(networks({ temperature: 1.3 }), ({ network }) => {
        const { heatCurrents, covariance } = exactState(network);
        for (const q of heatCurrents) expect(q).toBe(0);
        for (const q of bondCurrents(network, covariance)) expect(Math.abs(q)).toBeLessThan(1e-13);
      }),
      runs,
    );
  });

  it("equal temperatures: the variances obey the Matsubara sum <x^2> = T sum_k 1/(w^2 + nu_k^2 + nu_k gamma(nu_k))", () => {
    const [w, T, lambda2, L] = [1.3, 0.4, 0.2, 7];
    const network = harmonicNetwork({
      frequencies: [w],
      baths: [{ node: 1, bath: drudeBath({ temperature: T, strength: 2 * lambda2, cutoff: L }) }],
    });
    let sum = 1 / w ** 2;
    const terms = 20000;
    for (let k = 1; k <= terms; k++) {
      const nu = 2 * Math.PI * T * k;
      sum += 2 / (w ** 2 + nu ** 2 + (nu * lambda2 * L) / (nu + L));
    }
    sum += 2 / ((2 * Math.PI * T) ** 2 * (terms + 0.5)); // Euler-Maclaurin tail
    expect(Math.abs(exactState(network).covariance.get(0, 0) - T * sum)).toBeLessThan(1e-9);
  });

  it("weak damping at one temperature tends to the Gibbs state of H_S, linearly in the damping", () => {
    const error = (lambda2: number): number => {
      const network = wire([1, 1.4], 0.3, { lambda2, cutoff: 20, temperatures: [0.7, 0.7] });
      const gibbs = exactState(wire([1, 1.4], 0.3, { lambda2: 1e-9, cutoff: 20, temperatures: [0.7, 0.7] }));
      return scaledDifference(exactState(network).covariance, gibbs.covariance);
    };
    expect(error(1e-4) / error(1e-3)).toBeCloseTo(0.1, 2);
    expect(error(1e-3)).toBeLessThan(1e-3);
  });

  it("without the counter term equals a network with softened nodes that has it", () => {
    const [lambda2, cutoff] = [0.01, 10];
    const baths = [1, 2].map((node) => ({ node, temperature: node, strength: 2 * lambda2, cutoff }));
    const springs = [{ between: [1, 2] as const, strength: 0.2 }];
    const without = harmonicNetwork({ frequencies: [1, 1.3], springs, baths, counterTerm: false });
    const softened = harmonicNetwork({
      frequencies: [1, 1.3].map((w) => Math.sqrt(w * w - lambda2 * cutoff)),
      springs,
      baths,
    });
    for (const route of ["resonances", "quadrature"] as const) {
      const a = exactState(without, { route });
      const b = exactState(softened, { route });
      expect(scaledDifference(a.covariance, b.covariance)).toBeLessThan(1e-12);
      expect(Math.abs(a.heatCurrents[1] / b.heatCurrents[1] - 1)).toBeLessThan(1e-11);
    }
    const unstable = harmonicNetwork({ frequencies: [0.3, 1.3], springs, baths, counterTerm: false });
    expect(exactState(harmonicNetwork({ frequencies: [0.3, 1.3], springs, baths })).physical).toBe(true);
    expect(() => exactState(unstable)).not.toThrow(); // the spring still holds it
    const soft = harmonicNetwork({ frequencies: [0.3], baths: [baths[0]], counterTerm: false });
    expect(() => exactState(soft)).toThrow(UnstableNetworkError);
  });

  it("stays accurate where two resonances and their vectors merge (exceptional point)", () => {
    const bathOn = (node: number, lambda2: number) => ({ node, temperature: node, strength: 2 * lambda2, cutoff: 50 });
    for (const distance of [1e-3, 1e-6, 1e-9]) {
      // unequal damping d_1 - d_2 and resonance: the two resonances meet near k = w (d_1 - d_2)/2
      const k = ((0.02 - 0.004) / 2) * (1 + distance);
      const network = harmonicNetwork({
        frequencies: [1, 1],
        springs: [{ between: [1, 2], strength: k }],
        baths: [bathOn(1, 0.02), bathOn(2, 0.004)],
      });
      const a = exactState(network);
      const b = exactState(network, { route: "quadrature" });
      expect(scaledDifference(a.covariance, b.covariance)).toBeLessThan(1e-11);
    }
  });

  it("stays accurate where resonances of the same width are split by 1e-4 ... 1e-12 of it", () => {
    for (const k of [1e-7, 1e-9, 1e-11, 1e-13, 1e-15]) {
      const network = wire([1, 1], k);
      const a = exactState(network);
      expect(a.route).toBe("resonances");
      const b = exactState(network, { route: "quadrature" });
      expect(scaledDifference(a.covariance, b.covariance)).toBeLessThan(2e-12);
    }
  });

  it("zero temperature: the ground state's energy flows nowhere and the cold limit is smooth", () => {
    const at = (T: number) => wire([1, 1.5], 0.4, { lambda2: 0.05, cutoff: 30, temperatures: [T, T] });
    const zero = exactState(at(0));
    expect(scaledDifference(exactState(at(0), { route: "quadrature" }).covariance, zero.covariance)).toBeLessThan(
      1e-12,
    );
    expect(scaledDifference(exactState(at(1e-4)).covariance, zero.covariance)).toBeLessThan(1e-8);
    expect(zero.physical).toBe(true);
  });
});

describe("baths other than Drude", () => {
  it("a Lorentzian peak, narrow or overdamped, agrees between closed form and quadrature", () => {
    for (const [frequency, width] of [
      [1.2, 0.1],
      [3, 0.5],
      [1, 5],
    ]) {
      const peak = lorentzianBath({ temperature: 0.8, strength: 0.02, frequency, width, name: "peak" });
      const network = harmonicNetwork({
        frequencies: [1, 1.3],
        springs: [{ between: [1, 2], strength: 0.2 }],
        baths: [
          { node: 1, bath: peak },
          { node: 2, temperature: 2, strength: 0.01, cutoff: 30 },
        ],
      });
      const a = exactState(network, { route: "resonances" });
      const b = exactState(network, { route: "quadrature" });
      expect(scaledDifference(b.covariance, a.covariance)).toBeLessThan(1e-11);
      expect(bondCurrents(network, a.covariance)[1] / a.heatCurrents[1]).toBeCloseTo(1, 9);
    }
  });

  it("a Drude bath of @openbath/baths is recognised, and one in disguise gives the same by quadrature", () => {
    const plain = bath({
      statistics: "boson",
      temperature: 1.5,
      spectralDensity: drude({ strength: 0.02, cutoff: 8 }),
    });
    const { kind: _, ...disguised } = plain;
    const build = (first: typeof plain | typeof disguised) =>
      harmonicNetwork({
        frequencies: [1, 1.1, 0.9],
        springs: [
          { between: [1, 2], strength: 0.05 },
          { between: [2, 3], strength: 0.1 },
        ],
        baths: [
          { node: 1, bath: first },
          { node: 3, temperature: 0.5, strength: 0.03, cutoff: 8 },
        ],
      });
    const known = exactState(build(plain));
    const found = exactState(build(disguised));
    expect(known.route).toBe("resonances");
    expect(found.route).toBe("quadrature");
    // the compiled principal value is good to about 1e-13 of chi(0), the widths are 1e-2
    expect(scaledDifference(found.covariance, known.covariance)).toBeLessThan(1e-9);
    expect(found.heatCurrents[0] / known.heatCurrents[0]).toBeCloseTo(1, 9);
    expect(() => exactState(build(disguised), { route: "resonances" })).toThrow(/rational/);
  });

  it("an Ohmic bath with Gaussian cutoff keeps the commutators and the balance of currents", () => {
    const gaussian = (temperature: number) =>
      bath({ statistics: "boson", temperature, spectralDensity: ohmicGaussian({ strength: 0.02, cutoff: 6 }) });
    const network = harmonicNetwork({
      frequencies: [1, 1.2],
      springs: [{ between: [1, 2], strength: 0.1 }],
      baths: [
        { node: 1, bath: gaussian(0.5) },
        { node: 2, bath: gaussian(1.5) },
      ],
    });
    const state = exactState(network);
    expect(state.commutatorDefect).toBeLessThan(1e-10);
    expect(state.heatCurrents[1]).toBeGreaterThan(0);
    expect(bondCurrents(network, state.covariance)[1] / state.heatCurrents[1]).toBeCloseTo(1, 8);
  });

  it("a mode outside the band of every bath has no stationary state, and that is said", () => {
    const narrow = (temperature: number) =>
      bath({ statistics: "boson", temperature, spectralDensity: ohmicHard({ strength: 0.02, cutoff: 0.5 }) });
    const network = harmonicNetwork({
      frequencies: [1, 2],
      springs: [{ between: [1, 2], strength: 0.1 }],
      baths: [{ node: 1, bath: narrow(1) }],
    });
    expect(() => exactState(network)).toThrow(UndampedModeError);
  });

  it("an antisymmetric mode that no bath reaches is named", () => {
    const network = harmonicNetwork({
      frequencies: [1, 1, 1],
      springs: [
        { between: [1, 2], strength: 0.1 },
        { between: [2, 3], strength: 0.1 },
      ],
      baths: [{ node: 2, temperature: 1, strength: 0.01, cutoff: 10 }],
    });
    expect(() => exactState(network)).toThrow(UndampedModeError);
  });
});
