import { CsrMatrix } from "@openbath/linalg";
import { checkIndexable, complement, configurationOffsets, dimensionOf, stridesOf } from "./configurations.ts";
import type { HilbertSpace } from "./hilbert-space.ts";

/**
 * An operator on some sites, identity elsewhere: `matrix` acts on the tensor product of `sites` (from 1, ascending; none
 * for a multiple of the identity, whose matrix is 1 x 1).
 */
export interface LocalTerm {
  readonly sites: readonly number[];
  readonly matrix: CsrMatrix;
}

/** @throws RangeError when sites are unknown or not ascending, the matrix has the wrong shape, or an entry is not finite */
export function checkTerm(space: HilbertSpace, term: LocalTerm): void {
  const { sites, matrix } = term;
  for (let k = 0; k < sites.length; k++) {
    space.site(sites[k], "local term");
    if (k > 0 && sites[k] <= sites[k - 1]) {
      throw new RangeError(`local term: sites must be ascending and named once, got ${sites.join(", ")}`);
    }
  }
  const d = dimensionOf(space, sites);
  if (matrix.rows !== d || matrix.cols !== d) {
    throw new RangeError(
      `local term on ${sitesInWords(sites)}: the matrix must be ${d} x ${d}, got ${matrix.rows} x ${matrix.cols}`,
    );
  }
  for (let k = 0; k < matrix.values.length; k++) {
    if (!Number.isFinite(matrix.values[k])) {
      throw new RangeError(
        `local term on ${sitesInWords(sites)}: an entry is ${matrix.values[k]}, not a finite number`,
      );
    }
  }
}

export function sitesInWords(sites: readonly number[]): string {
  if (sites.length === 0) return "no site";
  return sites.length === 1 ? `site ${sites[0]}` : `sites ${sites.join(", ")}`;
}

/** The union of two ascending lists of sites, ascending. */
export function unionOfSites(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/**
 * The matrix of a term on the tensor product of more sites, by index arithmetic: nothing larger than the result is made.
 * @param sites ascending, containing those of the term
 * @throws RangeError when the product of `sites` cannot be indexed
 */
export function embedTerm(space: HilbertSpace, term: LocalTerm, sites: readonly number[]): CsrMatrix {
  if (sites.length === term.sites.length) return term.matrix;
  const { matrix } = term;
  const dims = sites.map((site) => space.dims[site - 1]);
  const dimension = dimensionOf(space, sites);
  checkIndexable(dimension, `an operator on ${sitesInWords(sites)}`);
  const strides = stridesOf(dims);
  const factors = term.sites.map((site) => sites.indexOf(site));
  const inside = configurationOffsets(dims, strides, factors);
  const outside = configurationOffsets(dims, strides, complement(sites.length, factors));
  const rowStart = new Int32Array(dimension + 1);
  for (const base of outside) {
    for (let l = 0; l < inside.length; l++) {
      rowStart[base + inside[l] + 1] = matrix.rowStart[l + 1] - matrix.rowStart[l];
    }
  }
  for (let r = 0; r < dimension; r++) rowStart[r + 1] += rowStart[r];
  const columns = new Int32Array(rowStart[dimension]);
  const values = new Float64Array(2 * columns.length);
  for (const base of outside) {
    for (let l = 0; l < inside.length; l++) {
      let at = rowStart[base + inside[l]];
      for (let k = matrix.rowStart[l]; k < matrix.rowStart[l + 1]; k++, at++) {
        columns[at] = base + inside[matrix.columns[k]]; // ascending, since `inside` is
        values[2 * at] = matrix.values[2 * k];
        values[2 * at + 1] = matrix.values[2 * k + 1];
      }
    }
  }
  return new CsrMatrix(dimension, dimension, rowStart, columns, values);
}
