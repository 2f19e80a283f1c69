import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exampleSolver } from "../src/conformance.ts";
import { collectTable, inlineEngine, type Progress, type Sweep, tableCsv } from "../src/index.ts";
import { readLog, runSweep, takeLock, threadEngine } from "../src/node/index.ts";
import { exampleSweep } from "./support/example-sweep.ts";
import { bundle } from "./support/programs.ts";

let programs: ReturnType<typeof bundle>;
beforeAll(() => {
  programs = bundle({ worker: "example-worker.ts", coordinator: "coordinator.ts" });
});
afterAll(() => programs.remove());

let folder = "";
let log = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-run-"));
  log = join(folder, "sweep.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inline = inlineEngine(
  exampleSolver((code) => {
    throw new Error(`exit ${code}`);
  }),
);
const version = "example";
const table = (sweep: Sweep): string => tableCsv(collectTable(sweep, readLog(log).outcomes, version));

/** Starts the program that runs `count` points of the example sweep in threads. */
function coordinator(count: number, sleep: number): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [
    programs.path("coordinator"),
    log,
    programs.path("worker"),
    String(count),
    String(sleep),
  ]);
}

/** Whether file systems may be mounted here; elsewhere the test with the largest size of a file stands alone. */
function mountable(): boolean {
  const place = mkdtempSync(join(tmpdir(), "openbath-mount-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4k", "tmpfs", place]).status === 0;
  if (mounted) spawnSync("umount", [place]);
  rmSync(place, { recursive: true });
  return mounted;
}

