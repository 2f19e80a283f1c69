import type { Numbers } from "../numbers.ts";
import { digits, type Finding, inWords } from "./finding.ts";

/** Spacings must exceed the rates by this much for coherences to average out. */
const MARGIN = 10;

/** For the eigenbasis Lindblad equation: are the levels that it treats as different far apart on the scale of the rates? */
export function secularFinding({ equation, regime }: Numbers): Finding | undefined {
  if (equation !== "eigenbasis-lindblad" || regime === undefined) return undefined;
  const { smallestSpacing, dissipator } = regime;
  const holds = smallestSpacing >= MARGIN * dissipator;
  return {
    check: "secular",
    holds,
    value: smallestSpacing / dissipator,
    text: `levels far apart on the scale of the rates: ${inWords(holds)} (smallest spacing ${digits(smallestSpacing)}, largest rate ${digits(dissipator)})`,
  };
}
