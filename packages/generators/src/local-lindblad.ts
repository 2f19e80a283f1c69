import type { Bath } from "@openbath/baths";
import { BlockMatrix, blockAdd } from "@openbath/linalg";
import { bathOperators } from "./bath-operators.ts";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import { EnergyGenerator } from "./energy-generator.ts";
import type { Generator, JumpOperator } from "./generator.ts";
import { type EquationOptions, energyBasis } from "./options.ts";
import { driftOf, ProductTerms, type Sandwich } from "./product-terms.ts";
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
  const basis = options.basis ?? energyBasis(system);
  const strength = system.epsilon ** 2;
  const baths = new Map<Bath, BlockSuperoperator>();
  const jumps: (() => JumpOperator)[] = [];
  const w = new Float64Array(2);
  for (const coupling of bathOperators(system)) {
    const { bath } = coupling;
    const sandwiches: Sandwich[] = [];
    for (const { channel, transitions } of siteChannels(coupling, system)) {
      for (const { operator, frequency } of transitions) {
        channel.transform(frequency, w);
        const rate = strength * Math.max(0, 2 * w[0]);
        const right = basis.toEnergy(operator);
        const left = right.zerosLike();
        blockAdd(right, left, rate / 2, strength * w[1]);
        sandwiches.push({ left, right });
        if (rate > 0) jumps.push(() => ({ bath, frequency, operator: operator.times(Math.sqrt(rate)).toMatrix() }));
      }
    }
    baths.set(bath, new ProductTerms(sandwiches, driftOf(sandwiches, new BlockMatrix(basis.sizes))));
  }
  return new EnergyGenerator({
    equation: "local-lindblad",
    form: "lindblad",
    system,
    basis,
    baths,
    jumps: () => jumps.map((jump) => jump()),
  });
}
