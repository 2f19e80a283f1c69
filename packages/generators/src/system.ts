import type { Bath } from "@openbath/baths";
import type { Operator } from "@openbath/hilbert";

/**
 * How a system operator meets a bath: `exchange` is B^dag S + B S^dag, `hermitian` is X (B + B^dag) with X Hermitian.
 * B = sum_k kappa_k b_k, and the bath's J(w) = 2 pi sum_k |kappa_k|^2 delta(w - W_k).
 */
export interface Coupling {
  readonly bath: Bath;
  readonly operator: Operator;
  readonly kind: "exchange" | "hermitian";
}

/** H = H_S + epsilon H_SB + H_B: a system, its couplings to baths, and the strength epsilon of them all. */
export interface OpenSystem {
  readonly hamiltonian: Operator;
  readonly couplings: readonly Coupling[];
  readonly epsilon: number;
}

/** A system that cannot be what it is said to be: what, where, the value, what was expected. */
export class OpenSystemError extends Error {
  override readonly name = "OpenSystemError";
}

/** @throws OpenSystemError naming the part at fault: a non-Hermitian H or X, operators on different spaces, a bad epsilon */
export function checkSystem(system: OpenSystem): void {
  const { hamiltonian, couplings, epsilon } = system;
  if (!Number.isFinite(epsilon) || epsilon <= 0) {
    throw new OpenSystemError(`epsilon must be a positive finite number, got ${epsilon}`);
  }
  if (!hamiltonian.isHermitian()) {
    throw new OpenSystemError("hamiltonian must be Hermitian: it differs from its adjoint");
  }
  if (couplings.length === 0) {
    throw new OpenSystemError("couplings must name at least one bath, got none");
  }
  couplings.forEach(({ operator, kind }, index) => {
    const where = `couplings[${index}]`;
    if (!operator.space.equals(hamiltonian.space)) {
      throw new OpenSystemError(`${where}: the operator acts on another space than the Hamiltonian`);
    }
    if (kind !== "exchange" && kind !== "hermitian") {
      throw new OpenSystemError(`${where}: kind must be "exchange" or "hermitian", got ${JSON.stringify(kind)}`);
    }
    if (kind === "hermitian" && !operator.isHermitian()) {
      throw new OpenSystemError(
        `${where}: a "hermitian" coupling X (B + B^dag) needs X Hermitian; use "exchange" for B^dag S + B S^dag`,
      );
    }
  });
}
