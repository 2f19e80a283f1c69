import fc from "fast-check";
import { ComplexMatrix, hermitianPart, maxAbs, multiply, multiplyAdjoint, qr, subtract } from "../src/index.ts";

/** A small reproducible stream of numbers in (-1, 1): xorshift on 32 bits. */
export function stream(seed: number): () => number {
  let state = seed | 0 || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
}

export function randomMatrix(rows: number, cols: number, seed: number, real = false): ComplexMatrix {
  const next = stream(seed);
  for (let i = 0; i < 8; i++) next();
  const a = ComplexMatrix.zeros(rows, cols);
  for (let at = 0; at < a.data.length; at++) {
    const x = next();
    a.data[at] = real && at % 2 === 1 ? 0 : x;
  }
  return a;
}

export const randomHermitian = (n: number, seed: number, real = false): ComplexMatrix =>
  hermitianPart(randomMatrix(n, n, seed, real));

export const randomUnitary = (n: number, seed: number, real = false): ComplexMatrix =>
  qr(randomMatrix(n, n, seed, real)).q;

/** U diag(values) U^dagger with a random unitary U: a normal matrix of known spectrum. */
export function withSpectrum(values: ArrayLike<number | { re: number; im: number }>, seed: number): ComplexMatrix {
  const u = randomUnitary(values.length, seed);
  return multiplyAdjoint(multiply(u, ComplexMatrix.diagonal(values)), u);
}

export const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
export const sizes = (max: number, min = 1): fc.Arbitrary<number> => fc.integer({ min, max });

/** max |a - b|. */
export const distance = (a: ComplexMatrix, b: ComplexMatrix): number => maxAbs(subtract(a, b));

/** |a - 1|, entrywise. */
export const distanceToIdentity = (a: ComplexMatrix): number => distance(a, ComplexMatrix.identity(a.rows));

/** The product by its definition, the reference of every faster one. */
export function plainProduct(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const c = ComplexMatrix.zeros(a.rows, b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.cols; j++) {
      let re = 0;
      let im = 0;
      for (let l = 0; l < a.cols; l++) {
        const x = a.get(i, l);
        const y = b.get(l, j);
        re += x.re * y.re - x.im * y.im;
        im += x.re * y.im + x.im * y.re;
      }
      c.set(i, j, re, im);
    }
  }
  return c;
}

/** Interleaved complex numbers as pairs, sorted by real part, then imaginary part, with a tie width. */
export function sortedPairs(values: Float64Array, tie = 1e-7): [number, number][] {
  const pairs: [number, number][] = [];
  for (let k = 0; k < values.length; k += 2) pairs.push([values[k], values[k + 1]]);
  return pairs.sort((x, y) => (Math.abs(x[0] - y[0]) > tie ? x[0] - y[0] : x[1] - y[1]));
}
