import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectTable, inlineEngine, parseOutcome, tableCsv } from "@openbath/sweeps";
import { engineLaws, exampleSolver, exampleTask } from "@openbath/sweeps/conformance";
import { readLog, runSweep } from "@openbath/sweeps/node";
import { Queue } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BullmqWorker, bullmqEngine, bullmqWorker, redactedUrl } from "../src/index.ts";
import { selfSigned } from "./support/certificate.ts";
import { exampleSweep } from "./support/example-sweep.ts";
import { bundle } from "./support/programs.ts";
import { keysOf, type RedisServer, redisServer } from "./support/redis-server.ts";

let programs: ReturnType<typeof bundle>;
let server: RedisServer;
let folder = "";
let log = "";
const children: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  programs = bundle({
    program: "example-worker.ts",
    worker: "worker-process.ts",
    coordinator: "coordinator-process.ts",
  });
  server = await redisServer();
});
afterAll(async () => {
  programs.remove();
  await server.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-bullmq-"));
  log = join(folder, "sweep.log");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** A process that is ended with its test. */
function start(name: string, argv: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [programs.path(name), ...argv]);
  children.push(child);
  return child;
}

const printed = (child: ChildProcessWithoutNullStreams, line: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (piece) => {
      text += String(piece);
      if (line.test(text)) resolve(text);
    });
    child.stderr.on("data", (piece) => {
      text += String(piece);
    });
    child.on("close", () => reject(new Error(text)));
  });

async function workerProcess(queue: string): Promise<ChildProcessWithoutNullStreams> {
  const child = start("worker", [server.url, queue, programs.path("program")]);
  await printed(child, /ready/);
  return child;
}

const version = "example";

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The table of the example sweep, and that of an undisturbed run in this thread. */
async function tables(count: number): Promise<[string, string]> {
  const sweep = exampleSweep(count);
  const disturbed = tableCsv(collectTable(sweep, readLog(log).outcomes, version));
  const calm = join(folder, "calm.log");
  const engine = inlineEngine(exampleSolver((code) => process.exit(code)));
  await runSweep(sweep, { version, log: calm, engine });
  return [disturbed, tableCsv(collectTable(sweep, readLog(calm).outcomes, version))];
}

const records = (): number => readFileSync(log, "utf8").trimEnd().split("\n").length;

describe("the engine of BullMQ", () => {
  let worker: BullmqWorker;
  beforeAll(async () => {
    worker = await bullmqWorker({
      redis: server.url,
      queue: "laws",
      program: programs.path("program"),
      workers: 2,
      lostAfter: 2,
    });
  });
  afterAll(() => worker.close());
  it.each(engineLaws.map((law) => [law.title, law] as const))("%s", (_, law) =>
    law.hold(bullmqEngine({ redis: server.url, queue: "laws" })),
  );

  it("leaves nothing of finished points in Redis", async () => {
    const before = await keysOf(server.url);
    const tasks = Array.from({ length: 20 }, (_, x) => exampleTask({ x, part: "of the queue" }));
    expect(await all(bullmqEngine({ redis: server.url, queue: "laws" }).run(tasks))).toHaveLength(20);
    const after = await keysOf(server.url);
    expect(after.filter((key) => key.includes("point-") && !before.includes(key))).toEqual([]);
  });
});

