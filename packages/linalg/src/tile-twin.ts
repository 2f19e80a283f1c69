import { COLS_AT, ROWS_AT, SUMS_AT, type TileKernel } from "./tile-layout.ts";

/**
 * The kernel of the dense products in plain TypeScript: the same sums in the same order as wasm/tiles.ts, hence the
 * same bits, Inf and NaN included. Half a tile at a time, for the sake of the registers.
 */
export function plainTiles(memory: Float64Array): TileKernel {
  const run =
    (complex: boolean) =>
    (rowGroups: number, colGroups: number, depth: number, shift: number): void => {
      const width = 4 * colGroups;
      const step = 4 * depth;
      for (let j = 0; j < colGroups; j++) {
        const b = COLS_AT + j * step;
        for (let i = Math.max(0, j + shift); i < rowGroups; i++) {
          const a = ROWS_AT + i * step;
          for (let half = 0; half < 2; half++) {
            const to = SUMS_AT + (complex ? 2 * i + half : 4 * i + 2 * half) * width + 4 * j;
            halfTile(memory, depth, a + 2 * half, b, to, complex ? 0 : width);
          }
        }
      }
    };
  return { memory, real: run(false), complex: run(true), wasm: false };
}

/** Two lines of rows times four of columns: two rows of sums, or with `width` 0 one row of two complex sums. */
function halfTile(m: Float64Array, depth: number, a: number, b: number, to: number, width: number): void {
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let q0 = 0;
  let q1 = 0;
  let q2 = 0;
  let q3 = 0;
  for (const end = a + 4 * depth; a < end; a += 4, b += 4) {
    const x = m[a];
    const y = m[a + 1];
    const b0 = m[b];
    const b1 = m[b + 1];
    p0 += x * b0;
    q0 += y * b0;
    p1 += x * b1;
    q1 += y * b1;
    const b2 = m[b + 2];
    const b3 = m[b + 3];
    p2 += x * b2;
    q2 += y * b2;
    p3 += x * b3;
    q3 += y * b3;
  }
  if (width === 0) {
    m[to] = p0 - q1;
    m[to + 1] = p1 + q0;
    m[to + 2] = p2 - q3;
    m[to + 3] = p3 + q2;
    return;
  }
  m[to] = p0;
  m[to + 1] = p1;
  m[to + 2] = p2;
  m[to + 3] = p3;
  m[to + width] = q0;
  m[to + width + 1] = q1;
  m[to + width + 2] = q2;
  m[to + width + 3] = q3;
}
