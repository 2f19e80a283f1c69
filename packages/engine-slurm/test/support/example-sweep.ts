import { Sweep } from "@openbath/sweeps";

/** Points of the example solver that take 50 ms each. */
export const exampleSweep = (count: number): Sweep =>
  new Sweep({
    command: "solve",
    options: {},
    shards: 1,
    problem: { x: 0, sleep: 0.05 },
    files: {},
    axes: [{ names: ["x"], paths: [["x"]], values: [Array.from({ length: count }, (_, k) => k)], length: count }],
    collect: [],
  });
