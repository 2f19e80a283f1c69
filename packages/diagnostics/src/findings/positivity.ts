import type { SteadyState } from "@openbath/steady-state";
import type { Numbers } from "../numbers.ts";
import { digits, type Finding, inWords } from "./finding.ts";

/** Eigenvalues of a density matrix above minus this are not negative but for rounding. */
const ROUNDING = 1e-14;

export function positivityFinding({ positivity }: Numbers, { minEigenvalue }: SteadyState): Finding {
  const holds = minEigenvalue >= -ROUNDING;
  return {
    check: "positivity",
    holds,
    value: positivity,
    text: `state is positive: ${inWords(holds)} (smallest eigenvalue ${digits(minEigenvalue)})`,
  };
}
