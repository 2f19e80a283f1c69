import { ComplexMatrix, eigHermitian } from "@openbath/linalg";
import { darkModes } from "./dark-modes.ts";
import type { Network } from "./network.ts";
import { levelShift } from "./self-energy.ts";

/** A state that no lead can empty: G(t) keeps the term weight * e^{-i energy t} for ever. */
export interface BoundState {
  readonly energy: number;
  /** its share of G(0) = 1, the residue of G^r, modes x modes in the site basis */
  readonly weight: ComplexMatrix;
  /** "outside the bands", or "dark": an eigenstate of h that vanishes on every mode with a lead */
  readonly kind: "outside" | "dark";
}

/** Thrown where a quantity exists only for a network that relaxes. */
export class BoundStateError extends RangeError {
  readonly boundStates: readonly BoundState[];

  constructor(what: string, boundStates: readonly BoundState[]) {
    const list = boundStates
      .map(
        ({ energy, weight, kind }) =>
          `${kind === "dark" ? "dark mode" : "bound state"} at ${energy} (weight ${traceOf(weight)})`,
      )
      .join(", ");
    super(`${what}: the network does not relax to one state, since it has a ${list}; G(t) does not decay there`);
    this.name = "BoundStateError";
    this.boundStates = boundStates;
  }
}

/** Tr Z, the weight summed over modes: 1 at most per state. */
export function traceOf(weight: ComplexMatrix): number {
  let sum = 0;
  for (let j = 0; j < weight.rows; j++) sum += weight.get(j, j).re;
  return sum;
}

/**
 * All real poles of G^r: outside the bands the zeros of the eigenvalues of omega - h - Sigma(omega), which grow with omega (counted at the band edges,
 * so none is missed), with residue v v^dag / v^dag (1 - Sigma') v; inside, the eigenstates of h that vanish on all modes with leads. Energies ascend.
 */
export function boundStates(net: Network): BoundState[] {
  const found: BoundState[] = [];
  const dark: BoundState[] = darkModes(net).map((mode) => ({ ...mode, kind: "dark" }));
  const scale = energyScale(net);
  for (const [low, high] of gaps(net)) {
    const from = low === Number.NEGATIVE_INFINITY ? outside(net, high, -1, scale) : low + 1e-14 * scale;
    const to = high === Number.POSITIVE_INFINITY ? outside(net, low, 1, scale) : high - 1e-14 * scale;
    if (!(from < to)) continue;
    const below = inverseGreen(net, from);
    const above = inverseGreen(net, to);
    for (let k = 0; k < net.modes; k++) {
      if (!(below[k] < 0 && above[k] > 0)) continue;
      const energy = crossing(net, k, from, to);
      if (dark.some((state) => Math.abs(state.energy - energy) < 1e-9 * scale)) continue;
      found.push({ energy, weight: residue(net, k, energy, Math.min(energy - low, high - energy)), kind: "outside" });
    }
  }
  return [...found, ...dark].sort((a, b) => a.energy - b.energy);
}

function energyScale(net: Network): number {
  const ends = net.leads.flatMap(({ bath }) => bath.support.filter(Number.isFinite).map(Math.abs));
  return Math.max(...net.energyBasis.energies.map(Math.abs), ...ends, Number.MIN_VALUE);
}

/** The complement of the union of the bands. */
function gaps(net: Network): [number, number][] {
  const bands = net.leads.map(({ bath }) => bath.support).sort((a, b) => a[0] - b[0]);
  const found: [number, number][] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const [low, high] of bands) {
    if (low > reached) found.push([reached, low]);
    reached = Math.max(reached, high);
  }
  if (reached < Number.POSITIVE_INFINITY) found.push([reached, Number.POSITIVE_INFINITY]);
  return found;
}

/** A point beyond which, on the given side of a band edge, no bound state can be. */
function outside(net: Network, edge: number, side: 1 | -1, scale: number): number {
  for (let step = scale; ; step *= 2) {
    const values = inverseGreen(net, edge + side * step);
    if (side > 0 ? values[0] > 0 : values[net.modes - 1] < 0) return edge + side * step;
  }
}

/** omega - h - Re Sigma(omega), omega outside the bands. */
function inverseMatrix(net: Network, omega: number): ComplexMatrix {
  const matrix = new ComplexMatrix(
    net.modes,
    net.modes,
    net.hamiltonian.data.map((x) => -x),
  );
  for (let j = 0; j < net.modes; j++) matrix.data[2 * j * (net.modes + 1)] += omega;
  for (let a = 0; a < net.leads.length; a++) {
    const shift = levelShift(net, a, omega);
    matrix.data[2 * (net.leads[a].mode - 1) * (net.modes + 1)] -= Math.max(-1e300, Math.min(1e300, shift));
  }
  return matrix;
}

function inverseGreen(net: Network, omega: number): Float64Array {
  return eigHermitian(inverseMatrix(net, omega)).values;
}

/** The zero of the k-th eigenvalue, by bisection and secant steps kept inside the bracket. */
function crossing(net: Network, k: number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [below, above] = [inverseGreen(net, low)[k], inverseGreen(net, high)[k]];
  for (let step = 0; step < 200 && high - low > 2e-16 * Math.max(Math.abs(low), Math.abs(high)); step++) {
    const secant = low - (below * (high - low)) / (above - below);
    const middle = step % 3 === 2 || !(secant > low && secant < high) ? 0.5 * (low + high) : secant;
    const value = inverseGreen(net, middle)[k];
    if (value === 0) return middle;
    if (value < 0) {
      low = middle;
      below = value;
    } else {
      high = middle;
      above = value;
    }
  }
  return 0.5 * (low + high);
}

function residue(net: Network, k: number, energy: number, distance: number): ComplexMatrix {
  const { vectors } = eigHermitian(inverseMatrix(net, energy));
  const n = net.modes;
  let slope = 1;
  for (let a = 0; a < net.leads.length; a++) {
    const { re, im } = vectors.get(net.leads[a].mode - 1, k);
    slope -= (re * re + im * im) * shiftSlope(net, a, energy, distance);
  }
  const weight = ComplexMatrix.zeros(n);
  for (let i = 0; i < n; i++) {
    const x = vectors.get(i, k);
    for (let j = 0; j < n; j++) {
      const y = vectors.get(j, k);
      weight.set(i, j, (x.re * y.re + x.im * y.im) / slope, (x.im * y.re - x.re * y.im) / slope);
    }
  }
  return weight;
}

/** Sigma_a'(E) outside the band at a distance d from it: central differences, extrapolated. */
function shiftSlope(net: Network, lead: number, energy: number, distance: number): number {
  const rows: number[] = [];
  let step = 0.5 * Math.min(distance, Math.abs(energy) + 1);
  for (let level = 0; level < 6; level++, step /= 2) {
    let estimate = (levelShift(net, lead, energy + step) - levelShift(net, lead, energy - step)) / (2 * step);
    for (let m = 0; m < level; m++) {
      const factor = 4 ** (m + 1);
      const previous = rows[m];
      rows[m] = estimate;
      estimate = (factor * estimate - previous) / (factor - 1);
    }
    rows[level] = estimate;
  }
  return rows[rows.length - 1];
}
