import { type OpenSystem, redfield } from "@openbath/generators";
import { BlockMatrix } from "@openbath/linalg";
import { LimitsError } from "./errors.ts";
import { type Ness, ness } from "./ness.ts";

/**
 * The same question for another target: the Gibbs state of H_S at inverse temperature beta in the place of rho0, and what the Redfield
 * equation makes of it. `tauPop` of it asks for thermalisation alone, whatever the baths are.
 *
 * @throws LimitsError unless beta is a finite number
 */
export function thermalTarget(system: OpenSystem, beta: number): Ness {
  if (!Number.isFinite(beta)) throw new LimitsError(`beta must be a finite number, got ${beta}`);
  const state = ness(system);
  const { basis, energies } = state;
  const lowest = energies[basis.ascending[beta >= 0 ? 0 : energies.length - 1]];
  const populations = energies.map((energy) => Math.exp(-beta * (energy - lowest)));
  const sum = populations.reduce((total, p) => total + p, 0);
  const rho = new BlockMatrix(basis.sizes);
  basis.sizes.forEach((size, s) => {
    const block = rho.block(s, s);
    for (let i = 0; i < size; i++) {
      populations[rho.offsets[s] + i] /= sum;
      block.set(i, i, populations[rho.offsets[s] + i]);
    }
  });
  const { energyForm } = redfield({ ...system, epsilon: 1 });
  if (energyForm === undefined) throw new Error("the Redfield equation came without its energy form");
  const energyL2 = energyForm.steadyPattern();
  const full = energyForm.steadyPattern();
  basis.sizes.forEach((_, s) => {
    full.block(s, s).data.set(rho.block(s, s).data);
  });
  energyForm.dissipateHermitian(full, energyL2);
  return { ...state, populations, rho0: basis.toProduct(rho), l2: basis.toProduct(energyL2), energyL2 };
}
