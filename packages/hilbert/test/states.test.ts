import { ComplexMatrix, multiply, trace } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bosons,
  c,
  density,
  fermions,
  isDensityMatrix,
  levels,
  n,
  Operator,
  partialTrace,
  partialTraceKet,
  product,
  productState,
  purity,
  spins,
  superposition,
  sx,
  sy,
  sz,
  tensor,
  tensorStates,
} from "../src/index.ts";
import { largestDifference, numbers, randomKet, randomMatrix, randomOperator, randomState } from "./random.ts";

const space = product(spins(1), levels([3]), spins(1), bosons({ sites: 1, maxOccupation: 1 }));
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("product states", () => {
  it("of spins have the expectation values of their names", () => {
    const three = spins(3);
    const psi = productState(three, ["+y", "down", "minus"]);
    const values = [sy(three, 1), sz(three, 2), sx(three, 3), sx(three, 1)].map((op) => op.expectationKet(psi).re);
    [1, -1, -1, 0].forEach((value, k) => {
      expect(values[k]).toBeCloseTo(value, 14);
    });
    expect(productState(spins(1), ["plus"])).toEqual(productState(spins(1), ["+x"]));
    expect(productState(spins(1), ["minus"])).toEqual(productState(spins(1), ["-x"]));
    expect(sy(spins(1), 1).expectationKet(productState(spins(1), ["-y"])).re).toBeCloseTo(-1, 14);
  });
  it("count quanta, put site 1 slowest, and normalise amplitudes", () => {
    const mixed = product(bosons({ sites: 1, maxOccupation: 3 }), fermions(1), levels([3]), spins(1));
    const psi = productState(mixed, [2, "occupied", 1, "up"]);
    expect(psi[2 * (((2 * 2 + 1) * 3 + 1) * 2)]).toBe(1);
    expect(n(mixed, 1).expectationKet(psi)).toEqual({ re: 2, im: 0 });
    expect(productState(mixed, [2, 1, 1, "up"])).toEqual(psi);
    const tilted = productState(mixed, [0, "empty", [0, 3, { re: 0, im: 4 }], [1, 1]]);
    expect(tilted.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 14);
  });
  it("are refused with what was expected", () => {
    expect(() => productState(spins(2), ["up"])).toThrow("2 labels are needed, one a site, got 1");
    expect(() => productState(spins(1), [1])).toThrow(/site 1 is a spin: its state must be one of up, down/);
    expect(() => productState(bosons({ sites: 1, maxOccupation: 2 }), [3])).toThrow("an occupation 0 .. 2, got 3");
    expect(() => productState(levels([2]), ["up"])).toThrow('a level 0 .. 1, got "up"');
    expect(() => productState(spins(1), [[1, 2, 3]])).toThrow("2 amplitudes");
    expect(() => productState(spins(1), [[0, 0]])).toThrow("not all zero");
  });
  it("superpose into a Bell state, whose halves are maximally mixed", () => {
    const two = spins(2);
    const bell = superposition([
      [1, productState(two, ["up", "down"])],
      [{ re: 0, im: -1 }, productState(two, ["down", "up"])],
    ]);
    const rho = density(bell);
    expect(isDensityMatrix(rho, 1e-14)).toBe(true);
    expect(purity(rho)).toBeCloseTo(1, 14);
    const half = partialTrace(rho, two, [2]);
    expect(largestDifference(half, ComplexMatrix.diagonal([0.5, 0.5]))).toBeLessThan(2e-16);
    expect(() => superposition([])).toThrow("at least one");
    expect(() =>
      superposition([
        [1, bell],
        [-1, bell],
      ]),
    ).toThrow("norm 0");
  });
});

