import { ProblemError } from "@openbath/problem";
import { describe, expect, it } from "vitest";
import { describePoint, parseSweep, type Sweep } from "../src/index.ts";

const PROBLEM = `
parameters: { g: 0.1, T: 2 }
space: { spins: 2 }
hamiltonian: [ { xxz: { field: [1, 1.5], coupling: g, anisotropy: 1 } } ]
epsilon: 0.1
baths:
  left: { beta: 2, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }
  right: { temperature: T, mu: -0.5, spectralDensity: { kind: tabulated, file: J.csv } }
couplings: [ { bath: left, exchange: sm(1) }, { bath: right, hermitian: sx(2) } ]
equations: redfield
`;
const FILES: Readonly<Record<string, string>> = {
  "problem.yaml": PROBLEM,
  "J.csv": "0,0\n1,0.5\n4,0\n",
  "K.csv": "0,0\n1,0.7\n4,0\n",
  "broken.yaml": "space: [1",
};
const readFile = (name: string): string => {
  if (!Object.hasOwn(FILES, name)) throw new Error("ENOENT");
  return FILES[name];
};
const sweep = (text: string): Sweep => parseSweep(text, { readFile });
const vary = (text: string, more = ""): Sweep => sweep(`base: problem.yaml\nvary: { ${text} }\n${more}`);

function refused(text: string): string {
  try {
    sweep(text);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.message).not.toContain("\n");
    return error.message;
  }
  throw new Error("it was taken");
}

const all = (one: Sweep) => Array.from({ length: one.size }, (_, k) => one.parameters(k));

