/** A copy of the given length that starts with the old values. */
export function grown<T extends Float64Array | Int32Array>(old: T, length: number): T {
  const longer = new (old.constructor as new (length: number) => T)(length);
  longer.set(old);
  return longer;
}
