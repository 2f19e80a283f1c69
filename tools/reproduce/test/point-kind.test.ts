import { gridSweep } from "@openbath/sweeps";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { pointKind, solverOf } from "../src/point-kind.ts";
import { resultsOf } from "../src/results.ts";

const square = pointKind("test/square", v.strictObject({ x: v.number() }), ({ x }) => ({ square: x * x }));
const solve = solverOf([square], "1");
const taskOf = (vary: Record<string, unknown[]>, version = "1", command: "test/square" | "test/cube" = "test/square") =>
  gridSweep({ command, vary }).task(0, 0, version);

describe("a point", () => {
  it("is solved from data alone, and found again by its parameters", async () => {
    const task = taskOf({ x: [3] });
    const { value } = await solve(task);
    expect(value).toEqual({ square: 9 });
    const at = resultsOf(
      new Map([[task.key, { key: task.key, seconds: 0, ...(value === undefined ? {} : { value }) }]]),
      "1",
    );
    expect(at(square, { x: 3 })).toEqual({ square: 9 });
    expect(() => at(square, { x: 4 })).toThrow('no sweep has the point test/square at {"x":4}');
  });

  it.each([
    [taskOf({ x: ["3"] }), /test\/square: x: /],
    [taskOf({ x: [3], code: ["run()"] }), /test\/square: code: /],
    [taskOf({ x: [3] }, "2"), /for the code 2, but here is 1/],
    [taskOf({ x: [3] }, "1", "test/cube"), /unknown point test\/cube, expected one of test\/square/],
  ])("is refused when it is not what the solver knows: %#", async (task, message) => {
    await expect(solve(task)).rejects.toThrow(message);
  });
});
