import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gridSweep } from "@openbath/sweeps";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { cli } from "../src/cli.ts";
import { paper003 } from "../src/paper-003/paper.ts";

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const program = { version: "test", worker: new URL("file:///no-threads-here"), command: [] };
  const code = await cli([...args], program, {
    onInterrupt: () => {},
    out: (text) => {
      out += `${text}\n`;
    },
    err: (text) => {
      err += `${text}\n`;
    },
  });
  return { code, out, err };
}

describe("the command line of reproduce", () => {
  it("explains itself, papers and parts included", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const word of ["000", "002", "003", "--only", "--preset", "fig3a", "claims"]) expect(out).toContain(word);
  });

  it.each([
    [[], 2, /^$/],
    [["005"], 2, /unknown paper "005", expected one of 000, 001, 002, 003, 004/],
    [["toString"], 2, /unknown paper "toString"/],
    [["000", "002"], 2, /one paper at a time/],
    [["002", "--preset", "huge"], 2, /unknown preset "huge", expected one of quick, full/],
    [["002", "--only", "fig2ab,fig9"], 2, /no part "fig9", expected some of fig2ab/],
    [["002", "--speed"], 2, /--speed/],
    [["002", "--engine", "steam"], 2, /unknown engine "steam", expected one of threads, inline, bullmq, slurm/],
    [["002", "--workers", "none"], 2, /--workers: expected a whole number from 1 on, got "none"/],
    [["003", "--engine", "bullmq"], 2, /Redis needs --redis redis:/],
    [["worker"], 2, /Redis needs --redis redis:/],
    [["slurm-task", "spool"], 2, /SPOOL ARRAY INDEX/],
  ])("refuses %j", async (args, code, message) => {
    const found = await run(...args);
    expect(found.code).toBe(code);
    expect(found.err).toMatch(message);
  });

  it("writes the figures that are asked for, and only these", async () => {
    const folder = await mkdtemp(join(tmpdir(), "openbath-reproduce-"));
    try {
      const { code } = await run(
        "002",
        "--out",
        folder,
        "--only",
        "figS2",
        "--engine",
        "inline",
        "--results",
        join(folder, "kept"),
      );
      expect(code).toBe(0);
      expect((await readdir(join(folder, "002"))).sort()).toEqual([
        "figS2a.csv",
        "figS2a.svg",
        "figS2b.csv",
        "figS2b.svg",
      ]);
      expect(await readFile(join(folder, "002", "figS2a.csv"), "utf8")).toMatch(
        /^curve,E\/h,Re W\/h\nW\(E\),-10,2\.5001135/,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("writes its sweeps as files, which name every point", async () => {
    const folder = await mkdtemp(join(tmpdir(), "openbath-reproduce-"));
    try {
      const { code, out } = await run("003", "--out", folder, "--write-sweeps");
      expect([code, out]).toEqual([0, expect.stringContaining("fig2.sweeps.yaml: 82 points")]);
      const [first] = parseAllDocuments(await readFile(join(folder, "003", "fig2.sweeps.yaml"), "utf8"));
      const { command, base, vary } = first.toJS();
      const sweep = gridSweep({ command, base, vary });
      const [drawn] = paper003.figures.fig2.sweeps("quick");
      for (let k = 0; k < drawn.size; k++) expect(sweep.task(k, 0, "1").key).toBe(drawn.task(k, 0, "1").key);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
