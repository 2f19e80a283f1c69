import { gridSweep } from "@openbath/sweeps";
import { expect, it } from "vitest";
import { solveTask } from "../src/sweeps/solve-task.ts";
import { version } from "../src/version.ts";

it("a point of another program's sweep is refused, and its command named", async () => {
  const task = gridSweep({ command: "mine/spectrum", vary: { k: [1] } }).task(0, 0, version);
  await expect(solveTask(task)).rejects.toThrow("openbath has no command mine/spectrum");
});
