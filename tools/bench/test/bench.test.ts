import type { SolutionDocument } from "openbath";
import { describe, expect, it } from "vitest";
import { packagesOfLines, shares } from "../src/profile.ts";
import { fittedExponent } from "../src/scaling.ts";
import { redfieldSweep, solvePoint } from "../src/sweep-points.ts";
import { markdown } from "../src/table.ts";

describe("the benchmark's own arithmetic", () => {
  it("fits the exponent of a power law, whatever comes before it", () => {
    const law = [8, 16, 32, 64].map((d) => [d, 3e-6 * d ** 2.5] as const);
    expect(fittedExponent(law)).toBeCloseTo(2.5, 12);
    expect(fittedExponent([[4, 1], ...law])).toBeCloseTo(2.5, 12); // a constant start is left out
    expect(fittedExponent(law.slice(0, 1))).toBeNaN();
  });

  it("knows which package a line of a bundle comes from", () => {
    const bundle = [
      "// packages/sdp/src/a.ts",
      "one();",
      "// node_modules/d3/x.js",
      "two();",
      "// ../packages/linalg/src/b/c.ts",
      "three();",
    ];
    expect(packagesOfLines(bundle)).toEqual(["sdp", "sdp", undefined, undefined, "linalg", "linalg"]);
  });

  it("counts the engine's functions for the package that called them, kernels and the collector by themselves", () => {
    const frame = (functionName: string, url = "", lineNumber = -1) => ({ functionName, url, lineNumber });
    const nodes = [
      { id: 1, callFrame: frame("(root)"), children: [2, 6] },
      { id: 2, callFrame: frame("solve", "file:///bundle.mjs", 0), children: [3, 4] },
      { id: 3, callFrame: frame("fill"), children: [] },
      { id: 4, callFrame: frame("multiply", "file:///bundle.mjs", 1), children: [5] },
      { id: 5, callFrame: frame("wasm-function[0]", "wasm://wasm/1") },
      { id: 6, callFrame: frame("(garbage collector)") },
    ];
    const found = shares(
      { nodes, samples: [1, 2, 3, 4, 5, 6], timeDeltas: [50, 10, 20, 30, 25, 15] },
      (line) => ["sdp", "linalg"][line],
    );
    expect(Object.fromEntries(found.map(({ part, share }) => [part, share]))).toEqual({
      sdp: 0.3,
      linalg: 0.3,
      "linalg (WebAssembly)": 0.25,
      "garbage collector": 0.15,
    });
  });

  it("times sweeps whose points are steady states, with unit trace", () => {
    const sweep = redfieldSweep(3, 2000);
    expect(sweep.size).toBe(2000);
    const [{ populations }] = (solvePoint("bench/steady-state", sweep.problem(1234)) as unknown as SolutionDocument)
      .solutions;
    expect(populations.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it("writes a ratio above one where the peer is slower", () => {
    const line = { task: "t", ours: 0.002, peer: { name: "P", seconds: 0.03, difference: 1e-12 } };
    expect(markdown([line]).split("\n")[2]).toBe("| t | 2.00 ms | P: 30.0 ms | 15.0 | 1.0e-12 |");
  });
});
