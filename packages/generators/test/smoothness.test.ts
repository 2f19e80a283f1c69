import { describe, expect, it } from "vitest";
import { isSmooth, smoothUntil } from "../src/smoothness.ts";

/** The Legendre polynomial P_k. */
function legendre(k: number, x: number): number {
  let [before, now] = [1, x];
  if (k === 0) return before;
  for (let n = 1; n < k; n++) [before, now] = [now, ((2 * n + 1) * x * now - n * before) / (n + 1)];
  return now;
}

describe("whether one polynomial serves", () => {
  it("is told by the last two Legendre coefficients, on any interval", () => {
    for (const [low, high] of [
      [-1, 1],
      [0, 1e-3],
      [7, 1000],
    ]) {
      const polynomial = (k: number) => (t: number) => 3 * legendre(k, (2 * (t - low)) / (high - low) - 1);
      for (let k = 0; k < 14; k++) expect(isSmooth(polynomial(k), low, high, 1e-12)).toBe(true);
      for (const k of [14, 15]) {
        expect(isSmooth(polynomial(k), low, high, 3 * (1 - 1e-12))).toBe(false);
        expect(isSmooth(polynomial(k), low, high, 3 * (1 + 1e-12))).toBe(true);
      }
    }
  });

  it("sees a kink anywhere, and halves down to where there is none", () => {
    for (const at of [0.01, 0.3, 0.5, 0.99]) expect(isSmooth((t) => Math.abs(t - at), 0, 1, 1e-6)).toBe(false);
    const bent = (t: number): number => Math.max(0, t - 0.3);
    expect(smoothUntil(bent, 0, 1, 1e-12, 3)).toBe(0.25);
    expect(smoothUntil(bent, 0, 1, 1e-12, 1)).toBe(0.5); // it may not be halved more often
    expect(smoothUntil(Math.exp, 0, 1, 1e-12, 3)).toBe(1);
  });
});
