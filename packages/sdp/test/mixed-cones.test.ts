import { describe, expect, it } from "vitest";
import { solve } from "../src/index.ts";
import { mixedProblem } from "./support/mixed-problem.ts";

const scaleOf = (optimum: number): number => Math.max(1, Math.abs(optimum));

describe("200 random problems over mixed cones with a known strictly complementary optimum", () => {
  for (const method of ["auto", "schur"] as const) {
    it(`are all solved to 1e-8 with method "${method}"`, () => {
      const failures: string[] = [];
      for (let seed = 1; seed <= 200; seed++) {
        const { problem, optimum } = mixedProblem(seed);
        const { status, primalObjective, dualObjective } = solve(problem, { method, certify: false });
        const error =
          Math.max(Math.abs(primalObjective - optimum), Math.abs(dualObjective - optimum)) / scaleOf(optimum);
        if (status !== "optimal" || !(error < 1e-8)) failures.push(`seed ${seed}: ${status}, error ${error}`);
      }
      expect(failures).toEqual([]);
    });
  }

  it("have certified bounds on both sides of the optimum", () => {
    let shown = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { problem, optimum } = mixedProblem(seed);
      const { lowerBound, upperBound } = solve(problem);
      // the optimum itself is known to the rounding of its construction
      const slack = 1e-12 * scaleOf(optimum);
      expect(lowerBound).toBeLessThanOrEqual(optimum + slack);
      expect(upperBound).toBeGreaterThanOrEqual(optimum - slack);
      if (upperBound - optimum < 1e-6 * scaleOf(optimum)) shown++;
      if (optimum - lowerBound < 1e-6 * scaleOf(optimum)) shown++;
    }
    // of 120 bounds; the others belong to primals or duals without interior, where nothing can be repaired
    expect(shown).toBeGreaterThan(90);
  });
});
