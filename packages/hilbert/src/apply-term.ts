import { configurationOffsets } from "./configurations.ts";
import type { HilbertSpace } from "./hilbert-space.ts";
import type { LocalTerm } from "./local-term.ts";

/**
 * The places where the configurations of all the other sites begin, in runs: the last `run` of them that follow each
 * entry of `starts` are contiguous (the sites behind the last site of the term).
 */
function runsOutside(space: HilbertSpace, sites: readonly number[]): { starts: Int32Array; run: number } {
  const last = sites.length === 0 ? 0 : sites[sites.length - 1];
  const before: number[] = [];
  for (let s = 0; s < last; s++) if (!sites.includes(s + 1)) before.push(s);
  const run = last === 0 ? space.dimension : space.strides[last - 1];
  return { starts: configurationOffsets(space.dims, space.strides, before), run };
}

/** out += term psi; interleaved vectors of the product basis. Cost: the stored entries times the other configurations. */
export function addTermApplied(space: HilbertSpace, term: LocalTerm, psi: Float64Array, out: Float64Array): void {
  const { rowStart, columns, values } = term.matrix;
  const inside = configurationOffsets(
    space.dims,
    space.strides,
    term.sites.map((site) => site - 1),
  );
  const { starts, run } = runsOutside(space, term.sites);
  for (const start of starts) {
    for (let l = 0; l < inside.length; l++) {
      const to = 2 * (start + inside[l]);
      for (let p = rowStart[l]; p < rowStart[l + 1]; p++) {
        const from = 2 * (start + inside[columns[p]]);
        const re = values[2 * p];
        const im = values[2 * p + 1];
        for (let t = 0; t < 2 * run; t += 2) {
          const x = psi[from + t];
          const y = psi[from + t + 1];
          out[to + t] += re * x - im * y;
          out[to + t + 1] += re * y + im * x;
        }
      }
    }
  }
}

/** <psi|term|psi>, without a vector of its own. */
export function termExpectationKet(
  space: HilbertSpace,
  term: LocalTerm,
  psi: Float64Array,
): { re: number; im: number } {
  const { rowStart, columns, values } = term.matrix;
  const inside = configurationOffsets(
    space.dims,
    space.strides,
    term.sites.map((site) => site - 1),
  );
  const { starts, run } = runsOutside(space, term.sites);
  let sumRe = 0;
  let sumIm = 0;
  for (let l = 0; l < inside.length; l++) {
    for (let p = rowStart[l]; p < rowStart[l + 1]; p++) {
      let overlapRe = 0; // sum of conj(psi_r) psi_c over the other sites
      let overlapIm = 0;
      for (const start of starts) {
        const row = 2 * (start + inside[l]);
        const col = 2 * (start + inside[columns[p]]);
        for (let t = 0; t < 2 * run; t += 2) {
          overlapRe += psi[row + t] * psi[col + t] + psi[row + t + 1] * psi[col + t + 1];
          overlapIm += psi[row + t] * psi[col + t + 1] - psi[row + t + 1] * psi[col + t];
        }
      }
      sumRe += values[2 * p] * overlapRe - values[2 * p + 1] * overlapIm;
      sumIm += values[2 * p] * overlapIm + values[2 * p + 1] * overlapRe;
    }
  }
  return { re: sumRe, im: sumIm };
}

/** Tr(term rho) for a density matrix given by its interleaved row-major data. */
export function termExpectation(space: HilbertSpace, term: LocalTerm, rho: Float64Array): { re: number; im: number } {
  const { rowStart, columns, values } = term.matrix;
  const d = space.dimension;
  const inside = configurationOffsets(
    space.dims,
    space.strides,
    term.sites.map((site) => site - 1),
  );
  const { starts, run } = runsOutside(space, term.sites);
  let sumRe = 0;
  let sumIm = 0;
  for (let l = 0; l < inside.length; l++) {
    for (let p = rowStart[l]; p < rowStart[l + 1]; p++) {
      let partRe = 0; // the matching element of the reduced density matrix
      let partIm = 0;
      for (const start of starts) {
        let at = 2 * ((start + inside[columns[p]]) * d + start + inside[l]);
        for (let t = 0; t < run; t++, at += 2 * (d + 1)) {
          partRe += rho[at];
          partIm += rho[at + 1];
        }
      }
      sumRe += values[2 * p] * partRe - values[2 * p + 1] * partIm;
      sumIm += values[2 * p] * partIm + values[2 * p + 1] * partRe;
    }
  }
  return { re: sumRe, im: sumIm };
}
