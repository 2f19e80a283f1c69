import type { SteadyState } from "@openbath/steady-state";
import { completePositivityFinding } from "./findings/complete-positivity.ts";
import type { Finding } from "./findings/finding.ts";
import { localConservationFinding } from "./findings/local-conservation.ts";
import { positivityFinding } from "./findings/positivity.ts";
import { secondLawFinding } from "./findings/second-law.ts";
import { secularFinding } from "./findings/secular.ts";
import { thermalisationFinding } from "./findings/thermalisation.ts";
import type { Numbers } from "./numbers.ts";

export interface Verdict {
  readonly findings: readonly Finding[];
  /** `yes`: to leading order in epsilon; `partly`: some results, see `text`; `no`. */
  readonly trust: "yes" | "partly" | "no";
  /** One sentence: what to trust, and why. */
  readonly text: string;
}

/** What the numbers mean: each check in words, and what may be believed. */
export function verdictOf(numbers: Numbers, state: SteadyState): Verdict {
  const findings = [
    thermalisationFinding(numbers),
    localConservationFinding(numbers),
    completePositivityFinding(numbers),
    positivityFinding(numbers, state),
    secondLawFinding(numbers),
    secularFinding(numbers),
  ].filter((finding) => finding !== undefined);
  return { findings, ...overall(numbers, findings, state) };
}

function overall(numbers: Numbers, findings: readonly Finding[], state: SteadyState): Pick<Verdict, "trust" | "text"> {
  const fails = (check: Finding["check"]): boolean => findings.some((one) => one.check === check && !one.holds);
  const name = numbers.equation;
  if (!state.unique) {
    return {
      trust: "no",
      text: `${name}: not one steady state but ${state.nullity}; which is reached depends on the start.`,
    };
  }
  if (fails("thermalisation")) {
    return {
      trust: "no",
      text: `${name}: do not trust it here, since it does not lead to equilibrium even with a single bath; good only when what couples the sites is weak against the rates.`,
    };
  }
  if (fails("secular")) {
    return {
      trust: "no",
      text: `${name}: do not trust it here, since levels are not far apart on the scale of the baths' rates, and their coherences cannot be left out.`,
    };
  }
  // where every site has a bath no site is left to test conservation on, but its coherences are as wrong as anywhere
  if (fails("local-conservation") || name === "universal-lindblad") {
    return {
      trust: "partly",
      text: `${name}: trust populations and the currents from the baths to leading order in epsilon, but neither coherences nor currents inside the system, which are wrong in their leading order.`,
    };
  }
  if (name === "eigenbasis-lindblad") {
    return {
      trust: "partly",
      text: `${name}: trust populations and the currents from the baths to leading order in epsilon; it has no coherences between levels, and so no currents inside the system.`,
    };
  }
  if (fails("positivity")) {
    return {
      trust: "partly",
      text: `${name}: trust all that is larger than the error of second order in epsilon; the negative eigenvalue ${numbers.minEigenvalue.toExponential(1)} is part of that error, and so are populations as small as it.`,
    };
  }
  return {
    trust: "yes",
    text: `${name}: trust it to leading order in epsilon, populations, coherences and currents alike.`,
  };
}
