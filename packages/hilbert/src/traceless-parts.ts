import { type CsrMatrix, csrFromTriplets, csrScale, type Triplet } from "@openbath/linalg";
import { stridesOf } from "./configurations.ts";
import type { HilbertSpace } from "./hilbert-space.ts";
import { embedTerm, type LocalTerm } from "./local-term.ts";
import { sumOfMatrices } from "./term-product.ts";

/** Tr over one factor of a product basis, divided by its dimension. */
function averagedOver(matrix: CsrMatrix, d: number, stride: number): CsrMatrix {
  const without = (index: number): number => Math.floor(index / (d * stride)) * stride + (index % stride);
  const byDigit: Triplet[][] = Array.from({ length: d }, () => []);
  for (let row = 0; row < matrix.rows; row++) {
    const digit = Math.floor(row / stride) % d;
    for (let k = matrix.rowStart[row]; k < matrix.rowStart[row + 1]; k++) {
      const column = matrix.columns[k];
      if (Math.floor(column / stride) % d !== digit) continue;
      const value = { re: matrix.values[2 * k] / d, im: matrix.values[2 * k + 1] / d };
      byDigit[digit].push([without(row), without(column), value]);
    }
  }
  const size = matrix.rows / d;
  return sumOfMatrices(byDigit.map((triplets) => csrFromTriplets(size, size, triplets)));
}

/** Splits a term into parts, each of them traceless on each of its sites; parts that vanish are left out. */
export function tracelessParts(space: HilbertSpace, term: LocalTerm, from = 0): LocalTerm[] {
  if (term.matrix.nonZeros === 0) return [];
  if (from === term.sites.length) return [term];
  const { sites, matrix } = term;
  const dims = sites.map((site) => space.dims[site - 1]);
  const others = sites.filter((_, k) => k !== from);
  const mean: LocalTerm = { sites: others, matrix: averagedOver(matrix, dims[from], stridesOf(dims)[from]) };
  const rest = sumOfMatrices([matrix, csrScale(-1, embedTerm(space, mean, sites))]);
  return [...tracelessParts(space, mean, from), ...tracelessParts(space, { sites, matrix: rest }, from + 1)];
}
