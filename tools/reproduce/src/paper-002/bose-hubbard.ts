import { bath, flat } from "@openbath/baths";
import { evolve } from "@openbath/dynamics";
import { energyBasis, localRedfield, type OpenSystem, redfield } from "@openbath/generators";
import { a, bosons, density, productState } from "@openbath/hilbert";
import { boseHubbard } from "@openbath/problem";
import { type SteadyState, steadyState } from "@openbath/steady-state";
import { distance } from "./states.ts";

export const SITES = 4;
const GAMMA = 0.25;
/** The band begins here above mu: no bosonic reservoir reaches down to it. */
const ABOVE_MU = 0.01;

/** Fig. S.4: a trap of four sites, U = 0.5 J, at most two bosons a site, a flat particle reservoir at site 1, mu = -2.5 T. */
export function trap(T: number): OpenSystem {
  const space = bosons({ sites: SITES, maxOccupation: 2 });
  const ones = (n: number, value: number) => Array<number>(n).fill(value);
  const mu = -2.5 * T;
  return {
    hamiltonian: boseHubbard(space, {
      hopping: ones(SITES - 1, 1),
      interaction: ones(SITES, 0.5),
      energies: Array.from({ length: SITES }, (_, i) => 0.35 * (i + 1 - SITES / 2) ** 2),
    }),
    couplings: [
      {
        kind: "exchange",
        operator: a(space, 1),
        bath: bath({
          statistics: "boson",
          temperature: T,
          mu,
          spectralDensity: flat({ strength: 2 * GAMMA, support: [mu + ABOVE_MU, 1e5] }),
          principalValue: false,
        }),
      },
    ],
    epsilon: 1,
  };
}

/** The exact equation, or the local one of an order. */
const equationOf = (T: number, order: number | undefined) =>
  order === undefined ? redfield(trap(T)) : localRedfield(trap(T), { order });

const known = new Map<string, SteadyState>();

export function trapSteady(T: number, order?: number): SteadyState {
  const key = `${T} ${order}`;
  let found = known.get(key);
  if (found === undefined) {
    found = steadyState(equationOf(T, order), { tolerance: 1e-9 });
    known.set(key, found);
  }
  return found;
}

/** d of the local Redfield steady state to the exact one. */
export const trapError = (T: number, order: number): number =>
  distance(trapSteady(T, order).density, trapSteady(T).density);

/** Populations of the eigenstates at some times, from the vacuum at T. */
export function trapRelaxation(T: number, times: readonly number[], order?: number): number[][] {
  const generator = equationOf(T, order);
  const basis = energyBasis(generator.system);
  const locate = basis.locator();
  const found: number[][] = [];
  evolve(generator, density(productState(generator.space, Array<number>(SITES).fill(0))), times, {
    tolerance: 1e-8,
    positivity: false,
    onState: (_, rho) => {
      const blocks = basis.toEnergy(rho);
      found.push(
        Array.from(basis.ascending, (index) => {
          const [sector, place] = locate(index);
          return blocks.find(sector, sector)?.get(place, place).re ?? 0;
        }),
      );
    },
  });
  return found;
}
