import { DynamicsError, evolve as evolveState } from "@openbath/dynamics";
import { ExpansionError, energyBasis, OpenSystemError } from "@openbath/generators";
import type { ComplexMatrix } from "@openbath/linalg";
import { type DensityMatrixProblem, type EquationChoice, initialDensity } from "@openbath/problem";
import { ComputationError, UsageError } from "../errors.ts";
import { type EvolutionDocument, type EvolutionEntry, evolutionCsv, evolutionDocument } from "../evolution-document.ts";
import type { Io } from "../io.ts";
import { load } from "../load.ts";
import { progressLines } from "../progress.ts";
import { densityParts } from "../solution-document.ts";
import type { Watch } from "../solve-problem.ts";
import { figure, table } from "../table.ts";
import { chosen } from "./solve.ts";

export interface EvolveOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly density?: boolean;
  readonly equation?: readonly string[];
  readonly quiet?: boolean;
}

/** Density matrices up to this dimension are followed in time. */
const LARGEST = 4096;

/** `openbath evolve FILE`: observables on the grid of `times`, from the state of `initial` at t = 0, for every equation. */
export function evolve(file: string, options: EvolveOptions, io: Io): void {
  const { problem } = load(file, io);
  print(evolveDocument(problem, options, options.quiet ? () => {} : progressLines(io)), options, io);
}

/** The document of `--json`. @throws as the command itself */
export function evolveDocument(
  problem: DensityMatrixProblem,
  options: Pick<EvolveOptions, "density" | "equation">,
  watch: Watch = () => {},
): EvolutionDocument {
  requireCourse(problem, "evolve");
  if (problem.space.dimension > LARGEST) {
    throw new UsageError(
      `the space has ${problem.space.dimension} states; density matrices are followed up to ${LARGEST} (use trajectories)`,
    );
  }
  const solutions = chosen(problem.equations, options.equation).map((choice) =>
    evolveOne(problem, choice, options, watch),
  );
  return evolutionDocument(problem.times, solutions);
}

/** @throws UsageError when the file lacks `times` or `initial` */
export function requireCourse({ times, initial }: DensityMatrixProblem, command: string): void {
  if (times.length === 0) throw new UsageError(`${command} needs times in the problem file, as in times: [0, 1, 2]`);
  if (initial === undefined)
    throw new UsageError(`${command} needs an initial state in the problem file, as in initial: up`);
}

/** Prints a document as JSON, as CSV, or as a table for each solution. */
export function print(
  document: EvolutionDocument,
  options: { readonly json?: boolean; readonly csv?: boolean },
  io: Io,
): void {
  if (options.json) io.out(`${JSON.stringify(document)}\n`);
  else if (options.csv) io.out(evolutionCsv(document));
  else io.out(`${document.solutions.map((solution) => solutionTable(document.times, solution)).join("\n\n")}\n`);
}

function evolveOne(
  problem: DensityMatrixProblem,
  choice: EquationChoice,
  options: Pick<EvolveOptions, "density">,
  watch: Watch,
): EvolutionEntry {
  const { equation, label } = choice;
  try {
    const basis = energyBasis(problem.system);
    const generator = choice.make(problem.system, basis);
    const populations: number[][] = [];
    const density: ReturnType<typeof densityParts>[] = [];
    const { observables, imaginaryParts, minEigenvalue } = evolveState(
      generator,
      initialDensity(problem.initial ?? { kind: "ket", ket: new Float64Array() }),
      problem.times,
      {
        start: 0,
        observables: Object.fromEntries(problem.observables),
        onState: (_, rho) => {
          populations.push(populationsOf(rho, basis));
          if (options.density) density.push(densityParts(rho));
        },
        onProgress: ({ time, fraction }) => watch(`${label}: t = ${figure(time)}, ${Math.round(100 * fraction)} %`),
      },
    );
    const series = Object.entries(observables).map(([name, mean]) => {
      const imaginary = imaginaryParts[name];
      return [name, { mean: Array.from(mean), ...(imaginary ? { imaginary: Array.from(imaginary) } : {}) }] as const;
    });
    return {
      equation,
      ...(label === equation ? {} : { label }),
      observables: Object.fromEntries(series),
      populations,
      minEigenvalue: Array.from(minEigenvalue),
      ...(options.density ? { density } : {}),
    };
  } catch (error) {
    if (error instanceof DynamicsError || error instanceof ExpansionError)
      throw new ComputationError(`${label}: ${error.message}`);
    if (error instanceof OpenSystemError) throw new UsageError(`${label}: ${error.message}`);
    throw error;
  }
}

/** <E_a|rho|E_a>, energies ascending. */
function populationsOf(rho: ComplexMatrix, basis: ReturnType<typeof energyBasis>): number[] {
  const blocks = basis.toEnergy(rho);
  const locate = basis.locator();
  return Array.from(basis.ascending, (index) => {
    const [sector, place] = locate(index);
    return blocks.find(sector, sector)?.get(place, place).re ?? 0;
  });
}

function solutionTable(
  times: readonly number[],
  { equation, label, observables, minEigenvalue }: EvolutionEntry,
): string {
  const names = Object.keys(observables);
  const heading = [
    "t",
    ...names.flatMap((name) => (observables[name].standardError ? [name, "+-"] : [name])),
    ...(minEigenvalue ? ["smallest eigenvalue"] : []),
  ];
  const rows = times.map((t, k) => [
    figure(t),
    ...names.flatMap((name) => {
      const { mean, standardError } = observables[name];
      return standardError ? [figure(mean[k]), figure(standardError[k])] : [figure(mean[k])];
    }),
    ...(minEigenvalue ? [figure(minEigenvalue[k])] : []),
  ]);
  return `${label ?? equation}\n${table(heading, rows)}`;
}
