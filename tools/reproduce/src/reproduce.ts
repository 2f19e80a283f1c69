import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLog } from "@openbath/sweeps/node";
import type { Arguments } from "./arguments.ts";
import { report } from "./claim.ts";
import { openEngine, type Program } from "./engines.ts";
import type { Io } from "./io.ts";
import { data, drawing, type Paper, type Preset, type Swept } from "./paper.ts";
import { PAPERS } from "./papers.ts";
import { resultsOf } from "./results.ts";
import { FailedPointsError, type SolveOptions, solveSweeps } from "./solve-sweeps.ts";

type PaperArguments = Extract<Arguments, { readonly task: "paper" | "write-sweeps" }>;

/**
 * Solves the points of a paper's parts, draws what is to be drawn and tells what the claims came to. A part of which a point failed is
 * left out, and the others are made.
 * @throws FailedPointsError of the first such part at the end; what `solveSweeps` throws else
 */
export async function reproduce(asked: PaperArguments, program: Program, io: Io): Promise<void> {
  const paper = PAPERS[asked.paper];
  const folder = join(asked.out, asked.paper);
  const log = asked.results;
  for (const place of [folder, dirname(log)]) mkdirSync(place, { recursive: true });
  const [stop, abort] = [new AbortController(), new AbortController()];
  io.onInterrupt(() => {
    if (stop.signal.aborted) abort.abort();
    else io.err("reproduce: finishing the points that run; once more to stop now");
    stop.abort();
  });
  const warn = (line: string): void => io.err(`reproduce: ${line}`);
  const { engine, close } = await openEngine({ ...asked, spool: `${log}.slurm`, warn }, program);
  const options: SolveOptions = {
    version: program.version,
    log,
    engine,
    stop: stop.signal,
    abort: abort.signal,
    progress: io.err,
  };
  let failure: FailedPointsError | undefined;
  try {
    for (const part of asked.parts) {
      try {
        if (part === "claims" && asked.parts.length > 1) io.out(`figures and data in ${folder}\n`);
        await (part === "claims" ? measure(paper, asked, options, io) : draw(paper, part, asked, folder, options, io));
      } catch (error) {
        if (!(error instanceof FailedPointsError)) throw error;
        io.err(`reproduce: ${error.message}`);
        failure ??= error;
      }
    }
  } finally {
    await close();
  }
  if (!asked.parts.includes("claims")) io.out(`figures and data in ${folder}`);
  if (failure !== undefined) throw failure;
}

async function draw(
  paper: Paper,
  part: string,
  asked: PaperArguments,
  folder: string,
  options: SolveOptions,
  io: Io,
): Promise<void> {
  const start = performance.now();
  let count = 0;
  for (const { file, figure } of await made(part, paper.figures[part], asked.preset, options)) {
    writeFileSync(join(folder, `${file}.svg`), drawing(figure));
    writeFileSync(join(folder, `${file}.csv`), data(figure));
    count++;
  }
  io.err(`${part}: ${count} panels, ${((performance.now() - start) / 1e3).toFixed(1)} s`);
}

async function measure(paper: Paper, asked: PaperArguments, options: SolveOptions, io: Io): Promise<void> {
  const found = await made("claims", paper.claims, asked.preset, options);
  io.out(report(found));
  io.out(`\n${found.filter(({ holds }) => holds).length} of ${found.length} claims hold`);
}

async function made<Made>(part: string, { sweeps, make }: Swept<Made>, preset: Preset, options: SolveOptions) {
  await solveSweeps(part, sweeps(preset), options);
  return make(resultsOf(readLog(options.log).outcomes, options.version), preset);
}
