import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, parseOutcome, parseTask, type Task } from "@openbath/sweeps";
import * as v from "valibot";

/** Points that one task of a job array solves one after the other. */
export interface Chunk {
  readonly tasks: readonly Task[];
  /** Seconds a point. */
  readonly timeLimit?: number | undefined;
}

const chunkSchema = v.strictObject({ tasks: v.array(v.unknown()), timeLimit: v.optional(v.number()) });

/** The folder that a coordinator and the tasks of its job arrays share: chunks go one way, outcomes the other. */
export class Spool {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    for (const part of ["chunks", "results", "logs"]) mkdirSync(join(folder, part), { recursive: true });
  }

  /** The file of a chunk of a job array. */
  chunk(array: string, index: number): string {
    return join(this.folder, "chunks", `${array}-${index}.json`);
  }

  writeChunk(array: string, index: number, chunk: Chunk): void {
    writeWhole(this.chunk(array, index), JSON.stringify(chunk));
  }

  /** @throws TypeError when the file is no chunk, or a task was altered */
  readChunk(array: string, index: number): Chunk {
    const { tasks, timeLimit } = v.parse(chunkSchema, JSON.parse(readFileSync(this.chunk(array, index), "utf8")));
    return { tasks: tasks.map(parseTask), timeLimit };
  }

  /** Written under another name and renamed: a task that is killed leaves nothing half-written. */
  writeOutcome(outcome: Outcome): void {
    writeWhole(join(this.folder, "results", `${outcome.key}.json`), JSON.stringify(outcome));
  }

  /** Takes out the outcomes that are there for some points. */
  takeOutcomes(wanted: ReadonlyMap<string, unknown>): Outcome[] {
    return readdirSync(join(this.folder, "results"))
      .filter((name) => name.endsWith(".json") && wanted.has(name.slice(0, -".json".length)))
      .map((name) => {
        const path = join(this.folder, "results", name);
        const outcome = parseOutcome(JSON.parse(readFileSync(path, "utf8")));
        rmSync(path);
        return outcome;
      });
  }

  /** The job arrays that were submitted and not yet seen to end. */
  get jobs(): string[] {
    return readdirSync(this.folder)
      .map((name) => /^job-(\d+)$/.exec(name)?.[1])
      .filter((id) => id !== undefined);
  }

  addJob(id: string): void {
    writeWhole(join(this.folder, `job-${id}`), "");
  }

  removeJob(id: string): void {
    rmSync(join(this.folder, `job-${id}`), { force: true });
  }

  /** Removes all that is left. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let written = 0;

function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.${written++}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
