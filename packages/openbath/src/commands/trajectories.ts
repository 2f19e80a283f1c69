import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ExpansionError, OpenSystemError } from "@openbath/generators";
import type { DensityMatrixProblem, EquationChoice } from "@openbath/problem";
import { type EnsembleResult, eigenstateMixture, trajectories as ensemble, inlineEngine } from "@openbath/trajectories";
import { fileStore, workerEngine } from "@openbath/trajectories/node";
import { ComputationError, UsageError } from "../errors.ts";
import { type EvolutionDocument, type EvolutionEntry, evolutionDocument } from "../evolution-document.ts";
import type { Io } from "../io.ts";
import { load } from "../load.ts";
import { progressLines } from "../progress.ts";
import type { Watch } from "../solve-problem.ts";
import { figure } from "../table.ts";
import { print, requireCourse } from "./evolve.ts";
import { chosen } from "./solve.ts";

export interface TrajectoriesOptions {
  readonly count: string;
  readonly seed: string;
  readonly target?: string;
  readonly workers?: string;
  readonly checkpoint?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly equation?: readonly string[];
  readonly quiet?: boolean;
}

/** Equations that can be unravelled without an eigenbasis. */
const LINDBLAD = ["local-lindblad", "local-redfield-lindblad", "ad-hoc-lindblad"];

/** `openbath trajectories FILE`: averages over quantum jumps, for equations in Lindblad form. */
export async function trajectories(file: string, options: TrajectoriesOptions, io: Io): Promise<void> {
  const { problem } = load(file, io);
  const warn = (warning: string): void => io.err(`openbath: warning: ${warning}\n`);
  print(await trajectoriesDocument(problem, options, warn, options.quiet ? undefined : progressLines(io)), options, io);
}

/** The document of `--json`. @param warn told of equations that are left out. @throws as the command itself */
export async function trajectoriesDocument(
  problem: DensityMatrixProblem,
  options: Omit<TrajectoriesOptions, "json" | "csv" | "quiet">,
  warn: (warning: string) => void,
  watch: Watch = () => {},
): Promise<EvolutionDocument> {
  requireCourse(problem, "trajectories");
  const equations = options.equation
    ? chosen(problem.equations, options.equation)
    : unravellable(problem.equations, warn);
  const solutions: EvolutionEntry[] = [];
  for (const choice of equations) solutions.push(await runOne(problem, choice, options, watch));
  return evolutionDocument(problem.times, solutions);
}

/** Those of the file's equations that have quantum trajectories; of the others `warn` is told. */
function unravellable(
  equations: readonly EquationChoice[],
  warn: (warning: string) => void,
): readonly EquationChoice[] {
  const found = equations.filter(({ equation }) => LINDBLAD.includes(equation));
  if (found.length === 0) {
    throw new UsageError(
      `trajectories needs an equation in Lindblad form made of sparse operators (${LINDBLAD.join(", ")}); the file has ${equations.map(({ label }) => label).join(", ")}`,
    );
  }
  for (const choice of equations) {
    if (!found.includes(choice)) warn(`${choice.label} is left out: it has no sparse Lindblad form`);
  }
  return found;
}

async function runOne(
  problem: DensityMatrixProblem,
  choice: EquationChoice,
  options: Omit<TrajectoriesOptions, "json" | "csv" | "quiet">,
  watch: Watch,
): Promise<EvolutionEntry> {
  const { equation, label } = choice;
  const count = whole(options.count, "--count", 1);
  const seed = whole(options.seed, "--seed", 0);
  const workers =
    options.workers === undefined ? Math.min(availableParallelism(), count) : whole(options.workers, "--workers", 1);
  const target = options.target === undefined ? undefined : targetFrom(options.target, problem);
  try {
    const unravelling = choice.make(problem.system).unravelling?.();
    if (unravelling === undefined)
      throw new UsageError(
        `${label} has no quantum trajectories: it is not in Lindblad form (${LINDBLAD.join(", ")} are)`,
      );
    const initial =
      problem.initial?.kind === "density" ? eigenstateMixture(problem.initial.density) : problem.initial?.ket;
    if (initial === undefined) throw new UsageError("trajectories needs an initial state");
    const result = await ensemble(unravelling, {
      count,
      seed,
      initial,
      times: problem.times,
      observables: Object.fromEntries(problem.observables),
      engine: workers === 1 ? inlineEngine() : workerEngine({ workers }),
      ...(target ? { target } : {}),
      ...(options.checkpoint ? { store: fileStore(join(options.checkpoint, `${label}.log`)) } : {}),
      onProgress: ({ finished, error }) =>
        watch(`${label}: ${finished} of ${count} trajectories${target ? `, standard error ${figure(error)}` : ""}`),
    });
    if (result.targetReached === false) {
      throw new ComputationError(
        `${label}: ${count} trajectories did not bring the standard error of ${target?.observable} to ${target?.error}; give a larger --count`,
      );
    }
    return entry(problem, equation, label, result);
  } catch (error) {
    if (error instanceof ExpansionError) throw new ComputationError(`${label}: ${error.message}`);
    if (error instanceof OpenSystemError || error instanceof RangeError)
      throw new UsageError(`${label}: ${error.message}`);
    throw error;
  }
}

function entry(problem: DensityMatrixProblem, equation: string, label: string, result: EnsembleResult): EvolutionEntry {
  const series = Object.entries(result.observables).map(
    ([name, { mean, standardError }]) =>
      [name, { mean: Array.from(mean), standardError: Array.from(standardError) }] as const,
  );
  const baths = [...problem.baths].flatMap(([name, bath]) => {
    const jumps = result.jumps.baths.get(bath);
    return jumps === undefined ? [] : [[name, jumps] as const];
  });
  return {
    equation,
    ...(label === equation ? {} : { label }),
    observables: Object.fromEntries(series),
    jumps: { total: result.jumps.total, baths: Object.fromEntries(baths) },
    count: result.count,
  };
}

/** "sz1:0.005": the name of an observable and the standard error wanted. */
function targetFrom(text: string, problem: DensityMatrixProblem): { observable: string; error: number } {
  const colon = text.lastIndexOf(":");
  const observable = text.slice(0, colon);
  const error = Number(text.slice(colon + 1));
  if (colon < 1 || !(error > 0))
    throw new UsageError(`--target: expected OBSERVABLE:ERROR, as in sz1:0.005, got ${JSON.stringify(text)}`);
  if (!problem.observables.has(observable)) {
    throw new UsageError(
      `--target: no observable ${JSON.stringify(observable)}; the file has ${[...problem.observables.keys()].join(", ") || "none"}`,
    );
  }
  return { observable, error };
}

function whole(text: string, option: string, least: number): number {
  const x = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(x) || x < least)
    throw new UsageError(`${option}: expected a whole number from ${least} on, got ${JSON.stringify(text)}`);
  return x;
}
