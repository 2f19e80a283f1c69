/**
 * Spherical Bessel functions j_0(w) ... j_{n-1}(w), n = out.length, w > 0: upward recurrence where w exceeds the order, otherwise downward (Miller),
 * normalised by the larger of j_0, j_1.
 */
export function sphericalBessel(w: number, out: Float64Array): void {
  const n = out.length;
  const j0 = Math.sin(w) / w;
  const j1 = (j0 - Math.cos(w)) / w;
  if (w > n) {
    out[0] = j0;
    out[1] = j1;
    for (let k = 1; k + 1 < n; k++) out[k + 1] = ((2 * k + 1) / w) * out[k] - out[k - 1];
    return;
  }
  let above = 0;
  let here = 1e-20;
  for (let k = n + 24; k >= 1; k--) {
    const below = ((2 * k + 1) / w) * here - above;
    above = here;
    here = below;
    if (k <= n) out[k - 1] = here;
  }
  const scale = Math.abs(j0) > Math.abs(j1) ? j0 / out[0] : j1 / out[1];
  for (let k = 0; k < n; k++) out[k] *= scale;
}
