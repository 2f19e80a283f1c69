import { ComplexMatrix } from "@openbath/linalg";
import { complement, configurationOffsets } from "./configurations.ts";
import type { HilbertSpace } from "./hilbert-space.ts";

function keptAndTraced(space: HilbertSpace, keepSites: readonly number[]): { kept: Int32Array; traced: Int32Array } {
  keepSites.forEach((site, k) => {
    space.site(site, "partialTrace");
    if (keepSites.indexOf(site) !== k) throw new RangeError(`partialTrace: site ${site} is to be kept twice`);
  });
  const factors = keepSites.map((site) => site - 1);
  return {
    kept: configurationOffsets(space.dims, space.strides, factors),
    traced: configurationOffsets(space.dims, space.strides, complement(space.size, factors)),
  };
}

/**
 * The reduced density matrix of some sites (a plain tensor-product partial trace; for fermions it is the physical one when
 * the modes kept are the first ones, or the state is even in each part), in the order in which they are named; keeping none gives the 1 x 1 matrix of the trace.
 * @throws RangeError when rho does not fit the space, or a site is unknown or named twice
 */
export function partialTrace(rho: ComplexMatrix, space: HilbertSpace, keepSites: readonly number[]): ComplexMatrix {
  const d = space.dimension;
  if (rho.rows !== d || rho.cols !== d) {
    throw new RangeError(`partialTrace on ${space}: rho must be ${d} x ${d}, got ${rho.rows} x ${rho.cols}`);
  }
  const { kept, traced } = keptAndTraced(space, keepSites);
  const reduced = new ComplexMatrix(kept.length, kept.length);
  for (let i = 0, to = 0; i < kept.length; i++) {
    for (let j = 0; j < kept.length; j++, to += 2) {
      let re = 0;
      let im = 0;
      for (const t of traced) {
        const at = 2 * ((kept[i] + t) * d + kept[j] + t);
        re += rho.data[at];
        im += rho.data[at + 1];
      }
      reduced.data[to] = re;
      reduced.data[to + 1] = im;
    }
  }
  return reduced;
}

/**
 * The same of a pure state |psi><psi|, without forming it. @throws RangeError as `partialTrace`
 */
export function partialTraceKet(psi: Float64Array, space: HilbertSpace, keepSites: readonly number[]): ComplexMatrix {
  if (psi.length !== 2 * space.dimension) {
    throw new RangeError(
      `partialTraceKet on ${space}: psi must hold ${2 * space.dimension} numbers, it has ${psi.length}`,
    );
  }
  const { kept, traced } = keptAndTraced(space, keepSites);
  const m = kept.length;
  const reduced = new ComplexMatrix(m, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let re = 0;
      let im = 0;
      for (const t of traced) {
        const p = 2 * (kept[i] + t);
        const q = 2 * (kept[j] + t);
        re += psi[p] * psi[q] + psi[p + 1] * psi[q + 1];
        im += psi[p + 1] * psi[q] - psi[p] * psi[q + 1];
      }
      reduced.set(i, j, re, im);
      reduced.set(j, i, re, -im);
    }
    reduced.data[2 * (i * m + i) + 1] = 0;
  }
  return reduced;
}
