import { type EnergyBasis, type OpenSystem, redfield } from "@openbath/generators";
import { BlockMatrix, type ComplexMatrix } from "@openbath/linalg";
import { expansion } from "@openbath/steady-state";
import { DegenerateLevelsError } from "./errors.ts";

/** The exact steady state to leading order in epsilon, and what the second order of the equation of motion makes of it. */
export interface Ness {
  readonly system: OpenSystem;
  /** Eigenbasis of H_S, sector by sector; its order of levels is that of `energies` and `populations`. */
  readonly basis: EnergyBasis;
  readonly energies: Float64Array;
  /** p_k, the diagonal of rho0; accurate relative to each of them. */
  readonly populations: Float64Array;
  /** rho0 in the product basis. */
  readonly rho0: ComplexMatrix;
  /** L2[rho0] in the product basis, epsilon^2 taken out; its diagonal in the energy basis is zero (paper 001, Eq. 14). */
  readonly l2: ComplexMatrix;
  /** The same, block by block in the energy basis. */
  readonly energyL2: BlockMatrix;
}

/**
 * rho_NESS^(0) = sum_k p_k |E_k><E_k| from the population equation of the Redfield equation (paper 001, Eqs. 12 to 14) and
 * L2[rho0], which fixes the coherences of order epsilon^2 (Eq. 15).
 *
 * @throws DegenerateLevelsError when two levels that the baths can superpose coincide: order 0 is then not diagonal
 * @throws OpenSystemError for an invalid system, SteadyStateError when the populations are not unique
 */
export function ness(system: OpenSystem): Ness {
  const generator = redfield({ ...system, epsilon: 1 });
  const { energyForm } = generator;
  if (energyForm === undefined) throw new Error("the Redfield equation came without its energy form");
  const { basis } = energyForm;
  refuseDegenerate(basis);
  const [{ energyDensity }] = expansion(generator, 1);
  const d = basis.space.dimension;
  const populations = new Float64Array(d);
  const diagonal = new BlockMatrix(basis.sizes);
  basis.sizes.forEach((size, s) => {
    const from = energyDensity.block(s, s);
    const to = diagonal.block(s, s);
    for (let i = 0; i < size; i++) {
      const at = 2 * (i * size + i);
      to.data[at] = from.data[at];
      populations[diagonal.offsets[s] + i] = from.data[at];
    }
  });
  const energyL2 = energyForm.steadyPattern();
  const rho = energyForm.steadyPattern();
  basis.sizes.forEach((_, s) => {
    rho.block(s, s).data.set(diagonal.block(s, s).data);
  });
  energyForm.dissipateHermitian(rho, energyL2);
  basis.sizes.forEach((size, s) => {
    const block = energyL2.block(s, s);
    for (let i = 0; i < size; i++) block.set(i, i, 0);
  });
  return {
    system,
    basis,
    energies: basis.energies,
    populations,
    rho0: basis.toProduct(diagonal),
    l2: basis.toProduct(energyL2),
    energyL2,
  };
}

/** A coherence between equal levels would be of order 0. Levels that no bath can superpose may coincide. */
function refuseDegenerate(basis: EnergyBasis): void {
  const locate = basis.locator();
  const { ascending } = basis;
  for (let n = 0; n < ascending.length; n++) {
    const a = ascending[n];
    for (let m = n + 1; m < ascending.length; m++) {
      const b = ascending[m];
      if (basis.frequency(b, a) !== 0) break;
      if (!basis.reachable(locate(a)[0], locate(b)[0])) continue;
      throw new DegenerateLevelsError(
        `levels ${n + 1} and ${m + 1} of H_S coincide (energy ${basis.energies[a]}) and the baths can superpose them: ` +
          "the leading order is then no mixture of eigenstates, which paper 001 assumes. Split them by a small field, or treat another system",
      );
    }
  }
}
