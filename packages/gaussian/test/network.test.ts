import { bath, newns, ohmicExponential } from "@openbath/baths";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  drudeBath,
  harmonicNetwork,
  lorentzianBath,
  normalModes,
  rationalKernel,
  UnstableNetworkError,
} from "../src/index.ts";
import { jacobiEigen } from "../src/jacobi-eigen.ts";
import { wire } from "./networks.ts";

const drude = { temperature: 1, strength: 0.01, cutoff: 10 };

describe("the description of a network", () => {
  it("names what is wrong with it", () => {
    const build = (change: object) => () =>
      harmonicNetwork({ frequencies: [1, 2], springs: [], baths: [{ node: 1, ...drude }], ...change });
    expect(build({ frequencies: [] })).toThrow(/at least one node/);
    expect(build({ frequencies: [1, -2] })).toThrow(/node 2 .*-2/);
    expect(build({ springs: [{ between: [1, 3], strength: 1 }] })).toThrow(/node 3.*1 to 2/);
    expect(build({ springs: [{ between: [1, 1], strength: 1 }] })).toThrow(/two different nodes/);
    expect(build({ springs: [{ between: [1, 2], strength: Number.NaN }] })).toThrow(/finite/);
    expect(
      build({
        springs: new Matrix([
          [0, 1],
          [2, 0],
        ]),
      }),
    ).toThrow(/symmetric/);
    expect(build({ springs: Matrix.eye(3) })).toThrow(/2 x 2/);
    expect(build({ springs: [{ between: [1, 2], strength: -3 }] })).toThrow(UnstableNetworkError);
    expect(build({ baths: [{ node: 5, ...drude }] })).toThrow(/bath 1 names node 5/);
    const fermions = bath({ statistics: "fermion", beta: 1, spectralDensity: newns({ strength: 1, bandwidth: 2 }) });
    expect(build({ baths: [{ node: 1, bath: fermions }] })).toThrow(/bosonic/);
    const shifted = bath({
      statistics: "boson",
      beta: 1,
      mu: -1,
      spectralDensity: ohmicExponential({ strength: 1, cutoff: 2 }),
    });
    expect(build({ baths: [{ node: 1, bath: shifted }] })).toThrow(/mu = -1/);
  });

  it("a list of springs and the matrix of their strengths are the same network", () => {
    const list = harmonicNetwork({
      frequencies: [1, 2, 3],
      springs: [
        { between: [1, 3], strength: 0.2 },
        { between: [3, 2], strength: 0.5 },
      ],
      baths: [{ node: 1, ...drude }],
    });
    const matrix = harmonicNetwork({
      frequencies: [1, 2, 3],
      springs: new Matrix([
        [7, 0, 0.2],
        [0, 7, 0.5],
        [0.2, 0.5, 7],
      ]),
      baths: [{ node: 1, ...drude }],
    });
    expect(matrix.springs).toEqual(list.springs);
    expect(list.counterTerm).toBe(true);
    expect(list.baths[0].name).toBe("bath 1");
  });

  it("strength is in the decay-rate convention: lambda^2 of paper 003 is half of it", () => {
    const here = drudeBath({ temperature: 1, strength: 0.02, cutoff: 10 });
    const there = drudeBath({ temperature: 1, strength: 0.01, cutoff: 10, convention: "caldeira-leggett" });
    expect(there.spectralDensity(3)).toBe(here.spectralDensity(3));
    expect(there.dampingKernel).toEqual(here.dampingKernel);
    expect(here.dampingKernel[0].residue.re).toBeCloseTo(0.01 * 10, 15); // chi(0) = lambda^2 cutoff
  });

  it("the kernel of a Lorentzian bath gives back its J = 2 omega Re gamma(-i omega)", () => {
    for (const width of [0.2, 3.9, 4.1, 9]) {
      const made = lorentzianBath({ temperature: 1, strength: 0.3, frequency: 2, width });
      for (const w of [0.1, 1.3, 2, 7]) {
        let re = 0;
        for (const { pole, residue } of rationalKernel(made)!) {
          const [a, b] = [-pole.re, -w - pole.im];
          re += (residue.re * a + residue.im * b) / (a * a + b * b);
        }
        expect(Math.abs((2 * w * re) / made.spectralDensity(w) - 1)).toBeLessThan(1e-11);
      }
    }
    expect(() => lorentzianBath({ temperature: 1, strength: 1, frequency: 1, width: 2 })).toThrow(/critical/);
    expect(() => lorentzianBath({ temperature: 1, strength: 1, frequency: -1, width: 2 })).toThrow(/frequency/);
    const narrowed = bath({
      statistics: "boson",
      temperature: 1,
      spectralDensity: ohmicExponential({ strength: 1, cutoff: 2 }),
    });
    expect(rationalKernel(narrowed)).toBeUndefined();
  });
});

describe("normal modes", () => {
  it("two nodes: the mixing angle of Eq. 13 keeps its relative accuracy where it cancels, k << w_h^2 - w_c^2", () => {
    const { vectors } = normalModes(wire([1, 2], 1.2e-10));
    const exact = (1.2e-10 / 3) ** 2; // cos^2 = k^2/d^4 (1 + O(k^2/d^4))
    expect(vectors[1] ** 2 / exact).toBeCloseTo(1, 13);
  });

  it("two nodes: the splitting of quasi-resonant modes is r/(Omega_+ + Omega_-), not a difference of roots", () => {
    const { offsets } = normalModes(wire([1, 1.0000009999995], 1e-8));
    const d = 0.0000009999995 * 2.0000009999995;
    // 1.0000009999995 - 1 as a double carries 1e-10 of relative rounding against the decimal
    expect((offsets[1] - offsets[0]) / Math.hypot(2e-8, d)).toBeCloseTo(1, 9);
  });

  it("two nodes in closed form and Jacobi's method agree, softer node first or second, either sign of the spring", () => {
    for (const [w, k] of [
      [[1, 2], 0.3],
      [[2, 1], 0.3],
      [[1, 1.5], -0.2],
      [[1.2, 1.2], 0.7],
    ] as const) {
      const two = normalModes({ frequencies: w, springs: Float64Array.of(0, k, k, 0) });
      const { values, vectors } = jacobiEigen(2, Float64Array.of(w[0] ** 2 + k, -k, -k, w[1] ** 2 + k));
      for (let m = 0; m < 2; m++) {
        expect(Math.abs(two.frequencies[m] ** 2 - values[m])).toBeLessThan(1e-14);
        const overlap = two.vectors[m] * vectors[m] + two.vectors[2 + m] * vectors[2 + m];
        expect(Math.abs(Math.abs(overlap) - 1)).toBeLessThan(1e-14);
      }
    }
  });

  it("a uniform chain has the modes Omega_q^2 = w^2 + 2k(1 - cos q), q = m pi/n", () => {
    const n = 30;
    const [w, k] = [1.1, 0.4];
    const springs = new Float64Array(n * n);
    for (let i = 0; i + 1 < n; i++) {
      springs[i * n + i + 1] = k;
      springs[(i + 1) * n + i] = k;
    }
    const { frequencies } = normalModes({ frequencies: new Array<number>(n).fill(w), springs });
    frequencies.forEach((omega, m) => {
      const exact = Math.sqrt(w * w + 2 * k * (1 - Math.cos((m * Math.PI) / n)));
      expect(Math.abs(omega - exact)).toBeLessThan(1e-14);
    });
  });
});
