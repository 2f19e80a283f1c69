import { type Bath, compileBath } from "@openbath/baths";
import { type Coupling, checkSystem, type OpenSystem } from "@openbath/generators";
import type { HilbertSpace, Operator } from "@openbath/hilbert";
import { bathFrom } from "./baths.ts";
import type { ParsedDocument, Path } from "./document.ts";
import { type EquationChoice, equationsFrom } from "./equations.ts";
import { hamiltonianFrom, operatorFrom } from "./hamiltonian.ts";
import { type InitialState, initialStateFrom } from "./initial-state.ts";
import type { ParseOptions } from "./parse-options.ts";
import { shown, suggestion } from "./problem-error.ts";
import { type CouplingEntry, type DensityMatrixDocument, densityMatrixSchema, type OperatorEntry } from "./schema.ts";
import { NOT_NEGATIVE, POSITIVE, Scope } from "./scope.ts";
import { shelfKey } from "./shelf.ts";
import { spaceFrom } from "./space.ts";
import { validate } from "./validate.ts";

/** `kind: density-matrix`: a small system, its baths, and the equations to solve. */
export interface DensityMatrixProblem {
  readonly kind: "density-matrix";
  readonly space: HilbertSpace;
  readonly system: OpenSystem;
  /** By name, in the order of the file: the baths that something couples to. */
  readonly baths: ReadonlyMap<string, Bath>;
  /** The other ones. */
  readonly unusedBaths: ReadonlyMap<string, Bath>;
  readonly equations: readonly EquationChoice[];
  readonly observables: ReadonlyMap<string, Operator>;
  readonly parameters: ReadonlyMap<string, number>;
  /** The times of `times`, ascending from 0; empty when the file has none. */
  readonly times: readonly number[];
  /** The state at time 0; absent when the file says nothing of it. */
  readonly initial?: InitialState;
  /** The sites that each dissipator of `openbath limits` may act on, and how large it may be; absent when the file does not ask. */
  readonly limits?: LimitsQuestion;
  /** What the file says that has no effect. */
  readonly warnings: readonly string[];
}

/** The question of paper 001: which sites, counted from 1, the left and the right dissipator may act on (none: an empty list). */
export interface LimitsQuestion {
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Tr Gamma of each dissipator, free, or prescribed in sum. */
  readonly traces: readonly [number, number] | "free" | { readonly sum: number };
}

/** Operators on larger spaces are made again for every problem: that costs little beside solving it, and keeping them takes memory. */
const LARGEST_KEPT = 256;

/** The operator of an earlier problem that said the same, or one that is made now. */
type Keep = (said: unknown, path: Path, make: () => Operator) => Operator;

/** Turns a document into the objects of the packages below. @throws ProblemError for the first thing that is wrong */
export function densityMatrixProblem(document: ParsedDocument, options: ParseOptions): DensityMatrixProblem {
  const entries = validate(densityMatrixSchema, document);
  const scope = new Scope(document, entries.parameters);
  const space = spaceFrom(entries.space, scope);
  const operators = space.dimension <= LARGEST_KEPT ? options.shelf?.operators : undefined;
  const keep: Keep = (said, path, make) =>
    operators === undefined
      ? make()
      : operators.take(
          scope.guarded(path, () => shelfKey([entries.space, said], scope)),
          make,
        );
  const hamiltonian = keep(["hamiltonian", entries.hamiltonian], ["hamiltonian"], () =>
    hamiltonianFrom(entries.hamiltonian, space, scope),
  );
  const epsilon = scope.number(entries.epsilon ?? 1, ["epsilon"], POSITIVE);
  if (Object.keys(entries.baths).length === 0) throw document.fail(["baths"], "expected at least one bath, got none");
  const all = new Map(
    Object.entries(entries.baths).map(([name, entry]) => [name, bathFrom(name, entry, scope, options)]),
  );
  for (const [name, bath] of all) scope.guarded(["baths", name, "spectralDensity"], () => checkSpectra(bath));
  const couplings = couplingsFrom(entries.couplings, all, space, scope, keep);
  const system = { hamiltonian, couplings, epsilon };
  scope.guarded([], () => checkSystem(system));
  const used = new Set(couplings.map(({ bath }) => bath));
  const observables = Object.entries(entries.observables ?? {}).map(([name, source]) => {
    const path = ["observables", name];
    return [name, keep(["observable", source], path, () => operatorFrom(source, space, scope, path))] as const;
  });
  const times = (entries.times ?? []).map((t, k) => scope.number(t, ["times", k], NOT_NEGATIVE));
  times.forEach((t, k) => {
    if (k > 0 && !(t > times[k - 1]))
      throw document.fail(["times", k], `times must ascend, got ${t} after ${times[k - 1]}`);
  });
  const initial =
    entries.initial === undefined ? undefined : initialStateFrom(entries.initial, space, hamiltonian, used, scope);
  return {
    kind: "density-matrix",
    space,
    system,
    baths: new Map([...all].filter(([, bath]) => used.has(bath))),
    unusedBaths: new Map([...all].filter(([, bath]) => !used.has(bath))),
    equations: equationsFrom(entries.equations, scope),
    observables: new Map(observables),
    parameters: scope.parameters,
    times,
    ...(initial === undefined ? {} : { initial }),
    ...(entries.limits === undefined ? {} : { limits: limitsFrom(entries.limits, space, scope) }),
    warnings: [...all]
      .filter(([, bath]) => !used.has(bath))
      .map(([name]) => `baths.${name}: no coupling uses this bath`),
  };
}

