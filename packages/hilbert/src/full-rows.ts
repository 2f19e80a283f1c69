import { CancellingRow } from "./cancelling-row.ts";
import { checkIndexable, configurationOffsets } from "./configurations.ts";
import type { HilbertSpace } from "./hilbert-space.ts";
import type { LocalTerm } from "./local-term.ts";

/**
 * The rows of a sum of local terms as a matrix in the product basis, one at a time, by index arithmetic. Holds a few
 * vectors of the length of the space, never the matrix.
 */
export class FullRows {
  readonly dimension: number;
  readonly row: CancellingRow;
  readonly #terms: {
    readonly strides: readonly number[];
    readonly dims: readonly number[];
    readonly offsets: Int32Array;
    readonly rowStart: Int32Array;
    readonly columns: Int32Array;
    readonly values: Float64Array;
  }[];

  /** @throws RangeError when the space has more than 2^31 - 1 states */
  constructor(space: HilbertSpace, terms: readonly LocalTerm[]) {
    checkIndexable(space.dimension, "an operator in the product basis");
    this.dimension = space.dimension;
    this.row = new CancellingRow(space.dimension);
    this.#terms = terms.map(({ sites, matrix }) => {
      const factors = sites.map((site) => site - 1);
      return {
        strides: factors.map((f) => space.strides[f]),
        dims: factors.map((f) => space.dims[f]),
        offsets: configurationOffsets(space.dims, space.strides, factors),
        rowStart: matrix.rowStart,
        columns: matrix.columns,
        values: matrix.values,
      };
    });
  }

  /** Row r, valid until the next call. */
  at(r: number): CancellingRow {
    const { row } = this;
    row.clear();
    for (const { strides, dims, offsets, rowStart, columns, values } of this.#terms) {
      let local = 0;
      for (let k = 0; k < strides.length; k++) local = local * dims[k] + (((r / strides[k]) | 0) % dims[k]);
      const base = r - offsets[local];
      for (let p = rowStart[local]; p < rowStart[local + 1]; p++) {
        row.add(base + offsets[columns[p]], values[2 * p], values[2 * p + 1]);
      }
    }
    row.settle();
    return row;
  }
}
