import { driftOf, type EnergyForm, ProductTerms } from "@openbath/generators";
import { BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import type { EnergyEquation } from "../../src/energy-equation.ts";
import { fromEnergyForm } from "../../src/from-energy-form.ts";

/** A reproducible stream of numbers in [0, 1). */
export function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface HandMade {
  /** Energies of each sector. */
  readonly energies: readonly (readonly number[])[];
  /** Couplings lower the sector by one; with one sector they act inside it. One list of blocks a bath. */
  readonly couplings: readonly BlockMatrix[];
  readonly betas: readonly number[];
  readonly epsilon: number;
  readonly shift?: number;
}

/**
 * A Redfield equation made without any other package's help: D[rho] = eps^2 sum (u rho v^dag - v^dag u rho) + h.c.,
 * v = S and S^dag, u = W(E) v with W(E) = G(E)/2 + i shift sin(E), G(E) = E / (e^(beta E) - 1) (detailed balance).
 */
export function handMade({ energies, couplings, betas, epsilon, shift = 0.3 }: HandMade): EnergyEquation {
  const sizes = energies.map((list) => list.length);
  const all = Float64Array.from(energies.flat());
  const strength = epsilon * epsilon;
  const baths = couplings.map((s, k) => {
    const sandwiches = [s, adjointOf(s)].map((v) => ({ left: weighted(v, all, betas[k], strength, shift), right: v }));
    return new ProductTerms(sandwiches, driftOf(sandwiches, new BlockMatrix(sizes)));
  });
  const zero = 1e-12;
  const frequency = (a: number, b: number): number => (Math.abs(all[a] - all[b]) < zero ? 0 : all[a] - all[b]);
  const ascending = Int32Array.from(all.keys()).sort((a, b) => all[a] - all[b]);
  const add = (x: Float64Array, y: Float64Array, sign: number): void => {
    x[0] += y[0];
    x[1] += sign * y[1];
  };
  const form = {
    basis: {
      energies: all,
      sizes,
      ascending,
      frequency,
      toProduct: (rho: BlockMatrix) => denseOf(rho),
    },
    baths: new Map(baths.map((part, k) => [k, part])),
    steadyPattern: () => {
      const pattern = new BlockMatrix(sizes);
      sizes.forEach((_, s) => {
        pattern.block(s, s);
      });
      return pattern;
    },
    dissipateHermitian: (rho: BlockMatrix, out: BlockMatrix) => {
      out.clear();
      for (const part of baths) part.addHalf(rho, out);
      for (const { matrix } of out.blocks()) addAdjoint(matrix);
    },
    element: (a: number, b: number, c: number, d: number, out: Float64Array) => {
      const mirrored = new Float64Array(2);
      out.fill(0);
      for (const part of baths) {
        part.addHalfElement(a, b, c, d, out);
        part.addHalfElement(b, a, d, c, mirrored);
      }
      add(out, mirrored, -1);
    },
  };
  return fromEnergyForm("hand-made", form as unknown as EnergyForm);
}

/** A random complex (or real) operator that lowers the sector by one, or acts inside the only one. */
export function randomCoupling(sizes: readonly number[], random: () => number, real = false): BlockMatrix {
  const s = new BlockMatrix(sizes);
  const pairs = sizes.length === 1 ? [[0, 0]] : sizes.slice(1).map((_, k) => [k, k + 1]);
  for (const [row, col] of pairs) {
    const { data } = s.block(row, col);
    const norm = Math.sqrt(sizes[row] * sizes[col]) ** 0.5;
    for (let k = 0; k < data.length; k += 2) {
      data[k] = (2 * random() - 1) / norm;
      data[k + 1] = real ? 0 : (2 * random() - 1) / norm;
    }
  }
  return s;
}

export function denseOf(rho: BlockMatrix): ComplexMatrix {
  const d = rho.dimension;
  const dense = ComplexMatrix.zeros(d, d);
  for (const { row, col, matrix } of rho.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const z = matrix.get(i, j);
        dense.set(rho.offsets[row] + i, rho.offsets[col] + j, z.re, z.im);
      }
    }
  }
  return dense;
}

/** E / (e^(beta E) - 1), 1 / beta at E = 0: obeys G(-E) = e^(beta E) G(E). */
export const thermalRate = (energy: number, beta: number): number =>
  Math.abs(energy) < 1e-14 ? 1 / beta : energy / Math.expm1(beta * energy);

function weighted(v: BlockMatrix, energies: Float64Array, beta: number, strength: number, shift: number): BlockMatrix {
  const u = v.clone();
  for (const { row, col, matrix } of u.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const gained = energies[u.offsets[row] + i] - energies[u.offsets[col] + j];
        const re = 0.5 * strength * thermalRate(gained, beta);
        const im = strength * shift * Math.sin(gained);
        const z = matrix.get(i, j);
        matrix.set(i, j, re * z.re - im * z.im, re * z.im + im * z.re);
      }
    }
  }
  return u;
}

function adjointOf(a: BlockMatrix): BlockMatrix {
  const result = new BlockMatrix(a.sizes);
  for (const { row, col, matrix } of a.blocks()) {
    const target = result.block(col, row);
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const z = matrix.get(i, j);
        target.set(j, i, z.re, -z.im);
      }
    }
  }
  return result;
}

function addAdjoint(a: ComplexMatrix): void {
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const x = a.get(i, j);
      const y = a.get(j, i);
      a.set(i, j, x.re + y.re, x.im - y.im);
      a.set(j, i, x.re + y.re, y.im - x.im);
    }
  }
}
