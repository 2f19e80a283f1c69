import {
  adjoint,
  ComplexMatrix,
  csrFromDense,
  csrToDense,
  kronecker,
  multiply,
  trace,
  traceOfProduct,
} from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fermions, identity, levels, Operator, product, spins, sx, sy, sz } from "../src/index.ts";
import { xxz } from "./models.ts";
import { largestDifference, numbers, randomKet, randomMatrix, randomOperator, randomState } from "./random.ts";

const space = product(spins(1), levels([3]), spins(1), levels([2]));
const sets = [[], [2], [1, 3], [2, 4], [1, 2, 4], [4]];
const seeds = fc.integer({ min: 0, max: 2 ** 31 });
// entries are below 2 in modulus and sums have at most 24 x 6 of their products: 200 roundings of 1e-16 each
const TIGHT = 3e-14;

describe("an operator as a sum of local terms", () => {
  it("has the matrix that Kronecker products with identities give", () => {
    const next = numbers(3);
    const one = (d: number): ComplexMatrix => ComplexMatrix.identity(d);
    const x = randomMatrix(3, 3, next);
    const op = Operator.fromTerms(space, [{ sites: [2], matrix: csrFromDense(x) }]);
    expect(largestDifference(op.toMatrix(), kronecker(kronecker(one(2), x), one(4)))).toBe(0);
    const y = randomMatrix(2, 2, next);
    const z = randomMatrix(2, 2, next);
    const both = Operator.fromTerms(space, [{ sites: [1, 4], matrix: csrFromDense(kronecker(y, z)) }]);
    expect(largestDifference(both.toMatrix(), kronecker(kronecker(y, one(6)), z))).toBe(0);
  });

  it("has the sums, products, brackets, powers and adjoint of its matrix", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const A = randomOperator(space, sets, next);
        const B = randomOperator(space, sets.slice(1, 4), next);
        const [a, b] = [A.toMatrix(), B.toMatrix()];
        const ab = multiply(a, b);
        const ba = multiply(b, a);
        const combine = (x: ComplexMatrix, y: ComplexMatrix, sign: number): ComplexMatrix =>
          new ComplexMatrix(
            x.rows,
            x.cols,
            x.data.map((value, k) => value + sign * y.data[k]),
          );
        expect(largestDifference(A.plus(B).toMatrix(), combine(a, b, 1))).toBeLessThan(TIGHT);
        expect(largestDifference(A.minus(B).toMatrix(), combine(a, b, -1))).toBeLessThan(TIGHT);
        expect(largestDifference(A.times(B).toMatrix(), ab)).toBeLessThan(TIGHT);
        expect(largestDifference(A.commutator(B).toMatrix(), combine(ab, ba, -1))).toBeLessThan(2 * TIGHT);
        expect(largestDifference(A.anticommutator(B).toMatrix(), combine(ab, ba, 1))).toBeLessThan(2 * TIGHT);
        expect(largestDifference(B.power(3).toMatrix(), multiply(b, multiply(b, b)))).toBeLessThan(30 * TIGHT);
        expect(largestDifference(A.adjoint().toMatrix(), adjoint(a))).toBeLessThan(TIGHT);
      }),
      { numRuns: 10 },
    );
  });

  it("has the same expectation values and action term by term as its matrix", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = numbers(seed);
        const A = randomOperator(space, sets, next);
        const d = space.dimension;
        const rho = randomState(d, next);
        const psi = randomKet(d, next);
        const expected = traceOfProduct(A.toMatrix(), rho);
        const value = A.expectation(rho);
        expect(value.re).toBeCloseTo(expected.re, 13);
        expect(value.im).toBeCloseTo(expected.im, 13);
        const column = multiply(A.toMatrix(), new ComplexMatrix(d, 1, psi)).data;
        const out = Float64Array.from({ length: 2 * d }, next);
        A.applyTo(psi, out);
        expect(Math.max(...out.map((x, k) => Math.abs(x - column[k])))).toBeLessThan(TIGHT);
        const ket = A.expectationKet(psi);
        let re = 0;
        let im = 0;
        for (let k = 0; k < 2 * d; k += 2) {
          re += psi[k] * column[k] + psi[k + 1] * column[k + 1];
          im += psi[k] * column[k + 1] - psi[k + 1] * column[k];
        }
        expect(ket.re).toBeCloseTo(re, 13);
        expect(ket.im).toBeCloseTo(im, 13);
      }),
      { numRuns: 10 },
    );
  });

  it("obeys the Jacobi identity, with nothing but rounding left", () => {
    const next = numbers(11);
    const [A, B, C] = [0, 1, 2].map(() => randomOperator(space, [[1, 2], [2, 3], [4]], next));
    const sum = A.commutator(B.commutator(C))
      .plus(B.commutator(C.commutator(A)))
      .plus(C.commutator(A.commutator(B)));
    expect(sum.isZero(1e-12)).toBe(true);
    expect(sum.isZero(1e-18)).toBe(false); // the test is one of numbers, not of empty sums
  });

  it("forgets what cancels, though 0.1 + 0.2 - 0.3 is not zero in floating point", () => {
    const chain = spins(4);
    const x = sx(chain, 2).times(sx(chain, 3));
    const sum = x.times(0.1).plus(x.times(0.2)).minus(x.times(0.3));
    expect(sum.terms).toHaveLength(0);
    expect(sum.support).toEqual([]);
    const both = sum.plus(sz(chain, 4));
    expect(both.support).toEqual([4]);
  });

  it("keeps what is small in its own right", () => {
    const chain = spins(2);
    const sum = sz(chain, 1).plus(sx(chain, 1).times(1e-30)).plus(sy(chain, 2).times(1e-25));
    expect(sum.support).toEqual([1, 2]);
    expect(sum.commutator(sz(chain, 1)).toMatrix().get(2, 0).re).toBeCloseTo(2e-30, 45);
  });

  it("trims a matrix to the sites on which it is not the identity", () => {
    const whole = Operator.fromMatrix(space, sx(space, 3).plus(identity(space).times(2)).toMatrix());
    expect(whole.support).toEqual([3]);
    const random = Operator.fromMatrix(space, randomMatrix(24, 24, numbers(5)));
    expect(random.support).toEqual([1, 2, 3, 4]);
    expect(largestDifference(csrToDense(random.toCsr()), randomMatrix(24, 24, numbers(5)))).toBe(0);
  });

  it("splits into traceless parts that are orthogonal and add up to it", () => {
    const next = numbers(21);
    const A = Operator.fromMatrix(space, randomMatrix(24, 24, next));
    const parts = A.tracelessParts();
    expect(parts.terms).toHaveLength(16);
    expect(largestDifference(parts.toMatrix(), A.toMatrix())).toBeLessThan(1e-15 * 16);
    const matrices = parts.terms.map((term) => Operator.fromTerms(space, [term]));
    for (let i = 1; i < matrices.length; i++) {
      expect(Math.abs(trace(matrices[i].toMatrix()).re)).toBeLessThan(1e-14);
      const inner = traceOfProduct(matrices[i].adjoint().toMatrix(), matrices[i - 1].toMatrix());
      expect(Math.hypot(inner.re, inner.im)).toBeLessThan(1e-13);
    }
    const bond = Operator.fromMatrix(
      spins(2),
      sz(spins(2), 1)
        .plus(sx(spins(2), 1).times(sx(spins(2), 2)))
        .toMatrix(),
    );
    expect(bond.terms.map((term) => term.sites)).toEqual([[1, 2]]);
    expect(bond.tracelessParts().terms.map((term) => term.sites)).toEqual([[1], [1, 2]]);
  });

  it("knows whether it is Hermitian, even when the parts on nested sites are so only together", () => {
    const two = spins(2);
    const lopsided = Operator.fromTerms(two, [
      {
        sites: [1, 2],
        matrix: csrFromDense(
          sx(two, 1)
            .times(sx(two, 2))
            .plus(sz(two, 2).times({ re: 0, im: 1 }))
            .toMatrix(),
        ),
      },
    ]).plus(sz(two, 2).times({ re: 0, im: -1 }));
    expect(lopsided.terms).toHaveLength(2);
    expect(lopsided.isHermitian()).toBe(true);
    expect(lopsided.plus(sz(two, 1).times({ re: 0, im: 1e-6 })).isHermitian()).toBe(false);
    expect(Operator.fromTerms(two, []).isHermitian()).toBe(true);
    expect(Operator.fromTerms(two, []).isZero()).toBe(true);
    expect(identity(two).isZero()).toBe(false);
  });
});

