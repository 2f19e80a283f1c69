import { type Program, queueOf } from "./engines.ts";
import type { Io } from "./io.ts";

/** Solves points from the queue until it is interrupted: once, and the points that run are finished; twice, and others get them. */
export async function runWorker(
  { redis, workers }: { readonly redis: string; readonly workers: number | undefined },
  program: Program,
  io: Io,
): Promise<void> {
  const { bullmqWorker, redactedUrl } = await import("@openbath/engine-bullmq");
  let solved = 0;
  const warn = (message: string): void => io.err(`reproduce: ${message}`);
  const running = await bullmqWorker({
    redis,
    queue: queueOf(program),
    program: program.worker,
    workers,
    warn,
    onSolved: () => {
      solved++;
    },
  });
  io.err(`reproduce: listening at ${redactedUrl(redis)}; Ctrl-C to leave`);
  await new Promise<void>((resolve, reject) => {
    let pressed = 0;
    io.onInterrupt(() => {
      pressed++;
      if (pressed > 2) return;
      (pressed === 1 ? running.close() : running.abandon()).then(resolve, reject);
    });
  });
  io.out(`${solved} points solved`);
}

/** What a task of a job array runs on its node. */
export async function runSlurmTask(
  chunk: { readonly spool: string; readonly array: string; readonly index: number },
  program: Program,
  io: Io,
): Promise<void> {
  const { runSlurmChunk } = await import("@openbath/engine-slurm");
  io.out(`${await runSlurmChunk({ ...chunk, program: program.worker })} points solved`);
}
