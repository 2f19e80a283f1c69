import { conservedSectors, type HilbertSpace, type Operator, type Sectors } from "@openbath/hilbert";
import { BlockMatrix, ComplexMatrix, type CsrMatrix, eigHermitian, gemm } from "@openbath/linalg";

/** The eigenstates of H_S inside one charge sector. */
export interface EnergySector {
  /** Indices of the product basis states that span the sector. */
  readonly states: Int32Array;
  /** Ascending. */
  readonly energies: Float64Array;
  /** Column a is the eigenvector of energies[a] on `states`. */
  readonly vectors: ComplexMatrix;
}

/**
 * The eigenbasis of H_S, found sector by sector: sectors are the parts of the product basis that H_S does not connect,
 * so that levels which cross between sectors are never mixed (physics: eigenkets of H_S and of the charges at once).
 * Operators between sectors are BlockMatrix; their global index runs through the sectors in order.
 */
export class EnergyBasis {
  readonly space: HilbertSpace;
  readonly sectors: readonly EnergySector[];
  /** Energy of every global index. */
  readonly energies: Float64Array;
  /** Size of every sector: the partition of all block matrices of this basis. */
  readonly sizes: readonly number[];
  /** Global indices in the order of ascending energy. */
  readonly ascending: Int32Array;
  /** Frequencies of a size up to this are zero: a few roundings of the largest energy. */
  readonly zeroFrequency: number;
  readonly #charges: Sectors;
  readonly #within: Int32Array;

  constructor(hamiltonian: Operator, couplings: readonly Operator[]) {
    this.space = hamiltonian.space;
    this.#charges = conservedSectors(hamiltonian, couplings);
    const dimension = this.space.dimension;
    this.#within = new Int32Array(dimension);
    const h = hamiltonian.toCsr();
    this.sectors = this.#charges.sectors.map((states) => {
      states.forEach((state, k) => {
        this.#within[state] = k;
      });
      const { values, vectors } = eigHermitian(this.#restrict(h, states));
      return { states, energies: values, vectors };
    });
    this.sizes = this.sectors.map((sector) => sector.states.length);
    this.energies = new Float64Array(dimension);
    let at = 0;
    for (const sector of this.sectors) {
      this.energies.set(sector.energies, at);
      at += sector.energies.length;
    }
    this.ascending = Int32Array.from(this.energies.keys()).sort((a, b) => this.energies[a] - this.energies[b]);
    this.zeroFrequency = 1e-12 * this.energies.reduce((largest, e) => Math.max(largest, Math.abs(e)), 1);
  }

  /** Whether block (a, b) of a density matrix can be non-zero in a steady state that is unique. */
  reachable(a: number, b: number): boolean {
    return this.#charges.reachable(a, b);
  }

  /** E_a - E_b, with what is zero but for rounding set to zero: W(E) need not be smooth there. */
  frequency(a: number, b: number): number {
    const e = this.energies[a] - this.energies[b];
    return Math.abs(e) < this.zeroFrequency ? 0 : e;
  }

  /** From a global index to its sector and its place inside it. */
  locator(): (index: number) => [sector: number, place: number] {
    const sectorOf = new Int32Array(this.space.dimension);
    const first = new Int32Array(this.sizes.length + 1);
    this.sizes.forEach((size, s) => {
      first[s + 1] = first[s] + size;
      sectorOf.fill(s, first[s], first[s + 1]);
    });
    return (index) => [sectorOf[index], index - first[sectorOf[index]]];
  }

  /** An operator given in the product basis, sparse or dense, in the energy basis: V^dag A V block by block. */
  toEnergy(operator: Operator | ComplexMatrix): BlockMatrix {
    const result = new BlockMatrix(this.sizes);
    if (operator instanceof ComplexMatrix) {
      this.sectors.forEach((rows, r) => {
        this.sectors.forEach((cols, c) => {
          const part = ComplexMatrix.zeros(rows.states.length, cols.states.length);
          let zero = true;
          for (let i = 0; i < part.rows; i++) {
            for (let j = 0; j < part.cols; j++) {
              const from = 2 * (rows.states[i] * operator.cols + cols.states[j]);
              part.set(i, j, operator.data[from], operator.data[from + 1]);
              if (operator.data[from] !== 0 || operator.data[from + 1] !== 0) zero = false;
            }
          }
          if (!zero) result.insert(r, c, rotate(rows.vectors, part, cols.vectors));
        });
      });
      return result;
    }
    const csr = operator.toCsr();
    const sectorOf = this.#charges.sectorOf;
    const halves = new BlockMatrix(this.sizes); // A V, from the sparse rows of A
    for (let i = 0; i < csr.rows; i++) {
      const r = sectorOf[i];
      for (let k = csr.rowStart[i]; k < csr.rowStart[i + 1]; k++) {
        const j = csr.columns[k];
        const c = sectorOf[j];
        const half = halves.block(r, c);
        const v = this.sectors[c].vectors;
        const re = csr.values[2 * k];
        const im = csr.values[2 * k + 1];
        let to = 2 * this.#within[i] * half.cols;
        let from = 2 * this.#within[j] * v.cols;
        for (let m = 0; m < v.cols; m++, to += 2, from += 2) {
          half.data[to] += re * v.data[from] - im * v.data[from + 1];
          half.data[to + 1] += re * v.data[from + 1] + im * v.data[from];
        }
      }
    }
    for (const { row, col, matrix } of halves.blocks()) {
      const block = result.insert(row, col, ComplexMatrix.zeros(matrix.rows, matrix.cols));
      gemm("C", "N", 1, this.sectors[row].vectors, matrix, 0, block);
    }
    return result;
  }

  /** Back to the product basis: V A V^dag as one dense d x d matrix. */
  toProduct(blocks: BlockMatrix): ComplexMatrix {
    const d = this.space.dimension;
    const result = ComplexMatrix.zeros(d, d);
    for (const { row, col, matrix } of blocks.blocks()) {
      const rows = this.sectors[row];
      const cols = this.sectors[col];
      const half = ComplexMatrix.zeros(matrix.rows, matrix.cols);
      gemm("N", "N", 1, rows.vectors, matrix, 0, half);
      const part = ComplexMatrix.zeros(matrix.rows, matrix.cols);
      gemm("N", "C", 1, half, cols.vectors, 0, part);
      for (let i = 0; i < part.rows; i++) {
        for (let j = 0; j < part.cols; j++) {
          const to = 2 * (rows.states[i] * d + cols.states[j]);
          result.data[to] = part.data[2 * (i * part.cols + j)];
          result.data[to + 1] = part.data[2 * (i * part.cols + j) + 1];
        }
      }
    }
    return result;
  }

  #restrict(h: CsrMatrix, states: Int32Array): ComplexMatrix {
    const part = ComplexMatrix.zeros(states.length, states.length);
    states.forEach((state, i) => {
      for (let k = h.rowStart[state]; k < h.rowStart[state + 1]; k++) {
        const j = this.#within[h.columns[k]];
        if (states[j] === h.columns[k]) part.set(i, j, h.values[2 * k], h.values[2 * k + 1]);
      }
    });
    return part;
  }
}

/** V_r^dag A V_c. */
function rotate(left: ComplexMatrix, a: ComplexMatrix, right: ComplexMatrix): ComplexMatrix {
  const half = ComplexMatrix.zeros(a.rows, a.cols);
  gemm("N", "N", 1, a, right, 0, half);
  const result = ComplexMatrix.zeros(a.rows, a.cols);
  gemm("C", "N", 1, left, half, 0, result);
  return result;
}
