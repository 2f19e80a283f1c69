import type { Curve } from "@openbath/figures";
import type { Panel, Run } from "../paper.ts";
import { nameOf } from "./chain.ts";
import { type Ensemble, ensemble, UNRAVELLED, type Unravelled } from "./ensembles.ts";

/** Times of the snapshots of Fig. 3(d); the paper's are not stated. */
const SNAPSHOTS = [1, 4, 10];
const BOTH: readonly Unravelled[] = ["local", "traditional"];

const size = ({ L, count }: Ensemble): string => `L = ${L}, ${count} trajectories`;

/** Fig. 3(d): magnetisation profiles at three times. */
export async function* figure3d(run: Run): AsyncIterable<Panel> {
  const curves: Curve[] = [];
  let about = "";
  for (const which of BOTH) {
    const found = await ensemble(run, which);
    about = size(found);
    for (const [colour, time] of SNAPSHOTS.entries()) {
      const at = found.times.findIndex((t) => Math.abs(t - time) < 1e-9);
      curves.push({
        name: `${which}, h t = ${time}`,
        colour,
        ...(which === "traditional" ? { stroke: "dash-dotted" } : {}),
        points: found.magnetisations[at].map((m, l) => [l + 1, m]),
      });
    }
  }
  yield {
    file: "fig3d",
    figure: { title: `Magnetisation, ${about}`, x: { label: "site" }, y: { label: "<sz>" }, curves },
  };
}

/** Fig. 4: currents over time and bond, both equations on one scale of colours. */
export async function* figure4(run: Run): AsyncIterable<Panel> {
  const found = new Map<Unravelled, Ensemble>();
  for (const which of BOTH) found.set(which, await ensemble(run, which));
  const all = [...found.values()].flatMap(({ currents }) => currents.flat());
  const most = all.reduce((largest, j) => Math.max(largest, Math.abs(j)), 0);
  for (const [which, one] of found) {
    yield {
      file: which === "local" ? "fig4a" : "fig4b",
      figure: {
        title: `Currents, ${nameOf(UNRAVELLED[which])}, ${size(one)}`,
        x: { label: "h t", values: one.times },
        y: { label: "bond i", values: one.currents[0].map((_, i) => i + 1) },
        z: { label: "j_i", range: [-most, most] },
        values: one.currents[0].map((_, i) => one.times.map((_, t) => one.currents[t][i])),
      },
    };
  }
}
