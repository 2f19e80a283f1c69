/** A matrix that must be inverted is singular, to working precision or exactly. */
export class SingularMatrixError extends Error {
  override readonly name = "SingularMatrixError";
}

/** An iteration that should have converged did not; the message says which, and how far it came. */
export class ConvergenceError extends Error {
  override readonly name = "ConvergenceError";
}
