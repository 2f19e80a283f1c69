import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { equationNames } from "../src/index.ts";
import { file, problem, refusal } from "./support/file.ts";
import { distance } from "./support/matrices.ts";

const labels = (equations: string | undefined): string[] =>
  problem({ parameters: "{ k: 2 }", equations }).equations.map(({ label }) => label);

describe("equations", () => {
  it("are the four of paper 000 when the file names none", () => {
    expect(labels(undefined)).toEqual(["redfield", "local-lindblad", "eigenbasis-lindblad", "universal-lindblad"]);
  });

  it("are names or mappings with options and labels, options as expressions of the parameters", () => {
    const found = problem({
      parameters: "{ k: 2 }",
      equations: "[redfield, { equation: partial-secular, cutoff: 5*k, label: ten }]",
    }).equations;
    expect(found.map(({ equation, label }) => [equation, label])).toEqual([
      ["redfield", "redfield"],
      ["partial-secular", "ten"],
    ]);
  });

  it.each(["redfield", "{ equation: redfield, label: redfield }"])("may be one, without a list: %s", (one) => {
    expect(labels(one)).toEqual(["redfield"]);
  });

  it.each([
    "redfield",
    "eigenbasis-lindblad",
    "{ equation: partial-secular, cutoff: 3 }",
    "local-lindblad",
    "universal-lindblad",
    "{ equation: local-redfield, order: 2 }",
    "{ equation: ad-hoc-local-redfield, order: 2, energy: 0.6 }",
    "{ equation: local-redfield-lindblad, order: 1 }",
    "{ equation: ad-hoc-lindblad, order: 1, energy: 0.6 }",
  ])("each make a generator of their own: %s", (entry) => {
    const { system, equations } = problem({ equations: `[${entry}]` });
    const generator = equations[0].make(system);
    expect(generator.equation).toBe(equations[0].equation);
    expect(generator.space.dimension).toBe(4);
    expect(equationNames).toContain(generator.equation);
  });

  it("hand their options over: partial-secular without a cutoff is the secular equation, with a large one Redfield's", () => {
    const { system, equations } = problem({
      hamiltonian: "{ xxz: { field: [1, 1.1], coupling: 0.05 } }",
      baths: "{ left: { beta: 1, mu: -1, spectralDensity: { kind: drude, strength: 1, cutoff: 5 } } }",
      equations:
        "[redfield, eigenbasis-lindblad, { equation: partial-secular, cutoff: 0, label: none }, { equation: partial-secular, cutoff: 1e6, label: all }]",
    });
    const density = ComplexMatrix.zeros(4, 4);
    density.data.set([0.4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0, 0.1, 0.05, 0, 0, 0, 0, 0.1, -0.05, 0.2, 0, 0, 0]);
    density.data[30] = 0.1;
    const [redfield, secular, none, all] = equations.map(({ make }) => {
      const out = ComplexMatrix.zeros(4, 4);
      make(system).apply(density, out);
      return out;
    });
    expect(distance(none, secular)).toBeLessThan(1e-15);
    expect(distance(all, redfield)).toBeLessThan(1e-15);
    expect(distance(redfield, secular)).toBeGreaterThan(1e-5);
  });

  it.each([
    ["[]", "equations", /expected at least one of redfield, .*, got none/],
    ["[redfeld]", "equations[0]", /expected one of .*got "redfeld" \(did you mean redfield\?\)/],
    ["[constructor]", "equations[0]", /got "constructor"/],
    ["[3]", "equations[0]", /expected the name of an equation, or \{ equation: NAME, ... \}, got 3/],
    ["[{ label: mine }]", "equations[0].equation", /missing; expected the name of an equation/],
    ["[{ equation: redfeld }]", "equations[0].equation", /did you mean redfield/],
    ["[redfield, redfield]", "equations[1]", /a second solution named redfield; give it a label of its own/],
    ["[redfield, { equation: local-lindblad, label: redfield }]", "equations[1]", /second solution named redfield/],
    ["[{ equation: redfield, label: '' }]", "equations[0].label", /expected one line of 1 to 40 characters, got ""/],
    ['[{ equation: redfield, label: "a\\nb" }]', "equations[0].label", /expected one line/],
    ["[{ equation: redfield, label: 3 }]", "equations[0].label", /expected a text, got 3/],
    [
      "[{ equation: redfield, cutoff: 3 }]",
      "equations[0].cutoff",
      /unknown option of redfield; expected one of equation, label/,
    ],
    [
      "[partial-secular]",
      "equations[0]",
      /partial-secular needs cutoff, .*: \{ equation: partial-secular, cutoff: ... \}/,
    ],
    ["[{ equation: partial-secular, cutoff: -1 }]", "equations[0].cutoff", /at least 0, got -1/],
    ["[{ equation: partial-secular, cutoff: true }]", "equations[0].cutoff", /got true/],
    ["[{ equation: local-redfield, order: 1.5 }]", "equations[0].order", /a whole number from 0 to 20, got 1.5/],
    ["[{ equation: local-redfield, order: 21 }]", "equations[0].order", /got 21/],
    ["[{ equation: ad-hoc-lindblad, order: 1 }]", "equations[0]", /needs energy/],
    ["[{ equation: ad-hoc-lindblad, order: 1, energy: e }]", "equations[0].energy", /unknown name e/],
  ])("refuse %s at %s", (equations, path, message) => {
    const error = refusal(file({ equations }));
    expect(error.path).toBe(path);
    expect(error.message).toMatch(message);
    expect(error.line).toBe(8);
  });
});
