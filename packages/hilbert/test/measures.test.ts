import { adjointMultiply, ComplexMatrix, eigHermitian, multiply, multiplyAdjoint } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bosons,
  density,
  fidelity,
  gibbsState,
  isDensityMatrix,
  levels,
  minEigenvalue,
  n,
  partialTrace,
  product,
  purity,
  relativeEntropy,
  spins,
  tensorStates,
  traceDistance,
  vonNeumannEntropy,
} from "../src/index.ts";
import { numbers, randomKet, randomMatrix, randomState } from "./random.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const diag = (...p: number[]): ComplexMatrix => ComplexMatrix.diagonal(p);
const bloch = (x: number, y: number, z: number): ComplexMatrix =>
  ComplexMatrix.from([
    [(1 + z) / 2, { re: x / 2, im: -y / 2 }],
    [{ re: x / 2, im: y / 2 }, (1 - z) / 2],
  ]);

/** A random unitary: the eigenvectors of a random Hermitian matrix. */
function randomUnitary(d: number, next: () => number): ComplexMatrix {
  const x = randomMatrix(d, d, next);
  return eigHermitian(multiplyAdjoint(x, x)).vectors;
}

describe("the trace distance", () => {
  it("of two spins is half the distance of their Bloch vectors", () => {
    const distance = traceDistance(bloch(0.1, -0.4, 0.3), bloch(0.5, 0.2, -0.2));
    expect(distance).toBeCloseTo(Math.hypot(0.4, 0.6, 0.5) / 2, 15);
  });
  it("is 1 for orthogonal states, 0 for equal ones, a metric, and shrinks under the partial trace", () => {
    expect(traceDistance(diag(1, 0), diag(0, 1))).toBe(1);
    const space = product(spins(1), levels([3]));
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const [r, s, t] = [6, 3, 1].map((rank) => randomState(6, next, rank));
        expect(traceDistance(r, r)).toBe(0);
        expect(traceDistance(r, s)).toBeCloseTo(traceDistance(s, r), 15);
        expect(traceDistance(r, t)).toBeLessThanOrEqual(traceDistance(r, s) + traceDistance(s, t) + 1e-15);
        const part = traceDistance(partialTrace(r, space, [2]), partialTrace(s, space, [2]));
        expect(part).toBeLessThanOrEqual(traceDistance(r, s) + 1e-15);
      }),
      { numRuns: 10 },
    );
  });
});

describe("the fidelity, squared convention", () => {
  it("of pure states is |<phi|psi>|^2, and <psi|rho|psi> when one is pure", () => {
    const next = numbers(3);
    const [phi, psi] = [randomKet(5, next), randomKet(5, next)];
    const overlap = adjointMultiply(new ComplexMatrix(5, 1, phi), new ComplexMatrix(5, 1, psi)).get(0, 0);
    expect(fidelity(density(phi), density(psi))).toBeCloseTo(overlap.re ** 2 + overlap.im ** 2, 14);
    const rho = randomState(5, next);
    const value = adjointMultiply(new ComplexMatrix(5, 1, psi), multiply(rho, new ComplexMatrix(5, 1, psi))).get(
      0,
      0,
    ).re;
    expect(fidelity(rho, density(psi))).toBeCloseTo(value, 13);
  });
  it("of two spins is Tr(rho sigma) + 2 sqrt(det rho det sigma)", () => {
    const [r, s] = [
      [0.1, -0.4, 0.3],
      [0.5, 0.2, -0.2],
    ];
    const square = (v: number[]): number => v.reduce((sum, x) => sum + x * x, 0);
    const dot = r.reduce((sum, x, k) => sum + x * s[k], 0);
    const expected = (1 + dot + Math.sqrt((1 - square(r)) * (1 - square(s)))) / 2;
    expect(fidelity(bloch(r[0], r[1], r[2]), bloch(s[0], s[1], s[2]))).toBeCloseTo(expected, 14);
  });
  it("is the squared overlap of distributions for commuting states, and zero for orthogonal ones", () => {
    expect(fidelity(diag(0.2, 0.3, 0.5), diag(0.6, 0.4, 0))).toBeCloseTo((Math.sqrt(0.12) + Math.sqrt(0.12)) ** 2, 14);
    expect(fidelity(diag(1, 0), diag(0, 1))).toBe(0);
  });
  it("obeys the bounds of Fuchs and van de Graaf, is symmetric, and multiplies over factors", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const [r, s] = [randomState(4, next), randomState(4, next, 2)];
        const f = fidelity(r, s);
        const distance = traceDistance(r, s);
        expect(f).toBeCloseTo(fidelity(s, r), 12);
        expect(1 - Math.sqrt(f)).toBeLessThanOrEqual(distance + 1e-13);
        expect(distance).toBeLessThanOrEqual(Math.sqrt(Math.max(0, 1 - f)) + 1e-13);
        const [p, q] = [randomState(2, next), randomState(2, next)];
        expect(fidelity(tensorStates(r, p), tensorStates(s, q))).toBeCloseTo(f * fidelity(p, q), 12);
      }),
      { numRuns: 10 },
    );
  });
  it("refuses states of different dimension", () => {
    expect(() => fidelity(diag(1, 0), diag(1, 0, 0))).toThrow("they must be alike");
    expect(() => relativeEntropy(diag(1, 0), diag(1, 0, 0))).toThrow("they must be alike");
  });
});