describe("a sweep file", () => {
  it("spans a Cartesian grid whose last axis runs fastest", () => {
    const grid = vary("parameters.g: [0.1, 0.2], epsilon: { linspace: [0.1, 0.3, 3] }");
    expect(grid.shape).toEqual([2, 3]);
    expect(all(grid)).toEqual([
      { "parameters.g": 0.1, epsilon: 0.1 },
      { "parameters.g": 0.1, epsilon: 0.2 },
      { "parameters.g": 0.1, epsilon: 0.3 },
      { "parameters.g": 0.2, epsilon: 0.1 },
      { "parameters.g": 0.2, epsilon: 0.2 },
      { "parameters.g": 0.2, epsilon: 0.3 },
    ]);
    expect(grid.problem(4)).toMatchObject({ parameters: { g: 0.2, T: 2 }, epsilon: 0.2, space: { spins: 2 } });
    expect(describePoint(grid, 4)).toBe("parameters.g = 0.2, epsilon = 0.2");
  });

  it("lets zipped paths go together, at the place of the first of them", () => {
    const zipped = vary(
      "parameters.g: [0.1, 0.2], epsilon: [0.3, 0.4, 0.5], parameters.T: [1, 3]",
      "zip: [parameters.g, parameters.T]",
    );
    expect(zipped.shape).toEqual([2, 3]);
    expect(zipped.parameters(5)).toEqual({ "parameters.g": 0.2, "parameters.T": 3, epsilon: 0.5 });
    const both = vary(
      "parameters.g: [0.1, 0.2], epsilon: [0.3, 0.4], parameters.T: [1, 3], baths.left.mu: [-1, -2]",
      "zip: [[parameters.g, parameters.T], [baths.left.mu, epsilon]]",
    );
    expect(both.shape).toEqual([2, 2]);
    expect(both.parameters(1)).toEqual({ "parameters.g": 0.1, "parameters.T": 1, epsilon: 0.4, "baths.left.mu": -2 });
  });

  it("has both ends of linspace and logspace exactly, and equal steps or ratios between", () => {
    const [first, middle, last] = all(vary("parameters.g: { logspace: [0.01, 1, 3] }")).map((p) => p["parameters.g"]);
    expect([first, last]).toEqual([0.01, 1]);
    expect(middle).toBeCloseTo(0.1, 16);
    expect(all(vary("epsilon: { linspace: [0.1, 0.7, 7] }")).at(-1)).toEqual({ epsilon: 0.7 });
    expect(all(vary("epsilon: { linspace: [0.1, 0.7, 1] }"))).toEqual([{ epsilon: 0.1 }]);
  });

  it("reaches into lists, adds keys, and takes infinity and words as values", () => {
    expect(vary("'couplings[0].exchange': [sp(1), sm(1)]").problem(0)["couplings"]).toEqual([
      { bath: "left", exchange: "sp(1)" },
      { bath: "right", hermitian: "sx(2)" },
    ]);
    expect(vary("baths.left.beta: [1, .inf]").problem(1)["baths"]).toMatchObject({ left: { beta: ".inf" } });
    expect(vary("baths.left.principalValue: [true, false]").size).toBe(2);
    expect(vary("initial: [up, down]").problem(1)["initial"]).toBe("down");
  });

  it("takes the problem itself for its base, and every command with its options", () => {
    const text = `base:\n${PROBLEM.replaceAll("\n", "\n  ")}\nvary: { epsilon: [0.1, 0.2] }\n`;
    expect(sweep(text).parts).toMatchObject({ command: "solve", options: {}, shards: 1 });
    const run = vary(
      "epsilon: [0.1]",
      "command: trajectories\noptions: { count: 10, shards: 4, equation: local-lindblad }",
    );
    expect(run.parts).toMatchObject({ shards: 4, options: { count: 10, seed: 1, equation: ["local-lindblad"] } });
    expect(run.tasks).toBe(4);
    expect(run.task(0, 3, "1").options).toMatchObject({ count: 10, shard: { index: 3, of: 4 } });
    expect(vary("epsilon: [0.1]", "command: limits\noptions: { norm: frobenius }").parts.options).toEqual({
      norm: "frobenius",
    });
  });

  it("carries the tables that its problems name", () => {
    expect(vary("epsilon: [0.1]").task(0, 0, "1").files).toEqual({ "J.csv": FILES["J.csv"] });
    expect(Object.keys(vary("baths.right.spectralDensity.file: [J.csv, K.csv]").parts.files)).toEqual([
      "J.csv",
      "K.csv",
    ]);
  });

  it.each([
    ["", /^sweep: the file is empty; expected a mapping such as `base: problem\.yaml`$/],
    ["[1, 2]", /^sweep: expected a mapping of keys such as base, vary, collect at the top, got a list$/],
    ["vary: { epsilon: [1] }", /^base: missing; expected the name of a problem file/],
    ["base: problem.yaml", /^vary: missing; expected what varies/],
    ["base: problem.yaml\nvary: {}", /^vary: expected at least one path that varies, got none \(line 2\)$/],
    [
      "base: problem.yaml\nvari: { epsilon: [1] }",
      /^vari: unknown key \(did you mean vary\?\); expected one of base, command/,
    ],
    ["base: nothing.yaml\nvary: { epsilon: [1] }", /^base: cannot read "nothing\.yaml": ENOENT \(line 1\)$/],
    ["base: broken.yaml\nvary: { epsilon: [1] }", /^base: broken\.yaml: problem: not valid YAML/],
    [
      "base: problem.yaml\nvary: { epsilon: [] }",
      /^vary\.epsilon: expected a list of values, got an empty one \(line 2\)$/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: 0.1 }",
      /^vary\.epsilon: expected a list of values, \{ linspace: .* got 0\.1/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: { linspace: [0, 1] } }",
      /^vary\.epsilon\.linspace: expected linspace: \[first, last, number of values\]/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: { logspace: [0, 1, 3] } }",
      /^vary\.epsilon\.logspace: expected two ends of one sign.* got 0 and 1/,
    ],
    ["base: problem.yaml\nvary: { epsilon: { linspace: [0, 1, 2.5] } }", /^vary\.epsilon\.linspace/],
    [
      "base: problem.yaml\nvary: { parameters.h: [1] }",
      /^vary\.parameters\.h: the problem has no parameters\.h; there are g, T \(line 2\)$/,
    ],
    [
      "base: problem.yaml\nvary: { bath.left.beta: [1] }",
      /^vary\.bath\.left\.beta: the problem has no bath \(did you mean baths\?\)/,
    ],
    ["base: problem.yaml\nvary: { 'couplings[7].exchange': [1] }", /the problem has no couplings\.7/],
    ["base: problem.yaml\nvary: { 'a..b': [1] }", /expected a path such as parameters\.g/],
    ["base: problem.yaml\nvary: { epsilon: [-1, 1] }", /^base: at epsilon = -1: epsilon: expected .* got -1/],
    ["base: problem.yaml\nvary: { epsilon: [1, -1] }", /^base: at epsilon = -1/],
    [
      "base: problem.yaml\nvary: { epsilon: [1, 2, 3], 'couplings[0].exchange': [sm(1), 7, sm(1)] }",
      /^base: at epsilon = 1, couplings\[0\]\.exchange = 7: couplings\[0\]\.exchange: expected .* got 7/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: [1, [2], 3], parameters.g: [1, 2] }",
      /^base: at epsilon = \[2\], parameters\.g = 1: epsilon: expected/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: [1, 2] }\nzip: [epsilon, parameters.g]",
      /^zip\[1\]: expected a path of vary, got "parameters\.g"/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: [1, 2], parameters.g: [1] }\nzip: [epsilon, parameters.g]",
      /^zip: zipped paths need equally many values, but epsilon has 2 and parameters\.g has 1/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: [1] }\ncommand: sovle",
      /^command: expected solve or limits .* got "sovle" \(did you mean solve\?\)/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: [1] }\noptions: { denisty: true }",
      /^options\.denisty: unknown key \(did you mean density\?\)/,
    ],
    [
      "base: problem.yaml\nvary: { epsilon: [1] }\ncommand: trajectories\noptions: { count: 2, shards: 3 }",
      /^options\.shards: .* got 3/,
    ],
    ["base: problem.yaml\nvary: { epsilon: [1] }\ncollect: [a..b]", /^collect\[0\]: expected a path such as/],
    ["base: problem.yaml\nvary: { epsilon: [1] }\ntimeLimit: 0", /^timeLimit: expected seconds/],
    [
      "base: problem.yaml\nvary: { epsilon: { linspace: [0.1, 1, 9000] }, parameters.g: { linspace: [0, 1, 9000] } }",
      /^vary: expected at most 10000000 points, got 81000000/,
    ],
  ])("%j is refused with one line", (text, message) => {
    expect(refused(text)).toMatch(message);
  });
});

describe("the key of a point", () => {
  const key = (text: string, more = "", version = "1") => vary(text, more).task(0, 0, version).key;

  it("is that of the problem, whatever the order of its keys and the way in which it is written", () => {
    const other = sweep(
      `vary: { "epsilon": [0.1] }\nbase: ${JSON.stringify({ ...vary("epsilon: [0.1]").problem(0), epsilon: 7 })}`,
    );
    expect(other.task(0, 0, "1").key).toBe(key("epsilon: [0.1]"));
    expect(key("epsilon: [1.0e-1]")).toBe(key("epsilon: [0.1, 0.2]"));
  });

  it("is another one for another value, command, option, table or version of the code", () => {
    const keys = [
      key("epsilon: [0.1]"),
      key("epsilon: [0.10000000000000002]"),
      key("epsilon: [0.1]", "command: limits"),
      key("epsilon: [0.1]", "options: { equation: redfield }"),
      key("epsilon: [0.1]", "options: { density: true }"),
      key("baths.right.spectralDensity.file: [K.csv]"),
      key("epsilon: [0.1]", "", "2"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
