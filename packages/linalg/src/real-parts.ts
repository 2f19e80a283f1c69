/** Whether every imaginary part of interleaved complex numbers is exactly zero; stops at the first that is not. */
export function isExactlyReal(data: Float64Array): boolean {
  for (let at = 1; at < data.length; at += 2) if (data[at] !== 0) return false;
  return true;
}

/** The real parts of interleaved complex numbers. */
export function realPartsOf(data: Float64Array): Float64Array {
  const parts = new Float64Array(data.length >> 1);
  for (let k = 0; k < parts.length; k++) parts[k] = data[2 * k];
  return parts;
}
