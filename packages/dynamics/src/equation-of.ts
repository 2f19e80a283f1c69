import { type Generator, OperatorGenerator } from "@openbath/generators";
import { ComplexMatrix, hermiticityDefect, maxAbs } from "@openbath/linalg";
import { EnergyEquation } from "./energy-equation.ts";
import { DynamicsError } from "./errors.ts";
import { ProductEquation } from "./product-equation.ts";
import type { RealEquation } from "./real-equation.ts";
import { SparseEquation } from "./sparse-equation.ts";

/**
 * The real form of a generator's equation that suits it: blocks of the energy basis, sparse operators of the product
 * basis for the local equations, or, for a generator that has only `apply`, whole d x d matrices.
 * @throws DynamicsError when the generator does not keep Hermitian matrices Hermitian
 */
export function equationOf(generator: Generator, starts: readonly ComplexMatrix[]): RealEquation {
  const d = generator.space.dimension;
  if (generator instanceof OperatorGenerator) return new SparseEquation(generator, starts);
  const { energyForm } = generator;
  if (energyForm !== undefined) return new EnergyEquation(energyForm, starts);
  const image = ComplexMatrix.zeros(d, d);
  let checked = false;
  return new ProductEquation(d, (rho, half) => {
    generator.apply(rho, image);
    if (!checked) {
      requireHermitian(generator, image);
      checked = true;
    }
    for (let k = 0; k < image.data.length; k++) half.data[k] += 0.5 * image.data[k];
  });
}

function requireHermitian(generator: Generator, image: ComplexMatrix): void {
  const defect = hermiticityDefect(image);
  if (defect > 1e-8 * maxAbs(image)) {
    throw new DynamicsError(
      `the generator "${generator.equation}" made of a Hermitian matrix one that is not: |L[rho] - L[rho]^dag| reaches ` +
        `${defect.toExponential(1)}; a master equation keeps density matrices Hermitian`,
    );
  }
}
