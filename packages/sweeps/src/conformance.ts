import { type Engine, EngineError } from "./engine.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Answer, Solver } from "./solver.ts";
import { type Outcome, type Task, task } from "./task.ts";

/**
 * The solver that the laws are about: `{ x }` gives its square, `{ fail }` throws that text, `{ part }` gives a value and a failure,
 * `{ sleep, x }` waits so many seconds first, `{ forever }` never ends, and `{ die }` ends the process with that exit code.
 */
export function exampleSolver(exit: (code: number) => void): Solver {
  return async ({ problem }): Promise<Answer> => {
    const { x, fail, part, sleep, forever, die } = problem;
    if (typeof fail === "string") throw new Error(fail);
    if (typeof die === "number") exit(die);
    if (typeof sleep === "number") await new Promise((resolve) => setTimeout(resolve, 1000 * sleep));
    while (forever === true); // as a computation that does not converge
    const number = Number(x ?? 0);
    const value: Json = { x: number, square: number ** 2, third: number / 3, text: "é\n" };
    return typeof part === "string" ? { value, failure: part } : { value };
  };
}

/** A task for the example solver. */
export const exampleTask = (problem: JsonObject): Task =>
  task({ version: "example", command: "solve", problem, options: {}, files: {} });

/** A law that every engine keeps; `hold` throws where it is broken. */
export interface EngineLaw {
  readonly title: string;
  /** Whether the law is only for engines that can interrupt. */
  readonly interrupts?: boolean;
  hold(engine: Engine): Promise<void>;
}

const squares = (count: number, more: JsonObject = {}): Task[] =>
  Array.from({ length: count }, (_, x) => exampleTask({ ...more, x }));

/** The laws, for an engine whose tasks are solved by `exampleSolver`. */
export const engineLaws: readonly EngineLaw[] = [
  {
    title: "gives every outcome once and right, in whatever order",
    async hold(engine) {
      const tasks = squares(30);
      const outcomes = await all(engine, tasks);
      same(outcomes.map(({ key }) => key).sort(), tasks.map(({ key }) => key).sort(), "the keys");
      for (const { key, problem } of tasks) {
        const x = Number(problem["x"]);
        const found = outcomes.find((outcome) => outcome.key === key);
        same(found?.value, { x, square: x ** 2, third: x / 3, text: "é\n" }, `the value at ${x}`);
      }
    },
  },
  {
    title: "ends at once when there is nothing to do",
    async hold(engine) {
      same(await all(engine, []), [], "the outcomes");
    },
  },
  {
    title: "names a task that throws, keeps a part that could be solved, and finishes the rest",
    async hold(engine) {
      const bad = exampleTask({ fail: "the bath\nis singular" });
      const part = exampleTask({ x: 2, part: "local-lindblad: no" });
      const outcomes = await all(engine, [bad, part, ...squares(4)]);
      same(outcomes.length, 6, "the number of outcomes");
      same(
        outcomes.find(({ key }) => key === bad.key)?.failure,
        { reason: "error", message: "the bath is singular" },
        "the failure",
      );
      const { value, failure } = outcomes.find(({ key }) => key === part.key) ?? {};
      same(isObject(value) ? value["square"] : value, 4, "the value of the part");
      same(failure, { reason: "error", message: "local-lindblad: no" }, "the failure beside it");
      same(outcomes.filter(({ failure: one }) => one === undefined).length, 4, "the number of others");
    },
  },
  {
    title: "begins nothing new once it is told to stop, and finishes what runs",
    async hold(engine) {
      const stop = new AbortController();
      const tasks = squares(150, { sleep: 0.02 });
      const outcomes: Outcome[] = [];
      for await (const outcome of engine.run(tasks, { stop: stop.signal })) {
        outcomes.push(outcome);
        if (outcomes.length === 3) stop.abort();
      }
      if (outcomes.length < 3 || outcomes.length > 130)
        throw broken("the outcomes after a stop", outcomes.length, "a few");
      if (outcomes.some(({ value }) => value === undefined)) throw broken("an outcome", outcomes, "whole ones");
    },
  },
  {
    title: "ends at once when it is told so, and when its consumer leaves",
    async hold(engine) {
      const abort = new AbortController();
      let count = 0;
      for await (const _ of engine.run(squares(150, { sleep: 0.02 }), { abort: abort.signal })) {
        if (++count === 2) abort.abort();
      }
      if (count > 130) throw broken("the outcomes after an abort", count, "a few");
      for await (const _ of engine.run(squares(150, { sleep: 0.021 }))) break;
      const already = AbortSignal.abort();
      for await (const one of engine.run(squares(3), { abort: already })) throw broken("an outcome", one, "none");
      same((await all(engine, squares(3))).length, 3, "the outcomes of a run after these");
    },
  },
  {
    title: "ends a task that takes longer than its time limit, and finishes the rest",
    interrupts: true,
    async hold(engine) {
      const endless = exampleTask({ forever: true });
      const outcomes = await all(engine, [endless, ...squares(4)], 0.5);
      same(outcomes.length, 5, "the number of outcomes");
      const { failure } = outcomes.find(({ key }) => key === endless.key) ?? {};
      same(failure, { reason: "time-limit", message: "it did not end within its time limit of 0.5 s" }, "the failure");
      same(outcomes.filter(({ value }) => value !== undefined).length, 4, "the number of others");
    },
  },
  {
    title: "gives up a task that ends its worker every time, and finishes the rest",
    interrupts: true,
    async hold(engine) {
      const deadly = exampleTask({ die: 3 });
      const outcomes = await all(engine, [deadly, ...squares(4)]);
      same(outcomes.length, 5, "the number of outcomes");
      same(outcomes.find(({ key }) => key === deadly.key)?.failure?.reason, "lost", "the reason");
      same(outcomes.filter(({ value }) => value !== undefined).length, 4, "the number of others");
    },
  },
];

async function all(engine: Engine, tasks: readonly Task[], timeLimit?: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of engine.run(tasks, { timeLimit })) outcomes.push(outcome);
  return outcomes;
}

function same(got: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(got) !== JSON.stringify(expected)) throw broken(what, got, expected);
}

const broken = (what: string, got: unknown, expected: unknown): EngineError =>
  new EngineError(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`);
