import { WorkerPool } from "@openbath/sweeps/node";
import { UnrecoverableError, Worker } from "bullmq";
import { connect, queueName, type RedisOptions } from "./connection.ts";
import { parsePayload } from "./payload.ts";

export interface BullmqWorkerOptions extends RedisOptions {
  /** The program of the threads: a module that calls `serveTasks`. */
  readonly program: URL | string;
  /** Number of threads, default one a processor. */
  readonly workers?: number | undefined;
  /** Seconds after which a worker that is not heard of has lost its points, default 30. */
  readonly lostAfter?: number | undefined;
  /** Called with each point that was solved. */
  readonly onSolved?: ((key: string) => void) | undefined;
}

export interface BullmqWorker {
  /** Finishes the points that run, and leaves. */
  close(): Promise<void>;
  /** Leaves at once; the points that run go to other workers. */
  abandon(): Promise<void>;
}

/** A point that takes its machine with it so often is given up. */
const MOST_LOSSES = 2;

/**
 * Solves points from the queue in worker threads until it is closed. What is no task, or was altered on the way, is refused.
 * @throws EngineError when Redis cannot be reached
 */
export async function bullmqWorker(options: BullmqWorkerOptions): Promise<BullmqWorker> {
  const { warn = () => {}, lostAfter = 30, onSolved = () => {} } = options;
  const pool = new WorkerPool({ program: options.program, workers: options.workers });
  const connection = await connect(options);
  const worker = new Worker(
    queueName(options),
    async ({ data }) => {
      const { task, timeLimit } = payloadOf(data);
      const outcome = await pool.solve(task, timeLimit);
      onSolved(task.key);
      return outcome;
    },
    {
      connection,
      concurrency: pool.size,
      lockDuration: 1000 * lostAfter,
      stalledInterval: 1000 * lostAfter,
      maxStalledCount: MOST_LOSSES,
    },
  );
  worker.on("error", (error) => warn(error.message));
  const leave = async (force: boolean): Promise<void> => {
    if (force) await pool.close();
    await worker.close(force);
    await pool.close();
    connection.disconnect();
  };
  return { close: () => leave(false), abandon: () => leave(true) };
}

function payloadOf(data: unknown) {
  try {
    return parsePayload(data);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}
