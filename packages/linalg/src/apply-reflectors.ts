import { gemmStrided } from "./gemm-strided.ts";
import type { Reduction } from "./reduce-kernel.ts";

/** Reflectors that are applied together, as 1 - V T V^dagger. */
const BLOCK = 64;

/** Doubles of scratch that `applyReflectorsReal` needs for `count` rows of n numbers. */
export const reflectionSize = (n: number, count: number): number => BLOCK * (2 * BLOCK + count + n);

/**
 * Overwrites each of the `count` rows z of n numbers from `z` on by Q z, Q = H_0 ... H_{n-2} from the reflectors of `tridiagonalizeReal`
 * where it left them, all in the memory of the room: by blocks, in products (the compact WY form of Schreiber and Van Loan 1989). `scratch` is
 * the place of `reflectionSize` doubles.
 */
export function applyReflectorsReal(
  n: number,
  { room, plane }: Reduction,
  tau: Float64Array,
  z: number,
  count: number,
  scratch: number,
): void {
  const { product } = room.realSteps;
  const [gram, t] = [scratch, scratch + BLOCK * BLOCK];
  const overlaps = t + BLOCK * BLOCK;
  const turned = overlaps + count * BLOCK;
  for (let first = lastBlock(n); first >= 0; first -= BLOCK) {
    const width = Math.min(BLOCK, n - 1 - first);
    const length = n - first - 1;
    const block = first * plane + first + 1;
    const target = z + first + 1;
    product(0, width, width, length, block, plane, 1, block, plane, 1, gram, BLOCK);
    triangleReal(width, tau, first, room.memory, gram, t);
    product(0, count, width, length, target, n, 1, block, plane, 1, overlaps, BLOCK);
    product(0, width, length, width, t, 1, BLOCK, block, 1, plane, turned, n);
    product(-1, count, length, width, overlaps, BLOCK, 1, turned, 1, n, target, n);
  }
}

/** The upper triangle T with H_first ... = 1 - V T V^T, column by column: T_jj = tau_j, above it -tau_j T V^T v_j. */
function triangleReal(width: number, tau: Float64Array, first: number, m: Float64Array, gram: number, t: number): void {
  m.fill(0, t, t + BLOCK * BLOCK);
  for (let j = 0; j < width; j++) {
    m[t + j * BLOCK + j] = tau[first + j];
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let k = i; k < j; k++) sum += m[t + i * BLOCK + k] * m[gram + j * BLOCK + k];
      m[t + i * BLOCK + j] = -tau[first + j] * sum;
    }
  }
}

/** The same for the complex reflectors of `tridiagonalizeHermitian` and interleaved complex rows. */
export function applyReflectorsHermitian(
  n: number,
  v: Float64Array,
  tau: Float64Array,
  z: Float64Array,
  count: number,
): void {
  const wide = 2 * BLOCK;
  const row = 2 * n;
  const gram = new Float64Array(BLOCK * wide);
  const t = new Float64Array(BLOCK * wide);
  const overlaps = new Float64Array(count * wide);
  const turned = new Float64Array(BLOCK * row);
  for (let first = lastBlock(n); first >= 0; first -= BLOCK) {
    const width = Math.min(BLOCK, n - 1 - first);
    const length = n - first - 1;
    const block = first * row + 2 * (first + 1);
    const target = 2 * (first + 1);
    gemmStrided(width, width, length, 1, 0, v, block, row, 2, 1, v, block, 2, row, -1, 0, 0, gram, 0, wide);
    triangleHermitian(width, tau, first, gram, t);
    gemmStrided(count, width, length, 1, 0, z, target, row, 2, 1, v, block, 2, row, -1, 0, 0, overlaps, 0, wide);
    gemmStrided(width, length, width, 1, 0, t, 0, 2, wide, 1, v, block, row, 2, 1, 0, 0, turned, 0, row);
    gemmStrided(count, length, width, -1, 0, overlaps, 0, wide, 2, 1, turned, 0, row, 2, 1, 1, 0, z, target, row);
  }
}

/** As `triangleReal`; the entry (j, k) of `gram` is v_k^dagger v_j. */
function triangleHermitian(width: number, tau: Float64Array, first: number, gram: Float64Array, t: Float64Array): void {
  t.fill(0);
  for (let j = 0; j < width; j++) {
    const tr = tau[2 * (first + j)];
    const ti = tau[2 * (first + j) + 1];
    for (let i = 0; i < j; i++) {
      let re = 0;
      let im = 0;
      for (let k = i; k < j; k++) {
        const p = 2 * (i * BLOCK + k);
        const q = 2 * (j * BLOCK + k);
        re += t[p] * gram[q] - t[p + 1] * gram[q + 1];
        im += t[p] * gram[q + 1] + t[p + 1] * gram[q];
      }
      const at = 2 * (i * BLOCK + j);
      t[at] = -(tr * re - ti * im);
      t[at + 1] = -(tr * im + ti * re);
    }
    t[2 * (j * BLOCK + j)] = tr;
    t[2 * (j * BLOCK + j) + 1] = ti;
  }
}

/** Where the last block of the n - 1 reflectors begins. */
const lastBlock = (n: number): number => (n < 2 ? -1 : n - 2 - ((n - 2) % BLOCK));
