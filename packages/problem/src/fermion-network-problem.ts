import type { Bath } from "@openbath/baths";
import { type Complex, ComplexMatrix, eigHermitian, isHermitian } from "@openbath/linalg";
import { bathFrom } from "./baths.ts";
import type { ParsedDocument, Path } from "./document.ts";
import { bathNamed, requirePlace } from "./harmonic-network-problem.ts";
import { type NetworkEquation, networkEquations } from "./network-equations.ts";
import { type FermionNetworkDocument, fermionNetworkSchema } from "./network-schema.ts";
import type { ParseOptions } from "./parse-options.ts";
import { shown, suggestion } from "./problem-error.ts";
import type { Scalar } from "./schema.ts";
import { FINITE, NOT_NEGATIVE, Scope } from "./scope.ts";
import { validate } from "./validate.ts";

const EQUATIONS = ["exact", "exponential-propagator", "global", "local", "redfield"] as const;
export type FermionEquation = (typeof EQUATIONS)[number];

/** `kind: fermion-network`: H = sum e_j c_j^dag c_j + sum (amplitude c_i^dag c_j + h.c.) with leads on modes, as plain data. */
export interface FermionNetworkProblem {
  readonly kind: "fermion-network";
  readonly energies: readonly number[];
  readonly hopping: readonly { readonly between: readonly [number, number]; readonly amplitude: Complex }[];
  /** The leads in the order of the couplings; `mode` counts from 1. */
  readonly couplings: readonly { readonly name: string; readonly bath: Bath; readonly mode: number }[];
  readonly equations: readonly NetworkEquation<FermionEquation>[];
  /** Ascending from 0; empty when only the steady state is wanted. */
  readonly times: readonly number[];
  /** <c_i^dag c_j> at time 0, site basis. */
  readonly initial: ComplexMatrix;
  readonly warnings: readonly string[];
}

/** Turns a document into a network. @throws ProblemError for the first thing that is wrong */
export function fermionNetworkProblem(document: ParsedDocument, options: ParseOptions): FermionNetworkProblem {
  const entries = validate(fermionNetworkSchema, document);
  const scope = new Scope(document, entries.parameters);
  const energies = entries.hamiltonian.energies.map((e, k) => scope.number(e, ["hamiltonian", "energies", k], FINITE));
  const modes = energies.length;
  if (modes === 0) throw document.fail(["hamiltonian", "energies"], "expected at least one mode, got none");
  const hopping = (entries.hamiltonian.hopping ?? []).map(({ between, amplitude }, k) => {
    const path: Path = ["hamiltonian", "hopping", k];
    between.forEach((mode, side) => {
      requirePlace(mode, modes, "mode", scope, [...path, "between", side]);
    });
    if (between[0] === between[1])
      throw document.fail([...path, "between"], `a bond joins two different modes, got ${between[0]} twice`);
    return { between, amplitude: complexFrom(amplitude, scope, [...path, "amplitude"]) };
  });
  const all = new Map(
    Object.entries(entries.baths).map(([name, entry]) => [name, bathFrom(name, entry, scope, options)]),
  );
  const couplings = entries.couplings.map((coupling, k) => {
    const key = "mode" in coupling ? "mode" : "site";
    const mode = "mode" in coupling ? coupling.mode : coupling.site;
    requirePlace(mode, modes, "mode", scope, ["couplings", k, key]);
    const bath = bathNamed(coupling.bath, all, scope, ["couplings", k, "bath"]);
    if (bath.statistics !== "fermion")
      throw document.fail(["baths", coupling.bath], "a lead of a fermion network must have statistics: fermion");
    return { name: coupling.bath, bath, mode };
  });
  if (couplings.length === 0) throw document.fail(["couplings"], "expected at least one lead, got none");
  const times = (entries.times ?? []).map((t, k) => scope.number(t, ["times", k], NOT_NEGATIVE));
  times.forEach((t, k) => {
    if (k > 0 && !(t > times[k - 1]))
      throw document.fail(["times", k], `times must ascend, got ${t} after ${times[k - 1]}`);
  });
  const used = couplings.map(({ name }) => name);
  return {
    kind: "fermion-network",
    energies,
    hopping,
    couplings,
    equations: networkEquations(entries.equations, EQUATIONS, ["exact"], scope),
    times,
    initial: initialCorrelation(entries.initial, modes, scope),
    warnings: [...all.keys()]
      .filter((name) => !used.includes(name))
      .map((name) => `baths.${name}: no coupling uses this bath`),
  };
}

function complexFrom(
  value: Scalar | { readonly re: Scalar; readonly im?: Scalar | undefined },
  scope: Scope,
  path: Path,
): Complex {
  if (typeof value !== "object") return { re: scope.number(value, path, FINITE), im: 0 };
  return {
    re: scope.number(value.re, [...path, "re"], FINITE),
    im: scope.optional(value.im, [...path, "im"], FINITE) ?? 0,
  };
}

/** A correlation matrix typed with ten digits may leave the range by so much. */
const ROUNDING = 1e-9;

const shortNumber = (x: number): string => Number(x.toPrecision(6)).toString();

/** <c_i^dag c_j> of `initial`; the vacuum where the file says nothing. */
function initialCorrelation(entry: FermionNetworkDocument["initial"], modes: number, scope: Scope): ComplexMatrix {
  if (entry === undefined || entry === "vacuum") return ComplexMatrix.zeros(modes);
  if (entry === "full") return ComplexMatrix.identity(modes);
  if (typeof entry === "string") {
    const known = ["vacuum", "full"];
    throw scope.document.fail(
      ["initial"],
      `expected vacuum, full or { correlation: { re, im } }, got ${shown(entry)}${suggestion(entry, known)}`,
    );
  }
  const matrix = ComplexMatrix.zeros(modes);
  for (const part of ["re", "im"] as const) {
    const rows = entry.correlation[part];
    if (rows === undefined) continue;
    const path: Path = ["initial", "correlation", part];
    if (rows.length !== modes || rows.some((row) => row.length !== modes)) {
      throw scope.document.fail(path, `expected ${modes} rows of ${modes} numbers`);
    }
    rows.forEach((row, i) => {
      row.forEach((x, j) => {
        matrix.data[2 * (i * modes + j) + (part === "re" ? 0 : 1)] = scope.number(x, [...path, i, j], FINITE);
      });
    });
  }
  if (!isHermitian(matrix))
    throw scope.document.fail(["initial", "correlation"], "expected a Hermitian matrix <c_i^dag c_j>");
  const { values } = eigHermitian(matrix);
  const [least, most] = [values[0], values[modes - 1]];
  if (least < -ROUNDING || most > 1 + ROUNDING) {
    throw scope.document.fail(
      ["initial", "correlation"],
      `expected occupations from 0 to 1, but the eigenvalues of the matrix reach from ${shortNumber(least)} to ${shortNumber(most)}`,
    );
  }
  return matrix;
}
