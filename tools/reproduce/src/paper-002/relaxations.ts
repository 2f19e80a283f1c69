import type { Curve } from "@openbath/figures";
import { gridSweep, type Sweep } from "@openbath/sweeps";
import { figureOf, type SweptPanel } from "../paper.ts";
import type { At } from "../point-kind.ts";
import {
  adHocLindbladOf,
  adHocRedfieldOf,
  type Chain,
  chain,
  type Equation,
  linspace,
  localLindbladOf,
  localRedfieldOf,
  nameOf,
  REDFIELD,
  TRADITIONAL,
} from "./chain.ts";
import { COURSE, STEADY_STATE, THERMAL } from "./points.ts";
import { styleOf } from "./styles.ts";

/** The paper's final times are not stated. */
const TIMES = linspace(0, 30, 121);
const EARLY = linspace(0, 15, 121);
const EQUILIBRIUM = chain({ T: 2.2 });
const BIASED: Chain = { ...EQUILIBRIUM, T: [2.2, 6.6] };
const MAIN = [REDFIELD, localRedfieldOf(4), localLindbladOf(4), TRADITIONAL];
const WITH_FIRST = [
  REDFIELD,
  localRedfieldOf(1),
  localRedfieldOf(4),
  localLindbladOf(1),
  localLindbladOf(4),
  TRADITIONAL,
];
/** Levels, from 0, whose populations and coherences are shown. */
const LEVELS = [0, 1, 3, 9, 31];
const STROKES = ["dotted", undefined, "dashed", "dash-dotted"] as const;
const EXPANSION_ENERGY = 0.6;

/** The relaxations by some equations, all spins along x at first; the levels that are shown are kept. */
const courses = (parameters: Chain, equations: readonly Equation[], times: readonly number[]): Sweep =>
  gridSweep({
    command: COURSE.command,
    base: { chain: parameters, times, levels: LEVELS },
    vary: { equation: equations },
  });

const courseOf = (at: At, parameters: Chain, equation: Equation, times: readonly number[]) =>
  at(COURSE, { chain: parameters, times, levels: LEVELS, equation });

const steadyStates = (parameters: Chain, equations: readonly Equation[]): Sweep =>
  gridSweep({ command: STEADY_STATE.command, base: { chain: parameters }, vary: { equation: equations } });

const setting = ({ L, J, T }: Chain): string =>
  T[0] === T[1] ? `J = ${J}h, T = ${T[0]}h, L = ${L}` : `J = ${J}h, T_l = ${T[0]}h, T_r = ${T[1]}h, L = ${L}`;

function levelPanel(
  file: string,
  parameters: Chain,
  equations: readonly Equation[],
  times: readonly number[],
  what: "populations" | "coherences",
): SweptPanel {
  const shown = what === "populations" ? LEVELS : LEVELS.slice(0, 4);
  const label = what === "populations" ? "<k|rho|k>" : "|<k|rho|k+1>|";
  const title = `${what === "populations" ? "Populations" : "Coherences"} of eigenstates, ${setting(parameters)}`;
  const curves = (at: At): Curve[] =>
    equations.flatMap((equation, k) => {
      const found = courseOf(at, parameters, equation, times)[what];
      const stroke = STROKES[k];
      return shown.map((level, colour) => ({
        name: `${nameOf(equation)}, k=${level + 1}`,
        colour,
        ...(stroke ? { stroke } : {}),
        points: times.map((t, time) => [t, found[time][colour]] as const),
      }));
    });
  return {
    sweeps: [courses(parameters, equations, times)],
    draw: (at) => ({ file, figure: { title, x: { label: "h t" }, y: { label }, curves: curves(at) } }),
  };
}

function populationPanel(file: string, parameters: Chain, equations: readonly Equation[], thermal = false): SweptPanel {
  const curves = (at: At): Curve[] =>
    equations.map((equation) => ({
      name: nameOf(equation),
      ...styleOf(equation),
      ...(equation.kind === "redfield" ? { stroke: "marks" } : {}),
      points: at(STEADY_STATE, { chain: parameters, equation }).populations.map((p, k) => [k + 1, p] as const),
    }));
  const weights = (at: At): Curve => {
    const { energies } = at(STEADY_STATE, { chain: parameters, equation: REDFIELD });
    const boltzmann = energies.map((E) => Math.exp((energies[0] - E) / parameters.T[0]));
    const sum = boltzmann.reduce((a, b) => a + b);
    return { name: "thermal", stroke: "marks", colour: 0, points: boltzmann.map((w, k) => [k + 1, w / sum]) };
  };
  return {
    sweeps: [steadyStates(parameters, thermal ? [REDFIELD, ...equations] : equations)],
    draw: (at) => ({
      file,
      figure: {
        title: `Steady-state populations, ${setting(parameters)}`,
        x: { label: "k" },
        y: { label: "<k|rho|k>", log: true },
        curves: [...(thermal ? [weights(at)] : []), ...curves(at)],
      },
    }),
  };
}

