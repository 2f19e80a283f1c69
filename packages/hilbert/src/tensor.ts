import { type ComplexMatrix, kronecker } from "@openbath/linalg";
import type { LocalTerm } from "./local-term.ts";
import { Operator } from "./operator.ts";
import { product } from "./spaces.ts";
import { termProduct } from "./term-product.ts";

/**
 * The tensor product of operators, on the product of their spaces, the first one's sites first. This is the plain product
 * of matrices: a fermion operator of a later factor gets no Jordan-Wigner string over the fermions of an earlier one.
 * @throws RangeError when there is none
 */
export function tensor(...operators: readonly Operator[]): Operator {
  const space = product(...operators.map((operator) => operator.space));
  let shift = 0;
  const moved = operators.map((operator): LocalTerm[] => {
    const terms = operator.terms.map(({ sites, matrix }) => ({ sites: sites.map((site) => site + shift), matrix }));
    shift += operator.space.size;
    return terms;
  });
  const terms = moved.reduce((left, right) => left.flatMap((x) => right.map((y) => termProduct(space, x, y, 0))));
  return Operator.fromTerms(space, terms);
}

/** The tensor product of density matrices (or any matrices), the first one's index slowest. @throws RangeError for none */
export function tensorStates(...states: readonly ComplexMatrix[]): ComplexMatrix {
  if (states.length === 0) throw new RangeError("tensorStates: at least one state is needed");
  return states.reduce((left, right) => kronecker(left, right));
}
