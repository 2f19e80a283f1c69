import { bath, ohmicGaussian } from "@openbath/baths";
import { currents, expectation, traceDistanceToGibbs } from "@openbath/diagnostics";
import {
  eigenbasisLindblad,
  energyBasis,
  type Generator,
  localLindblad,
  type OpenSystem,
  redfield,
  universalLindblad,
} from "@openbath/generators";
import { gibbsState, numberOperator, type Operator, sm, sp, spins, sz } from "@openbath/hilbert";
import { xxz } from "@openbath/problem";
import { type SteadyState, steadyState } from "@openbath/steady-state";

/** The XXZ chain of paper 000, Eq. 6: N spins, a bosonic bath at each end, mu = -0.5, cutoff 10. */
export interface Parameters {
  readonly field: readonly number[];
  readonly g: number;
  readonly epsilon: number;
  readonly beta: readonly [number, number];
  /** Not stated in the paper, whose supplement says "Heisenberg": 1. */
  readonly anisotropy?: number;
}

/** The paper's names of the equations, in the order of its legends. */
export const EQUATIONS = {
  LLE: localLindblad,
  ELE: eigenbasisLindblad,
  ULE: universalLindblad,
  RE: redfield,
} as const;
export type Equation = keyof typeof EQUATIONS;

/** Everything that the panels show of one equation at one setting. */
export interface Point {
  readonly magnetisations: readonly number[];
  /** I_j, from site j + 1 to j. */
  readonly bondCurrents: readonly number[];
  /** I_B of the left and the right bath, into the system. */
  readonly boundary: readonly [number, number];
  /** Trace distance to the Gibbs state, where both baths have one temperature. */
  readonly distance: number | undefined;
  readonly minEigenvalue: number;
  readonly generator: Generator;
  readonly state: SteadyState;
}

export function system({ field, g, epsilon, beta, anisotropy = 1 }: Parameters): OpenSystem {
  const n = field.length;
  const space = spins(n);
  const bonds = <T>(value: T): T[] => new Array<T>(n - 1).fill(value);
  const hamiltonian = xxz(space, { field, coupling: bonds(g), anisotropy: bonds(anisotropy) });
  const couplings = [1, n].map((site, k) => ({
    bath: bath({
      statistics: "boson",
      beta: beta[k],
      mu: -0.5,
      spectralDensity: ohmicGaussian({ strength: 1, cutoff: 10 }),
    }),
    operator: sm(space, site),
    kind: "exchange" as const,
  }));
  return { hamiltonian, couplings, epsilon };
}

/** Solves the asked equations at one setting, sharing the baths and the eigenbasis. */
export function solve(parameters: Parameters, equations: readonly Equation[]): Record<Equation, Point> {
  const open = system(parameters);
  const basis = energyBasis(open);
  const found = equations.map((name) => [name, point(EQUATIONS[name](open, { basis }), parameters.g)] as const);
  return Object.fromEntries(found) as Record<Equation, Point>;
}

function point(generator: Generator, g: number): Point {
  const { space, system: open } = generator;
  const n = space.size;
  const state = steadyState(generator);
  const mean = (operator: Operator): number => expectation(operator, generator, state).re;
  const hop = (l: number): Operator =>
    sp(space, l)
      .times(sm(space, l + 1))
      .minus(sm(space, l).times(sp(space, l + 1)))
      .times({ re: 0, im: 4 * g });
  const flow = currents(generator, state);
  const boundary = open.couplings.map(({ bath: one }) => 2 * (flow.get(one)?.number ?? Number.NaN));
  return {
    magnetisations: Array.from({ length: n }, (_, l) => mean(sz(space, l + 1))),
    bondCurrents: Array.from({ length: n - 1 }, (_, l) => mean(hop(l + 1))),
    boundary: [boundary[0], boundary[1]],
    distance: traceDistanceToGibbs(generator, state),
    minEigenvalue: state.minEigenvalue,
    generator,
    state,
  };
}

/** <sz_l> of the Gibbs state with the left bath's temperature. */
export function thermalMagnetisations(parameters: Parameters): number[] {
  const { hamiltonian } = system(parameters);
  const { space } = hamiltonian;
  const rho = gibbsState(hamiltonian, parameters.beta[0], { mu: -0.5, number: numberOperator(space) as Operator });
  return Array.from({ length: space.size }, (_, l) => sz(space, l + 1).expectation(rho).re);
}

export const EQUILIBRIUM: readonly [number, number] = [1, 1];
export const BIASED: readonly [number, number] = [5, 0.5];
export const UNIFORM: readonly number[] = [1, 1, 1];
export const GRADED: readonly number[] = [1, 1.5, 2];

/** n points from low to high, equally spaced in the logarithm. */
export const logspace = (low: number, high: number, n: number): number[] =>
  Array.from({ length: n }, (_, k) => low * (high / low) ** (k / (n - 1)));
