import type { CovarianceDynamics, EquationName } from "./covariance-dynamics.ts";
import { dd, ddAdd, ddMultiply, ddProduct, ddScale, ddSum } from "./double-double.ts";
import { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import type { AttachedBath, HarmonicNetwork } from "./network.ts";
import { type NormalModes, normalModes } from "./normal-modes.ts";

/**
 * Second-order equation in the normal modes with chosen pairs of modes kept (paper 003, Eq. 9 without Lamb shift and without the terms that change the
 * excitation number; A.1 with misprint 8 undone): with u_k = U_jk / sqrt(2 Omega_k), the amplitudes obey d a_k/dt = -i Omega_k a_k - sum_l D_kl a_l / 2,
 * D_kl = sum_b J_b(Omega_l) u_k u_l (kept pairs only), and N_kl = <a_k^dag a_l> gains
 * sum_b (J_b n_b(Omega_k) + J_b n_b(Omega_l)) u_k u_l / 2.
 * `keep(k, l)`, 0-based, must be symmetric and true for k = l.
 */
export function amplitudeEquation(
  equation: EquationName,
  network: HarmonicNetwork,
  keep: (k: number, l: number) => boolean,
): CovarianceDynamics {
  const n = network.frequencies.length;
  const modes = normalModes(network);
  const parts = network.baths.map((bath) => modeDissipator(n, modes, bath, keep));
  const drift = new DoubleDoubleMatrix(2 * n);
  const energy = new DoubleDoubleMatrix(2 * n);
  const positions = new Float64Array(n * n);
  const momenta = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const frequency = modes.frequencies[k];
    drift.set(k, n + k, dd(frequency));
    drift.set(n + k, k, dd(-frequency));
    energy.set(k, k, dd(frequency));
    energy.set(n + k, n + k, dd(frequency));
    for (let j = 0; j < n; j++) {
      positions[j * n + k] = modes.vectors[j * n + k] / Math.sqrt(frequency);
      momenta[j * n + k] = modes.vectors[j * n + k] * Math.sqrt(frequency);
    }
  }
  useAccurateDetuning(drift, modes);
  return {
    equation,
    network,
    drift: parts.reduce((sum, part) => sum.plus(part.drift), drift),
    diffusion: parts.reduce((sum, part) => sum.plus(part.diffusion), new DoubleDoubleMatrix(2 * n)),
    energy,
    parts,
    positions,
    momenta,
  };
}

/**
 * Replaces the frequencies in the Hamiltonian part by Omega_1 + (Omega_k - Omega_1), the difference formed from the offsets, so that the coherence of
 * quasi-resonant modes turns at the right rate.
 */
function useAccurateDetuning(drift: DoubleDoubleMatrix, { frequencies, offsets }: NormalModes): void {
  const n = frequencies.length;
  for (let k = 1; k < n; k++) {
    const detuning = (offsets[k] - offsets[0]) / (frequencies[k] + frequencies[0]);
    const frequency = ddSum(frequencies[0], detuning);
    drift.set(k, n + k, frequency);
    drift.set(n + k, k, ddScale(-1, frequency));
  }
}

function modeDissipator(
  n: number,
  { frequencies, vectors }: NormalModes,
  bath: AttachedBath,
  keep: (k: number, l: number) => boolean,
): { drift: DoubleDoubleMatrix; diffusion: DoubleDoubleMatrix } {
  const drift = new DoubleDoubleMatrix(2 * n);
  const diffusion = new DoubleDoubleMatrix(2 * n);
  const amplitude = Array.from(frequencies, (w, k) => vectors[(bath.node - 1) * n + k] / Math.sqrt(2 * w));
  const J = Array.from(frequencies, (w) => bath.J(w));
  const quanta = Array.from(frequencies, (w) => ddSum(bath.n(w), 0.5));
  for (let k = 0; k < n; k++) {
    for (let l = 0; l < n; l++) {
      if (!keep(k, l)) continue;
      const overlap = ddProduct(amplitude[k], amplitude[l]);
      const damping = ddMultiply(dd(J[l]), overlap);
      const other = ddMultiply(dd(J[k]), overlap);
      const gain = ddScale(0.5, ddAdd(ddMultiply(damping, quanta[l]), ddMultiply(other, quanta[k])));
      for (const shift of [0, n]) {
        drift.set(shift + k, shift + l, ddScale(-0.5, damping));
        diffusion.set(shift + k, shift + l, gain);
      }
    }
  }
  return { drift, diffusion };
}
