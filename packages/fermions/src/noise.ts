import { ComplexMatrix } from "@openbath/linalg";
import { bandGrid } from "./band-grid.ts";
import type { LevelModel } from "./level-model.ts";
import { newnsDensity } from "./newns-level.ts";
import { occupationOf } from "./occupation-difference.ts";
import type { Feature } from "./resonances.ts";
import { leadShare, type UniformNetwork } from "./uniform-network.ts";

/** What the leads have put in by time t, and how fast it changes. */
export interface Noise {
  /** Z(t), energy basis */
  readonly correlation: ComplexMatrix;
  /** dZ/dt */
  readonly slope: ComplexMatrix;
}

/**
 * Z_jk(t) = int dw/2pi J F_jk X_j^* X_k and its derivative (Eq. 30 of paper 004 with the time integrals done), t from 0 to Infinity, on panels graded to resonances,
 * chemical potentials, temperatures and band edges and no longer than 12/t. Absolute accuracy about 1e-14.
 */
export function noise(uniform: UniformNetwork, models: readonly LevelModel[], t: number): Noise {
  const n = models.length;
  const correlation = ComplexMatrix.zeros(n);
  const slope = ComplexMatrix.zeros(n);
  if (t === 0) return { correlation, slope };
  const settled = t === Number.POSITIVE_INFINITY;
  const { nodes, weights } = gridFor(uniform, models, settled ? Number.POSITIVE_INFINITY : 12 / t);
  const transforms = models.map((model) => model.transform(t));
  const shares = uniform.leads.map((_, a) => leadShare(uniform, a));
  const x = new Float64Array(2 * n);
  const pair = new Float64Array(2);
  const sums = uniform.leads.map(() => new Float64Array(2 * n * n));
  const drifts = uniform.leads.map(() => new Float64Array(2 * n));
  for (let i = 0; i < nodes.length; i++) {
    const omega = nodes[i];
    const factor = (weights[i] * newnsDensity(uniform.levels[0], omega)) / (2 * Math.PI);
    for (let j = 0; j < n; j++) {
      transforms[j](omega, pair);
      x[2 * j] = pair[0];
      x[2 * j + 1] = pair[1];
    }
    const c = settled ? 0 : Math.cos(omega * t);
    const s = settled ? 0 : Math.sin(omega * t);
    for (let a = 0; a < sums.length; a++) {
      const filling = factor * occupationOf(uniform.leads[a].bath, omega);
      if (filling === 0) continue;
      for (let j = 0; j < n; j++) {
        const re = filling * x[2 * j];
        const im = filling * x[2 * j + 1];
        drifts[a][2 * j] += c * re + s * im;
        drifts[a][2 * j + 1] += c * im - s * re;
        for (let k = j; k < n; k++) {
          sums[a][2 * (j * n + k)] += re * x[2 * k] + im * x[2 * k + 1];
          sums[a][2 * (j * n + k) + 1] += re * x[2 * k + 1] - im * x[2 * k];
        }
      }
    }
  }
  const green = settled ? undefined : models.map((model) => model.propagator(t));
  shares.forEach((share, a) => {
    for (let j = 0; j < n; j++) {
      for (let k = j; k < n; k++) {
        const f = share.get(j, k);
        const at = 2 * (j * n + k);
        addHermitian(correlation, j, k, f, sums[a][at], sums[a][at + 1]);
        if (green === undefined) continue;
        // conj(G_j) S_k + G_k conj(S_j), S_j = int dw/2pi J f e^{-iwt} X_j
        const d = drifts[a];
        const re =
          green[j].re * d[2 * k] + green[j].im * d[2 * k + 1] + green[k].re * d[2 * j] + green[k].im * d[2 * j + 1];
        const im =
          green[j].re * d[2 * k + 1] - green[j].im * d[2 * k] + green[k].im * d[2 * j] - green[k].re * d[2 * j + 1];
        addHermitian(slope, j, k, f, re, im);
      }
    }
  });
  return { correlation, slope };
}

/** Panels that resolve the levels, the leads' occupations, and oscillations in time. */
export function gridFor(
  uniform: UniformNetwork,
  models: readonly LevelModel[],
  longest: number,
): ReturnType<typeof bandGrid> {
  const features: Feature[] = models.map(({ feature }) => feature);
  for (const model of models) for (const energy of model.bound) features.push({ centre: energy, width: 0 });
  const steps: number[] = [];
  for (const { bath } of uniform.leads) {
    if (bath.beta === Number.POSITIVE_INFINITY) steps.push(bath.mu);
    else features.push({ centre: bath.mu, width: Math.PI / bath.beta });
  }
  return bandGrid(uniform.bandwidth, features, steps, longest);
}

function addHermitian(
  m: ComplexMatrix,
  j: number,
  k: number,
  f: { re: number; im: number },
  re: number,
  im: number,
): void {
  const x = f.re * re - f.im * im;
  const y = f.re * im + f.im * re;
  const old = m.get(j, k);
  m.set(j, k, old.re + x, j === k ? 0 : old.im + y);
  if (j !== k) m.set(k, j, old.re + x, -(old.im + y));
}
