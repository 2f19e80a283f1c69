import { compileBath } from "@openbath/baths";
import { staticSusceptibility } from "./damping-kernel.ts";
import type { AttachedBath } from "./network.ts";

/**
 * What a bath adds to the diagonal of A(omega) = V - omega^2 + ... on its node, omega > 0: -(chi(omega) - chi(0)) with the counter term, -chi(omega) without;
 * written to out[0] + i out[1]. Im is -J(omega)/2 always. Rational baths by their kernel, -i omega gamma(-i omega); others by the compiled bath:
 * Re chi(omega) = [P int J/(x - omega) + P int J/(x + omega)]/2pi (Eq. 33 of paper 003). A bath whose principal value is dropped adds its damping alone.
 */
export function memoryTerm(bath: AttachedBath, counterTerm: boolean): (omega: number, out: Float64Array) => void {
  const { kernel } = bath;
  if (kernel) {
    const chi0 = counterTerm ? 0 : staticSusceptibility(kernel);
    return (omega, out) => {
      let gammaRe = 0; // gamma(-i omega)
      let gammaIm = 0;
      for (const { pole, residue } of kernel) {
        const re = -pole.re;
        const im = -omega - pole.im;
        const square = re * re + im * im;
        gammaRe += (residue.re * re + residue.im * im) / square;
        gammaIm += (residue.im * re - residue.re * im) / square;
      }
      out[0] = omega * gammaIm - chi0;
      out[1] = -omega * gammaRe;
    };
  }
  if (bath.bath.principalValue === false) {
    return (omega, out) => {
      out[0] = 0;
      out[1] = -bath.J(omega) / 2;
    };
  }
  const compiled = compileBath(bath.bath);
  const chi0 = counterTerm ? staticSusceptibilityOf(bath) : 0;
  return (omega, out) => {
    const real = (compiled.principalValue("J", omega) + compiled.principalValue("J", -omega)) / (2 * Math.PI);
    out[0] = chi0 - real;
    out[1] = -bath.J(omega) / 2;
  };
}

/** chi(0) = (1/pi) int J/omega: the static softening of w_j^2 by the bath. */
export function staticSusceptibilityOf(bath: AttachedBath): number {
  if (bath.kernel) return staticSusceptibility(bath.kernel);
  if (bath.bath.principalValue === false) return 0;
  return compileBath(bath.bath).principalValue("J", 0) / Math.PI;
}
