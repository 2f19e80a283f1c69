import { PANEL_POINTS } from "./gauss-legendre.ts";

const N = PANEL_POINTS;
/** Miller's recurrence starts this many orders above what is needed. */
const START = N + 26;

/**
 * Spherical Bessel functions j_0(x) ... j_15(x), x >= 0, written to out: upwards where x exceeds the order, by Miller's recurrence below. They are the
 * Fourier transforms of Legendre polynomials: int_{-1}^{1} P_n(u) e^{-ixu} du = 2 (-i)^n j_n(x).
 */
export function sphericalBesselInto(x: number, out: Float64Array): void {
  if (x < 1e-4) {
    small(x, out);
    return;
  }
  const sine = Math.sin(x) / x;
  if (x > N) {
    out[0] = sine;
    out[1] = (sine - Math.cos(x)) / x;
    for (let n = 1; n + 1 < N; n++) out[n + 1] = ((2 * n + 1) / x) * out[n] - out[n - 1];
    return;
  }
  let above = 0;
  let here = 1e-100;
  let squares = 0;
  for (let n = START + Math.ceil(x); n >= 0; n--) {
    if (n < N) out[n] = here;
    squares += (2 * n + 1) * here * here;
    if (n === 0) break;
    const below = ((2 * n + 1) / x) * here - above;
    above = here;
    here = below;
    if (Math.abs(here) > 1e100) {
      above *= 1e-100;
      here *= 1e-100;
      squares *= 1e-200;
      for (let k = n; k < N; k++) out[k] *= 1e-100;
    }
  }
  // sum (2n + 1) j_n^2 = 1; the sign from whichever of j_0, j_1 is the larger
  const first = (sine - Math.cos(x)) / x;
  const sign =
    Math.abs(sine) > Math.abs(first) ? Math.sign(sine) * Math.sign(out[0]) : Math.sign(first) * Math.sign(out[1]);
  const scale = sign / Math.sqrt(squares);
  for (let n = 0; n < N; n++) out[n] *= scale;
}

function small(x: number, out: Float64Array): void {
  let factor = 1;
  for (let n = 0; n < N; n++) {
    out[n] = factor * (1 - (0.5 * x * x) / (2 * n + 3));
    factor *= x / (2 * n + 3);
  }
}
