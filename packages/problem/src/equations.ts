import {
  adHocLindblad,
  adHocLocalRedfield,
  type EnergyBasis,
  eigenbasisLindblad,
  type Generator,
  localLindblad,
  localRedfield,
  localRedfieldLindblad,
  type OpenSystem,
  partialSecular,
  redfield,
  universalLindblad,
} from "@openbath/generators";
import type { Path } from "./document.ts";
import { shown, suggestion } from "./problem-error.ts";
import type { EquationEntry, Scalar } from "./schema.ts";
import { FINITE, NOT_NEGATIVE, type Range, type Scope } from "./scope.ts";

/** One solution that a problem asks for. */
export interface EquationChoice {
  readonly equation: string;
  /** What the solution is called: the label, or the equation's name. */
  readonly label: string;
  /** The generator of this equation; a basis that is known already can be handed over. */
  make(system: OpenSystem, basis?: EnergyBasis): Generator;
}

interface EquationKind {
  readonly options: Readonly<Record<string, Range>>;
  readonly make: (system: OpenSystem, options: Readonly<Record<string, number>>, basis?: EnergyBasis) => Generator;
}

const ORDER: Range = {
  expected: "a whole number from 0 to 20",
  allows: (x) => Number.isInteger(x) && x >= 0 && x <= 20,
};

const withBasis = (make: (system: OpenSystem, options: { basis?: EnergyBasis }) => Generator): EquationKind => ({
  options: {},
  make: (system, _, basis) => make(system, basis ? { basis } : {}),
});

/** Every equation of density matrices that a problem file can name. */
const EQUATIONS: Readonly<Record<string, EquationKind>> = {
  redfield: withBasis(redfield),
  "eigenbasis-lindblad": withBasis(eigenbasisLindblad),
  "partial-secular": {
    options: { cutoff: { expected: NOT_NEGATIVE.expected, allows: (x) => x >= 0 } },
    make: (system, { cutoff }, basis) => partialSecular(system, { cutoff, ...(basis ? { basis } : {}) }),
  },
  "local-lindblad": withBasis(localLindblad),
  "universal-lindblad": withBasis(universalLindblad),
  "local-redfield": { options: { order: ORDER }, make: (system, { order }) => localRedfield(system, { order }) },
  "ad-hoc-local-redfield": {
    options: { order: ORDER, energy: FINITE },
    make: (system, { order, energy }) => adHocLocalRedfield(system, { order, energy }),
  },
  "local-redfield-lindblad": {
    options: { order: ORDER },
    make: (system, { order }) => localRedfieldLindblad(system, { order }),
  },
  "ad-hoc-lindblad": {
    options: { order: ORDER, energy: FINITE },
    make: (system, { order, energy }) => adHocLindblad(system, { order, energy }),
  },
};

/** The equations of paper 000, taken where a problem names none. */
const DEFAULT = ["redfield", "local-lindblad", "eigenbasis-lindblad", "universal-lindblad"];

/** The names of all equations. */
export const equationNames: readonly string[] = Object.keys(EQUATIONS);

/** What `equations` asks for. @throws ProblemError for an unknown name, or an option that is missing, unknown or out of range */
export function equationsFrom(
  entry: EquationEntry | readonly EquationEntry[] = DEFAULT,
  scope: Scope,
): EquationChoice[] {
  if (!Array.isArray(entry)) return [equationFrom(entry as EquationEntry, ["equations"], scope)];
  const entries = entry as readonly EquationEntry[];
  if (entries.length === 0)
    throw scope.document.fail(["equations"], `expected at least one of ${equationNames.join(", ")}, got none`);
  const choices = entries.map((entry, k) => equationFrom(entry, ["equations", k], scope));
  choices.forEach(({ equation, label }, k) => {
    if (choices.findIndex((other) => other.label === label) < k) {
      throw scope.document.fail(
        ["equations", k],
        `a second solution named ${label}; give it a label of its own: { equation: ${equation}, label: ... }`,
      );
    }
  });
  return choices;
}

/** An equation that needs no options, by its name; undefined for other names. */
export function plainEquation(name: string): EquationChoice | undefined {
  const kind = Object.hasOwn(EQUATIONS, name) ? EQUATIONS[name] : undefined;
  if (kind === undefined || Object.keys(kind.options).length > 0) return undefined;
  return { equation: name, label: name, make: (system, basis) => kind.make(system, {}, basis) };
}

function equationFrom(entry: EquationEntry, path: Path, scope: Scope): EquationChoice {
  const name = typeof entry === "string" ? entry : entry.equation;
  const kind = Object.hasOwn(EQUATIONS, name) ? EQUATIONS[name] : undefined;
  if (kind === undefined) {
    const where = typeof entry === "string" ? path : [...path, "equation"];
    throw scope.document.fail(
      where,
      `expected one of ${equationNames.join(", ")}, got ${shown(name)}${suggestion(name, equationNames)}`,
    );
  }
  const given = typeof entry === "string" ? {} : (entry as Readonly<Record<string, unknown>>);
  const known = ["equation", "label", ...Object.keys(kind.options)];
  for (const key of Object.keys(given)) {
    if (!known.includes(key))
      throw scope.document.fail(
        [...path, key],
        `unknown option of ${name}${suggestion(key, known)}; expected one of ${known.join(", ")}`,
      );
  }
  const options: Record<string, number> = {};
  for (const [key, range] of Object.entries(kind.options)) {
    const value = given[key];
    if (typeof value !== "number" && typeof value !== "string") {
      const needs = `${name} needs ${key}, ${range.expected}: { equation: ${name}, ${Object.keys(kind.options)
        .map((one) => `${one}: ...`)
        .join(", ")} }`;
      throw scope.document.fail(value === undefined ? path : [...path, key], `${needs}; got ${shown(value)}`);
    }
    options[key] = scope.number(value as Scalar, [...path, key], range);
  }
  const label = typeof entry === "object" && entry.label !== undefined ? entry.label : name;
  if (!/^\S(.{0,38}\S)?$/u.test(label))
    throw scope.document.fail([...path, "label"], `expected one line of 1 to 40 characters, got ${shown(label)}`);
  return { equation: name, label, make: (system, basis) => kind.make(system, options, basis) };
}
