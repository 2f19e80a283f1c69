import type { ComplexMatrix } from "@openbath/linalg";
import type { Network } from "./network.ts";

/**
 * Particle current from mode i to mode j over their bond, -2 Im(h_ij <c_i^dag c_j>), for a correlation matrix in the site basis; modes counted from 1
 * (Eq. 42 of paper 004: g Im C_LR for h_LR = -g/2).
 */
export function bondCurrent(net: Network, correlation: ComplexMatrix, i: number, j: number): number {
  for (const [name, mode] of [
    ["i", i],
    ["j", j],
  ] as const) {
    if (!Number.isInteger(mode) || mode < 1 || mode > net.modes) {
      throw new RangeError(`bondCurrent: mode ${name} must be from 1 to ${net.modes}, got ${mode}`);
    }
  }
  const h = net.hamiltonian.get(i - 1, j - 1);
  const c = correlation.get(i - 1, j - 1);
  return -2 * (h.re * c.im + h.im * c.re);
}
