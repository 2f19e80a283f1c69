/** A question that cannot be answered as it is put: a bad option, or an equation that refuses the system. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A computation that could not reach its accuracy; the message says which. */
export class ComputationError extends Error {
  override readonly name = "ComputationError";
}

/** A sweep that was told to stop before its end. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}
