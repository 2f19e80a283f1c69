import { bosons, c, cd, fermions, type Operator, product, sm, sp, spins } from "@openbath/hilbert";
import { latticeOf } from "@openbath/linalg/state-vectors";
import { describe, expect, it } from "vitest";
import { type CompileOptions, compileLocalOperator, type Kernel, TypeScriptKernel, WasmKernel } from "../src/index.ts";
import { levelsOf, randomOperator, randomVector } from "./operators.ts";
import { effective, FIG_3D, localLindblad1, traditional } from "./xxz.ts";

const wasm = (): Kernel => {
  const kernel = WasmKernel.create();
  if (kernel === undefined) throw new Error("these tests need WebAssembly with SIMD");
  return kernel;
};
const KERNELS: readonly (() => Kernel)[] = [() => new TypeScriptKernel(), wasm];

function put(kernel: Kernel, vector: Float64Array): number {
  const place = kernel.allocate(vector.length);
  kernel.view(place, vector.length).set(vector);
  return place;
}

function applied(make: () => Kernel, H: Operator, x: Float64Array, previous: Float64Array, how: CompileOptions) {
  const kernel = make();
  const program = kernel.load(compileLocalOperator(H, how));
  const [px, pp, py, pz] = [put(kernel, x), put(kernel, previous), put(kernel, x), put(kernel, x)];
  kernel.apply(program, px, pp, py);
  kernel.apply(program, px, -1, pz);
  return { minus: kernel.view(py, x.length).slice(), plain: kernel.view(pz, x.length).slice() };
}

const chain = (L: number) => ({ L, ...FIG_3D });
const hop = (L: number, i: number, j: number): Operator => cd(fermions(L), i).times(c(fermions(L), j));
const mixed = product(spins(2), bosons({ sites: 2, maxOccupation: 3 }), spins(1), levelsOf([3]), spins(3));
const longRange = [1, 2, 3, 4].reduce(
  (sum, j) =>
    sum.plus(
      sp(spins(7), j)
        .times(sm(spins(7), j + 3))
        .times({ re: 1 / j, im: 0.3 }),
    ),
  sp(spins(7), 7).times(0),
);

const CASES: readonly (readonly [string, Operator])[] = [
  ["the traditional equation's H_eff on 9 spins", effective(traditional(chain(9), 0.25, 2.2))],
  ["the local Lindblad H_eff on 8 spins", effective(localLindblad1(chain(8), 0.25, 2.2))],
  ["the local Lindblad H_eff on 2 spins", effective(localLindblad1(chain(2), 0.25, 2.2))],
  ["a fermion hop with its string", hop(7, 2, 6).plus(hop(7, 3, 4))],
  ["exchanges of long range, complex, one way", longRange],
  ["random terms on a mixed space", randomOperator(mixed, [[1, 3], [2, 3, 4], [4, 5], [6], [5, 8, 9], [9]], 3)],
  ["a random term on all sites", randomOperator(levelsOf([3, 2, 4]), [[1, 2, 3]], 4)],
  ["a multiple of the identity", spinIdentity()],
  ["one site of dimension 5", randomOperator(levelsOf([5]), [[1]], 5)],
  ["the zero operator", sp(spins(3), 1).times(0)],
];

function spinIdentity(): Operator {
  return sp(spins(3), 1).power(0).times({ re: 0.3, im: -2 });
}

describe.each(CASES)("a compiled operator: %s", (_, H) => {
  const size = 2 * H.space.dimension;
  const x = randomVector(size, 1);
  const previous = randomVector(size, 2);
  const expected = new Float64Array(size);
  H.applyTo(x, expected);
  const forms: CompileOptions[] = [{}, { form: "csr" }, ...[1, 2, 6, 16, 64].map((maxBlock) => ({ maxBlock }))];

  it.each(forms)("acts as the operator does, and minus a vector, with %o", (how) => {
    const { minus, plain } = applied(wasm, H, x, previous, how);
    // sums of at most some tens of products of order 1
    const error = (y: Float64Array, z: (i: number) => number): number =>
      y.reduce((largest, value, i) => Math.max(largest, Math.abs(value - z(i))), 0);
    expect(error(plain, (i) => expected[i])).toBeLessThan(2e-14);
    expect(error(minus, (i) => expected[i] - previous[i])).toBeLessThan(2e-14);
  });

  it.each(forms)("gives the same bits in WASM and in TypeScript, with %o", (how) => {
    const [a, b] = KERNELS.map((kernel) => applied(kernel, H, x, previous, how));
    expect(a.minus).toEqual(b.minus);
    expect(a.plain).toEqual(b.plain);
  });

  it("can be shifted and scaled", () => {
    const shift = { re: 0.7, im: -0.4 };
    const { plain } = applied(wasm, H, x, previous, { shift, scale: 2.5, maxBlock: 8 });
    for (let i = 0; i < size; i += 2) {
      const re = 2.5 * (expected[i] - shift.re * x[i] + shift.im * x[i + 1]);
      const im = 2.5 * (expected[i + 1] - shift.re * x[i + 1] - shift.im * x[i]);
      expect(Math.hypot(plain[i] - re, plain[i + 1] - im)).toBeLessThan(1e-13);
    }
  });
});

