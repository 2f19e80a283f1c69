import { bath, customDensity, flat, lorentzian, newns, ohmicGaussian, type SpectralDensity } from "@openbath/baths";
import { ComplexMatrix, eigHermitian, frobeniusNorm } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  BoundStateError,
  boundStates,
  landauerCurrents,
  MatrixPropagator,
  NetworkDynamics,
  network,
  networkCorrelationAt,
  requireUniform,
  resonances,
  retardedGreen,
  steadyCorrelation,
  transmissionProbability,
  uniformNetwork,
} from "../src/index.ts";
import { distance, networkOf } from "./support/cases.ts";

const lead = (spectralDensity: SpectralDensity, mode: number, temperature = 0.5, mu = 0.2) => ({
  mode,
  bath: bath({ statistics: "fermion", temperature, mu, spectralDensity }),
});

describe("leads of any kind", () => {
  it("one level with a Lorentzian lead has the propagator of the level and its damped pseudomode", () => {
    // J = lambda w^2/((x - e)^2 + w^2): the level e0 coupled by sqrt(lambda w)/2 ... to a mode at e that decays with w
    const density = lorentzian({ strength: 0.8, center: 0.3, width: 0.7 });
    const net = network({ hamiltonian: ComplexMatrix.from([[0.5]]), leads: [lead(density, 1)] });
    const propagator = new MatrixPropagator(net);
    // G~ = 1/(w - e0 - k^2/(w - e + i width)), k^2 width = strength width^2 / 2
    const width = 0.7;
    const square = 0.5 * 0.8 * width;
    for (const t of [0, 0.1, 1, 5, 20]) {
      const { value, slope } = propagator.withSlope(t);
      const exact = twoPoles(0.5, 0.3, width, square, t);
      expect(Math.hypot(value.get(0, 0).re - exact.re, value.get(0, 0).im - exact.im), `t=${t}`).toBeLessThan(1e-13);
      expect(Math.hypot(slope.get(0, 0).re - exact.slopeRe, slope.get(0, 0).im - exact.slopeIm), `t=${t}`).toBeLessThan(
        1e-12,
      );
    }
  });

  it("a very wide flat band gives Breit and Wigner's occupation and the exponential propagator", () => {
    const half = 1e6;
    const net = network({
      hamiltonian: ComplexMatrix.from([[0.4]]),
      leads: [lead(flat({ strength: 0.3, support: [-half, half] }), 1, 0, 0.1)],
    });
    // at T = 0: 1/2 - arctan(2 (e - mu)/Gamma)/pi, the band's ends at 1e-7
    const exact = 0.5 - Math.atan((2 * 0.3) / 0.3) / Math.PI;
    expect(Math.abs(steadyCorrelation(net).get(0, 0).re - exact)).toBeLessThan(1e-7);
    const g = new MatrixPropagator(net).at(3).get(0, 0);
    expect(Math.abs(g.re - Math.exp(-0.45) * Math.cos(1.2))).toBeLessThan(2e-7);
  });

  it("G(0) = 1 for every kind of lead, bound states included, and G is the resolvent's transform", () => {
    const h = ComplexMatrix.from([
      [0.4, { re: 0.3, im: 0.5 }],
      [{ re: 0.3, im: -0.5 }, 1.1],
    ]);
    for (const density of [
      ohmicGaussian({ strength: 0.2, cutoff: 3 }),
      customDensity((w) => 0.4 * (1 - w * w) ** 2, { support: [-1, 1] }),
      newns({ strength: 1.5, bandwidth: 1 }),
    ]) {
      const net = network({
        hamiltonian: h,
        leads: [lead(density, 1), lead(newns({ strength: 0.4, bandwidth: 2 }), 2)],
      });
      const propagator = new MatrixPropagator(net);
      expect(distance(propagator.at(0), ComplexMatrix.identity(2))).toBeLessThan(1e-12);
      const { slope } = propagator.withSlope(0);
      for (let i = 0; i < 2; i++) {
        for (let j = 0; j < 2; j++) {
          // dG/dt = -i h at t = 0
          expect(Math.abs(slope.get(i, j).re - h.get(i, j).im)).toBeLessThan(1e-10);
          expect(Math.abs(slope.get(i, j).im + h.get(i, j).re)).toBeLessThan(1e-10);
        }
      }
    }
  });

  it("two leads that carry one current have a transmission between 0 and 1, which peaks at 1 on a symmetric resonance", () => {
    const net = network({
      hamiltonian: ComplexMatrix.from([[0]]),
      leads: [
        lead(newns({ strength: 0.1, bandwidth: 1 }), 1),
        lead(newns({ strength: 0.1, bandwidth: 1 }), 1, 0.1, -0.3),
      ],
    });
    expect(transmissionProbability(net, 0, 1, 0)).toBeCloseTo(1, 14);
    expect(transmissionProbability(net, 0, 1, 0.2)).toBeLessThan(1);
    const [left, right] = landauerCurrents(net);
    expect(left.particle + right.particle).toBeCloseTo(0, 15);
    expect(resonances(net)[0].width).toBeCloseTo(0.1, 10);
    expect(retardedGreen(net, 0).get(0, 0).im).toBeCloseTo(-10, 12);
  });
});

