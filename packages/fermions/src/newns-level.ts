import { type Complex, complex } from "@openbath/linalg";

/**
 * One level coupled to one semi-infinite chain, the case that paper 004 solves: H = E d^dag d + sum_q (w_q b_q^dag b_q + ...) with
 * J(w) = Gamma sqrt(1 - (w/Omega)^2) (decay-rate convention). With w = (Omega/2)(v + 1/v), |v| < 1 the physical sheet,
 * G~(w) = (2 v/Omega) / (1 - 2 e v + (1 - y) v^2), e = E/Omega, y = Gamma/Omega.
 */
export interface NewnsLevel {
  readonly energy: number;
  /** Gamma, the strength of the spectral density */
  readonly rate: number;
  /** Omega, half the width of the band */
  readonly bandwidth: number;
}

/** A level with checked parameters. @throws RangeError unless the energy is finite, the rate at least 0 and the bandwidth above 0 */
export function newnsLevel(energy: number, rate: number, bandwidth: number): NewnsLevel {
  if (!Number.isFinite(energy)) throw new RangeError(`newnsLevel: energy must be finite, got ${energy}`);
  if (!(rate > 0 && Number.isFinite(rate))) throw new RangeError(`newnsLevel: rate must be above 0, got ${rate}`);
  if (!(bandwidth > 0 && Number.isFinite(bandwidth)))
    throw new RangeError(`newnsLevel: bandwidth must be above 0, got ${bandwidth}`);
  return { energy, rate, bandwidth };
}

/** J(w) = Gamma sqrt(1 - (w/Omega)^2), the decay-rate convention: 2 pi times the J_N of Eq. 19. */
export function newnsDensity({ rate, bandwidth }: NewnsLevel, omega: number): number {
  const x = omega / bandwidth;
  return rate * Math.sqrt(Math.max(0, (1 - x) * (1 + x)));
}

/** G^r(w) for w inside the band: 1 / ((1 - y/2) w - E + i J/2) = theta - i pi phi (Eqs. 35, 37), written to out[0] + i out[1]. */
export function newnsRetardedInto(level: NewnsLevel, omega: number, out: Float64Array): void {
  const re = (1 - (0.5 * level.rate) / level.bandwidth) * omega - level.energy;
  const im = 0.5 * newnsDensity(level, omega);
  const norm = re * re + im * im;
  out[0] = re / norm;
  out[1] = -im / norm;
}

/** phi(w), the probability density of the energies that d^dag |0> holds, inside the band (Eq. 35 with its undivided denominator). */
export function excitationDensity(level: NewnsLevel, omega: number): number {
  if (Math.abs(omega) > level.bandwidth) return 0;
  const out = new Float64Array(2);
  newnsRetardedInto(level, omega, out);
  return -out[1] / Math.PI;
}

/** theta(w), the Hilbert transform of phi (with the bound states' share), inside the band (Eq. 37). */
export function excitationTransform(level: NewnsLevel, omega: number): number {
  const out = new Float64Array(2);
  newnsRetardedInto(level, omega, out);
  return out[0];
}

/** E' - i Gamma_j/2, the resonance: the lower root of (1 - y) w^2 - 2 (1 - y/2) E w + E^2 + Gamma^2/4 (Eq. 36); undefined where the roots are real. */
export function newnsPole({ energy, rate, bandwidth }: NewnsLevel): Complex | undefined {
  const y = rate / bandwidth;
  const radicand = 1 - y - (energy / bandwidth) ** 2;
  if (!(radicand > 0)) return undefined;
  return complex(((1 - y / 2) * energy) / (1 - y), (-0.5 * rate * Math.sqrt(radicand)) / (1 - y));
}

/** The real roots of the same quadratic, where it has any: bound or virtual states. */
export function newnsRealRoots({ energy, rate, bandwidth }: NewnsLevel): number[] {
  const y = rate / bandwidth;
  const radicand = (energy / bandwidth) ** 2 + y - 1;
  if (radicand < 0) return [];
  const product = energy * energy + rate * rate * 0.25;
  const half = (1 - y / 2) * energy;
  // the larger root of the pair without cancellation, the other from the product; one of them is at infinity at y = 1
  const larger = half + (half >= 0 ? 1 : -1) * 0.5 * rate * Math.sqrt(radicand);
  const roots: number[] = [];
  if (larger !== 0) roots.push(product / larger);
  if (y !== 1) roots.push(larger / (1 - y));
  return roots;
}

/** A real pole of G~ on the physical sheet. */
export interface NewnsBoundState {
  readonly energy: number;
  /** Z: |G(t)| tends to it */
  readonly weight: number;
}

/**
 * The bound states: none if and only if |E| <= Omega - Gamma/2 (Eq. 34 of paper 004 is sufficient, not necessary); two for
 * Gamma large enough. The roots v of 1 - 2 e v + (1 - y) v^2 inside the unit circle give the energy (Omega/2)(v + 1/v) and the weight (1 - v^2)/(1 - (1 - y) v^2).
 */
export function newnsBoundStates({ energy, rate, bandwidth }: NewnsLevel): NewnsBoundState[] {
  const e = energy / bandwidth;
  const y = rate / bandwidth;
  const radicand = e * e + y - 1;
  if (radicand < 0) return [];
  const root = Math.sqrt(radicand);
  // 1/v solves x^2 - 2 e x + (1 - y) = 0: physical where |x| > 1
  const larger = e + (e >= 0 ? root : -root);
  const candidates = [larger, larger === 0 ? 0 : (1 - y) / larger];
  const found: NewnsBoundState[] = [];
  for (const x of candidates) {
    if (!(Math.abs(x) > 1 + 1e-15)) continue;
    const weight = ((x - 1) * (x + 1)) / (x * x - (1 - y));
    found.push({ energy: 0.5 * bandwidth * (x + 1 / x), weight });
  }
  return found.sort((a, b) => a.energy - b.energy);
}
