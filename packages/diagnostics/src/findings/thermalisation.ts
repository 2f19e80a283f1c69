import type { Numbers } from "../numbers.ts";
import { digits, type Finding, inWords } from "./finding.ts";

/** Rates that disturb a Gibbs state by less than this part of the dissipator are rounding of the compiled bath. */
const ROUNDING = 1e-9;

/** Detailed balance with every bath, which is thermalisation to leading order; the distance where there is equilibrium. */
export function thermalisationFinding({ detailedBalance, traceDistanceToGibbs }: Numbers): Finding | undefined {
  if (detailedBalance.size === 0) return undefined;
  const violation = Math.max(...detailedBalance.values());
  const holds = violation <= ROUNDING;
  if (traceDistanceToGibbs !== undefined) {
    const order = holds ? ", which goes to zero with epsilon" : ", which stays when epsilon goes to zero";
    return {
      check: "thermalisation",
      holds,
      value: traceDistanceToGibbs,
      text: `thermalises: ${inWords(holds)} (trace distance to the Gibbs state ${digits(traceDistanceToGibbs)}${traceDistanceToGibbs < 1e-11 ? ": exactly" : order})`,
    };
  }
  return {
    check: "thermalisation",
    holds,
    value: violation,
    text: holds
      ? "would thermalise with each bath alone: yes, to leading order in epsilon (detailed balance holds)"
      : `would thermalise with each bath alone: no (detailed balance fails by ${digits(violation)} of the largest rate)`,
  };
}
