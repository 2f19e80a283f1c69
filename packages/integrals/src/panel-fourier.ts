import { legendreCoefficients, legendreSum, PANEL_ORDER as N, panelRule } from "./legendre-rule.ts";
import type { PanelFunction } from "./panel-function.ts";
import { panelPositions } from "./panel-tree.ts";
import { sphericalBessel } from "./spherical-bessel.ts";

const samples = new Float64Array(N);
const spots = new Float64Array(N);
const refit = new Float64Array(N);
const bessel = new Float64Array(N);

/**
 * int f(x) e^{-ixt} dx over the panels, added to out[0] + i out[1]. Slowly turning panels by their charges, the others exactly:
 * int_{-1}^{1} P_k(s) e^{-i w s} ds = 2 (-i)^k j_k(w). Any real t; cost does not grow with t.
 */
export function addPanelFourier(f: PanelFunction, t: number, out: Float64Array): void {
  for (const root of f.tree.roots) visit(f, root, t, out);
}

function visit(f: PanelFunction, node: number, t: number, out: Float64Array): void {
  const { lo, hi, leafOf, children, positions } = f.tree;
  const turn = 0.5 * (hi[node] - lo[node]) * Math.abs(t);
  const leaf = leafOf[node];
  const end = leaf < 0 ? 0 : f.endOf(leaf);
  if (turn <= (leaf >= 0 && end === 0 ? 3 : 0.8)) addCharges(positions, f.charges, N * node, t, out);
  else if (leaf < 0) {
    visit(f, children[2 * node], t, out);
    visit(f, children[2 * node + 1], t, out);
  } else if (end === 0) addPolynomial(f.coefficients, N * leaf, lo[node], hi[node], t, out);
  else splitAlgebraic(f, leaf, node, t, out);
}

function addCharges(x: Float64Array, q: Float64Array, at: number, t: number, out: Float64Array): void {
  for (let j = at; j < at + N; j++) {
    out[0] += q[j] * Math.cos(x[j] * t);
    out[1] -= q[j] * Math.sin(x[j] * t);
  }
}

/** int over [lo, hi] of the Legendre series c times e^{-ixt}. */
function addPolynomial(c: Float64Array, at: number, lo: number, hi: number, t: number, out: Float64Array): void {
  const h = 0.5 * (hi - lo);
  const w = h * t;
  sphericalBessel(Math.abs(w), bessel);
  let re = 0;
  let im = 0;
  const sign = w < 0 ? -1 : 1; // (-i)^k j_k(-w) is the conjugate
  for (let k = 0; k < N; k++) {
    const term = c[at + k] * bessel[k];
    const turn = k % 4;
    if (turn === 0) re += term;
    else if (turn === 1) im -= sign * term;
    else if (turn === 2) re -= term;
    else im += sign * term;
  }
  const angle = 0.5 * (lo + hi) * t;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  out[0] += 2 * h * (re * cos + im * sin);
  out[1] += 2 * h * (im * cos - re * sin);
}

/** A function on [lo, hi], smooth there, refitted by one polynomial. */
export function addSmoothPanel(f: (x: number) => number, lo: number, hi: number, t: number, out: Float64Array): void {
  panelPositions(lo, hi, spots, 0);
  for (let j = 0; j < N; j++) samples[j] = f(spots[j]);
  legendreCoefficients(samples, 0, refit, 0);
  addPolynomial(refit, 0, lo, hi, t, out);
}

/** y^alpha g on a turning panel: octaves toward the singular end as smooth panels, the innermost, which no longer turns, by product quadrature. */
function splitAlgebraic(f: PanelFunction, leaf: number, node: number, t: number, out: Float64Array): void {
  const lo = f.tree.lo[node];
  const width = f.tree.hi[node] - lo;
  const low = f.endOf(leaf) < 0;
  const { alpha, weights } = low ? f.lowEnd! : f.highEnd!;
  const place = (y: number): number => (low ? lo + y * width : lo + (1 - y) * width);
  const g = (y: number): number => legendreSum(f.coefficients, N * leaf, low ? 2 * y - 1 : 1 - 2 * y);
  const value = (x: number): number => {
    const y = low ? (x - lo) / width : (lo + width - x) / width;
    return y ** alpha * g(y);
  };
  let outer = 1;
  while (0.5 * outer * width * Math.abs(t) > 0.8) {
    for (const [a, b] of [
      [0.75, 1],
      [0.5, 0.75],
    ]) {
      const ends = low ? [place(a * outer), place(b * outer)] : [place(b * outer), place(a * outer)];
      addSmoothPanel(value, ends[0], ends[1], t, out);
    }
    outer *= 0.5;
  }
  for (let j = 0; j < N; j++) {
    const y = 0.5 * outer * (1 + panelRule.nodes[j]);
    samples[j] = width * outer ** (1 + alpha) * weights[j] * g(y);
    spots[j] = place(y);
  }
  addCharges(spots, samples, 0, t, out);
}
