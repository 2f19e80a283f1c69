import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  fidelity,
  gaussianDiscord,
  infidelity,
  isPhysical,
  logarithmicNegativity,
  measures,
  mutualInformation,
  partiallyTransposedEigenvalues,
  purity,
  reducedState,
  relativeEntropy,
  renyi2Entropy,
  symplecticEigenvalues,
  UnphysicalStateError,
  vonNeumannEntropy,
} from "../src/index.ts";

const thermal = (...nu: number[]): Matrix => Matrix.diag(nu.flatMap((x) => [x, x]));
const entropyOf = (nu: number): number =>
  (nu + 0.5) * Math.log(nu + 0.5) - (nu > 0.5 ? (nu - 0.5) * Math.log(nu - 0.5) : 0);

/** Two-mode squeezed thermal state. */
function squeezed(r: number, nu = 0.5): Matrix {
  const [c, s] = [nu * Math.cosh(2 * r), nu * Math.sinh(2 * r)];
  return new Matrix([
    [c, 0, s, 0],
    [0, c, 0, -s],
    [s, 0, c, 0],
    [0, -s, 0, c],
  ]);
}

/** A symplectic 2 x 2 map: rotation, squeezing, rotation. */
function local(a: number, r: number, b: number): Matrix {
  const turn = (t: number) =>
    new Matrix([
      [Math.cos(t), -Math.sin(t)],
      [Math.sin(t), Math.cos(t)],
    ]);
  return turn(a)
    .mmul(Matrix.diag([Math.exp(r), Math.exp(-r)]))
    .mmul(turn(b));
}

function directSum(...blocks: Matrix[]): Matrix {
  const size = blocks.reduce((sum, block) => sum + block.rows, 0);
  const result = Matrix.zeros(size, size);
  let at = 0;
  for (const block of blocks) {
    result.setSubMatrix(block, at, at);
    at += block.rows;
  }
  return result;
}

/** A beam splitter with phase between modes i and j of n. */
function mixer(n: number, i: number, j: number, t: number, phase: number): Matrix {
  const result = Matrix.eye(2 * n);
  const [c, s] = [Math.cos(t), Math.sin(t)];
  for (const q of [0, 1]) {
    result.set(2 * i + q, 2 * i + q, c);
    result.set(2 * j + q, 2 * j + q, c);
    result.set(2 * i + q, 2 * j + q, s);
    result.set(2 * j + q, 2 * i + q, -s);
  }
  const turn = Matrix.eye(2 * n);
  turn.setSubMatrix(local(phase, 0, 0), 2 * i, 2 * i);
  return result.mmul(turn);
}

const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** A random state of n modes with its symplectic eigenvalues. */
const states = (n: number, highest = 4) =>
  fc.array(unit, { minLength: 40, maxLength: 40 }).map((seed) => {
    let at = 0;
    const next = (low: number, high: number): number => low + (high - low) * seed[at++ % seed.length];
    const nu = Array.from({ length: n }, () => 0.5 + next(0.01, highest));
    let S = Matrix.eye(2 * n);
    for (let round = 0; round < 2; round++) {
      S = directSum(...nu.map(() => local(next(0, 3), next(-0.6, 0.6), next(0, 3)))).mmul(S);
      for (let i = 1; i < n; i++) S = mixer(n, i - 1, i, next(0, 1.5), next(0, 3)).mmul(S);
    }
    return { covariance: S.mmul(thermal(...nu)).mmul(S.transpose()), nu: nu.sort((a, b) => b - a) };
  });

const map = (S: Matrix, V: Matrix): Matrix => S.mmul(V).mmul(S.transpose());
const runs = { numRuns: 60, seed: 34 };

