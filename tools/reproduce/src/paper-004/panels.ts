import type { Curve } from "@openbath/figures";
import type { Complex } from "@openbath/linalg";
import type { Panel } from "../paper.ts";
import { linspace, logspace } from "../paper-002/chain.ts";
import { evolution, KINDS, type Kind } from "./evolution.ts";
import { FIGURE_4, FIGURE_5 } from "./junction.ts";
import { type LeadState, nuMap } from "./maps.ts";
import { ofRatio, RATIOS, transmissionOf, twoPeaks } from "./transmission.ts";

/** Fig. 3: the transmission function over omega/Omega, and what Eq. 46 has in its place. */
export function* figure3(): Iterable<Panel> {
  const grid = linspace(0.4, 1.8, 281);
  const { Omega } = FIGURE_5;
  const curve = (name: string, f: (omega: number) => number, more: Partial<Curve> = {}): Curve => ({
    name,
    points: grid.map((omega) => [omega / Omega, f(omega)]),
    ...more,
  });
  yield {
    file: "fig3",
    figure: {
      title: "Transmission function, h = 1, g = delta = 0.5, Omega = 10",
      x: { label: "omega/Omega" },
      y: { label: "T" },
      curves: RATIOS.flatMap((ratio, colour) => [
        curve(`Gamma = ${ratio} Delta`, transmissionOf(ofRatio(ratio)), { colour }),
        ...(ratio < 1
          ? [curve(`Eq. 46, ${ratio} Delta`, twoPeaks(ofRatio(ratio)), { colour, stroke: "dotted" } as const)]
          : []),
      ]),
    },
  };
}

const ENTRIES: readonly [string, (c: { get(j: number, k: number): Complex }) => number][] = [
  ["C_11", (c) => c.get(0, 0).re],
  ["C_22", (c) => c.get(1, 1).re],
  ["Re C_12", (c) => c.get(0, 1).re],
  ["Im C_12", (c) => c.get(0, 1).im],
];
const STROKES = { exact: { stroke: "marks" }, bare: {}, renormalised: { stroke: "dashed" } } as const;
const NAMES: Record<Kind, string> = { exact: "exact", bare: "E_j", renormalised: "E'_j" };

/** Fig. 4: the correlations from the vacuum; the exponential propagator in both readings. */
export function* figure4(): Iterable<Panel> {
  for (const panel of ["a", "b"] as const) {
    const { h } = FIGURE_4[panel].junction;
    const course = evolution(panel, 41);
    yield {
      file: `fig4${panel}`,
      figure: {
        title: `Correlations of the levels from the vacuum, h = ${h}`,
        x: { label: "Gamma t" },
        y: { label: "C_jk" },
        curves: KINDS.flatMap((kind) =>
          ENTRIES.map(([name, of], colour) => ({
            name: `${name}, ${NAMES[kind]}`,
            points: course.map(({ time, moments }) => [time, of(moments[kind].correlation)] as const),
            colour,
            ...STROKES[kind],
          })),
        ),
      },
    };
  }
}

/** How fine the maps are: the loci mu = E_j lie on the grid. */
const CELLS = 81;

/** Fig. 5: nu over both chemical potentials at low and higher temperature, which the paper does not state, and over both temperatures. */
export function* figure5(): Iterable<Panel> {
  const potentials = linspace(0, 2, CELLS);
  for (const [file, T] of [
    ["fig5a", 0.01],
    ["fig5b", 0.1],
  ] as const) {
    const states = potentials.map((mu) => ({ mu, T }));
    yield map(file, `T_L = T_R = ${T}`, "mu", potentials, {}, states);
  }
  const temperatures = logspace(0.01, 2, CELLS);
  for (const [file, mu] of [
    ["fig5c", 0.5],
    ["fig5c-level", 0.75],
  ] as const) {
    const states = temperatures.map((T) => ({ mu, T }));
    yield map(file, `mu_L = mu_R = ${mu}`, "T", temperatures, { log: true }, states);
  }
}

const map = (
  file: string,
  what: string,
  name: string,
  values: readonly number[],
  axis: { log?: boolean },
  states: readonly LeadState[],
): Panel => ({
  file,
  figure: {
    title: `Asymptotic non-Markovianity, ${what}`,
    x: { label: `${name}_L`, values, ...axis },
    y: { label: `${name}_R`, values, ...axis },
    z: { label: "nu/Gamma" },
    values: nuMap(states, states),
  },
});
