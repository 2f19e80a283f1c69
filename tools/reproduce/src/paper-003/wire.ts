import {
  exactState,
  globalState,
  harmonicNetwork,
  infidelity,
  localState,
  type Measures,
  measures,
  partialRedfieldState,
} from "@openbath/gaussian";

/** Two nodes, the cold one first, between Drude baths of the same strength and cutoff. */
export interface Wire {
  readonly frequencies: readonly [cold: number, hot: number];
  readonly temperatures: readonly [cold: number, hot: number];
}

/** lambda^2, the strength of dissipation. */
export const LAMBDA2 = 1e-3;

/** Figs. 2(a), (c): the detuning is large beside lambda^2. */
export const DETUNED: Wire = { frequencies: [1, 2], temperatures: [2, 3] };

/** Figs. 2(b), (d), 3(a), (b): omega_h^2 - omega_c^2 = 2 10^-6. */
export const QUASI_RESONANT: Wire = { frequencies: [1, Math.sqrt(1 + 2e-6)], temperatures: [2, 3] };

/** Fig. 3(c): cold enough for entanglement. */
export const COLD: Wire = { frequencies: [10, 10], temperatures: [1, 2] };

const STATES = {
  exact: exactState,
  global: globalState,
  local: localState,
  redfield: partialRedfieldState,
};
export type Equation = keyof typeof STATES;
export const EQUATIONS: readonly Equation[] = ["exact", "global", "local", "redfield"];

/** What one equation says of a wire, as plain data; energy flows into it. */
export interface Point {
  /** <{R_i, R_j}>/2 with R = (x_c, p_c, x_h, p_h). */
  readonly covariance: readonly (readonly number[])[];
  /** Whether it is that of a state. */
  readonly physical: boolean;
  readonly measures: Measures;
  readonly hot: number;
  readonly cold: number;
  /** To the exact state; NaN for a matrix that is no state. */
  readonly infidelity: number;
}

export function solve({ frequencies, temperatures }: Wire, k: number): Record<Equation, Point> {
  const network = harmonicNetwork({
    frequencies,
    springs: [{ between: [1, 2], strength: k }],
    baths: temperatures.map((temperature, i) => ({
      node: i + 1,
      temperature,
      strength: LAMBDA2,
      cutoff: 1e3,
      convention: "caldeira-leggett",
    })),
  });
  const exact = exactState(network);
  const point = (equation: Equation): Point => {
    const state = equation === "exact" ? exact : STATES[equation](network);
    const [cold, hot] = state.heatCurrents;
    const { covariance, physical } = state;
    return {
      covariance: QUADRATURES.map((i) => QUADRATURES.map((j) => covariance.get(i, j))),
      physical,
      measures: measures(state, [[1], [2]]),
      hot,
      cold,
      infidelity: equation === "exact" ? 0 : physical ? infidelity(exact, state) : Number.NaN,
    };
  };
  return { exact: point("exact"), global: point("global"), local: point("local"), redfield: point("redfield") };
}

const QUADRATURES = [0, 1, 2, 3];

/** An entry of the covariance, counted from one as in the paper. */
export const entry = ({ covariance }: Pick<Point, "covariance">, i: number, j: number): number =>
  covariance[i - 1][j - 1];

/** Where f, which is negative at one end and positive at the other, vanishes: bisection of the logarithm of k. */
export function crossing(f: (k: number) => number, from: number, to: number): number {
  let [a, b] = [Math.log(from), Math.log(to)];
  const rises = f(to) > 0;
  if (f(from) > 0 === rises) throw new Error(`no change of sign between ${from} and ${to}`);
  for (let round = 0; round < 40; round++) {
    const middle = (a + b) / 2;
    if (f(Math.exp(middle)) > 0 === rises) b = middle;
    else a = middle;
  }
  return Math.exp((a + b) / 2);
}
