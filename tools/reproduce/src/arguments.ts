import { join } from "node:path";
import { parseArgs } from "node:util";
import { ENGINES } from "./engines.ts";
import { PRESETS, type Preset } from "./paper.ts";
import { PAPERS } from "./papers.ts";

export const HELP = `npm run reproduce -- PAPER [--out DIR] [--only PARTS] [--preset ${PRESETS.join("|")}]
                        [--engine ${ENGINES.join("|")}] [--workers N] [--redis URL] [--sbatch OPTION]...
npm run reproduce -- worker [--redis URL] [--workers N]

Draws the figures of a paper (SVG, with the data as CSV beside) and measures its claims. Each is made of sweeps: their points are
solved by an engine and their results kept as they come, and the same command goes on from there after any interruption.

--out DIR      the folder that gets a folder for the paper, default "reproduced"
--only PARTS   only these, separated by commas: figures by name, or "claims"
--preset       size of the ensembles of quantum trajectories: quick (default; minutes) or full (the paper's own)
--results FILE where results are kept, default DIR/PAPER/points.results
--engine       where points are solved: in worker threads (default), inline, by the workers of a queue in Redis (bullmq), or
               by job arrays (slurm)
--workers N    number of threads, default one a processor
--redis URL    for bullmq, default the environment variable OPENBATH_REDIS
--sbatch OPT   for slurm: an option of sbatch, such as --partition=long
--chunk N      for slurm: points that one task of a job array solves, default 20
--write-sweeps writes the sweeps as YAML into DIR/PAPER, and solves nothing

worker         solves points from the queue until Ctrl-C

Exit codes: 0; 1 a point could not be solved; 2 bad arguments; 3 another process is at work on this folder; 4 the engine or the
results are out of reach; 130 stopped by Ctrl-C, once the points that run are finished (twice: at once).

Papers:
${Object.entries(PAPERS)
  .map(([name, { about, figures }]) => `  ${name}  ${about}\n       ${Object.keys(figures).join(", ")}, claims`)
  .join("\n")}`;

/** Arguments that make no sense. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the engine is made of. */
export interface EngineArguments {
  readonly engine: (typeof ENGINES)[number];
  readonly workers: number | undefined;
  readonly redis: string | undefined;
  readonly sbatch: readonly string[] | undefined;
  readonly chunk: number | undefined;
}

/** What is asked for. */
export type Arguments =
  | { readonly task: "help"; readonly code: number }
  | { readonly task: "worker"; readonly redis: string; readonly workers: number | undefined }
  | { readonly task: "slurm-task"; readonly spool: string; readonly array: string; readonly index: number }
  | (EngineArguments & {
      readonly task: "paper" | "write-sweeps";
      readonly paper: string;
      readonly parts: readonly string[];
      readonly preset: Preset;
      readonly out: string;
      readonly results: string;
    });

/** Reads the command line. @throws UsageError saying what is wrong */
export function parseArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Arguments {
  const { values, positionals } = parsed(args);
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) return { task: "help", code: values.help ? 0 : 2 };
  const workers = values.workers === undefined ? undefined : whole("--workers", values.workers);
  const redis = values.redis ?? env["OPENBATH_REDIS"];
  if (name === "slurm-task") {
    const [spool, array, index] = rest;
    if (rest.length !== 3) throw new UsageError("slurm-task takes SPOOL ARRAY INDEX, as the engine slurm gives them");
    return { task: "slurm-task", spool, array, index: Number(index) };
  }
  if (rest.length > 0) throw new UsageError(`one paper at a time, got ${positionals.join(", ")}`);
  if (name === "worker") return { task: "worker", redis: needed(redis), workers };
  if (!Object.hasOwn(PAPERS, name))
    throw new UsageError(`unknown paper ${JSON.stringify(name)}, expected one of ${Object.keys(PAPERS).join(", ")}`);
  const all = [...Object.keys(PAPERS[name].figures), "claims"];
  const parts = values.only === undefined ? all : values.only.split(",");
  const stray = parts.find((part) => !all.includes(part));
  if (stray !== undefined)
    throw new UsageError(`paper ${name} has no part ${JSON.stringify(stray)}, expected some of ${all.join(", ")}`);
  const engine = oneOf("engine", ENGINES, values.engine);
  return {
    task: values["write-sweeps"] ? "write-sweeps" : "paper",
    paper: name,
    parts: all.filter((part) => parts.includes(part)),
    preset: oneOf("preset", PRESETS, values.preset),
    out: values.out,
    results: values.results ?? join(values.out, name, "points.results"),
    engine,
    workers,
    redis: engine === "bullmq" ? needed(redis) : undefined,
    sbatch: values.sbatch,
    chunk: values.chunk === undefined ? undefined : whole("--chunk", values.chunk),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string", default: "reproduced" },
        results: { type: "string" },
        only: { type: "string" },
        preset: { type: "string", default: "quick" },
        engine: { type: "string", default: "threads" },
        workers: { type: "string" },
        redis: { type: "string" },
        chunk: { type: "string" },
        sbatch: { type: "string", multiple: true },
        "write-sweeps": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function oneOf<Name extends string>(what: string, names: readonly Name[], given: string): Name {
  const found = names.find((one) => one === given);
  if (found === undefined)
    throw new UsageError(`unknown ${what} ${JSON.stringify(given)}, expected one of ${names.join(", ")}`);
  return found;
}

function whole(option: string, text: string): number {
  const x = Number(text);
  if (!Number.isSafeInteger(x) || x < 1)
    throw new UsageError(`${option}: expected a whole number from 1 on, got ${JSON.stringify(text)}`);
  return x;
}

function needed(redis: string | undefined): string {
  if (redis !== undefined && redis !== "") return redis;
  throw new UsageError("Redis needs --redis redis://host:port, or the environment variable OPENBATH_REDIS");
}
