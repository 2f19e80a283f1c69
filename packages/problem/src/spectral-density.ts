import {
  customDensity,
  drude,
  flat,
  lorentzian,
  newns,
  ohmicExponential,
  ohmicGaussian,
  ohmicHard,
  pureOhmic,
  type SpectralDensity,
  tabulated,
} from "@openbath/baths";
import { dsvFormat } from "d3-dsv";
import type { Path } from "./document.ts";
import { compileReal } from "./expression/scalar.ts";
import { shown, suggestion } from "./problem-error.ts";
import type { Scalar } from "./schema.ts";
import { FINITE, mentions, NOT_NEGATIVE, POSITIVE, type Range, type Scope } from "./scope.ts";

/** The entries of a spectral density in a problem file: its kind and its parameters. */
export type DensityEntry = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Reads a file that a problem names, relative to the problem file. @throws when it cannot */
export type ReadFile = (name: string) => string;

/** What reads one kind: the keys it knows, and the density that they make. */
interface Kind {
  readonly keys: readonly string[];
  readonly make: (read: Reader, support: readonly [number, number] | undefined) => SpectralDensity;
}

const ohmic = (make: (p: { strength: number; cutoff: number; exponent?: number }) => SpectralDensity): Kind => ({
  keys: ["strength", "cutoff", "exponent"],
  make: (read) => {
    const exponent = read.number("exponent", POSITIVE, 1);
    return make({ strength: read.number("strength", NOT_NEGATIVE), cutoff: read.number("cutoff", POSITIVE), exponent });
  },
});

/** Every kind of spectral density that a problem file can name. */
const KINDS: Readonly<Record<string, Kind>> = {
  "ohmic-gaussian": ohmic(ohmicGaussian),
  "ohmic-exponential": ohmic(ohmicExponential),
  drude: ohmic(drude),
  "ohmic-hard": ohmic(ohmicHard),
  "pure-ohmic": { keys: ["strength"], make: (read) => pureOhmic({ strength: read.number("strength", NOT_NEGATIVE) }) },
  newns: {
    keys: ["strength", "bandwidth"],
    make: (read) =>
      newns({ strength: read.number("strength", NOT_NEGATIVE), bandwidth: read.number("bandwidth", POSITIVE) }),
  },
  lorentzian: {
    keys: ["strength", "center", "width"],
    make: (read) =>
      lorentzian({
        strength: read.number("strength", NOT_NEGATIVE),
        center: read.number("center", FINITE, 0),
        width: read.number("width", POSITIVE),
      }),
  },
  flat: { keys: ["strength"], make: (read) => flat({ strength: read.number("strength", NOT_NEGATIVE) }) },
  tabulated: { keys: ["file", "points"], make: (read) => tabulated(read.points()) },
  expression: {
    keys: ["formula", "expression", "breakpoints", "exponents"],
    make: (read, support) => {
      const [breakpoints, exponents] = [read.numbers("breakpoints", FINITE), read.numbers("exponents", FINITE)];
      return customDensity(read.formula(), {
        ...(support ? { support } : {}),
        ...(breakpoints ? { breakpoints } : {}),
        ...(exponents ? { exponents: read.pair("exponents", exponents) } : {}),
      });
    },
  },
};

/**
 * The spectral density that a bath's entry describes; `support` where the file narrows it, which a formula needs to know.
 * @throws ProblemError naming the key, the value, and what was expected
 */
export function spectralDensityFrom(
  entry: DensityEntry,
  scope: Scope,
  path: Path,
  readFile: ReadFile | undefined,
  support?: readonly [number, number],
): SpectralDensity {
  const kind = Object.hasOwn(KINDS, entry.kind) ? KINDS[entry.kind] : undefined;
  if (kind === undefined) {
    const known = Object.keys(KINDS);
    throw scope.document.fail(
      [...path, "kind"],
      `expected one of ${known.join(", ")}, got ${shown(entry.kind)}${suggestion(entry.kind, known)}`,
    );
  }
  for (const key of Object.keys(entry)) {
    if (key !== "kind" && !kind.keys.includes(key)) {
      throw scope.document.fail(
        [...path, key],
        `unknown key of ${entry.kind}${suggestion(key, kind.keys)}; expected one of ${["kind", ...kind.keys, "support", "convention"].join(", ")}`,
      );
    }
  }
  const reader = new Reader(entry, scope, path, readFile);
  return scope.guarded(path, () => kind.make(reader, support));
}

/** What a formula may call the frequency. */
const FREQUENCY = ["w", "omega"];

/** Takes the parameters of a density out of its entry, one by one. */
class Reader {
  readonly #entry: DensityEntry;
  readonly #scope: Scope;
  readonly #path: Path;
  readonly #readFile: ReadFile | undefined;

  constructor(entry: DensityEntry, scope: Scope, path: Path, readFile: ReadFile | undefined) {
    this.#entry = entry;
    this.#scope = scope;
    this.#path = path;
    this.#readFile = readFile;
  }

