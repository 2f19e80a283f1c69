import { ComplexMatrix, svd } from "@openbath/linalg";
import type { Network } from "./network.ts";

/** An eigenstate of h that no lead sees. */
export interface DarkMode {
  readonly energy: number;
  /** the projector on it, site basis */
  readonly weight: ComplexMatrix;
}

/** Eigenstates of h without any amplitude on a mode with a lead, degenerate levels included. */
export function darkModes(net: Network): DarkMode[] {
  const { energies, rotation } = net.energyBasis;
  const n = net.modes;
  const scale = energies.reduce((largest, e) => Math.max(largest, Math.abs(e)), Number.MIN_VALUE);
  const sites = [...new Set(net.leads.map(({ mode }) => mode - 1))];
  const found: DarkMode[] = [];
  for (let first = 0; first < n; ) {
    let last = first + 1;
    while (last < n && Math.abs(energies[last] - energies[first]) < 1e-12 * scale) last++;
    found.push(...darkOf(first, last));
    first = last;
  }
  return found;

  function darkOf(first: number, last: number): DarkMode[] {
    const size = last - first;
    // amplitudes of the degenerate states on the modes with leads, padded to a square or tall matrix
    const onLeads = ComplexMatrix.zeros(Math.max(sites.length, size), size);
    sites.forEach((site, row) => {
      for (let k = 0; k < size; k++) {
        const { re, im } = rotation.get(first + k, site);
        onLeads.set(row, k, re, -im);
      }
    });
    const { singularValues, v } = svd(onLeads);
    const states: DarkMode[] = [];
    for (let s = 0; s < size; s++) {
      if (singularValues[s] > 1e-10) continue;
      const state = new Float64Array(2 * n);
      for (let i = 0; i < n; i++) {
        for (let k = 0; k < size; k++) {
          const r = rotation.get(first + k, i);
          const c = v.get(k, s);
          state[2 * i] += r.re * c.re + r.im * c.im;
          state[2 * i + 1] += r.re * c.im - r.im * c.re;
        }
      }
      const weight = ComplexMatrix.zeros(n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const [a, b, c, d] = [state[2 * i], state[2 * i + 1], state[2 * j], state[2 * j + 1]];
          weight.set(i, j, a * c + b * d, b * c - a * d);
        }
      }
      states.push({ energy: energies[first], weight });
    }
    return states;
  }
}
