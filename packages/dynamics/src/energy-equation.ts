import type { EnergyForm } from "@openbath/generators";
import { minEigenvalue, type Operator } from "@openbath/hilbert";
import type { BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import { denseOfBlocks } from "./dense-of-blocks.ts";
import { exactlyHermitian } from "./exactly-hermitian.ts";
import { HermitianCoordinates } from "./hermitian-coordinates.ts";
import { linearForm } from "./linear-form.ts";
import { reachablePattern } from "./reachable-pattern.ts";
import type { LinearForm, RealEquation } from "./real-equation.ts";

/**
 * A master equation in its energy basis, on the charge blocks that the initial matrices can reach. The free evolution
 * turns each coherence by its own frequency; the dissipators are block products.
 */
export class EnergyEquation implements RealEquation {
  readonly size: number;
  readonly #form: EnergyForm;
  readonly #coordinates: HermitianCoordinates;
  readonly #rho: BlockMatrix;
  readonly #half: BlockMatrix;
  readonly #coherences: Int32Array;
  readonly #frequencies: Float64Array;

  /** `starts`: the matrices of the product basis that are going to be propagated. */
  constructor(form: EnergyForm, starts: readonly ComplexMatrix[]) {
    this.#form = form;
    this.#rho = reachablePattern(
      form,
      starts.map((rho) => form.basis.toEnergy(rho)),
    );
    this.#half = this.#rho.zerosLike();
    this.#coordinates = new HermitianCoordinates(this.#rho);
    this.size = this.#coordinates.size;
    this.#coherences = this.#coordinates.coherences();
    const frequency = this.#coordinates.tabulate(this.#rho.offsets, (i, j) => form.basis.frequency(i, j));
    this.#frequencies = Float64Array.from(this.#coherences, (at) => frequency[at]);
  }

  apply(x: Float64Array, y: Float64Array): void {
    this.#coordinates.unpack(x, this.#rho);
    this.#half.clear();
    for (const part of this.#form.baths.values()) part.addHalf(this.#rho, this.#half);
    this.#coordinates.packSum(this.#half, y, 1);
    for (let k = 0; k < this.#coherences.length; k++) {
      const at = this.#coherences[k];
      const omega = this.#frequencies[k];
      y[at] += omega * x[at + 1]; // -i omega (re + i im)
      y[at + 1] -= omega * x[at];
    }
  }

  pack(rho: ComplexMatrix): Float64Array {
    const x = new Float64Array(this.size);
    this.#coordinates.packSum(this.#form.basis.toEnergy(rho), x, 0.5);
    return x;
  }

  toMatrix(x: Float64Array): ComplexMatrix {
    this.#coordinates.unpack(x, this.#rho);
    return exactlyHermitian(this.#form.basis.toProduct(this.#rho));
  }

  form(operator: Operator): LinearForm {
    return linearForm(this.#form.basis.toEnergy(operator), operator.isHermitian(), this.#coordinates);
  }

  minEigenvalue(x: Float64Array): number {
    this.#coordinates.unpack(x, this.#rho);
    return minEigenvalue(denseOfBlocks(this.#rho));
  }
}
