import { mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import * as v from "valibot";
import { LogError } from "./log.ts";

/** A holder on another machine that has not been heard of for this long is taken for dead, in seconds. */
const SILENCE = 120;
const HEARTBEAT = 10;
/** A takeover is a matter of milliseconds; one this old was killed in the midst of it. */
const TAKEOVER = 10;

const holderSchema = v.object({ host: v.string(), pid: v.number(), born: v.string() });

/** Who holds a lock: `born` tells a process from a later one with the same number. */
export type Holder = v.InferOutput<typeof holderSchema>;

/** Somebody else is at work on the same sweep. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

export interface Lock {
  release(): void;
}

/**
 * Takes a lock file, which says who holds it. One left behind by a process that is gone is taken over.
 * @throws LockedError naming the living holder, LogError when the lock cannot be written
 */
export function takeLock(path: string): Lock {
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, born: birth(process.pid) });
  if (!create(path, mine)) takeOver(path, mine);
  const beat = setInterval(() => touch(path), HEARTBEAT * 1000);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (textOf(path) === mine) unlinkSync(path);
    },
  };
}

/** Only one process at a time looks at a lock that may be stale: the folder beside it is made by one alone. */
function takeOver(path: string, mine: string): void {
  const guard = `${path}.takeover`;
  if (age(guard) > TAKEOVER) removeFolder(guard);
  try {
    mkdirSync(guard);
  } catch {
    throw new LockedError(`another openbath is just taking over this sweep (${guard}); try again`);
  }
  try {
    const text = textOf(path);
    if (text !== undefined) {
      const holder = holderIn(text);
      if (holder !== undefined && alive(holder, path)) {
        throw new LockedError(
          `process ${holder.pid} on ${holder.host} is at work on this sweep (${path}); wait for it, or stop it first`,
        );
      }
      unlinkSync(path);
    }
    if (!create(path, mine)) throw new LockedError(`another openbath has just begun this sweep (${path})`);
  } finally {
    removeFolder(guard);
  }
}

/** Whether the holder of a lock still lives. A lock on this machine is judged by the process, one of another by its heartbeat. */
function alive({ host, pid, born }: Holder, path: string): boolean {
  if (host !== hostname()) return age(path) < SILENCE;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return birth(pid) === born;
}

/** When a process began, as its system counts; empty where the system does not tell, or when only the process's entry is left. */
function birth(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  return DEAD.includes(fields[0]) ? "dead" : (fields[19] ?? "");
}

/** States of a process that has ended, but whose parent has not yet asked how. */
const DEAD = ["Z", "X", "x"];

function holderIn(text: string): Holder | undefined {
  try {
    const result = v.safeParse(holderSchema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined; // cut off while it was written: its writer is gone
  }
}

function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code === "ENOSPC") unlessGone(() => unlinkSync(path)); // made, but without a word in it
    throw new LogError(`cannot write results beside ${path}: ${message}`);
  }
}

function textOf(path: string): string | undefined {
  return unlessGone(() => readFileSync(path, "utf8"));
}

function touch(path: string): void {
  const now = new Date();
  unlessGone(() => utimesSync(path, now, now));
}

const removeFolder = (path: string): void => void unlessGone(() => rmdirSync(path));

/** Seconds since a file was last touched; 0 when it is gone. */
const age = (path: string): number => unlessGone(() => (Date.now() - statSync(path).mtimeMs) / 1000) ?? 0;

function unlessGone<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return undefined;
    throw error;
  }
}
