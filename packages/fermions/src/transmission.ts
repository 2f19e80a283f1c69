import type { Network } from "./network.ts";
import { RetardedFunction } from "./retarded.ts";

/**
 * The probability J_a J_b |G^r_ab(omega)|^2, between 0 and 1, that a particle of energy omega passes from lead b to lead a (leads counted from 0 in the
 * order given; a different from b). `transmission` is this over 2 pi.
 */
export function transmissionProbability(net: Network, a: number, b: number, omega: number): number {
  requireLead(net, a, "a");
  requireLead(net, b, "b");
  const f = new RetardedFunction(net);
  f.at(omega);
  return passing(f, a, b);
}

/** T(omega) of Eqs. 43-45 of paper 004, with its 1/(2 pi): the particle current is int T (f_a - f_b) d omega. */
export function transmission(net: Network, a: number, b: number, omega: number): number {
  return transmissionProbability(net, a, b, omega) / (2 * Math.PI);
}

/** J_a J_b |G_ab|^2 at the energy where `f` stands. */
export function passing(f: RetardedFunction, a: number, b: number): number {
  const { leads, modes } = f.net;
  const at = 2 * ((leads[a].mode - 1) * modes + leads[b].mode - 1);
  return f.density[a] * f.density[b] * (f.green[at] ** 2 + f.green[at + 1] ** 2);
}

function requireLead(net: Network, lead: number, name: string): void {
  if (Number.isInteger(lead) && lead >= 0 && lead < net.leads.length) return;
  throw new RangeError(`transmission: lead ${name} must be from 0 to ${net.leads.length - 1}, got ${lead}`);
}
