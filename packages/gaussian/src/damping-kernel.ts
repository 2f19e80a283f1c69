import type { Bath } from "@openbath/baths";
import type { Complex } from "@openbath/linalg";

/** One simple pole of a damping kernel: residue / (s - pole), Re pole < 0. Complex poles come with their conjugates. */
export interface KernelPole {
  readonly pole: Complex;
  readonly residue: Complex;
}

/**
 * A rational damping kernel gamma(s) = sum_j residue_j / (s - pole_j), s = -i omega: the susceptibility of a bath is chi(s) = chi(0) - s gamma(s) with
 * chi(0) = sum_j residue_j, and its spectral density in the Caldeira-Leggett convention J_CL(omega) = Im chi = omega Re gamma(-i omega).
 */
export type RationalKernel = readonly KernelPole[];

/** A bosonic bath that knows its rational damping kernel: its exact states need no quadrature. */
export interface RationalBath extends Bath {
  readonly dampingKernel: RationalKernel;
}

/** chi(0) = sum of the residues: twice the reorganisation energy, the frequency shift the counter term undoes. */
export function staticSusceptibility(kernel: RationalKernel): number {
  return kernel.reduce((sum, { residue }) => sum + residue.re, 0);
}

/**
 * The rational kernel of a bath: its own `dampingKernel`, or that of an Ohmic Drude bath of @openbath/baths (J = a w L^2/(w^2 + L^2), decay-rate
 * convention: pole -L, residue a L/2); undefined for any other. A bath that was narrowed or changed is recognised as such and is not rational.
 */
export function rationalKernel(bath: Bath & { readonly dampingKernel?: RationalKernel }): RationalKernel | undefined {
  if (bath.dampingKernel) return bath.dampingKernel;
  if (bath.kind !== "drude" || bath.principalValue === false) return undefined;
  const [low, high] = bath.support;
  const cutoff = bath.breakpoints?.[0];
  if (low !== 0 || high !== Number.POSITIVE_INFINITY || cutoff === undefined) return undefined;
  const strength = (2 * bath.spectralDensity(cutoff)) / cutoff;
  for (const x of [0.03, 0.5, 3, 40]) {
    const expected = (strength * x * cutoff) / (1 + x * x);
    if (!(Math.abs(bath.spectralDensity(x * cutoff) - expected) <= 1e-13 * expected)) return undefined;
  }
  return [{ pole: { re: -cutoff, im: 0 }, residue: { re: (strength * cutoff) / 2, im: 0 } }];
}