describe("nested commutators on a chain of 19 spins", () => {
  const chain = spins(19);
  const hamiltonian = xxz(
    chain,
    Array.from({ length: 19 }, (_, j) => 1 + 0.1 * j),
    0.3,
    0.7,
  );
  it("grow by one site an order and leave all other terms alone", () => {
    let nested = sx(chain, 1);
    for (let order = 1; order <= 5; order++) {
      nested = hamiltonian.commutator(nested);
      expect(nested.support).toEqual(Array.from({ length: order + 1 }, (_, k) => k + 1));
    }
  });
  it("agree with those of a shorter chain, which the end does not reach", () => {
    const short = spins(5);
    const shortH = xxz(short, [1, 1.1, 1.2, 1.3, 1.4], 0.3, 0.7);
    let long = sy(chain, 1);
    let small = sy(short, 1);
    for (let order = 1; order <= 3; order++) {
      long = hamiltonian.commutator(long);
      small = shortH.commutator(small);
    }
    const moved = Operator.fromTerms(short, long.terms);
    expect(moved.minus(small).isZero()).toBe(true);
  });
  it("refuse to become dense, with the reason", () => {
    expect(() => hamiltonian.toMatrix()).toThrow(/dimension 524288 would take 4096 GiB/);
  });
});

describe("mistakes with operators", () => {
  const two = spins(2);
  it("are refused with what was expected", () => {
    expect(() => sx(two, 1).plus(sx(spins(3), 1))).toThrow("different spaces, 2 spins and 3 spins");
    expect(() => sx(two, 1).times(Number.NaN)).toThrow("finite");
    expect(() => sx(two, 1).power(-1)).toThrow("exponent");
    expect(() => sx(two, 1).applyTo(new Float64Array(4), new Float64Array(8))).toThrow("8 numbers");
    expect(() => sx(two, 1).expectation(ComplexMatrix.identity(2))).toThrow("must be 4 x 4, got 2 x 2");
    expect(() => Operator.fromMatrix(two, ComplexMatrix.identity(3))).toThrow("needs a 4 x 4 matrix, got 3 x 3");
    expect(() => Operator.fromTerms(two, [{ sites: [2, 1], matrix: csrFromDense(ComplexMatrix.identity(4)) }])).toThrow(
      "ascending",
    );
    expect(() => Operator.fromTerms(two, [{ sites: [1], matrix: csrFromDense(ComplexMatrix.identity(4)) }])).toThrow(
      "site 1: the matrix must be 2 x 2",
    );
    const bad = ComplexMatrix.identity(2);
    bad.data[0] = Number.NaN;
    expect(() => Operator.fromTerms(two, [{ sites: [1], matrix: csrFromDense(bad) }])).toThrow("NaN");
    const psi = new Float64Array(8);
    expect(() => sx(two, 1).applyTo(psi, psi)).toThrow("another vector");
  });
  it("spaces are equal by value", () => {
    expect(spins(3).equals(spins(3))).toBe(true);
    expect(spins(3).equals(fermions(3))).toBe(false);
    expect(spins(1).equals(product(spins(1), spins(1)))).toBe(false);
  });
});