describe("symplectic eigenvalues and entropies", () => {
  it("are those the state was made from, in any basis", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((n) => states(n)),
        ({ covariance, nu }) => {
          symplecticEigenvalues(covariance).forEach((x, k) => {
            expect(Math.abs(x - nu[k])).toBeLessThan(1e-12);
          });
          expect(isPhysical(covariance)).toBe(true);
          const entropy = nu.reduce((sum, x) => sum + entropyOf(x), 0);
          expect(Math.abs(vonNeumannEntropy(covariance) - entropy)).toBeLessThan(1e-11);
          const product = nu.reduce((p, x) => p * 2 * x, 1);
          expect(Math.abs(purity(covariance) * product - 1)).toBeLessThan(1e-11);
          expect(Math.abs(renyi2Entropy(covariance) - Math.log(product))).toBeLessThan(1e-11);
        },
      ),
      runs,
    );
  });

  it("a pure state has entropy 0 and purity 1; a matrix below the vacuum is refused by name", () => {
    expect(vonNeumannEntropy(squeezed(1.2))).toBeLessThan(1e-12);
    expect(purity(squeezed(1.2))).toBeCloseTo(1, 12);
    const below = thermal(0.499, 1);
    expect(isPhysical(below)).toBe(false);
    for (const f of [vonNeumannEntropy, mutualInformation, gaussianDiscord]) {
      expect(() => f(below)).toThrow(UnphysicalStateError);
    }
    expect(() => infidelity(below, thermal(1, 1))).toThrow(/eigenvalue is 0\.4(99|98999)/);
    const negative = Matrix.diag([-1, 1, 1, 1]);
    expect(symplecticEigenvalues(negative).at(-1)).toBeLessThan(0);
    const found = measures(below);
    expect(found.physical).toBe(false);
    for (const x of [found.entropy, found.mutualInformation, found.discord, found.logarithmicNegativity]) {
      expect(Number.isNaN(x)).toBe(false);
    }
  });

  it("shapes that are no covariance are refused", () => {
    expect(() => symplecticEigenvalues(Matrix.eye(3))).toThrow(/two rows a mode/);
    expect(() =>
      vonNeumannEntropy(
        new Matrix([
          [1, 0.5],
          [0, 1],
        ]),
      ),
    ).toThrow(/symmetric/);
    expect(() => reducedState(thermal(1, 1), [1, 1])).toThrow(/different/);
    expect(() => fidelity({ covariance: thermal(1), mean: [1] }, thermal(1))).toThrow(/first moments/);
  });
});

