import { ComplexMatrix, eigenvalues } from "@openbath/linalg";
import { memoryTerm, staticSusceptibilityOf } from "./memory-term.ts";
import type { HarmonicNetwork } from "./network.ts";
import { networkResonances } from "./network-resonances.ts";
import { normalModes } from "./normal-modes.ts";

/**
 * Where the integrands of a network are singular in the complex frequency plane (upper right quarter), as pairs (Re, Im): resonances, poles of rational
 * kernels, first Matsubara frequency of each bath. For baths that are not rational the resonances are estimated: good enough to grade a quadrature by.
 */
export function spectralPoles(network: HarmonicNetwork): number[] {
  const poles: number[] = [];
  for (const { kernel, temperature } of network.baths) {
    if (temperature > 0) poles.push(0, 2 * Math.PI * temperature);
    for (const { pole } of kernel ?? []) poles.push(Math.abs(pole.im), Math.abs(pole.re));
  }
  const exact = networkResonances(network);
  if (exact) for (const { s } of exact.roots) poles.push(Math.abs(s.im), Math.abs(s.re));
  else estimated(network, poles);
  return poles;
}

/** How many frequencies the estimate looks at. */
const MOST = 16;

/** Roots of the eigenvalues of V + memory terms at the frequencies of the normal modes. */
function estimated(network: HarmonicNetwork, poles: number[]): void {
  const n = network.frequencies.length;
  const modes = normalModes(network);
  const terms = network.baths.map((bath) => memoryTerm(bath, network.counterTerm));
  const softening = network.counterTerm ? 0 : Math.max(0, ...network.baths.map(staticSusceptibilityOf));
  const step = Math.max(1, Math.ceil(n / MOST));
  const out = new Float64Array(2);
  for (let m = 0; m < n; m += step) {
    const omega = Math.sqrt(Math.max(modes.frequencies[m] ** 2 - softening / 2, 1e-6 * modes.frequencies[m] ** 2));
    const matrix = new ComplexMatrix(n, n);
    for (let k = 0; k < n; k++) matrix.set(k, k, modes.frequencies[k] ** 2);
    terms.forEach((term, b) => {
      term(omega, out);
      const row = (network.baths[b].node - 1) * n;
      for (let k = 0; k < n; k++) {
        for (let l = 0; l < n; l++) {
          const weight = modes.vectors[row + k] * modes.vectors[row + l];
          matrix.data[2 * (k * n + l)] += weight * out[0];
          matrix.data[2 * (k * n + l) + 1] += weight * out[1];
        }
      }
    });
    const squares = eigenvalues(matrix);
    for (let k = 0; k < n; k++) {
      const modulus = Math.sqrt(Math.hypot(squares[2 * k], squares[2 * k + 1]));
      const phase = Math.atan2(squares[2 * k + 1], squares[2 * k]) / 2;
      poles.push(Math.abs(modulus * Math.cos(phase)), Math.abs(modulus * Math.sin(phase)) + 1e-12 * modulus);
    }
  }
}
