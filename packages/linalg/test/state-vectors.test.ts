import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CsrMatrix, csrAdd, csrFromTriplets, csrIdentity, csrKronecker, csrMultiplyVector } from "../src/index.ts";
import {
  type ConditionalTerm,
  compileLocalTerms,
  createKernel,
  csrProgram,
  type Kernel,
  type OperatorProgram,
  parityAt,
  productBasis,
  rowsAreBetter,
  TypeScriptKernel,
  vectorMap,
} from "../src/state-vectors/index.ts";
import { seeds, sizes, stream } from "./support.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

function randomCsr(rows: number, next: () => number): CsrMatrix {
  const entries = Array.from({ length: 3 * rows }, (_, k): [number, number, { re: number; im: number }] => [
    k % rows,
    Math.floor(((next() + 1) / 2) * rows) % rows,
    { re: next(), im: next() },
  ]);
  const places = new Map(entries.map((entry) => [entry[0] * rows + entry[1], entry]));
  return csrFromTriplets(rows, rows, [...places.values()]);
}

const vector = (size: number, seed: number): Float64Array => Float64Array.from({ length: size }, stream(seed));

const largest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((worst, x, k) => Math.max(worst, Math.abs(x - b[k])), 0);

/** The term as a matrix on the whole product basis, by Kronecker products; its sites must be neighbours. */
function whole(dims: readonly number[], { sites, matrix, parity }: ConditionalTerm): CsrMatrix {
  const product = (from: number, end: number): number => dims.slice(from, end).reduce((a, b) => a * b, 1);
  const [first, last] = sites.length === 0 ? [0, 0] : [sites[0] - 1, sites[sites.length - 1]];
  const all = csrKronecker(
    csrKronecker(csrIdentity(product(0, first)), matrix),
    csrIdentity(product(last, dims.length)),
  );
  if (parity === undefined) return all;
  const values = all.values.slice();
  for (let r = 0; r < all.rows; r++) {
    if (parityAt(dims, r) !== parity) values.fill(0, 2 * all.rowStart[r], 2 * all.rowStart[r + 1]);
  }
  return new CsrMatrix(all.rows, all.cols, all.rowStart, all.columns, values);
}

function applied(kernel: Kernel, program: OperatorProgram, x: Float64Array): Float64Array {
  const loaded = kernel.load(program);
  const [from, to] = [kernel.allocate(x.length), kernel.allocate(x.length)];
  kernel.view(from, x.length).set(x);
  kernel.apply(loaded, from, -1, to);
  return kernel.view(to, x.length).slice();
}

describe("a sparse matrix times a vector, in the kernel of state vectors", () => {
  it("has the bits of the plain product, in WebAssembly and without", () => {
    expect(createKernel().name).toBe("wasm");
    fc.assert(
      fc.property(sizes(40), seeds, (n, seed) => {
        const a = randomCsr(n, stream(seed));
        const x = vector(2 * n, seed + 1);
        const expected = csrMultiplyVector(a, x);
        for (const kernel of [createKernel(), new TypeScriptKernel()]) {
          expect(applied(kernel, csrProgram(a), x)).toEqual(expected);
        }
      }),
    );
  });

  it("is a function of arrays, which it leaves alone, where the vectors are the caller's", () => {
    const a = randomCsr(30, stream(3));
    const map = vectorMap(csrProgram(a));
    const x = vector(60, 4);
    const kept = x.slice();
    const y = new Float64Array(60);
    expect(map(x, y)).toBe(y);
    expect(x).toEqual(kept);
    expect(y).toEqual(csrMultiplyVector(a, x));
    expect(map(y)).toEqual(csrMultiplyVector(a, y));
    expect(() => map(x.subarray(2))).toThrow(/30 amplitudes maps 60.*got 58 and 60/);
  });

  it("refuses a matrix that maps between spaces of different dimensions", () => {
    const a = csrFromTriplets(2, 3, [[0, 2, 1]]);
    expect(() => csrProgram(a)).toThrow(/square matrix, got 2 x 3/);
  });
});

describe("a sum of local terms times a vector", () => {
  const exchange = csrFromTriplets(4, 4, [
    [1, 2, 0.7],
    [2, 1, 0.7],
    [0, 0, 0.25],
  ]);

  it("is the sum of the Kronecker products, whatever the blocks, with the same bits in WebAssembly and without", () => {
    const dims = [2, 3, 2, 2, 2, 4, 2];
    const basis = productBasis(dims);
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, 4, 16, 64, 2048), (seed, maxBlock) => {
        const next = stream(seed);
        const terms: ConditionalTerm[] = [
          { sites: [], matrix: randomCsr(1, next) },
          { sites: [1], matrix: randomCsr(2, next) },
          { sites: [2, 3], matrix: randomCsr(6, next) },
          { sites: [3, 4], matrix: exchange },
          { sites: [4, 5], matrix: exchange },
          { sites: [5, 6, 7], matrix: randomCsr(16, next) },
          { sites: [4], matrix: randomCsr(2, next), parity: 1 },
        ];
        const shift = { re: 0.4, im: -1 };
        const program = compileLocalTerms(basis, terms, { shift, maxBlock });
        const x = vector(2 * basis.dimension, seed + 1);
        const expected = csrMultiplyVector(
          terms.map((term) => whole(dims, term)).reduce((sum, one) => csrAdd(sum, one)),
          x,
        );
        for (let i = 0; i < x.length; i += 2) {
          expected[i] -= shift.re * x[i] - shift.im * x[i + 1];
          expected[i + 1] -= shift.re * x[i + 1] + shift.im * x[i];
        }
        const [fast, plain] = [createKernel(), new TypeScriptKernel()].map((kernel) => applied(kernel, program, x));
        expect(fast).toEqual(plain);
        expect(largest(fast, expected)).toBeLessThan(1e-14); // a dozen products of order one
      }),
      { numRuns: 30 },
    );
  });

  it("is left to compressed rows where the terms reach over nearly all factors", () => {
    const basis = productBasis([4, 4]);
    const next = stream(7);
    expect(rowsAreBetter(basis, [{ sites: [1, 2], matrix: randomCsr(16, next) }])).toBe(true);
    expect(rowsAreBetter(productBasis(new Array<number>(8).fill(2)), [{ sites: [3, 4], matrix: exchange }])).toBe(
      false,
    );
  });

  it("refuses dimensions that are no positive integers, and more amplitudes than 2^28", () => {
    expect(() => productBasis([2, 0])).toThrow(/factor 2.*got 0/);
    expect(() => compileLocalTerms(productBasis(new Array<number>(29).fill(2)), [])).toThrow(/536870912 amplitudes/);
  });

  it("runs in plain TypeScript where the host has no WebAssembly", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(createKernel().name).toBe("typescript");
    expect(vectorMap(csrProgram(csrIdentity(2)))(Float64Array.of(1, 2, 3, 4))).toEqual(Float64Array.of(1, 2, 3, 4));
  });
});
