import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineLaws, exampleSolver, exampleTask } from "../src/conformance.ts";
import { type Engine, inlineEngine } from "../src/index.ts";
import { threadEngine, WorkerPool } from "../src/node/index.ts";
import { bundle } from "./support/programs.ts";

let programs: ReturnType<typeof bundle>;
beforeAll(() => {
  programs = bundle({ worker: "example-worker.ts" });
});
afterAll(() => programs.remove());

const never = (): never => {
  throw new Error("the process must not end here");
};

const engines: Readonly<Record<string, () => Engine>> = {
  inline: () => inlineEngine(exampleSolver(never)),
  "one thread": () => threadEngine({ program: programs.path("worker"), workers: 1 }),
  "three threads": () => threadEngine({ program: programs.path("worker"), workers: 3 }),
};

describe.each(Object.keys(engines))("the engine of %s", (name) => {
  const applicable = engineLaws.filter(({ interrupts }) => name !== "inline" || interrupts !== true);
  it.each(applicable.map((law) => [law.title, law] as const))("%s", (_, law) => law.hold(engines[name]()));
});

describe("a conformance law", () => {
  const broken: Readonly<Record<string, (engine: Engine) => Engine["run"]>> = {
    "gives an outcome twice": (engine) =>
      async function* (tasks, options) {
        for await (const outcome of engine.run(tasks, options)) yield* [outcome, outcome];
      },
    "loses an outcome": (engine) =>
      async function* (tasks, options) {
        let count = 0;
        for await (const outcome of engine.run(tasks, options)) if (++count > 1) yield outcome;
      },
    "heeds no signal": (engine) =>
      async function* (tasks) {
        yield* engine.run(tasks);
      },
    "gives wrong numbers": (engine) =>
      async function* (tasks, options) {
        for await (const outcome of engine.run(tasks, options)) yield { ...outcome, value: 0 };
      },
  };
  it.each(Object.keys(broken))("is broken by an engine that %s", async (title) => {
    const inline = engines["inline"]();
    const engine: Engine = { ...inline, run: broken[title](inline) };
    const held = await Promise.allSettled(
      engineLaws.filter(({ interrupts }) => !interrupts).map((law) => law.hold(engine)),
    );
    expect(held.some(({ status }) => status === "rejected")).toBe(true);
  });
});

describe("the inline engine", () => {
  it("refuses a time limit, which it could not keep", async () => {
    const run = engines["inline"]().run([exampleTask({ x: 1 })], { timeLimit: 1 });
    await expect(run[Symbol.asyncIterator]().next()).rejects.toThrow(/use threads/);
  });
});

describe("worker threads", () => {
  it("say why their program cannot be run", async () => {
    const engine = threadEngine({ program: programs.path("nothing"), workers: 1 });
    await expect(
      engine
        .run([exampleTask({ x: 1 })])
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow(/program of the workers cannot be run: .*nothing\.mjs/);
  });

  it.each([0, 1.5, Number.NaN])("cannot be %d", (workers) => {
    expect(() => threadEngine({ program: "worker.mjs", workers })).toThrow(
      `the number of workers must be a positive integer, got ${workers}`,
    );
  });

  it("are given short tasks ahead, of which a thread's end or a time limit takes one only", async () => {
    const engine = threadEngine({ program: programs.path("worker"), workers: 2 });
    const tasks = Array.from({ length: 240 }, (_, x) =>
      exampleTask(x % 60 === 30 ? { die: 3, x } : x % 60 === 45 ? { forever: true, x } : { x }),
    );
    const failures: Record<string, number> = {};
    const keys = new Set<string>();
    for await (const { key, failure } of engine.run(tasks, { timeLimit: 0.3 })) {
      keys.add(key);
      if (failure !== undefined) failures[failure.reason] = (failures[failure.reason] ?? 0) + 1;
    }
    expect(keys.size).toBe(240);
    expect(failures).toEqual({ lost: 4, "time-limit": 4 });
  });

  it("solve the tasks that they were given one after the other", async () => {
    const pool = new WorkerPool({ program: programs.path("worker"), workers: 1 });
    const order: number[] = [];
    const tasks = [0.2, 0.1, 0].map((sleep, x) => exampleTask({ sleep, x }));
    await Promise.all(tasks.map((task, x) => pool.solve(task).then(() => order.push(x))));
    expect(order).toEqual([0, 1, 2]);
    expect(pool.width).toBe(1);
    for (let x = 3; x < 100; x++) await pool.solve(exampleTask({ x }));
    expect(pool.width).toBeGreaterThan(1);
    await pool.close();
  });

  it("do not begin a task again that was under way when they were closed", async () => {
    const pool = new WorkerPool({ program: programs.path("worker"), workers: 1 });
    const outcome = pool.solve(exampleTask({ sleep: 20 }));
    await pool.close();
    expect((await outcome).failure?.reason).toBe("lost");
  });
});
