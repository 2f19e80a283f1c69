/**
 * J_0(x), ..., J_{out.length - 1}(x) for x >= 0, by recurrence downwards from far above (Miller), normalised by
 * J_0 + 2 sum J_{2k} = 1. Absolute error at the level of rounding; relative accuracy is kept in the decaying tail k > x.
 */
export function besselSequence(x: number, out: Float64Array): void {
  out.fill(0);
  if (x === 0) {
    out[0] = 1;
    return;
  }
  const highest = out.length - 1;
  const from = Math.max(highest, Math.ceil(x)) + Math.ceil(12 * Math.cbrt(x + 1)) + 24;
  const start = from + (from % 2); // even
  let above = 0;
  let here = 1e-300;
  let sum = 0; // of the even ones, twice, down to J_0
  for (let k = start; k >= 0; k--) {
    if (k <= highest) out[k] = here;
    if (k % 2 === 0) sum += k === 0 ? here : 2 * here;
    if (k === 0) break;
    const below = ((2 * k) / x) * here - above;
    above = here;
    here = below;
    if (Math.abs(here) > 1e200) {
      here *= 1e-200;
      above *= 1e-200;
      sum *= 1e-200;
      for (let j = k; j <= highest; j++) out[j] *= 1e-200;
    }
  }
  for (let k = 0; k <= highest; k++) out[k] /= sum;
}
