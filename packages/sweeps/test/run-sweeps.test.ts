import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gridSweep, inlineEngine } from "../src/index.ts";
import { readLog, runSweep } from "../src/node/index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-sweeps-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const command = "test/square";
const small = gridSweep({ command, vary: { x: [1, 2, 3] } });
const large = gridSweep({ command, vary: { x: [3, 4, -5] } });

/** Solves squares, but not of negative numbers; counts. */
function options() {
  const asked: unknown[] = [];
  const engine = inlineEngine(({ problem }) => {
    asked.push(problem["x"]);
    if (Number(problem["x"]) < 0) throw new Error("negative");
    return { value: Number(problem["x"]) ** 2 };
  });
  return { asked, run: { version: "1", log: join(folder, "log"), engine } };
}

describe("several sweeps of one run", () => {
  it("share their log and the points that they have in common, and a point that fails is told by its sweep", async () => {
    const { asked, run } = options();
    const report = await runSweep([small, large], run);
    expect(asked).toEqual([1, 2, 3, 4, -5]);
    expect(report).toMatchObject({ total: 5, finished: 5, solved: 5 });
    expect(report.failed).toEqual([{ sweep: large, index: 2, reason: "error", message: "negative" }]);
    expect(readLog(run.log).outcomes.get(large.task(1, 0, "1").key)?.value).toBe(16);
    await runSweep(small, run);
    expect(asked.length).toBe(5);
  });

  it("have one time limit", async () => {
    const { run } = options();
    const limited = gridSweep({ command, vary: { x: [1] }, timeLimit: 2 });
    await expect(runSweep([small, limited], run)).rejects.toThrow("one time limit, got none, 2");
  });
});
