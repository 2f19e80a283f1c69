import { type ComplexMatrix, eigenvalues } from "@openbath/linalg";
import type { Network } from "./network.ts";
import { leadDensity, levelShift } from "./self-energy.ts";

/** A place on the energy axis where something changes within `width`. */
export interface Feature {
  readonly centre: number;
  readonly width: number;
}

/**
 * Estimated positions and half widths of the resonances of G^r: for each level of h the fixed point of omega -> Re of the nearest eigenvalue of
 * h + Sigma(omega). They only guide quadrature; a width of 0 belongs to a level that no lead damps there.
 */
export function resonances(net: Network): Feature[] {
  const found: Feature[] = [];
  for (const level of net.energyBasis.energies) {
    let here: Feature = { centre: level, width: 0 };
    for (let step = 0; step < 40; step++) {
      const next = nearest(net, here.centre);
      const moved = Math.abs(next.centre - here.centre);
      const centre = step > 20 ? 0.5 * (next.centre + here.centre) : next.centre;
      here = { centre, width: next.width };
      if (moved < 1e-3 * next.width || moved < 1e-13 * Math.abs(centre)) break;
    }
    found.push(here);
  }
  return found;
}

function nearest(net: Network, omega: number): Feature {
  const values = eigenvalues(dressed(net, omega));
  let best = 0;
  for (let k = 2; k < values.length; k += 2) {
    if (Math.abs(values[k] - omega) < Math.abs(values[best] - omega)) best = k;
  }
  return { centre: values[best], width: Math.abs(values[best + 1]) };
}

/** h + Sigma^r(omega). */
function dressed(net: Network, omega: number): ComplexMatrix {
  const matrix = net.hamiltonian.clone();
  for (let a = 0; a < net.leads.length; a++) {
    const at = 2 * (net.leads[a].mode - 1) * (net.modes + 1);
    const shift = levelShift(net, a, omega);
    // on a hard edge or a step of J the shift is logarithmically infinite: leave it out of the estimate
    if (Number.isFinite(shift)) matrix.data[at] += shift;
    matrix.data[at + 1] -= 0.5 * leadDensity(net, a, omega);
  }
  return matrix;
}
