/** The question cannot be asked of this system: levels that the expansion in epsilon cannot tell apart. */
export class DegenerateLevelsError extends Error {
  override readonly name = "DegenerateLevelsError";
}

/** A region, trace or option that cannot be what it is said to be; the message says which, the value, and what was expected. */
export class LimitsError extends RangeError {
  override readonly name = "LimitsError";
}
