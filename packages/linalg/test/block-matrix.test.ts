import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addOwnAdjoint,
  adjoint,
  BlockMatrix,
  blockAdd,
  blockAdjoint,
  blockGemm,
  ComplexMatrix,
  gemm,
  type Op,
  scale,
} from "../src/index.ts";

const SIZES = [1, 3, 2];
const DIMENSION = 6;

/** A block matrix with a random pattern and random complex entries. */
const blocks = fc
  .tuple(
    fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 72, maxLength: 72 }),
  )
  .map(([pattern, numbers]) => {
    const matrix = new BlockMatrix(SIZES);
    let at = 0;
    pattern.forEach((stored, place) => {
      if (!stored) return;
      const block = matrix.block(Math.floor(place / 3), place % 3);
      for (let k = 0; k < block.data.length; k++) block.data[k] = numbers[at++ % numbers.length];
    });
    return matrix;
  });

function dense(matrix: BlockMatrix): ComplexMatrix {
  const result = ComplexMatrix.zeros(DIMENSION, DIMENSION);
  for (const { row, col, matrix: block } of matrix.blocks()) {
    for (let i = 0; i < block.rows; i++) {
      for (let j = 0; j < block.cols; j++) {
        const { re, im } = block.get(i, j);
        result.set(matrix.offsets[row] + i, matrix.offsets[col] + j, re, im);
      }
    }
  }
  return result;
}

function expectEqual(a: ComplexMatrix, b: ComplexMatrix): void {
  // sums of at most six products of numbers below one
  for (let k = 0; k < a.data.length; k++) expect(Math.abs(a.data[k] - b.data[k])).toBeLessThan(2e-15);
}

describe("block matrices", () => {
  it("list their blocks row by row, and those of one moment: what is inserted later is in the next list", () => {
    const matrix = new BlockMatrix(SIZES);
    matrix.block(2, 0);
    matrix.block(0, 1);
    const before = matrix.blocks();
    matrix.block(0, 0);
    const places = (list: ReturnType<BlockMatrix["blocks"]>) => list.map(({ row, col }) => [row, col]);
    expect(places(before)).toEqual([
      [0, 1],
      [2, 0],
    ]);
    expect(places(matrix.blocks())).toEqual([
      [0, 1],
      [0, 0],
      [2, 0],
    ]);
  });

  it.each([
    ["N", "N"],
    ["N", "C"],
    ["C", "N"],
    ["C", "C"],
  ] as [Op, Op][])("have the products op(a) op(b) of the dense matrices they stand for (%s, %s)", (opA, opB) => {
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        const out = new BlockMatrix(SIZES);
        blockGemm(opA, opB, 0.5, a, b, out);
        const expected = ComplexMatrix.zeros(DIMENSION, DIMENSION);
        gemm(opA, opB, 0.5, dense(a), dense(b), 0, expected);
        expectEqual(dense(out), expected);
      }),
      { numRuns: 30 },
    );
  });

  it("have the adjoint, the sum with complex factors, and the sum with their own adjoint of the dense matrices", () => {
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        expectEqual(dense(blockAdjoint(a)), adjoint(dense(a)));
        const sum = a.clone();
        blockAdd(b, sum, 0.3, -0.7);
        const expected = dense(a);
        const turned = scale({ re: 0.3, im: -0.7 }, dense(b));
        for (let k = 0; k < expected.data.length; k++) expected.data[k] += turned.data[k];
        expectEqual(dense(sum), expected);
        const symmetric = a.clone();
        blockAdd(blockAdjoint(a).zerosLike(), symmetric); // the pattern of the adjoint too
        addOwnAdjoint(symmetric);
        const whole = dense(a);
        const mirror = adjoint(whole);
        for (let k = 0; k < whole.data.length; k++) whole.data[k] += mirror.data[k];
        expectEqual(dense(symmetric), whole);
      }),
      { numRuns: 30 },
    );
  });

  it("refuse blocks of the wrong shape and blocks that are there already", () => {
    const matrix = new BlockMatrix(SIZES);
    matrix.block(0, 1);
    expect(() => matrix.insert(0, 1, ComplexMatrix.zeros(1, 3))).toThrow(/block \(0, 1\) is already stored/);
    expect(() => matrix.insert(1, 1, ComplexMatrix.zeros(2, 3))).toThrow(/block \(1, 1\) must be 3 x 3, got 2 x 3/);
    expect(matrix.find(2, 2)).toBeUndefined();
    expect(matrix.dimension).toBe(DIMENSION);
  });
});
