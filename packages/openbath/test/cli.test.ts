import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { topics } from "../src/commands/topics.ts";
import { version } from "../src/version.ts";
import { chain, qubit } from "./support/chain.ts";
import { openbath } from "./support/command-line.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** Holds that a run was refused: exit code 2, nothing on standard output, one line on standard error. */
function refused({ code, out, err }: { code: number; out: string; err: string }): string {
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^openbath: [^\n]+\n$/);
  return err.slice("openbath: ".length, -1);
}

describe("the command line", () => {
  it("says its version, the one of package.json", async () => {
    const { version: packaged } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8"));
    expect(version).toBe(packaged);
    expect(await openbath(["--version"])).toMatchObject({ code: 0, out: `${version}\n`, err: "" });
  });

  it.each([["--help"], ["help"]])("teaches with examples and exit codes on %s", async (option) => {
    const { code, out, err } = await openbath([option]);
    expect([code, err]).toEqual([0, ""]);
    for (const text of [
      "solve",
      "check",
      "report",
      "bath",
      "evolve",
      "trajectories",
      "sweep",
      "collect",
      "Examples:",
      "Exit codes:",
    ])
      expect(out).toContain(text);
  });

  it("shows the same help without any argument, with exit code 2", async () => {
    const { code, out } = await openbath([]);
    expect(code).toBe(2);
    expect(out).toBe((await openbath(["help"])).out);
  });

  it.each(Object.keys(topics))("explains %s", async (topic) => {
    expect(await openbath(["help", topic])).toMatchObject({ code: 0, out: `${topics[topic]}\n`, err: "" });
  });

  it.each(["solve", "report", "bath", "check", "sweep", "collect"])(
    "explains the command %s, by help and by --help",
    async (command) => {
      const { code, out } = await openbath(["help", command]);
      expect(code).toBe(0);
      expect(out).toContain(`openbath ${command} [options] <file>`);
      expect(await openbath([command, "--help"])).toMatchObject({ code: 0, out });
    },
  );

  it.each([
    [["help", "quantum"], /^help: unknown topic quantum; topics are file, expressions, densities, equations, sweeps/],
    [["help", "constructor"], /unknown topic constructor/],
    [["slove", "a.yaml"], /unknown command 'slove'.*solve/],
    [["solve"], /missing required argument 'file'/],
    [["solve", "a.yaml", "--jsn"], /unknown option '--jsn'.*--json/],
    [["solve", "a.yaml", "b.yaml"], /too many arguments/],
    [["report", "a.yaml"], /required option '--out <dir>'/],
    [["solve", "missing.yaml"], /^cannot read missing\.yaml: ENOENT/],
    [["bath", "a.yaml", "--energies", "1,two"], /^--energies: expected numbers separated by commas, got "two"$/],
    [["bath", "a.yaml", "--energies", "1,,2"], /^--energies: .* got ""$/],
    [["bath", "a.yaml", "--times", "Infinity"], /^--times: .* got "Infinity"$/],
  ])("refuses %j with one line", async (argv, message) => {
    expect(refused(await openbath(argv, { "a.yaml": qubit() }))).toMatch(message);
  });
});

describe.each(["solve", "check", "bath", "report"])("openbath %s on a bad problem file", (command) => {
  it.each([
    ["an empty file", "", /^problem: the file is empty; expected/],
    ["no YAML", "space: [1, 2\nbaths: }", /^problem: not valid YAML: .* \(line 2\)$/],
    [
      "a negative cutoff",
      chain({ baths: "{ left: { beta: 1, mu: -1, spectralDensity: { kind: drude, strength: 1, cutoff: -2 } } }" }),
      /^baths\.left\.spectralDensity\.cutoff: expected a positive finite number, got -2 \(line 6\)$/,
    ],
    [
      "mu inside a bosonic band",
      qubit({ baths: "{ only: { beta: 1, mu: 0.5, spectralDensity: { kind: drude, strength: 1, cutoff: 2 } } }" }),
      /^baths\.only\.mu: .* got mu = 0\.5 \(line 5\)$/,
    ],
    [
      "an unknown operator",
      qubit({ hamiltonian: "szz(1)" }),
      /^hamiltonian: unknown .*szz \(did you mean sz\?\).*\(line 3\)$/,
    ],
    [
      "a site out of range",
      chain({ hamiltonian: "sz(4)" }),
      /^hamiltonian: .*no site 4.*counted from 1 to 3.*\(line 3\)$/,
    ],
    [
      "a Hamiltonian that is not Hermitian",
      qubit({ hamiltonian: "sp(1)" }),
      /^hamiltonian: .*not Hermitian.*\(line 3\)$/,
    ],
    [
      "code",
      qubit({ observables: "{ x: process.exit(1) }" }),
      /^observables\.x: unexpected character "\.".*\(line 9\)$/,
    ],
    ["not a number", qubit({ epsilon: ".nan" }), /^epsilon: expected a positive finite number, got NaN \(line 4\)$/],
  ])("refuses %s in one line with path, value, expectation and line", async (_, text, message) => {
    const run = await openbath([command, "-", ...(command === "report" ? ["--out", "somewhere"] : [])], { "-": text });
    expect(refused(run)).toMatch(message);
    expect(run.written.size).toBe(0);
  });
});

describe("openbath check", () => {
  it("says what the file describes, and solves nothing", async () => {
    const { code, out, err } = await openbath(["check", "-"], { "-": chain() });
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n")).toEqual([
      "a valid problem: 8 states (3 spins), epsilon = 0.1",
      "bath left: bosons, beta = 5, mu = -0.5, ohmic-gaussian spectral density; exchange",
      "bath right: bosons, beta = 0.5, mu = -0.5, ohmic-gaussian spectral density; exchange",
      "equations: redfield, local-lindblad, eigenbasis-lindblad, universal-lindblad",
      "observables: sz1, sz3",
      "",
    ]);
  });

  it("accepts a space whose steady state could not be solved for", async () => {
    const { code, out } = await openbath(["check", "-"], { "-": qubit({ space: "{ spins: 20 }" }) });
    expect(code).toBe(0);
    expect(out).toContain("1048576 states");
  });
});

describe("the examples", () => {
  const folder = join(root, "examples");
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  it.each(names)("%s is solved by every equation it asks for", async (name) => {
    const { code, out, err } = await openbath(["solve", "-", "--json"], {
      "-": readFileSync(join(folder, name), "utf8"),
    });
    expect([code, err]).toEqual([0, ""]);
    const { kind, solutions } = JSON.parse(out);
    expect(solutions.length).toBeGreaterThan(0);
    if (kind !== "density-matrix") return;
    for (const { residual, minEigenvalue } of solutions) {
      expect(residual).toBeLessThan(1e-12);
      expect(minEigenvalue).toBeGreaterThan(-0.01);
    }
  });
});
