import type { Curve } from "@openbath/figures";
import { gibbsState, sz } from "@openbath/hilbert";
import type { Panel } from "../paper.ts";
import {
  adHocLindbladOf,
  adHocRedfieldOf,
  type Chain,
  chain,
  type Equation,
  hamiltonianOf,
  linspace,
  localLindbladOf,
  localRedfieldOf,
  nameOf,
  REDFIELD,
  sites,
  TRADITIONAL,
} from "./chain.ts";
import { type Course, course } from "./courses.ts";
import { currents, magnetisations, steady } from "./states.ts";
import { styleOf } from "./steady-errors.ts";

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

/** Fig. 2(a), (b). */
export function* figure2ab(): Iterable<Panel> {
  yield levelPanel("fig2a", EQUILIBRIUM, MAIN, TIMES, "populations");
  yield populationPanel("fig2b", EQUILIBRIUM, MAIN);
}

/** Fig. 3(b), (c); the paper does not state the order, both are shown. */
export function* figure3bc(): Iterable<Panel> {
  yield profilePanel("fig3b", EQUILIBRIUM);
  yield currentPanel("fig3c", EQUILIBRIUM, 2);
}

/** Fig. S.6 and S.10: steady-state populations of ad-hoc and of local equations, N = 1 ... 4. */
export function* figureS6(): Iterable<Panel> {
  for (const order of [1, 2, 3, 4]) {
    const more = order === 4 ? [localLindbladOf(4)] : [];
    const equations = [adHocRedfieldOf(order, EXPANSION_ENERGY), adHocLindbladOf(order, EXPANSION_ENERGY), ...more];
    yield populationPanel(`figS6${"abcd"[order - 1]}`, EQUILIBRIUM, equations, true);
  }
}

export function* figureS10(): Iterable<Panel> {
  for (const order of [1, 2, 3, 4]) {
    const equations = [localRedfieldOf(order), localLindbladOf(order)];
    yield populationPanel(`figS10${"abcd"[order - 1]}`, EQUILIBRIUM, equations, true);
  }
}

/** Fig. S.7: coherences under the ad-hoc equations. */
export function* figureS7(): Iterable<Panel> {
  for (const [file, order] of [
    ["figS7a", 1],
    ["figS7b", 4],
  ] as const) {
    const equations = [REDFIELD, adHocRedfieldOf(order, EXPANSION_ENERGY), adHocLindbladOf(order, EXPANSION_ENERGY)];
    yield levelPanel(file, EQUILIBRIUM, equations, EARLY, "coherences");
  }
}

/** Fig. S.11: coherences under the local equations, and the currents of the first two bonds. */
export function* figureS11(): Iterable<Panel> {
  for (const [file, order] of [
    ["figS11a", 1],
    ["figS11b", 4],
  ] as const) {
    const equations = [REDFIELD, localRedfieldOf(order), localLindbladOf(order)];
    yield levelPanel(file, EQUILIBRIUM, equations, EARLY, "coherences");
  }
  yield currentPanel("figS11c", EQUILIBRIUM, 1);
  yield currentPanel("figS11d", EQUILIBRIUM, 2);
}

/** Fig. S.17(c) to (f): the same with T_r = 3 T_l. */
export function* figureS17cdef(): Iterable<Panel> {
  yield profilePanel("figS17c", BIASED);
  yield currentPanel("figS17d", BIASED, 2);
  yield levelPanel("figS17e", BIASED, MAIN, TIMES, "populations");
  yield populationPanel("figS17f", BIASED, MAIN);
}

const setting = ({ L, J, T }: Chain): string =>
  T[0] === T[1] ? `J = ${J}h, T = ${T[0]}h, L = ${L}` : `J = ${J}h, T_l = ${T[0]}h, T_r = ${T[1]}h, L = ${L}`;

function levelPanel(
  file: string,
  parameters: Chain,
  equations: readonly Equation[],
  times: readonly number[],
  what: "populations" | "coherences",
): Panel {
  const found = equations.map((equation): [Equation, Course] => [
    equation,
    course(parameters, equation, times, "plus"),
  ]);
  const shown = what === "populations" ? LEVELS : LEVELS.slice(0, 4);
  const curves: Curve[] = found.flatMap(([equation, one], k) => {
    const stroke = STROKES[k];
    return shown.map((level, colour) => ({
      name: `${nameOf(equation)}, k=${level + 1}`,
      colour,
      ...(stroke ? { stroke } : {}),
      points: times.map((t, at) => [t, one[what][at][level]] as const),
    }));
  });
  const label = what === "populations" ? "<k|rho|k>" : "|<k|rho|k+1>|";
  const title = `${what === "populations" ? "Populations" : "Coherences"} of eigenstates, ${setting(parameters)}`;
  return { file, figure: { title, x: { label: "h t" }, y: { label }, curves } };
}

function populationPanel(file: string, parameters: Chain, equations: readonly Equation[], thermal = false): Panel {
  const curves: Curve[] = equations.map((equation) => ({
    name: nameOf(equation),
    ...styleOf(equation),
    ...(equation.kind === "redfield" ? { stroke: "marks" } : {}),
    points: Array.from(steady(parameters, equation).state.populations, (p, k) => [k + 1, p] as const),
  }));
  if (thermal) {
    const { energies } = steady(parameters, REDFIELD).state;
    const weights = Array.from(energies, (E) => Math.exp((energies[0] - E) / parameters.T[0]));
    const sum = weights.reduce((a, b) => a + b);
    curves.unshift({ name: "thermal", stroke: "marks", colour: 0, points: weights.map((w, k) => [k + 1, w / sum]) });
  }
  return {
    file,
    figure: {
      title: `Steady-state populations, ${setting(parameters)}`,
      x: { label: "k" },
      y: { label: "<k|rho|k>", log: true },
      curves,
    },
  };
}

function profilePanel(file: string, parameters: Chain): Panel {
  const curves: Curve[] = WITH_FIRST.map((equation) => ({
    name: nameOf(equation),
    ...styleOf(equation),
    points: magnetisations(parameters, equation).map((m, l) => [l + 1, m] as const),
  }));
  if (parameters.T[0] === parameters.T[1]) {
    const hamiltonian = hamiltonianOf(parameters);
    const rho = gibbsState(hamiltonian, 1 / parameters.T[0]);
    curves.push({
      name: "thermal",
      stroke: "marks",
      colour: 0,
      points: sites(parameters).map((i) => [i, sz(hamiltonian.space, i).expectation(rho).re]),
    });
  }
  return {
    file,
    figure: {
      title: `Magnetisation of the steady state, ${setting(parameters)}`,
      x: { label: "site" },
      y: { label: "<sz>" },
      curves,
    },
  };
}

/** j_i(t), and at the end of the axis the value of the steady state. */
function currentPanel(file: string, parameters: Chain, bond: number): Panel {
  const end = 1.1 * EARLY[EARLY.length - 1];
  const curves: Curve[] = WITH_FIRST.map((equation) => {
    const found = course(parameters, equation, EARLY, "plus");
    return {
      name: nameOf(equation),
      ...styleOf(equation),
      points: [
        ...EARLY.map((t, at) => [t, found.currents[at][bond - 1]] as const),
        [end, currents(parameters, equation)[bond - 1]] as const,
      ],
    };
  });
  return {
    file,
    figure: {
      title: `Current j_${bond}, last point: steady state, ${setting(parameters)}`,
      x: { label: "h t" },
      y: { label: `j_${bond}` },
      curves,
    },
  };
}
