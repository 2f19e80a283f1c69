import type { Numbers } from "../numbers.ts";
import { digits, type Finding, inWords } from "./finding.ts";

export function secondLawFinding({ entropyProduction }: Numbers): Finding | undefined {
  if (entropyProduction === undefined) return undefined;
  const { rate, clausius } = entropyProduction;
  return {
    check: "second-law",
    holds: clausius,
    value: rate,
    text: `obeys the second law: ${inWords(clausius)} (entropy production ${digits(rate)})`,
  };
}