function mount(...argv: readonly string[]): void {
  const { status, stderr } = spawnSync("mount", argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount: ${stderr}`);
}

const ended = (child: ChildProcessWithoutNullStreams): Promise<{ out: string; err: string }> =>
  new Promise((resolve) => {
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.on("data", (text) => void out.push(String(text)));
    child.stderr.on("data", (text) => void err.push(String(text)));
    child.on("close", () => resolve({ out: out.join(""), err: err.join("") }));
  });

const printed = (child: ChildProcessWithoutNullStreams, line: RegExp): Promise<void> =>
  new Promise((resolve) => {
    let text = "";
    child.stdout.on("data", (piece) => {
      text += String(piece);
      if (line.test(text)) resolve();
    });
  });

describe("a sweep", () => {
  it("is solved once: run again, it solves nothing", async () => {
    const sweep = exampleSweep(7);
    expect(await runSweep(sweep, { version, log, engine: inline })).toMatchObject({ total: 7, finished: 7, solved: 7 });
    const before = readFileSync(log, "utf8");
    expect(await runSweep(sweep, { version, log, engine: inline })).toMatchObject({ total: 7, finished: 7, solved: 0 });
    expect(readFileSync(log, "utf8")).toBe(before);
  });

  it("that grows solves only what is new, and another version of the code solves everything", async () => {
    await runSweep(exampleSweep(5), { version, log, engine: inline });
    expect(await runSweep(exampleSweep(8), { version, log, engine: inline })).toMatchObject({ finished: 8, solved: 3 });
    expect(await runSweep(exampleSweep(8), { version: "next", log, engine: inline })).toMatchObject({ solved: 8 });
  });

  it("names the points that fail, finishes the others, and tries the failed ones again", async () => {
    const sweep = exampleSweep(
      3,
      {},
      {
        axes: [{ names: ["fail"], paths: [["fail"]], values: [[1, "divergent", 2]], length: 3 }],
      },
    );
    const first = await runSweep(sweep, { version, log, engine: inline });
    expect(first).toMatchObject({ finished: 3, failed: [{ index: 1, reason: "error", message: "divergent" }] });
    expect(table(sweep)).toContain("divergent,,,,,divergent\n");
    expect(await runSweep(sweep, { version, log, engine: inline })).toMatchObject({ solved: 1, finished: 3 });
  });

  it("stopped between points goes on where it stopped, with the same table in the end", async () => {
    const sweep = exampleSweep(12);
    const stop = new AbortController();
    const seen: Progress[] = [];
    const stopped = await runSweep(sweep, {
      version,
      log,
      engine: inline,
      stop: stop.signal,
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.finished === 5) stop.abort();
      },
    });
    expect(stopped).toMatchObject({ finished: 5, solved: 5, total: 12 });
    expect(seen[0]).toMatchObject({ finished: 0, rate: undefined });
    expect(seen.at(-1)!.secondsLeft).toBeGreaterThan(0);
    expect(await runSweep(sweep, { version, log, engine: inline })).toMatchObject({ solved: 7, finished: 12 });
    const resumed = table(sweep);
    rmSync(log);
    await runSweep(sweep, { version, log, engine: threadEngine({ program: programs.path("worker"), workers: 3 }) });
    expect(table(sweep)).toBe(resumed);
  });

  it("with values that repeat solves each of them once", async () => {
    const sweep = exampleSweep(
      0,
      {},
      {
        axes: [{ names: ["x"], paths: [["x"]], values: [[2, 2, 3]], length: 3 }],
      },
    );
    expect(await runSweep(sweep, { version, log, engine: inline })).toMatchObject({ solved: 2, total: 2, finished: 2 });
    expect(table(sweep).match(/^2,2,4,/gm)).toHaveLength(2);
  });

  it("whose coordinator is killed goes on with nothing lost and nothing doubled", async () => {
    const sweep = exampleSweep(60, { sleep: 0.004 });
    for (const until of [/^5$/m, /^20$/m, /^40$/m]) {
      const child = coordinator(60, 0.004);
      await printed(child, until);
      child.kill("SIGKILL");
      await ended(child);
    }
    const killed = readLog(log).outcomes.size;
    expect(killed).toBeGreaterThanOrEqual(40);
    const { out } = await ended(coordinator(60, 0.004));
    expect(out).toContain(`solved ${60 - killed} of 60`);
    expect(
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line !== ""),
    ).toHaveLength(60);
    const disturbed = table(sweep);
    rmSync(log);
    await runSweep(sweep, { version, log, engine: inline });
    expect(table(sweep)).toBe(disturbed);
  });

  it("is run by one coordinator at a time: the second one says who the first is", async () => {
    const first = coordinator(40, 0.05);
    const firstEnds = ended(first);
    await printed(first, /^1$/m);
    const second = await ended(coordinator(40, 0.05));
    expect(second.err).toMatch(`LockedError: process ${first.pid} on ${hostname()} is at work on this sweep`);
    expect((await firstEnds).out).toContain("solved 40 of 40");
    expect(existsSync(`${log}.lock`)).toBe(false);
  });

  it("that meets a full disk keeps what was whole, and goes on when there is room", async () => {
    const program = [programs.path("coordinator"), log, programs.path("worker"), "60", "0"];
    const blocks = 4; // of 512 or 1024 bytes, as the shell counts: room for some of the 60 records
    const limited = spawnSync("sh", ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", process.execPath, ...program], {
      encoding: "utf8",
    });
    expect(limited.stderr).toMatch(/LogError: cannot write results to .*sweep\.log: EFBIG/);
    const { outcomes, damaged, length } = readLog(log);
    expect(outcomes.size).toBeGreaterThan(3);
    expect(outcomes.size).toBeLessThan(60);
    expect([damaged, length]).toEqual([0, readFileSync(log).length]);
    const { out } = await ended(coordinator(60, 0));
    expect(out).toContain(`solved ${60 - outcomes.size} of 60`);
  });
});

describe.runIf(mountable())("a sweep on a disk of its own that is full", () => {
  it("keeps what was whole, says so, and goes on when there is room", async () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    mount("-t", "tmpfs", "-o", "size=16k", "tmpfs", disk);
    try {
      log = join(disk, "sweep.log");
      const { err } = await ended(coordinator(200, 0));
      expect(err).toMatch(/^LogError: cannot write results to .*sweep\.log: ENOSPC/);
      const { outcomes, damaged, length } = readLog(log);
      expect(outcomes.size).toBeGreaterThan(3);
      expect(outcomes.size).toBeLessThan(200);
      expect([damaged, length]).toEqual([0, readFileSync(log).length]);
      writeFileSync(join(disk, "rest"), Buffer.alloc(0)); // names take room in the directory alone
      expect(() => writeFileSync(join(disk, "rest"), Buffer.alloc(16384))).toThrow(/ENOSPC/);
      expect((await ended(coordinator(200, 0))).err).toMatch(/^LogError: cannot write results .*ENOSPC/);
      expect(readLog(log).outcomes).toEqual(outcomes);
      expect(existsSync(`${log}.lock`)).toBe(false);
      mount("-o", "remount,size=1m", disk);
      expect((await ended(coordinator(200, 0))).out).toContain(`solved ${200 - outcomes.size} of 200`);
      const disturbed = table(exampleSweep(200, { sleep: 0 }));
      log = join(folder, "calm.log");
      await runSweep(exampleSweep(200, { sleep: 0 }), { version, log, engine: inline });
      expect(table(exampleSweep(200, { sleep: 0 }))).toBe(disturbed);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});

describe("a lock", () => {
  const path = (): string => join(folder, "lock");

  it("keeps everybody else out until it is given back", () => {
    const lock = takeLock(path());
    expect(() => takeLock(path())).toThrow(`process ${process.pid} on ${hostname()}`);
    lock.release();
    takeLock(path()).release();
    expect(existsSync(path())).toBe(false);
  });

  it.each([
    ["a process that is gone", () => JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, born: "1" })],
    [
      "an earlier process with the number of a living one",
      () => JSON.stringify({ host: hostname(), pid: process.pid, born: "1" }),
    ],
    ["a process that was killed while it wrote", () => '{"host":'],
  ])("left behind by %s is taken over", (_, text) => {
    writeFileSync(path(), text());
    const lock = takeLock(path());
    expect(JSON.parse(readFileSync(path(), "utf8")).pid).toBe(process.pid);
    lock.release();
  });

  it("of another machine is taken over only when its heart has stopped", () => {
    writeFileSync(path(), JSON.stringify({ host: "elsewhere", pid: 1, born: "" }));
    expect(() => takeLock(path())).toThrow("process 1 on elsewhere is at work");
    const long = Date.now() / 1000 - 300;
    utimesSync(path(), long, long);
    takeLock(path()).release();
  });

  it("is not taken over by two at once", () => {
    writeFileSync(path(), "stale");
    const guard = `${path()}.takeover`;
    mkdirSync(guard);
    expect(() => takeLock(path())).toThrow(/just taking over/);
    const long = Date.now() / 1000 - 60;
    utimesSync(guard, long, long);
    takeLock(path()).release();
    expect(existsSync(guard)).toBe(false);
  });
});
