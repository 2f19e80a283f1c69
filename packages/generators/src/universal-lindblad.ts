import type { Bath } from "@openbath/baths";
import { BlockMatrix, blockAdd } from "@openbath/linalg";
import { bathOperators } from "./bath-operators.ts";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import { channelsOf } from "./channels.ts";
import { EnergyGenerator } from "./energy-generator.ts";
import type { Generator, JumpOperator } from "./generator.ts";
import { type EquationOptions, energyBasis } from "./options.ts";
import { driftOf, ProductTerms, type Sandwich } from "./product-terms.ts";
import { scaled } from "./scaled.ts";
import type { OpenSystem } from "./system.ts";
import { rootTransformed } from "./transformed.ts";
import { universalShift } from "./universal-shift.ts";

/**
 * The universal Lindblad equation with its full Lamb shift,
 *
 *   D[rho] = epsilon^2 sum_channels D[L] - i epsilon^2 [H_LS, rho],   L_ab = sqrt(G(E_a - E_b)) v_ab,
 *
 * one jump operator a channel (paper 000, Eqs. S62 to S64; its 2 x 2 matrix g has rank one, so the two operators of an
 * exchange coupling are emission and absorption). Populations as good as Redfield's to leading order; coherences, and
 * with them currents inside the system, are not.
 *
 * @throws OpenSystemError when the system is not a valid one
 */
export function universalLindblad(system: OpenSystem, options: EquationOptions = {}): Generator {
  const basis = options.basis ?? energyBasis(system);
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, BlockSuperoperator>();
  const jumps: (() => JumpOperator)[] = [];
  for (const coupling of bathOperators(system)) {
    const { bath } = coupling;
    const sandwiches: Sandwich[] = [];
    const shift = new BlockMatrix(basis.sizes);
    for (const channel of channelsOf(coupling, basis)) {
      const jump = rootTransformed(channel, basis);
      sandwiches.push({ left: scaled(jump.clone(), strength / 2), right: jump });
      blockAdd(universalShift(channel, basis), shift, 0, strength);
      jumps.push(() => ({ bath, operator: basis.toProduct(scaled(jump.clone(), Math.sqrt(strength))) }));
    }
    baths.set(bath, new ProductTerms(sandwiches, driftOf(sandwiches, shift)));
  }
  return new EnergyGenerator({
    equation: "universal-lindblad",
    form: "lindblad",
    system,
    basis,
    baths,
    jumps: () => jumps.map((jump) => jump()),
  });
}