describe("the von Neumann entropy and the purity", () => {
  it("have their closed forms for diagonal, pure and maximally mixed states", () => {
    expect(vonNeumannEntropy(diag(0.25, 0.75, 0))).toBeCloseTo(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), 15);
    expect(vonNeumannEntropy(diag(0.2, 0.2, 0.2, 0.2, 0.2))).toBeCloseTo(Math.log(5), 15);
    expect(Object.is(vonNeumannEntropy(diag(1, 0)), 0)).toBe(true);
    const pure = density(randomKet(6, numbers(1)));
    expect(vonNeumannEntropy(pure)).toBeLessThan(1e-13); // six eigenvalues of 1e-16, each times its logarithm 37
    expect(purity(pure)).toBeCloseTo(1, 14);
    expect(purity(diag(0.2, 0.3, 0.5))).toBeCloseTo(0.38, 15);
  });
  it("of a thermal boson is (1 + n) ln(1 + n) - n ln n, where the cutoff is far", () => {
    const space = bosons({ sites: 1, maxOccupation: 60 });
    const occupation = 1 / Math.expm1(1);
    const expected = (1 + occupation) * Math.log1p(occupation) - occupation * Math.log(occupation);
    expect(vonNeumannEntropy(gibbsState(n(space, 1), 1))).toBeCloseTo(expected, 13);
  });
  it("do not change under unitaries; the entropy adds over factors and is subadditive", () => {
    const space = levels([2, 3]);
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const rho = randomState(6, next);
        const u = randomUnitary(6, next);
        const turned = multiplyAdjoint(multiply(u, rho), u);
        expect(vonNeumannEntropy(turned)).toBeCloseTo(vonNeumannEntropy(rho), 12);
        expect(purity(turned)).toBeCloseTo(purity(rho), 13);
        const [a, b] = [partialTrace(rho, space, [1]), partialTrace(rho, space, [2])];
        const sum = vonNeumannEntropy(a) + vonNeumannEntropy(b);
        expect(vonNeumannEntropy(tensorStates(a, b))).toBeCloseTo(sum, 12);
        expect(vonNeumannEntropy(rho)).toBeLessThanOrEqual(sum + 1e-13);
        // the mutual information is the relative entropy to the product of the parts
        expect(relativeEntropy(rho, tensorStates(a, b))).toBeCloseTo(sum - vonNeumannEntropy(rho), 12);
      }),
      { numRuns: 10 },
    );
  });
});

describe("the relative entropy", () => {
  it("of commuting states is that of their populations", () => {
    const expected = 0.25 * Math.log(0.25 / 0.5) + 0.75 * Math.log(0.75 / 0.5);
    expect(relativeEntropy(diag(0.25, 0.75), diag(0.5, 0.5))).toBeCloseTo(expected, 15);
    expect(relativeEntropy(diag(0.5, 0.5), diag(1 - 1e-200, 1e-200))).toBeCloseTo(100 * Math.log(10) - Math.log(2), 11);
  });
  it("is infinite where the support of rho sticks out of that of sigma", () => {
    expect(relativeEntropy(diag(0.5, 0.5), diag(1, 0))).toBe(Number.POSITIVE_INFINITY);
    expect(relativeEntropy(diag(1, 0), diag(0.5, 0.5))).toBeCloseTo(Math.log(2), 15);
    const next = numbers(8);
    const psi = density(randomKet(4, next));
    expect(relativeEntropy(randomState(4, next), psi)).toBe(Number.POSITIVE_INFINITY);
    expect(Math.abs(relativeEntropy(psi, psi))).toBeLessThan(1e-12);
  });
  it("obeys Klein's and Pinsker's inequalities, and shrinks under the partial trace", () => {
    const space = levels([2, 3]);
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const [r, s] = [randomState(6, next), randomState(6, next)];
        const value = relativeEntropy(r, s);
        expect(value).toBeGreaterThanOrEqual(2 * traceDistance(r, s) ** 2 - 1e-12);
        expect(relativeEntropy(partialTrace(r, space, [1]), partialTrace(s, space, [1]))).toBeLessThanOrEqual(
          value + 1e-12,
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe("the check of a density matrix", () => {
  it("refuses a wrong trace, a matrix that is not Hermitian, a negative eigenvalue, NaN, a rectangle", () => {
    expect(isDensityMatrix(bloch(0.3, 0.4, 0))).toBe(true);
    expect(isDensityMatrix(diag(0.5, 0.6))).toBe(false);
    expect(isDensityMatrix(bloch(0.8, 0.7, 0))).toBe(false);
    const skew = bloch(0.3, 0.4, 0);
    skew.set(0, 1, 0.2);
    expect(isDensityMatrix(skew)).toBe(false);
    expect(isDensityMatrix(diag(Number.NaN, 1))).toBe(false);
    expect(isDensityMatrix(new ComplexMatrix(2, 3))).toBe(false);
  });
  it("finds a small negative eigenvalue (1 - |r|)/2 of a Bloch vector r", () => {
    expect(minEigenvalue(bloch(0, 0.6, 0.8 + 1e-9))).toBeCloseTo((1 - Math.hypot(0.6, 0.8 + 1e-9)) / 2, 15);
    const blocks = diag(0.6, -1e-25, 0.4); // the block of the first and third state does not blur the second
    blocks.set(0, 2, 0.1);
    blocks.set(2, 0, 0.1);
    expect(minEigenvalue(blocks)).toBe(-1e-25);
  });
});
