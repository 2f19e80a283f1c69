/** The data of a problem do not fit together; the message says where, what was found and what was expected. */
export class ProblemError extends RangeError {
  override readonly name = "ProblemError";
}
