import { resolve } from "node:path";
import { type Engine, EngineError, inlineEngine } from "@openbath/sweeps";
import { threadEngine } from "@openbath/sweeps/node";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { version } from "../version.ts";
import { solveTask } from "./solve-task.ts";

export interface EngineOptions {
  readonly engine?: string;
  readonly workers?: string;
  /** The address of Redis; by default that of the environment variable OPENBATH_REDIS, where no other user can read it. */
  readonly redis?: string;
  readonly queue?: string;
  /** A file with the certificate of the authority that vouches for Redis, when Node does not know it. */
  readonly tlsCa?: string;
  /** For slurm: the folder that the nodes share, options of sbatch, and points a task. */
  readonly spool?: string;
  readonly sbatch?: readonly string[];
  readonly chunk?: string;
}

/** The program of worker threads, beside this one once it is built. */
export const taskWorker = (): URL => new URL("./task-worker.js", import.meta.url);

/** The engine that the options name, for results that go to `log`. @throws UsageError for one that there is not, or whose options do not fit */
export async function engineFrom(options: EngineOptions, log: string, io: Pick<Io, "read" | "err">): Promise<Engine> {
  const { engine = "threads" } = options;
  if (engine !== "threads" && options.workers !== undefined)
    throw new UsageError(`--workers is for the engine threads, not for ${engine}`);
  if (engine !== "bullmq" && (options.redis ?? options.queue) !== undefined)
    throw new UsageError(`--redis and --queue are for the engine bullmq, not for ${engine}`);
  if (engine !== "bullmq" && options.tlsCa !== undefined)
    throw new UsageError(`--tls-ca is for the engine bullmq, not for ${engine}`);
  if (engine !== "slurm" && (options.spool ?? options.sbatch ?? options.chunk) !== undefined)
    throw new UsageError(`--spool, --sbatch and --chunk are for the engine slurm, not for ${engine}`);
  const warn = (message: string): void => io.err(`openbath: ${message}\n`);
  switch (engine) {
    case "inline":
      return inlineEngine(solveTask);
    case "threads":
      return threadEngine({ program: taskWorker(), workers: workersFrom(options.workers) });
    case "bullmq": {
      const { bullmqEngine } = await bullmq();
      return bullmqEngine({ ...redisFrom(options, io), warn });
    }
    case "slurm": {
      const { slurmEngine } = await slurm();
      const chunk = options.chunk === undefined ? {} : { chunk: wholeFrom("--chunk", options.chunk) };
      const command = [process.execPath, resolve(process.argv[1]), "slurm-task"];
      return slurmEngine({ spool: options.spool ?? `${log}.slurm`, command, sbatch: options.sbatch, ...chunk, warn });
    }
    default:
      throw new UsageError(`--engine: expected threads, inline, bullmq or slurm, got ${engine}`);
  }
}

/** The package of the engine bullmq, which is installed only by those who use it. @throws EngineError when it is not */
export async function bullmq() {
  try {
    return await import("@openbath/engine-bullmq");
  } catch (cause) {
    throw new EngineError("Redis needs the package @openbath/engine-bullmq: npm install @openbath/engine-bullmq", {
      cause,
    });
  }
}

/** The package of the engine slurm, which is installed only by those who use it. @throws EngineError when it is not */
export async function slurm() {
  try {
    return await import("@openbath/engine-slurm");
  } catch (cause) {
    throw new EngineError("Slurm needs the package @openbath/engine-slurm: npm install @openbath/engine-slurm", {
      cause,
    });
  }
}

/** Where the queue is, and whom to trust. Workers of another version listen to another queue, unless it is named. @throws UsageError */
export function redisFrom(
  { redis = process.env["OPENBATH_REDIS"], queue = `openbath-${version}`, tlsCa }: EngineOptions,
  io: Pick<Io, "read">,
): { redis: string; queue: string; ca?: string } {
  if (redis === undefined || redis === "")
    throw new UsageError(
      "the engine bullmq needs --redis redis://host:port, or the environment variable OPENBATH_REDIS",
    );
  if (!/^[\w.-]+$/.test(queue))
    throw new UsageError(`--queue: expected letters, digits, dots and dashes, got ${JSON.stringify(queue)}`);
  return { redis, queue, ...(tlsCa === undefined ? {} : { ca: authorityFrom(tlsCa, redis, io) }) };
}

function authorityFrom(file: string, redis: string, io: Pick<Io, "read">): string {
  if (!redis.startsWith("rediss:"))
    throw new UsageError("--tls-ca is for an address that begins with rediss://, which is Redis behind TLS");
  let text: string;
  try {
    text = io.read(file);
  } catch (error) {
    throw new UsageError(`--tls-ca: cannot read ${file}: ${(error as Error).message}`);
  }
  if (!text.includes("-----BEGIN CERTIFICATE-----"))
    throw new UsageError(`--tls-ca: expected a certificate in PEM (-----BEGIN CERTIFICATE-----) in ${file}`);
  return text;
}

/** A number of workers as an option gives it. @throws UsageError */
export const workersFrom = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : wholeFrom("--workers", text);

function wholeFrom(option: string, text: string): number {
  const x = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(x) || x < 1)
    throw new UsageError(`${option}: expected a whole number from 1 on, got ${JSON.stringify(text)}`);
  return x;
}
