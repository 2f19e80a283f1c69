import type { Curve } from "@openbath/figures";
import { gridSweep } from "@openbath/sweeps";
import type { Panel, Swept } from "../paper.ts";
import type { At } from "../point-kind.ts";
import { SITES } from "./bose-hubbard.ts";
import { linspace, logspace } from "./chain.ts";
import { TRAP_ERROR, TRAP_RELAXATION } from "./points.ts";

const TEMPERATURES = logspace(0.8, 10, 12);
const TIMES = linspace(0, 30, 121);
const T = 2;
const ORDERS = [1, 4];
/** The exact equation has no order. */
const EQUATIONS = ["exact", ...ORDERS] as const;
const SHOWN = 6;

/** Fig. S.4: the steady state's error over T; populations over time, and of the steady state. */
export const figureS4: Swept<Iterable<Panel>> = {
  sweeps: () => [
    gridSweep({ command: TRAP_ERROR.command, vary: { order: ORDERS, T: TEMPERATURES } }),
    gridSweep({ command: TRAP_RELAXATION.command, base: { T, times: TIMES }, vary: { equation: EQUATIONS } }),
  ],
  *make(at) {
    yield errorPanel(at);
    const exact = relaxation(at, "exact");
    for (const [order, dynamics, populations] of [
      [1, "figS4b", "figS4c"],
      [4, "figS4d", "figS4e"],
    ] as const) {
      const expanded = relaxation(at, order);
      yield {
        file: dynamics,
        figure: {
          title: `Bose-Hubbard populations from the vacuum, T = 2J, N = ${order}`,
          x: { label: "J t" },
          y: { label: "<k|rho|k>" },
          curves: [...courses("Redfield", exact, exact, "dotted"), ...courses(`N=${order}`, expanded, exact)],
        },
      };
      yield {
        file: populations,
        figure: {
          title: `Bose-Hubbard steady state, T = 2J, N = ${order}`,
          x: { label: "k" },
          y: { label: "<k|rho|k>", log: true },
          curves: [levels("Redfield", exact, "marks"), levels(`N=${order}`, expanded)],
        },
      };
    }
  },
};

const errorPanel = (at: At): Panel => ({
  file: "figS4a",
  figure: {
    title: `Bose-Hubbard chain, L = ${SITES}, n <= 2`,
    x: { label: "T/J", log: true },
    y: { label: "d", log: true },
    curves: ORDERS.map((order) => ({
      name: `local Redfield N=${order}`,
      points: TEMPERATURES.map((temperature) => [temperature, at(TRAP_ERROR, { T: temperature, order }).d] as const),
    })),
  },
});

/** Populations by time and level, and those of the steady state. */
interface Relaxation {
  readonly populations: readonly (readonly number[])[];
  readonly steady: readonly number[];
}

const relaxation = (at: At, equation: (typeof EQUATIONS)[number]): Relaxation =>
  at(TRAP_RELAXATION, { T, times: TIMES, equation });

/** The most populated levels of the exact steady state. */
function courses(name: string, { populations }: Relaxation, { steady }: Relaxation, stroke?: "dotted"): Curve[] {
  const largest = Array.from(steady.keys())
    .sort((k, l) => steady[l] - steady[k])
    .slice(0, SHOWN);
  return largest.map((level, colour) => ({
    name: `${name}, k=${level + 1}`,
    colour,
    ...(stroke ? { stroke } : {}),
    points: TIMES.map((t, time) => [t, populations[time][level]] as const),
  }));
}

const levels = (name: string, { steady }: Relaxation, stroke?: "marks"): Curve => ({
  name,
  ...(stroke ? { stroke } : {}),
  points: steady.map((p, k) => [k + 1, p] as const),
});
