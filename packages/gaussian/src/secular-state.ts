import { Matrix } from "ml-matrix";
import { boseDifference } from "./bose-difference.ts";
import { UndampedModeError } from "./errors.ts";
import type { HarmonicNetwork } from "./network.ts";
import type { NetworkState } from "./network-state.ts";
import { normalModes } from "./normal-modes.ts";

/**
 * Stationary state of the global equation when no modes are degenerate: mode k holds n_k = sum_b d_kb n_b / sum_b d_kb quanta, d_kb = U_jk^2 J_b(Omega_k)/
 * (2 Omega_k), and bath b gives it Omega_k sum_b' d_kb d_kb' (n_b - n_b') / sum d_k (Eq. 24 of paper 003 with its denominator put right): no
 * cancellation however weak the springs. Throws UndampedModeError when a mode couples to no bath.
 */
export function secularState(network: HarmonicNetwork): NetworkState {
  const n = network.frequencies.length;
  const { frequencies, vectors } = normalModes(network);
  const { baths } = network;
  const currents = new Array<number>(baths.length).fill(0);
  const quanta = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const w = frequencies[k];
    const damping = baths.map((bath) => (vectors[(bath.node - 1) * n + k] ** 2 * bath.J(w)) / (2 * w));
    const total = damping.reduce((sum, d) => sum + d, 0);
    if (!(total > 0)) {
      throw new UndampedModeError(
        `the normal mode at frequency ${w} couples to no bath: the stationary state of the global equation is not unique`,
      );
    }
    baths.forEach((bath, b) => {
      quanta[k] += (damping[b] / total) * bath.n(w);
      baths.forEach((other, c) => {
        if (c === b || damping[b] === 0) return;
        currents[b] += w * damping[b] * (damping[c] / total) * boseDifference(w, bath.bath.beta, other.bath.beta);
      });
    });
  }
  const covariance = Matrix.zeros(2 * n, 2 * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let xx = 0;
      let pp = 0;
      for (let k = 0; k < n; k++) {
        const weight = vectors[i * n + k] * vectors[j * n + k] * (quanta[k] + 0.5);
        xx += weight / frequencies[k];
        pp += weight * frequencies[k];
      }
      covariance.set(2 * i, 2 * j, xx);
      covariance.set(2 * i + 1, 2 * j + 1, pp);
    }
  }
  return {
    equation: "global",
    covariance,
    heatCurrents: currents,
    symplecticEigenvalues: Array.from(quanta, (x) => x + 0.5).sort((a, b) => b - a),
    physical: true,
  };
}
