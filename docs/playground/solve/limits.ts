import { describe, Operator } from "@openbath/hilbert";
import { findCharges, ness, tauPop, tauPopCoh } from "@openbath/lindblad-limits";
import type { DensityMatrixProblem, LimitsQuestion } from "@openbath/problem";
import { figure, limitsDocument, solveLimits, tracesOf } from "openbath";
import type { Numbers, Outcome, Picture, Verdict } from "./outcome.ts";

/** What counts as zero. */
const TOLERANCE = 1e-6;

/** The answer of paper 001 with its proof. @throws what `solveLimits` throws */
export function limitsOutcome(problem: DensityMatrixProblem): Outcome {
  const found = solveLimits(problem, { tolerance: TOLERANCE });
  const { tauPop: pop, tauPopCoh: coh, state, verdict, populations, reason, traceDistanceBound } = found;
  const order = Array.from(state.energies.keys()).sort((a, b) => state.energies[a] - state.energies[b]);
  const levels = order.map((k) => figure(state.energies[k]));
  const equation = found.candidate ?? found.populationCandidate;
  const jumps = equation?.jumps?.() ?? [];
  return {
    document: limitsDocument(found),
    numbers: {
      found: { tauPop: pop.value, tauPopCoh: coh.value },
      certified: { tauPop: pop.lowerBound, tauPopCoh: coh.lowerBound },
    },
    verdicts: [
      answer("populations", populations, `τ pop lies between ${figure(pop.lowerBound)} and ${figure(pop.upperBound)}.`),
      answer("populations and coherences", verdict, `${reason}.`),
    ],
    tables: [
      {
        title: "The smallest distance of any allowed equation from the true steady state",
        head: ["certified from below", "found", "from above"],
        rows: [
          ["τ pop", ...[pop.lowerBound, pop.value, pop.upperBound].map(figure)],
          [`τ pop,coh (${coh.norm} norm)`, ...[coh.lowerBound, coh.value, coh.upperBound].map(figure)],
          ["error of the populations, 1-norm, at least", figure(traceDistanceBound), "", ""],
        ],
      },
      ...(jumps.length === 0
        ? []
        : [
            {
              title: `An equation with the right ${found.candidate ? "populations and coherences" : "populations"}: its Lindblad operators`,
              head: ["operator"],
              rows: jumps.map(({ operator }, k) => [
                `L${k + 1}`,
                describe(Operator.fromMatrix(problem.space, operator), { digits: 3, limit: 6 }),
              ]),
            },
          ]),
    ],
    populations: {
      title: "Populations of the true steady state, to leading order",
      across: "energy of the level",
      levels,
      values: { found: order.map((k) => state.populations[k]) },
      logarithmic: true,
    },
    pictures: [
      picture("the true steady state, leading order", problem, state.rho0),
      picture("what drives its coherences, L₂[ρ₀]", problem, state.l2),
    ],
    failures: [],
  };
}

/** The two distances alone; the sites of the question as the problem gives them. */
export function limitsNumbers(problem: DensityMatrixProblem): Numbers {
  const asked = problem.limits as LimitsQuestion;
  const state = ness(problem.system);
  const question = { regions: [asked.left, asked.right], traces: tracesOf(asked), charges: findCharges(state) };
  const pop = tauPop(state, question);
  const coh = tauPopCoh(state, question);
  return {
    found: { tauPop: pop.value, tauPopCoh: coh.value },
    certified: { tauPop: pop.lowerBound, tauPopCoh: coh.lowerBound },
  };
}

function answer(name: string, verdict: "possible" | "impossible" | "undecided", text: string): Verdict {
  const trust = verdict === "possible" ? "yes" : verdict === "impossible" ? "no" : "partly";
  return { name, trust, word: verdict, text, findings: [] };
}

function picture(
  title: string,
  { space }: DensityMatrixProblem,
  { data, rows }: { readonly data: Float64Array; readonly rows: number },
): Picture {
  const names = Array.from({ length: rows }, (_, k) =>
    Array.from({ length: space.size }, (__, site) => ((k >> (space.size - 1 - site)) & 1 ? "↓" : "↑")).join(""),
  );
  return {
    series: "found",
    title,
    names,
    re: data.filter((_, k) => k % 2 === 0),
    im: data.filter((_, k) => k % 2 === 1),
  };
}