/** Makes what can be wrong with a spectral density show here, where its place in the file is known. */
function checkSpectra(bath: Bath): void {
  const compiled = compileBath(bath);
  const [low, high] = bath.support;
  const middle =
    Number.isFinite(low) && Number.isFinite(high) ? 0.5 * (low + high) : Number.isFinite(low) ? low + 1 : 0;
  compiled.principalValue("Jn", middle);
  compiled.principalValue("J1n", middle);
}

function couplingsFrom(
  entries: DensityMatrixDocument["couplings"],
  baths: ReadonlyMap<string, Bath>,
  space: HilbertSpace,
  scope: Scope,
  keep: Keep,
): Coupling[] {
  if (entries.length === 0)
    throw scope.document.fail(["couplings"], "expected at least one coupling of the system to a bath, got none");
  return entries.map((entry, k) => couplingFrom(entry, k, baths, space, scope, keep));
}

function couplingFrom(
  entry: CouplingEntry,
  k: number,
  baths: ReadonlyMap<string, Bath>,
  space: HilbertSpace,
  scope: Scope,
  keep: Keep,
): Coupling {
  const path = ["couplings", k];
  const bath = baths.get(entry.bath);
  if (bath === undefined) {
    const known = [...baths.keys()];
    throw scope.document.fail(
      [...path, "bath"],
      `expected the name of a bath (${known.join(", ")}), got ${shown(entry.bath)}${suggestion(entry.bath, known)}`,
    );
  }
  const kind = "exchange" in entry ? "exchange" : "hermitian";
  const source = "exchange" in entry ? entry.exchange : entry.hermitian;
  const at = [...path, kind];
  const operator = keep([kind, source], at, () => couplingOperator(kind, source, space, scope, at));
  return { bath, operator, kind };
}

function couplingOperator(
  kind: Coupling["kind"],
  source: OperatorEntry,
  space: HilbertSpace,
  scope: Scope,
  path: Path,
): Operator {
  const operator = operatorFrom(source, space, scope, path);
  if (operator.isZero()) throw scope.document.fail(path, "the coupling operator is zero");
  if (kind === "hermitian" && !operator.isHermitian()) {
    throw scope.document.fail(
      path,
      "expected a Hermitian operator X for X (B + B^dag); use exchange for B^dag S + B S^dag",
    );
  }
  return operator;
}

function limitsFrom(
  entry: NonNullable<DensityMatrixDocument["limits"]>,
  space: HilbertSpace,
  scope: Scope,
): LimitsQuestion {
  for (const side of ["left", "right"] as const) {
    entry[side].forEach((site, k) => {
      const path = ["limits", side, k];
      if (site < 1 || site > space.size)
        throw scope.document.fail(path, `expected a site from 1 to ${space.size}, got ${site}`);
      if (entry[side].indexOf(site) !== k) throw scope.document.fail(path, `site ${site} is named twice`);
    });
  }
  const { left, right, traces = [1, 1] } = entry;
  const path = ["limits", "traces"];
  if (traces === "free") return { left, right, traces };
  if (!Array.isArray(traces))
    return { left, right, traces: { sum: scope.number(traces.sum, [...path, "sum"], POSITIVE) } };
  const [first, second] = traces.map((t, k) => scope.number(t, [...path, k], POSITIVE));
  return { left, right, traces: [first, second] };
}
