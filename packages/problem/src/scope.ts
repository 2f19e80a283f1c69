import type { ParsedDocument, Path } from "./document.ts";
import { compileReal, constantNamed, functionNamed, type Parameters } from "./expression/scalar.ts";
import { shown } from "./problem-error.ts";
import type { Scalar } from "./schema.ts";

const NAME = /^[A-Za-z_][A-Za-z_0-9]*$/;
const OPERATORS = [
  "sx",
  "sy",
  "sz",
  "sp",
  "sm",
  "a",
  "ad",
  "c",
  "cd",
  "id",
  "dag",
  "comm",
  "acomm",
  "ketbra",
  "inf",
  "Infinity",
];

/** How YAML writes infinity, for JSON, which cannot. */
const INFINITE = /^\s*[+-]?\.inf\s*$/i;

/** What a number may be. */
export interface Range {
  /** Said in the error: "a positive number". */
  readonly expected: string;
  readonly allows: (x: number) => boolean;
}

export const FINITE: Range = { expected: "a finite number", allows: Number.isFinite };
export const POSITIVE: Range = { expected: "a positive finite number", allows: (x) => x > 0 && Number.isFinite(x) };
export const NOT_NEGATIVE: Range = {
  expected: "a finite number of at least 0",
  allows: (x) => x >= 0 && Number.isFinite(x),
};
export const POSITIVE_OR_INFINITE: Range = { expected: "a positive number (.inf allowed)", allows: (x) => x > 0 };
export const NOT_NAN: Range = { expected: "a number (.inf allowed)", allows: (x) => !Number.isNaN(x) };

/** The named parameters of a problem, and how numbers are read with them. */
export class Scope {
  readonly parameters: Parameters;
  readonly document: ParsedDocument;

  /** @throws ProblemError for names that mean something else, and for values that are not finite numbers */
  constructor(document: ParsedDocument, entries: Readonly<Record<string, Scalar>> = {}) {
    this.document = document;
    const parameters = new Map<string, number>();
    this.parameters = parameters;
    const names = Object.keys(entries);
    for (const [k, [name, value]] of Object.entries(entries).entries()) {
      const path = ["parameters", name];
      if (!NAME.test(name))
        throw document.fail(path, `a parameter's name is made of a to z, A to Z, digits and _, got ${shown(name)}`);
      if (constantNamed(name) || functionNamed(name) || OPERATORS.includes(name)) {
        throw document.fail(path, `${name} has a meaning in expressions already; choose another name`);
      }
      const later = typeof value === "string" ? names.slice(k).find((one) => mentions(value, one)) : undefined;
      if (later !== undefined)
        throw document.fail(path, `a parameter is made of those above it, but ${later} is not; got ${shown(value)}`);
      parameters.set(name, this.number(value, path, FINITE));
    }
  }

  /** A number, or an expression of the parameters that come before. @throws ProblemError when it is not in range */
  number(value: Scalar, path: Path, range: Range): number {
    let x: number;
    if (typeof value === "number") x = value;
    else if (INFINITE.test(value))
      x = value.trim().startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    else {
      try {
        x = compileReal(value, this.parameters)(0);
      } catch (error) {
        throw this.document.fail(path, (error as Error).message);
      }
    }
    if (!range.allows(x)) {
      throw this.document.fail(
        path,
        `expected ${range.expected}, got ${typeof value === "number" ? x : `${shown(value)} = ${x}`}`,
      );
    }
    return x;
  }

  /** `number`, or undefined where there is none. */
  optional(value: Scalar | undefined, path: Path, range: Range): number | undefined {
    return value === undefined ? undefined : this.number(value, path, range);
  }

  /** One number for each of `count` places: a list of that length, or one for all. */
  list(value: Scalar | readonly Scalar[], count: number, path: Path): number[] {
    if (!Array.isArray(value)) return new Array(count).fill(this.number(value as Scalar, path, FINITE));
    if (value.length !== count) {
      throw this.document.fail(path, `expected one number or a list of ${count}, got ${value.length}`);
    }
    return value.map((entry, k) => this.number(entry, [...path, k], FINITE));
  }

  /** Runs what may throw, turning any error into one that names the path. */
  guarded<Result>(path: Path, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if ((error as Error).name === "ProblemError") throw error;
      throw this.document.fail(path, (error as Error).message);
    }
  }
}

/** Whether a name stands in an expression. */
export const mentions = (source: string, name: string): boolean => source.split(/[^A-Za-z_0-9]+/).includes(name);
