import type { EnergyForm } from "@openbath/generators";
import type { EnergyEquation } from "./energy-equation.ts";

/** The equation of a generator that knows its own energy basis. */
export function fromEnergyForm(name: string, form: EnergyForm): EnergyEquation {
  const { basis } = form;
  return {
    name,
    energies: basis.energies,
    ascending: basis.ascending,
    dissipatorSize: driftSize(form),
    pattern: () => form.steadyPattern(),
    frequency: (a, b) => basis.frequency(a, b),
    dissipate: (rho, out) => form.dissipateHermitian(rho, out),
    element: (a, b, c, d, out) => form.element(a, b, c, d, out),
    toEnergy: (rho) => basis.toEnergy(rho),
    toProduct: (rho) => basis.toProduct(rho),
  };
}

/** The largest entry of K = (rates)/2 + i H_LS, summed over the baths, a common shift of all levels left out. */
function driftSize(form: EnergyForm): number {
  const blocks = new Map<string, Float64Array>();
  const sizes = form.basis.sizes;
  for (const part of form.baths.values()) {
    for (const { row, col, matrix } of part.drift.blocks()) {
      const key = `${row},${col}`;
      const sum = blocks.get(key);
      if (sum === undefined) blocks.set(key, matrix.data.slice());
      else for (let k = 0; k < sum.length; k++) sum[k] += matrix.data[k];
    }
  }
  const common = meanShift(blocks, sizes);
  let largest = 0;
  for (const [key, data] of blocks) {
    const [row, col] = key.split(",").map(Number);
    const width = sizes[col];
    for (let k = 0; k < data.length; k += 2) {
      const onDiagonal = row === col && Math.floor(k / 2 / width) === (k / 2) % width;
      largest = Math.max(largest, 2 * Math.abs(data[k]), Math.abs(data[k + 1] - (onDiagonal ? common : 0)));
    }
  }
  return largest;
}

function meanShift(blocks: ReadonlyMap<string, Float64Array>, sizes: readonly number[]): number {
  let sum = 0;
  let dimension = 0;
  sizes.forEach((size, sector) => {
    const data = blocks.get(`${sector},${sector}`);
    for (let i = 0; i < size; i++) sum += data?.[2 * i * (size + 1) + 1] ?? 0;
    dimension += size;
  });
  return sum / dimension;
}
