import {
  bosons,
  type HilbertSpace,
  type LocalTerm,
  Operator,
  product,
  productState,
  sp,
  spins,
  sx,
  sz,
} from "@openbath/hilbert";
import { csrFromTriplets, type Triplet } from "@openbath/linalg";
import { type Parity, parityAt } from "@openbath/linalg/state-vectors";
import { describe, expect, it } from "vitest";
import {
  compileLocalOperator,
  compileTrajectories,
  createKernel,
  type Kernel,
  randomPair,
  TrajectoryRunner,
  TypeScriptKernel,
} from "../src/index.ts";
import { Moments, planMoments } from "../src/moments.ts";
import { dropFirstSite, parityOf, parityOfKet } from "../src/parity.ts";
import { endBath, unravel } from "./baths.ts";
import { levelsOf, randomOperator, randomVector } from "./operators.ts";
import { FIG_3D, localLindblad1, traditional } from "./xxz.ts";

/** The part of an operator that keeps parity (0) or changes it (1). */
function part(operator: Operator, change: Parity): Operator {
  const { space } = operator;
  const terms = operator.terms.map(({ sites, matrix }): LocalTerm => {
    const dims = sites.map((site) => space.dims[site - 1]);
    const entries: Triplet[] = [];
    for (let r = 0; r < matrix.rows; r++) {
      for (let at = matrix.rowStart[r]; at < matrix.rowStart[r + 1]; at++) {
        const c = matrix.columns[at];
        const value = { re: matrix.values[2 * at], im: matrix.values[2 * at + 1] };
        if ((parityAt(dims, r) ^ parityAt(dims, c)) === change) entries.push([r, c, value]);
      }
    }
    return { sites, matrix: csrFromTriplets(matrix.rows, matrix.rows, entries) };
  });
  return Operator.fromTerms(space, terms);
}

/** A random ket of one parity. */
function ketOf(space: HilbertSpace, parity: Parity, seed: number): Float64Array {
  return randomVector(2 * space.dimension, seed).map((x, i) => (parityAt(space.dims, i >> 1) === parity ? x : 0));
}

const mixed = product(spins(2), bosons({ sites: 2, maxOccupation: 2 }), levelsOf([3]), spins(3));
const supports = [[1], [1, 2], [1, 3, 4], [2, 3], [4, 5, 6], [6, 7], [1, 8], [8], [7, 8]];
const parities: readonly Parity[] = [0, 1];

describe.each([
  ["a mixed space", randomOperator(mixed, supports, 21)],
  ["two spins", randomOperator(spins(2), [[1, 2], [1], [2]], 22)],
  ["a chain of 6 spins", randomOperator(spins(6), [[1], [1, 2], [2, 3], [4, 5], [5, 6], [1, 6]], 23)],
])("an operator between states of one parity, site 1 left out: %s", (_, operator) => {
  const { space } = operator;

  it.each([0, 1] as const)(
    "acts as in the whole space (change of parity: %i), with both kernels to the same bits",
    (change) => {
      const H = part(operator, change);
      expect(parityOf(H)).toBe(change);
      for (const from of parities) {
        const to = (from ^ change) as Parity;
        const ket = ketOf(space, from, 5);
        const image = new Float64Array(ket.length);
        H.applyTo(ket, image);
        expect(parityOfKet(space, image)).toBe(to);
        const expected = dropFirstSite(space, image, to);
        for (const maxBlock of [1, 4, 12, 2048]) {
          const results = [createKernel(), new TypeScriptKernel()].map((kernel: Kernel) => {
            const program = kernel.load(compileLocalOperator(H, { parity: to, maxBlock }));
            const [x, y] = [kernel.allocate(expected.length), kernel.allocate(expected.length)];
            kernel.view(x, expected.length).set(dropFirstSite(space, ket, from));
            kernel.apply(program, x, -1, y);
            return kernel.view(y, expected.length).slice();
          });
          expect(results[0]).toEqual(results[1]);
          results[0].forEach((value, i) => {
            expect(Math.abs(value - expected[i])).toBeLessThan(2e-14);
          });
        }
      }
    },
  );

  it("has the expectation values of the whole space, odd parts included", () => {
    const hermitian = operator.plus(operator.adjoint());
    const observables = [hermitian, part(hermitian, 0), part(hermitian, 1)];
    for (const parity of parities) {
      const ket = ketOf(space, parity, 6);
      const reduced = dropFirstSite(space, ket, parity);
      const kernel = createKernel();
      const place = kernel.allocate(reduced.length);
      kernel.view(place, reduced.length).set(reduced);
      const moments = new Moments(kernel, planMoments(observables, parity), reduced.length, () => -1);
      const values = new Float64Array(3);
      moments.evaluate(place, values);
      observables.forEach((O, k) => {
        expect(Math.abs(values[k] - O.expectationKet(ket).re)).toBeLessThan(1e-11);
      });
      expect(values[2]).toBe(0);
    }
  });
});

describe("trajectories of a state of one parity", () => {
  const L = 6;
  const space = spins(L);
  const options = {
    initial: productState(space, ["up", "down", "up", "up", "down", "up"]),
    times: [0.4, 3],
    observables: { sz1: sz(space, 1), sz4: sz(space, 4), flip: sp(space, 1).plus(sp(space, 1).adjoint()) },
    tolerance: 1e-12,
  };

  it.each([
    ["local Lindblad", localLindblad1],
    ["traditional", traditional],
  ])("are those of the whole space in half of it: %s", (_, equation) => {
    const chain = equation({ L, ...FIG_3D }, FIG_3D.gamma, FIG_3D.T);
    // a jump that mixes parities, too rare to happen, takes the saving away
    const mixing = sx(space, 2).plus(sz(space, 2)).times(1e-9);
    const whole = compileTrajectories(
      unravel({ ...chain, jumps: [...chain.jumps, mixing] }, [endBath("any")]),
      options,
    );
    const half = compileTrajectories(unravel(chain, [endBath("any")]), options);
    expect([whole.dimension, half.dimension]).toEqual([2 ** L, 2 ** (L - 1)]);
    const [a, b] = [whole, half].map((problem) =>
      new TrajectoryRunner(problem).run((draw) => randomPair(3, 0, 0, draw)),
    );
    expect(a.jumps.length).toBeGreaterThan(3);
    expect(b.jumps.map(({ channel }) => channel)).toEqual(a.jumps.map(({ channel }) => channel));
    a.jumps.forEach(({ time }, k) => {
      expect(Math.abs(time - b.jumps[k].time)).toBeLessThan(1e-10);
    });
    a.observables.forEach((value, k) => {
      expect(Math.abs(value - b.observables[k])).toBeLessThan(1e-9);
    });
  });

  it("need no other initial state: a superposition of both parities is kept whole", () => {
    const chain = unravel(localLindblad1({ L, ...FIG_3D }, FIG_3D.gamma, FIG_3D.T));
    const initial = productState(space, ["up", "plus", "up", "up", "down", "up"]);
    expect(compileTrajectories(chain, { ...options, initial }).dimension).toBe(2 ** L);
  });
});
