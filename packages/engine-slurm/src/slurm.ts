import { execFile } from "node:child_process";
import { EngineError } from "@openbath/sweeps";

/** What a command printed. */
interface Printed {
  readonly code: number | string | undefined;
  readonly out: string;
  readonly err: string;
}

function run(command: string, argv: readonly string[]): Promise<Printed> {
  return new Promise((resolve, reject) => {
    execFile(command, [...argv], { encoding: "utf8" }, (error, out, err) => {
      if (error?.code === "ENOENT")
        reject(new EngineError(`${command} is not here: this is no machine of a Slurm cluster`));
      else resolve({ code: error === null ? 0 : (error.code ?? "killed"), out, err: err.trim() });
    });
  });
}

/** What commands say when the controller is not there, or has not answered in time. */
const UNREACHABLE =
  /unable to contact slurm controller|socket timed out|connection refused|zero bytes were transmitted/i;

/** Where a task stays for good after its node has failed to begin with it. */
const STUCK = /launch failed requeued held/i;

/** Submits a script as a job array; its number, or undefined when the controller does not answer. @throws EngineError with what Slurm says */
export async function submit(script: string, size: number, options: readonly string[]): Promise<string | undefined> {
  const { code, out, err } = await run("sbatch", ["--parsable", `--array=0-${size - 1}`, ...options, script]);
  const id = /^(\d+)/.exec(out)?.[1];
  if (code !== 0 && UNREACHABLE.test(err)) return undefined;
  if (code !== 0 || id === undefined) throw new EngineError(`sbatch refused the job array: ${err || out}`);
  return id;
}

/** Whether a job array has tasks that wait or run; undefined when the controller does not answer. */
export async function isAlive(id: string): Promise<boolean | undefined> {
  const { code, out, err } = await run("squeue", ["--noheader", `--jobs=${id}`, "--format=%i %r"]);
  if (code === 0) return out.split("\n").some((line) => line.trim() !== "" && !STUCK.test(line));
  return /invalid job id/i.test(err) ? false : undefined;
}

/** Cancels a job array, or only its tasks that wait. What has ended already is no error. */
export async function cancel(id: string, onlyWaiting: boolean): Promise<void> {
  await run("scancel", [...(onlyWaiting ? ["--state=PENDING"] : []), id]);
}

/** A word as the shell reads it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
