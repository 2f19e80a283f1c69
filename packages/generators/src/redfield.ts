import type { Bath } from "@openbath/baths";
import { BlockMatrix } from "@openbath/linalg";
import { bathOperators } from "./bath-operators.ts";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import { channelsOf } from "./channels.ts";
import { EnergyGenerator } from "./energy-generator.ts";
import type { Generator } from "./generator.ts";
import { type EquationOptions, energyBasis } from "./options.ts";
import { driftOf, ProductTerms } from "./product-terms.ts";
import { scaled } from "./scaled.ts";
import type { OpenSystem } from "./system.ts";
import { transformed } from "./transformed.ts";

/**
 * The Redfield equation with its full Lamb shift: second order in epsilon, no further approximation,
 *
 *   D[rho] = epsilon^2 sum_channels ( u rho v^dag - v^dag u rho ) + h.c.,   u = int_0^inf dt C(t) v(-t).
 *
 * Paper 000, Eqs. S30 and S57 (with the 1/(2 pi) that S58 lacks). Conserves locally and thermalises to leading order,
 * with the right coherences; is not completely positive.
 *
 * @throws OpenSystemError when the system is not a valid one
 */
export function redfield(system: OpenSystem, options: EquationOptions = {}): Generator {
  const basis = options.basis ?? energyBasis(system);
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, BlockSuperoperator>();
  for (const coupling of bathOperators(system)) {
    const sandwiches = channelsOf(coupling, basis).map((channel) => ({
      left: scaled(transformed(channel, basis), strength),
      right: channel.v,
    }));
    baths.set(coupling.bath, new ProductTerms(sandwiches, driftOf(sandwiches, new BlockMatrix(basis.sizes))));
  }
  return new EnergyGenerator({ equation: "redfield", form: "redfield", system, basis, baths });
}
