import type { ComplexMatrix } from "./complex-matrix.ts";
import { modulus } from "./norms.ts";
import type { Reduction } from "./reduce-kernel.ts";

/** Rows and columns of a tile: a matrix and its transpose are read side by side. */
const TILE = 16;

/**
 * Fills the upper triangle of the workspace with `factor` times the Hermitian part of a (its real part alone where `real`)
 * and returns the largest |a_ij - conj(a_ji)|.
 */
export function takeHermitianPart(a: ComplexMatrix, factor: number, work: Reduction, real: boolean): number {
  const n = a.rows;
  const { data } = a;
  const { memory, plane } = work;
  const row = real ? plane : 2 * plane;
  let defect = 0;
  for (let block = 0; block < n; block += TILE) {
    for (let beside = block; beside < n; beside += TILE) {
      const end = Math.min(n, beside + TILE);
      for (let i = block; i < Math.min(n, block + TILE); i++) {
        for (let j = Math.max(i, beside); j < end; j++) {
          const p = 2 * (i * n + j);
          const q = 2 * (j * n + i);
          const re = data[p] - data[q];
          const im = data[p + 1] + data[q + 1];
          if (re !== 0 || im !== 0) defect = Math.max(defect, modulus(re, im));
          const to = i * row + j;
          memory[to] = 0.5 * (factor * data[p] + factor * data[q]);
          if (!real) memory[to + plane] = 0.5 * (factor * data[p + 1] - factor * data[q + 1]);
        }
      }
    }
  }
  return defect;
}
