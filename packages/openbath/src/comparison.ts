import type { Complex } from "@openbath/linalg";
import type { DensityMatrixProblem } from "@openbath/problem";
import type { Solution } from "./solve-problem.ts";
import { figure } from "./table.ts";

/** One quantity of a comparison: its name, and its value for each solution. */
export interface ComparisonRow {
  readonly group: "observables" | "currents" | "checks" | "populations";
  readonly name: string;
  readonly values: readonly string[];
}

/** Levels above this many are left out of tables (the document of --json has them all). */
const SHOWN_LEVELS = 16;

/** The comparison of all solutions, quantity by quantity: what people look at first stands first. */
export function comparison(problem: DensityMatrixProblem, solutions: readonly Solution[]): ComparisonRow[] {
  const row = (
    group: ComparisonRow["group"],
    name: string,
    of: (solution: Solution) => number | undefined,
  ): ComparisonRow => ({
    group,
    name,
    values: solutions.map((solution) => figure(of(solution))),
  });
  const rows: ComparisonRow[] = [];
  for (const name of problem.observables.keys()) {
    rows.push({
      group: "observables",
      name,
      values: solutions.map(({ observables }) => complexFigure(observables.get(name))),
    });
  }
  for (const [name, bath] of problem.baths) {
    const current = (solution: Solution) => solution.diagnosis.currents.get(bath);
    rows.push(row("currents", `energy from ${name}`, (solution) => current(solution)?.energy));
    if (solutions.some((solution) => current(solution)?.number !== undefined)) {
      rows.push(row("currents", `number from ${name}`, (solution) => current(solution)?.number));
    }
  }
  const [first] = solutions;
  if (first.diagnosis.entropyProduction)
    rows.push(row("checks", "entropy production", ({ diagnosis }) => diagnosis.entropyProduction?.rate));
  if (first.diagnosis.traceDistanceToGibbs !== undefined) {
    rows.push(row("checks", "distance to Gibbs state", ({ diagnosis }) => diagnosis.traceDistanceToGibbs));
  }
  if (first.diagnosis.localConservation) {
    rows.push(row("checks", "local conservation broken by", ({ diagnosis }) => diagnosis.localConservation?.violation));
  }
  rows.push(row("checks", "smallest eigenvalue", ({ state }) => state.minEigenvalue));
  if (solutions.some(({ diagnosis }) => diagnosis.kossakowskiMinimum !== undefined)) {
    rows.push(row("checks", "smallest Kossakowski rate", ({ diagnosis }) => diagnosis.kossakowskiMinimum));
  }
  rows.push(row("checks", "residual", ({ state }) => state.residual));
  const { energies } = first.state;
  for (let level = 0; level < Math.min(energies.length, SHOWN_LEVELS); level++) {
    rows.push(
      row("populations", `level ${level}, E = ${figure(energies[level])}`, ({ state }) => state.populations[level]),
    );
  }
  return rows;
}

function complexFigure(value: number | Complex | undefined): string {
  if (value === undefined || typeof value === "number") return figure(value);
  return `${figure(value.re)} ${value.im < 0 ? "-" : "+"} ${figure(Math.abs(value.im))}i`;
}
