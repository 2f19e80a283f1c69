import { ComplexMatrix, eigHermitian, hermitianPart } from "@openbath/linalg";
import type { TraceSet } from "./traces.ts";

/** Gamma of one region, one Hermitian matrix per charge block. */
export type GammaBlocks = readonly ComplexMatrix[];

/** The blocks without their negative parts, the traces scaled to what is prescribed. */
export function nearestGamma(raw: readonly (readonly ComplexMatrix[])[], set: TraceSet): GammaBlocks[] {
  const positive = raw.map((blocks) => blocks.map(positivePart));
  const traces = positive.map(traceOf);
  const total = traces.reduce((sum, t) => sum + t, 0);
  return positive.map((blocks, r) => {
    if (set.kind === "free") return blocks;
    const wanted =
      set.kind === "each" ? set.values[r] : total > 0 ? (set.total * traces[r]) / total : set.total / raw.length;
    if (traces[r] > 0) return blocks.map((block) => scaledBy(block, wanted / traces[r]));
    const size = blocks.reduce((sum, { rows }) => sum + rows, 0); // nothing left: spread it evenly
    return blocks.map(({ rows }) => scaledBy(ComplexMatrix.identity(rows), wanted / size));
  });
}

export function traceOf(blocks: GammaBlocks): number {
  let sum = 0;
  for (const { rows, data } of blocks) for (let a = 0; a < rows; a++) sum += data[2 * (a * rows + a)];
  return sum;
}

const scaledBy = (a: ComplexMatrix, factor: number): ComplexMatrix =>
  new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((x) => x * factor),
  );

function positivePart(block: ComplexMatrix): ComplexMatrix {
  const { values, vectors } = eigHermitian(hermitianPart(block));
  if (values[0] >= 0) return block;
  const n = block.rows;
  const result = ComplexMatrix.zeros(n, n);
  for (let k = 0; k < n; k++) {
    if (values[k] <= 0) continue;
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        const u = vectors.get(a, k);
        const v = vectors.get(b, k);
        const at = 2 * (a * n + b);
        result.data[at] += values[k] * (u.re * v.re + u.im * v.im);
        result.data[at + 1] += values[k] * (u.im * v.re - u.re * v.im);
      }
    }
  }
  return result;
}
