import type { AttachedBath } from "./network.ts";

/** coth(w/2T) = 1 + 2 n(w), w > 0; 1 at T = 0. */
export function thermalFactor(bath: AttachedBath, omega: number): number {
  return 1 / Math.tanh((omega * bath.bath.beta) / 2);
}
