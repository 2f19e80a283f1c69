import { createHash } from "node:crypto";
import { checks } from "@openbath/diagnostics";
import { type DensityMatrixProblem, type Problem, problemFromData, Shelf } from "@openbath/problem";
import { type Answer, COMMANDS, type Json, type JsonObject, type Task } from "@openbath/sweeps";
import { evolveDocument } from "../commands/evolve.ts";
import { chosen } from "../commands/solve.ts";
import { trajectoriesDocument } from "../commands/trajectories.ts";
import { UsageError } from "../errors.ts";
import { limitsDocument, solveLimits } from "../limits-document.ts";
import { fermionDocument, harmonicDocument } from "../networks/network-documents.ts";
import { solutionDocument } from "../solution-document.ts";
import { solveEach } from "../solve-problem.ts";
import { version } from "../version.ts";
import { KeptBasis } from "./kept-basis.ts";

/** Points mostly differ in other things than their baths, or in nothing but those. */
const shelf = new Shelf();
const kept = new KeptBasis();

/**
 * Solves one point of a sweep: the document that the command prints under --json. A pure function of the task.
 * @throws Error, whose message is one line, when the point has no answer or is meant for another version
 */
export async function solveTask({ command, options, files, version: wanted, ...rest }: Task): Promise<Answer> {
  if (wanted !== version) throw new Error(`this point is for openbath ${wanted}, but here is ${version}`);
  const known = COMMANDS.find((one) => one === command);
  if (known === undefined)
    throw new UsageError(`openbath has no command ${command}: this point is for another program`);
  const problem = problemOf(rest.problem, files);
  const names = options["equation"] as readonly string[] | undefined;
  const equation = names === undefined ? {} : { equation: names };
  switch (known) {
    case "solve":
      return steadyStates(problem, names, options["density"] === true);
    case "evolve": {
      const found = evolveDocument(densityMatrix(problem), { ...equation, density: options["density"] === true });
      return { value: found as unknown as Json };
    }
    case "limits": {
      const { norm, tolerance } = options as { norm?: "spectral" | "frobenius"; tolerance?: number };
      const question = { ...(norm === undefined ? {} : { norm }), ...(tolerance === undefined ? {} : { tolerance }) };
      return { value: limitsDocument(solveLimits(densityMatrix(problem), question)) as unknown as Json };
    }
    case "trajectories": {
      const share = { ...shareOf(options), ...equation, workers: "1" };
      return { value: (await trajectoriesDocument(densityMatrix(problem), share, () => {})) as unknown as Json };
    }
  }
}

/** The document of `openbath solve`, and the equations that could not be solved. */
function steadyStates(problem: Problem, names: readonly string[] | undefined, density: boolean): Answer {
  switch (problem.kind) {
    case "harmonic-network":
      return { value: harmonicDocument(problem, names) as unknown as Json };
    case "fermion-network":
      return { value: fermionDocument(problem, names) as unknown as Json };
    case "density-matrix": {
      const wanted = { ...problem, equations: chosen(problem.equations, names) };
      const { solutions, failure } = solveEach(wanted, { basisOf: (system) => kept.of(system), examine: checks });
      const value = solutionDocument(wanted, solutions, { density }) as unknown as Json;
      return failure === undefined ? { value } : { value, failure: failure.message };
    }
  }
}

function problemOf(data: JsonObject, files: Task["files"]): Problem {
  const readFile = (name: string): string => {
    if (!Object.hasOwn(files, name)) throw new Error("this table did not come with the point");
    return files[name];
  };
  return problemFromData(data, { readFile, shelf });
}

function densityMatrix(problem: Problem): DensityMatrixProblem {
  if (problem.kind === "density-matrix") return problem;
  throw new UsageError(`this command takes a problem of kind density-matrix, this is a ${problem.kind}`);
}

/** The size and the seed of one share of an ensemble: sizes differ by one at most, and every share has random numbers of its own. */
function shareOf(options: JsonObject): { readonly count: string; readonly seed: string } {
  const { count, seed, shard } = options as { count: number; seed: number; shard?: { index: number; of: number } };
  if (shard === undefined) return { count: String(count), seed: String(seed) };
  const { index, of } = shard;
  const size = Math.floor(count / of) + (index < count % of ? 1 : 0);
  const own = createHash("sha256").update(`${seed}/${index}`).digest().readUIntBE(0, 6);
  return { count: String(size), seed: String(own) };
}
