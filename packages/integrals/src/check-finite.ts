/** Throws RangeError where f has no finite value. */
export function checkFinite(x: number, value: number): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`the function must be finite inside its interval: at x = ${x} it returned ${value}`);
  }
}
