/** Numbers by series, then by quantity. Absent: this series does not have this quantity. */
export type Numbers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A table of text; the first column names the rows. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How far an equation can be trusted, in words. */
export const TRUST = { yes: "trust it", partly: "in part", no: "do not" } as const;

/** What to think of one equation. */
export interface Verdict {
  readonly name: string;
  readonly trust: "yes" | "partly" | "no";
  /** The same in a word or two. */
  readonly word: string;
  readonly text: string;
  readonly findings: readonly { readonly holds: boolean; readonly text: string }[];
}

/** Populations of levels, or of modes, beside each other. */
export interface Populations {
  readonly title: string;
  /** What stands below the axis. */
  readonly across: string;
  readonly levels: readonly string[];
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly logarithmic: boolean;
}

/** A matrix to look at, row-major. */
export interface Picture {
  readonly series: string;
  /** Which matrix, in which basis. */
  readonly title: string;
  readonly names: readonly string[];
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** All that is known at one point. */
export interface Outcome {
  /** What the command line prints with --json. */
  readonly document: object;
  readonly numbers: Numbers;
  readonly verdicts: readonly Verdict[];
  readonly tables: readonly Table[];
  readonly populations?: Populations;
  readonly pictures: readonly Picture[];
  /** What could not be solved, in words. */
  readonly failures: readonly string[];
}
