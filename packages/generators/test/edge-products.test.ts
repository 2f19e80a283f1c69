import { bath, compileBath, customDensity, drude, ohmicExponential, ohmicGaussian, tabulated } from "@openbath/baths";
import { piecewise } from "@openbath/integrals";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChannelBath } from "../src/channels.ts";
import { type EdgeMesh, edgeMesh as meshOf } from "../src/edge-mesh.ts";
import { EdgeProducts } from "../src/edge-products.ts";
import { halfLines } from "../src/half-lines.ts";

type Kind = "emission" | "absorption";

function channel(
  kind: Kind,
  parameters: Omit<Parameters<typeof bath>[0], "statistics">,
  statistics: "boson" | "fermion" = "boson",
): ChannelBath {
  const compiled = compileBath(bath({ statistics, ...parameters }));
  const up = kind === "absorption";
  const { support, exponents, breakpoints } = up ? compiled.absorptionSpectrum : compiled.emissionSpectrum;
  return {
    bath: compiled.bath,
    kind,
    transform: (energy, out) => (up ? compiled.absorptionInto(energy, out) : compiled.emissionInto(energy, out)),
    taylor: (energy, order) => (up ? compiled.absorptionTaylor(energy, order) : compiled.emissionTaylor(energy, order)),
    spectrum: (energy) => (up ? compiled.Jn(energy) : compiled.J1n(-energy)),
    bands: [
      up
        ? { interval: support, exponents }
        : { interval: [-support[1], -support[0]], exponents: [exponents[1], exponents[0]] },
    ],
    breakpoints: up ? breakpoints : breakpoints.map((x) => -x),
  };
}

function edgeMesh(of: ChannelBath): EdgeMesh | undefined {
  const lines = halfLines(of);
  expect(lines).toHaveLength(1);
  return meshOf(lines[0]);
}

/** F(p, gap), each gap compiled on its own, and what roundings are measured by: the largest of its values and of F(p, 0). */
function oneByOne(of: ChannelBath, gaps: Float64Array, poles: Float64Array): { values: number[]; size: number } {
  const { edge, direction, g } = edgeMesh(of)!;
  const root = (t: number): number => Math.sqrt(of.spectrum(edge + direction * t));
  const squared = piecewise((t) => root(t) ** 2, {
    interval: [0, Number.POSITIVE_INFINITY],
    exponents: [2 * g.exponent, 0],
  });
  let size = [0.1, 1].reduce((most, p) => Math.max(most, Math.abs(squared.principalValue(p))), 0);
  const values = [...gaps].flatMap((gap) => {
    const product = piecewise((t) => root(t) * root(t + gap), {
      interval: [0, Number.POSITIVE_INFINITY],
      exponents: [g.exponent, 0],
      tolerance: 1e-14,
    });
    return [...poles].map((pole) => {
      const value = product.principalValue(pole);
      size = Math.max(size, Math.abs(value));
      return value;
    });
  });
  return { values, size };
}

const densities = fc.oneof(
  fc
    .record({ cutoff: fc.double({ min: 2, max: 20, noNaN: true }) })
    .map(({ cutoff }) => ohmicGaussian({ strength: 1, cutoff })),
  fc
    .record({
      cutoff: fc.double({ min: 2, max: 10, noNaN: true }),
      exponent: fc.oneof(fc.constantFrom(1, 2, 3, 0.5), fc.double({ min: 0.3, max: 3, noNaN: true })),
    })
    .map(({ cutoff, exponent }) => ohmicExponential({ strength: 1, cutoff, exponent })),
  fc.double({ min: 0.3, max: 20, noNaN: true }).map((cutoff) => drude({ strength: 1, cutoff })),
  fc
    .record({
      cutoff: fc.double({ min: 0.5, max: 5, noNaN: true }),
      power: fc.oneof(fc.constantFrom(1, 1.5, 2, 3), fc.double({ min: 0.6, max: 4, noNaN: true })),
    })
    .map(({ cutoff, power }) =>
      customDensity((w) => w * (cutoff ** 2 + w ** 2) ** (-0.5 * (power + 1)), { exponents: [1, 0] }),
    ),
);

