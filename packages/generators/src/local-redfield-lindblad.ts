import type { Bath } from "@openbath/baths";
import type { Operator } from "@openbath/hilbert";
import type { Complex } from "@openbath/linalg";
import type { Generator } from "./generator.ts";
import {
  type AdHocOptions,
  adHocExpansion,
  type ExpandedChannel,
  type ExpansionOptions,
  expansionEnergy,
  localExpansion,
} from "./local-redfield.ts";
import { OperatorGenerator, type OperatorTerms } from "./operator-generator.ts";
import { localLambda, pseudoLindblad } from "./pseudo-lindblad.ts";
import type { SiteChannel } from "./site-transitions.ts";
import type { OpenSystem } from "./system.ts";

/**
 * The local Lindblad equation of paper 002: the local Redfield equation in pseudo-Lindblad form with lambda_loc, its
 * negative jump operator dropped, its effective Hamiltonian H - (i/2)(v^dag u - u^dag v) kept,
 *
 *   D[rho] = epsilon^2 sum ( D[L+] - i [ (v^dag u - u^dag v)/2i, rho ] ).
 *
 * @throws OpenSystemError, ExpansionError as `localRedfield`; OpenSystemError where Re lambda_loc is not positive
 */
export function localRedfieldLindblad(system: OpenSystem, options: ExpansionOptions): Generator {
  return truncated("local-redfield-lindblad", system, localExpansion(system, options), ({ site }) => siteLambda(site));
}

/** The ad-hoc local Lindblad equation of paper 002 (S50 to S53): lambda = W(e0). Throws as `localRedfieldLindblad`. */
export function adHocLindblad(system: OpenSystem, options: AdHocOptions): Generator {
  const w = new Float64Array(2);
  return truncated("ad-hoc-lindblad", system, adHocExpansion(system, options), ({ site: { channel } }) => {
    channel.transform(expansionEnergy(channel.kind, options.energy), w);
    return { re: w[0], im: w[1] };
  });
}

/** lambda_loc of one channel: its site's levels weighted as in equilibrium with its own bath. */
export function siteLambda({ channel, basis }: SiteChannel): Complex {
  const { beta } = channel.bath;
  const ground = basis.energies.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const w = new Float64Array(2);
  const transitions: { w: Complex; weight: number }[] = [];
  for (const { row, col, matrix } of channel.v.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const { re, im } = matrix.get(i, j);
        const k = channel.v.offsets[row] + i;
        const q = channel.v.offsets[col] + j;
        const excited = basis.energies[q] - ground;
        const weight = (re * re + im * im) * (excited === 0 ? 1 : Math.exp(-2 * beta * excited));
        if (weight === 0) continue;
        channel.transform(basis.frequency(k, q), w);
        transitions.push({ w: { re: w[0], im: w[1] }, weight });
      }
    }
  }
  return localLambda(transitions);
}

function truncated(
  equation: string,
  system: OpenSystem,
  channels: Map<Bath, ExpandedChannel[]>,
  lambda: (channel: ExpandedChannel) => Complex,
): Generator {
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, OperatorTerms>();
  const jumps: { bath: Bath; operator: Operator }[] = [];
  for (const [bath, expanded] of channels) {
    const plus = expanded.map((channel) =>
      pseudoLindblad(channel.u, channel.v, lambda(channel)).plus.times(system.epsilon),
    );
    const shift = expanded
      .map(({ u, v }) => v.adjoint().times(u))
      .map((k) => k.minus(k.adjoint()).times(strength / 2)) // i H_LS
      .reduce((a, b) => a.plus(b));
    baths.set(bath, {
      sandwiches: plus.map((jump) => ({ left: jump.times(0.5), right: jump })),
      drift: plus.map((jump) => jump.adjoint().times(jump).times(0.5)).reduce((a, b) => a.plus(b), shift),
    });
    jumps.push(...plus.map((operator) => ({ bath, operator })));
  }
  return new OperatorGenerator({ equation, form: "lindblad", system, baths, jumps });
}
