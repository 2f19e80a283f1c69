import type { Generator } from "@openbath/generators";
import type { Operator } from "@openbath/hilbert";
import type { BlockMatrix, Complex } from "@openbath/linalg";
import type { SteadyState } from "@openbath/steady-state";

/**
 * Tr(O rho), entry by entry in the energy basis where the state has one: real and imaginary parts of rho never meet in
 * one sum, so that a current of order epsilon^4, which is carried by the imaginary parts alone, is not drowned in the
 * rounding of the real ones of order one.
 * @throws RangeError when the operator acts on another space
 */
export function expectation(operator: Operator, generator: Generator, state: SteadyState): Complex {
  if (!operator.space.equals(generator.space)) {
    throw new RangeError(`the operator acts on ${operator.space}, the generator on ${generator.space}`);
  }
  const { energyDensity } = state;
  const form = generator.energyForm;
  if (energyDensity === undefined || form === undefined) return operator.expectation(state.density);
  return traceOfBlocks(form.basis.toEnergy(operator), energyDensity);
}

/** Tr(A B) over the blocks stored in both. */
export function traceOfBlocks(a: BlockMatrix, b: BlockMatrix): Complex {
  let re = 0;
  let im = 0;
  for (const { row, col, matrix } of a.blocks()) {
    const partner = b.find(col, row);
    if (partner === undefined) continue;
    const x = matrix.data;
    const y = partner.data;
    let rere = 0;
    let imim = 0;
    let reim = 0;
    let imre = 0;
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const p = 2 * (i * matrix.cols + j);
        const q = 2 * (j * matrix.rows + i);
        rere += x[p] * y[q];
        imim += x[p + 1] * y[q + 1];
        reim += x[p] * y[q + 1];
        imre += x[p + 1] * y[q];
      }
    }
    re += rere - imim;
    im += reim + imre;
  }
  return { re, im };
}
