/** The network has no exponential stage with one resonance for each mode, so that asymptotic rates are not defined; states and currents are. */
export class ResonanceError extends RangeError {
  override readonly name = "ResonanceError";
}
