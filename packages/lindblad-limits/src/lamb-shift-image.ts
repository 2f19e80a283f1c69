import { ComplexMatrix } from "@openbath/linalg";
import type { Dissipator } from "./dissipator-set.ts";
import { type ClassBlocks, dense, type SparseVector, toCoordinates } from "./hermitian-coordinates.ts";
import type { SiteOperatorEntries } from "./operator-basis.ts";
import type { Region } from "./region.ts";
import { singularTerms } from "./singular-terms.ts";

/** All that Lamb shifts on the regions can do to rho0, i [rho0, H_LS], in orthonormal coordinates. */
export interface LambShiftImage {
  /** orthonormal vectors that span the image, in real coordinates of the operators */
  readonly directions: readonly Float64Array[];
  /** The Lamb shift per dissipator (on its region) that makes sum_k c_k directions[k]. */
  shifts(c: ArrayLike<number>): ComplexMatrix[];
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
  const terms = singularTerms(
    generators.map(({ x }) => x),
    length,
  );
  const largest = terms.length === 0 ? 0 : terms[0].value;
  const kept = terms.filter(({ value }) => value > NULL * largest);
  return {
    directions: kept.map(({ left }) => dense(left, length)),
    shifts: (c) => {
      const shifts = dissipators.map(({ region }) => ComplexMatrix.zeros(region.dimension));
      kept.forEach(({ value, right, columns }, k) => {
        columns.forEach((n, j) => {
          const { dissipator, operator } = generators[n];
          addShift(operator, (right[j] * c[k]) / value, shifts[dissipator]);
        });
      });
      return shifts;
    },
  };
}

type Shift = readonly { readonly row: number; readonly column: number; readonly re: number; readonly im: number }[];

function addShift(shift: Shift, weight: number, { data, cols }: ComplexMatrix): void {
  for (const { row, column: col, re, im } of shift) {
    data[2 * (row * cols + col)] += weight * re;
    data[2 * (row * cols + col) + 1] += weight * im;
  }
}

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
