import { ComplexMatrix } from "@openbath/linalg";
import { type ConeConstraint, type MatrixConstraint, solve } from "@openbath/sdp";
import { type Charges, findCharges } from "./charges.ts";
import { checkTauPop, type PopulationCertificate } from "./check-tau-pop.ts";
import { type Dissipator, dissipatorSet } from "./dissipator-set.ts";
import { type GammaBlocks, nearestGamma, traceOf } from "./gamma-blocks.ts";
import type { Ness } from "./ness.ts";
import { type PopulationBlock, populationMap } from "./population-map.ts";
import { scaleFixed, type TraceSet, type Traces, traceSet } from "./traces.ts";

export interface TauPop {
  /** what `gamma` attains, as computed */
  readonly value: number;
  /** rigorous: `checkTauPop` of the certificate */
  readonly lowerBound: number;
  /** `value` with an allowance for its rounding */
  readonly upperBound: number;
  readonly certificate: PopulationCertificate;
  /** upperBound - lowerBound */
  readonly accuracy: number;
  /** per region with sites and per charge block; the trace of all blocks of a region is t_r */
  readonly gamma: readonly GammaBlocks[];
}

export interface TauPopQuestion {
  /** the sites that each dissipator may act on; an empty list: no dissipator */
  readonly regions: readonly (readonly number[])[];
  /** default 1 each; only ratios matter, and "free" fixes the sum to the number of regions */
  readonly traces?: Traces | undefined;
  /** found from the operators when absent */
  readonly charges?: Charges;
}

/**
 * tau_pop = min over Gamma_r >= 0, Tr Gamma_r = t_r of sum_k |<E_k| X |E_k>| (paper 001, Eq. 29): zero when a Lindblad equation that
 * acts on the regions alone has the right populations to leading order. Solved in its dual, which is small:
 *
 *   maximise sum_r t_r y_r   subject to   sum_k z_k M_k^r >= y_r,   |z_k| <= 1,
 *
 * whose multipliers are the Gamma. The lower bound is the checker's, the upper bound the value at the Gamma found, made feasible.
 */
export function tauPop(ness: Ness, question: TauPopQuestion): TauPop {
  const charges = question.charges ?? findCharges(ness);
  const dissipators = dissipatorSet(ness, question.regions, charges);
  const d = ness.populations.length;
  if (dissipators.length === 0) {
    return {
      value: 0,
      lowerBound: 0,
      upperBound: 0,
      certificate: { weights: new Float64Array(d) },
      accuracy: 0,
      gamma: [],
    };
  }
  const set = scaleFixed(traceSet(question.traces, dissipators.length), dissipators.length);
  const maps = dissipators.map(({ region, blocks }) => blocks.map((block) => populationMap(ness, region, block)));
  const { weights, gamma } = solveDual(maps, d, set);
  const value = imbalance(maps, gamma, d);
  const upperBound = value + ROUNDING * rateScale(dissipators, gamma, d);
  const { lowerBound } = checkTauPop(ness, { regions: question.regions, traces: question.traces }, { weights });
  return { value, lowerBound, upperBound, certificate: { weights }, accuracy: upperBound - lowerBound, gamma };
}

/** Rounding of the imbalance, in units of the rates that make it up (measured: below a tenth of this). */
const ROUNDING = 16 * Number.EPSILON;

/** sum_r t_r d_r / d: in and out flow of all levels is at most twice this (physics: sum_k <E_k| F rho F^dag |E_k>, |F|^2 <= 1/d_rest). */
function rateScale(dissipators: readonly Dissipator[], gamma: readonly GammaBlocks[], d: number): number {
  return dissipators.reduce((sum, { region }, r) => sum + (2 * traceOf(gamma[r]) * region.dimension) / d, 0);
}

function solveDual(
  maps: readonly (readonly PopulationBlock[])[],
  d: number,
  set: TraceSet,
): { weights: Float64Array; gamma: GammaBlocks[] } {
  const scale = largestEntry(maps);
  const common = set.kind !== "each"; // one y for all regions
  const yOf = (r: number): number => (common ? d : d + r);
  const objective = new Float64Array(common ? d + 1 : d + maps.length);
  if (set.kind === "each") for (const [r, t] of set.values.entries()) objective[yOf(r)] -= t;
  else objective[d] = set.kind === "sum" ? -set.total : -1;
  const constraints: ConeConstraint[] = [];
  maps.forEach((blocks, r) => {
    for (const block of blocks) constraints.push(matrixInequality(block, yOf(r), scale));
  });
  for (const sign of [1, -1]) {
    constraints.push({
      cone: "nonnegative",
      size: d,
      constant: new Float64Array(d).fill(1),
      coefficients: Array.from({ length: d }, (_, k) => ({
        variable: k,
        vector: { entries: [{ index: k, value: sign }] },
      })),
    });
  }
  const solution = solve(
    { objective, constraints },
    { method: "qr", relativeGap: 1e-15, absoluteGap: 1e-15, feasibility: 1e-13, certify: false },
  );
  const weights = solution.x.slice(0, d).map((z) => Math.max(-1, Math.min(1, z)));
  let at = 0;
  const raw = maps.map((blocks) => blocks.map(() => conjugated(solution.dual.cones[at++] as ComplexMatrix)));
  return { weights, gamma: nearestGamma(raw, set) };
}

function matrixInequality(block: PopulationBlock, y: number, scale: number): MatrixConstraint {
  const { size, maps } = block;
  const cone = maps.every(isReal) ? "symmetric" : "hermitian";
  const coefficients: { variable: number; matrix: MatrixConstraint["coefficients"][number]["matrix"] }[] = [];
  maps.forEach((map, k) => {
    if (map.data.some((x) => x !== 0)) {
      coefficients.push({
        variable: k,
        matrix: new ComplexMatrix(
          size,
          size,
          map.data.map((x) => x / scale),
        ),
      });
    }
  });
  coefficients.push({
    variable: y,
    matrix: { entries: Array.from({ length: size }, (_, a) => ({ row: a, column: a, value: -1 })) },
  });
  return { cone, size, coefficients };
}

/** sum_k |sum_ab Gamma_ab (M_k)_ab|. */
function imbalance(maps: readonly (readonly PopulationBlock[])[], gamma: readonly GammaBlocks[], d: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) {
    let change = 0;
    maps.forEach((blocks, r) => {
      blocks.forEach(({ maps: m }, b) => {
        const g = gamma[r][b].data;
        const f = m[k].data;
        for (let at = 0; at < g.length; at += 2) change += g[at] * f[at] - g[at + 1] * f[at + 1];
      });
    });
    sum += Math.abs(change);
  }
  return sum;
}

const isReal = (a: ComplexMatrix): boolean => {
  for (let at = 1; at < a.data.length; at += 2) if (a.data[at] !== 0) return false;
  return true;
};

function conjugated(a: ComplexMatrix): ComplexMatrix {
  return new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((x, at) => (at % 2 === 1 ? -x : x)),
  );
}

function largestEntry(maps: readonly (readonly PopulationBlock[])[]): number {
  let largest = 0;
  for (const blocks of maps) {
    for (const { maps: m } of blocks)
      for (const { data } of m) for (const x of data) largest = Math.max(largest, Math.abs(x));
  }
  return largest === 0 ? 1 : largest;
}
