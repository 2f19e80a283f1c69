/** A steady state that could not be found to the accuracy asked for, or not with the means allowed. */
export class SteadyStateError extends Error {
  override readonly name: string = "SteadyStateError";
  /** The residual reached, where there is one (see SteadyState.residual for its units). */
  readonly residual: number | undefined;

  constructor(message: string, residual?: number) {
    super(message);
    this.residual = residual;
  }
}

/** L[rho] = 0 has several independent solutions: which of them is reached depends on the initial state. */
export class DegenerateSteadyStateError extends SteadyStateError {
  override readonly name = "DegenerateSteadyStateError";
  /** Dimension of the space of Hermitian solutions of L[rho] = 0. */
  readonly nullity: number;

  constructor(nullity: number, detail: string) {
    super(`the steady state is not unique: L[rho] = 0 has ${nullity} independent solutions (${detail})`);
    this.nullity = nullity;
  }
}
