import { ComplexMatrix, eigHermitian, hermitianPart, multiplyAdjoint } from "@openbath/linalg";
import { conservedSectors } from "./conserved-sectors.ts";
import type { Operator } from "./operator.ts";
import { numberOperator } from "./site-operators.ts";

/** Levels within this fraction of the largest |energy| above the ground state are part of the ground space. */
const DEGENERATE = 1e-13;

/** Above this dimension a density matrix is refused. */
const MAX_DIMENSION = 2 ** 13;

export interface GibbsOptions {
  /** Chemical potential; default 0. */
  readonly mu?: number;
  /** The number operator N it belongs to; default: `numberOperator` of the space. */
  readonly number?: Operator;
}

/**
 * The Gibbs state exp(-beta (H - mu N)) / Z (hbar = k_B = 1), as a matrix in the product basis. Energies are counted from
 * the ground state, so nothing overflows at any beta; beta = Infinity gives the equal mixture of the ground states. Each
 * sector that H - mu N conserves is diagonalised by itself.
 *
 * @param hamiltonian Hermitian
 * @param beta inverse temperature, 0 <= beta <= Infinity
 * @throws RangeError for a negative beta, a mu that is not finite, an H that is not Hermitian, dimension above 2^13, or
 * a mu without a number operator
 */
export function gibbsState(hamiltonian: Operator, beta: number, options: GibbsOptions = {}): ComplexMatrix {
  const { space } = hamiltonian;
  const { mu = 0, number } = options;
  if (!(beta >= 0)) throw new RangeError(`gibbsState: beta must be from 0 to Infinity, got ${beta}`);
  if (!Number.isFinite(mu)) throw new RangeError(`gibbsState: mu must be a finite number, got ${mu}`);
  if (space.dimension > MAX_DIMENSION) {
    throw new RangeError(
      `gibbsState: the dimension ${space.dimension} is above ${MAX_DIMENSION}, the largest dense density matrix`,
    );
  }
  if (!hamiltonian.isHermitian()) throw new RangeError("gibbsState: the Hamiltonian must be Hermitian");
  let grand = hamiltonian;
  if (mu !== 0) {
    const quanta = number ?? numberOperator(space);
    if (quanta === undefined) {
      throw new RangeError(
        `gibbsState: mu = ${mu} needs a number operator, and the level sites of ${space} have none; give it as \`number\``,
      );
    }
    if (!quanta.isHermitian()) throw new RangeError("gibbsState: the number operator must be Hermitian");
    grand = hamiltonian.minus(quanta.times(mu));
  }
  return mixtureOfLevels(grand, beta);
}

function mixtureOfLevels(grand: Operator, beta: number): ComplexMatrix {
  const d = grand.space.dimension;
  const { sectors, sectorOf } = conservedSectors(grand, []);
  const csr = grand.toCsr();
  const placeIn = new Int32Array(d);
  const eigen = sectors.map((indices, sector) => {
    indices.forEach((index, place) => {
      placeIn[index] = place;
    });
    const block = new ComplexMatrix(indices.length, indices.length);
    for (const row of indices) {
      for (let k = csr.rowStart[row]; k < csr.rowStart[row + 1]; k++) {
        if (sectorOf[csr.columns[k]] !== sector) continue;
        block.set(placeIn[row], placeIn[csr.columns[k]], csr.values[2 * k], csr.values[2 * k + 1]);
      }
    }
    return eigHermitian(block);
  });

  let lowest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const { values } of eigen) {
    lowest = Math.min(lowest, values[0]);
    largest = Math.max(largest, Math.abs(values[0]), Math.abs(values[values.length - 1]));
  }
  const weight = (energy: number): number => {
    const above = energy - lowest;
    return above <= DEGENERATE * largest ? 1 : Math.exp(-beta * above);
  };
  let partition = 0;
  for (const { values } of eigen) for (const energy of values) partition += weight(energy);

  const rho = new ComplexMatrix(d, d);
  sectors.forEach((indices, s) => {
    const m = indices.length;
    const { values, vectors } = eigen[s];
    const scaled = vectors.clone(); // column k times its population
    for (let k = 0; k < m; k++) {
      const population = weight(values[k]) / partition;
      for (let i = 0; i < m; i++) {
        scaled.data[2 * (i * m + k)] *= population;
        scaled.data[2 * (i * m + k) + 1] *= population;
      }
    }
    const block = hermitianPart(multiplyAdjoint(scaled, vectors));
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) {
        const z = block.get(i, j);
        rho.set(indices[i], indices[j], z.re, z.im);
      }
    }
  });
  return rho;
}
