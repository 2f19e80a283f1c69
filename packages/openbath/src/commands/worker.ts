import type { Io } from "../io.ts";
import { bullmq, type EngineOptions, redisFrom, taskWorker, workersFrom } from "../sweeps/engines.ts";

/** `openbath worker`: solves points from a queue until Ctrl-C; once: the points that run are finished, twice: others get them. */
export async function worker(options: Omit<EngineOptions, "engine">, io: Io): Promise<void> {
  const where = redisFrom(options, io);
  const workers = workersFrom(options.workers);
  const { bullmqWorker, redactedUrl } = await bullmq();
  let solved = 0;
  const running = await bullmqWorker({
    ...where,
    program: taskWorker(),
    workers,
    warn: (message) => io.err(`openbath: ${message}\n`),
    onSolved: () => {
      solved++;
    },
  });
  io.err(`openbath: listening to ${where.queue} at ${redactedUrl(where.redis)}; Ctrl-C to leave\n`);
  await new Promise<void>((resolve, reject) => {
    let pressed = 0;
    const release = io.onInterrupt(() => {
      pressed++;
      if (pressed > 2) return;
      if (pressed === 1) io.err("openbath: finishing the points that run; once more to leave now\n");
      (pressed === 1 ? running.close() : running.abandon()).then(() => {
        release();
        resolve();
      }, reject);
    });
  });
  io.out(`${solved} points solved\n`);
}
