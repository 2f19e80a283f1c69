import { BlockMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { assemble, selectUnknowns } from "../src/assemble.ts";
import { HermitianUnknowns } from "../src/hermitian-unknowns.ts";
import { ScaledEquation } from "../src/scaled-equation.ts";
import { denseOf, handMade, randomCoupling, stream } from "./support/hand-made.ts";

describe("the real unknowns of a Hermitian matrix", () => {
  const pattern = new BlockMatrix([2, 3, 1]);
  for (const [row, col] of [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 2],
    [2, 0],
  ]) {
    pattern.block(row, col);
  }
  const unknowns = new HermitianUnknowns(pattern);

  it("are as many as the pattern has entries", () => {
    expect(unknowns.size).toBe(4 + 9 + 1 + 2 + 2);
  });

  it("make a Hermitian matrix and come back from it", () => {
    const x = Float64Array.from({ length: unknowns.size }, (_, k) => Math.sin(k + 1));
    const rho = pattern.zerosLike();
    unknowns.unpack(x, new Float64Array(unknowns.size).fill(2), rho);
    const dense = denseOf(rho);
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) {
        expect(dense.get(i, j).re).toBe(dense.get(j, i).re);
        expect(dense.get(i, j).im).toBe(0 - dense.get(j, i).im);
      }
    }
    const back = new Float64Array(unknowns.size);
    unknowns.pack(rho, back);
    expect([...back]).toEqual([...x].map((value) => 2 * value));
  });
});

describe("the dense matrix of the scaled equation", () => {
  it("is the same from single elements as from whole columns", () => {
    const random = stream(4);
    const sizes = [2, 4, 3];
    const energies = sizes.map((size, sector) => Array.from({ length: size }, () => sector + random()));
    const equation = handMade({
      energies,
      couplings: [randomCoupling(sizes, random), randomCoupling(sizes, random)],
      betas: [1, 3],
      epsilon: 0.2,
    });
    const { element: _, ...withoutElements } = equation;
    const [first, second] = [equation, withoutElements].map((one) => {
      const scaled = new ScaledEquation(one);
      return assemble(
        scaled,
        selectUnknowns(
          scaled,
          Int32Array.from({ length: scaled.unknowns.coherences }, (_, m) => m),
        ),
      );
    });
    expect(first.length).toBe(29 * 29);
    for (let k = 0; k < first.length; k++) expect(Math.abs(first[k] - second[k])).toBeLessThan(2e-15);
  });
});
