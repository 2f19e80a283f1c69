import type { Complex } from "./complex.ts";
import { expMinusSquareComplex } from "./exp-minus-square.ts";

/** Step of the rule; a power of two, so that z over the step has no rounding error. Its own error is e^{-pi^2/step^2} = 7e-18. */
const STEP = 0.5;

/** Nodes t >= 0 up to e^{-t^2} = 1e-19. */
const COUNT = 14;

const MIDPOINTS = Array.from({ length: COUNT }, (_, k) => (k + 0.5) * STEP);
const MIDPOINT_WEIGHTS = MIDPOINTS.map((t) => Math.exp(-t * t));
const GRIDPOINTS = Array.from({ length: COUNT }, (_, k) => (k + 1) * STEP);
const GRIDPOINT_WEIGHTS = GRIDPOINTS.map((t) => Math.exp(-t * t));

/**
 * w(x + i y), x >= 0, y > 0, |z| < 8, by the trapezoidal rule for (i/pi) int e^{-t^2}/(z - t) dt. The rule sees the pole
 * t = z when y < pi/step; its residue term 2 e^{-z^2}/(1 +- e^{-2 pi i z/step}) is added. Nodes half a step off the grid,
 * except where such a node is within a quarter step of x.
 */
export function trapezoidal(x: number, y: number): Complex {
  const phase = x / STEP - Math.floor(x / STEP);
  if (y < x && phase >= 0.25 && phase <= 0.75) {
    const sum = nodeSum(x, y, GRIDPOINTS, GRIDPOINT_WEIGHTS);
    const size2 = x * x + y * y;
    return withResidue(sum.re + y / size2, sum.im + x / size2, x, y, phase, -1);
  }
  const sum = nodeSum(x, y, MIDPOINTS, MIDPOINT_WEIGHTS);
  return withResidue(sum.re, sum.im, x, y, phase, 1);
}

/** i sum over the nodes +-t of e^{-t^2}/(z - t). */
function nodeSum(x: number, y: number, nodes: readonly number[], weights: readonly number[]): Complex {
  let re = 0;
  let im = 0;
  const y2 = y * y;
  for (let k = nodes.length - 1; k >= 0; k--) {
    const t = nodes[k];
    const minus = (x - t) * (x - t) + y2;
    const plus = (x + t) * (x + t) + y2;
    const weight = weights[k] / (minus * plus);
    re += weight * (x * x + t * t + y2);
    im += weight * ((x - t) * (x + t) + y2);
  }
  return { re: 2 * y * re, im: 2 * x * im };
}

/** step/pi times the sum, plus 2 e^{-z^2}/(1 + sign e^{-2 pi i z/step}). */
function withResidue(sumRe: number, sumIm: number, x: number, y: number, phase: number, sign: number): Complex {
  const re = (STEP / Math.PI) * sumRe;
  const im = (STEP / Math.PI) * sumIm;
  if (y >= Math.PI / STEP) return { re, im };
  const growth = sign * Math.exp((2 * Math.PI * y) / STEP);
  const angle = 2 * Math.PI * (phase > 0.5 ? phase - 1 : phase);
  const dRe = 1 + growth * Math.cos(angle);
  const dIm = -growth * Math.sin(angle);
  const e = expMinusSquareComplex(x, y);
  const scale = 2 / (dRe * dRe + dIm * dIm);
  return { re: re + scale * (e.re * dRe + e.im * dIm), im: im + scale * (e.im * dRe - e.re * dIm) };
}
