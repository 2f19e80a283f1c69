import { describe, expect, it } from "vitest";
import { gridSweep, parseSweep, parseTask } from "../src/index.ts";

describe("a sweep made by a program", () => {
  it("is the product of its paths, the last one fastest, zipped ones in step", () => {
    const sweep = gridSweep({
      command: "mine/spectrum",
      base: { wire: { k: 0 }, order: 2 },
      vary: { "wire.k": [1, 2], T: ["cold", "hot"], mu: [-1, 0] },
      zip: ["mu", "T"],
    });
    expect(sweep.shape).toEqual([2, 2]);
    expect([0, 1, 2, 3].map((k) => sweep.problem(k))).toEqual([
      { wire: { k: 1 }, order: 2, T: "cold", mu: -1 },
      { wire: { k: 1 }, order: 2, T: "hot", mu: 0 },
      { wire: { k: 2 }, order: 2, T: "cold", mu: -1 },
      { wire: { k: 2 }, order: 2, T: "hot", mu: 0 },
    ]);
  });

  it("has the tasks of the same sweep in a file", () => {
    const base = {
      space: { spins: 1 },
      hamiltonian: "sz(1)",
      baths: { only: { beta: 1, mu: -1, spectralDensity: { kind: "drude", strength: 1, cutoff: 5 } } },
      couplings: [{ bath: "only", exchange: "sm(1)" }],
    };
    const vary = { epsilon: [0.1, 0.2], "baths.only.beta": [1, Number.POSITIVE_INFINITY] };
    const made = gridSweep({ command: "solve", base, vary });
    const read = parseSweep(JSON.stringify({ base, vary: { ...vary, "baths.only.beta": [1, ".inf"] } }));
    for (let k = 0; k < 4; k++) expect(made.task(k, 0, "1").key).toBe(read.task(k, 0, "1").key);
  });

  it("has tasks that another machine takes, for a command of its own with a slash only", () => {
    const sent = (command: string) =>
      JSON.parse(JSON.stringify(gridSweep({ command: command as "mine/x", vary: { x: [1] } }).task(0, 0, "1")));
    expect(parseTask(sent("mine/x")).problem).toEqual({ x: 1 });
    for (const command of ["mine", "mine/", "/x", "../x/y", "a/b/c"])
      expect(() => parseTask(sent(command))).toThrow(/command: expected solve, .* or a name with a slash/);
  });

  it.each([
    [{ vary: { x: [] } }, /x varies over no values/],
    [{ vary: { "x..y": [1] } }, /expected a path such as chain\.g or sites\[0\], got "x\.\.y"/],
    [{ vary: { x: [1, 2], y: [1] }, zip: ["x", "y"] }, /equally many values, got 2 and 1: x, y/],
    [{ vary: { x: [1] }, zip: ["x", "z"] }, /zip names z, expected some of x/],
  ])("is refused when it makes no sense: %j", (data, message) => {
    expect(() => gridSweep({ command: "mine/x", ...data } as Parameters<typeof gridSweep>[0])).toThrow(message);
  });
});
