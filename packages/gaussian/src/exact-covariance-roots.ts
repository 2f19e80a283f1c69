import type { Complex } from "@openbath/linalg";
import { matsubaraWeight } from "./matsubara-weight.ts";
import type { HarmonicNetwork } from "./network.ts";
import { kernelAt } from "./refine-resonance.ts";
import type { Resonance, ResonanceProblem } from "./resonances.ts";

/** Covariances by kind, n x n row-major: <x_i x_j>, (<x_i p_j> + <p_j x_i>)/2 (antisymmetric in a stationary state), <p_i p_j>. */
export interface CovarianceBlocks {
  readonly xx: Float64Array;
  readonly xp: Float64Array;
  readonly pp: Float64Array;
}

/**
 * The exact stationary covariances of a network of rational baths without quadrature (paper 003, Eqs. 30 to 32, integrated): with the roots s_m, their
 * vectors x_m, the components b_m on the node of each bath, its kernel gamma_m and Matsubara weight f_m at the root,
 * <x x^T> = -sum_baths sum_mm' x_m x_m'^T b_m b_m' (gamma_m + gamma_m')(f_m + f_m')/(s_m + s_m'), momenta by a factor s. Two roots that nearly coincide
 * do no harm: the sum s_m + s_m' vanishes for no pair, and where it is small it is formed from the offsets.
 */
export function covarianceFromResonances(
  network: HarmonicNetwork,
  problem: ResonanceProblem,
  roots: readonly Resonance[],
): CovarianceBlocks {
  const n = network.frequencies.length;
  const count = roots.length;
  const weights = pairWeights(network, problem, roots);
  const blocks = { xx: new Float64Array(n * n), xp: new Float64Array(n * n), pp: new Float64Array(n * n) };
  // t_m = sum_m' K_mm' x_m', and with one factor s_m' or half of it and minus half of s_m: three sums over m'
  const plain = new Float64Array(2 * n);
  const moving = new Float64Array(2 * n);
  for (let m = 0; m < count; m++) {
    const { s, vector } = roots[m];
    if (s.im < 0) continue; // the conjugate counts through the factor below
    const factor = s.im === 0 || !hasConjugate(roots, m) ? 1 : 2;
    plain.fill(0);
    moving.fill(0);
    for (let p = 0; p < count; p++) {
      const re = weights[2 * (m * count + p)];
      const im = weights[2 * (m * count + p) + 1];
      const other = roots[p];
      const sRe = re * other.s.re - im * other.s.im;
      const sIm = re * other.s.im + im * other.s.re;
      const x = other.vector;
      for (let k = 0; k < 2 * n; k += 2) {
        plain[k] += re * x[k] - im * x[k + 1];
        plain[k + 1] += re * x[k + 1] + im * x[k];
        moving[k] += sRe * x[k] - sIm * x[k + 1];
        moving[k + 1] += sRe * x[k + 1] + sIm * x[k];
      }
    }
    for (let i = 0; i < n; i++) {
      const re = factor * vector[2 * i];
      const im = factor * vector[2 * i + 1];
      const sRe = re * s.re - im * s.im;
      const sIm = re * s.im + im * s.re;
      for (let j = 0; j < n; j++) {
        const at = i * n + j;
        blocks.xx[at] += re * plain[2 * j] - im * plain[2 * j + 1];
        blocks.pp[at] += sRe * moving[2 * j] - sIm * moving[2 * j + 1];
        const forward = re * moving[2 * j] - im * moving[2 * j + 1];
        const backward = sRe * plain[2 * j] - sIm * plain[2 * j + 1];
        blocks.xp[at] += (forward - backward) / 2;
      }
    }
  }
  const u = problem.modes.vectors;
  return {
    xx: toNodes(n, u, blocks.xx, 1),
    xp: toNodes(n, u, blocks.xp, -1),
    pp: toNodes(n, u, blocks.pp, 1),
  };
}

/** Conjugates stand next to their roots, see `resonances`. */
function hasConjugate(roots: readonly Resonance[], m: number): boolean {
  return m + 1 < roots.length && roots[m + 1].s.im === -roots[m].s.im && roots[m + 1].s.re === roots[m].s.re;
}

/** K_mm', interleaved, summed over the baths. */
function pairWeights(network: HarmonicNetwork, problem: ResonanceProblem, roots: readonly Resonance[]): Float64Array {
  const count = roots.length;
  const scale = network.frequencies.reduce((sum, w) => sum + w, 0) / network.frequencies.length;
  const result = new Float64Array(2 * count * count);
  network.baths.forEach((bath, index) => {
    const data = roots.map((root) => {
      const b = component(problem.nodes[problem.nodeOfBath[index]].coupling, root.vector);
      return {
        b,
        gamma: kernelAt(problem.kernels[index], root),
        f: matsubaraWeight(root.s, bath.temperature, scale),
      };
    });
    for (let m = 0; m < count; m++) {
      const one = data[m];
      for (let p = m; p < count; p++) {
        const two = data[p];
        const bRe = one.b.re * two.b.re - one.b.im * two.b.im;
        const bIm = one.b.re * two.b.im + one.b.im * two.b.re;
        const gRe = one.gamma.re + two.gamma.re;
        const gIm = one.gamma.im + two.gamma.im;
        const fRe = one.f.re + two.f.re;
        const fIm = one.f.im + two.f.im;
        const aRe = gRe * fRe - gIm * fIm;
        const aIm = gRe * fIm + gIm * fRe;
        const d = sumOfRoots(problem, roots[m], roots[p]);
        const square = d.re * d.re + d.im * d.im;
        const cRe = bRe * aRe - bIm * aIm;
        const cIm = bRe * aIm + bIm * aRe;
        const re = -(cRe * d.re + cIm * d.im) / square;
        const im = -(cIm * d.re - cRe * d.im) / square;
        result[2 * (m * count + p)] += re;
        result[2 * (m * count + p) + 1] += im;
        if (p === m) continue;
        result[2 * (p * count + m)] += re;
        result[2 * (p * count + m) + 1] += im;
      }
    }
  });
  return result;
}

/** s_m + s_m'; for an i Omega_k and a -i Omega_l the difference of frequencies from the offsets. */
function sumOfRoots({ modes }: ResonanceProblem, one: Resonance, two: Resonance): Complex {
  if (one.mode >= 0 && two.mode >= 0 && one.base.im * two.base.im < 0) {
    const difference =
      (modes.offsets[one.mode] - modes.offsets[two.mode]) / (modes.frequencies[one.mode] + modes.frequencies[two.mode]);
    return {
      re: one.delta.re + two.delta.re,
      im: Math.sign(one.base.im) * difference + one.delta.im + two.delta.im,
    };
  }
  return { re: one.s.re + two.s.re, im: one.s.im + two.s.im };
}

function component(u: Float64Array, x: Float64Array): Complex {
  let re = 0;
  let im = 0;
  for (let k = 0; k < u.length; k++) {
    re += u[k] * x[2 * k];
    im += u[k] * x[2 * k + 1];
  }
  return { re, im };
}

/** U a U^T, made exactly symmetric (sign 1) or antisymmetric (sign -1). */
function toNodes(n: number, u: Float64Array, a: Float64Array, sign: 1 | -1): Float64Array {
  const half = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < n; l++) sum += a[k * n + l] * u[j * n + l];
      half[k * n + j] = sum;
    }
  }
  const full = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += u[i * n + k] * half[k * n + j];
      full[i * n + j] = sum;
    }
  }
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) result[i * n + j] = (full[i * n + j] + sign * full[j * n + i]) / 2;
  }
  return result;
}
