import { modeEntropyChange } from "./entropy.ts";
import { type GaussianLike, reducedState } from "./gaussian-state.ts";
import { uncheckedInformation } from "./mutual-information.ts";
import { requirePhysical } from "./physical.ts";
import { standardForm } from "./two-mode-invariants.ts";

/** How two modes are correlated, when one of them may be measured with a Gaussian measurement. */
export interface DiscordResult {
  /** I = classical + discord */
  readonly mutualInformation: number;
  /** quantum discord, natural logarithm */
  readonly discord: number;
  /** classical correlations: the most that a Gaussian measurement of the one mode tells about the other */
  readonly classicalCorrelations: number;
  /** which measurement is best */
  readonly branch: "homodyne" | "heterodyne-like";
}

/**
 * Gaussian discord and classical correlations of two modes (counted from 1; default 1 and 2) when `measured` (default the second) is measured. Q^<- of paper 003
 * is the second mode measured. The best measurement is the pure Gaussian one with seed diag(t, 1/(4t)) in the standard form that leaves the other mode
 * the smallest determinant: homodyne (t = 0 or infinite) or the root of a quadratic (the two branches of Adesso and Datta).
 * Small values keep their relative accuracy. Throws RangeError for bad modes, UnphysicalStateError for what is no state.
 */
export function gaussianDiscord(
  state: GaussianLike,
  modes: readonly [number, number] = [1, 2],
  measured: number = modes[1],
): DiscordResult {
  if (!modes.includes(measured)) {
    throw new RangeError(`gaussianDiscord: the measured mode must be one of [${modes.join(", ")}], got ${measured}`);
  }
  requirePhysical("gaussianDiscord", state);
  return uncheckedDiscord(state, modes, measured);
}

/** The same by the formulas alone, for what is no state too. */
export function uncheckedDiscord(
  state: GaussianLike,
  modes: readonly [number, number],
  measured: number,
): DiscordResult {
  const kept = modes[0] === measured ? modes[1] : modes[0];
  const { a, b, c, d } = standardForm(reducedState(state, [kept, measured]).covariance);
  const information = uncheckedInformation(state, [kept], [measured]);
  // determinant of the kept mode after the measurement, minus a^2: (a - X)(a - Y) - a^2, X = c^2/(b + t), Y = d^2/(b + 1/(4t))
  const change = (x: number, y: number): number => x * y - a * (x + y);
  let best = change((c * c) / b, 0); // homodyne of the quadrature with the larger correlation
  let branch: DiscordResult["branch"] = "homodyne";
  for (const t of seeds(a, b, c, d)) {
    const value = change((c * c) / (b + t), (d * d) / (b + 1 / (4 * t)));
    if (value < best) {
      best = value;
      branch = "heterodyne-like";
    }
  }
  const step = best / (a + Math.sqrt(Math.max(0.25, a * a + best)));
  const classical = Math.max(0, -modeEntropyChange(a, Math.max(step, 0.5 - a)));
  return {
    mutualInformation: information,
    classicalCorrelations: classical,
    discord: Math.max(0, information - classical),
    branch,
  };
}

/** The t > 0 at which the determinant is stationary: t^2 (16 b v c^2 - 4 a d^2) + 4 t (c^2 (v + ab) - d^2 (u + ab)) + a c^2 - 4 b u d^2 = 0. */
function seeds(a: number, b: number, c: number, d: number): number[] {
  const u = a * b - c * c;
  const v = a * b - d * d;
  const A = 16 * b * v * c * c - 4 * a * d * d;
  const B = 4 * (c * c * (v + a * b) - d * d * (u + a * b));
  const C = a * c * c - 4 * b * u * d * d;
  const discriminant = B * B - 4 * A * C;
  if (!(discriminant >= 0)) return [];
  const q = -(B + (B >= 0 ? 1 : -1) * Math.sqrt(discriminant)) / 2;
  return [q / A, C / q].filter((t) => t > 0 && Number.isFinite(t));
}
