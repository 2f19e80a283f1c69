import { excitationDensity, newnsPole, transmission } from "@openbath/fermions";
import { between, type Junction } from "./junction.ts";
import { maximum } from "./maximum.ts";

/** Fig. 3: Gamma in units of Delta. */
export const RATIOS = [0.02, 0.2, 2] as const;

export function ofRatio(ratio: number): Junction {
  const [h, delta, g, Omega] = [1, 0.5, 0.5, 10];
  return { h, delta, g, Gamma: ratio * Math.hypot(g, delta), Omega };
}

/** T(omega) of Eq. 45, which the states of the leads do not change. */
export function transmissionOf(junction: Junction): (omega: number) => number {
  const { net } = between(junction, { mu: [0, 0], T: [1, 1] });
  return (omega) => transmission(net, 0, 1, omega);
}

/** Eq. 46: g^2/(4 Delta^2) sum_j Gamma_j phi_j, for Gamma far below Delta. */
export function twoPeaks(junction: Junction): (omega: number) => number {
  const { levels } = between(junction, { mu: [0, 0], T: [1, 1] });
  const share = (junction.g / Math.hypot(junction.g, junction.delta)) ** 2 / 4;
  return (omega) =>
    share * levels.reduce((sum, level) => sum - 2 * (newnsPole(level)?.im ?? 0) * excitationDensity(level, omega), 0);
}

/** All maxima of f on a grid of `count` points that is fine enough to part them, highest energy first. */
export function maxima(f: (x: number) => number, from: number, to: number, count: number) {
  const step = (to - from) / (count - 1);
  const values = Array.from({ length: count }, (_, i) => f(from + i * step));
  const found = values.flatMap((value, i) =>
    i > 0 && i < count - 1 && value > values[i - 1] && value >= values[i + 1]
      ? [maximum(f, from + (i - 1) * step, from + (i + 1) * step)]
      : [],
  );
  return found.reverse();
}
