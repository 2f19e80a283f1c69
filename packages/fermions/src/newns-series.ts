import { besselJ } from "@openbath/special";
import type { NewnsLevel } from "./newns-level.ts";

/**
 * G(t) and dG/dt by the exact series G = sum_{n >= 1} g_n [J_{n-1}(Omega t) + J_{n+1}(Omega t)], g_1 = 1, g_2 = -2 i e, g_n = -2 i e g_{n-1} + (1 - y) g_{n-2},
 * e = E/Omega, y = Gamma/Omega, written to out as Re G, Im G, Re G', Im G'. Absolute error about 1e-15 where the g_n do not grow (no
 * bound state); O(Omega t) operations.
 */
export function newnsSeriesInto({ energy, rate, bandwidth }: NewnsLevel, t: number, out: Float64Array): void {
  const x = bandwidth * t;
  const e = energy / bandwidth;
  const y = rate / bandwidth;
  const growth = Math.max(1, Math.abs(e) + Math.sqrt(Math.abs(e * e + y - 1)));
  const top = Math.ceil(growth * x + 12 * Math.cbrt(x) + 30);
  const bessel = besselJ(top + 3, x);
  out.fill(0, 0, 4);
  // g_n = i^(n-1) times these, kept as pairs
  let [re, im] = [1, 0];
  let [previousRe, previousIm] = [0, 0];
  for (let n = 1; n <= top; n++) {
    const value = bessel[n - 1] + bessel[n + 1];
    const before = n === 1 ? -bessel[1] : 0.5 * (bessel[n - 2] - bessel[n]);
    const slope = before + 0.5 * (bessel[n] - bessel[n + 2]);
    out[0] += re * value;
    out[1] += im * value;
    out[2] += bandwidth * re * slope;
    out[3] += bandwidth * im * slope;
    const nextRe = 2 * e * im + (1 - y) * previousRe;
    const nextIm = -2 * e * re + (1 - y) * previousIm;
    [previousRe, previousIm, re, im] = [re, im, nextRe, nextIm];
  }
}