describe("the partial trace", () => {
  it("gives back the factors of a product state, in any order", () => {
    const next = numbers(7);
    const parts = space.dims.map((d) => randomState(d, next));
    const rho = tensorStates(...parts);
    parts.forEach((part, s) => {
      expect(largestDifference(partialTrace(rho, space, [s + 1]), part)).toBeLessThan(1e-15);
    });
    expect(largestDifference(partialTrace(rho, space, [4, 2]), tensorStates(parts[3], parts[1]))).toBeLessThan(1e-15);
    expect(largestDifference(partialTrace(rho, space, [1, 2, 3, 4]), rho)).toBe(0);
  });
  it("keeps trace, positivity and the expectation values on the sites kept", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const rho = randomState(space.dimension, next, 3);
        const local = randomOperator(product(levels([3]), spins(1)), [[1, 2]], next);
        const there = Operator.fromTerms(space, [{ sites: [2, 3], matrix: local.terms[0].matrix }]);
        const reduced = partialTrace(rho, space, [2, 3]);
        expect(isDensityMatrix(reduced, 1e-14)).toBe(true);
        const [x, y] = [there.expectation(rho), local.expectation(reduced)];
        expect(x.re).toBeCloseTo(y.re, 13);
        expect(x.im).toBeCloseTo(y.im, 13);
        expect(partialTrace(rho, space, []).get(0, 0).re).toBeCloseTo(1, 14);
      }),
      { numRuns: 10 },
    );
  });
  it("is done in any number of steps, and without forming the matrix of a ket", () => {
    const next = numbers(9);
    const psi = randomKet(space.dimension, next);
    const rho = density(psi);
    const inSteps = partialTrace(partialTrace(rho, space, [1, 2, 4]), product(spins(1), levels([3, 2])), [3, 1]);
    expect(largestDifference(inSteps, partialTrace(rho, space, [4, 1]))).toBeLessThan(1e-15);
    expect(largestDifference(partialTraceKet(psi, space, [4, 1]), inSteps)).toBeLessThan(1e-15);
  });
  it("has the same non-zero spectrum on both sides of a pure state", () => {
    const psi = randomKet(space.dimension, numbers(13));
    const left = partialTraceKet(psi, space, [1, 2]);
    const right = partialTraceKet(psi, space, [3, 4]);
    expect(purity(left)).toBeCloseTo(purity(right), 14);
    expect(trace(multiply(left, multiply(left, left))).re).toBeCloseTo(
      trace(multiply(right, multiply(right, right))).re,
      14,
    );
  });
  it("refuses unknown sites, repeated sites and wrong shapes", () => {
    const rho = ComplexMatrix.identity(24);
    expect(() => partialTrace(rho, space, [5])).toThrow("no site 5");
    expect(() => partialTrace(rho, space, [1, 1])).toThrow("site 1 is to be kept twice");
    expect(() => partialTrace(ComplexMatrix.identity(4), space, [1])).toThrow("24 x 24");
    expect(() => partialTraceKet(new Float64Array(4), space, [1])).toThrow("48 numbers");
  });
});

describe("tensor products of operators", () => {
  it("are Kronecker products, on the product of the spaces", () => {
    const next = numbers(17);
    const left = Operator.fromMatrix(spins(1), randomMatrix(2, 2, next));
    const right = randomOperator(product(levels([3]), spins(1)), [[], [1], [1, 2]], next);
    const both = tensor(left, right);
    expect(both.space.equals(product(spins(1), levels([3]), spins(1)))).toBe(true);
    expect(largestDifference(both.toMatrix(), tensorStates(left.toMatrix(), right.toMatrix()))).toBeLessThan(1e-15);
    expect(() => tensorStates()).toThrow("at least one");
  });
  it("give no string to fermions of a later factor, as documented", () => {
    const plain = tensor(
      c(fermions(1), 1)
        .times(0)
        .plus(n(fermions(1), 1)),
      c(fermions(1), 1),
    );
    expect(plain.support).toEqual([1, 2]);
    expect(
      plain
        .minus(
          n(fermions(2), 1)
            .times(c(fermions(2), 2))
            .times(-1),
        )
        .isZero(),
    ).toBe(true);
  });
});
