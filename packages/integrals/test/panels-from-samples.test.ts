import { describe, expect, it } from "vitest";
import { gradedEdges, gridPositions, panelGrid, panelsFromSamples, piecewise } from "../src/index.ts";

describe("functions from samples on a fixed grid", () => {
  it("have the principal values of the adaptively compiled function, a near-singularity below the grid included", () => {
    const delta = 1e-4;
    const f = (x: number): number => Math.sqrt(x * (x + delta)) * Math.exp(-x * x);
    const grid = panelGrid(gradedEdges(0, 7, [0], delta / 4));
    const panels = panelsFromSamples(grid, gridPositions(grid).map(f), [0.5, 0]);
    const adaptive = piecewise(f, { interval: [0, 7], exponents: [0.5, 0] });
    for (const E of [-1, -1e-5, 1e-5, 1e-4, 0.3, 1, 5, 8]) {
      // halving leaves sqrt(x) on an octave with coefficients of 1e-12 at degree 15
      expect(Math.abs(panels.hilbert(E) - adaptive.principalValue(E))).toBeLessThan(4e-12);
    }
  });

  it("share one grid between many functions", () => {
    const grid = panelGrid(gradedEdges(-1, 1, [], 1));
    const one = panelsFromSamples(
      grid,
      gridPositions(grid).map(() => 1),
    );
    const two = panelsFromSamples(
      grid,
      gridPositions(grid).map((x) => x),
    );
    expect(one.integral()).toBeCloseTo(2, 14);
    expect(one.hilbert(2)).toBeCloseTo(-Math.log(3), 14);
    expect(two.hilbert(0.5)).toBeCloseTo(2 + 0.5 * Math.log(1 / 3), 14);
  });

  it("take a singular end on a grid of one panel, on either side, and refuse two of them there", () => {
    const grid = panelGrid([0, 2]);
    const atLow = panelsFromSamples(grid, gridPositions(grid).map(Math.sqrt), [0.5, 0]);
    expect(atLow.integral()).toBeCloseTo((2 / 3) * 2 ** 1.5, 14);
    const mirrored = panelGrid([0, 2]);
    const root = (x: number): number => Math.sqrt(2 - x);
    const atHigh = panelsFromSamples(mirrored, gridPositions(mirrored).map(root), [0, 0.5]);
    expect(atHigh.integral()).toBeCloseTo((2 / 3) * 2 ** 1.5, 14);
    expect(atHigh.hilbert(0.3)).toBeCloseTo(-atLow.hilbert(1.7), 13);
    expect(() => panelsFromSamples(grid, new Float64Array(16), [0.5, 0.5])).toThrow(/2 exponents need 2 panels/);
  });

  it("need 16 samples per panel", () => {
    expect(() => panelsFromSamples(panelGrid([0, 1]), new Float64Array(3))).toThrow(/expected 16 samples, got 3/);
  });
});
