import type { Bath } from "@openbath/baths";
import { BlockMatrix } from "@openbath/linalg";
import { bathOperators } from "./bath-operators.ts";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import { type Channel, channelsOf } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import { EnergyGenerator } from "./energy-generator.ts";
import { FrequencyTerms, type Transitions } from "./frequency-terms.ts";
import type { Generator, JumpOperator } from "./generator.ts";
import { type EquationOptions, energyBasis } from "./options.ts";
import type { OpenSystem } from "./system.ts";
import { sameFrequency, transitionsOf } from "./transitions.ts";

/** Options of the eigenbasis Lindblad equation. */
export interface EigenbasisLindbladOptions extends EquationOptions {
  /** Bohr frequencies this close are one frequency; default 1e-9 of the largest energy (at least of 1). */
  readonly degeneracyTolerance?: number;
}

/**
 * The eigenbasis (secular, Davies) Lindblad equation. Transitions are grouped by Bohr frequency omega,
 *
 *   D[rho] = epsilon^2 sum_omega G(omega) D[v(omega)] - i epsilon^2 [S(omega) v^dag(omega) v(omega), rho],
 *
 * v(omega) = sum over pairs with E_a - E_c = omega of |a><a|v|c><c|, W = G/2 + i S. Paper 000, Eq. S61 takes one channel
 * for each pair, which depends on the choice of basis where levels are degenerate; grouping does not. Thermalises
 * exactly; carries no current inside the system.
 *
 * @throws OpenSystemError when the system is not a valid one
 */
export function eigenbasisLindblad(system: OpenSystem, options: EigenbasisLindbladOptions = {}): Generator {
  const basis = options.basis ?? energyBasis(system);
  const tolerance = options.degeneracyTolerance ?? 1e3 * basis.zeroFrequency;
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, BlockSuperoperator>();
  const groups = new Map<Bath, Transitions[]>();
  for (const coupling of bathOperators(system)) {
    const channels = channelsOf(coupling, basis).map((channel) =>
      secularTransitions(channel, basis, tolerance, strength),
    );
    groups.set(coupling.bath, channels);
    baths.set(coupling.bath, new FrequencyTerms(channels, basis.sizes));
  }
  const jumps = () => [...groups].flatMap(([bath, channels]) => channels.flatMap((t) => secularJumps(bath, t, basis)));
  return new EnergyGenerator({ equation: "eigenbasis-lindblad", form: "lindblad", system, basis, baths, jumps });
}

/** u_t = epsilon^2 W(omega of the group) v_t: one W a group, so that the form is Lindblad's to the last digit. */
function secularTransitions(channel: Channel, basis: EnergyBasis, tolerance: number, strength: number): Transitions {
  const transitions = transitionsOf(channel, basis, sameFrequency(tolerance));
  const { frequency, first, last, u, v } = transitions;
  const w = new Float64Array(2);
  for (let t = 0; t < frequency.length; t++) {
    if (t === first[t]) {
      channel.transform(groupFrequency(frequency, first[t], last[t]), w);
      w[0] = Math.max(0, w[0]) * strength;
      w[1] *= strength;
    }
    u[2 * t] = w[0] * v[2 * t] - w[1] * v[2 * t + 1];
    u[2 * t + 1] = w[0] * v[2 * t + 1] + w[1] * v[2 * t];
  }
  return transitions;
}

/** The mean frequency of a group; exactly the common one when all agree, so that a zero frequency stays zero. */
function groupFrequency(frequency: Float64Array, first: number, last: number): number {
  if (frequency[first] === frequency[last - 1]) return frequency[first];
  let sum = 0;
  for (let t = first; t < last; t++) sum += frequency[t];
  return sum / (last - first);
}

/** L = sqrt(2 Re(u/v)) v(omega) for every group whose rate is not zero. */
function secularJumps(bath: Bath, transitions: Transitions, basis: EnergyBasis): JumpOperator[] {
  const { a, c, frequency, first, last, u, v } = transitions;
  const jumps: JumpOperator[] = [];
  for (let t = 0; t < a.length; t = last[t]) {
    const square = v[2 * t] ** 2 + v[2 * t + 1] ** 2;
    const rate = (2 * (u[2 * t] * v[2 * t] + u[2 * t + 1] * v[2 * t + 1])) / square;
    if (rate <= 0) continue;
    const operator = new BlockMatrix(basis.sizes);
    const place = basis.locator();
    for (let s = first[t]; s < last[t]; s++) {
      const [row, i] = place(a[s]);
      const [col, j] = place(c[s]);
      operator.block(row, col).set(i, j, Math.sqrt(rate) * v[2 * s], Math.sqrt(rate) * v[2 * s + 1]);
    }
    jumps.push({ bath, operator: basis.toProduct(operator), frequency: groupFrequency(frequency, first[t], last[t]) });
  }
  return jumps;
}
