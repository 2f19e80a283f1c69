import type { EnergyBasis } from "@openbath/generators";
import { ComplexMatrix } from "@openbath/linalg";
import type { Ness } from "./ness.ts";
import type { ChargeBlock, SiteOperatorEntries } from "./operator-basis.ts";
import type { Region } from "./region.ts";

/** How one charge block of Gamma changes the populations: <E_k| X |E_k> = sum_ab Gamma_ab (M_k)_ab. */
export interface PopulationBlock {
  /** number of operators */
  readonly size: number;
  /** M_k, Hermitian, per level */
  readonly maps: readonly ComplexMatrix[];
}

/**
 * (M_k)_ab = sum_m p_m (F_a)_km (F_b)_km^* - p_k sum_m (F_a)_mk (F_b)_mk^*, F in the energy basis (physics: in minus out).
 * H_LS does not appear: rho0 is diagonal in the energy basis. sum_k M_k = 0.
 */
export function populationMap(ness: Ness, region: Region, block: ChargeBlock): PopulationBlock {
  const { populations } = ness;
  const d = populations.length;
  const vectors = eigenvectorRows(ness.basis);
  const operators = block.map((operator) => inEnergyBasis(vectors, d, region, operator));
  const turned = operators.map((f) => transposed(f, d));
  const maps = Array.from({ length: d }, () => ComplexMatrix.zeros(block.length));
  const inflow = new Float64Array(2);
  const outflow = new Float64Array(2);
  const none = new Float64Array(d).fill(1);
  for (let a = 0; a < block.length; a++) {
    for (let b = 0; b <= a; b++) {
      for (let k = 0; k < d; k++) {
        overlap(operators[a], operators[b], k * d, d, populations, inflow);
        overlap(turned[a], turned[b], k * d, d, none, outflow);
        const re = inflow[0] - populations[k] * outflow[0];
        const im = inflow[1] - populations[k] * outflow[1];
        maps[k].set(a, b, re, a === b ? 0 : im);
        if (a !== b) maps[k].set(b, a, re, -im);
      }
    }
  }
  return { size: block.length, maps };
}

interface StateRow {
  /** first level of the state's sector */
  readonly first: number;
  /** <state | E_k> for the levels of its sector, interleaved */
  readonly amplitudes: Float64Array;
}

/** Per product state its amplitudes in the energy levels; only those of its own sector are not zero. */
function eigenvectorRows(basis: EnergyBasis): StateRow[] {
  const rows: StateRow[] = [];
  let first = 0;
  for (const { states, vectors } of basis.sectors) {
    const n = states.length;
    states.forEach((state, i) => {
      rows[state] = { first, amplitudes: vectors.data.subarray(2 * i * n, 2 * (i + 1) * n) };
    });
    first += n;
  }
  return rows;
}

/** <E_k| f x 1/sqrt(d_rest) |E_m>, row-major interleaved. */
function inEnergyBasis(
  rows: readonly StateRow[],
  d: number,
  region: Region,
  operator: SiteOperatorEntries,
): Float64Array {
  const result = new Float64Array(2 * d * d);
  const norm = 1 / Math.sqrt(region.restDimension);
  for (const { row, column, value } of operator.entries) {
    for (const rest of region.outer) {
      const bra = rows[region.inner[row] + rest];
      const ket = rows[region.inner[column] + rest];
      for (let k = 0; k < bra.amplitudes.length / 2; k++) {
        const re = value * norm * bra.amplitudes[2 * k];
        const im = -value * norm * bra.amplitudes[2 * k + 1];
        let at = 2 * ((bra.first + k) * d + ket.first);
        for (let m = 0; m < ket.amplitudes.length; m += 2, at += 2) {
          const x = ket.amplitudes[m];
          const y = ket.amplitudes[m + 1];
          result[at] += re * x - im * y;
          result[at + 1] += re * y + im * x;
        }
      }
    }
  }
  return result;
}

function transposed(f: Float64Array, d: number): Float64Array {
  const result = new Float64Array(f.length);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      result[2 * (j * d + i)] = f[2 * (i * d + j)];
      result[2 * (j * d + i) + 1] = f[2 * (i * d + j) + 1];
    }
  }
  return result;
}

/** sum_m w_m f_m g_m^* over d entries from `start`. */
function overlap(f: Float64Array, g: Float64Array, start: number, d: number, w: Float64Array, out: Float64Array): void {
  let re = 0;
  let im = 0;
  for (let m = 0, at = 2 * start; m < d; m++, at += 2) {
    re += w[m] * (f[at] * g[at] + f[at + 1] * g[at + 1]);
    im += w[m] * (f[at + 1] * g[at] - f[at] * g[at + 1]);
  }
  out[0] = re;
  out[1] = im;
}
