import type { HarmonicNetworkProblem } from "@openbath/problem";
import { ComputationError, figure, type HarmonicSolution, harmonicDocument } from "openbath";
import { type Numbers, type Outcome, type Table, TRUST, type Verdict } from "./outcome.ts";

/** Everything about the stationary states of a harmonic network. @throws what `harmonicDocument` throws when no equation has an answer */
export function harmonicOutcome(problem: HarmonicNetworkProblem): Outcome {
  const { document, failures } = solved(problem);
  const { solutions } = document;
  const nodes = problem.frequencies.map((_, k) => k);
  const names = nodes.flatMap((k) => [`x${k + 1}`, `p${k + 1}`]);
  return {
    document,
    numbers: numbersOf(problem, solutions),
    verdicts: solutions.map(verdictOf),
    tables: tablesOf(problem, solutions),
    populations: {
      title: "Quanta in the oscillators",
      across: "oscillator",
      levels: nodes.map((k) => String(k + 1)),
      values: Object.fromEntries(solutions.map((one) => [one.equation, nodes.map((k) => quanta(problem, one, k))])),
      logarithmic: false,
    },
    pictures: solutions.map(({ equation, covariance }) => ({
      series: equation,
      title: "covariance matrix",
      names,
      re: Float64Array.from(covariance.flat()),
      im: new Float64Array(names.length ** 2),
    })),
    failures,
  };
}

/** The numbers of the curves alone. */
export const harmonicNumbers = (problem: HarmonicNetworkProblem): Numbers =>
  numbersOf(problem, solved(problem).document.solutions);

/** All equations together, or where one has no stationary state, each alone. */
function solved(problem: HarmonicNetworkProblem): {
  document: ReturnType<typeof harmonicDocument>;
  failures: readonly string[];
} {
  try {
    return { document: harmonicDocument(problem), failures: [] };
  } catch (error) {
    if (!(error instanceof ComputationError)) throw error;
    const failures: string[] = [];
    const documents = problem.equations.flatMap(({ label }) => {
      try {
        return [harmonicDocument(problem, [label])];
      } catch (reason) {
        if (!(reason instanceof ComputationError)) throw reason;
        failures.push(reason.message);
        return [];
      }
    });
    if (documents.length === 0) throw error;
    return {
      document: { ...documents[0], solutions: documents.flatMap(({ solutions }) => solutions) },
      failures: [...new Set(failures)],
    };
  }
}

/** (w <x^2> + <p^2>/w)/2 - 1/2, w the bare frequency. */
function quanta({ frequencies }: HarmonicNetworkProblem, { covariance }: HarmonicSolution, k: number): number {
  const w = frequencies[k];
  return (w * covariance[2 * k][2 * k] + covariance[2 * k + 1][2 * k + 1] / w - 1) / 2;
}

function numbersOf(problem: HarmonicNetworkProblem, solutions: readonly HarmonicSolution[]): Numbers {
  return Object.fromEntries(
    solutions.map((solution) => {
      const { equation, heatCurrents, measures, infidelityToExact } = solution;
      const found: Record<string, number> = {};
      for (const [name, heat] of Object.entries(heatCurrents)) found[`heat:${name}`] = heat;
      problem.frequencies.forEach((_, k) => {
        found[`quanta:${k + 1}`] = quanta(problem, solution, k);
      });
      if (measures) {
        found["mutualInformation"] = measures.mutualInformation;
        found["logarithmicNegativity"] = measures.logarithmicNegativity;
      }
      if (equation !== "exact" && infidelityToExact !== null) found["infidelity"] = infidelityToExact;
      return [equation, found];
    }),
  );
}

/** Trust from the network's own checks: none objects, one doubts, or it is no state or breaks the second law. */
function verdictOf({ equation, physical, checks, infidelityToExact }: HarmonicSolution): Verdict {
  const { secondLaw, reversedCurrents, findings } = checks;
  const broken = !physical || !secondLaw || reversedCurrents.length > 0;
  const distance =
    equation === "exact"
      ? "the reference: no approximation in the coupling to the baths"
      : infidelityToExact === null
        ? "no state that could be compared with the exact one"
        : `infidelity to the exact state ${figure(infidelityToExact)}`;
  const trust = broken ? "no" : findings.length > 0 ? "partly" : "yes";
  return {
    name: equation,
    trust,
    word: TRUST[trust],
    text: [...findings, distance].map(rounded).join("; ") + ".",
    findings: [
      { holds: physical, text: `state obeys the uncertainty relation: ${yes(physical)}` },
      {
        holds: secondLaw,
        text: `second law: ${yes(secondLaw)} (entropy production ${figure(checks.entropyProduction)})`,
      },
      {
        holds: reversedCurrents.length === 0,
        text: `heat flows from hot to cold: ${yes(reversedCurrents.length === 0)}`,
      },
    ],
  };
}

const yes = (holds: boolean): string => (holds ? "yes" : "no");

/** Long numbers in sentences, shortened. */
const rounded = (text: string): string => text.replaceAll(/\d+\.\d{5,}(e-?\d+)?/g, (digits) => figure(Number(digits)));

function tablesOf(problem: HarmonicNetworkProblem, solutions: readonly HarmonicSolution[]): Table[] {
  const head = solutions.map(({ equation }) => equation);
  const row = (name: string, of: (solution: HarmonicSolution) => number | null | undefined): string[] => [
    name,
    ...solutions.map((one) => figure(of(one) ?? undefined)),
  ];
  const baths = [...new Set(problem.couplings.map(({ name }) => name))];
  return [
    {
      title: "Heat currents into the wire",
      head,
      rows: baths.map((name) => row(`from ${name}`, ({ heatCurrents }) => heatCurrents[name])),
    },
    {
      title: "Correlations of the ends",
      head,
      rows: [
        row("mutual information", ({ measures }) => measures?.mutualInformation),
        row("discord", ({ measures }) => measures?.discord),
        row("classical correlations", ({ measures }) => measures?.classicalCorrelations),
        row("logarithmic negativity", ({ measures }) => measures?.logarithmicNegativity),
        row("entropy", ({ measures }) => measures?.entropy),
      ],
    },
    {
      title: "Checks",
      head,
      rows: [
        row("entropy production", ({ checks }) => checks.entropyProduction),
        row("smallest symplectic eigenvalue", ({ symplecticEigenvalues }) => Math.min(...symplecticEigenvalues)),
        row("infidelity to the exact state", ({ infidelityToExact }) => infidelityToExact),
      ],
    },
  ];
}
