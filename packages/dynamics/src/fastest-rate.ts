import type { RealMap } from "./propagator.ts";
import { norm } from "./real-equation.ts";

/**
 * A rough size of M, by some power iterations from a vector without symmetries: close to its fastest frequency or rate,
 * and hardly above. Good enough to guess how much work a time span is.
 */
export function fastestRate(map: RealMap, size: number): number {
  let x = Float64Array.from({ length: size }, (_, k) => Math.cos(1 + 7 * k + 3 * k * k));
  let y = new Float64Array(size);
  let rate = 0;
  for (let round = 0; round < 8; round++) {
    const length = norm(x);
    if (length === 0) return 0;
    for (let i = 0; i < size; i++) x[i] /= length;
    map(x, y);
    rate = norm(y);
    [x, y] = [y, x];
  }
  return rate;
}