  number(key: string, range: Range, fallback?: number): number {
    const value = this.#entry[key];
    const path = [...this.#path, key];
    if (value === undefined) {
      if (fallback !== undefined) return fallback;
      throw this.#scope.document.fail(path, `missing; ${this.#entry.kind} needs ${range.expected}`);
    }
    if (typeof value !== "number" && typeof value !== "string") {
      throw this.#scope.document.fail(
        path,
        `expected ${range.expected} or an expression of the parameters, got ${shown(value)}`,
      );
    }
    return this.#scope.number(value, path, range);
  }

  numbers(key: string, range: Range): number[] | undefined {
    const value = this.#entry[key];
    if (value === undefined) return undefined;
    if (!Array.isArray(value))
      throw this.#scope.document.fail([...this.#path, key], `expected a list of numbers, got ${shown(value)}`);
    return value.map((x, k) => {
      const path = [...this.#path, key, k];
      if (typeof x !== "number" && typeof x !== "string")
        throw this.#scope.document.fail(path, `expected ${range.expected}, got ${shown(x)}`);
      return this.#scope.number(x as Scalar, path, range);
    });
  }

  pair(key: string, values: readonly number[]): [number, number] {
    if (values.length !== 2)
      throw this.#scope.document.fail([...this.#path, key], `expected two numbers, got ${values.length}`);
    return [values[0], values[1]];
  }

  /** The formula of an expression, under either of its names. */
  formula(): (omega: number) => number {
    const key = this.#entry["formula"] === undefined ? "expression" : "formula";
    const value = this.#entry[key];
    if (key === "formula" && this.#entry["expression"] !== undefined)
      throw this.#scope.document.fail([...this.#path, "expression"], "given twice, here and as formula");
    if (typeof value !== "string" && typeof value !== "number") {
      const path = value === undefined ? [...this.#path, "formula"] : [...this.#path, key];
      throw this.#scope.document.fail(path, `expected a formula of w such as "w * exp(-w / 10)", got ${shown(value)}`);
    }
    const clash = FREQUENCY.find((name) => this.#scope.parameters.has(name) && mentions(String(value), name));
    if (clash !== undefined)
      throw this.#scope.document.fail(
        [...this.#path, key],
        `${clash} is the frequency here, but a parameter has this name too; rename it`,
      );
    return this.#scope.guarded([...this.#path, key], () =>
      compileReal(String(value), this.#scope.parameters, FREQUENCY),
    );
  }

  points(): [number, number][] {
    const { file, points } = this.#entry;
    if ((file === undefined) === (points === undefined)) {
      throw this.#scope.document.fail(this.#path, "tabulated needs either file: NAME.csv or points: [[w, J], ...]");
    }
    if (points === undefined) {
      if (typeof file !== "string")
        throw this.#scope.document.fail([...this.#path, "file"], `expected the name of a file, got ${shown(file)}`);
      return this.#table(file);
    }
    const path = [...this.#path, "points"];
    if (!Array.isArray(points))
      throw this.#scope.document.fail(path, `expected a list of [w, J], got ${shown(points)}`);
    return points.map((pair, k) => {
      if (!Array.isArray(pair) || pair.length !== 2 || !pair.every(isScalar)) {
        throw this.#scope.document.fail([...path, k], `expected two numbers [w, J], got ${shown(pair)}`);
      }
      const [w, density] = pair.map((x, column) => this.#scope.number(x, [...path, k, column], FINITE));
      return [w, density];
    });
  }

  /** Two columns of a table; a first line that is not numbers is taken as the heading, lines that start with # as comments. */
  #table(name: string): [number, number][] {
    const path = [...this.#path, "file"];
    if (this.#readFile === undefined)
      throw this.#scope.document.fail(path, "files cannot be read here; give points: [[w, J], ...] instead");
    let text: string;
    try {
      text = this.#readFile(name);
    } catch (error) {
      throw this.#scope.document.fail(path, `cannot read ${shown(name)}: ${(error as Error).message}`);
    }
    const rows = readRows(text);
    const numbers = rows.map((row) => row.map((cell) => (cell.trim() === "" ? Number.NaN : Number(cell))));
    if (numbers.length > 0 && numbers[0].some(Number.isNaN)) numbers.shift();
    return numbers.map((row, k) => {
      if (row.length !== 2 || row.some((x) => !Number.isFinite(x))) {
        throw this.#scope.document.fail(
          path,
          `row ${k + 1} of ${shown(name)}: expected two numbers w, J, got ${shown(rows[k + rows.length - numbers.length].join(","))}`,
        );
      }
      return [row[0], row[1]];
    });
  }
}

const isScalar = (x: unknown): x is Scalar => typeof x === "number" || typeof x === "string";

/** Rows of cells, separated by the first of comma, semicolon, tab or spaces that the first row has; comments left out. */
function readRows(text: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const separator = [",", ";", "\t"].find((mark) => lines[0]?.includes(mark)) ?? " ";
  const tidy = separator === " " ? lines.map((line) => line.replaceAll(/\s+/g, " ")) : lines;
  return dsvFormat(separator).parseRows(tidy.join("\n"));
}
