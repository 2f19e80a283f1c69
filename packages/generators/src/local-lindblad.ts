import type { Bath } from "@openbath/baths";
import type { Operator } from "@openbath/hilbert";
import { bathOperators } from "./bath-operators.ts";
import type { Generator } from "./generator.ts";
import { driftFrom, OperatorGenerator, type OperatorSandwich, type OperatorTerms } from "./operator-generator.ts";
import type { EquationOptions } from "./options.ts";
import { siteChannels } from "./site-transitions.ts";
import type { OpenSystem } from "./system.ts";

/**
 * The local Lindblad equation: each bath sees only the sites that it touches, with the Hamiltonian that those sites have
 * by themselves,
 *
 *   D[rho] = epsilon^2 sum_omega G(omega) D[S(omega)] - i epsilon^2 [ S_W(omega) S^dag(omega) S(omega), rho ],
 *
 * S(omega) being the part of S that raises the site energy by omega and W = G/2 + i S_W the bath's transform. For spins
 * with S = sigma_- this is paper 000, Eqs. S59 and S60, with the shift H_LS = sum (Dbar + 2 Dbar') sigma_z / 2. Conserves
 * locally and is completely positive; does not thermalise when the sites interact.
 *
 * @throws OpenSystemError when the system is not a valid one
 */
export function localLindblad(system: OpenSystem, options: EquationOptions = {}): Generator {
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, OperatorTerms>();
  const jumps: { bath: Bath; operator: Operator; frequency: number }[] = [];
  const w = new Float64Array(2);
  for (const coupling of bathOperators(system)) {
    const { bath } = coupling;
    const sandwiches: OperatorSandwich[] = [];
    for (const { channel, transitions } of siteChannels(coupling, system)) {
      for (const { operator, frequency } of transitions) {
        channel.transform(frequency, w);
        const rate = strength * Math.max(0, 2 * w[0]);
        sandwiches.push({ left: operator.times({ re: rate / 2, im: strength * w[1] }), right: operator });
        if (rate > 0) jumps.push({ bath, frequency, operator: operator.times(Math.sqrt(rate)) });
      }
    }
    baths.set(bath, { sandwiches, drift: driftFrom(sandwiches) });
  }
  return new OperatorGenerator({ equation: "local-lindblad", form: "lindblad", system, baths, jumps, ...options });
}
