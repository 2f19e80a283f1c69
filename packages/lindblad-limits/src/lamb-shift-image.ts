import { ComplexMatrix, svd } from "@openbath/linalg";
import type { Dissipator } from "./dissipator-set.ts";
import { type ClassBlocks, dense, type SparseVector, toCoordinates } from "./hermitian-coordinates.ts";
import type { SiteOperatorEntries } from "./operator-basis.ts";
import type { Region } from "./region.ts";

/** All that Lamb shifts on the regions can do to rho0, i [rho0, H_LS], in orthonormal coordinates. */
export interface LambShiftImage {
  /** orthonormal vectors that span the image, in real coordinates of the operators */
  readonly directions: readonly Float64Array[];
  /** The Lamb shift per dissipator (on its region) that makes sum_k c_k directions[k]. */
  shifts(c: ArrayLike<number>): ComplexMatrix[];
  /** smallest singular value kept, and largest: how large a Lamb shift may have to be */
  readonly smallest: number;
  readonly largest: number;
}

/** Singular values below this fraction of the largest are Lamb shifts that commute with rho0 but for rounding. */
const NULL = 1e-13;

/** The image of H -> i [rho0, H] for Hermitian charge-conserving H on each region, by a singular value decomposition. */
export function lambShiftImage(
  dissipators: readonly Dissipator[],
  rho: ComplexMatrix,
  blocks: ClassBlocks,
): LambShiftImage {
  const length = blocks.offsets[blocks.offsets.length - 1];
  const generators = dissipators.flatMap(({ region, blocks: charges }, dissipator) =>
    shiftBasis(charges).map((operator) => ({ dissipator, operator, x: column(operator, rho, region, blocks) })),
  );
  const used = rowsUsed(generators.map(({ x }) => x));
  const place = new Map(used.map((row, k) => [row, k]));
  const matrix = ComplexMatrix.zeros(Math.max(used.length, 1), Math.max(generators.length, 1));
  generators.forEach(({ x }, n) => {
    x.index.forEach((at, k) => {
      matrix.set(place.get(at) as number, n, x.value[k]);
    });
  });
  const { u, singularValues, v } = svd(matrix);
  const largest = singularValues[0];
  const rank = largest === 0 ? 0 : singularValues.filter((s) => s > NULL * largest).length;
  const directions = Array.from({ length: rank }, (_, k) =>
    dense({ index: used, value: used.map((_row, i) => u.get(i, k).re) }, length),
  );
  return {
    directions,
    smallest: rank === 0 ? 0 : singularValues[rank - 1],
    largest,
    shifts: (c) => {
      const shifts = dissipators.map(({ region }) => ComplexMatrix.zeros(region.dimension));
      generators.forEach(({ dissipator, operator }, n) => {
        let weight = 0;
        for (let k = 0; k < rank; k++) weight += (v.get(n, k).re * c[k]) / singularValues[k];
        for (const { row, column: col, re, im } of operator) {
          const { data, cols } = shifts[dissipator];
          data[2 * (row * cols + col)] += weight * re;
          data[2 * (row * cols + col) + 1] += weight * im;
        }
      });
      return shifts;
    },
  };
}

type Shift = readonly { readonly row: number; readonly column: number; readonly re: number; readonly im: number }[];

/** Orthonormal traceless Hermitian operators of charge zero: the parts of those |i><j| whose adjoint has the same charge. */
function shiftBasis(charges: Dissipator["blocks"]): Shift[] {
  const shifts: Shift[] = [];
  for (const block of charges) {
    if (!block.some(isDiagonal)) continue; // the block of charge zero
    for (const { entries } of block) {
      const [{ row, column }] = entries;
      if (row === column) shifts.push(entries.map((e) => ({ row: e.row, column: e.column, re: e.value, im: 0 })));
      else if (row < column) {
        const s = Math.SQRT1_2;
        shifts.push([entry(row, column, s, 0), entry(column, row, s, 0)]);
        shifts.push([entry(row, column, 0, s), entry(column, row, 0, -s)]);
      }
    }
  }
  return shifts;
}

const isDiagonal = ({ entries }: SiteOperatorEntries): boolean => entries[0].row === entries[0].column;
const entry = (row: number, column: number, re: number, im: number) => ({ row, column, re, im });

/** i [rho, H x 1]. */
function column(shift: Shift, rho: ComplexMatrix, { inner, outer }: Region, blocks: ClassBlocks): SparseVector {
  const d = rho.cols;
  const out = ComplexMatrix.zeros(d);
  const add = (to: number, re: number, im: number, at: number): void => {
    // out += (re + i im) rho
    out.data[2 * to] += re * rho.data[2 * at] - im * rho.data[2 * at + 1];
    out.data[2 * to + 1] += re * rho.data[2 * at + 1] + im * rho.data[2 * at];
  };
  for (const { row, column: col, re, im } of shift) {
    for (const r of outer) {
      const bra = inner[row] + r;
      const ket = inner[col] + r;
      for (let m = 0; m < d; m++) {
        add(m * d + ket, -im, re, m * d + bra); // i rho H
        add(bra * d + m, im, -re, ket * d + m); // -i H rho
      }
    }
  }
  return toCoordinates(out, blocks);
}

function rowsUsed(columns: readonly SparseVector[]): number[] {
  const used = new Set<number>();
  for (const { index } of columns) for (const at of index) used.add(at);
  return [...used].sort((a, b) => a - b);
}
