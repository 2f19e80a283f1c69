import type { Statistics } from "@openbath/baths";
import { add, type ComplexMatrix, subtract } from "@openbath/linalg";

/**
 * The exact time-local master equation of a quadratic network at one time, in some single-particle basis d:
 * d rho/dt = -i [sum h_jk d_j^dag d_k, rho] + sum Lambda^-_jk (d_j rho d_k^dag - {d_k^dag d_j, rho}/2)
 *            + sum Lambda^+_jk (d_k^dag rho d_j - {d_j d_k^dag, rho}/2)   (Eqs. 50, 51 of paper 004).
 */
export interface TimeLocalEquation {
  readonly statistics: Statistics;
  /** h(t), Hermitian */
  readonly hamiltonian: ComplexMatrix;
  /** Gamma(t) = Lambda^- + Lambda^+ (fermions), Lambda^- - Lambda^+ (bosons) */
  readonly damping: ComplexMatrix;
  /** Lambda^+(t) */
  readonly gain: ComplexMatrix;
  /** Lambda^-(t) */
  readonly loss: ComplexMatrix;
}

/** An equation from its damping and gain: Lambda^- = Gamma -+ Lambda^+. */
export function timeLocalEquation(
  statistics: Statistics,
  hamiltonian: ComplexMatrix,
  damping: ComplexMatrix,
  gain: ComplexMatrix,
): TimeLocalEquation {
  const loss = statistics === "fermion" ? subtract(damping, gain) : add(damping, gain);
  return { statistics, hamiltonian, damping, gain, loss };
}

/** dC/dt of C_jk = <d_j^dag d_k>: i [h^T, C] - {Gamma, C}/2 + Lambda^+ (Eq. 48). */
export function correlationDerivative(equation: TimeLocalEquation, correlation: ComplexMatrix): ComplexMatrix {
  const { hamiltonian: h, damping, gain } = equation;
  const n = gain.rows;
  const out = gain.clone();
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      let re = 0;
      let im = 0;
      for (let l = 0; l < n; l++) {
        const a = correlation.get(l, k);
        const b = correlation.get(j, l);
        const hl = h.get(l, j);
        const hr = h.get(k, l);
        const dl = damping.get(j, l);
        const dr = damping.get(l, k);
        // i (h_lj C_lk - C_jl h_kl) - (Gamma_jl C_lk + C_jl Gamma_lk)/2
        re += -(hl.re * a.im + hl.im * a.re) + (hr.re * b.im + hr.im * b.re);
        im += hl.re * a.re - hl.im * a.im - (hr.re * b.re - hr.im * b.im);
        re -= 0.5 * (dl.re * a.re - dl.im * a.im + dr.re * b.re - dr.im * b.im);
        im -= 0.5 * (dl.re * a.im + dl.im * a.re + dr.re * b.im + dr.im * b.re);
      }
      out.data[2 * (j * n + k)] += re;
      out.data[2 * (j * n + k) + 1] += im;
    }
  }
  return out;
}

/** dD/dt of the double occupancy of two fermionic modes: -Tr(Gamma) D + Lambda^+_11 C_22 + Lambda^+_22 C_11 - Lambda^+_12 C_21 - Lambda^+_21 C_12 (Eq. 49). */
export function doubleOccupancyDerivative(
  { damping, gain }: TimeLocalEquation,
  correlation: ComplexMatrix,
  doubleOccupancy: number,
): number {
  const c = correlation.get(1, 0);
  const g = gain.get(0, 1);
  const mixed = 2 * (g.re * c.re - g.im * c.im);
  const direct = gain.get(0, 0).re * correlation.get(1, 1).re + gain.get(1, 1).re * correlation.get(0, 0).re;
  return -(damping.get(0, 0).re + damping.get(1, 1).re) * doubleOccupancy + direct - mixed;
}