describe("a sweep through Redis", () => {
  it("whose worker is killed loses nothing and doubles nothing: another one takes over", async () => {
    const first = await workerProcess("killed");
    const run = runSweep(exampleSweep(120), {
      version,
      log,
      engine: bullmqEngine({ redis: server.url, queue: "killed" }),
    });
    await printed(first, /(.*\n){20}/);
    first.kill("SIGKILL");
    await workerProcess("killed");
    expect(await run).toMatchObject({ solved: 120, failed: [] });
    const [disturbed, calm] = await tables(120);
    expect(disturbed).toBe(calm);
    expect(records()).toBe(120);
  });

  it("goes on after Redis was ended with all that it knew, and started again", async () => {
    const worker = await workerProcess("restarted");
    const run = runSweep(exampleSweep(150), {
      version,
      log,
      engine: bullmqEngine({ redis: server.url, queue: "restarted" }),
    });
    await printed(worker, /(.*\n){20}/);
    await server.restart();
    expect(await run).toMatchObject({ solved: 150, failed: [] });
    const [disturbed, calm] = await tables(150);
    expect(disturbed).toBe(calm);
    expect(records()).toBe(150);
  });

  it("whose coordinator is killed goes on with what was solved meanwhile", async () => {
    await workerProcess("orphans");
    const first = start("coordinator", [server.url, "orphans", log, "100"]);
    await printed(first, /^20$/m).catch(() => {});
    first.kill("SIGKILL");
    await new Promise((resolve) => first.on("close", resolve));
    const before = readLog(log).outcomes.size;
    expect(before).toBeGreaterThanOrEqual(20);
    const second = start("coordinator", [server.url, "orphans", log, "100"]);
    expect(await printed(second, /solved/)).toContain(`solved ${100 - before} of 100`);
    const [disturbed, calm] = await tables(100);
    expect(disturbed).toBe(calm);
    expect(records()).toBe(100);
  });

  it("takes the same outcome twice, or of another point, for nothing and for a failure", async () => {
    const queue = new Queue("twice", { connection: { url: server.url } });
    const tasks = [exampleTask({ x: 1 }), exampleTask({ x: 2 })];
    for (let delivery = 0; delivery < 2; delivery++) {
      await queue.add("solve", { task: tasks[0] }, { jobId: `point-${tasks[0].key}` });
    }
    expect(await queue.getWaitingCount()).toBe(1);
    await queue.close();
    const worker = await bullmqWorker({
      redis: server.url,
      queue: "twice",
      program: programs.path("program"),
      workers: 1,
    });
    const outcomes: string[] = [];
    for await (const { key } of bullmqEngine({ redis: server.url, queue: "twice" }).run(tasks)) outcomes.push(key);
    expect(outcomes.toSorted()).toEqual(tasks.map(({ key }) => key).toSorted());
    await worker.close();
  });

  it("refuses what is no task, or was altered on the way", async () => {
    const queue = new Queue("altered", { connection: { url: server.url } });
    const task = exampleTask({ x: 1 });
    const bad = [{ task: { ...task, problem: { x: 2 } } }, { code: "process.exit()" }, { task: "x", timeLimit: -1 }];
    const jobs = await queue.addBulk(bad.map((data, k) => ({ name: "solve", data, opts: { jobId: `bad-${k}` } })));
    const worker = await bullmqWorker({
      redis: server.url,
      queue: "altered",
      program: programs.path("program"),
      workers: 1,
    });
    const reasons = async () => Promise.all(jobs.map(async ({ id }) => (await queue.getJob(id!))?.failedReason));
    await expect
      .poll(reasons, { timeout: 10_000 })
      .toEqual([
        expect.stringMatching(/was altered/),
        expect.stringMatching(/^not a job of a sweep/),
        expect.stringMatching(/^not a job of a sweep|^not a task/),
      ]);
    await worker.close();
    await queue.close();
  });

  it("does not believe an answer that is none", async () => {
    const { Worker } = await import("bullmq");
    const liar = new Worker("liar", async () => ({ key: "x", value: 7 }), { connection: { url: server.url } });
    const [outcome] = await all(bullmqEngine({ redis: server.url, queue: "liar" }).run([exampleTask({ x: 1 })]));
    expect(outcome.failure?.message).toMatch(/^not an outcome/);
    expect(parseOutcome(outcome)).toEqual(outcome);
    await liar.close();
  });

  it("says when no worker listens", async () => {
    const said: string[] = [];
    const abort = new AbortController();
    const engine = bullmqEngine({
      redis: server.url,
      queue: "lonely",
      warn: (message) => {
        said.push(message);
        abort.abort();
      },
    });
    for await (const _ of engine.run([exampleTask({ x: 1 })], { abort: abort.signal })) said.push("an outcome");
    expect(said).toEqual(["no worker listens to the queue lonely yet; start one with openbath worker"]);
  });
});

describe("the password of Redis", () => {
  it("is in no error, when it is wrong, when the server is not there, and when the address is none", async () => {
    const wrong = server.url.replace(server.password, "wrong-secret");
    const nowhere = `redis://someone:secret@localhost:1/3`;
    const said: string[] = [];
    const run = (redis: string) =>
      bullmqEngine({ redis, warn: (message) => void said.push(message) })
        .run([exampleTask({})])
        [Symbol.asyncIterator]()
        .next();
    await expect(run(wrong)).rejects.toThrow(/^cannot use Redis at redis:\/\/localhost:\d+: .*(WRONGPASS|password)/);
    await expect(run(nowhere)).rejects.toThrow(/^cannot use Redis at redis:\/\/someone@localhost:1\/3: /);
    expect(() => bullmqEngine({ redis: "http://me:secret@host" })).toThrow(
      /expected redis:\/\/ or rediss:\/\/, got http:/,
    );
    expect(() => bullmqEngine({ redis: "secret" })).toThrow(/expected redis:\/\/host:port, got something else/);
    expect(said.join()).not.toContain("secret");
    expect(redactedUrl("rediss://u:p@h:1/2")).toBe("rediss://u@h:1/2");
  });
});

describe("Redis behind TLS", () => {
  it("is used with its certificate, and refused without", async () => {
    const at = (name: string): string => join(folder, name);
    selfSigned(at("key"), at("cert"));
    const secure = await redisServer({ cert: at("cert"), key: at("key"), ca: at("cert") });
    try {
      const options = { redis: secure.url, ca: readFileSync(at("cert"), "utf8"), queue: "tls" };
      const worker = await bullmqWorker({ ...options, program: programs.path("program"), workers: 1 });
      const [outcome] = await all(bullmqEngine(options).run([exampleTask({ x: 3 })]));
      expect(outcome.value).toMatchObject({ square: 9 });
      await worker.close();
      await expect(
        bullmqEngine({ redis: secure.url })
          .run([exampleTask({})])
          [Symbol.asyncIterator]()
          .next(),
      ).rejects.toThrow(/certificate/);
    } finally {
      await secure.stop();
    }
  });
});
