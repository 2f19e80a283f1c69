import type { DensityMatrixProblem } from "@openbath/problem";
import type { Solution } from "../solve-problem.ts";
import { figure } from "../table.ts";
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
      groups: Array.from(state.energies.subarray(0, levels), (e) => figure(Number(e.toPrecision(3)))),
      series: series((solution) => Array.from(solution.state.populations.subarray(0, levels))),
      log: true,
    }),
    barChart({
      title: "Energy currents from the baths into the system",
      groups: baths.map(([name]) => name),
      series: series(({ diagnosis }) => baths.map(([, bath]) => diagnosis.currents.get(bath)?.energy ?? Number.NaN)),
    }),
    ...(real.length === 0
      ? []
      : [
          barChart({
            title: "Observables",
            groups: real,
            series: series(({ observables }) => real.map((name) => observables.get(name) as number)),
          }),
        ]),
  ];
  return charts.filter((chart) => chart !== "");
}
