import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundledReproduce } from "./support/bundled.ts";

let bundled: ReturnType<typeof bundledReproduce>;
beforeAll(() => {
  bundled = bundledReproduce();
});
afterAll(() => bundled.remove());

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-sweeps-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const argv = (place: string, ...more: string[]) => [bundled.program, "003", "--out", join(folder, place), ...more];

function reproduce(place: string, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv(place, ...more), { encoding: "utf8" });
  return { code: status, out: stdout.replaceAll(join(folder, place), "HERE"), err: stderr };
}

const log = (place: string): string => join(folder, place, "003", "points.results");
const records = (place: string): string[] =>
  (existsSync(log(place)) ? readFileSync(log(place), "utf8") : "").split("\n");

/** All that was drawn, by file. */
function drawn(place: string): Record<string, string> {
  const files = readdirSync(join(folder, place, "003")).filter((name) => !name.startsWith("points.results"));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, place, "003", name), "utf8")]));
}

describe("the figures and claims of a paper", () => {
  it("are the same bytes from every engine, and solved once", () => {
    const inline = reproduce("inline", "--engine", "inline");
    expect(inline).toMatchObject({ code: 0, out: expect.stringContaining("23 of 26 claims hold") });
    const threads = reproduce("threads", "--workers", "2");
    expect([threads.code, threads.out]).toEqual([0, inline.out]);
    expect(Object.keys(drawn("inline")).length).toBe(16);
    expect(drawn("threads")).toEqual(drawn("inline"));
    const before = records("threads");
    expect(reproduce("threads").out).toBe(inline.out);
    expect(records("threads")).toEqual(before);
  });

  it("are those of an undisturbed run after the process is killed in the midst of it, and no point is solved twice", async () => {
    const undisturbed = reproduce("whole", "--engine", "inline");
    const all = records("whole").length - 1;
    const child = spawn(process.execPath, argv("killed", "--engine", "inline"), { stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (records("killed").length < 12 && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill("SIGKILL");
    await ended;
    const kept = records("killed").slice(0, -1);
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(all);
    const { code, out } = reproduce("killed");
    expect([code, out]).toEqual([0, undisturbed.out]);
    expect(drawn("killed")).toEqual(drawn("whole"));
    const now = records("killed").slice(0, -1);
    expect(now.slice(0, kept.length)).toEqual(kept);
    expect(new Set(now.map((line) => JSON.parse(line.slice(17)).key)).size).toBe(now.length);
    expect(now.length).toBe(all);
  });

  it("stop at Ctrl-C once the points that run are finished, and keep them", async () => {
    const child = spawn(process.execPath, argv("stopped", "--engine", "inline"), {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (text) => {
      err += String(text);
    });
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (records("stopped").length < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    const kept = records("stopped").length - 1;
    expect(err).toContain("finishing the points that run");
    expect(err).toMatch(/stopped at \d+ of \d+ points of (fig2|fig3|claims); the same command goes on/);
    expect(kept).toBeGreaterThan(1);
    expect(reproduce("stopped", "--only", "fig2").code).toBe(0);
  });

  it("are not made of results of other code, nor of a record that was cut off", () => {
    const first = reproduce("here", "--engine", "inline", "--only", "fig2");
    const text = readFileSync(log("here"), "utf8");
    const figures = drawn("here");
    writeFileSync(log("here"), text.slice(0, -10));
    expect(reproduce("here", "--engine", "inline", "--only", "fig2").out).toBe(first.out);
    expect(records("here").length).toBe(text.split("\n").length);
    writeFileSync(
      join(bundled.program, "..", "worker.mjs"),
      `${readFileSync(join(bundled.program, "..", "worker.mjs"), "utf8")}\n`,
    );
    expect(reproduce("here", "--only", "fig2").out).toBe(first.out);
    expect(records("here").length - 1).toBe(2 * (text.split("\n").length - 1));
    expect(drawn("here")).toEqual(figures);
  });
});
