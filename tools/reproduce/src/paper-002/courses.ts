import { evolve } from "@openbath/dynamics";
import { type EnergyBasis, energyBasis } from "@openbath/generators";
import { density, productState, spins, sz } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";
import { bondCurrent, type Chain, type Equation, generatorOf, linspace, REDFIELD, sites, system } from "./chain.ts";
import { distance } from "./states.ts";

/** The two initial states of the paper: all spins along x (Figs. 2 and 3(a) to (c)), or all up (Figs. 3(d) and 4). */
export type Initial = "plus" | "up";

/** What a relaxation shows; the first index is the time. */
export interface Course {
  readonly times: readonly number[];
  /** <k|rho|k>, energies ascending. */
  readonly populations: readonly (readonly number[])[];
  /** |<k|rho|k+1>|, energies ascending. */
  readonly coherences: readonly (readonly number[])[];
  readonly magnetisations: readonly (readonly number[])[];
  /** j_1 ... j_{L-1}. */
  readonly currents: readonly (readonly number[])[];
  readonly minEigenvalues: readonly number[];
}

export const initialState = (parameters: Chain, initial: Initial): ComplexMatrix =>
  density(
    productState(
      spins(parameters.L),
      sites(parameters).map(() => initial),
    ),
  );

/** The relaxation of an initial state. */
export function course(parameters: Chain, equation: Equation, times: readonly number[], initial: Initial): Course {
  const open = system(parameters);
  const space = spins(parameters.L);
  const basis = energyBasis(open);
  const populations: number[][] = [];
  const coherences: number[][] = [];
  const magnetisation = sites(parameters).map((i) => sz(space, i));
  const current = sites(parameters)
    .slice(1)
    .map((i) => bondCurrent(parameters, i - 1));
  const { observables, minEigenvalue } = evolve(generatorOf(open, equation), initialState(parameters, initial), times, {
    start: 0,
    tolerance: 1e-8,
    observables: Object.fromEntries([...magnetisation, ...current].map((operator, k) => [String(k), operator])),
    onState: (_, rho) => {
      const element = inEnergyBasis(rho, basis);
      const levels = Array.from(basis.ascending);
      populations.push(levels.map((k) => element(k, k)));
      coherences.push(levels.slice(1).map((k, place) => element(levels[place], k)));
    },
  });
  const at = (first: number, count: number) =>
    times.map((_, t) => Array.from({ length: count }, (_, k) => observables[String(first + k)][t]));
  return {
    times,
    populations,
    coherences,
    magnetisations: at(0, magnetisation.length),
    currents: at(magnetisation.length, current.length),
    minEigenvalues: Array.from(minEigenvalue),
  };
}

/** <a|rho|b> by global indices of the basis: the value itself on the diagonal, the modulus off it. */
function inEnergyBasis(rho: ComplexMatrix, basis: EnergyBasis): (a: number, b: number) => number {
  const blocks = basis.toEnergy(rho);
  const locate = basis.locator();
  return (a, b) => {
    const [row, i] = locate(a);
    const [col, j] = locate(b);
    const { re, im } = blocks.find(row, col)?.get(i, j) ?? { re: 0, im: 0 };
    return a === b ? re : Math.hypot(re, im);
  };
}

/** Simpson intervals on [0, 1/gamma]. */
const INTERVALS = 40;

/**
 * Fig. 3(a): d of some equations to the exact Redfield equation, averaged over [0, 1/gamma] by Simpson's rule, all spins along x at
 * first.
 */
export function timeAveragedErrors(parameters: Chain, equations: readonly Equation[]): number[] {
  const times = linspace(0, 1 / parameters.gamma, INTERVALS + 1);
  const states = (which: Equation): readonly ComplexMatrix[] =>
    evolve(generatorOf(system(parameters), which), initialState(parameters, "plus"), times, {
      tolerance: 1e-14,
      method: "krylov",
      keepStates: true,
      positivity: false,
    }).states ?? [];
  const reference = states(REDFIELD);
  const weight = (t: number): number => (t === 0 || t === INTERVALS ? 1 : t % 2 === 1 ? 4 : 2);
  return equations.map((equation) => {
    const errors = states(equation).map((rho, t) => distance(rho, reference[t]));
    return errors.reduce((sum, error, t) => sum + weight(t) * error, 0) / (3 * INTERVALS);
  });
}

/** Least-squares exponent of y ~ x^p, points with y below `floor` left out. */
export function exponent(points: readonly (readonly [x: number, y: number])[], floor = 0): number {
  const logs = points.filter(([, y]) => y > floor).map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: (p: readonly [number, number]) => number) => logs.reduce((s, p) => s + of(p), 0) / logs.length;
  const [x0, y0] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - x0) * (y - y0)) / mean(([x]) => (x - x0) ** 2);
}
