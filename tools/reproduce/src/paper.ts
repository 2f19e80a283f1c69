import { type Figure, figureCsv, type HeatMap, heatMapCsv, heatMapSvg, svg } from "@openbath/figures";
import type { Claim } from "./claim.ts";

/** A panel under the name that its files get. */
export interface Panel {
  readonly file: string;
  readonly figure: Figure | HeatMap;
}

/** How large the ensembles are: `quick` takes minutes, `full` is the paper's own size. */
export const PRESETS = ["quick", "full"] as const;
export type Preset = (typeof PRESETS)[number];

/** What a part of a reproduction may need to know. */
export interface Run {
  readonly preset: Preset;
  /** Where figures go, and what long runs keep to go on from. */
  readonly folder: string;
  /** One line on what is going on. */
  readonly progress: (line: string) => void;
}

/** A paper's figures, by the names under which they can be asked for, and its claims. */
export interface Paper {
  readonly about: string;
  readonly figures: Readonly<Record<string, (run: Run) => Iterable<Panel> | AsyncIterable<Panel>>>;
  readonly claims: (run: Run) => Promise<Claim[]> | Claim[];
}

export const drawing = (figure: Figure | HeatMap): string => ("curves" in figure ? svg(figure) : heatMapSvg(figure));

export const data = (figure: Figure | HeatMap): string => ("curves" in figure ? figureCsv(figure) : heatMapCsv(figure));
