import type { FieldGroup, Values } from "./field.ts";

/** A number that every equation gives, drawn against the chosen parameter. */
export interface Quantity {
  readonly key: string;
  readonly title: string;
  /** The heading that it stands under. */
  readonly group: string;
  /** On a logarithmic scale: positive numbers only. */
  readonly logarithmic?: boolean;
}

/** A problem file as data: what `parseProblem` reads, in the order in which people write it. */
export type ProblemData = Readonly<Record<string, unknown>>;

/** One of the things to play with. */
export interface Setting {
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly about: string;
  /** The key of the number that curves run over at first. */
  readonly sweep: string;
  /** What can be set; it may depend on what is set already, as the number of fields on the number of sites. */
  groups(values: Values): readonly FieldGroup[];
  /** The problem file. */
  problem(values: Values): ProblemData;
  /** What is drawn. */
  quantities(values: Values): readonly Quantity[];
  /** What the series are: equations, in the order of the file. */
  series(values: Values): readonly string[];
  /** Places in the problem file and the fields that write there; the longest that begins an error's path names its field. */
  places(values: Values): Readonly<Record<string, string>>;
}
