import type { FermionNetworkProblem } from "@openbath/problem";
import { ComputationError, type FermionSolution, fermionDocument, figure } from "openbath";
import { type Numbers, type Outcome, type Table, TRUST, type Verdict } from "./outcome.ts";

/** Everything about the steady state of two fermionic modes. @throws what `fermionDocument` throws when no equation has an answer */
export function fermionOutcome(problem: FermionNetworkProblem): Outcome {
  const { document, failures } = solved(problem);
  const { solutions } = document;
  const exact = solutions.find(({ equation }) => equation === "exact");
  return {
    document,
    numbers: numbersOf(solutions),
    verdicts: solutions.map((solution) => verdictOf(solution, exact, problem)),
    tables: tablesOf(problem, solutions),
    populations: {
      title: "Populations of the four states",
      across: "electrons in mode 1 and in mode 2",
      levels: ["0 0", "1 0", "0 1", "1 1"],
      values: Object.fromEntries(solutions.map((one) => [one.equation, fourStates(one)])),
      logarithmic: false,
    },
    pictures: solutions.flatMap(({ equation, correlation: { site, energy } }) => [
      {
        series: equation,
        title: "⟨c†c⟩ between modes",
        names: ["mode 1", "mode 2"],
        re: Float64Array.from(site.re.flat()),
        im: Float64Array.from(site.im.flat()),
      },
      {
        series: equation,
        title: "⟨c†c⟩ between levels",
        names: ["upper", "lower"],
        re: Float64Array.from(energy.re.flat()),
        im: Float64Array.from(energy.im.flat()),
      },
    ]),
    failures,
  };
}

/** The numbers of the curves alone. */
export const fermionNumbers = (problem: FermionNetworkProblem): Numbers =>
  numbersOf(solved(problem).document.solutions);

/** All equations together, or where one has no unique steady state, each alone. */
function solved(problem: FermionNetworkProblem): {
  document: ReturnType<typeof fermionDocument>;
  failures: readonly string[];
} {
  try {
    return { document: fermionDocument(problem), failures: [] };
  } catch (error) {
    if (!(error instanceof ComputationError)) throw error;
    const failures: string[] = [];
    const documents = problem.equations.flatMap(({ label }) => {
      try {
        return [fermionDocument(problem, [label])];
      } catch (reason) {
        if (!(reason instanceof ComputationError)) throw reason;
        failures.push(reason.message);
        return [];
      }
    });
    if (documents.length === 0) throw error;
    return {
      document: { ...documents[0], solutions: documents.flatMap(({ solutions }) => solutions) },
      failures,
    };
  }
}

const occupation = ({ correlation }: FermionSolution, mode: number): number => correlation.site.re[mode][mode];

/** Of no electron, one in either mode, both. */
function fourStates(solution: FermionSolution): number[] {
  const [first, second] = [occupation(solution, 0), occupation(solution, 1)];
  const both = solution.doubleOccupancy ?? Number.NaN;
  return [1 - first - second + both, first - both, second - both, both];
}

function numbersOf(solutions: readonly FermionSolution[]): Numbers {
  return Object.fromEntries(
    solutions.map((solution) => {
      const found: Record<string, number> = {
        "occupation:1": occupation(solution, 0),
        "occupation:2": occupation(solution, 1),
        double: solution.doubleOccupancy ?? Number.NaN,
      };
      for (const [name, { particle, energy, heat }] of Object.entries(solution.currents ?? {})) {
        found[`particle:${name}`] = particle;
        found[`energy:${name}`] = energy;
        found[`heat:${name}`] = heat;
      }
      return [solution.equation, found];
    }),
  );
}

/** A difference from the exact occupations below the first is agreement, above the second disagreement. */
const NEAR = 0.01;
const FAR = 0.1;

