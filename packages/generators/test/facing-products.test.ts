import { bath, compileBath, drude, ohmicExponential, ohmicGaussian } from "@openbath/baths";
import { piecewise } from "@openbath/integrals";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeMesh } from "../src/edge-mesh.ts";
import { FacingProducts } from "../src/facing-products.ts";

const cutoffs = { min: 1, max: 12, noNaN: true };
const densities = fc.oneof(
  fc.double(cutoffs).map((cutoff) => ohmicGaussian({ strength: 1, cutoff })),
  fc.double(cutoffs).map((cutoff) => drude({ strength: 1, cutoff })),
  fc
    .tuple(fc.double(cutoffs), fc.oneof(fc.constantFrom(1, 2, 3), fc.double({ min: 1.1, max: 3.5, noNaN: true })))
    .map(([cutoff, exponent]) => ohmicExponential({ strength: 1, cutoff, exponent })),
);

/** sqrt(G) of X (B + B^dag) below zero (emission) and above (absorption), as functions of |E|. */
function halves(spectralDensity: Parameters<typeof bath>[0]["spectralDensity"], beta: number) {
  const compiled = compileBath(bath({ statistics: "boson", beta, spectralDensity }));
  const line = (
    direction: 1 | -1,
    spectrum: (t: number) => number,
    { exponents }: { exponents: readonly number[] },
  ) => ({
    edge: 0,
    direction,
    exponent: exponents[0] / 2,
    length: Number.POSITIVE_INFINITY,
    breakpoints: [],
    g: (t: number) => Math.sqrt(spectrum(t)),
  });
  const down = line(-1, (t) => compiled.J1n(t), compiled.emissionSpectrum);
  return [down, line(1, (t) => compiled.Jn(t), compiled.absorptionSpectrum)] as const;
}

const largest = (g: (t: number) => number): number => Math.max(...[0.01, 0.1, 0.3, 1, 2, 4, 8].map(g));

describe("principal values of products of two half lines that run toward each other", () => {
  it("are those of every product compiled for itself, for tiny and large gaps and poles everywhere", () => {
    let count = 0;
    fc.assert(
      fc.property(
        densities,
        fc.double({ min: 0.2, max: 8, noNaN: true }),
        fc.boolean(),
        fc.array(
          fc.oneof(fc.double({ min: 0.01, max: 12, noNaN: true }), fc.double({ min: 1e-9, max: 1e-3, noNaN: true })),
          { minLength: 1, maxLength: 4 },
        ),
        fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (spectralDensity, beta, turned, gapList, shares) => {
          const lines = halves(spectralDensity, beta);
          const [near, far] = turned ? [lines[1], lines[0]] : lines;
          const [one, other] = [edgeMesh(near)!, edgeMesh(far)!];
          const products = new FacingProducts(one, other);
          // before the near edge, between the two, in the middle, beyond; near an edge only where its distance is not a difference
          const top = largest(near.g) * largest(far.g);
          const all = [...shares.filter((x) => Math.abs(x) > 1e-9 && Math.abs(x - 1) > 1e-3), 0.5, 1e-7];
          for (const gap of gapList) {
            const poles = Float64Array.from(all, (share) => share * gap);
            const mirrored = Float64Array.from(all, (share) => (1 - share) * gap);
            const ours = products.principalValues(Float64Array.of(gap), poles, [mirrored]);
            const product = piecewise((t) => near.g(t) * far.g(gap - t), {
              interval: [0, gap],
              exponents: [near.exponent, far.exponent],
              tolerance: 1e-15,
            });
            let size = 0;
            for (let k = 0; k <= 8; k++) size = Math.max(size, product.evaluate((k / 8) * gap));
            poles.forEach((pole, k) => {
              count++;
              // logarithms up to 16, of a product to 6e-13 next to powers that are not whole, of factors to 1e-14 of their largest
              expect(Math.abs(ours[k] - product.principalValue(pole))).toBeLessThan(3e-12 * size + 3e-13 * top);
            });
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(count).toBeGreaterThan(500);
  });

  it("do not depend on which gaps are asked for together", () => {
    const [down, up] = halves(ohmicGaussian({ strength: 1, cutoff: 6 }), 3).map((line) => edgeMesh(line)!);
    const gaps = Float64Array.of(7, 1e-8, 0.3, 2);
    const poles = Float64Array.of(-0.5, 0.1, 1.1, 3);
    const mirrored = Array.from(gaps, (gap) => poles.map((pole) => gap - pole));
    const together = new FacingProducts(down, up).principalValues(gaps, poles, mirrored);
    const shared = new FacingProducts(down, up);
    gaps.forEach((gap, row) => {
      const alone = shared.principalValues(Float64Array.of(gap), poles, [mirrored[row]]);
      alone.forEach((value, k) => {
        expect(Math.abs(value - together[4 * row + k])).toBeLessThan(1e-14); // summed in another order
      });
    });
  });
});
