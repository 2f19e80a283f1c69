import type { Bath } from "@openbath/baths";
import type { Operator } from "@openbath/hilbert";
import { bathOperators } from "./bath-operators.ts";
import { correlationTimeExpansion } from "./correlation-time-expansion.ts";
import type { Generator } from "./generator.ts";
import { driftFrom, OperatorGenerator, type OperatorTerms } from "./operator-generator.ts";
import { type SiteChannel, siteChannels } from "./site-transitions.ts";
import { type OpenSystem, OpenSystemError } from "./system.ts";

/** Options of the equations that expand in the bath's correlation time. */
export interface ExpansionOptions {
  /** The order N: how many nested commutators with H_S. */
  readonly order: number;
}

/** Options of the equations that expand about one energy for all transitions. */
export interface AdHocOptions extends ExpansionOptions {
  /** The expansion energy: what the system gains in absorption, and loses in emission of an exchange coupling. */
  readonly energy: number;
}

/** A channel with its Redfield operator u = int_0^inf dt C(t) v(-t), exact or approximate, both sparse. */
export interface ExpandedChannel {
  readonly site: SiteChannel;
  readonly v: Operator;
  readonly u: Operator;
}

/**
 * The local Redfield equation of paper 002, Eq. 4: every transition of the coupling site is expanded about its own
 * energy, u = sum_t T_N^{e_t}[v_t]. Exact at N = 0 when the site has no neighbours; sparse for any N.
 *
 * @throws OpenSystemError when the system is not a valid one or the order is not a whole number from 0 on
 * @throws ExpansionError where a bath has no accurate derivatives at a transition energy
 */
export function localRedfield(system: OpenSystem, options: ExpansionOptions): Generator {
  return redfieldFrom("local-redfield", system, localExpansion(system, options));
}

/** The ad-hoc local Redfield equation of paper 002, Eq. 3: u = T_N^{e0}[v]. Throws as `localRedfield`. */
export function adHocLocalRedfield(system: OpenSystem, options: AdHocOptions): Generator {
  return redfieldFrom("ad-hoc-local-redfield", system, adHocExpansion(system, options));
}

/** u of every channel of every bath, each transition about its own energy. */
export function localExpansion(system: OpenSystem, { order }: ExpansionOptions): Map<Bath, ExpandedChannel[]> {
  checkOrder(order);
  const { hamiltonian } = system;
  return expand(system, (site) =>
    site.transitions
      .map(({ operator, frequency }) => correlationTimeExpansion(operator, hamiltonian, site.channel, frequency, order))
      .reduce((a, b) => a.plus(b)),
  );
}

/** u of every channel of every bath, all about one energy. */
export function adHocExpansion(system: OpenSystem, { order, energy }: AdHocOptions): Map<Bath, ExpandedChannel[]> {
  checkOrder(order);
  if (!Number.isFinite(energy)) throw new OpenSystemError(`energy must be a finite number, got ${energy}`);
  const { hamiltonian } = system;
  return expand(system, ({ channel, operator }) =>
    correlationTimeExpansion(operator, hamiltonian, channel, expansionEnergy(channel.kind, energy), order),
  );
}

/** Emission of an exchange coupling takes from the system what absorption gives it. */
export const expansionEnergy = (kind: SiteChannel["channel"]["kind"], energy: number): number =>
  kind === "emission" ? -energy : energy;

function expand(system: OpenSystem, u: (site: SiteChannel) => Operator): Map<Bath, ExpandedChannel[]> {
  return new Map(
    bathOperators(system).map((coupling) => [
      coupling.bath,
      siteChannels(coupling, system).map((site) => ({ site, v: site.operator, u: u(site) })),
    ]),
  );
}

/** epsilon^2 sum (u rho v^dag - v^dag u rho) + h.c. */
function redfieldFrom(equation: string, system: OpenSystem, channels: Map<Bath, ExpandedChannel[]>): Generator {
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, OperatorTerms>();
  for (const [bath, expanded] of channels) {
    const sandwiches = expanded.map(({ u, v }) => ({ left: u.times(strength), right: v }));
    baths.set(bath, { sandwiches, drift: driftFrom(sandwiches) });
  }
  return new OperatorGenerator({ equation, form: "redfield", system, baths });
}

function checkOrder(order: number): void {
  if (!Number.isInteger(order) || order < 0 || order > 20) {
    throw new OpenSystemError(`order must be a whole number from 0 to 20, got ${order}`);
  }
}