/** How far from the exact occupations, whether the occupations can be, whether the second law holds. */
function verdictOf(
  solution: FermionSolution,
  exact: FermionSolution | undefined,
  problem: FermionNetworkProblem,
): Verdict {
  const { equation } = solution;
  const states = fourStates(solution);
  const positive = states.every((p) => p >= -1e-12);
  const findings = [
    {
      holds: positive,
      text: `populations between 0 and 1: ${yes(positive)} (smallest ${figure(Math.min(...states))})`,
    },
    ...secondLaw(solution, problem),
  ];
  const sound = findings.every(({ holds }) => holds);
  const say = (trust: Verdict["trust"], text: string): Verdict => ({
    name: equation,
    trust,
    word: TRUST[trust],
    text,
    findings,
  });
  if (equation === "exact") return say("yes", "the reference: no approximation in the coupling to the leads.");
  if (exact === undefined)
    return say(sound ? "partly" : "no", "choose the exact equation too, to see how far this one is from it.");
  const [off, current] = [occupationDistance(solution, exact), currentDistance(solution, exact)];
  const worst = Math.max(off, current ?? 0);
  const currents =
    current === undefined ? "no currents of single leads" : `particle current off by ${digits(100 * current)} %`;
  return say(
    !sound || worst > FAR ? "no" : worst > NEAR ? "partly" : "yes",
    `occupations within ${digits(off)} of the exact ones, ${currents}.`,
  );
}

/** Two digits are enough for an error. */
const digits = (x: number): string =>
  figure(Number(x.toPrecision(2)))
    .replace(/(\.\d*?)0+(?=e|$)/, "$1")
    .replace(/\.(?=e|$)/, "");

const yes = (holds: boolean): string => (holds ? "yes" : "no");

const occupationDistance = (one: FermionSolution, exact: FermionSolution): number =>
  Math.max(...[0, 1].map((mode) => Math.abs(occupation(one, mode) - occupation(exact, mode))));

/** Relative to the exact current; undefined for what has no currents. */
function currentDistance(one: FermionSolution, exact: FermionSolution): number | undefined {
  const [mine, correct] = [one.currents?.["left"]?.particle, exact.currents?.["left"]?.particle];
  if (mine === undefined || correct === undefined) return undefined;
  return Math.abs(mine - correct) / Math.abs(correct);
}

function secondLaw({ currents }: FermionSolution, { couplings }: FermionNetworkProblem): Verdict["findings"] {
  if (currents === undefined || couplings.some(({ bath }) => !Number.isFinite(bath.beta))) return [];
  const flows = couplings.map(({ name, bath }) => bath.beta * currents[name].heat);
  const production = -flows.reduce((sum, x) => sum + x, 0);
  const holds = production >= -1e-10 * flows.reduce((sum, x) => sum + Math.abs(x), 0);
  return [{ holds, text: `second law: ${yes(holds)} (entropy production ${figure(production)})` }];
}

function tablesOf({ couplings }: FermionNetworkProblem, solutions: readonly FermionSolution[]): Table[] {
  const head = solutions.map(({ equation }) => equation);
  const row = (name: string, of: (solution: FermionSolution) => number | undefined): string[] => [
    name,
    ...solutions.map((one) => figure(of(one))),
  ];
  return [
    {
      title: "Currents into the modes",
      head,
      rows: couplings.flatMap(({ name }) =>
        (["particle", "energy", "heat"] as const).map((what) =>
          row(`${what}, from ${name}`, ({ currents }) => currents?.[name][what]),
        ),
      ),
    },
    {
      title: "Occupations",
      head,
      rows: [
        row("mode 1", (one) => occupation(one, 0)),
        row("mode 2", (one) => occupation(one, 1)),
        row("upper level", ({ correlation }) => correlation.energy.re[0][0]),
        row("lower level", ({ correlation }) => correlation.energy.re[1][1]),
        row("both modes", ({ doubleOccupancy }) => doubleOccupancy),
      ],
    },
    {
      title: "At long times",
      head,
      rows: [
        row("smallest gain rate", ({ rates }) => rates?.gain[0]),
        row("smallest loss rate", ({ rates }) => rates?.loss[0]),
        row("non-Markovianity", ({ nonMarkovianity }) => nonMarkovianity),
      ],
    },
  ];
}
