import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import type { Outcome } from "../task.ts";
import { readRecord, recordLine } from "./record.ts";

const PIECE = 1 << 20;
const NEWLINE = 10;

/** The disk is shortest of patience here: a record is handed to the system at once, and forced to the disk this often. */
const SYNC_EVERY = 1;

/** The results could not be written; those before are safe. */
export class LogError extends Error {
  override readonly name = "LogError";
}

/** What stands in a log. */
export interface LogContents {
  /** By key; of several outcomes the first whole one, else the last failure. */
  readonly outcomes: Map<string, Outcome>;
  /** Lines that were not whole: what a kill or a full disk left of a record. */
  readonly damaged: number;
  /** Bytes up to the end of the last line that is complete. */
  readonly length: number;
}

/** Reads a log; a file that is not there is an empty log. A tail that was cut off, and lines with a wrong checksum, are left out. */
export function readLog(path: string): LogContents {
  const outcomes = new Map<string, Outcome>();
  let damaged = 0;
  let length = 0;
  const take = (line: string): void => {
    const outcome = readRecord(line);
    if (outcome === undefined) damaged++;
    else if (outcomes.get(outcome.key)?.failure !== undefined || !outcomes.has(outcome.key))
      outcomes.set(outcome.key, outcome);
  };
  const fd = openForReading(path);
  if (fd === undefined) return { outcomes, damaged, length };
  try {
    let rest: Buffer = Buffer.alloc(0);
    const piece = Buffer.alloc(PIECE);
    for (let count = readSync(fd, piece); count > 0; count = readSync(fd, piece)) {
      rest = Buffer.concat([rest, piece.subarray(0, count)]);
      let from = 0;
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, from)) {
        take(rest.toString("utf8", from, end));
        length += end + 1 - from;
        from = end + 1;
      }
      rest = rest.subarray(from);
    }
    if (rest.length > 0) damaged++;
  } finally {
    closeSync(fd);
  }
  return { outcomes, damaged, length };
}

function openForReading(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A log to which outcomes are appended, one line each; nobody else may write to it. */
export class Log {
  readonly #path: string;
  readonly #fd: number;
  #length: number;
  #synced = 0;

  /** Opens a log for writing; a tail that was cut off is removed. @throws LogError when it cannot be written */
  constructor(path: string, { length }: LogContents) {
    this.#path = path;
    this.#length = length;
    try {
      this.#fd = openSync(path, "a");
      if (fstatSync(this.#fd).size > length) ftruncateSync(this.#fd, length);
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  /**
   * Appends one record. A kill at any moment leaves it whole or as a tail that the next reader leaves out; when the disk is full
   * what was written of it is taken back.
   * @throws LogError
   */
  append(outcome: Outcome): void {
    const bytes = Buffer.from(recordLine(outcome));
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
      const now = performance.now() / 1000;
      if (now - this.#synced > SYNC_EVERY) {
        fdatasyncSync(this.#fd);
        this.#synced = now;
      }
    } catch (error) {
      ftruncateSync(this.#fd, this.#length);
      throw this.#refusal(error);
    }
    this.#length += bytes.length;
  }

  /** Forces all to the disk. @throws LogError */
  close(): void {
    try {
      fdatasyncSync(this.#fd);
    } catch (error) {
      throw this.#refusal(error);
    } finally {
      closeSync(this.#fd);
    }
  }

  #refusal(error: unknown): LogError {
    return new LogError(`cannot write results to ${this.#path}: ${(error as Error).message}`);
  }
}
