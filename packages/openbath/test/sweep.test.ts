import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { main } from "../src/main.ts";
import { nodeIo } from "../src/node-io.ts";
import { bundledCommandLine } from "./support/bundled.ts";
import { chain, qubit } from "./support/chain.ts";

let bundled: ReturnType<typeof bundledCommandLine>;
beforeAll(() => {
  bundled = bundledCommandLine();
});
afterAll(() => bundled.remove());

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-sweep-"));
  writeFileSync(join(folder, "qubit.yaml"), qubit());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(folder, name);

function sweepFile(text: string): string {
  writeFileSync(file("map.yaml"), text);
  return file("map.yaml");
}

/** Runs the command line in this process, on real files. @param interrupts how often Ctrl-C is pressed, and after how many lines of progress */
async function openbath(argv: readonly string[], interrupts: readonly number[] = []) {
  const [out, err]: [string[], string[]] = [[], []];
  let handler = (): void => {};
  const code = await main(argv, {
    ...nodeIo,
    out: (text) => void out.push(text),
    err: (text) => {
      err.push(text);
      if (interrupts.includes(err.length)) handler();
    },
    interactive: false,
    onInterrupt: (given) => {
      handler = given;
      return () => {
        handler = () => {};
      };
    },
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** The same as a process of its own, with worker threads. */
const process_ = (argv: readonly string[]) =>
  spawnSync(process.execPath, [bundled.program, ...argv], { encoding: "utf8" });

const MAP = `
base: qubit.yaml
options: { equation: redfield }
vary: { epsilon: { logspace: [0.01, 0.1, 4] }, baths.only.beta: [1, 2, .inf] }
collect: [solutions.redfield.populations, solutions.redfield.currents.only.energy]
`;

describe("openbath sweep", () => {
  it("solves every point once, and collects what solve gives for each", async () => {
    const map = sweepFile(MAP);
    const first = await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    expect(first).toEqual({
      code: 0,
      out: `12 points (4 x 3): all solved; results in ${file("map.results")}\n`,
      err: "",
    });
    const again = await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    expect(again.out).toContain("all solved, 0 of them now");
    const { out } = await openbath(["collect", map]);
    const [heading, ...rows] = out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    expect(heading).toEqual([
      "epsilon",
      "baths.only.beta",
      "solutions.redfield.populations[0]",
      "solutions.redfield.populations[1]",
      "solutions.redfield.currents.only.energy",
    ]);
    expect(rows).toHaveLength(12);
    writeFileSync(file("one.yaml"), qubit({ epsilon: rows[4][0] }));
    const { solutions } = JSON.parse(
      (await openbath(["solve", file("one.yaml"), "--json", "--equation", "redfield"])).out,
    );
    expect(rows[4].slice(1).map(Number)).toEqual([2, ...solutions[0].populations, solutions[0].currents.only.energy]);
  });

  it("gives the same bytes from worker threads, from a killed run and from one on another engine", async () => {
    const map = sweepFile(MAP.replace("logspace: [0.01, 0.1, 4]", "logspace: [0.01, 0.1, 40]"));
    const child = spawn(process.execPath, [bundled.program, "sweep", map, "--workers", "2", "--json"]);
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (text) => {
        if (/"finished":([1-9])/.test(String(text))) resolve();
      });
      child.on("close", () => resolve());
    });
    child.kill("SIGKILL");
    const rest = process_(["sweep", map, "--workers", "2", "--quiet"]);
    expect([rest.status, rest.stderr]).toEqual([0, ""]);
    const disturbed = process_(["collect", map]).stdout;
    const inline = process_(["sweep", map, "--engine", "inline", "--no-resume", "--quiet"]);
    expect([inline.status, existsSync(file("map.results.old"))]).toEqual([0, true]);
    expect(process_(["collect", map]).stdout).toBe(disturbed);
    expect(disturbed.split("\n")).toHaveLength(122);
  });

  it("names points that fail with their parameters, finishes the others, and ends with exit code 1", async () => {
    const map = sweepFile(
      "base: qubit.yaml\noptions: { equation: redfield }\nvary: { 'couplings[0].exchange': [sm(1), sq(1), sx(1)] }",
    );
    const { code, out, err } = await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^openbath: point 2 failed \(couplings\[0\]\.exchange = sq\(1\)\): couplings\[0\]\.exchange: .*sq/,
    );
    expect(err).toMatch(/openbath: 1 of 3 points failed; the others are solved\n$/);
    const collected = await openbath(["collect", map, "--out", file("map.csv")]);
    expect([collected.code, collected.err]).toEqual([1, "openbath: 1 of 3 points failed\n"]);
    expect(readFileSync(file("map.csv"), "utf8").split("\n")[2]).toMatch(/^sq\(1\),,.*sq/);
  });

  it("gives up a point that takes longer than its time limit, and solves the rest", () => {
    writeFileSync(file("chain.yaml"), chain({ equations: "redfield" }));
    const map = sweepFile(
      "base: chain.yaml\nvary: { space.spins: [3, 11], 'hamiltonian[0].xxz.field': [1] }\ntimeLimit: 3\n",
    );
    const { status, stderr } = process_(["sweep", map, "--workers", "1", "--quiet"]);
    expect(stderr).toContain("point 2 failed (space.spins = 11");
    expect(stderr).toContain("it did not end within its time limit of 3 s");
    expect(status).toBe(1);
  });

  it("says that it makes a plan where that takes seconds", async () => {
    const many = sweepFile(MAP.replace("0.1, 4]", "0.1, 40000]"));
    const { err } = await openbath(["sweep", many, "--engine", "inline"], [2]);
    expect(err).toMatch(/^openbath: making the plan of 120000 points\nopenbath: 0 of 120000 points\n/);
    expect((await openbath(["sweep", sweepFile(MAP), "--engine", "inline"])).err).not.toMatch(/plan/);
  });

  it("says under --dry-run how many points there are, about how long they take, and which would fail", async () => {
    const map = sweepFile(`${MAP}`.replace("[1, 2, .inf]", "[1, -2, 1]"));
    const { code, out } = await openbath(["sweep", map, "--dry-run", "--workers", "1"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^12 points \(4 x 3\)\n(point \d+ fails: baths\.only\.beta: .*got -2\n)*about .* on 1 thread, [\d.e-]+ s a point\n$/,
    );
    expect(existsSync(file("map.results"))).toBe(false);
    const good = sweepFile(MAP);
    await openbath(["sweep", good, "--engine", "inline", "--quiet"]);
    expect((await openbath(["sweep", good, "--dry-run"])).out).toBe("12 points (4 x 3), 12 solved already\n");
  });

  it("under --json prints one document, and progress as JSON lines on standard error", async () => {
    const map = sweepFile(MAP);
    const { code, out, err } = await openbath(["sweep", map, "--engine", "inline", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      points: 12,
      tasks: { total: 12, finished: 12, solved: 12 },
      failed: [],
      results: file("map.results"),
    });
    const lines = err
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ finished: 0, total: 12 });
    expect(lines.at(-1)).toMatchObject({ finished: 12, failed: 0, secondsLeft: 0 });
  });

  it("stops after the points that run when Ctrl-C is pressed once, with exit code 130, and goes on when it is run again", async () => {
    const map = sweepFile(MAP);
    const { code, err } = await openbath(["sweep", map, "--engine", "inline"], [1]);
    expect(code).toBe(130);
    expect(err).toMatch(/finishing the points that run; once more to stop now\n/);
    expect(err).toMatch(/openbath: stopped with \d+ of 12 points finished; the same command goes on\n$/);
    expect((await openbath(["sweep", map, "--engine", "inline", "--quiet"])).code).toBe(0);
  });

  it("stops at once when Ctrl-C is pressed twice", async () => {
    writeFileSync(file("chain.yaml"), chain({ equations: "redfield" }));
    const map = sweepFile("base: chain.yaml\nvary: { space.spins: [9], 'hamiltonian[0].xxz.field': [1, 1.1] }\n");
    const child = spawn(process.execPath, [bundled.program, "sweep", map, "--workers", "2"]);
    const codes = new Promise((resolve) => child.on("close", resolve));
    let text = "";
    child.stderr.on("data", (piece) => {
      text += String(piece);
      if (/0 of 2 points\n$/.test(text) || /to stop now\n$/.test(text)) child.kill("SIGINT");
    });
    expect(await codes).toBe(130);
    expect(text).toContain("stopped with 0 of 2 points finished");
  });

  it("divides the trajectories of a point into shares, whose pooled mean is within errors of the equation's own", async () => {
    writeFileSync(
      file("qubit.yaml"),
      qubit({ epsilon: "0.3", equations: "local-lindblad", times: "[0, 5, 20]", initial: "up" }),
    );
    const map = sweepFile(
      "base: qubit.yaml\ncommand: trajectories\noptions: { count: 402, shards: 4, seed: 5 }\nvary: { epsilon: [0.3] }\ncollect: solutions.local-lindblad",
    );
    expect((await openbath(["sweep", map, "--engine", "inline", "--json"])).out).toContain(
      '"tasks":{"total":4,"finished":4,"solved":4}',
    );
    const { points } = JSON.parse((await openbath(["collect", map, "--format", "json"])).out);
    const evolved = sweepFile(
      "base: qubit.yaml\ncommand: evolve\nvary: { epsilon: [0.3] }\ncollect: solutions.local-lindblad.observables",
    );
    await openbath(["sweep", evolved, "--engine", "inline", "--quiet"]);
    const exact = JSON.parse((await openbath(["collect", evolved, "--format", "json"])).out).points[0].values;
    const { values } = points[0];
    const [mean, error, truth] = ["observables.sz.mean", "observables.sz.standardError", "observables.sz.mean"].map(
      (name, k) => (k === 2 ? exact : values)[`solutions.local-lindblad.${name}`],
    );
    expect(values["solutions.local-lindblad.count"]).toBe(402);
    for (const t of [1, 2]) {
      expect(error[t]).toBeLessThan(2 / Math.sqrt(402)); // the spread of sz is at most 1
      expect(Math.abs(mean[t] - truth[t])).toBeLessThan(4 * error[t]); // the seed is fixed: this holds or it does not
    }
  });

  it("serves the commands limits and evolve and the other kinds of problems", async () => {
    writeFileSync(file("chain.yaml"), chain({ limits: "{ left: [1], right: [3] }" }));
    const map = sweepFile(
      "base: chain.yaml\ncommand: limits\noptions: { norm: frobenius }\nvary: { parameters.g: [0.1, 0.2] }",
    );
    expect((await openbath(["sweep", map, "--engine", "inline", "--quiet"])).code).toBe(0);
    const { columns } = JSON.parse((await openbath(["collect", map, "--format", "json"])).out);
    expect(columns).toEqual([
      "tauPop.value",
      "tauPop.lowerBound",
      "tauPopCoh.value",
      "tauPopCoh.lowerBound",
      "tauPopCoh.norm",
      "verdict",
      "traceDistanceBound",
    ]);
    const examples = join(import.meta.dirname, "..", "..", "..", "examples");
    for (const [name, path] of [
      ["fermion-wire", "hamiltonian.hopping[0].amplitude"],
      ["harmonic-wire", "springs[0].strength"],
    ]) {
      const wire = sweepFile(`base: ${join(examples, `${name}.yaml`)}\nvary: { "${path}": [0.05, 0.06] }`);
      expect((await openbath(["sweep", wire, "--engine", "inline", "--quiet"])).code).toBe(0);
    }
  });

  it.each([
    [["--engine", "cloud"], /^openbath: --engine: expected threads, inline, bullmq or slurm, got cloud$/],
    [["--engine", "inline", "--workers", "2"], /^openbath: --workers is for the engine threads/],
    [["--engine", "bullmq"], /^openbath: the engine bullmq needs --redis/],
    [["--engine", "bullmq", "--redis", "redis://localhost", "--queue", "a:b"], /^openbath: --queue: expected letters/],
    [["--redis", "redis://localhost"], /^openbath: --redis and --queue are for the engine bullmq, not for threads$/],
    [["--tls-ca", "ca.pem"], /^openbath: --tls-ca is for the engine bullmq, not for threads$/],
    [
      ["--engine", "bullmq", "--redis", "redis://localhost", "--tls-ca", "ca.pem"],
      /^openbath: --tls-ca is for an address that begins with rediss:/,
    ],
    [
      ["--engine", "bullmq", "--redis", "rediss://localhost", "--tls-ca", "no-such-file"],
      /^openbath: --tls-ca: cannot read no-such-file: ENOENT/,
    ],
    [
      ["--engine", "bullmq", "--redis", "rediss://localhost", "--tls-ca", import.meta.filename],
      /^openbath: --tls-ca: expected a certificate in PEM/,
    ],
    [["--chunk", "5"], /^openbath: --spool, --sbatch and --chunk are for the engine slurm, not for threads$/],
    [["--engine", "slurm", "--chunk", "few"], /^openbath: --chunk: expected a whole number from 1 on, got "few"$/],
    [["--workers", "0"], /^openbath: --workers: expected a whole number from 1 on, got "0"$/],
    [["--time-limit", "soon"], /^openbath: --time-limit: expected a positive number of seconds, got "soon"$/],
    [
      ["--engine", "inline", "--time-limit", "5"],
      /^openbath: the engine inline cannot end a point that takes too long/,
    ],
  ])("refuses %j with one line", async (options, message) => {
    const { code, out, err } = await openbath(["sweep", sweepFile(MAP), ...options]);
    expect([code, out]).toEqual([2, ""]);
    expect(err.trimEnd()).toMatch(message);
  });

  it("refuses a bad sweep file with the path of what is wrong", async () => {
    const { code, err } = await openbath(["sweep", sweepFile("base: qubit.yaml\nvary: { epsilno: [1] }")]);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^openbath: base: at epsilno = 1: epsilno: unknown key \(did you mean epsilon\?\)/),
    ]);
  });

  it("refuses a point that is meant for another version of the code", async () => {
    const { solveTask } = await import("../src/sweeps/solve-task.ts");
    const { task } = await import("@openbath/sweeps");
    const other = task({ version: "9.9.9", command: "solve", problem: {}, options: {}, files: {} });
    await expect(solveTask(other)).rejects.toThrow("this point is for openbath 9.9.9, but here is");
  });
});

