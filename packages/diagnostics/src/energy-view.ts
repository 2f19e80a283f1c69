import type { Generator } from "@openbath/generators";
import { type HilbertSpace, numberOperator, type Operator } from "@openbath/hilbert";
import type { BlockMatrix } from "@openbath/linalg";

/** <a|A|a> of a block matrix, by global index. */
export function diagonalOf(matrix: BlockMatrix): Float64Array {
  const diagonal = new Float64Array(matrix.dimension);
  matrix.sizes.forEach((size, sector) => {
    const block = matrix.find(sector, sector);
    if (block === undefined) return;
    for (let i = 0; i < size; i++) diagonal[matrix.offsets[sector] + i] = block.data[2 * i * (size + 1)];
  });
  return diagonal;
}

/** The number of quanta N, where the space has one and the Hamiltonian conserves it. */
export function conservedNumber(hamiltonian: Operator): Operator | undefined {
  if (numbers.has(hamiltonian)) return numbers.get(hamiltonian);
  const number = conserved(hamiltonian);
  numbers.set(hamiltonian, number);
  return number;
}

/** What was found for Hamiltonians that are still in use: most checks ask. */
const numbers = new WeakMap<Operator, Operator | undefined>();

function conserved(hamiltonian: Operator): Operator | undefined {
  const number = numberOperator(hamiltonian.space);
  return number?.commutator(hamiltonian).isZero(1e-12 * largestEntry(hamiltonian)) ? number : undefined;
}

/** The eigenvalue of a charge that is diagonal in the product basis and constant on every sector, by global index. */
export function chargeOfLevels(generator: Generator, charge: Operator): Float64Array {
  const { basis } = generator.energyForm!;
  const values = diagonalInProductBasis(charge);
  const levels = new Float64Array(basis.energies.length);
  let at = 0;
  for (const { states } of basis.sectors) {
    levels.fill(values[states[0]], at, at + states.length);
    at += states.length;
  }
  return levels;
}

function diagonalInProductBasis(operator: Operator): Float64Array {
  const csr = operator.toCsr();
  const diagonal = new Float64Array(csr.rows);
  for (let i = 0; i < csr.rows; i++) {
    for (let k = csr.rowStart[i]; k < csr.rowStart[i + 1]; k++)
      if (csr.columns[k] === i) diagonal[i] = csr.values[2 * k];
  }
  return diagonal;
}

/** The largest modulus of an entry of one of the operator's terms. */
export function largestEntry(operator: Operator): number {
  let largest = 0;
  for (const { matrix } of operator.terms) {
    for (let k = 0; k < matrix.nonZeros; k++) {
      largest = Math.max(largest, Math.hypot(matrix.values[2 * k], matrix.values[2 * k + 1]));
    }
  }
  return largest;
}

/** All sites of a space, from 1. */
export const allSites = (space: HilbertSpace): number[] => space.sites.map((_, s) => s + 1);