function profilePanel(file: string, parameters: Chain): SweptPanel {
  const equal = parameters.T[0] === parameters.T[1];
  const profile = (magnetisations: readonly number[]) => magnetisations.map((m, l) => [l + 1, m] as const);
  const curves = (at: At): Curve[] =>
    WITH_FIRST.map((equation) => ({
      name: nameOf(equation),
      ...styleOf(equation),
      points: profile(at(STEADY_STATE, { chain: parameters, equation }).magnetisations),
    }));
  const thermal = (at: At): Curve => ({
    name: "thermal",
    stroke: "marks",
    colour: 0,
    points: profile(at(THERMAL, { chain: parameters }).magnetisations),
  });
  return {
    sweeps: [
      steadyStates(parameters, WITH_FIRST),
      ...(equal ? [gridSweep({ command: THERMAL.command, vary: { chain: [parameters] } })] : []),
    ],
    draw: (at) => ({
      file,
      figure: {
        title: `Magnetisation of the steady state, ${setting(parameters)}`,
        x: { label: "site" },
        y: { label: "<sz>" },
        curves: [...curves(at), ...(equal ? [thermal(at)] : [])],
      },
    }),
  };
}

/** j_i(t), and at the end of the axis the value of the steady state. */
function currentPanel(file: string, parameters: Chain, bond: number): SweptPanel {
  const end = 1.1 * EARLY[EARLY.length - 1];
  const curves = (at: At): Curve[] =>
    WITH_FIRST.map((equation) => {
      const { currents } = courseOf(at, parameters, equation, EARLY);
      const steady = at(STEADY_STATE, { chain: parameters, equation }).currents[bond - 1];
      return {
        name: nameOf(equation),
        ...styleOf(equation),
        points: [...EARLY.map((t, time) => [t, currents[time][bond - 1]] as const), [end, steady] as const],
      };
    });
  return {
    sweeps: [courses(parameters, WITH_FIRST, EARLY), steadyStates(parameters, WITH_FIRST)],
    draw: (at) => ({
      file,
      figure: {
        title: `Current j_${bond}, last point: steady state, ${setting(parameters)}`,
        x: { label: "h t" },
        y: { label: `j_${bond}` },
        curves: curves(at),
      },
    }),
  };
}

/** Fig. 2(a), (b). */
export const figure2ab = figureOf([
  levelPanel("fig2a", EQUILIBRIUM, MAIN, TIMES, "populations"),
  populationPanel("fig2b", EQUILIBRIUM, MAIN),
]);

/** Fig. 3(b), (c); the paper does not state the order, both are shown. */
export const figure3bc = figureOf([profilePanel("fig3b", EQUILIBRIUM), currentPanel("fig3c", EQUILIBRIUM, 2)]);

const ORDERS = [1, 2, 3, 4];

/** Fig. S.6 and S.10: steady-state populations of ad-hoc and of local equations, N = 1 ... 4. */
export const figureS6 = figureOf(
  ORDERS.map((order) => {
    const more = order === 4 ? [localLindbladOf(4)] : [];
    const equations = [adHocRedfieldOf(order, EXPANSION_ENERGY), adHocLindbladOf(order, EXPANSION_ENERGY), ...more];
    return populationPanel(`figS6${"abcd"[order - 1]}`, EQUILIBRIUM, equations, true);
  }),
);

export const figureS10 = figureOf(
  ORDERS.map((order) => {
    const equations = [localRedfieldOf(order), localLindbladOf(order)];
    return populationPanel(`figS10${"abcd"[order - 1]}`, EQUILIBRIUM, equations, true);
  }),
);

/** Fig. S.7: coherences under the ad-hoc equations. */
export const figureS7 = figureOf(
  [1, 4].map((order, k) => {
    const equations = [REDFIELD, adHocRedfieldOf(order, EXPANSION_ENERGY), adHocLindbladOf(order, EXPANSION_ENERGY)];
    return levelPanel(`figS7${"ab"[k]}`, EQUILIBRIUM, equations, EARLY, "coherences");
  }),
);

/** Fig. S.11: coherences under the local equations, and the currents of the first two bonds. */
export const figureS11 = figureOf([
  ...[1, 4].map((order, k) => {
    const equations = [REDFIELD, localRedfieldOf(order), localLindbladOf(order)];
    return levelPanel(`figS11${"ab"[k]}`, EQUILIBRIUM, equations, EARLY, "coherences");
  }),
  currentPanel("figS11c", EQUILIBRIUM, 1),
  currentPanel("figS11d", EQUILIBRIUM, 2),
]);

/** Fig. S.17(c) to (f): the same with T_r = 3 T_l. */
export const figureS17cdef = figureOf([
  profilePanel("figS17c", BIASED),
  currentPanel("figS17d", BIASED, 2),
  levelPanel("figS17e", BIASED, MAIN, TIMES, "populations"),
  populationPanel("figS17f", BIASED, MAIN),
]);
