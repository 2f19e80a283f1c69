import type { DensityMatrixProblem } from "@openbath/problem";
import type { Solution } from "../solve-problem.ts";
import { barChart } from "./bar-chart.ts";

/** Levels above this many make bars too thin to read. */
const SHOWN_LEVELS = 12;

/** The figures of a report: populations, currents, observables, each equation beside the others. */
export function figures(problem: DensityMatrixProblem, solutions: readonly Solution[]): string[] {
  const [{ state }] = solutions;
  const levels = Math.min(SHOWN_LEVELS, state.energies.length);
  const series = (values: (solution: Solution) => number[]) =>
    solutions.map((solution) => ({ name: solution.label, values: values(solution) }));
  const baths = [...problem.baths];
  const real = [...problem.observables.keys()].filter((name) => typeof solutions[0].observables.get(name) === "number");
  const charts = [
    barChart({
      title: `Populations of the ${levels === state.energies.length ? "" : "lowest "}energy levels`,
      groups: Array.from(state.energies.subarray(0, levels), (e) => String(Number(e.toPrecision(3)))),
      across: "energy of the level",
      series: series((solution) => Array.from(solution.state.populations.subarray(0, levels))),
      log: true,
    }),
    barChart({
      title: "Energy currents from the baths into the system",
      groups: baths.map(([name]) => name),
      across: "bath",
      series: series(({ diagnosis }) => baths.map(([, bath]) => diagnosis.currents.get(bath)?.energy ?? Number.NaN)),
    }),
    ...bySize(real, solutions).map((names, k) =>
      barChart({
        title: k === 0 ? "Observables" : "Observables of smaller size",
        groups: names,
        across: "expectation value",
        series: series(({ observables }) => names.map((name) => observables.get(name) as number)),
      }),
    ),
  ];
  return charts.filter((chart) => chart !== "");
}

/** Bars of less than this part of the longest cannot be told apart. */
const VISIBLE = 0.03;

/** The observables in groups that can share an axis, each group within `VISIBLE` of its largest; zeros go with the last. */
function bySize(names: readonly string[], solutions: readonly Solution[]): string[][] {
  const size = (name: string): number =>
    Math.max(...solutions.map(({ observables }) => Math.abs(observables.get(name) as number)));
  const groups: string[][] = [];
  let rest = [...names];
  while (rest.length > 0) {
    const largest = Math.max(...rest.map(size));
    const together = rest.filter((name) => size(name) >= VISIBLE * largest);
    const others = rest.filter((name) => size(name) < VISIBLE * largest);
    if (others.every((name) => size(name) < 1e-12)) together.push(...others);
    groups.push(names.filter((name) => together.includes(name)));
    rest = rest.filter((name) => !together.includes(name));
  }
  return groups;
}
