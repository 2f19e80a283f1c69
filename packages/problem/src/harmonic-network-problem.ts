import type { Bath } from "@openbath/baths";
import { bathFrom } from "./baths.ts";
import type { ParsedDocument } from "./document.ts";
import { type NetworkEquation, networkEquations } from "./network-equations.ts";
import { harmonicNetworkSchema } from "./network-schema.ts";
import type { ParseOptions } from "./parse-options.ts";
import { shown, suggestion } from "./problem-error.ts";
import { FINITE, POSITIVE, Scope } from "./scope.ts";
import { validate } from "./validate.ts";

const EQUATIONS = ["exact", "global", "local", "partial-redfield"] as const;
export type HarmonicEquation = (typeof EQUATIONS)[number];

/** `kind: harmonic-network`: coupled oscillators of unit mass with baths on their positions, as plain data. */
export interface HarmonicNetworkProblem {
  readonly kind: "harmonic-network";
  /** Bare frequencies. */
  readonly frequencies: readonly number[];
  readonly springs: readonly { readonly between: readonly [number, number]; readonly strength: number }[];
  /** The baths in the order of the couplings; `node` counts from 1. */
  readonly couplings: readonly { readonly name: string; readonly bath: Bath; readonly node: number }[];
  /** Whether the exact equations of motion contain the counter term; default true, as in paper 003. */
  readonly counterTerm: boolean;
  readonly equations: readonly NetworkEquation<HarmonicEquation>[];
  /** Between which groups of nodes (from 1) correlations are measured; discord measures the second. Absent: none. */
  readonly measures?: readonly [readonly number[], readonly number[]];
  readonly warnings: readonly string[];
}

/** Turns a document into a network. @throws ProblemError for the first thing that is wrong */
export function harmonicNetworkProblem(document: ParsedDocument, options: ParseOptions): HarmonicNetworkProblem {
  const entries = validate(harmonicNetworkSchema, document);
  const scope = new Scope(document, entries.parameters);
  const frequencies = entries.nodes.map((w, k) => scope.number(w, ["nodes", k], POSITIVE));
  if (frequencies.length === 0) throw document.fail(["nodes"], "expected at least one node, got none");
  const springs = (entries.springs ?? []).map(({ between, strength }, k) => {
    between.forEach((node, side) => {
      requirePlace(node, frequencies.length, "node", scope, ["springs", k, "between", side]);
    });
    if (between[0] === between[1])
      throw document.fail(["springs", k, "between"], `a spring joins two different nodes, got ${between[0]} twice`);
    return { between, strength: scope.number(strength, ["springs", k, "strength"], FINITE) };
  });
  const all = new Map(
    Object.entries(entries.baths).map(([name, entry]) => [name, bathFrom(name, entry, scope, options)]),
  );
  const couplings = entries.couplings.map(({ bath: name, position }, k) => {
    requirePlace(position, frequencies.length, "node", scope, ["couplings", k, "position"]);
    return { name, bath: bathNamed(name, all, scope, ["couplings", k, "bath"]), node: position };
  });
  if (couplings.length === 0)
    throw document.fail(["couplings"], "expected at least one coupling of a node to a bath, got none");
  const used = couplings.map(({ name }) => name);
  const measures = entries.measures?.between.map((group, side) => {
    const nodes = Array.isArray(group) ? group : [group];
    const path = ["measures", "between", side];
    if (nodes.length === 0) throw document.fail(path, "expected at least one node, got none");
    for (const node of nodes) requirePlace(node, frequencies.length, "node", scope, path);
    return nodes;
  });
  if (measures?.[0].some((node) => measures[1].includes(node)))
    throw document.fail(["measures", "between"], "the two groups share a node");
  return {
    kind: "harmonic-network",
    frequencies,
    springs,
    couplings,
    counterTerm: entries.counterTerm ?? true,
    equations: networkEquations(entries.equations, EQUATIONS, EQUATIONS, scope),
    ...(measures ? { measures: [measures[0], measures[1]] as const } : {}),
    warnings: [...all.keys()]
      .filter((name) => !used.includes(name))
      .map((name) => `baths.${name}: no coupling uses this bath`),
  };
}

/** The bath of a name. @throws ProblemError naming those there are */
export function bathNamed(
  name: string,
  baths: ReadonlyMap<string, Bath>,
  scope: Scope,
  path: readonly (string | number)[],
): Bath {
  const found = baths.get(name);
  if (found === undefined) {
    const known = [...baths.keys()];
    throw scope.document.fail(
      path,
      `expected the name of a bath (${known.join(", ")}), got ${shown(name)}${suggestion(name, known)}`,
    );
  }
  return found;
}

/** @throws ProblemError when a node or mode is not one of 1 .. count */
export function requirePlace(
  place: number,
  count: number,
  what: string,
  scope: Scope,
  path: readonly (string | number)[],
): void {
  if (place < 1 || place > count)
    throw scope.document.fail(path, `expected a ${what} from 1 to ${count}, got ${place}`);
}
