import { type Claim, short } from "../../claim.ts";
import { maximum } from "../../paper-004/maximum.ts";
import { COLD, crossing, DETUNED, entry, type Point, QUASI_RESONANT, solve, type Wire } from "../wire.ts";

type Excess = (global: Point, exact: Point) => number;

/** Where a difference of the global and the exact state has its maximum (its minimum for sign = -1) between two k. */
export function extreme(wire: Wire, of: Excess, sign: 1 | -1, from: number, to: number): { k: number; value: number } {
  const f = (logarithm: number): number => {
    const { global, exact } = solve(wire, Math.exp(logarithm));
    return sign * of(global, exact);
  };
  const { at, value } = maximum(f, Math.log(from), Math.log(to));
  return { k: Math.exp(at), value: sign * value };
}

export const excessInformation: Excess = (global, exact) =>
  global.measures.mutualInformation - exact.measures.mutualInformation;

/** Where the best measurement of the hot node turns into a homodyne one, in the exact state. */
export const branchChange = (): number =>
  crossing((k) => (solve(QUASI_RESONANT, k).exact.measures.branch === "homodyne" ? 1 : -1), 1e-3, 0.1);

const told = ({ k, value }: { k: number; value: number }): string =>
  `${value.toPrecision(6)} at k = ${k.toExponential(3)}`;

/** The places where the curves of Figs. 2 and 3 turn or meet. */
export function turningPoints(): Claim[] {
  return [...states(), ...correlations(), closedForm()];
}

function states(): Claim[] {
  const worst = extreme(QUASI_RESONANT, (global) => global.infidelity, 1, 1e-6, 1e-3);
  const meet = crossing((k) => solve(DETUNED, k).local.infidelity - solve(DETUNED, k).global.infidelity, 1e-4, 1e-2);
  const [small, large] = [1e-6, 1].map((k) => solve(DETUNED, k).global.infidelity);
  const { global, exact } = solve(DETUNED, 0.1);
  return [
    {
      statement:
        "with large detuning both equations are in perfect agreement with the exact state while springs are weak",
      where: "Sec. IV A, Fig. 2(a)",
      measured: `1 - F from ${small.toExponential(4)} at k = 1e-6 to ${large.toExponential(4)} at k = 1, mostly <p_c^2> (${entry(global, 2, 2).toPrecision(6)} for ${entry(exact, 2, 2).toPrecision(6)}); the local state is nearer below k = ${meet.toExponential(2)}`,
      holds: [1e-6, 1e-3].every(
        (k) => Math.max(solve(DETUNED, k).local.infidelity, solve(DETUNED, k).global.infidelity) < 1.1e-7,
      ),
    },
    {
      statement: "in the grey area the global state is far from the exact one",
      where: "Fig. 2(b)",
      measured: `1 - F at most ${worst.value.toPrecision(9)}, at k = ${worst.k.toExponential(4)}`,
      holds: worst.value > 1e-2,
    },
  ];
}

function correlations(): Claim[] {
  const over = extreme(QUASI_RESONANT, excessInformation, 1, 1e-7, 1e-5);
  const under = extreme(QUASI_RESONANT, excessInformation, -1, 1e-4, 1e-2);
  const difference =
    (i: number, j: number): Excess =>
    (global, exact) =>
      entry(global, i, j) - entry(exact, i, j);
  const positions = extreme(QUASI_RESONANT, difference(1, 3), -1, 1e-7, 1e-5);
  const momenta = extreme(QUASI_RESONANT, difference(1, 4), 1, 1e-4, 1e-2);
  const near = (a: number, b: number): boolean => Math.abs(Math.log(a / b)) < 0.05;
  return [
    {
      statement: "the excess of mutual information has its peak where <x_c x_h> is overestimated most",
      where: "Fig. 3(a), (b)",
      measured: `${told(over)}, Gamma_13 is off by ${told(positions)}`,
      holds: near(over.k, positions.k),
    },
    {
      statement: "and its deficit, near k = lambda^2, where <x_c p_h> is missing most",
      where: "Fig. 3(a), (b)",
      measured: `${told(under)}, Gamma_14 is off by ${told(momenta)}`,
      holds: near(under.k, momenta.k),
    },
    {
      statement: "the discord has a closed formula, of two branches",
      where: "Fig. 3(a)",
      measured: `the best measurement turns from a heterodyne-like into a homodyne one at k = ${branchChange().toPrecision(7)} (exact state)`,
      holds: (solve(QUASI_RESONANT, 0.01).exact.measures.discord ?? 0) > 0,
    },
  ];
}

function closedForm(): Claim {
  const [w] = COLD.frequencies;
  const [cold, hot] = COLD.temperatures;
  const printed = (k: number): number => {
    const ratio = (Math.expm1(w / cold) * Math.expm1(w / hot)) / Math.expm1(w / cold + w / hot);
    return Math.log((2 * k * ratio ** 2) / w ** 2) / 4;
  };
  const { global, exact } = solve(COLD, 1e6);
  const negativity = ({ measures }: Point): number => measures.logarithmicNegativity;
  return {
    statement: "as k grows the logarithmic negativity of global and exact state become that of Eq. 38",
    where: "Eq. 38 as printed",
    measured: `${printed(1e6).toFixed(5)}, global ${negativity(global).toFixed(5)}, exact ${negativity(exact).toFixed(5)} at k = 1e6; it is negative below k = ${short(crossing(printed, 1, 1e3))}`,
    holds: Math.abs(printed(1e6) - negativity(global)) < 1e-4 && Math.abs(printed(1e6) - negativity(exact)) < 1e-3,
  };
}