describe("correlations between modes", () => {
  it("two-mode squeezed vacuum: E_N = 2r, discord = classical correlations = entropy of one mode, I their sum", () => {
    for (const r of [0.01, 0.3, 1, 2]) {
      const state = squeezed(r);
      const one = entropyOf(0.5 * Math.cosh(2 * r));
      expect(Math.abs(logarithmicNegativity(state) - 2 * r)).toBeLessThan(1e-12);
      const { discord, classicalCorrelations, mutualInformation: I } = gaussianDiscord(state);
      expect(Math.abs(discord - one)).toBeLessThan(1e-11);
      expect(Math.abs(classicalCorrelations - one)).toBeLessThan(1e-11);
      expect(Math.abs(I - 2 * one)).toBeLessThan(1e-11);
    }
  });

  it("squeezed thermal state: separable exactly where nu e^-2r >= 1/2; discord is heterodyne's closed form", () => {
    const nu = 1.5;
    expect(logarithmicNegativity(squeezed(0.54, nu))).toBe(0);
    expect(logarithmicNegativity(squeezed(0.6, nu))).toBeCloseTo(-Math.log(2 * nu * Math.exp(-1.2)), 12);
    const r = 0.8;
    const b = nu * Math.cosh(2 * r);
    const s = nu * Math.sinh(2 * r);
    const conditional = b - s ** 2 / (b + 0.5);
    const { classicalCorrelations, branch } = gaussianDiscord(squeezed(r, nu));
    expect(branch).toBe("heterodyne-like");
    expect(classicalCorrelations).toBeCloseTo(entropyOf(b) - entropyOf(conditional), 11);
  });

  it("all measures are invariant under local symplectic maps", () => {
    fc.assert(
      fc.property(states(2), fc.array(unit, { minLength: 6, maxLength: 6 }), ({ covariance }, u) => {
        const S = directSum(local(3 * u[0], u[1], 3 * u[2]), local(3 * u[3], -u[4], 3 * u[5]));
        const moved = map(S, covariance);
        const [a, b] = [measures(covariance), measures(moved)];
        for (const key of [
          "entropy",
          "mutualInformation",
          "discord",
          "classicalCorrelations",
          "logarithmicNegativity",
        ] as const) {
          expect(Math.abs(a[key]! - b[key]!)).toBeLessThan(1e-11);
        }
      }),
      runs,
    );
  });

  it("discord's measurement is the best of all pure Gaussian ones", () => {
    fc.assert(
      fc.property(states(2), ({ covariance }) => {
        for (const measured of [1, 2]) {
          const { classicalCorrelations } = gaussianDiscord(covariance, [1, 2], measured);
          const rows = measured === 2 ? [0, 1, 2, 3] : [2, 3, 0, 1];
          const V = covariance.selection(rows, rows);
          const A = V.subMatrix(0, 1, 0, 1);
          const C = V.subMatrix(0, 1, 2, 3);
          const B = V.subMatrix(2, 3, 2, 3);
          const whole = entropyOf(Math.sqrt(det2(A)));
          let best = 0;
          for (let i = 0; i < 24; i++) {
            for (let r = -4; r <= 4; r += 0.25) {
              const seed = map(local((Math.PI * i) / 24, r, 0), Matrix.eye(2).mul(0.5));
              const after = Matrix.sub(A, C.mmul(inverse2(Matrix.add(B, seed))).mmul(C.transpose()));
              best = Math.max(best, whole - entropyOf(Math.max(0.5, Math.sqrt(det2(after)))));
            }
          }
          expect(best).toBeLessThanOrEqual(classicalCorrelations + 1e-10);
          expect(best).toBeGreaterThan(0.97 * classicalCorrelations - 1e-10); // the grid is coarse
        }
      }),
      { numRuns: 12, seed: 35 },
    );
  });

  it("0 <= discord <= I, classical <= I, and no negativity without I", () => {
    fc.assert(
      fc.property(states(2), ({ covariance }) => {
        const { discord, classicalCorrelations, mutualInformation: I } = gaussianDiscord(covariance);
        expect(discord).toBeGreaterThanOrEqual(0);
        expect(classicalCorrelations).toBeGreaterThanOrEqual(0);
        expect(Math.abs(discord + classicalCorrelations - I)).toBeLessThan(1e-13);
        expect(mutualInformation(covariance, [2], [1])).toBeCloseTo(I, 12);
      }),
      runs,
    );
  });

  it("tiny correlations keep their relative accuracy: I = c^2 times the curvature, down to c = 1e-9", () => {
    const at = (c: number): number => {
      const V = thermal(2, 1.3);
      V.set(0, 2, c);
      V.set(2, 0, c);
      return mutualInformation(V) / c ** 2;
    };
    expect(at(1e-9) / at(1e-4)).toBeCloseTo(1, 7);
    expect(mutualInformation(thermal(2, 1.3))).toBe(0);
  });

  it("groups of modes: product states carry nothing, a group and its purification carry 2S", () => {
    const product = directSum(squeezed(0.7, 0.8), squeezed(0.4, 1.1));
    expect(mutualInformation(product, [1, 2], [3, 4])).toBeLessThan(1e-12);
    expect(logarithmicNegativity(product, [1, 2], [3, 4])).toBeLessThan(1e-12);
    const pure = directSum(squeezed(0.7), squeezed(0.4));
    expect(mutualInformation(pure, [1, 3], [2, 4])).toBeCloseTo(2 * vonNeumannEntropy(reducedState(pure, [1, 3])), 10);
    expect(logarithmicNegativity(pure, [1, 3], [2, 4])).toBeCloseTo(2.2, 11);
    expect(partiallyTransposedEigenvalues(pure, [1, 3], [2, 4])).toHaveLength(4);
    expect(
      measures(pure, [
        [1, 3],
        [2, 4],
      ]).discord,
    ).toBeNull();
    expect(() => mutualInformation(pure, [1], [1])).toThrow(/different/);
  });
});