describe("the vector operations of both kernels", () => {
  const size = 2 * 45; // odd, so that no unrolled loop fits
  const vectors = [1, 2, 3, 4, 5].map((seed) => randomVector(size, seed));
  const coefficients = Float64Array.of(0.3, -1.2, 0.8, 0.1, 2.2);
  const phase = { re: 0.6, im: -0.8 };

  it.each([1, 2, 4, 5])("combine %i vectors with real coefficients, the odd ones times -i, and a phase", (count) => {
    const results = KERNELS.map((make) => {
      const kernel = make();
      const first = kernel.allocate(vectors.length * size);
      vectors.forEach((vector, k) => {
        kernel.view(first + k * size, size).set(vector);
      });
      const out = kernel.allocate(size);
      const norm = kernel.combine(first, size, coefficients, count, phase, out);
      return { norm, vector: kernel.view(out, size).slice() };
    });
    expect(results[0]).toEqual(results[1]);
    let total = 0;
    for (let i = 0; i < size; i += 2) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < count; k++) {
        const [vr, vi] = [vectors[k][i], vectors[k][i + 1]];
        re += coefficients[k] * (k % 2 === 0 ? vr : vi);
        im += coefficients[k] * (k % 2 === 0 ? vi : -vr);
      }
      expect(results[0].vector[i]).toBeCloseTo(phase.re * re - phase.im * im, 13);
      expect(results[0].vector[i + 1]).toBeCloseTo(phase.re * im + phase.im * re, 13);
      total += re * re + im * im;
    }
    expect(results[0].norm).toBeCloseTo(total, 11);
  });

  it("take norms, scale, and sum elements of a reduced density matrix", () => {
    const dims = [3, 3, 5];
    const lattice = latticeOf(dims, [1]);
    const results = KERNELS.map((make) => {
      const kernel = make();
      const [x, y] = [put(kernel, vectors[0]), put(kernel, vectors[1])];
      kernel.scale(x, -1.5, y, size);
      const out = new Float64Array(2);
      kernel.overlap(kernel.loadLattice(lattice), x, 5, 10, out);
      return { norm: kernel.squaredNorm(x, size), scaled: kernel.view(y, size).slice(), out };
    });
    expect(results[0]).toEqual(results[1]);
    expect(results[0].norm).toBeCloseTo(
      vectors[0].reduce((sum, value) => sum + value * value, 0),
      12,
    );
    expect(results[0].scaled).toEqual(vectors[0].map((value) => -1.5 * value));
    let re = 0;
    let im = 0;
    for (let first = 0; first < 3; first++) {
      for (let last = 0; last < 5; last++) {
        const a = 2 * (15 * first + 5 + last); // the middle site in its state 1
        const b = 2 * (15 * first + 10 + last); // and in its state 2
        const v = vectors[0];
        re += v[a] * v[b] + v[a + 1] * v[b + 1];
        im += v[a + 1] * v[b] - v[a] * v[b + 1];
      }
    }
    expect(results[0].out[0]).toBeCloseTo(re, 13);
    expect(results[0].out[1]).toBeCloseTo(im, 13);
  });
});

describe("lattices", () => {
  it.each([
    [[2, 2, 2, 2], [1]],
    [
      [2, 3, 4, 2],
      [0, 3],
    ],
    [
      [4, 3],
      [0, 1],
    ],
    [[3], []],
    [[2, 1, 5, 2, 3], [2]],
  ])("visit every configuration of the other factors once: dims %j, factors %j", (dims, factors) => {
    const { starts, count, stride } = latticeOf(dims, factors);
    const places = [...starts].flatMap((start) => Array.from({ length: count }, (_, i) => start + i * stride));
    const d = dims.reduce((a, b) => a * b, 1);
    const strides = dims.map((_, k) => dims.slice(k + 1).reduce((a, b) => a * b, 1));
    const expected = Array.from({ length: d }, (_, i) => i).filter((i) =>
      factors.every((f) => Math.floor(i / strides[f]) % dims[f] === 0),
    );
    expect(places.sort((a, b) => a - b)).toEqual(expected);
  });
});
