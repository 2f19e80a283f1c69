import type { Bath } from "@openbath/baths";
import type { Generator } from "@openbath/generators";
import { gibbsState, traceDistance } from "@openbath/hilbert";
import { blockEigenvalues, type SteadyState } from "@openbath/steady-state";
import { chargeOfLevels, conservedNumber } from "./energy-view.ts";

/** The bath that all baths agree with in temperature and chemical potential, or undefined when they differ. */
export function commonBath(generator: Generator): Bath | undefined {
  const baths = [...generator.parts.baths.keys()];
  const [first, ...others] = baths;
  return first !== undefined && others.every(({ beta, mu }) => beta === first.beta && mu === first.mu)
    ? first
    : undefined;
}

/**
 * (1/2) Tr|rho - exp(-beta (H_S - mu N)) / Z| with the beta and mu of all baths: how far the steady state is from
 * thermal. Undefined when the baths differ, or when mu is not zero and H_S conserves no number of quanta.
 */
export function traceDistanceToGibbs(generator: Generator, state: SteadyState): number | undefined {
  const bath = commonBath(generator);
  return bath && distanceToGibbsOf(bath, generator, state);
}

/** The same distance to the thermal state of each bath by itself; baths without one are left out. */
export function distancesToGibbs(generator: Generator, state: SteadyState): Map<Bath, number> {
  const result = new Map<Bath, number>();
  for (const bath of generator.parts.baths.keys()) {
    const distance = distanceToGibbsOf(bath, generator, state);
    if (distance !== undefined) result.set(bath, distance);
  }
  return result;
}

function distanceToGibbsOf(bath: Bath, generator: Generator, state: SteadyState): number | undefined {
  const { beta, mu } = bath;
  const { hamiltonian } = generator.system;
  const number = mu === 0 ? undefined : conservedNumber(hamiltonian);
  if (mu !== 0 && number === undefined) return undefined;
  const { energyDensity } = state;
  const form = generator.energyForm;
  if (form === undefined || energyDensity === undefined) {
    return traceDistance(state.density, gibbsState(hamiltonian, beta, number ? { mu, number } : {}));
  }
  const thermal = thermalPopulations(bath, generator)!;
  const difference = energyDensity.clone();
  let at = 0;
  for (let sector = 0; sector < difference.sizes.length; sector++) {
    const { data, rows } = difference.block(sector, sector);
    for (let i = 0; i < rows; i++) data[2 * i * (rows + 1)] -= thermal[at++];
  }
  return 0.5 * blockEigenvalues(difference).reduce((sum, value) => sum + Math.abs(value), 0);
}

/**
 * Populations of the levels of the generator's energy basis (global indices) in the bath's Gibbs state; undefined when mu
 * is not zero and H_S conserves no number of quanta.
 */
export function thermalPopulations({ beta, mu }: Bath, generator: Generator): Float64Array | undefined {
  const { energies, zeroFrequency } = generator.energyForm!.basis;
  if (mu === 0) return boltzmann(energies, beta, zeroFrequency);
  const number = conservedNumber(generator.system.hamiltonian);
  if (number === undefined) return undefined;
  const quanta = chargeOfLevels(generator, number);
  return boltzmann(
    energies.map((e, a) => e - mu * quanta[a]),
    beta,
    zeroFrequency,
  );
}

/** exp(-beta e) / Z counted from the lowest level; levels as close to it as rounding share the ground state. */
function boltzmann(levels: Float64Array, beta: number, zero: number): Float64Array {
  const lowest = levels.reduce((least, e) => Math.min(least, e), Number.POSITIVE_INFINITY);
  const weights = levels.map((e) => (e - lowest <= zero ? 1 : Math.exp(-beta * (e - lowest))));
  const z = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / z);
}