describe("distances between states", () => {
  it("one mode: F = 1/(sqrt((n+1)(m+1)) - sqrt(n m))^2 for thermal states, e^{-d^2/4 nu...} for displaced ones", () => {
    for (const [n, m] of [
      [0.2, 3],
      [1, 1.0001],
      [0, 2],
    ]) {
      const F = (Math.sqrt((n + 1) * (m + 1)) - Math.sqrt(n * m)) ** -2;
      expect(Math.abs(fidelity(thermal(n + 0.5), thermal(m + 0.5)) - F)).toBeLessThan(1e-14);
    }
    const shifted = { covariance: thermal(0.5), mean: [0.3, -0.4] };
    expect(infidelity(thermal(0.5), shifted)).toBeCloseTo(1 - Math.exp(-0.125), 14); // coherent states: e^{-|alpha|^2}, |alpha|^2 = 1/8
  });

  it("is symmetric, between 0 and 1, 1 for equal states, and invariant under any common symplectic map", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((n) => fc.tuple(states(n, 2), states(n, 2), states(n))),
        ([{ covariance: a }, { covariance: b }]) => {
          const F = infidelity(a, b);
          expect(F).toBeGreaterThanOrEqual(0);
          expect(F).toBeLessThanOrEqual(1);
          expect(Math.abs(infidelity(b, a) - F)).toBeLessThan(1e-13);
          expect(infidelity(a, a)).toBeLessThan(1e-20);
          const n = a.rows / 2;
          let S = directSum(...Array.from({ length: n }, (_, i) => local(i + 0.3, 0.2 * i - 0.3, 1)));
          for (let i = 1; i < n; i++) S = mixer(n, i - 1, i, 0.7, 0.4).mmul(S);
          expect(Math.abs(infidelity(map(S, a), map(S, b)) - F)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 25, seed: 36 },
    );
  });

  it("multiplies over independent modes: the general formula against one and two modes", () => {
    fc.assert(
      fc.property(states(2), states(2), states(1), states(1), (a, b, c, d) => {
        const whole = fidelity(directSum(a.covariance, c.covariance), directSum(b.covariance, d.covariance));
        const parts = fidelity(a.covariance, b.covariance) * fidelity(c.covariance, d.covariance);
        expect(Math.abs(whole - parts)).toBeLessThan(1e-13);
      }),
      { numRuns: 25, seed: 37 },
    );
  });

  it("infidelity is quadratic in a small difference down to 1e-14 and below, for any number of modes", () => {
    for (const n of [1, 2, 3]) {
      const base = n === 1 ? thermal(1.2) : n === 2 ? squeezed(0.3, 1.1) : directSum(squeezed(0.3, 1.1), thermal(0.9));
      const at = (e: number): number => {
        const V = base.clone();
        V.set(0, 0, V.get(0, 0) + e);
        return infidelity(base, V);
      };
      const [coarse, fine] = [at(2 ** -12) * 2 ** 24, at(2 ** -24) * 2 ** 48];
      expect(at(2 ** -24)).toBeLessThan(1e-14);
      expect(fine / coarse).toBeCloseTo(1, 3);
    }
  });

  it("a pure mode in common does no harm to the general formula", () => {
    const a = directSum(thermal(0.5), squeezed(0.3, 1.1));
    const b = directSum(thermal(0.5), squeezed(0.5, 0.9));
    expect(fidelity(a, b)).toBeCloseTo(fidelity(squeezed(0.3, 1.1), squeezed(0.5, 0.9)), 7);
  });

  it("relative entropy of thermal states is the closed form, of displaced ones adds the energy", () => {
    const [n, m] = [0.7, 1.9];
    const closed = -entropyOf(n + 0.5) + Math.log(m + 1) + n * Math.log((m + 1) / m);
    expect(relativeEntropy(thermal(n + 0.5), thermal(m + 0.5))).toBeCloseTo(closed, 12);
    const moved = { covariance: thermal(n + 0.5), mean: [1, 1] };
    expect(relativeEntropy(moved, thermal(m + 0.5))).toBeCloseTo(closed + Math.log((m + 1) / m), 12);
    expect(relativeEntropy(thermal(1), thermal(0.5))).toBe(Number.POSITIVE_INFINITY);
  });

  it("relative entropy is invariant, not negative, and equals I between a state and the product of its parts", () => {
    fc.assert(
      fc.property(states(2), ({ covariance }) => {
        const product = directSum(covariance.subMatrix(0, 1, 0, 1), covariance.subMatrix(2, 3, 2, 3));
        const I = mutualInformation(covariance);
        expect(Math.abs(relativeEntropy(covariance, product) - I)).toBeLessThan(1e-10);
        expect(relativeEntropy(covariance, covariance)).toBeLessThan(1e-11);
      }),
      runs,
    );
  });
});

const det2 = (m: Matrix): number => m.get(0, 0) * m.get(1, 1) - m.get(0, 1) * m.get(1, 0);

function inverse2(m: Matrix): Matrix {
  return new Matrix([
    [m.get(1, 1), -m.get(0, 1)],
    [-m.get(1, 0), m.get(0, 0)],
  ]).div(det2(m));
}