describe("states that do not decay", () => {
  it("a dark mode is found, named, and stays in G(t)", () => {
    // modes 1 and 3 hang on mode 2; their odd combination never sees the lead on mode 2
    const net = network({
      hamiltonian: {
        energies: [0.3, 0, 0.3],
        hopping: [
          { between: [1, 2], amplitude: -0.4 },
          { between: [2, 3], amplitude: -0.4 },
        ],
      },
      leads: [lead(newns({ strength: 0.5, bandwidth: 3 }), 2)],
    });
    const [dark] = boundStates(net);
    expect(dark.kind).toBe("dark");
    expect(dark.energy).toBeCloseTo(0.3, 13);
    expect(
      distance(
        dark.weight,
        ComplexMatrix.from([
          [0.5, 0, -0.5],
          [0, 0, 0],
          [-0.5, 0, 0.5],
        ]),
      ),
    ).toBeLessThan(1e-13);
    expect(() => steadyCorrelation(net)).toThrow(BoundStateError);
    const late = new MatrixPropagator(net).at(400).get(0, 0);
    expect(Math.hypot(late.re - 0.5 * Math.cos(120), late.im + 0.5 * Math.sin(120))).toBeLessThan(1e-3);
  });

  it("with a bound state C(t) keeps its memory, and stays between 0 and 1", () => {
    const net = networkOf({ h: 9.55, delta: 0, g: 0.3, Gamma: 1, Omega: 10, TL: 0.5, TR: 0.5, muL: 9, muR: 8 });
    const [bound] = boundStates(net);
    const kept = bound.weight.get(0, 0).re + bound.weight.get(1, 1).re;
    const late = new MatrixPropagator(net).at(2000);
    expect(Math.abs(frobeniusNorm(late) - kept)).toBeLessThan(1e-4);
    const moment = new NetworkDynamics(net).at(30);
    const full = networkCorrelationAt(moment, ComplexMatrix.identity(2));
    const empty = networkCorrelationAt(moment, ComplexMatrix.zeros(2));
    for (const c of [full, empty]) {
      const { values } = eigHermitian(c);
      expect(values[0]).toBeGreaterThan(0);
      expect(values[1]).toBeLessThan(1);
    }
    expect(full.get(0, 0).re - empty.get(0, 0).re).toBeGreaterThan(0.25);
  });
});

describe("what is refused", () => {
  it("networks that make no sense are, with the place and the value", () => {
    const leads = [lead(newns({ strength: 0.5, bandwidth: 3 }), 1)];
    expect(() => network({ hamiltonian: { energies: [1] }, leads: [] })).toThrow(/at least one lead/);
    expect(() => network({ hamiltonian: { energies: [1] }, leads: [{ ...leads[0], mode: 2 }] })).toThrow(
      /leads\[0\]\.mode.*got 2/,
    );
    expect(() =>
      network({
        hamiltonian: ComplexMatrix.from([
          [0, 1],
          [2, 0],
        ]),
        leads,
      }),
    ).toThrow(/Hermitian/);
    expect(() =>
      network({ hamiltonian: { energies: [1, 1], hopping: [{ between: [1, 1], amplitude: 1 }] }, leads }),
    ).toThrow(/two different modes/);
    const boson = {
      mode: 1,
      bath: bath({
        statistics: "boson",
        temperature: 1,
        mu: -9,
        spectralDensity: newns({ strength: 1, bandwidth: 3 }),
      }),
    };
    expect(() => network({ hamiltonian: { energies: [1] }, leads: [...leads, boson] })).toThrow(/one statistics/);
    const unequal = network({
      hamiltonian: { energies: [1, 1] },
      leads: [...leads, lead(newns({ strength: 0.4, bandwidth: 3 }), 2)],
    });
    expect(uniformNetwork(unequal)).toBeUndefined();
    expect(() => requireUniform(unequal)).toThrow(/same newns/);
  });
});

/** G(t) of 1/(w - a - square/(w - b + i width)) from its two poles, and its derivative. */
function twoPoles(a: number, b: number, width: number, square: number, t: number) {
  // poles of (w - a)(w - b + i width) - square = 0
  const sum = { re: a + b, im: -width };
  const difference = { re: a - b, im: width };
  const d = { re: difference.re ** 2 - difference.im ** 2 + 4 * square, im: 2 * difference.re * difference.im };
  const size = Math.hypot(d.re, d.im);
  const root = { re: Math.sqrt(0.5 * (size + d.re)), im: Math.sign(d.im) * Math.sqrt(0.5 * (size - d.re)) };
  let [re, im, slopeRe, slopeIm] = [0, 0, 0, 0];
  for (const sign of [1, -1]) {
    const w = { re: 0.5 * (sum.re + sign * root.re), im: 0.5 * (sum.im + sign * root.im) };
    // residue (w - b + i width) / (sign root)
    const x = { re: w.re - b, im: w.im + width };
    const norm = root.re ** 2 + root.im ** 2;
    const residue = {
      re: (sign * (x.re * root.re + x.im * root.im)) / norm,
      im: (sign * (x.im * root.re - x.re * root.im)) / norm,
    };
    const decay = Math.exp(w.im * t);
    const [c, s] = [decay * Math.cos(w.re * t), -decay * Math.sin(w.re * t)];
    const [p, q] = [residue.re * c - residue.im * s, residue.re * s + residue.im * c];
    re += p;
    im += q;
    slopeRe += w.re * q + w.im * p;
    slopeIm += w.im * q - w.re * p;
  }
  return { re, im, slopeRe, slopeIm };
}