describe("principal values of products of shifted spectra on one mesh", () => {
  it("are those of every product compiled for itself, for tiny and large gaps and poles everywhere", () => {
    let meshes = 0;
    fc.assert(
      fc.property(
        densities,
        fc.double({ min: 0.2, max: 10, noNaN: true }),
        fc.oneof(fc.constant(0), fc.double({ min: -2, max: -0.02, noNaN: true })),
        fc.constantFrom<Kind>("emission", "absorption"),
        fc.array(
          fc.oneof(fc.double({ min: 0.01, max: 8, noNaN: true }), fc.double({ min: 1e-10, max: 1e-3, noNaN: true })),
          { minLength: 1, maxLength: 4 },
        ),
        fc.array(
          fc.oneof(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: 1e-9, max: 1e-2, noNaN: true })),
          { minLength: 1, maxLength: 5 },
        ),
        (spectralDensity, beta, mu, kind, gapList, poleList) => {
          const of = channel(kind, { beta, mu, spectralDensity });
          const mesh = edgeMesh(of);
          if (mesh === undefined) return;
          meshes++;
          const gaps = Float64Array.from(gapList);
          const poles = Float64Array.from(poleList.filter((p) => Math.abs(p) > 1e-12));
          const ours = new EdgeProducts(mesh).principalValues(gaps, poles);
          const { values, size } = oneByOne(of, gaps, poles);
          // g is resolved to 1e-14, powers at its edge to (3 + sqrt 8)^-16 = 6e-13 on panels that are halved toward it; where
          // g diverges there, both ways lose as many digits as the gap is small
          const tolerance = mesh.g.exponent < 0 ? 5e-11 : 1e-12;
          values.forEach((value, k) => {
            expect(Math.abs(ours[k] - value)).toBeLessThan(tolerance * size);
          });
        },
      ),
      { numRuns: 150 },
    );
    expect(meshes).toBeGreaterThan(100);
  });

  it("do not depend on which gaps are asked for together", () => {
    const mesh = edgeMesh(
      channel("absorption", { beta: 1, mu: -0.3, spectralDensity: ohmicGaussian({ strength: 1, cutoff: 8 }) }),
    )!;
    const poles = Float64Array.from([-1, 1e-3, 0.4, 2]);
    const gaps = [3, 1e-8, 0.05];
    const together = new EdgeProducts(mesh).principalValues(Float64Array.from(gaps), poles);
    const shared = new EdgeProducts(mesh);
    gaps.forEach((gap, row) => {
      const alone = shared.principalValues(Float64Array.of(gap), poles);
      // the same samples and weights, summed in another order
      alone.forEach((value, k) => {
        expect(Math.abs(value - together[4 * row + k])).toBeLessThan(1e-14);
      });
    });
  });

  it("is not offered where the band has two edges, a kink or an occupation that jumps", () => {
    const gauss = ohmicGaussian({ strength: 1, cutoff: 8 });
    expect(edgeMesh(channel("emission", { beta: 1, mu: -1, spectralDensity: gauss }))).toBeDefined();
    const kinked = tabulated([
      [0, 0],
      [0.5, 0.5],
      [1, 0.2],
      [2, 0.6],
      [8, 0],
    ]);
    expect(edgeMesh(channel("emission", { beta: 1, mu: -1, spectralDensity: kinked }))).toBeUndefined();
    expect(
      edgeMesh(channel("absorption", { beta: Number.POSITIVE_INFINITY, mu: 2, spectralDensity: gauss }, "fermion")),
    ).toBeUndefined();
    // kinks and ends that nobody declared, at places where bisection puts an edge between panels
    for (const at of [1, 1.25, 2.5, 5, 10]) {
      const bent = customDensity((w) => (w < at ? w : at * Math.exp(at - w)), { exponents: [1, 0] });
      expect(edgeMesh(channel("emission", { beta: 1, mu: -1, spectralDensity: bent }))).toBeUndefined();
    }
    // a kink between the octaves of a tail that falls off as a power
    const tail = edgeMesh(
      channel("emission", { beta: 8, mu: -1, spectralDensity: drude({ strength: 1, cutoff: 2 }) }),
    )!;
    expect(tail.tail).toBeDefined();
    for (const at of [tail.tail!.begin, tail.upper[tail.upper.length - 1].low, 64, 100]) {
      const bent = customDensity((w) => (w * (1 + (w > at ? 1e-3 * (w / at - 1) : 0))) / (4 + w * w), {
        exponents: [1, 0],
      });
      expect(edgeMesh(channel("emission", { beta: 8, mu: -1, spectralDensity: bent }))).toBeUndefined();
    }
    const flatEnd = customDensity((w) => w * (6 - w) ** 4, { support: [0, 6], exponents: [1, 4] });
    expect(edgeMesh(channel("emission", { beta: 1, mu: -1, spectralDensity: flatEnd }))).toBeUndefined();
    const hard = { beta: 1, mu: -1, spectralDensity: gauss, support: [0, 6] as const };
    expect(edgeMesh(channel("emission", hard))).toBeUndefined();
  });
});
