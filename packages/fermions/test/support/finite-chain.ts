import { ComplexMatrix, eigHermitian } from "@openbath/linalg";

/** A lead as a uniform chain of `sites` sites: hopping -Omega/2, tied to `mode` by sqrt(Gamma Omega)/2. */
export interface ChainLead {
  readonly mode: number;
  readonly rate: number;
  readonly bandwidth: number;
  readonly temperature: number;
  readonly mu: number;
  readonly boson?: boolean;
}

/**
 * Modes and leads as one finite tight-binding chain, diagonalised: C(t) = <c_j^dag c_k> on the modes and G(t), exact up to the time at which the far ends are
 * noticed. Nothing of the package is used.
 */
export class FiniteChain {
  readonly modes: number;
  private readonly values: Float64Array;
  private readonly vectors: ComplexMatrix;
  /** <c_q^dag c_p> at time 0 between eigenstates of everything, without the modes' own part */
  private readonly bathCorrelation: Float64Array;
  private readonly size: number;

  constructor(h: ComplexMatrix, leads: readonly ChainLead[], sites: number) {
    const n = h.rows;
    const size = n + leads.length * sites;
    const total = ComplexMatrix.zeros(size);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) total.set(i, j, h.get(i, j).re, h.get(i, j).im);
    const occupations = new Float64Array(size * size);
    leads.forEach((lead, a) => {
      const first = n + a * sites;
      const tie = 0.5 * Math.sqrt(lead.rate * lead.bandwidth);
      total.set(lead.mode - 1, first, tie);
      total.set(first, lead.mode - 1, tie);
      for (let m = 0; m + 1 < sites; m++) {
        total.set(first + m, first + m + 1, -0.5 * lead.bandwidth);
        total.set(first + m + 1, first + m, -0.5 * lead.bandwidth);
      }
      for (let q = 1; q <= sites; q++) {
        const k = (Math.PI * q) / (sites + 1);
        const energy = -lead.bandwidth * Math.cos(k);
        const f = 1 / (Math.exp((energy - lead.mu) / lead.temperature) + (lead.boson === true ? -1 : 1));
        for (let m = 1; m <= sites; m++) {
          for (let l = 1; l <= sites; l++) {
            occupations[(first + m - 1) * size + first + l - 1] +=
              (2 / (sites + 1)) * f * Math.sin(k * m) * Math.sin(k * l);
          }
        }
      }
    });
    const { values, vectors } = eigHermitian(total);
    this.modes = n;
    this.size = size;
    this.values = values;
    this.vectors = vectors;
    this.bathCorrelation = occupations;
  }

  /** Rows of e^{-iHt} that belong to the modes: c_j(t) = sum_p U_jp c_p. */
  private rows(t: number): Float64Array {
    const { modes, size, values, vectors } = this;
    const out = new Float64Array(2 * modes * size);
    for (let j = 0; j < modes; j++) {
      for (let e = 0; e < size; e++) {
        const v = vectors.get(j, e);
        const c = Math.cos(values[e] * t);
        const s = -Math.sin(values[e] * t);
        const re = v.re * c - v.im * s;
        const im = v.re * s + v.im * c;
        for (let p = 0; p < size; p++) {
          const w = vectors.data[2 * (p * size + e)];
          const x = vectors.data[2 * (p * size + e) + 1];
          out[2 * (j * size + p)] += re * w + im * x;
          out[2 * (j * size + p) + 1] += im * w - re * x;
        }
      }
    }
    return out;
  }

  /** G(t) and C(t) on the modes from an initial C(0) there. */
  at(t: number, initial: ComplexMatrix): { propagator: ComplexMatrix; correlation: ComplexMatrix } {
    const { modes, size, bathCorrelation } = this;
    const u = this.rows(t);
    const propagator = ComplexMatrix.zeros(modes);
    const correlation = ComplexMatrix.zeros(modes);
    for (let j = 0; j < modes; j++) {
      for (let k = 0; k < modes; k++) propagator.set(j, k, u[2 * (j * size + k)], u[2 * (j * size + k) + 1]);
    }
    const half = new Float64Array(2 * size);
    for (let j = 0; j < modes; j++) {
      half.fill(0);
      for (let p = 0; p < size; p++) {
        const re = u[2 * (j * size + p)];
        const im = -u[2 * (j * size + p) + 1];
        for (let q = 0; q < size; q++) {
          const c = p < modes && q < modes ? initial.get(p, q) : { re: bathCorrelation[p * size + q], im: 0 };
          half[2 * q] += re * c.re - im * c.im;
          half[2 * q + 1] += re * c.im + im * c.re;
        }
      }
      for (let k = 0; k < modes; k++) {
        let re = 0;
        let im = 0;
        for (let q = 0; q < size; q++) {
          const [a, b] = [u[2 * (k * size + q)], u[2 * (k * size + q) + 1]];
          re += half[2 * q] * a - half[2 * q + 1] * b;
          im += half[2 * q] * b + half[2 * q + 1] * a;
        }
        correlation.set(j, k, re, im);
      }
    }
    return { propagator, correlation };
  }
}
