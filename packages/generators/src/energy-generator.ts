import type { Bath } from "@openbath/baths";
import type { HilbertSpace } from "@openbath/hilbert";
import { type BlockMatrix, blockAdd, blockAdjoint, type ComplexMatrix } from "@openbath/linalg";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import { EnergyForm } from "./energy-form.ts";
import type { Generator, JumpOperator, Superoperator } from "./generator.ts";
import { scaled } from "./scaled.ts";
import type { OpenSystem } from "./system.ts";

/** What a second-order equation hands over to become a Generator. */
export interface EnergyEquation {
  readonly equation: string;
  readonly form: "lindblad" | "redfield" | "other";
  readonly system: OpenSystem;
  readonly basis: EnergyBasis;
  readonly baths: ReadonlyMap<Bath, BlockSuperoperator>;
  readonly jumps?: () => JumpOperator[];
}

/** A Generator whose work is done in the energy basis: rotate in, multiply blocks, rotate out. O(d^3) an application. */
export class EnergyGenerator implements Generator {
  readonly equation: string;
  readonly form: "lindblad" | "redfield" | "other";
  readonly system: OpenSystem;
  readonly space: HilbertSpace;
  readonly energyForm: EnergyForm;
  readonly parts: { readonly unitary: Superoperator; readonly baths: ReadonlyMap<Bath, Superoperator> };
  readonly jumps?: () => JumpOperator[];

  constructor({ equation, form, system, basis, baths, jumps }: EnergyEquation) {
    this.equation = equation;
    this.form = form;
    this.system = system;
    this.space = system.hamiltonian.space;
    this.energyForm = new EnergyForm(basis, baths);
    if (jumps) this.jumps = jumps;
    const energyForm = this.energyForm;
    this.parts = {
      unitary: this.#superoperator(
        (rho, out) => energyForm.unitary(rho, out),
        (operator, out) => {
          energyForm.unitary(operator, out);
          scaled(out, -1);
        },
      ),
      baths: new Map(
        [...baths.keys()].map((bath) => [
          bath,
          this.#superoperator(
            (rho, out) => energyForm.dissipate(rho, out, bath),
            (operator, out) => energyForm.dissipateAdjoint(operator, out, bath),
          ),
        ]),
      ),
    };
  }

  apply(rho: ComplexMatrix, out: ComplexMatrix): void {
    this.#rotated((x, y) => this.#whole(x, y, 1))(rho, out);
  }

  applyAdjoint(operator: ComplexMatrix, out: ComplexMatrix): void {
    this.#rotated((x, y) => this.#whole(x, y, -1))(operator, out);
  }

  lambShift(bath?: Bath): ComplexMatrix {
    const { basis, baths } = this.energyForm;
    const shift = [...baths].filter(([one]) => bath === undefined || one === bath).map(([, part]) => part.drift);
    if (shift.length === 0) throw new RangeError("the bath is not one of this equation's baths");
    const sum = shift[0].zerosLike();
    for (const drift of shift) {
      blockAdd(drift, sum, 0, -0.5); // (K - K^dag) / 2i
      blockAdd(blockAdjoint(drift), sum, 0, 0.5);
    }
    return basis.toProduct(sum);
  }

  /** out <- (sign = 1) L[x], or (sign = -1) the adjoint map. */
  #whole(x: BlockMatrix, out: BlockMatrix, sign: 1 | -1): void {
    if (sign === 1) this.energyForm.dissipate(x, out);
    else this.energyForm.dissipateAdjoint(x, out);
    const rotation = x.zerosLike();
    this.energyForm.unitary(x, rotation);
    blockAdd(rotation, out, sign);
  }

  #superoperator(forward: BlockMap, backward: BlockMap): Superoperator {
    return { apply: this.#rotated(forward), applyAdjoint: this.#rotated(backward) };
  }

  /** The same map on dense operators of the product basis. */
  #rotated(map: BlockMap): (argument: ComplexMatrix, out: ComplexMatrix) => void {
    const { basis } = this.energyForm;
    const d = this.space.dimension;
    return (argument, out) => {
      for (const { rows, cols } of [argument, out]) {
        if (rows !== d || cols !== d)
          throw new RangeError(`expected ${d} x ${d} operators of the space, got ${rows} x ${cols}`);
      }
      const x = basis.toEnergy(argument);
      const y = x.zerosLike();
      map(x, y);
      out.data.set(basis.toProduct(y).data);
    };
  }
}

type BlockMap = (x: BlockMatrix, out: BlockMatrix) => void;
