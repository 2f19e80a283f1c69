import type { OperatorGenerator } from "@openbath/generators";
import { conservedSectors, minEigenvalue, type Operator } from "@openbath/hilbert";
import { BlockMatrix, type ComplexMatrix, type CsrMatrix } from "@openbath/linalg";
import { denseOfBlocks } from "./dense-of-blocks.ts";
import { HermitianCoordinates } from "./hermitian-coordinates.ts";
import { linearForm } from "./linear-form.ts";
import { classesOf, reachableSectors } from "./reachable-sectors.ts";
import type { LinearForm, RealEquation } from "./real-equation.ts";
import { SectorOrder } from "./sector-order.ts";

/**
 * An equation made of sparse operators in the product basis, on the charge blocks that the initial matrices can reach:
 *
 *   L[rho] = half + half^dagger,  half = sum_k A_k rho B_k^dag - (K + i H) rho,
 *
 * row by row, a few non-zeros a row times the entries of rho. No eigenbasis is needed.
 */
export class SparseEquation implements RealEquation {
  readonly size: number;
  readonly #order: SectorOrder;
  readonly #coordinates: HermitianCoordinates;
  readonly #rho: BlockMatrix;
  readonly #half: BlockMatrix;
  readonly #drift: CsrMatrix;
  readonly #sandwiches: readonly { readonly a: CsrMatrix; readonly b: CsrMatrix }[];
  readonly #row: Float64Array;

  /** `starts`: the matrices of the product basis that are going to be propagated. */
  constructor(generator: OperatorGenerator, starts: readonly ComplexMatrix[]) {
    const terms = [...generator.operatorTerms.values()];
    const { hamiltonian } = generator.system;
    const sectors = conservedSectors(hamiltonian, []);
    const reached = reachableSectors(sectors, terms, starts);
    const order = new SectorOrder(classesOf(sectors, reached));
    this.#order = order;
    this.#rho = new BlockMatrix(order.sizes);
    sectors.sectors.forEach((states, a) => {
      for (const b of reached[a]) {
        this.#rho.block(order.classOfState(states[0]), order.classOfState(sectors.sectors[b][0]));
      }
    });
    this.#half = this.#rho.zerosLike();
    this.#coordinates = new HermitianCoordinates(this.#rho);
    this.size = this.#coordinates.size;
    let drift = hamiltonian.times({ re: 0, im: 1 });
    for (const term of terms) drift = drift.plus(term.drift);
    this.#drift = order.reordered(drift.toCsr());
    this.#sandwiches = terms.flatMap((term) =>
      term.sandwiches.map(({ left, right }) => ({
        a: order.reordered(left.toCsr()),
        b: order.reordered(right.toCsr()),
      })),
    );
    this.#row = new Float64Array(2 * generator.space.dimension);
  }

  apply(x: Float64Array, y: Float64Array): void {
    this.#coordinates.unpack(x, this.#rho);
    const row = this.#row;
    const { offsets, classOf } = this.#order;
    for (let i = 0; i < classOf.length; i++) {
      const blocks = this.#half.byRow[classOf[i]];
      const local = i - offsets[classOf[i]];
      row.fill(0);
      this.#addRow(this.#drift, i, -1);
      for (const { col, matrix } of blocks) {
        const from = 2 * offsets[col];
        matrix.data.set(row.subarray(from, from + 2 * matrix.cols), 2 * local * matrix.cols);
      }
      for (const { a, b } of this.#sandwiches) {
        if (a.rowStart[i] === a.rowStart[i + 1]) continue;
        row.fill(0);
        this.#addRow(a, i, 1);
        for (const { col, matrix } of blocks) {
          addTimesAdjoint(row, b, offsets[col], offsets[col + 1], matrix.data, 2 * local * matrix.cols);
        }
      }
    }
    this.#coordinates.packSum(this.#half, y, 1);
  }

  pack(rho: ComplexMatrix): Float64Array {
    const x = new Float64Array(this.size);
    this.#coordinates.packSum(this.#order.blocksOf(rho), x, 0.5);
    return x;
  }

  toMatrix(x: Float64Array): ComplexMatrix {
    this.#coordinates.unpack(x, this.#rho);
    return this.#order.toProduct(this.#rho);
  }

  form(operator: Operator): LinearForm {
    const blocks = this.#order.restricted(operator.toCsr(), this.#rho);
    return linearForm(blocks, operator.isHermitian(), this.#coordinates);
  }

  minEigenvalue(x: Float64Array): number {
    this.#coordinates.unpack(x, this.#rho);
    return minEigenvalue(denseOfBlocks(this.#rho));
  }

  /** this.#row += sign times row i of a rho. */
  #addRow(a: CsrMatrix, i: number, sign: 1 | -1): void {
    const row = this.#row;
    const { offsets, classOf } = this.#order;
    for (let p = a.rowStart[i]; p < a.rowStart[i + 1]; p++) {
      const re = sign * a.values[2 * p];
      const im = sign * a.values[2 * p + 1];
      const k = a.columns[p];
      const local = k - offsets[classOf[k]];
      for (const { col, matrix } of this.#rho.byRow[classOf[k]]) {
        const { data } = matrix;
        let to = 2 * offsets[col];
        let from = 2 * local * matrix.cols;
        for (const end = from + 2 * matrix.cols; from < end; from += 2, to += 2) {
          row[to] += re * data[from] - im * data[from + 1];
          row[to + 1] += re * data[from + 1] + im * data[from];
        }
      }
    }
  }
}

/** target[at ...] += the entries first .. last - 1 of row b^dagger. */
function addTimesAdjoint(
  row: Float64Array,
  b: CsrMatrix,
  first: number,
  last: number,
  target: Float64Array,
  at: number,
): void {
  const { rowStart, columns, values } = b;
  for (let j = first; j < last; j++, at += 2) {
    let re = 0;
    let im = 0;
    for (let p = rowStart[j]; p < rowStart[j + 1]; p++) {
      const from = 2 * columns[p];
      re += row[from] * values[2 * p] + row[from + 1] * values[2 * p + 1];
      im += row[from + 1] * values[2 * p] - row[from] * values[2 * p + 1];
    }
    target[at] += re;
    target[at + 1] += im;
  }
}
