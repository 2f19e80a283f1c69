import type { Bath } from "@openbath/baths";
import { bathOperators } from "./bath-operators.ts";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import { type Channel, channelsOf } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import { EnergyGenerator } from "./energy-generator.ts";
import { FrequencyTerms, type Transitions } from "./frequency-terms.ts";
import type { Generator } from "./generator.ts";
import { type EquationOptions, energyBasis } from "./options.ts";
import { type OpenSystem, OpenSystemError } from "./system.ts";
import { transitionsOf, withinFrequency } from "./transitions.ts";

/** Options of the partial secular equation. */
export interface PartialSecularOptions extends EquationOptions {
  /** Terms that rotate faster than `cutoff` times the largest transition rate (epsilon^2 included) are dropped. */
  readonly cutoff: number;
}

/**
 * The partial secular approximation: of the Redfield equation, only terms that join transitions whose Bohr frequencies
 * differ by at most `cutoff` times the largest rate epsilon^2 G |v_ac|^2, since slower rotation cannot average them
 * away. cutoff = 0 leaves the Redfield coefficients between equal frequencies only, cutoff = Infinity is Redfield.
 *
 * @throws OpenSystemError when the system is not a valid one or the cutoff is negative or not a number
 */
export function partialSecular(system: OpenSystem, options: PartialSecularOptions): Generator {
  const { cutoff } = options;
  if (!(cutoff >= 0))
    throw new OpenSystemError(`cutoff, in units of the largest rate, must be at least 0, got ${cutoff}`);
  const basis = options.basis ?? energyBasis(system);
  const strength = system.epsilon ** 2;
  const channels = bathOperators(system).map((coupling) => ({
    bath: coupling.bath,
    parts: channelsOf(coupling, basis),
  }));
  const fastest = Math.max(...channels.flatMap(({ parts }) => parts.map((part) => largestRate(part, basis, strength))));
  const width = Math.max(cutoff * fastest, basis.zeroFrequency);
  const baths = new Map<Bath, BlockSuperoperator>();
  for (const { bath, parts } of channels) {
    baths.set(
      bath,
      new FrequencyTerms(
        parts.map((part) => redfieldTransitions(part, basis, width, strength)),
        basis.sizes,
      ),
    );
  }
  return new EnergyGenerator({ equation: "partial-secular", form: "redfield", system, basis, baths });
}

/** u_t = epsilon^2 W(E_a - E_c) v_t, each transition at its own frequency. */
function redfieldTransitions(channel: Channel, basis: EnergyBasis, width: number, strength: number): Transitions {
  const transitions = transitionsOf(channel, basis, withinFrequency(width));
  const { frequency, u, v } = transitions;
  const w = new Float64Array(2);
  for (let t = 0; t < frequency.length; t++) {
    channel.transform(frequency[t], w);
    u[2 * t] = strength * (w[0] * v[2 * t] - w[1] * v[2 * t + 1]);
    u[2 * t + 1] = strength * (w[0] * v[2 * t + 1] + w[1] * v[2 * t]);
  }
  return transitions;
}

/** The largest epsilon^2 G(E_a - E_c) |v_ac|^2 of a channel. */
function largestRate(channel: Channel, basis: EnergyBasis, strength: number): number {
  const { frequency, v } = transitionsOf(channel, basis, withinFrequency(0));
  let largest = 0;
  for (let t = 0; t < frequency.length; t++) {
    const rate = strength * channel.spectrum(frequency[t]) * (v[2 * t] ** 2 + v[2 * t + 1] ** 2);
    largest = Math.max(largest, rate);
  }
  return largest;
}
