import { type Figure, figureCsv, type HeatMap, heatMapCsv, heatMapSvg, svg } from "@openbath/figures";
import type { Sweep } from "@openbath/sweeps";
import type { Claim } from "./claim.ts";
import type { ClaimGroups } from "./claim-groups.ts";
import type { At } from "./point-kind.ts";

/** A panel under the name that its files get. */
export interface Panel {
  readonly file: string;
  readonly figure: Figure | HeatMap;
}

/** How large the ensembles are: `quick` takes minutes, `full` is the paper's own size. */
export const PRESETS = ["quick", "full"] as const;
export type Preset = (typeof PRESETS)[number];

/** What is made of sweeps: of their results alone, once all their points are solved. */
export interface Swept<Made> {
  readonly sweeps: (preset: Preset) => readonly Sweep[];
  readonly make: (at: At, preset: Preset) => Made;
}

/** A paper's figures, by the names under which they can be asked for, and its claims. */
export interface Paper {
  readonly about: string;
  readonly figures: Readonly<Record<string, Swept<Iterable<Panel>>>>;
  readonly claims: Swept<readonly Claim[]>;
}

/** A panel with the sweeps that it is drawn from. */
export interface SweptPanel {
  readonly sweeps: readonly Sweep[];
  readonly draw: (at: At) => Panel;
}

/** A figure of such panels. */
export const figureOf = (panels: readonly SweptPanel[]): Swept<readonly Panel[]> => ({
  sweeps: () => panels.flatMap(({ sweeps }) => sweeps),
  make: (at) => panels.map(({ draw }) => draw(at)),
});

/** The claims of a paper that are all measured in groups, in their order. */
export const claimsIn = ({ kind, groups, sweep }: ClaimGroups): Swept<readonly Claim[]> => ({
  sweeps: () => [sweep],
  make: (at) => groups.flatMap((group) => at(kind, { group })),
});

export const drawing = (figure: Figure | HeatMap): string => ("curves" in figure ? svg(figure) : heatMapSvg(figure));

export const data = (figure: Figure | HeatMap): string => ("curves" in figure ? figureCsv(figure) : heatMapCsv(figure));
