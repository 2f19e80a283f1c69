import type { Numbers } from "../numbers.ts";
import { digits, type Finding, inWords } from "./finding.ts";

/** Violations below this part of the dissipator are rounding. */
const ROUNDING = 1e-9;

export function localConservationFinding({ localConservation, regime }: Numbers): Finding | undefined {
  if (localConservation === undefined) return undefined;
  const { violation, sites } = localConservation;
  const holds = violation <= ROUNDING * (regime?.dissipator ?? 1);
  const where = sites.length === 1 ? `site ${sites[0]}` : `sites ${sites.join(", ")}`;
  return {
    check: "local-conservation",
    holds,
    value: violation,
    text: `conserves locally: ${inWords(holds)} (the baths act on ${where}, which ${sites.length === 1 ? "has" : "have"} none, by ${digits(violation)})`,
  };
}
