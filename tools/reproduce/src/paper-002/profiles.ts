import type { Curve } from "@openbath/figures";
import type { Panel, Preset, Swept } from "../paper.ts";
import { nameOf } from "./chain.ts";
import { type Ensemble, ensemble, ensembleSweep } from "./ensembles.ts";
import { UNRAVELLED, type Unravelled } from "./trajectories.ts";

/** Times of the snapshots of Fig. 3(d); the paper's are not stated. */
const SNAPSHOTS = [1, 4, 10];
export const BOTH: readonly Unravelled[] = ["local", "traditional"];

/** The shares of both ensembles. */
export const ensembleSweeps = (preset: Preset) => BOTH.map((which) => ensembleSweep(preset, which));

const size = ({ L, count }: Ensemble): string => `L = ${L}, ${count} trajectories`;

/** Fig. 3(d): magnetisation profiles at three times. */
export const figure3d: Swept<readonly Panel[]> = {
  sweeps: ensembleSweeps,
  make: (at, preset) => {
    const found = BOTH.map((which) => [which, ensemble(at, preset, which)] as const);
    const curves = found.flatMap(([which, { times, magnetisations }]) =>
      SNAPSHOTS.map((time, colour): Curve => {
        const row = magnetisations[times.findIndex((t) => Math.abs(t - time) < 1e-9)];
        return {
          name: `${which}, h t = ${time}`,
          colour,
          ...(which === "traditional" ? { stroke: "dash-dotted" } : {}),
          points: row.map((m, l) => [l + 1, m]),
        };
      }),
    );
    const title = `Magnetisation, ${size(found[0][1])}`;
    return [{ file: "fig3d", figure: { title, x: { label: "site" }, y: { label: "<sz>" }, curves } }];
  },
};

/** Fig. 4: currents over time and bond, both equations on one scale of colours. */
export const figure4: Swept<readonly Panel[]> = {
  sweeps: ensembleSweeps,
  make: (at, preset) => {
    const found = BOTH.map((which) => [which, ensemble(at, preset, which)] as const);
    const all = found.flatMap(([, { currents }]) => currents.flat());
    const most = all.reduce((largest, j) => Math.max(largest, Math.abs(j)), 0);
    return found.map(([which, one]) => ({
      file: which === "local" ? "fig4a" : "fig4b",
      figure: {
        title: `Currents, ${nameOf(UNRAVELLED[which])}, ${size(one)}`,
        x: { label: "h t", values: one.times },
        y: { label: "bond i", values: one.currents[0].map((_, i) => i + 1) },
        z: { label: "j_i", range: [-most, most] },
        values: one.currents[0].map((_, i) => one.times.map((_, t) => one.currents[t][i])),
      },
    }));
  },
};
