import type { SteadyState } from "@openbath/steady-state";

/** Minus the sum of the negative eigenvalues of the density matrix: zero for a state, how much it fails to be one else. */
export function positivity(state: SteadyState): number {
  let sum = 0;
  for (const value of state.eigenvalues) if (value < 0) sum -= value;
  return sum;
}
