import type { Generator } from "@openbath/generators";
import type { HilbertSpace, Operator } from "@openbath/hilbert";
import { type ComplexMatrix, csrMultiplyDense, denseMultiplyCsr } from "@openbath/linalg";

/** The operators of Tr(later e^{L tau}[earlier rho before]) = <before(t) later(t + tau) earlier(t)>. */
export interface Correlator {
  /** Acts after the delay. */
  readonly later: Operator;
  /** Acts before it, on the left of rho. */
  readonly earlier: Operator;
  /** Acts before it, on the right of rho; the identity when not given. */
  readonly before?: Operator;
}

/** earlier rho before, the "state" that the regression theorem propagates. */
export function perturbed({ earlier, before }: Correlator, rho: ComplexMatrix): ComplexMatrix {
  const left = csrMultiplyDense(earlier.toCsr(), rho);
  return before === undefined ? left : denseMultiplyCsr(left, before.toCsr());
}

/** @throws RangeError when an operator or the state does not belong to the generator's space */
export function checkCorrelator(what: string, generator: Generator, rho: ComplexMatrix, correlator: Correlator): void {
  const { space } = generator;
  const d = space.dimension;
  if (rho.rows !== d || rho.cols !== d) {
    throw new RangeError(`${what}: the state must be ${d} x ${d} as the space is, got ${rho.rows} x ${rho.cols}`);
  }
  const { later, earlier, before } = correlator;
  for (const [name, operator] of Object.entries({ later, earlier, before })) {
    if (operator !== undefined) checkSpace(what, name, space, operator);
  }
}

function checkSpace(what: string, name: string, space: HilbertSpace, operator: Operator): void {
  if (!operator.space.equals(space)) {
    throw new RangeError(`${what}: \`${name}\` acts on ${operator.space}, the generator on ${space}`);
  }
}
