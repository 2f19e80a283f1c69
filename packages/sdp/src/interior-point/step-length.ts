import type { Direction } from "./direction.ts";
import type { State } from "./state.ts";

/** The largest step (Infinity when unlimited) that keeps s, z, tau and kappa in their cones. */
export function longestStep(state: State, direction: Direction): number {
  let alpha = Number.POSITIVE_INFINITY;
  for (const cone of state.cones) {
    alpha = Math.min(alpha, cone.longestStep(direction.s), cone.longestStep(direction.z));
  }
  if (direction.tau < 0) alpha = Math.min(alpha, -state.tau / direction.tau);
  if (direction.kappa < 0) alpha = Math.min(alpha, -state.kappa / direction.kappa);
  return alpha;
}
