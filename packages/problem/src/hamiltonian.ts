import { type HilbertSpace, identity, type Operator } from "@openbath/hilbert";
import type { Path } from "./document.ts";
import { operatorExpression } from "./expression/operator.ts";
import { matrixOperator } from "./matrix-operator.ts";
import { boseHubbard } from "./models/bose-hubbard.ts";
import { heisenberg } from "./models/heisenberg.ts";
import { xxz } from "./models/xxz.ts";
import { shown } from "./problem-error.ts";
import type { HamiltonianTerm, OperatorEntry } from "./schema.ts";
import { FINITE, type Scope } from "./scope.ts";

/** An operator from an expression or from the entries of a matrix. @throws ProblemError naming the path */
export function operatorFrom(entry: OperatorEntry, space: HilbertSpace, scope: Scope, path: Path): Operator {
  if (typeof entry === "string") {
    const operator = scope.guarded(path, () => operatorExpression(entry, space, scope.parameters));
    if (operator.terms.some(({ matrix }) => !matrix.values.every(Number.isFinite)))
      throw scope.document.fail(path, `expected finite numbers, got an overflow in ${shown(entry)}`);
    return operator;
  }
  return matrixOperator(entry.matrix, space, scope, [...path, "matrix"]);
}

/** The sum of the terms of a Hamiltonian. @throws ProblemError naming the term at fault, or when the sum is not Hermitian */
export function hamiltonianFrom(
  entry: HamiltonianTerm | readonly HamiltonianTerm[],
  space: HilbertSpace,
  scope: Scope,
): Operator {
  const terms = Array.isArray(entry) ? (entry as readonly HamiltonianTerm[]) : [entry as HamiltonianTerm];
  if (terms.length === 0)
    throw scope.document.fail(["hamiltonian"], 'expected at least one term, such as "0.5 * sz(1)", got an empty list');
  const h = terms
    .map((term, k) => termOperator(term, space, scope, Array.isArray(entry) ? ["hamiltonian", k] : ["hamiltonian"]))
    .reduce((sum, term) => sum.plus(term), identity(space).times(0));
  if (!h.isHermitian()) {
    throw scope.document.fail(
      ["hamiltonian"],
      "the Hamiltonian is not Hermitian: it differs from its adjoint (add the h.c. of every term)",
    );
  }
  return h;
}

function termOperator(term: HamiltonianTerm, space: HilbertSpace, scope: Scope, path: Path): Operator {
  if (typeof term === "string") return operatorFrom(term, space, scope, path);
  if ("matrix" in term) return matrixOperator(term.matrix, space, scope, [...path, "matrix"]).tracelessParts();
  const sites = space.size;
  if ("xxz" in term) {
    const at = [...path, "xxz"];
    requireSites(space, "spin", "xxz", scope, at);
    const { field = 0, coupling = 0, anisotropy = 1 } = term.xxz;
    if (term.xxz.field === undefined && term.xxz.coupling === undefined)
      throw scope.document.fail(at, "expected a field, a coupling or both, got neither");
    return xxz(space, {
      field: scope.list(field, sites, [...at, "field"]),
      coupling: scope.list(coupling, sites - 1, [...at, "coupling"]),
      anisotropy: scope.list(anisotropy, sites - 1, [...at, "anisotropy"]),
    });
  }
  if ("heisenberg" in term) {
    const at = [...path, "heisenberg"];
    requireSites(space, "spin", "heisenberg", scope, at);
    const bonds = term.heisenberg.bonds.map(({ between, xx, yy, zz, all }, k) => {
      const where = [...at, "bonds", k];
      const every = scope.optional(all, [...where, "all"], FINITE) ?? 0;
      const strength = (value: typeof xx, name: string) => scope.optional(value, [...where, name], FINITE) ?? every;
      if (xx === undefined && yy === undefined && zz === undefined && all === undefined)
        throw scope.document.fail(where, "expected a strength: xx, yy, zz, or all for the three, got none");
      between.forEach((site, end) => {
        if (site < 1 || site > sites)
          throw scope.document.fail([...where, "between", end], `expected a site from 1 to ${sites}, got ${site}`);
      });
      if (between[0] === between[1])
        throw scope.document.fail([...where, "between"], `a bond joins two different sites, got ${between[0]} twice`);
      return {
        between: [between[0], between[1]] as const,
        xx: strength(xx, "xx"),
        yy: strength(yy, "yy"),
        zz: strength(zz, "zz"),
      };
    });
    const field = scope.list(term.heisenberg.field ?? 0, sites, [...at, "field"]);
    return heisenberg(space, field, bonds);
  }
  const at = [...path, "bose-hubbard"];
  requireSites(space, "boson", "bose-hubbard", scope, at);
  const { hopping, interaction = 0, energies = 0 } = term["bose-hubbard"];
  return boseHubbard(space, {
    hopping: scope.list(hopping, sites - 1, [...at, "hopping"]),
    interaction: scope.list(interaction, sites, [...at, "interaction"]),
    energies: scope.list(energies, sites, [...at, "energies"]),
  });
}

function requireSites(space: HilbertSpace, kind: "spin" | "boson", model: string, scope: Scope, path: Path): void {
  const other = space.sites.findIndex((site) => site.kind !== kind);
  if (other >= 0)
    throw scope.document.fail(
      path,
      `${model} is a model of ${kind}s, but site ${other + 1} is a ${space.sites[other].kind}`,
    );
}
