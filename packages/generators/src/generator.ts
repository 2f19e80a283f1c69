import type { Bath } from "@openbath/baths";
import type { HilbertSpace, Operator } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";
import type { EnergyForm } from "./energy-form.ts";
import type { OpenSystem } from "./system.ts";

/** A linear map of d x d operators, and its adjoint for the product Tr(A^dag B). `out` must not be the argument. */
export interface Superoperator {
  apply(rho: ComplexMatrix, out: ComplexMatrix): void;
  applyAdjoint(operator: ComplexMatrix, out: ComplexMatrix): void;
}

/** One term D[L] of a Lindblad equation, the rate inside: L rho L^dag - {L^dag L, rho}/2, L in the product basis. */
export interface JumpOperator {
  readonly bath: Bath;
  readonly operator: ComplexMatrix;
  /** The Bohr frequency that the system gains in the jump, where the equation gives it one. */
  readonly frequency?: number;
}

/**
 * A Lindblad equation as quantum trajectories need it, in sparse operators that are never made dense:
 * d rho / dt = -i (H_eff rho - rho H_eff^dag) + sum_k L_k rho L_k^dag.
 */
export interface Unravelling {
  /** H_S + H_LS - (i/2) sum_k L_k^dag L_k. */
  readonly effectiveHamiltonian: Operator;
  /** L_k, its rate inside. */
  readonly jumps: readonly { readonly bath: Bath; readonly operator: Operator }[];
}

/** d rho / dt = L[rho], any equation; operators are d x d matrices in the product basis of `space`. */
export interface Generator extends Superoperator {
  /** The equation's name, as in the problem file: `redfield`, `local-lindblad`, ... */
  readonly equation: string;
  readonly space: HilbertSpace;
  readonly form: "lindblad" | "redfield" | "other";
  readonly system: OpenSystem;
  /** The parts, which sum to the whole: -i[H_S, rho], and for each bath its dissipator with its Lamb shift. */
  readonly parts: {
    readonly unitary: Superoperator;
    readonly baths: ReadonlyMap<Bath, Superoperator>;
  };
  /** The bath's correction to the Hamiltonian, of order epsilon^2, in the product basis; one bath's share on request. */
  lambShift(bath?: Bath): ComplexMatrix;
  /** Present in Lindblad form only. */
  jumps?(): JumpOperator[];
  /** Present in Lindblad form only: the operators that quantum trajectories are made of. */
  unravelling?(): Unravelling;
  /** The same equation block by block in the energy basis, for solvers that know how to use it. */
  readonly energyForm?: EnergyForm;
}
