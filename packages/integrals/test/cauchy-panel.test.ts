import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAUCHY_NODES, CauchyPanel } from "../src/cauchy-panel.ts";
import { piecewise } from "../src/index.ts";

const weightsOf = (panel: CauchyPanel, E: number): Float64Array => {
  const weights = new Float64Array(CAUCHY_NODES);
  panel.weightsInto(E, weights);
  return weights;
};

const applied = (panel: CauchyPanel, E: number, f: (x: number) => number): number =>
  weightsOf(panel, E).reduce((sum, weight, j) => sum + weight * f(panel.nodes[j]), 0);

/** Poles far away, near, just beside, and inside, in units of the panel. */
const places = fc.oneof(
  fc.double({ min: -3, max: 4, noNaN: true }),
  fc.double({ min: 1e-9, max: 0.1, noNaN: true }),
  fc.double({ min: 0.9, max: 1 - 1e-9, noNaN: true }),
  fc.double({ min: 1 + 1e-9, max: 1.1, noNaN: true }),
  fc.double({ min: -0.1, max: -1e-9, noNaN: true }),
  fc.double({ min: 10, max: 1e6, noNaN: true }),
);

describe("the weights of a panel for principal values", () => {
  it("give the Cauchy transform of a smooth function times a power at the lower end", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 1e-3, max: 10, noNaN: true }),
        fc.constantFrom(0, 0.5, -0.5, 0.25, 0.7, -0.3),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
        places,
        (low, width, exponent, [a, b, c, d], place) => {
          const panel = new CauchyPanel(low, low + width, exponent);
          const high = panel.high;
          // entire and slow: degree 15 resolves it to the last bit
          const q = (y: number): number => a * Math.exp(b * y) + Math.cos(c * y + d);
          const f = (x: number): number => ((x - low) / width) ** exponent * q((x - low) / width);
          const E = low + place * width;
          if (Math.abs(E - low) < 1e-10 * width || Math.abs(E - high) < 1e-10 * width) return;
          const size = 1 + Math.abs(a) * Math.exp(Math.max(0, b));
          // the same panel moved to zero, where no node is rounded
          const moved = piecewise((t) => (t / width) ** exponent * q(t / width), {
            interval: [0, width],
            exponents: [exponent, 0],
          });
          const expected = moved.principalValue(place * width);
          // where E is rounded the gap to an end, and with it a power or a logarithm, is known to 1e-15 / gap
          const gap = Math.min(Math.abs(E - low), Math.abs(E - high)) / width;
          const rounding = (1e-15 * (Math.abs(low) / width + 1)) / gap;
          const growth = exponent < 0 ? gap ** exponent : 1;
          const tolerance = (4e-13 + rounding) * size * growth * (1 + Math.abs(expected / size / growth));
          expect(Math.abs(applied(panel, E, f) - expected)).toBeLessThan(tolerance);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("give -ln|(1 - E) / E| reversed for a constant, and the integral over -E far away", () => {
    const panel = new CauchyPanel(0, 1);
    for (const E of [-7, -0.2, 0.3, 0.5, 0.99, 1.04, 3]) {
      expect(applied(panel, E, () => 1)).toBeCloseTo(Math.log(Math.abs((1 - E) / E)), 13);
    }
    expect(applied(panel, 1e12, (x) => x) * -1e12).toBeCloseTo(0.5, 12);
  });

  it("count the whole part of a power to the polynomial", () => {
    const f = (x: number): number => x ** 2.5 * (1 - x ** 13);
    const expected = piecewise(f, { interval: [0, 1], exponents: [0.5, 0] }).principalValue(0.7);
    expect(Math.abs(applied(new CauchyPanel(0, 1, 2.5), 0.7, f) - expected)).toBeLessThan(1e-14);
  });

  it("leave out the logarithm of zero where the pole is an end, so that neighbours cancel it", () => {
    const f = (x: number): number => Math.exp(-x) * Math.cos(x);
    const both = piecewise(f, { interval: [0, 3] });
    const sum = applied(new CauchyPanel(0, 1), 1, f) + applied(new CauchyPanel(1, 3), 1, f);
    expect(Math.abs(sum - both.principalValue(1))).toBeLessThan(1e-14);
    const rooted = (x: number): number => Math.sqrt(x) * f(x);
    const withRoot = piecewise(rooted, { interval: [0, 3], exponents: [0.5, 0] });
    const panels = [new CauchyPanel(0, 1, 0.5), new CauchyPanel(1, 2), new CauchyPanel(2, 3)];
    const parts = panels.reduce((sum, panel) => sum + applied(panel, 1, rooted), 0);
    expect(Math.abs(parts - withRoot.principalValue(1))).toBeLessThan(6e-13); // (3 + sqrt 8)^-16: sqrt(x) on [1, 2] by 16 nodes
    expect(Math.abs(applied(new CauchyPanel(0, 1, 0.5), 0, Math.sqrt) - 2)).toBeLessThan(1e-14);
  });

  it("write into strided arrays", () => {
    const panel = new CauchyPanel(-1, 2);
    const out = new Float64Array(3 * CAUCHY_NODES + 1).fill(Number.NaN);
    panel.weightsInto(0.4, out, 1, 3);
    expect(weightsOf(panel, 0.4)).toEqual(Float64Array.from({ length: CAUCHY_NODES }, (_, j) => out[1 + 3 * j]));
    expect(out[0]).toBeNaN();
    expect(out[2]).toBeNaN();
  });

  it("refuse an empty panel and a power that is not integrable", () => {
    expect(() => new CauchyPanel(1, 1)).toThrow(/expected low < high, got \[1, 1\]/);
    expect(() => new CauchyPanel(0, 1, -1)).toThrow(/above -1/);
  });
});
