import { enhancement } from "@openbath/baths";
import { ComplexMatrix } from "@openbath/linalg";
import { type DissipatorPart, partInSiteBasis } from "./dissipator.ts";
import { exactLevel } from "./level-model.ts";
import { excitationDensity } from "./newns-level.ts";
import { gridFor } from "./noise.ts";
import { occupationOf } from "./occupation-difference.ts";
import { exponentialParameters, leadShare, type UniformNetwork } from "./uniform-network.ts";

/**
 * The asymptotic dissipator as one thermalising part a lead and what is left, which no lead alone causes. Leads in the order of their modes.
 */
export interface Decomposition {
  /** "energy": L_L + L_R + L_int of Eqs. 56-67 of paper 004; "site": the local one with L_LR, Eqs. 69-75 */
  readonly basis: "energy" | "site";
  readonly leads: readonly DissipatorPart[];
  readonly interference: DissipatorPart;
  readonly total: DissipatorPart;
  /** single-particle Hamiltonian in the same basis */
  readonly hamiltonian: ComplexMatrix;
}

/** Integrals of one lead over the exact phi_j: int phi_j n, int phi_j (1 + eta n), int (E_j - w) phi_j n. */
interface LeadIntegrals {
  readonly filled: Float64Array;
  readonly empty: Float64Array;
  readonly offset: Float64Array;
}

/**
 * Energy basis: gamma^+_{a,j} = Gamma_j |R_ja|^2 int phi_j n_a (Eq. 58), and the interference Lambda^+_jk = int F_jk [(Gamma_j phi_j + Gamma_k phi_k)/2
 * + i ((E_j - w) phi_j - (E_k - w) phi_k)], j != k, with E_j, Gamma_j the pole and phi_j centred on it: one consistent pair (for two modes xi + i eta with the
 * prefactor g/(4 Delta) where Eq. 66 prints g/(2 Delta)).
 * @throws BoundStateError or RangeError where a level has no resonance
 */
export function globalDecomposition(uniform: UniformNetwork): Decomposition {
  const parameters = exponentialParameters(uniform, "renormalised");
  const n = parameters.length;
  const leads: DissipatorPart[] = [];
  const interference = { gain: ComplexMatrix.zeros(n), loss: ComplexMatrix.zeros(n) };
  const lossSign = uniform.net.statistics === "fermion" ? -1 : 1;
  uniform.leads.forEach((_, a) => {
    const { filled, empty, offset } = leadIntegrals(uniform, a, parameters);
    const share = leadShare(uniform, a);
    const part = { gain: ComplexMatrix.zeros(n), loss: ComplexMatrix.zeros(n) };
    for (let j = 0; j < n; j++) {
      const rate = parameters[j].rate * share.get(j, j).re;
      part.gain.set(j, j, rate * filled[j]);
      part.loss.set(j, j, rate * empty[j]);
      for (let k = 0; k < n; k++) {
        if (k === j) continue;
        const f = share.get(j, k);
        const re = 0.5 * (parameters[j].rate * filled[j] + parameters[k].rate * filled[k]);
        const im = offset[j] - offset[k];
        const x = f.re * re - f.im * im;
        const y = f.re * im + f.im * re;
        addTo(interference.gain, j, k, x, y);
        addTo(interference.loss, j, k, lossSign * x, lossSign * y);
      }
    }
    leads.push(part);
  });
  return {
    basis: "energy",
    leads,
    interference,
    total: sumOf([...leads, interference], n),
    hamiltonian: ComplexMatrix.diagonal(uniform.levels.map(({ energy }) => energy)),
  };
}

/**
 * Site basis: on each mode D[c_a] and D[c_a^dag] with rates sum_j gamma^-+_{a,j} (Eq. 70), and the delocalised rest L_LR (Eqs. 71-75) as interference.
 */
export function localDecomposition(uniform: UniformNetwork): Decomposition {
  const global = globalDecomposition(uniform);
  const n = uniform.levels.length;
  const total = partInSiteBasis(global.total, uniform.net.energyBasis);
  const leads = global.leads.map(({ gain, loss }, a) => {
    const part = { gain: ComplexMatrix.zeros(n), loss: ComplexMatrix.zeros(n) };
    for (let j = 0; j < n; j++) {
      addTo(part.gain, a, a, gain.get(j, j).re, 0);
      addTo(part.loss, a, a, loss.get(j, j).re, 0);
    }
    return part;
  });
  const interference = { gain: total.gain.clone(), loss: total.loss.clone() };
  for (const { gain, loss } of leads) {
    for (let i = 0; i < gain.data.length; i++) {
      interference.gain.data[i] -= gain.data[i];
      interference.loss.data[i] -= loss.data[i];
    }
  }
  return { basis: "site", leads, interference, total, hamiltonian: uniform.net.hamiltonian };
}

function leadIntegrals(
  uniform: UniformNetwork,
  lead: number,
  parameters: readonly { readonly energy: number }[],
): LeadIntegrals {
  const n = parameters.length;
  const { bath } = uniform.leads[lead];
  const { nodes, weights } = gridFor(uniform, uniform.levels.map(exactLevel), Number.POSITIVE_INFINITY);
  const filled = new Float64Array(n);
  const empty = new Float64Array(n);
  const offset = new Float64Array(n);
  for (let i = 0; i < nodes.length; i++) {
    const inside = occupationOf(bath, nodes[i]);
    const outside = enhancement(bath.statistics, nodes[i], bath.beta, bath.mu);
    for (let j = 0; j < n; j++) {
      const weight = weights[i] * excitationDensity(uniform.levels[j], nodes[i]);
      filled[j] += weight * inside;
      empty[j] += weight * outside;
      offset[j] += weight * inside * (parameters[j].energy - nodes[i]);
    }
  }
  return { filled, empty, offset };
}

function addTo(m: ComplexMatrix, j: number, k: number, re: number, im: number): void {
  m.data[2 * (j * m.cols + k)] += re;
  m.data[2 * (j * m.cols + k) + 1] += im;
}

function sumOf(parts: readonly DissipatorPart[], n: number): DissipatorPart {
  const total = { gain: ComplexMatrix.zeros(n), loss: ComplexMatrix.zeros(n) };
  for (const { gain, loss } of parts) {
    for (let i = 0; i < gain.data.length; i++) {
      total.gain.data[i] += gain.data[i];
      total.loss.data[i] += loss.data[i];
    }
  }
  return total;
}
