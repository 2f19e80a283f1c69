import { Matrix } from "ml-matrix";
import { type GreenFunction, greenFunction } from "./green-function.ts";
import type { HarmonicNetwork } from "./network.ts";

/**
 * The transmission T_bb'(omega) = J_b J_b' |A^-1_jj'|^2 between the baths b and b' (in the network's order, nodes j and j'), 0 on the diagonal; omega > 0.
 * J in the decay-rate convention, twice the paper's. At most 1 for a network of two baths. RangeError for omega <= 0.
 */
export function transmission(network: HarmonicNetwork, omega: number): Matrix {
  if (!(omega > 0 && omega < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`transmission: omega must be a positive finite number, got ${omega}`);
  }
  const green = greenFunction(network);
  green.at(omega);
  const count = network.baths.length;
  const result = Matrix.zeros(count, count);
  for (let b = 0; b < count; b++) {
    for (let c = 0; c < count; c++) {
      if (b !== c) result.set(b, c, transmissionAt(network, green, b, c));
    }
  }
  return result;
}

/** T_bc at the frequency the response function stands at. */
export function transmissionAt(
  { baths, frequencies }: HarmonicNetwork,
  { columns, densities }: GreenFunction,
  b: number,
  c: number,
): number {
  const at = 2 * (b * frequencies.length + baths[c].node - 1);
  return densities[b] * densities[c] * (columns[at] * columns[at] + columns[at + 1] * columns[at + 1]);
}
