import type { CovarianceBlocks } from "./exact-covariance-roots.ts";
import { type FrequencyRule, frequencyRule } from "./frequency-rule.ts";
import { greenFunction } from "./green-function.ts";
import type { HarmonicNetwork } from "./network.ts";
import { thermalFactor } from "./thermal-factor.ts";

/** The exact covariances by quadrature, with a check on them. */
export interface QuadratureResult {
  readonly blocks: CovarianceBlocks;
  /** largest |(2/pi) int w Im A^-1_jj dw - 1|: how well [x_j, p_j] = i is kept. Of order 1 where a mode is not damped (outside every bath's band). */
  readonly commutatorDefect: number;
}

/**
 * The exact stationary covariances of a network with any baths: int dw/2pi A^-1 diag(J_b coth_b/2) A^-1^dagger and its momentum companions (paper 003,
 * Eqs. 30 to 32; J in the decay-rate convention, twice the paper's) by the graded rule. For rational baths an independent check of the closed form.
 */
export function covarianceFromQuadrature(
  network: HarmonicNetwork,
  rule: FrequencyRule = quadratureRule(network),
): QuadratureResult {
  const n = network.frequencies.length;
  const blocks = { xx: new Float64Array(n * n), xp: new Float64Array(n * n), pp: new Float64Array(n * n) };
  const commutator = new Float64Array(n);
  const green = greenFunction(network);
  for (let q = 0; q < rule.nodes.length; q++) {
    const omega = rule.nodes[q];
    green.at(omega);
    network.baths.forEach((bath, b) => {
      const J = green.densities[b] / 2;
      if (J === 0) return;
      const bare = (rule.weights[q] * J) / Math.PI;
      const noise = bare * thermalFactor(bath, omega);
      const g = green.columns.subarray(2 * b * n, 2 * (b + 1) * n);
      for (let i = 0; i < n; i++) {
        const re = g[2 * i];
        const im = g[2 * i + 1];
        commutator[i] += 2 * omega * bare * (re * re + im * im);
        for (let j = 0; j <= i; j++) {
          const at = i * n + j;
          const real = noise * (re * g[2 * j] + im * g[2 * j + 1]);
          blocks.xx[at] += real;
          blocks.pp[at] += omega * omega * real;
          blocks.xp[at] -= omega * noise * (im * g[2 * j] - re * g[2 * j + 1]);
        }
      }
    });
  }
  for (let i = 0; i < n; i++) {
    blocks.xp[i * n + i] = 0;
    for (let j = 0; j < i; j++) {
      blocks.xx[j * n + i] = blocks.xx[i * n + j];
      blocks.pp[j * n + i] = blocks.pp[i * n + j];
      blocks.xp[j * n + i] = -blocks.xp[i * n + j];
    }
  }
  const commutatorDefect = commutator.reduce((max, x) => Math.max(max, Math.abs(x - 1)), 0);
  return { blocks, commutatorDefect };
}

/** The rule for a network: graded to its known singularities, or also refined to its integrands where some bath is not rational. */
export function quadratureRule(network: HarmonicNetwork): FrequencyRule {
  if (network.baths.every(({ kernel }) => kernel !== undefined)) return frequencyRule(network);
  const n = network.frequencies.length;
  const green = greenFunction(network);
  return frequencyRule(network, (omega) => {
    green.at(omega);
    let sum = 0;
    network.baths.forEach((bath, b) => {
      const J = green.densities[b];
      if (J === 0) return;
      let square = 0;
      for (let j = 2 * b * n; j < 2 * (b + 1) * n; j++) square += green.columns[j] ** 2;
      sum += J * thermalFactor(bath, omega) * square * (1 + omega * omega);
    });
    return sum;
  });
}
