import { minEigenvalue, type Operator } from "@openbath/hilbert";
import { BlockMatrix, type ComplexMatrix } from "@openbath/linalg";
import { HermitianCoordinates } from "./hermitian-coordinates.ts";
import { linearForm } from "./linear-form.ts";
import type { LinearForm, RealEquation } from "./real-equation.ts";

/** Adds half[rho] at a time to `half`, where L[rho] = half[rho] + half[rho]^dagger for Hermitian rho; `half` comes as zeros. */
export type HalfMap = (rho: ComplexMatrix, half: ComplexMatrix, time: number) => void;

/** A master equation on whole d x d matrices of the product basis. */
export class ProductEquation implements RealEquation {
  readonly size: number;
  readonly moving: boolean;
  readonly #halfMap: HalfMap;
  readonly #coordinates: HermitianCoordinates;
  readonly #rho: BlockMatrix;
  readonly #half: BlockMatrix;

  constructor(dimension: number, half: HalfMap, moving = false) {
    this.moving = moving;
    this.#halfMap = half;
    this.#rho = new BlockMatrix([dimension]);
    this.#rho.block(0, 0);
    this.#half = this.#rho.zerosLike();
    this.#coordinates = new HermitianCoordinates(this.#rho);
    this.size = this.#coordinates.size;
  }

  apply(x: Float64Array, y: Float64Array, time: number): void {
    this.#coordinates.unpack(x, this.#rho);
    this.#half.clear();
    this.#halfMap(this.#rho.block(0, 0), this.#half.block(0, 0), time);
    this.#coordinates.packSum(this.#half, y, 1);
  }

  pack(rho: ComplexMatrix): Float64Array {
    const x = new Float64Array(this.size);
    this.#coordinates.packSum(this.#single(rho), x, 0.5);
    return x;
  }

  toMatrix(x: Float64Array): ComplexMatrix {
    this.#coordinates.unpack(x, this.#rho);
    return this.#rho.block(0, 0).clone();
  }

  form(operator: Operator): LinearForm {
    return linearForm(this.#single(operator.toMatrix()), operator.isHermitian(), this.#coordinates);
  }

  minEigenvalue(x: Float64Array): number {
    this.#coordinates.unpack(x, this.#rho);
    return minEigenvalue(this.#rho.block(0, 0));
  }

  #single(matrix: ComplexMatrix): BlockMatrix {
    const blocks = new BlockMatrix(this.#rho.sizes);
    blocks.insert(0, 0, matrix);
    return blocks;
  }
}
