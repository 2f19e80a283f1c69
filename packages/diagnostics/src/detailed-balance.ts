import type { Bath } from "@openbath/baths";
import type { Generator } from "@openbath/generators";
import { gibbsState } from "@openbath/hilbert";
import { adjointMultiply, type BlockMatrix, ComplexMatrix, eigHermitian, multiply } from "@openbath/linalg";
import { dissipatorSize } from "@openbath/steady-state";
import { conservedNumber, diagonalOf } from "./energy-view.ts";
import { thermalPopulations } from "./gibbs.ts";

/**
 * Would the system thermalise with each of its baths alone, to leading order? It does when the bath leaves the
 * populations of its own Gibbs state as they are, <E_a| D_bath[exp(-beta (H_S - mu N)) / Z] |E_a> = 0 (paper 000, S17
 * with rho_0 = rho_eq, and S37). Given for each bath: the largest such rate of change in units of the dissipator's size.
 * Unlike the distance to the Gibbs state this says something also when the baths differ. Baths whose Gibbs state is not
 * defined (mu is not zero, nothing to count) are left out.
 */
export function detailedBalanceViolations(generator: Generator): Map<Bath, number> {
  const size = dissipatorSize(generator);
  const result = new Map<Bath, number>();
  if (size === 0) return result;
  for (const bath of generator.parts.baths.keys()) {
    const rates = generator.energyForm ? ratesByLevel(generator, bath) : ratesByMatrix(generator, bath);
    if (rates === undefined) continue;
    result.set(bath, rates.reduce((largest, rate) => Math.max(largest, Math.abs(rate)), 0) / size);
  }
  return result;
}

function ratesByLevel(generator: Generator, bath: Bath): Float64Array | undefined {
  const form = generator.energyForm!;
  const populations = thermalPopulations(bath, generator);
  if (populations === undefined) return undefined;
  const rho = form.steadyPattern();
  setDiagonal(rho, populations);
  const change = rho.zerosLike();
  form.dissipateHermitian(rho, change, bath);
  return diagonalOf(change);
}

function setDiagonal(rho: BlockMatrix, values: Float64Array): void {
  rho.sizes.forEach((size, sector) => {
    const block = rho.block(sector, sector);
    for (let i = 0; i < size; i++) block.set(i, i, values[rho.offsets[sector] + i]);
  });
}

function ratesByMatrix(generator: Generator, bath: Bath): Float64Array | undefined {
  const { hamiltonian } = generator.system;
  const number = bath.mu === 0 ? undefined : conservedNumber(hamiltonian);
  if (bath.mu !== 0 && number === undefined) return undefined;
  const thermal = gibbsState(hamiltonian, bath.beta, number ? { mu: bath.mu, number } : {});
  const change = ComplexMatrix.zeros(thermal.rows, thermal.cols);
  generator.parts.baths.get(bath)!.apply(thermal, change);
  return diagonalInEigenbasis(hamiltonian.toMatrix(), change);
}

/** <E_a|A|E_a>. */
function diagonalInEigenbasis(h: ComplexMatrix, a: ComplexMatrix): Float64Array {
  const { vectors } = eigHermitian(h);
  const rotated = adjointMultiply(vectors, multiply(a, vectors));
  return Float64Array.from({ length: a.rows }, (_, k) => rotated.get(k, k).re);
}
