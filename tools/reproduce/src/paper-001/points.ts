import { gridSweep, type Sweep } from "@openbath/sweeps";
import * as v from "valibot";
import { claimGroups } from "../claim-groups.ts";
import { type At, pointKind } from "../point-kind.ts";
import type { Chain } from "./chain.ts";
import { lemma, trivialCases } from "./claims/other-chains.ts";
import { counterexample, threshold } from "./counterexample.ts";
import { type Optimum, optimum, type Question, type Solver } from "./optima.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const numbers = v.pipe(v.array(v.number()), v.readonly());
const chain = v.strictObject({
  NL: whole,
  NM: whole,
  NR: whole,
  g: v.number(),
  beta: v.pipe(v.tuple([v.number(), v.number()]), v.readonly()),
  bias: v.exactOptional(v.number()),
  gamma: v.exactOptional(numbers),
  siteBetas: v.exactOptional(numbers),
  bathsEverywhere: v.exactOptional(v.boolean()),
});
const program = v.strictObject({
  of: v.picklist(["populations", "coherences"]),
  traces: v.picklist(["fixed", "free"]),
  error: v.exactOptional(v.picklist(["sign", "left only"])),
});

/** What is asked of a chain. */
export type Program = Omit<Question, "chain">;

/** The optimum of one semidefinite program. */
export const OPTIMUM = pointKind(
  "paper-001/optimum",
  v.strictObject({ chain, program }),
  (asked): Optimum => optimum({ chain: asked.chain, ...asked.program }),
);

/** The chains by the programs asked of each. */
export const optima = (chains: readonly Chain[], programs: readonly Program[]): Sweep =>
  gridSweep({ command: OPTIMUM.command, vary: { chain: chains, program: programs } });

/** Answers from what was found. */
export const solverFrom =
  (at: At): Solver =>
  ({ chain: asked, ...rest }) =>
    at(OPTIMUM, { chain: asked, program: rest });

/** What some claims ask for, found by letting them ask: what they ask does not depend on the answers. */
export function optimaAskedBy(claims: (solve: Solver) => unknown): Sweep {
  const questions = new Map<string, Question>();
  claims((question) => {
    questions.set(JSON.stringify(question), question);
    return { value: 1, lower: 1 };
  });
  const all = [...questions.values()];
  return gridSweep({
    command: OPTIMUM.command,
    vary: { chain: all.map((one) => one.chain), program: all.map(({ chain: _, ...rest }) => rest) },
    zip: ["chain", "program"],
  });
}

const setting = v.strictObject({ g: v.number(), epsilon: v.number() });

/** The local Lindblad equation of 1|0|2 with free traces, and how far its steady state is from the Redfield equation's. */
export const COUNTEREXAMPLE = pointKind("paper-001/counterexample", setting, ({ g, epsilon }) => {
  const { optimum: found, smallestRate, compare } = counterexample(g);
  const { value, lowerBound, traces } = found;
  return { value, lowerBound, traces, smallestRate, comparison: compare(epsilon) };
});

/** The same equation, run in time from a pure state. */
export const RELAXATION = pointKind("paper-001/relaxation", setting, ({ g, epsilon }) =>
  counterexample(g).relax(epsilon),
);

/** The coupling below which there is such an equation, by so many bisections. */
export const THRESHOLD = pointKind("paper-001/threshold", v.strictObject({ steps: whole }), ({ steps }) => ({
  g: threshold(steps),
}));

/** Claims on other chains than the figures'. */
export const OTHER_CHAINS = claimGroups("paper-001/claims", { trivialCases, lemma });

export const POINTS_001 = [OPTIMUM, COUNTEREXAMPLE, RELAXATION, THRESHOLD, OTHER_CHAINS.kind];
