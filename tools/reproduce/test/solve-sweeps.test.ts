import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gridSweep, inlineEngine } from "@openbath/sweeps";
import * as v from "valibot";
import { expect, it } from "vitest";
import { pointKind, solverOf } from "../src/point-kind.ts";
import { solveSweeps } from "../src/solve-sweeps.ts";

const root = pointKind("test/root", v.strictObject({ x: v.number() }), ({ x }) => {
  if (x < 0) throw new RangeError("a negative number has no real root");
  return Math.sqrt(x);
});

it("a point of a part that fails is named by its parameters, once the others are solved", async () => {
  const folder = mkdtempSync(join(tmpdir(), "openbath-reproduce-"));
  try {
    const solved: unknown[] = [];
    const solver = solverOf([root], "1");
    const engine = inlineEngine((task) => {
      solved.push(task.problem["x"]);
      return solver(task);
    });
    const options = { version: "1", log: join(folder, "log"), engine, progress: () => {} };
    const sweeps = [[1, -4], [9]].map((x) => gridSweep({ command: root.command, vary: { x } }));
    await expect(solveSweeps("fig1", sweeps, options)).rejects.toThrow(
      "1 of 3 points of fig1 failed, the first: test/root at x = -4: a negative number has no real root",
    );
    expect(solved).toEqual([1, -4, 9]);
    const stop = AbortSignal.abort();
    await expect(solveSweeps("fig1", sweeps, { ...options, stop })).rejects.toThrow("stopped at 2 of 3 points of fig1");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
