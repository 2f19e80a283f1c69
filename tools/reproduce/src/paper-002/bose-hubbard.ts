import { bath, flat } from "@openbath/baths";
import { evolve } from "@openbath/dynamics";
import type { Curve } from "@openbath/figures";
import { energyBasis, localRedfield, type OpenSystem, redfield } from "@openbath/generators";
import { a, bosons, density, productState } from "@openbath/hilbert";
import { boseHubbard } from "@openbath/problem";
import { type SteadyState, steadyState } from "@openbath/steady-state";
import type { Panel } from "../paper.ts";
import { linspace, logspace } from "./chain.ts";
import { distance } from "./states.ts";

const SITES = 4;
const GAMMA = 0.25;
/** The band begins here above mu: no bosonic reservoir reaches down to it. */
const ABOVE_MU = 0.01;
const TEMPERATURES = logspace(0.8, 10, 12);
const TIMES = linspace(0, 30, 121);
const SHOWN = 6;

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

export function* figureS4(): Iterable<Panel> {
  yield {
    file: "figS4a",
    figure: {
      title: `Bose-Hubbard chain, L = ${SITES}, n <= 2`,
      x: { label: "T/J", log: true },
      y: { label: "d", log: true },
      curves: [1, 4].map((order) => ({
        name: `local Redfield N=${order}`,
        points: TEMPERATURES.map((T) => [T, trapError(T, order)] as const),
      })),
    },
  };
  const exact = relaxation();
  for (const [order, dynamics, populations] of [
    [1, "figS4b", "figS4c"],
    [4, "figS4d", "figS4e"],
  ] as const) {
    const expanded = relaxation(order);
    yield {
      file: dynamics,
      figure: {
        title: `Bose-Hubbard populations from the vacuum, T = 2J, N = ${order}`,
        x: { label: "J t" },
        y: { label: "<k|rho|k>" },
        curves: [...courses("Redfield", exact, "dotted"), ...courses(`N=${order}`, expanded)],
      },
    };
    yield {
      file: populations,
      figure: {
        title: `Bose-Hubbard steady state, T = 2J, N = ${order}`,
        x: { label: "k" },
        y: { label: "<k|rho|k>", log: true },
        curves: [levels("Redfield", trapSteady(2), "marks"), levels(`N=${order}`, trapSteady(2, order))],
      },
    };
  }
}

/** Populations of the eigenstates at all times, from the vacuum at T = 2. */
function relaxation(order?: number): number[][] {
  const generator = equationOf(2, order);
  const basis = energyBasis(generator.system);
  const locate = basis.locator();
  const found: number[][] = [];
  evolve(generator, density(productState(generator.space, Array<number>(SITES).fill(0))), TIMES, {
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

/** The most populated levels of the steady state. */
function courses(name: string, populations: readonly number[][], stroke?: "dotted"): Curve[] {
  const steady = trapSteady(2).populations;
  const largest = Array.from(steady.keys())
    .sort((k, l) => steady[l] - steady[k])
    .slice(0, SHOWN);
  return largest.map((level, colour) => ({
    name: `${name}, k=${level + 1}`,
    colour,
    ...(stroke ? { stroke } : {}),
    points: TIMES.map((t, at) => [t, populations[at][level]] as const),
  }));
}

const levels = (name: string, { populations }: SteadyState, stroke?: "marks"): Curve => ({
  name,
  ...(stroke ? { stroke } : {}),
  points: Array.from(populations, (p, k) => [k + 1, p] as const),
});
