import type { Bath } from "@openbath/baths";
import { type HilbertSpace, identity, type Operator } from "@openbath/hilbert";
import { BlockMatrix, blockAdd, type ComplexMatrix } from "@openbath/linalg";
import type { EnergyBasis } from "./energy-basis.ts";
import { EnergyForm } from "./energy-form.ts";
import type { Generator, JumpOperator, Superoperator, Unravelling } from "./generator.ts";
import { energyBasis } from "./options.ts";
import { ProductTerms } from "./product-terms.ts";
import { SparseSuperoperator } from "./sparse-superoperator.ts";
import type { OpenSystem } from "./system.ts";

/** One term A rho B^dag + h.c. of a dissipator, in sparse operators. */
export interface OperatorSandwich {
  readonly left: Operator;
  readonly right: Operator;
}

/** One bath's dissipator in sparse operators: sum_k (A_k rho B_k^dag + h.c.) - K rho - rho K^dag, epsilon^2 inside. */
export interface OperatorTerms {
  readonly sandwiches: readonly OperatorSandwich[];
  readonly drift: Operator;
}

/** What an equation without an eigenbasis hands over to become a Generator. */
export interface OperatorEquation {
  readonly equation: string;
  readonly form: "lindblad" | "redfield";
  readonly system: OpenSystem;
  readonly baths: ReadonlyMap<Bath, OperatorTerms>;
  /** In Lindblad form: the jump operators, rates inside. */
  readonly jumps?: readonly { readonly bath: Bath; readonly operator: Operator; readonly frequency?: number }[];
  /** The eigenbasis of the system, when it is known already. */
  readonly basis?: EnergyBasis;
}

/** sum_k B_k^dag A_k, the drift that preserves the trace. */
export function driftFrom(sandwiches: readonly OperatorSandwich[]): Operator {
  return sandwiches.map(({ left, right }) => right.adjoint().times(left)).reduce((a, b) => a.plus(b));
}

/** A Generator made of sparse operators of the product basis. The energy basis is found only if a solver asks for it. */
export class OperatorGenerator implements Generator {
  readonly equation: string;
  readonly form: "lindblad" | "redfield";
  readonly system: OpenSystem;
  readonly space: HilbertSpace;
  readonly operatorTerms: ReadonlyMap<Bath, OperatorTerms>;
  readonly parts: { readonly unitary: Superoperator; readonly baths: ReadonlyMap<Bath, Superoperator> };
  readonly jumps?: () => JumpOperator[];
  readonly unravelling?: () => Unravelling;
  readonly #basis: EnergyBasis | undefined;
  #energyForm: EnergyForm | undefined;

  constructor({ equation, form, system, baths, jumps, basis }: OperatorEquation) {
    this.equation = equation;
    this.form = form;
    this.system = system;
    this.space = system.hamiltonian.space;
    this.operatorTerms = baths;
    this.#basis = basis;
    this.parts = {
      unitary: new SparseSuperoperator({ sandwiches: [], drift: system.hamiltonian.times({ re: 0, im: 1 }) }),
      baths: new Map([...baths].map(([bath, terms]) => [bath, new SparseSuperoperator(terms)])),
    };
    if (jumps) {
      this.jumps = () => jumps.map((jump) => ({ ...jump, operator: jump.operator.toMatrix() }));
      this.unravelling = () => ({ jumps, effectiveHamiltonian: this.#effectiveHamiltonian() });
    }
  }

  get energyForm(): EnergyForm {
    if (this.#energyForm === undefined) {
      const basis = this.#basis ?? energyBasis(this.system);
      const baths = new Map(
        [...this.operatorTerms].map(([bath, { sandwiches, drift }]) => {
          const blocks = sandwiches.map(({ left, right }) => ({
            left: basis.toEnergy(left),
            right: basis.toEnergy(right),
          }));
          const k = new BlockMatrix(basis.sizes);
          blockAdd(basis.toEnergy(drift), k);
          return [bath, new ProductTerms(blocks, k)] as const;
        }),
      );
      this.#energyForm = new EnergyForm(basis, baths);
    }
    return this.#energyForm;
  }

  apply(rho: ComplexMatrix, out: ComplexMatrix): void {
    this.#sum((part) => part.apply, rho, out);
  }

  applyAdjoint(operator: ComplexMatrix, out: ComplexMatrix): void {
    this.#sum((part) => part.applyAdjoint, operator, out);
  }

  lambShift(bath?: Bath): ComplexMatrix {
    return this.lambShiftOperator(bath).toMatrix();
  }

  /** (K - K^dag) / 2i, sparse; of one bath on request. */
  lambShiftOperator(bath?: Bath): Operator {
    let sum = identity(this.space).times(0);
    for (const [one, { drift }] of this.operatorTerms) {
      if (bath === undefined || one === bath) sum = sum.plus(drift.minus(drift.adjoint()).times({ re: 0, im: -0.5 }));
    }
    return sum;
  }

  #effectiveHamiltonian(): Operator {
    let sum = this.system.hamiltonian;
    for (const { drift } of this.operatorTerms.values()) sum = sum.plus(drift.times({ re: 0, im: -1 }));
    return sum;
  }

  #sum(
    which: (part: Superoperator) => (argument: ComplexMatrix, out: ComplexMatrix) => void,
    argument: ComplexMatrix,
    out: ComplexMatrix,
  ): void {
    which(this.parts.unitary).call(this.parts.unitary, argument, out);
    const share = out.clone();
    for (const part of this.parts.baths.values()) {
      which(part).call(part, argument, share);
      for (let k = 0; k < out.data.length; k++) out.data[k] += share.data[k];
    }
  }
}
