import { bandedSolver } from "./banded-solver.ts";
import { memoryTerm } from "./memory-term.ts";
import type { HarmonicNetwork } from "./network.ts";

/**
 * The response functions A(omega)^-1 from the node of every bath to all nodes, omega > 0: after `at(omega)`, entry (j, b) stands in `columns` at
 * 2 (b n + j), interleaved complex. One or two nodes in closed form without cancellation; more by banded elimination, so that a chain costs O(n) a
 * frequency (number the nodes such that springs join near ones).
 */
export interface GreenFunction {
  readonly columns: Float64Array;
  /** J_b(omega) of every bath, decay-rate convention */
  readonly densities: Float64Array;
  at(omega: number): void;
}

export function greenFunction(network: HarmonicNetwork): GreenFunction {
  const n = network.frequencies.length;
  const { baths, springs } = network;
  const terms = baths.map((bath) => memoryTerm(bath, network.counterTerm));
  const columns = new Float64Array(2 * n * baths.length);
  const densities = new Float64Array(baths.length);
  const own = new Float64Array(2 * n); // w_j^2 - omega^2 + memory terms, without springs
  const term = new Float64Array(2);
  const load = (omega: number): void => {
    for (let j = 0; j < n; j++) {
      const w = network.frequencies[j];
      own[2 * j] = (w - omega) * (w + omega);
      own[2 * j + 1] = 0;
    }
    for (let b = 0; b < terms.length; b++) {
      terms[b](omega, term);
      const at = 2 * (baths[b].node - 1);
      own[at] += term[0];
      own[at + 1] += term[1];
      densities[b] = -2 * term[1];
    }
  };
  if (n === 2) {
    const k = springs[1];
    return {
      columns,
      densities,
      at(omega) {
        load(omega);
        twoNodes(own, k, baths, columns);
      },
    };
  }
  const solver = bandedSolver(n, springs);
  return {
    columns,
    densities,
    at(omega) {
      load(omega);
      solver.factor(own);
      columns.fill(0);
      for (let b = 0; b < baths.length; b++) {
        columns[2 * (b * n + baths[b].node - 1)] = 1;
        solver.solveInPlace(columns.subarray(2 * b * n, 2 * (b + 1) * n));
      }
    },
  };
}

/** With a_j the diagonal without springs, det A = a_1 a_2 + k (a_1 + a_2): the strong spring never cancels. */
function twoNodes(own: Float64Array, k: number, baths: HarmonicNetwork["baths"], columns: Float64Array): void {
  const [aRe, aIm, bRe, bIm] = own;
  const detRe = aRe * bRe - aIm * bIm + k * (aRe + bRe);
  const detIm = aRe * bIm + aIm * bRe + k * (aIm + bIm);
  const square = detRe * detRe + detIm * detIm;
  const invRe = detRe / square;
  const invIm = -detIm / square;
  for (let b = 0; b < baths.length; b++) {
    const first = baths[b].node === 1;
    const re = (first ? bRe : aRe) + k;
    const im = first ? bIm : aIm;
    const diagonal = 4 * b + (first ? 0 : 2);
    const cross = 4 * b + (first ? 2 : 0);
    columns[diagonal] = re * invRe - im * invIm;
    columns[diagonal + 1] = re * invIm + im * invRe;
    columns[cross] = k * invRe;
    columns[cross + 1] = k * invIm;
  }
}
