import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Engine, EngineError, type Outcome, type RunOptions, type Task } from "@openbath/sweeps";
import { cancel, isAlive, quoted, submit } from "./slurm.ts";
import { Spool } from "./spool.ts";

export interface SlurmEngineOptions {
  /** A folder that this machine and the nodes share. */
  readonly spool: string;
  /** The program that solves a chunk, to which the folder, the name of the job array and the number of the chunk are appended: it calls `runSlurmChunk`. */
  readonly command: readonly string[];
  /** Further options of sbatch, such as --partition=long. */
  readonly sbatch?: readonly string[] | undefined;
  /** Points a task of the array solves, default 20. */
  readonly chunk?: number | undefined;
  /** Tasks of one array, default 200. */
  readonly arraySize?: number | undefined;
  /** Seconds between two looks, default 2. */
  readonly poll?: number | undefined;
  /** Told in one line of what is amiss but may pass. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** A point whose task ended without its outcome so often is given up. */
const ATTEMPTS = 3;
/** Looks after the end of an array before outcomes that are not there are missed: shared folders are slow. */
const GRACE = 2;
/** Seconds for which the controller may be silent. */
const PATIENCE = 600;

/** Writes and submits job arrays, and gathers what their tasks have found. */
export function slurmEngine(options: SlurmEngineOptions): Engine {
  for (const [name, value] of [
    ["chunk", options.chunk],
    ["arraySize", options.arraySize],
  ] as const) {
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 1))
      throw new RangeError(`${name} must be a positive integer, got ${value}`);
  }
  return {
    name: "slurm",
    interrupts: true,
    run: (tasks, run = {}) => coordinate(tasks, options, run),
  };
}

async function* coordinate(
  tasks: Iterable<Task>,
  options: SlurmEngineOptions,
  run: RunOptions,
): AsyncGenerator<Outcome> {
  const { chunk = 20, arraySize = 200 } = options;
  if (run.abort?.aborted) return;
  const spool = new Spool(resolve(options.spool));
  for (const id of spool.jobs) {
    await cancel(id, false); // of a coordinator that was killed
    spool.removeJob(id);
  }
  const source = tasks[Symbol.iterator]();
  let complete = false;
  try {
    for (;;) {
      const batch = take(source, chunk * arraySize);
      if (batch.size === 0) break;
      for (let attempt = 1; batch.size > 0 && !run.stop?.aborted && !run.abort?.aborted; attempt++) {
        yield* gathered(spool, batch);
        if (attempt > ATTEMPTS) {
          for (const key of batch.keys()) yield lost(key, spool);
          batch.clear();
        } else if (batch.size > 0) yield* array(spool, batch, options, run);
      }
      if (run.stop?.aborted || run.abort?.aborted) return;
    }
    complete = true;
  } finally {
    source.return?.();
    for (const id of spool.jobs) await cancel(id, false);
    if (complete) spool.remove();
    else for (const id of spool.jobs) spool.removeJob(id);
  }
}

function take(source: Iterator<Task>, most: number): Map<string, Task> {
  const batch = new Map<string, Task>();
  while (batch.size < most) {
    const next = source.next();
    if (next.done === true) break;
    batch.set(next.value.key, next.value);
  }
  return batch;
}

/** Tells of a controller that does not answer, and gives it up in the end. */
class Patience {
  readonly #warn: (message: string) => void;
  #answered = performance.now();

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  answered(): void {
    this.#answered = performance.now();
  }

  /** @throws EngineError after ten minutes of silence */
  silent(): void {
    const silence = (performance.now() - this.#answered) / 1000;
    if (silence > PATIENCE)
      throw new EngineError(`the controller of Slurm has not answered for ${Math.round(silence)} s`);
    this.#warn("the controller of Slurm does not answer");
  }
}

/** Submits what is left of a batch as one job array, and yields outcomes until the array has ended. */
async function* array(
  spool: Spool,
  batch: Map<string, Task>,
  options: SlurmEngineOptions,
  { timeLimit, stop, abort }: RunOptions,
): AsyncGenerator<Outcome> {
  const { chunk = 20, poll = 2, warn = () => {} } = options;
  const name = `${Date.now().toString(36)}-${batch.size}`;
  const list = [...batch.values()];
  const size = Math.ceil(list.length / chunk);
  for (let k = 0; k < size; k++)
    spool.writeChunk(name, k, { tasks: list.slice(k * chunk, (k + 1) * chunk), timeLimit });
  const patience = new Patience(warn);
  const script = writeScript(spool, name, options.command);
  let id = await submit(script, size, options.sbatch ?? []);
  while (id === undefined) {
    patience.silent();
    await pause(poll, abort);
    if (abort?.aborted || stop?.aborted) return;
    id = await submit(script, size, options.sbatch ?? []);
  }
  patience.answered();
  spool.addJob(id);
  let stopping = false;
  let ended = 0;
  while (batch.size > 0 && ended < GRACE) {
    await pause(poll, abort);
    if (abort?.aborted) return;
    if (stop?.aborted && !stopping) {
      stopping = true;
      await cancel(id, true);
    }
    const alive = await isAlive(id);
    if (alive === undefined) patience.silent();
    else {
      patience.answered();
      ended = alive ? 0 : ended + 1;
    }
    yield* gathered(spool, batch);
  }
  await cancel(id, false); // what is stuck in the queue for good
  spool.removeJob(id);
}

/** The outcomes that are there, which their points need no longer. */
function* gathered(spool: Spool, batch: Map<string, Task>): Generator<Outcome> {
  for (const outcome of spool.takeOutcomes(batch)) {
    batch.delete(outcome.key);
    yield outcome;
  }
}

function writeScript(spool: Spool, name: string, command: readonly string[]): string {
  const path = join(spool.folder, `${name}.sh`);
  const words = [...command, spool.folder, name].map(quoted).join(" ");
  const lines = [
    "#!/bin/sh",
    "#SBATCH --job-name=openbath",
    `#SBATCH --output="${join(spool.folder, "logs", `${name}-%a.log`)}"`,
    `exec ${words} "$SLURM_ARRAY_TASK_ID"`,
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

function lost(key: string, spool: Spool): Outcome {
  const message = `its task ended ${ATTEMPTS} times without an answer; see ${join(spool.folder, "logs")}`;
  return { key, seconds: 0, failure: { reason: "lost", message } };
}

function pause(seconds: number, abort: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      abort?.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, 1000 * seconds);
    abort?.addEventListener("abort", end);
  });
}
