import { checks } from "@openbath/diagnostics";
import { type DensityMatrixProblem, type EquationChoice, equationNames, plainEquation } from "@openbath/problem";
import { comparison } from "../comparison.ts";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { loadAny } from "../load.ts";
import { progressLines } from "../progress.ts";
import { solutionDocument } from "../solution-document.ts";
import { type Solution, solveEach } from "../solve-problem.ts";
import { table } from "../table.ts";
import { solveFermionNetwork } from "./solve-fermion-network.ts";
import { solveHarmonicNetwork } from "./solve-harmonic-network.ts";

export interface SolveOptions {
  readonly json?: boolean;
  readonly density?: boolean;
  readonly equation?: readonly string[];
  readonly quiet?: boolean;
}

/** `openbath solve FILE`: the steady state of every equation, side by side. */
export function solve(file: string, options: SolveOptions, io: Io): void {
  const { problem } = loadAny(file, io);
  switch (problem.kind) {
    case "harmonic-network":
      solveHarmonicNetwork(problem, options, io);
      break;
    case "fermion-network":
      solveFermionNetwork(problem, options, io);
      break;
    case "density-matrix":
      solveDensityMatrix(problem, options, io);
  }
}

function solveDensityMatrix(problem: DensityMatrixProblem, options: SolveOptions, io: Io): void {
  const equations = chosen(problem.equations, options.equation);
  const wanted = { ...problem, equations };
  const watch = options.quiet ? undefined : progressLines(io);
  if (options.json) {
    const { solutions, failure } = solveEach(wanted, { watch, examine: checks });
    io.out(`${JSON.stringify(solutionDocument(wanted, solutions, { density: options.density === true }))}\n`);
    if (failure) throw failure;
  } else {
    const { solutions, failure } = solveEach(wanted, { watch });
    io.out(inTables(wanted, solutions, options));
    if (failure) throw failure;
  }
}

/** The comparison as tables, and the verdicts in words. */
function inTables(wanted: DensityMatrixProblem, solutions: readonly Solution[], options: SolveOptions): string {
  const rows = comparison(wanted, solutions);
  const heading = ["", ...solutions.map(({ label }) => label)];
  const groups = ["observables", "currents", "checks", "populations"] as const;
  const parts = groups
    .map((group) => [group, rows.filter((row) => row.group === group)] as const)
    .filter(([, found]) => found.length > 0)
    .map(([group, found]) =>
      table(
        [group, ...heading.slice(1)],
        found.map(({ name, values }) => [name, ...values]),
      ),
    );
  const hidden = solutions[0].state.energies.length - rows.filter(({ group }) => group === "populations").length;
  if (hidden > 0) parts.push(`${hidden} more levels; --json has them all`);
  if (options.density) parts.push("--density is for --json: a table cannot show a matrix");
  return `${parts.join("\n\n")}\n\n${verdicts(solutions)}\n`;
}

/** What to trust, one paragraph for each solution. */
export function verdicts(solutions: readonly Solution[]): string {
  return solutions
    .map(({ label, equation, diagnosis }) => `${label === equation ? "" : `${label}: `}${diagnosis.verdict.text}`)
    .join("\n");
}

/**
 * The equations that --equation names: those of the file with that label or name, or else an equation that needs no
 * options; all of the file's when it names none.
 */
export function chosen(
  all: readonly EquationChoice[],
  names: readonly string[] | undefined,
): readonly EquationChoice[] {
  if (names === undefined || names.length === 0) return all;
  return names.flatMap((name) => {
    const found = all.filter(({ equation, label }) => label === name || equation === name);
    if (found.length > 0) return found;
    const plain = plainEquation(name);
    if (plain !== undefined) return [plain];
    const reason = equationNames.includes(name)
      ? "it has options that only the problem file can give"
      : `there is no such equation; there are ${equationNames.join(", ")}`;
    throw new UsageError(`--equation ${name}: ${reason}; the file has ${all.map(({ label }) => label).join(", ")}`);
  });
}
