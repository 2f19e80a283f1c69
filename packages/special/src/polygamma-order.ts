/** Highest order of the polygamma functions. */
export const MAX_ORDER = 100;

export function checkOrder(name: string, n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > MAX_ORDER) {
    throw new RangeError(`${name}: the order must be an integer between 0 and ${MAX_ORDER}, got ${n}`);
  }
}

/** n! for n <= 100; exact up to 18, then within the rounding of the product. */
export function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}
