import { ComplexMatrix } from "@openbath/linalg";
import type { Dissipator } from "./dissipator-set.ts";
import type { GammaBlocks } from "./gamma-blocks.ts";
import { type ClassBlocks, type SparseVector, toCoordinates } from "./hermitian-coordinates.ts";
import type { SiteOperatorEntries } from "./operator-basis.ts";
import type { Region } from "./region.ts";

/** One real parameter of Gamma: the element (a, b), a >= b, of a charge block of a dissipator, and what it does to rho0. */
export interface GammaColumn {
  readonly dissipator: number;
  readonly block: number;
  readonly a: number;
  readonly b: number;
  readonly part: "re" | "im";
  /** X per unit of the parameter, in real coordinates */
  readonly x: SparseVector;
}

/** X = sum_ab Gamma_ab (F_a rho F_b^dag - {F_b^dag F_a, rho}/2) as columns, one per real parameter of the Hermitian Gamma. */
export function gammaColumns(
  dissipators: readonly Dissipator[],
  rho: ComplexMatrix,
  blocks: ClassBlocks,
): GammaColumn[] {
  const columns: GammaColumn[] = [];
  const y = ComplexMatrix.zeros(rho.rows);
  const both = ComplexMatrix.zeros(rho.rows);
  dissipators.forEach(({ region, blocks: charges }, dissipator) => {
    charges.forEach((operators, block) => {
      for (let a = 0; a < operators.length; a++) {
        for (let b = 0; b <= a; b++) {
          y.data.fill(0);
          addTerm(operators[a], operators[b], rho, region, y);
          const place = { dissipator, block, a, b };
          columns.push({ ...place, part: "re", x: toCoordinates(withAdjoint(y, a === b ? 0.5 : 1, 0, both), blocks) });
          if (a !== b) columns.push({ ...place, part: "im", x: toCoordinates(withAdjoint(y, 0, 1, both), blocks) });
        }
      }
    });
  });
  return columns;
}

/** The Gamma with these parameters. */
export function gammaFrom(
  columns: readonly GammaColumn[],
  x: ArrayLike<number>,
  dissipators: readonly Dissipator[],
): GammaBlocks[] {
  const gamma = dissipators.map(({ blocks }) => blocks.map((operators) => ComplexMatrix.zeros(operators.length)));
  columns.forEach(({ dissipator, block, a, b, part }, k) => {
    const { data, cols } = gamma[dissipator][block];
    const lower = 2 * (a * cols + b);
    const upper = 2 * (b * cols + a);
    if (part === "re") {
      data[lower] = x[k];
      data[upper] = x[k];
    } else {
      data[lower + 1] = x[k];
      data[upper + 1] = -x[k];
    }
  });
  return gamma;
}

/** The parameters of a Gamma. */
export function parametersOf(columns: readonly GammaColumn[], gamma: readonly GammaBlocks[]): Float64Array {
  return Float64Array.from(columns, ({ dissipator, block, a, b, part }) => {
    const { re, im } = gamma[dissipator][block].get(a, b);
    return part === "re" ? re : im;
  });
}

/** out <- z y + (z y)^dag with z = re + i im. */
function withAdjoint(y: ComplexMatrix, re: number, im: number, out: ComplexMatrix): ComplexMatrix {
  const d = y.rows;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      const p = 2 * (i * d + j);
      const q = 2 * (j * d + i);
      const x = re * (y.data[p] + y.data[q]) - im * (y.data[p + 1] + y.data[q + 1]);
      const z = re * (y.data[p + 1] - y.data[q + 1]) + im * (y.data[p] - y.data[q]);
      out.data[p] = x;
      out.data[p + 1] = z;
      out.data[q] = x;
      out.data[q + 1] = -z;
    }
  }
  return out;
}

/** out += F rho G^dag - {G^dag F, rho}/2 for F = f x 1/sqrt(d_rest), G likewise, element by element. */
function addTerm(
  f: SiteOperatorEntries,
  g: SiteOperatorEntries,
  rho: ComplexMatrix,
  region: Region,
  out: ComplexMatrix,
): void {
  const { inner, outer, restDimension } = region;
  const d = rho.cols;
  for (const { row: i, column: j, value: fij } of f.entries) {
    for (const { row: k, column: l, value: gkl } of g.entries) {
      const factor = (fij * gkl) / restDimension;
      for (const r of outer) {
        const from = (inner[j] + r) * d + inner[l];
        const to = (inner[i] + r) * d + inner[k];
        for (const s of outer) add(out, to + s, factor, rho, from + s);
      }
      if (k !== i) continue;
      for (const r of outer) {
        const left = inner[l] + r; // G^dag F = |l><j|
        const right = inner[j] + r;
        for (let m = 0; m < d; m++) {
          add(out, left * d + m, -factor / 2, rho, right * d + m);
          add(out, m * d + right, -factor / 2, rho, m * d + left);
        }
      }
    }
  }
}

function add(out: ComplexMatrix, to: number, factor: number, from: ComplexMatrix, at: number): void {
  out.data[2 * to] += factor * from.data[2 * at];
  out.data[2 * to + 1] += factor * from.data[2 * at + 1];
}
