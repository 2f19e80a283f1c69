import type { Numbers } from "../numbers.ts";
import { digits, type Finding, inWords } from "./finding.ts";

/** Kossakowski eigenvalues below this part of the dissipator are rounding. */
const ROUNDING = 1e-10;

export function completePositivityFinding({ kossakowskiMinimum, regime }: Numbers): Finding | undefined {
  if (kossakowskiMinimum === undefined) return undefined;
  const holds = kossakowskiMinimum >= -ROUNDING * (regime?.dissipator ?? 1);
  return {
    check: "complete-positivity",
    holds,
    value: kossakowskiMinimum,
    text: `completely positive: ${inWords(holds)}${holds ? "" : ` (smallest Kossakowski eigenvalue ${digits(kossakowskiMinimum)})`}`,
  };
}
