import { gaussLegendre } from "./gauss-legendre.ts";
import { type NewnsLevel, newnsDensity, newnsPole } from "./newns-level.ts";

/** The rigorous bound on |G(t) - e^{-iEt - Gamma t/2}| and its parts. */
export interface PropagatorErrorBound {
  /** |p - 1| e^{-Gamma_j t/2}: the pole's residue is not 1 */
  readonly residue: number;
  /** the band edges' share, (Gamma/Omega) Omega^2 u(Omega t) / ((1 - Gamma/Omega)((Omega - |E'|)^2 + Gamma_j^2/4)) (Eq. E5) */
  readonly bandEdges: number;
  /** |e^{-iE't - Gamma_j t/2} - e^{-iEt - J(E) t/2}| for the bare reading, 0 for the renormalised one */
  readonly reading: number;
  readonly total: number;
}

/**
 * Bound on the error of the exponential propagator (Eqs. E1-E6 of paper 004, with e^{-Gamma t/2} where E1 and E4 print e^{-Gamma t}).
 * @throws RangeError when Gamma >= Omega, or the resonance is not below the band
 */
export function propagatorErrorBound(
  level: NewnsLevel,
  t: number,
  reading: "bare" | "renormalised" = "renormalised",
): PropagatorErrorBound {
  const { energy, rate, bandwidth } = level;
  const pole = newnsPole(level);
  if (pole === undefined || Math.abs(pole.re) >= bandwidth) {
    throw new RangeError(
      `propagatorErrorBound: expected a resonance inside the band of half width ${bandwidth}, but the level at ${energy} with Gamma = ${rate} has none`,
    );
  }
  const decay = Math.exp(pole.im * t);
  const residue = decay * residueDefect(level, pole.re, pole.im);
  const y = rate / bandwidth;
  const gap = (bandwidth - Math.abs(pole.re)) ** 2 + pole.im ** 2;
  const bandEdges = (y * bandwidth ** 2 * edgeDecay(bandwidth * t)) / ((1 - y) * gap);
  let shifted = 0;
  if (reading === "bare") {
    const other = Math.exp(-0.5 * newnsDensity(level, energy) * t);
    const phase = (pole.re - energy) * t;
    shifted = Math.hypot(decay * Math.cos(phase) - other, decay * Math.sin(phase));
  }
  return { residue, bandEdges, reading: shifted, total: residue + bandEdges + shifted };
}

/** |p - 1|, p = sqrt((Omega^2 - w_p^2) / (Omega^2 - Gamma Omega - E^2)) at the pole w_p (Eq. E2). */
function residueDefect({ energy, rate, bandwidth }: NewnsLevel, re: number, im: number): number {
  const below = bandwidth * bandwidth - rate * bandwidth - energy * energy;
  const x = (bandwidth * bandwidth - re * re + im * im) / below;
  const y = (-2 * re * im) / below;
  const size = Math.hypot(x, y);
  const rootRe = Math.sqrt(0.5 * (size + x));
  return Math.hypot(rootRe - 1, y / (2 * rootRe));
}

/** u(tau) = (1/(sqrt 2 pi)) int_0^pi e^{-tau sin th} sqrt(sin th) d th; u(0) = 0.539..., u ~ tau^{-3/2} / sqrt(2 pi). */
export function edgeDecay(tau: number): number {
  // th = s^2 takes the square root away; panels grow from the scale on which the exponential falls
  const end = Math.sqrt(0.5 * Math.PI);
  let low = 0;
  let high = Math.min(end, 0.7 / Math.sqrt(1 + tau));
  let sum = 0;
  while (low < end) {
    const half = 0.5 * (high - low);
    for (let i = 0; i < gaussLegendre.nodes.length; i++) {
      const s = low + half * (1 + gaussLegendre.nodes[i]);
      const sine = Math.sin(s * s);
      sum += half * gaussLegendre.weights[i] * Math.exp(-tau * sine) * Math.sqrt(sine) * 2 * s;
    }
    low = high;
    high = Math.min(end, 1.5 * high);
  }
  return (2 * sum) / (Math.SQRT2 * Math.PI);
}
