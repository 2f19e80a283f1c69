import type { Network } from "./network.ts";

/** J_a(omega), with the value just inside at a hard edge. */
export function leadDensity(net: Network, lead: number, omega: number): number {
  const { bath } = net.leads[lead];
  const { support } = bath;
  return omega >= support[0] && omega <= support[1] ? bath.spectralDensity(omega) : 0;
}

/** Re Sigma_a(omega) = -(1/2pi) P int J/(x - omega) dx. */
export function levelShift(net: Network, lead: number, omega: number): number {
  return -net.compiled[lead].principalValue("J", omega) / (2 * Math.PI);
}