describe("openbath collect", () => {
  it("says which of the paths it was asked for lead nowhere, and gives the others", async () => {
    const text = MAP.replace("redfield.currents.only.energy", "redfeld.currents.only.energy");
    const map = sweepFile(text);
    await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    const { code, out, err } = await openbath(["collect", map]);
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe(
      "epsilon,baths.only.beta,solutions.redfield.populations[0],solutions.redfield.populations[1]",
    );
    expect(err).toMatch(
      /^openbath: collect: no point has anything at solutions\.redfeld\.currents\.only\.energy \(did you mean solutions\.redfield\.currents\.only\.energy\?\); there are energies, .*others\n$/,
    );
    sweepFile(text.replace("redfeld", "redfield"));
    expect((await openbath(["collect", map])).code).toBe(0); // the results are whole: nothing is solved again
  });

  it("writes CSV, JSON, NPZ and HDF5 by the ending of the file", async () => {
    const map = sweepFile(MAP);
    await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    for (const ending of ["csv", "json", "npz", "hdf5"])
      expect(await openbath(["collect", map, "--out", file(`map.${ending}`)])).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(file("map.csv"), "utf8")).toBe((await openbath(["collect", map])).out);
    expect(JSON.parse(readFileSync(file("map.json"), "utf8")).points).toHaveLength(12);
    expect(readFileSync(file("map.npz"), "latin1")).toMatch(/^PK.*epsilon\.npy/s);
    expect(readFileSync(file("map.hdf5")).subarray(1, 4).toString()).toBe("HDF");
  });

  it("says what is missing, and what it cannot write", async () => {
    const map = sweepFile(MAP);
    expect(await openbath(["collect", map])).toMatchObject({
      code: 2,
      err: expect.stringContaining("there are no results of this sweep in"),
    });
    await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    const larger = sweepFile(MAP.replace("0.1, 4]", "0.1, 7]"));
    expect(await openbath(["collect", larger])).toMatchObject({
      code: 1,
      err: "openbath: 9 of 21 points are not solved yet\n",
    });
    expect((await openbath(["collect", map, "--out", file("map.xls")])).err).toMatch(
      /expected csv, json, npz or hdf5 for the ending, got xls/,
    );
    expect((await openbath(["collect", map, "--format", "npz"])).err).toMatch(/--format npz needs --out FILE/);
    expect((await openbath(["collect", map, "--out", join(folder, "no", "map.csv")])).err).toMatch(
      /cannot write: ENOENT/,
    );
  });
});
