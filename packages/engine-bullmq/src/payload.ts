import { parseTask, type Task } from "@openbath/sweeps";
import * as v from "valibot";

/** What a job carries. */
export interface Payload {
  readonly task: Task;
  /** Seconds. */
  readonly timeLimit?: number | undefined;
}

const schema = v.strictObject({
  task: v.unknown(),
  timeLimit: v.optional(v.pipe(v.number(), v.gtValue(0))),
});

/** What came with a job, held against its schema and its key. @throws TypeError */
export function parsePayload(data: unknown): Payload {
  const result = v.safeParse(schema, data);
  if (!result.success) throw new TypeError(`not a job of a sweep: ${result.issues[0].message}`);
  const { task, timeLimit } = result.output;
  return { task: parseTask(task), timeLimit };
}

/** The number of a task's job: delivery twice is the same job. */
export const jobId = (key: string): string => `point-${key}`;

export const keyOf = (id: string): string => id.slice("point-".length);
