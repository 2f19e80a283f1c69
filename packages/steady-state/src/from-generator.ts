import type { Generator } from "@openbath/generators";
import { BlockMatrix, ComplexMatrix, eigHermitian, gemm } from "@openbath/linalg";
import type { EnergyEquation } from "./energy-equation.ts";

/**
 * The equation of a generator that has only `apply`: rotated into the eigenbasis of its H_S, one block, every
 * product d x d. `parts.unitary` is taken to be -i [H_S, rho], as the contract says.
 */
export function fromGenerator(generator: Generator): EnergyEquation {
  const d = generator.space.dimension;
  const { values, vectors } = eigHermitian(generator.system.hamiltonian.toMatrix());
  const zero = 1e-12 * values.reduce((largest, e) => Math.max(largest, Math.abs(e)), 1);
  const half = ComplexMatrix.zeros(d, d);
  const product = ComplexMatrix.zeros(d, d);
  const image = ComplexMatrix.zeros(d, d);
  const total = ComplexMatrix.zeros(d, d);

  const toProductInto = (rho: ComplexMatrix, out: ComplexMatrix): void => {
    gemm("N", "N", 1, vectors, rho, 0, half);
    gemm("N", "C", 1, half, vectors, 0, out);
  };
  const dissipate = (rho: BlockMatrix, out: BlockMatrix): void => {
    toProductInto(rho.block(0, 0), product);
    total.data.fill(0);
    for (const bath of generator.parts.baths.values()) {
      bath.apply(product, image);
      for (let k = 0; k < total.data.length; k++) total.data[k] += image.data[k];
    }
    gemm("C", "N", 1, vectors, total, 0, half);
    gemm("N", "N", 1, half, vectors, 0, out.block(0, 0));
  };
  const pattern = (): BlockMatrix => {
    const blocks = new BlockMatrix([d]);
    blocks.block(0, 0);
    return blocks;
  };
  return {
    name: generator.equation,
    energies: values,
    ascending: Int32Array.from(values.keys()),
    dissipatorSize: probedSize(pattern, dissipate),
    pattern,
    frequency: (a, b) => {
      const e = values[a] - values[b];
      return Math.abs(e) < zero ? 0 : e;
    },
    dissipate,
    toEnergy: (rho) => {
      const out = pattern();
      gemm("C", "N", 1, vectors, rho, 0, half);
      gemm("N", "N", 1, half, vectors, 0, out.block(0, 0));
      return out;
    },
    toProduct: (rho) => {
      const out = ComplexMatrix.zeros(d, d);
      toProductInto(rho.block(0, 0), out);
      return out;
    },
  };
}

/** The size of D as seen on a fixed, rather arbitrary Hermitian matrix with entries of modulus one. */
function probedSize(pattern: () => BlockMatrix, dissipate: (rho: BlockMatrix, out: BlockMatrix) => void): number {
  const probe = pattern();
  const image = pattern();
  const block = probe.block(0, 0);
  const d = block.rows;
  for (let i = 0; i < d; i++) {
    block.set(i, i, i % 2 === 0 ? 1 : -1 / (1 + i));
    for (let j = 0; j < i; j++) {
      const angle = 1 + 7 * i + 3 * j * j;
      block.set(i, j, Math.cos(angle), Math.sin(angle));
      block.set(j, i, Math.cos(angle), -Math.sin(angle));
    }
  }
  dissipate(probe, image);
  return image.block(0, 0).data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
}
