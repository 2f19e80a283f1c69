import { gaussLaguerre } from "./gauss-laguerre.ts";
import { legendreSum, PANEL_ORDER } from "./legendre-rule.ts";
import { addSmoothPanel } from "./panel-fourier.ts";
import type { Tail } from "./piecewise.ts";

/** |x - shift| |t| from which the path of integration is turned into the decaying half plane. */
const TURN = 60;

/**
 * int f(x) e^{-ixt} dx over an algebraic tail, t != 0, added to out. Octaves until the phase turns fast, then along x = Y -+ i y / |t|, where
 * the integrand decays as e^{-y} and f is continued by the tail's polynomial in 1/(x - shift).
 */
export function addTailFourier({ shift, edge, panels }: Tail, t: number, out: Float64Array): void {
  const side = edge > shift ? 1 : -1;
  const value = (x: number): number => {
    const u = 1 / (x - shift);
    return u * panels.evaluate(u);
  };
  const inner = panels.endOf(side > 0 ? 0 : panels.tree.leaves.length - 1);
  const node = panels.tree.leaves[side > 0 ? 0 : panels.tree.leaves.length - 1];
  const innerEdge = side > 0 ? panels.tree.hi[node] : -panels.tree.lo[node];
  const target = Math.max(TURN / Math.abs(t), 3 / innerEdge);
  let distance = Math.abs(edge - shift);
  while (distance < target) {
    for (const [a, b] of [
      [1, 1.4],
      [1.4, 2],
    ]) {
      const [near, far] = [shift + side * a * distance, shift + side * b * distance];
      addSmoothPanel(value, Math.min(near, far), Math.max(near, far), t, out);
    }
    distance *= 2;
  }
  const { nodes, weights } = gaussLaguerre();
  const alpha = inner === 0 ? 0 : (side > 0 ? panels.lowEnd! : panels.highEnd!).alpha;
  const lo = panels.tree.lo[node];
  const hi = panels.tree.hi[node];
  const at = PANEL_ORDER * panels.tree.leafOf[node];
  let re = 0;
  let im = 0;
  const down = t > 0 ? -1 : 1; // Im x has the sign that makes e^{-ixt} decay
  for (let j = 0; j < nodes.length; j++) {
    // u = 1 / (side distance + i down y / |t|)
    const a = side * distance;
    const b = (down * nodes[j]) / Math.abs(t);
    const norm = a * a + b * b;
    const u = { re: a / norm, im: -b / norm };
    const F = complexLegendre(panels.coefficients, at, (2 * u.re - lo - hi) / (hi - lo), (2 * u.im) / (hi - lo));
    if (alpha !== 0) {
      const y =
        side > 0 ? { re: u.re / (hi - lo), im: u.im / (hi - lo) } : { re: -u.re / (hi - lo), im: -u.im / (hi - lo) };
      const size = Math.hypot(y.re, y.im) ** alpha;
      const angle = alpha * Math.atan2(y.im, y.re);
      const [c, s] = [size * Math.cos(angle), size * Math.sin(angle)];
      [F.re, F.im] = [F.re * c - F.im * s, F.re * s + F.im * c];
    }
    re += weights[j] * (u.re * F.re - u.im * F.im);
    im += weights[j] * (u.re * F.im + u.im * F.re);
  }
  // int = side * e^{-iYt} (i down / |t|) sum
  const angle = (shift + side * distance) * t;
  const factor = (side * down) / Math.abs(t);
  const [x, y] = [-factor * im, factor * re];
  out[0] += x * Math.cos(angle) + y * Math.sin(angle);
  out[1] += y * Math.cos(angle) - x * Math.sin(angle);
}

/** sum_k c_k P_k(z) for complex z close to [-1, 1]. */
function complexLegendre(c: Float64Array, at: number, zr: number, zi: number): { re: number; im: number } {
  if (zi === 0) return { re: legendreSum(c, at, zr), im: 0 };
  let [pr, pi, qr, qi] = [1, 0, zr, zi];
  let re = c[at] + c[at + 1] * zr;
  let im = c[at + 1] * zi;
  for (let k = 1; k + 1 < PANEL_ORDER; k++) {
    const a = (2 * k + 1) / (k + 1);
    const b = k / (k + 1);
    const nr = a * (zr * qr - zi * qi) - b * pr;
    const ni = a * (zr * qi + zi * qr) - b * pi;
    pr = qr;
    pi = qi;
    qr = nr;
    qi = ni;
    re += c[at + k + 1] * qr;
    im += c[at + k + 1] * qi;
  }
  return { re, im };
}
