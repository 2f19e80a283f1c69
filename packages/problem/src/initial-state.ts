import type { Bath } from "@openbath/baths";
import {
  density,
  gibbsState,
  type HilbertSpace,
  isDensityMatrix,
  numberOperator,
  type Operator,
  productState,
  type SiteState,
} from "@openbath/hilbert";
import { type ComplexMatrix, hermitianPart, trace } from "@openbath/linalg";
import { operatorFrom } from "./hamiltonian.ts";
import type { DensityMatrixDocument } from "./schema.ts";
import type { Scope } from "./scope.ts";

/** Where an evolution starts: a product state, or any density matrix. */
export type InitialState =
  | { readonly kind: "ket"; readonly ket: Float64Array }
  | { readonly kind: "density"; readonly density: ComplexMatrix };

/** Words that stand for the same state on every site. */
const EVERYWHERE = ["up", "down", "plus", "minus", "+x", "-x", "+y", "-y", "empty", "occupied"];

const PATH = ["initial"];

/**
 * The state that `initial` describes: one word for every site (`vacuum`: spins down, nothing else there), a list of one state a site, `thermal`, or an expression
 * for the density matrix.
 * @throws ProblemError for words a site does not know, and for expressions that are not a density matrix
 */
export function initialStateFrom(
  entry: NonNullable<DensityMatrixDocument["initial"]>,
  space: HilbertSpace,
  hamiltonian: Operator,
  baths: Iterable<Bath>,
  scope: Scope,
): InitialState {
  if (Array.isArray(entry)) return product(entry as SiteState[], space, scope);
  if (EVERYWHERE.includes(entry))
    return product(new Array<SiteState>(space.size).fill(entry as SiteState), space, scope);
  if (entry === "vacuum")
    return product(
      space.sites.map(({ kind }) => (kind === "spin" ? "down" : 0)),
      space,
      scope,
    );
  if (entry === "thermal") return { kind: "density", density: thermal(space, hamiltonian, [...baths], scope) };
  const operator = operatorFrom(entry, space, scope, PATH);
  const matrix = scope.guarded(PATH, () => operator.toMatrix());
  const { re, im } = trace(matrix);
  if (!(Math.abs(re - 1) < 1e-9 && Math.abs(im) < 1e-9)) {
    throw scope.document.fail(
      PATH,
      `an expression for the initial density matrix must have trace 1, got ${re}${im === 0 ? "" : ` + ${im} i`}`,
    );
  }
  if (!operator.isHermitian() || !isDensityMatrix(matrix, 1e-9)) {
    throw scope.document.fail(
      PATH,
      "an expression for the initial density matrix must be Hermitian and without negative eigenvalues",
    );
  }
  return { kind: "density", density: hermitianPart(matrix) };
}

/** The density matrix of an initial state. */
export function initialDensity(initial: InitialState): ComplexMatrix {
  return initial.kind === "ket" ? density(initial.ket) : initial.density;
}

function product(labels: readonly SiteState[], space: HilbertSpace, scope: Scope): InitialState {
  return { kind: "ket", ket: scope.guarded(PATH, () => productState(space, labels)) };
}

/** The Gibbs state of the temperature and chemical potential that all baths share. */
function thermal(space: HilbertSpace, hamiltonian: Operator, baths: readonly Bath[], scope: Scope): ComplexMatrix {
  const [{ beta, mu }] = baths;
  if (baths.some((bath) => bath.beta !== beta || bath.mu !== mu)) {
    throw scope.document.fail(
      PATH,
      "thermal needs baths of one temperature and one chemical potential; give an expression instead",
    );
  }
  const number = numberOperator(space);
  const conserved = number?.commutator(hamiltonian).isZero(1e-12) ? number : undefined;
  if (mu !== 0 && conserved === undefined)
    throw scope.document.fail(PATH, "thermal with mu needs a number of quanta that the Hamiltonian conserves");
  return scope.guarded(PATH, () => gibbsState(hamiltonian, beta, conserved ? { mu, number: conserved } : {}));
}
