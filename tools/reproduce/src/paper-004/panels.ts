import type { Curve } from "@openbath/figures";
import { gridSweep } from "@openbath/sweeps";
import type { Panel, Swept } from "../paper.ts";
import { linspace, logspace } from "../paper-002/chain.ts";
import type { At } from "../point-kind.ts";
import { KINDS, type Kind, times } from "./evolution.ts";
import { FIGURE_4, FIGURE_5 } from "./junction.ts";
import type { LeadState } from "./maps.ts";
import { type Entries, MOMENTS, ROW, TRANSMISSION } from "./points.ts";
import { RATIOS } from "./transmission.ts";

const ENERGIES = linspace(0.4, 1.8, 281);

/** Fig. 3: the transmission function over omega/Omega, and what Eq. 46 has in its place. */
export const figure3: Swept<Iterable<Panel>> = {
  sweeps: () => [gridSweep({ command: TRANSMISSION.command, vary: { ratio: RATIOS, omega: ENERGIES } })],
  *make(at) {
    const { Omega } = FIGURE_5;
    const curve = (name: string, ratio: number, of: "transmission" | "twoPeaks", more: Partial<Curve>): Curve => ({
      name,
      points: ENERGIES.map((omega) => [omega / Omega, at(TRANSMISSION, { ratio, omega })[of]]),
      ...more,
    });
    yield {
      file: "fig3",
      figure: {
        title: "Transmission function, h = 1, g = delta = 0.5, Omega = 10",
        x: { label: "omega/Omega" },
        y: { label: "T" },
        curves: RATIOS.flatMap((ratio, colour) => [
          curve(`Gamma = ${ratio} Delta`, ratio, "transmission", { colour }),
          ...(ratio < 1
            ? [curve(`Eq. 46, ${ratio} Delta`, ratio, "twoPeaks", { colour, stroke: "dotted" } as const)]
            : []),
        ]),
      },
    };
  },
};

const ENTRIES = ["C_11", "C_22", "Re C_12", "Im C_12"] as const satisfies readonly (keyof Entries)[];
const PANELS = ["a", "b"] as const;
const TIMES = times(41);
const STROKES = { exact: { stroke: "marks" }, bare: {}, renormalised: { stroke: "dashed" } } as const;
const NAMES: Record<Kind, string> = { exact: "exact", bare: "E_j", renormalised: "E'_j" };

/** Fig. 4: the correlations from the vacuum; the exponential propagator in both readings. */
export const figure4: Swept<Iterable<Panel>> = {
  sweeps: () => [gridSweep({ command: MOMENTS.command, vary: { panel: PANELS, time: TIMES } })],
  *make(at) {
    for (const panel of PANELS) {
      const { h } = FIGURE_4[panel].junction;
      yield {
        file: `fig4${panel}`,
        figure: {
          title: `Correlations of the levels from the vacuum, h = ${h}`,
          x: { label: "Gamma t" },
          y: { label: "C_jk" },
          curves: KINDS.flatMap((kind) =>
            ENTRIES.map((name, colour) => ({
              name: `${name}, ${NAMES[kind]}`,
              points: TIMES.map((time) => [time, at(MOMENTS, { panel, time })[kind][name]] as const),
              colour,
              ...STROKES[kind],
            })),
          ),
        },
      };
    }
  },
};

/** How fine the maps are: the loci mu = E_j lie on the grid. */
const CELLS = 81;

const POTENTIALS = linspace(0, 2, CELLS);
const TEMPERATURES = logspace(0.01, 2, CELLS);

/** A map over one property of both leads. */
interface LeadMap {
  readonly file: string;
  readonly what: string;
  readonly axis: { readonly name: string; readonly values: readonly number[]; readonly log?: boolean };
  readonly states: readonly LeadState[];
}

const MAPS: readonly LeadMap[] = [
  ...(
    [
      ["fig5a", 0.01],
      ["fig5b", 0.1],
    ] as const
  ).map(([file, T]) => ({
    file,
    what: `T_L = T_R = ${T}`,
    axis: { name: "mu", values: POTENTIALS },
    states: POTENTIALS.map((mu) => ({ mu, T })),
  })),
  ...(
    [
      ["fig5c", 0.5],
      ["fig5c-level", 0.75],
    ] as const
  ).map(([file, mu]) => ({
    file,
    what: `mu_L = mu_R = ${mu}`,
    axis: { name: "T", values: TEMPERATURES, log: true },
    states: TEMPERATURES.map((T) => ({ mu, T })),
  })),
];

/** Fig. 5: nu over both chemical potentials at low and higher temperature, which the paper does not state, and over both temperatures. */
export const figure5: Swept<Iterable<Panel>> = {
  sweeps: () =>
    MAPS.map(({ states }) => gridSweep({ command: ROW.command, base: { left: states }, vary: { right: states } })),
  make: (at) => MAPS.map((one) => mapPanel(at, one)),
};

const mapPanel = (at: At, { file, what, axis: { name, ...axis }, states }: LeadMap): Panel => ({
  file,
  figure: {
    title: `Asymptotic non-Markovianity, ${what}`,
    x: { label: `${name}_L`, ...axis },
    y: { label: `${name}_R`, ...axis },
    z: { label: "nu/Gamma" },
    values: states.map((right) => at(ROW, { left: states, right })),
  },
});
