import type { Bath } from "@openbath/baths";
import { ComplexMatrix } from "@openbath/linalg";
import { bandGrid } from "./band-grid.ts";
import { nonMarkovianity } from "./canonical-form.ts";
import { newnsDensity } from "./newns-level.ts";
import { occupationOf } from "./occupation-difference.ts";
import type { Feature } from "./resonances.ts";
import { type TimeLocalEquation, timeLocalEquation } from "./time-local.ts";
import { UniformDynamics } from "./uniform-dynamics.ts";
import { exponentialParameters, leadShare, type Reading, type UniformNetwork } from "./uniform-network.ts";

/**
 * The asymptotic equation, defined by Eq. 55 of paper 004, Lambda^+_jk = i int dw J_N F_jk [1/(E_j - w + i Gamma_j/2) - 1/(E_k - w - i Gamma_k/2)]: the limit of the
 * exponential-propagator equation. (The exact Lambda^+(t) has no limit: after the pole has decayed, the band edges' power law takes over.)
 */
export function asymptoticEquation(uniform: UniformNetwork, reading: Reading = "bare"): TimeLocalEquation {
  const parameters = exponentialParameters(uniform, reading);
  const moments = uniform.leads.map(({ bath }) => leadMoments(uniform, bath, parameters));
  return assembled(uniform, parameters, moments);
}

/**
 * nu_infinity of Eq. 55 over a plane: entry (a, b), row-major, for baths[0][a] on the first mode and baths[1][b] on the second of a two-mode network (its own
 * baths are not used). Each lead enters Lambda^+ linearly, so the quadratures are as many as rows plus columns, not their product.
 * @throws RangeError unless there are two modes and the baths have the network's spectral density
 */
export function nonMarkovianityMap(
  uniform: UniformNetwork,
  baths: readonly [readonly Bath[], readonly Bath[]],
  reading: Reading = "bare",
): Float64Array {
  if (uniform.levels.length !== 2)
    throw new RangeError(`nonMarkovianityMap: expected two modes, got ${uniform.levels.length}`);
  for (const bath of baths.flat()) {
    if (bath.kind !== "newns" || bath.support[1] !== uniform.bandwidth || bath.spectralDensity(0) !== uniform.rate) {
      throw new RangeError("nonMarkovianityMap: every bath must have the network's own newns spectral density");
    }
  }
  const parameters = exponentialParameters(uniform, reading);
  const moments = baths.map((side) => side.map((bath) => leadMoments(uniform, bath, parameters)));
  const out = new Float64Array(baths[0].length * baths[1].length);
  let at = 0;
  for (const left of moments[0]) {
    for (const right of moments[1]) out[at++] = nonMarkovianity(assembled(uniform, parameters, [left, right]));
  }
  return out;
}

/**
 * The exact generator in its exponential stage, before the band edges take over: Lambda^+_jk = C_jk(infinity) [(Gamma_j + Gamma_k)/2 - i (E'_j - E'_k)] with the pole
 * E' - i Gamma/2 of each level.
 */
export function plateauEquation(uniform: UniformNetwork): TimeLocalEquation {
  const steady = new UniformDynamics(uniform).steadyCorrelation();
  const n = uniform.levels.length;
  const parameters = exponentialParameters(uniform, "renormalised");
  const gain = ComplexMatrix.zeros(n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const { re, im } = steady.get(j, k);
      const damping = 0.5 * (parameters[j].rate + parameters[k].rate);
      const turning = parameters[j].energy - parameters[k].energy;
      gain.set(j, k, damping * re + turning * im, damping * im - turning * re);
    }
  }
  return withParameters(uniform, parameters, gain);
}

interface ExponentialLevel {
  readonly energy: number;
  readonly rate: number;
}

/** M_j = int dw/2pi J n X_j(w, infinity) for one bath, interleaved, X = i / (w - E + i Gamma/2). */
function leadMoments(uniform: UniformNetwork, bath: Bath, parameters: readonly ExponentialLevel[]): Float64Array {
  const features: Feature[] = parameters.map(({ energy, rate }) => ({ centre: energy, width: 0.5 * rate }));
  const steps: number[] = [];
  if (bath.beta === Number.POSITIVE_INFINITY) steps.push(bath.mu);
  else features.push({ centre: bath.mu, width: Math.PI / bath.beta });
  const { nodes, weights } = bandGrid(uniform.bandwidth, features, steps);
  const out = new Float64Array(2 * parameters.length);
  for (let i = 0; i < nodes.length; i++) {
    const factor =
      (weights[i] * newnsDensity(uniform.levels[0], nodes[i]) * occupationOf(bath, nodes[i])) / (2 * Math.PI);
    if (factor === 0) continue;
    for (let j = 0; j < parameters.length; j++) {
      const x = nodes[i] - parameters[j].energy;
      const y = 0.5 * parameters[j].rate;
      const norm = factor / (x * x + y * y);
      out[2 * j] += norm * y;
      out[2 * j + 1] += norm * x;
    }
  }
  return out;
}

/** Lambda^+_jk = sum_a conj(R_ja) R_ka (M_k + M_j^*). */
function assembled(
  uniform: UniformNetwork,
  parameters: readonly ExponentialLevel[],
  moments: readonly Float64Array[],
): TimeLocalEquation {
  const n = parameters.length;
  const gain = ComplexMatrix.zeros(n);
  moments.forEach((m, a) => {
    const share = leadShare(uniform, a);
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        const f = share.get(j, k);
        const re = m[2 * k] + m[2 * j];
        const im = m[2 * k + 1] - m[2 * j + 1];
        gain.data[2 * (j * n + k)] += f.re * re - f.im * im;
        gain.data[2 * (j * n + k) + 1] += f.re * im + f.im * re;
      }
    }
  });
  return withParameters(uniform, parameters, gain);
}

function withParameters(
  uniform: UniformNetwork,
  parameters: readonly ExponentialLevel[],
  gain: ComplexMatrix,
): TimeLocalEquation {
  return timeLocalEquation(
    uniform.net.statistics,
    ComplexMatrix.diagonal(parameters.map(({ energy }) => energy)),
    ComplexMatrix.diagonal(parameters.map(({ rate }) => rate)),
    gain,
  );
}
