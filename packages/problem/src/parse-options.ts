import type { Shelf } from "./shelf.ts";
import type { ReadFile } from "./spectral-density.ts";

export interface ParseOptions {
  /** Reads the files that a problem names (tables of spectral densities); without it such problems are refused. */
  readonly readFile?: ReadFile;
  /** Where the baths and operators of earlier problems are, to be used again. */
  readonly shelf?: Shelf;
}
