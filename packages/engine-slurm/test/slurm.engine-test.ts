import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { collectTable, inlineEngine, type Sweep, tableCsv } from "@openbath/sweeps";
import { engineLaws, exampleSolver, exampleTask } from "@openbath/sweeps/conformance";
import { readLog, runSweep } from "@openbath/sweeps/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { slurmEngine } from "../src/index.ts";
import { exampleSweep } from "./support/example-sweep.ts";
import { bundle } from "./support/programs.ts";
import { type SlurmCluster, slurmCluster } from "./support/slurm-cluster.ts";

let programs: ReturnType<typeof bundle>;
let cluster: SlurmCluster;
let folder = "";
beforeAll(() => {
  programs = bundle({ program: "example-worker.ts", chunk: "chunk-program.ts", coordinator: "coordinator-process.ts" });
  cluster = slurmCluster();
});
afterAll(() => {
  cluster?.stop();
  programs.remove();
});
beforeEach(() => {
  folder = mkdtempSync(join(cluster.folder, "test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const engine = (chunk = 20, spool = "spool with 'quotes'") =>
  slurmEngine({
    spool: join(folder, spool),
    command: [process.execPath, programs.path("chunk"), programs.path("program")],
    chunk,
    poll: 0.2,
  });

const version = "example";
const tableOf = (one: Sweep, log: string): string => tableCsv(collectTable(one, readLog(log).outcomes, version));

async function calm(one: Sweep): Promise<string> {
  const log = join(folder, "calm.log");
  await runSweep(one, { version, log, engine: inlineEngine(exampleSolver((code) => process.exit(code))) });
  return tableOf(one, log);
}

const queued = (): string => spawnSync("squeue", ["--noheader", "--format=%i"], { encoding: "utf8" }).stdout.trim();

describe("the engine of Slurm", () => {
  it.each(engineLaws.map((law) => [law.title, law] as const))("%s", (_, law) => law.hold(engine()));

  it("leaves nothing in the queue and nothing in its folder", async () => {
    const log = join(folder, "sweep.log");
    expect(await runSweep(exampleSweep(30), { version, log, engine: engine(7) })).toMatchObject({ solved: 30 });
    await expect.poll(queued, { timeout: 20_000 }).toBe("");
    expect(readdirSync(folder).toSorted()).toEqual(["sweep.log"]);
  });

  it("is not here without Slurm", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = folder;
    try {
      const run = engine().run([exampleTask({ x: 1 })]);
      await expect(run[Symbol.asyncIterator]().next()).rejects.toThrow(/^sbatch is not here/);
    } finally {
      process.env["PATH"] = path;
    }
  });

  it("says what Slurm has against its options", async () => {
    const bad = slurmEngine({ spool: join(folder, "spool"), command: ["true"], sbatch: ["--partition=none"] });
    await expect(
      bad
        .run([exampleTask({ x: 1 })])
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow(/^sbatch refused the job array: .*partition/);
  });

  it("gives up points whose tasks end without an answer, and says where their logs are", async () => {
    const silent = slurmEngine({ spool: join(folder, "spool"), command: ["/bin/true"], poll: 0.2 });
    const outcomes = [];
    for await (const { failure } of silent.run([exampleTask({ x: 1 })])) outcomes.push(failure);
    expect(outcomes).toEqual([
      { reason: "lost", message: expect.stringMatching(/^its task ended 3 times without an answer; see .*logs$/) },
    ]);
  });
});

describe("a sweep on Slurm", () => {
  it("one of whose tasks is killed loses nothing and doubles nothing", async () => {
    const log = join(folder, "sweep.log");
    let killed = false;
    const one = exampleSweep(40);
    const report = await runSweep(one, {
      version,
      log,
      engine: engine(20),
      onProgress: ({ finished }) => {
        if (finished < 3 || killed) return;
        killed = true;
        const pids = spawnSync("pgrep", ["-f", `${programs.path("chunk")} .*${folder}`], { encoding: "utf8" })
          .stdout.trim()
          .split("\n");
        for (const pid of pids.filter((text) => text !== "")) process.kill(Number(pid), "SIGKILL");
      },
    });
    expect(killed).toBe(true);
    expect(report).toMatchObject({ solved: 40, failed: [] });
    expect(readFileSync(log, "utf8").trimEnd().split("\n")).toHaveLength(40);
    expect(tableOf(one, log)).toBe(await calm(one));
  });

  it("whose node goes down with all that runs on it, and comes back, loses nothing and doubles nothing", async () => {
    const log = join(folder, "sweep.log");
    const one = exampleSweep(40);
    let down = false;
    const report = await runSweep(one, {
      version,
      log,
      engine: engine(20),
      onProgress: ({ finished }) => {
        if (finished < 3 || down) return;
        down = true;
        cluster.killNode();
        setTimeout(() => cluster.startNode(), 3000);
      },
    });
    expect(down).toBe(true);
    expect(report).toMatchObject({ solved: 40, failed: [] });
    expect(readFileSync(log, "utf8").trimEnd().split("\n")).toHaveLength(40);
    expect(tableOf(one, log)).toBe(await calm(one));
  }, 300_000);

  it("whose controller is ended and started again goes on, with arrays that run and arrays still to be submitted", async () => {
    const log = join(folder, "sweep.log");
    const one = exampleSweep(60);
    let down = false;
    const small = slurmEngine({
      spool: join(folder, "spool"),
      command: [process.execPath, programs.path("chunk"), programs.path("program")],
      chunk: 10,
      arraySize: 2,
      poll: 0.2,
    });
    const report = await runSweep(one, {
      version,
      log,
      engine: small,
      onProgress: ({ finished }) => {
        if (finished < 3 || down) return;
        down = true;
        cluster.stopController();
        setTimeout(() => cluster.startController(), 12_000); // longer than commands wait for it
      },
    });
    expect(down).toBe(true);
    expect(report).toMatchObject({ solved: 60, failed: [] });
    expect(readFileSync(log, "utf8").trimEnd().split("\n")).toHaveLength(60);
    expect(tableOf(one, log)).toBe(await calm(one));
  }, 300_000);

  it("whose coordinator is killed is ended by the next one, which takes over what it found", async () => {
    const one = exampleSweep(60);
    const log = join(folder, "sweep.log");
    const first = spawn(process.execPath, [
      programs.path("coordinator"),
      join(folder, "spool with 'quotes'"),
      log,
      programs.path("chunk"),
      programs.path("program"),
    ]);
    await new Promise<void>((resolve, reject) => {
      first.stdout.on("data", (text) => {
        if (/^([5-9]|\d\d)$/m.test(String(text))) resolve();
      });
      first.on("close", () => reject(new Error("the coordinator ended by itself")));
    });
    first.removeAllListeners("close");
    const gone = new Promise((resolve) => first.on("close", resolve));
    first.kill("SIGKILL");
    await gone;
    const before = readLog(log).outcomes.size;
    expect(before).toBeGreaterThanOrEqual(5);
    expect(queued()).not.toBe("");
    const second = await runSweep(one, { version, log, engine: engine(10) });
    expect(second).toMatchObject({ finished: 60, failed: [], solved: 60 - before });
    expect(readFileSync(log, "utf8").trimEnd().split("\n")).toHaveLength(60);
    await expect.poll(queued, { timeout: 20_000 }).toBe("");
    expect(tableOf(one, log)).toBe(await calm(one));
  });
});
