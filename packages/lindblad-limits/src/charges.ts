import type { HilbertSpace } from "@openbath/hilbert";
import type { Ness } from "./ness.ts";
import { nullVectors } from "./null-vectors.ts";
import type { Region } from "./region.ts";

/**
 * The charges that are sums of a number per local state and that rho0 and L2[rho0] conserve: whole-number charges (each generates
 * a U(1)) and parities (a Z2). Averaging a Lindblad equation over the group they generate ("twirling") changes neither rho0 nor
 * L2[rho0], and by convexity it makes no figure of merit worse: operators of different charge need not be mixed.
 */
export interface Charges {
  /** A state of the whole to the number of its class: X is zero between different classes. */
  readonly classOf: Int32Array;
  /** Product states, class by class. */
  readonly classes: readonly Int32Array[];
  /** What |i><j| on the region changes the charges by, as a label: equal labels, equal charge. */
  transfer(region: Region, i: number, j: number): string;
}

/** Numbers this close are the same charge: they come from eliminating a matrix of 0, 1 and -1. */
const SAME = 1e-6;
/** Elements of L2[rho0] below this fraction of the largest are rounding. */
const NEGLIGIBLE = 1e-13;

/** The charges, found from H_S (its sectors) and from the blocks that L2[rho0] occupies. */
export function findCharges(ness: Ness): Charges {
  const { space } = ness.basis;
  const rows = constraints(ness);
  const first = localStates(space);
  const numbers = nullVectors(rows, first.total, 0);
  const parities = nullVectors(rows, first.total, 2);
  return fromVectors(
    space,
    (state) => [
      ...numbers.map((q) => Math.round(sumOver(space, first.offsets, q, state) / SAME)),
      ...parities.map((q) => Math.round(sumOver(space, first.offsets, q, state)) % 2),
    ],
    numbers.length,
  );
}

/** No charge at all: the program as the paper poses it. */
export const withoutCharges = (space: HilbertSpace): Charges => fromVectors(space, () => [], 0);

function fromVectors(space: HilbertSpace, valuesOf: (state: number) => number[], numbers: number): Charges {
  const values = Array.from({ length: space.dimension }, (_, state) => valuesOf(state));
  const known = new Map<string, number[]>();
  const classOf = new Int32Array(space.dimension);
  values.forEach((value, state) => {
    const key = value.join();
    const members = known.get(key) ?? [];
    known.set(key, members);
    members.push(state);
  });
  const classes = [...known.values()].map((members) => Int32Array.from(members));
  classes.forEach((members, c) => {
    for (const state of members) classOf[state] = c;
  });
  return {
    classOf,
    classes,
    transfer: (region, i, j) => {
      const to = values[region.inner[i]];
      const from = values[region.inner[j]];
      return to.map((value, k) => (k < numbers ? value - from[k] : Math.abs(value - from[k]))).join();
    },
  };
}

function localStates(space: HilbertSpace): { offsets: number[]; total: number } {
  let total = 0;
  const offsets = space.dims.map((dimension) => {
    total += dimension;
    return total - dimension;
  });
  return { offsets, total };
}

const localState = (space: HilbertSpace, state: number, s: number): number =>
  Math.floor(state / space.strides[s]) % space.dims[s];

function sumOver(space: HilbertSpace, offsets: readonly number[], q: Float64Array, state: number): number {
  let sum = 0;
  for (let s = 0; s < space.size; s++) sum += q[offsets[s] + localState(space, state, s)];
  return sum;
}

/** Pairs of product states that must have the same charge, each as (local states of one) - (local states of the other). */
function constraints({ basis, energyL2 }: Ness): Float64Array[] {
  const { space } = basis;
  const { offsets, total } = localStates(space);
  const rows: Float64Array[] = [];
  const same = (one: number, other: number): void => {
    const row = new Float64Array(total);
    for (let s = 0; s < space.size; s++) {
      row[offsets[s] + localState(space, one, s)] += 1;
      row[offsets[s] + localState(space, other, s)] -= 1;
    }
    rows.push(row);
  };
  for (const { states } of basis.sectors) for (const state of states) if (state !== states[0]) same(states[0], state);
  let largest = 0;
  for (const { matrix } of energyL2.blocks()) for (const x of matrix.data) largest = Math.max(largest, Math.abs(x));
  for (const { row, col, matrix } of energyL2.blocks()) {
    if (row >= col || !matrix.data.some((x) => Math.abs(x) > NEGLIGIBLE * largest)) continue;
    same(basis.sectors[row].states[0], basis.sectors[col].states[0]);
  }
  return rows;
}
