import type { Matrix } from "ml-matrix";
import { boseDifference } from "./bose-difference.ts";
import { quadratureRule } from "./exact-covariance-quadrature.ts";
import type { FrequencyRule } from "./frequency-rule.ts";
import { greenFunction } from "./green-function.ts";
import type { HarmonicNetwork } from "./network.ts";
import { thermalFactor } from "./thermal-factor.ts";
import { transmissionAt } from "./transmission.ts";

/**
 * The exact heat current of every bath into the network, Landauer's way: Q_b = sum_b' int_0^inf dw/2pi w T_bb'(w) (n_b - n_b'). Nothing cancels: the relative
 * accuracy is that of the quadrature however small the current is, and baths of one temperature exchange exactly nothing.
 */
export function landauerCurrents(network: HarmonicNetwork, rule: FrequencyRule = quadratureRule(network)): number[] {
  const { baths } = network;
  const currents = new Array<number>(baths.length).fill(0);
  const green = greenFunction(network);
  for (let q = 0; q < rule.nodes.length; q++) {
    const omega = rule.nodes[q];
    green.at(omega);
    for (let b = 0; b < baths.length; b++) {
      for (let c = 0; c < b; c++) {
        const bias = boseDifference(omega, baths[b].bath.beta, baths[c].bath.beta);
        if (bias === 0) continue;
        const T = transmissionAt(network, green, b, c);
        const flow = (rule.weights[q] / (2 * Math.PI)) * omega * T * bias;
        currents[b] += flow;
        currents[c] -= flow;
      }
    }
  }
  return currents;
}

/**
 * The same from what each bath does to its node: work of its noise minus what its damping takes, Q_b = int_0^inf dw/2pi w J_b [Im A^-1_jj coth_b - C_jj],
 * C = sum_b' |A^-1_jj'|^2 J_b' coth_b'/2. A check on `landauerCurrents`, with cancellation.
 */
export function bathCurrents(network: HarmonicNetwork, rule: FrequencyRule = quadratureRule(network)): number[] {
  const { baths } = network;
  const n = network.frequencies.length;
  const currents = new Array<number>(baths.length).fill(0);
  const green = greenFunction(network);
  for (let q = 0; q < rule.nodes.length; q++) {
    const omega = rule.nodes[q];
    green.at(omega);
    baths.forEach((bath, b) => {
      const j = bath.node - 1;
      let spectrum = 0;
      baths.forEach((other, c) => {
        const at = 2 * (c * n + j);
        const square = green.columns[at] ** 2 + green.columns[at + 1] ** 2;
        spectrum += (square * green.densities[c] * thermalFactor(other, omega)) / 2;
      });
      const response = green.columns[2 * (b * n + j) + 1];
      const flow = green.densities[b] * (response * thermalFactor(bath, omega) - spectrum);
      currents[b] += (rule.weights[q] / (2 * Math.PI)) * omega * flow;
    });
  }
  return currents;
}

/**
 * The heat entering the network at every node, from the springs it leaves by: Q_j = sum_l k_jl <x_j p_l> (Eq. 34 of paper 003 with its sign put right), for an
 * exact stationary covariance in the order x1 p1 x2 p2 ... It is the sum of the currents of the baths on the node, and 0 on a node without a bath.
 */
export function bondCurrents(network: HarmonicNetwork, covariance: Matrix): number[] {
  const n = network.frequencies.length;
  return network.frequencies.map((_, j) => {
    let sum = 0;
    for (let l = 0; l < n; l++) {
      const forward = covariance.get(2 * j, 2 * l + 1);
      const backward = covariance.get(2 * l, 2 * j + 1);
      sum += (network.springs[j * n + l] * (forward - backward)) / 2;
    }
    return sum;
  });
}
