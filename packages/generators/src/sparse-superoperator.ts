import { type ComplexMatrix, type CsrMatrix, csrAdjoint, csrMultiplyDense, denseMultiplyCsr } from "@openbath/linalg";
import type { Superoperator } from "./generator.ts";
import type { OperatorTerms } from "./operator-generator.ts";

/** sum_k (A_k rho B_k^dag + B_k rho A_k^dag) - K rho - rho K^dag with sparse A, B, K: a few non-zeros a row times d^2. */
export class SparseSuperoperator implements Superoperator {
  readonly #terms: OperatorTerms;
  #compiled:
    | { readonly sandwiches: readonly Quadruple[]; readonly k: CsrMatrix; readonly kDagger: CsrMatrix }
    | undefined;

  constructor(terms: OperatorTerms) {
    this.#terms = terms;
  }

  apply(rho: ComplexMatrix, out: ComplexMatrix): void {
    const { sandwiches, k, kDagger } = this.#compile();
    out.data.fill(0);
    for (const { a, b, aDagger, bDagger } of sandwiches) {
      addTo(out, denseMultiplyCsr(csrMultiplyDense(a, rho), bDagger), 1);
      addTo(out, denseMultiplyCsr(csrMultiplyDense(b, rho), aDagger), 1);
    }
    addTo(out, csrMultiplyDense(k, rho), -1);
    addTo(out, denseMultiplyCsr(rho, kDagger), -1);
  }

  applyAdjoint(operator: ComplexMatrix, out: ComplexMatrix): void {
    const { sandwiches, k, kDagger } = this.#compile();
    out.data.fill(0);
    for (const { a, b, aDagger, bDagger } of sandwiches) {
      addTo(out, denseMultiplyCsr(csrMultiplyDense(aDagger, operator), b), 1);
      addTo(out, denseMultiplyCsr(csrMultiplyDense(bDagger, operator), a), 1);
    }
    addTo(out, csrMultiplyDense(kDagger, operator), -1);
    addTo(out, denseMultiplyCsr(operator, k), -1);
  }

  #compile() {
    if (this.#compiled === undefined) {
      const k = this.#terms.drift.toCsr();
      this.#compiled = {
        sandwiches: this.#terms.sandwiches.map(({ left, right }) => {
          const a = left.toCsr();
          const b = right.toCsr();
          return { a, b, aDagger: csrAdjoint(a), bDagger: csrAdjoint(b) };
        }),
        k,
        kDagger: csrAdjoint(k),
      };
    }
    return this.#compiled;
  }
}

interface Quadruple {
  readonly a: CsrMatrix;
  readonly b: CsrMatrix;
  readonly aDagger: CsrMatrix;
  readonly bDagger: CsrMatrix;
}

function addTo(out: ComplexMatrix, term: ComplexMatrix, sign: 1 | -1): void {
  for (let k = 0; k < out.data.length; k++) out.data[k] += sign * term.data[k];
}
