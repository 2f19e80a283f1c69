import { Matrix, inverse as mlInverse } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { ComplexMatrix, inverse, multiply } from "../src/index.ts";
import { fromMlMatrix, toMlMatrix, toMlMatrixPair } from "../src/ml-matrix.ts";
import { distance, randomMatrix } from "./support.ts";

describe("interchange with ml-matrix", () => {
  it("goes there and back without a bit changed, real and complex", () => {
    const real = randomMatrix(3, 5, 1, true);
    expect(distance(fromMlMatrix(toMlMatrix(real)), real)).toBe(0);
    const complex = randomMatrix(4, 2, 2);
    const { re, im } = toMlMatrixPair(complex);
    expect(distance(fromMlMatrix(re, im), complex)).toBe(0);
  });

  it("products and inverses agree on both sides of the door", () => {
    const [a, b] = [randomMatrix(6, 6, 1, true), randomMatrix(6, 6, 2, true)];
    expect(distance(fromMlMatrix(toMlMatrix(a).mmul(toMlMatrix(b))), multiply(a, b))).toBeLessThan(1e-14);
    expect(distance(fromMlMatrix(mlInverse(toMlMatrix(a))), inverse(a))).toBeLessThan(1e-12);
  });

  it("reads views of ml-matrix as well", () => {
    const m = new Matrix([
      [1, 2],
      [3, 4],
    ]);
    expect(fromMlMatrix(m.transpose()).get(0, 1).re).toBe(3);
  });

  it("drops imaginary noise, refuses imaginary parts that mean something, and unequal shapes", () => {
    expect(toMlMatrix(ComplexMatrix.from([[{ re: 1, im: 1e-15 }]])).get(0, 0)).toBe(1);
    expect(() => toMlMatrix(ComplexMatrix.from([[1, { re: 0, im: 1e-3 }]]))).toThrow(/\(0, 1\).*1 x 2.*0.001/);
    expect(() => fromMlMatrix(Matrix.zeros(2, 2), Matrix.zeros(2, 3))).toThrow(/2 x 2.*2 x 3/);
  });
});
