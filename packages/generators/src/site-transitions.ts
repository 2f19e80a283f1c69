import { Operator } from "@openbath/hilbert";
import { BlockMatrix } from "@openbath/linalg";
import type { BathOperator } from "./bath-operators.ts";
import { type Channel, channelsOf } from "./channels.ts";
import { EnergyBasis } from "./energy-basis.ts";
import { expandFrom, siteHamiltonian, siteOperator } from "./site-hamiltonian.ts";
import type { OpenSystem } from "./system.ts";

/** The part of a coupling operator that changes the energy of its own sites by `frequency`, in the full space. */
export interface SiteTransition {
  readonly operator: Operator;
  readonly frequency: number;
}

/** A bath channel seen from the sites it touches: v as a sum of transitions between their own levels. */
export interface SiteChannel {
  readonly channel: Channel;
  /** v, in the full space. */
  readonly operator: Operator;
  readonly transitions: readonly SiteTransition[];
  /** The eigenbasis of the sites' own Hamiltonian; channel.v is given in it. */
  readonly basis: EnergyBasis;
}

/**
 * Splits what a bath couples to by the Bohr frequencies of its own sites, v = sum_omega v(omega), with the Hamiltonian
 * that those sites have by themselves (paper 002, before Eq. 4). No eigenstate of the full system is needed.
 */
export function siteChannels(coupling: BathOperator, system: OpenSystem): SiteChannel[] {
  const { space } = system.hamiltonian;
  const { sites, local, strings } = siteOperator(coupling.operator);
  const basis = new EnergyBasis(siteHamiltonian(system.hamiltonian, sites), [local]);
  const lift = (blocks: BlockMatrix): Operator =>
    strings.times(expandFrom(Operator.fromMatrix(basis.space, basis.toProduct(blocks)), sites, space));
  return channelsOf({ ...coupling, operator: local }, basis).map((channel) => ({
    channel,
    basis,
    operator: lift(channel.v),
    transitions: splitByFrequency(channel.v, basis).map(({ part, frequency }) => ({ operator: lift(part), frequency })),
  }));
}

/** v = sum of parts, each with one Bohr frequency; frequencies that differ by rounding are one. */
function splitByFrequency(v: BlockMatrix, basis: EnergyBasis): { part: BlockMatrix; frequency: number }[] {
  const parts: { part: BlockMatrix; frequency: number }[] = [];
  for (const { row, col, matrix } of v.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const { re, im } = matrix.get(i, j);
        if (re === 0 && im === 0) continue;
        const frequency = basis.frequency(v.offsets[row] + i, v.offsets[col] + j);
        let group = parts.find((one) => Math.abs(one.frequency - frequency) <= 1e3 * basis.zeroFrequency);
        if (group === undefined) {
          group = { part: new BlockMatrix(v.sizes), frequency };
          parts.push(group);
        }
        group.part.block(row, col).set(i, j, re, im);
      }
    }
  }
  return parts;
}
