import type { EnergyEquation } from "./energy-equation.ts";

/** Rates below this fraction of the largest are rounding of matrix elements that vanish (their square is 1e-32). */
const NOISE = 1e-29;

export interface RateSolution {
  /** Sums to one; every entry, however small, keeps its relative accuracy. One solution of several when nullity > 1. */
  readonly populations: Float64Array;
  /** Number of independent solutions: of sets of levels that are entered and never left. */
  readonly nullity: number;
}

/**
 * Rates of the populations among each other in the energy basis, row-major: entry (a, c) is the rate from level c to
 * level a, <a| D[|c><c|] |a>, paper 000 S14. Undefined when an entry off the diagonal is negative by more than
 * rounding, which no second-order equation with a positive bath gives.
 */
export function rateMatrix(equation: EnergyEquation): Float64Array | undefined {
  const { element } = equation;
  if (element === undefined) return undefined;
  const d = equation.energies.length;
  const rates = new Float64Array(d * d);
  const out = new Float64Array(2);
  const floor = -1e-14 * equation.dissipatorSize;
  for (let a = 0; a < d; a++) {
    for (let c = 0; c < d; c++) {
      if (a === c) continue;
      element(a, a, c, c, out);
      if (out[0] < floor) return undefined;
      rates[a * d + c] = Math.max(0, out[0]);
    }
  }
  return rates;
}

/**
 * Steady state of a classical rate equation, dp_a/dt = sum_c (R_ac p_c - R_ca p_a), by the elimination of Grassmann,
 * Taksar and Heyman: it adds, multiplies and divides non-negative numbers, and never subtracts, so that a population
 * of 1e-26 comes out with all its digits. `order` lists the levels; the last are eliminated first.
 */
export function solveRateEquation(rates: Float64Array, order: ArrayLike<number>): RateSolution {
  const nullity = eliminate(withoutNoise(rates, order.length), order).left.length;
  const { rates: reduced, sequence, left } = eliminate(rates.slice(), order);
  const d = order.length;
  const populations = new Float64Array(d);
  for (const level of left) populations[level] = 1;
  for (let k = sequence.length - 1; k >= 0; k--) {
    const { level, outflow } = sequence[k];
    let inflow = 0;
    for (let c = 0; c < d; c++) inflow += reduced[level * d + c] * populations[c];
    populations[level] = inflow / outflow;
  }
  const sum = populations.reduce((total, p) => total + p, 0);
  for (let a = 0; a < d; a++) populations[a] /= sum;
  return { populations, nullity };
}

interface Elimination {
  /** The rates after elimination: in the row of an eliminated level, those from the levels that were left then. */
  readonly rates: Float64Array;
  readonly sequence: readonly { readonly level: number; readonly outflow: number }[];
  /** One level for every closed set. */
  readonly left: readonly number[];
}

/** Takes out one level after the other, as long as one is left that leads to another. Works in place. */
function eliminate(rates: Float64Array, order: ArrayLike<number>): Elimination {
  const d = order.length;
  const left = Array.from(order);
  const sequence: { level: number; outflow: number }[] = [];
  for (;;) {
    let outflow = 0;
    let at = left.length - 1;
    for (; at >= 0; at--) {
      outflow = 0;
      for (const to of left) if (to !== left[at]) outflow += rates[to * d + left[at]];
      if (outflow > 0) break;
    }
    if (at < 0 || left.length === 1) return { rates, sequence, left };
    const [level] = left.splice(at, 1);
    sequence.push({ level, outflow });
    for (const to of left) {
      const share = rates[to * d + level] / outflow;
      if (share === 0) continue;
      for (const from of left) if (from !== to) rates[to * d + from] += share * rates[level * d + from];
    }
    for (const { level: gone } of sequence) rates[level * d + gone] = 0;
  }
}

function withoutNoise(rates: Float64Array, d: number): Float64Array {
  let largest = 0;
  for (let a = 0; a < d; a++) for (let c = 0; c < d; c++) if (a !== c) largest = Math.max(largest, rates[a * d + c]);
  return rates.map((rate) => (rate < NOISE * largest ? 0 : rate));
}
