import { trace } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { initialDensity } from "../src/index.ts";
import { file, problem, refusal } from "./support/file.ts";

/** The populations of the initial state in the product basis. */
function populations(changes: Readonly<Record<string, string>>): number[] {
  const { initial } = problem(changes);
  if (initial === undefined) throw new Error("no initial state");
  const density = initialDensity(initial);
  expect(trace(density).re).toBeCloseTo(1, 14);
  return Array.from({ length: density.rows }, (_, k) => density.data[2 * k * (density.rows + 1)]);
}

describe("the initial state", () => {
  it.each([
    ["up", [1, 0, 0, 0]],
    ["down", [0, 0, 0, 1]],
    ["vacuum", [0, 0, 0, 1]],
    ["[up, down]", [0, 1, 0, 0]],
    ["[down, plus]", [0, 0, 0.5, 0.5]],
    ["id/4", [0.25, 0.25, 0.25, 0.25]],
    ["n(1)*(0.3*n(2) + 0.7*sm(2)*sp(2))", [0.3, 0.7, 0, 0]],
  ])("%s has these populations, spin up first", (initial, expected) => {
    populations({ initial }).forEach((p, k) => {
      expect(p).toBeCloseTo(expected[k], 15);
    });
  });

  it("takes levels by their number, next to spins", () => {
    const mixed = { space: "[{ spins: 1 }, { levels: [3] }]", hamiltonian: "sz(1)", initial: "[down, 2]" };
    expect(populations(mixed)).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it("thermal is the Gibbs state of the baths: exp(-beta (E - mu N)) for free spins", () => {
    // sz(1) + 0.3 sz(2) with beta = 1, mu = -0.5: up costs 2 + 0.5 and 0.6 + 0.5.
    const weights = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map(([a, b]) => Math.exp(-2.5 * (1 - a) - 1.1 * (1 - b)));
    const sum = weights.reduce((total, w) => total + w, 0);
    populations({ initial: "thermal" }).forEach((p, k) => {
      expect(p).toBeCloseTo(weights[k] / sum, 14);
    });
  });

  it.each([
    ["[up]", /initial: /],
    ["[up, 2]", /initial: /],
    ["sideways", /unknown name sideways/],
    ["sz(1)", /must have trace 1, got 0/],
    ["id/4 + 0.3*sz(1)", /without negative eigenvalues/],
    ["id/4 + 0.1*sp(1)", /Hermitian/],
    ["{}", /^initial/],
  ])("refuses %s", (initial, message) => {
    const error = refusal(file({ initial }));
    expect(error.path.startsWith("initial")).toBe(true);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
  });
});

describe("times", () => {
  it("ascend from 0, as numbers or expressions", () => {
    expect(problem({ parameters: "{ T: 3 }", times: "[0, 1e-1, T/2]" }).times).toEqual([0, 0.1, 1.5]);
    expect(problem().times).toEqual([]);
  });

  it.each([
    ["[0, 2, 1]", "times[2]", /ascend, got 1 after 2/],
    ["[0, 1, 1]", "times[2]", /ascend/],
    ["[-1, 0]", "times[0]", /at least 0, got -1/],
    ["[0, .inf]", "times[1]", /finite/],
    ["[a]", "times[0]", /unknown name a/],
    ["5", "times", /expected a list/],
  ])("refuses %s at %s", (times, path, message) => {
    const error = refusal(file({ times }));
    expect(error.path).toBe(path);
    expect(error.message).toMatch(message);
  });
});
