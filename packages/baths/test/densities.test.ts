import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bath,
  checkBath,
  compileBath,
  customDensity,
  drude,
  flat,
  lorentzian,
  newns,
  ohmicExponential,
  ohmicGaussian,
  ohmicHard,
  pureOhmic,
  type SpectralDensity,
  tabulated,
} from "../src/index.ts";

const bosonic: readonly SpectralDensity[] = [
  ohmicGaussian({ strength: 1, cutoff: 3 }),
  drude({ strength: 1, cutoff: 3 }),
  ohmicExponential({ strength: 1, cutoff: 3, exponent: 0.5 }),
  ohmicExponential({ strength: 1, cutoff: 3, exponent: 2.3 }),
  ohmicHard({ strength: 1, cutoff: 3 }),
  pureOhmic({ strength: 1 }),
  tabulated([
    [0, 0],
    [1, 2],
    [2, 3],
    [5, 0],
  ]),
];
const fermionic: readonly SpectralDensity[] = [
  newns({ strength: 1, bandwidth: 3 }),
  lorentzian({ strength: 1, width: 0.3, center: 1 }),
  flat({ strength: 1, support: [-2, 3] }),
  ohmicGaussian({ strength: 1, cutoff: 3 }),
];
const failures = (made: Parameters<typeof checkBath>[0]): string[] =>
  checkBath(made)
    .filter(({ passed }) => !passed)
    .map(({ check, value, expected }) => `${check}: ${value}, expected ${expected}`);

describe("the contract of a bath", () => {
  for (const beta of [0.1, 2, 50]) {
    it(`holds for every built-in density at beta = ${beta}: positivity, detailed balance, Kramers-Kronig, sum rule`, () => {
      for (const spectralDensity of bosonic) {
        for (const mu of [-0.2, 0])
          expect(failures(bath({ statistics: "boson", beta, mu, spectralDensity }))).toEqual([]);
      }
      for (const spectralDensity of fermionic) {
        expect(failures(bath({ statistics: "fermion", beta, mu: 0.4, spectralDensity }))).toEqual([]);
      }
    });
  }

  it("holds for random temperatures, chemical potentials, cutoffs and powers, to 1e-10 of the tolerance's own scale", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const random = fc.record({ fermion: fc.boolean(), kind: fc.nat(5), a: unit, b: unit, c: unit, d: unit });
    fc.assert(
      fc.property(random, ({ fermion, kind, a, b, c, d }) => {
        const cutoff = 10 ** (2 * a - 1);
        const exponent = 0.3 + 2 * b;
        const all = [
          ohmicGaussian({ strength: 1, cutoff, exponent }),
          ohmicExponential({ strength: 1, cutoff, exponent }),
          drude({ strength: 1, cutoff, exponent: Math.min(exponent, 1.5) }),
          newns({ strength: 1, bandwidth: cutoff }),
          lorentzian({ strength: 1, width: cutoff / 10, center: 1 }),
          flat({ strength: 1, support: [-cutoff, cutoff] }),
        ];
        const made = bath({
          statistics: fermion ? "fermion" : "boson",
          beta: 10 ** (3.5 * c - 1.5),
          mu: fermion ? 4 * d - 2 : -(10 ** (7 * d - 6)),
          spectralDensity: all[fermion ? kind : kind % 3],
        });
        for (const { check, passed, value, expected } of checkBath(made)) {
          expect(passed, `${check}: ${value}, ${expected}`).toBe(true);
          const allowed = /^deviation below (\S+)$/.exec(expected);
          if (allowed && !check.includes("closed form")) expect(value).toBeLessThanOrEqual(1e-2 * Number(allowed[1]));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("holds for a bath written by hand with nothing but its five members", () => {
    const made = {
      statistics: "boson",
      beta: 1,
      mu: -0.1,
      support: [0, 5],
      spectralDensity: (w: number) => w * (5 - w),
    } as const;
    expect(failures(made)).toEqual([]);
  });

  it("fails where J runs on past its support, turns negative, is not a number, or does not decay", () => {
    const made = (spectralDensity: (w: number) => number, support: readonly [number, number] = [0, 5]) =>
      failures({ statistics: "boson", beta: 1, mu: -0.1, support, spectralDensity }).join("\n");
    expect(made((w) => Math.abs(w) * Math.exp(-w / 4))).toMatch(/J ends where the declared support ends/);
    expect(made((w) => w * (4 - w))).toMatch(/spectralDensity\(omega = 4\.\d+\) returned -/);
    expect(made((w) => (w > 1 ? Number.NaN : w))).toMatch(/returned NaN/);
    expect(made((w) => w, [0, Number.POSITIVE_INFINITY])).toMatch(/does not decay/);
  });

  it("fails where a closed form supplied is wrong", () => {
    const made = bath({ statistics: "fermion", beta: 1, mu: 0, spectralDensity: newns({ strength: 1, bandwidth: 1 }) });
    expect(failures({ ...made, principalValueOfJ: (E) => -3 * E }).join()).toMatch(/closed form supplied/);
  });
});

describe("tabulated densities", () => {
  it("pass through their points, do not overshoot them, and reproduce straight lines", () => {
    const density = tabulated([
      [0, 0],
      [1, 1],
      [2, 1],
      [4, 5],
    ]);
    for (const [x, y] of [
      [1, 1],
      [2, 1],
      [4, 5],
    ])
      expect(density.density(x)).toBeCloseTo(y, 14);
    for (let x = 1; x <= 2; x += 0.1) expect(density.density(x)).toBeCloseTo(1, 14);
    const line = tabulated([
      [0, 1],
      [0.3, 1.6],
      [2, 5],
    ]);
    for (const x of [0.1, 0.7, 1.9]) expect(line.density(x)).toBeCloseTo(1 + 2 * x, 13);
  });

  it("refuse points out of order, negative or alone, naming them", () => {
    expect(() => tabulated([[0, 1]])).toThrow(/at least two points .* got 1/);
    expect(() =>
      tabulated([
        [0, 1],
        [0, 2],
      ]),
    ).toThrow(/omega must ascend, got 0 at point 2 after 0/);
    expect(() =>
      tabulated([
        [0, 1],
        [1, -2],
      ]),
    ).toThrow(/point 2 .* got \[1, -2\]/);
  });
});

describe("a bath that cannot be is refused with a reason", () => {
  const density = ohmicGaussian({ strength: 1, cutoff: 10 });
  it("names a chemical potential inside or on the edge of a bosonic band", () => {
    expect(() => bath({ statistics: "boson", beta: 1, mu: 0.2, spectralDensity: density })).toThrow(
      /lower edge of its band \(0\).*got mu = 0.2/,
    );
    expect(() =>
      bath({ statistics: "boson", beta: 1, mu: 0, spectralDensity: flat({ strength: 1, support: [0, 1] }) }),
    ).toThrow(/J ~ \(omega - mu\)\^s with s > 0.*got s = 0/);
    expect(() =>
      bath({ statistics: "boson", beta: 1, mu: -9, spectralDensity: lorentzian({ strength: 1, width: 1 }) }),
    ).toThrow(/-Infinity/);
  });

  it("names a bad temperature, support, parameter, statistics or convention", () => {
    const base = { statistics: "boson", spectralDensity: density, mu: -1 } as const;
    expect(() => bath({ ...base })).toThrow(/beta or temperature must be given/);
    expect(() => bath({ ...base, beta: 0 })).toThrow(/beta must be above 0 .* got 0/);
    expect(() => bath({ ...base, beta: Number.NaN, name: "left" })).toThrow(/bath 'left': beta .* got NaN/);
    expect(() => bath({ ...base, temperature: -1 })).toThrow(/temperature .* got -1/);
    expect(() => bath({ ...base, beta: 1, temperature: 1 })).toThrow(/not both/);
    expect(() => bath({ ...base, beta: 1, support: [2, 1] })).toThrow(/low < high, got \[2, 1\]/);
    expect(() => bath({ ...base, beta: 1, support: [-2, -1] })).toThrow(/does not overlap/);
    expect(() => ohmicGaussian({ strength: 1, cutoff: -3 })).toThrow(
      /ohmic-gaussian: cutoff must be a positive finite number, got -3/,
    );
    expect(() => drude({ strength: 1, cutoff: 1, exponent: 2 })).toThrow(/exponent must be below 2/);
    expect(() => bath(JSON.parse('{"statistics":"anyon","beta":1,"spectralDensity":{"support":[0,1]}}'))).toThrow(
      /got "anyon"/,
    );
    expect(() =>
      bath(JSON.parse('{"statistics":"boson","beta":1,"convention":"mine","spectralDensity":{"support":[0,1]}}')),
    ).toThrow(/convention must be one of .* got mine/);
  });

  it("names a power at the edge of the band that cannot be integrated", () => {
    const wild = customDensity((w) => Math.exp(-w) / w);
    const made = bath({ statistics: "boson", beta: 1, mu: -0.5, spectralDensity: wild });
    expect(() => compileBath(made).principalValue("J", 1)).toThrow(/s = -1.000 is not integrable; s must be above -1/);
  });

  it("wraps an error of the user's function with the energy it was asked at", () => {
    const made = bath({
      statistics: "fermion",
      beta: 1,
      name: "mine",
      spectralDensity: customDensity(
        () => {
          throw new Error("no such file");
        },
        { support: [0, 1], exponents: [0, 0] },
      ),
    });
    expect(() => compileBath(made).pvJ(0.3)).toThrow(
      /bath 'mine': spectralDensity\(omega = 0\.\d+\) threw: no such file/,
    );
  });
});

describe("compiling", () => {
  it("is done once for a bath object", () => {
    const made = bath({ statistics: "boson", beta: 1, mu: -1, spectralDensity: bosonic[0] });
    expect(compileBath(made)).toBe(compileBath(made));
  });

  it("finds the square root of an undeclared band edge by itself, as accurately as when declared", () => {
    const root = (w: number): number => Math.sqrt((1 - w) * (1 + w));
    const found = compileBath(
      bath({ statistics: "fermion", beta: 1, spectralDensity: customDensity(root, { support: [-1, 1] }) }),
    );
    for (const E of [-1, 0.3, 0.999, 1, 1.2]) {
      const outside = Math.abs(E) > 1 ? Math.sign(E) * Math.sqrt(E * E - 1) : 0;
      expect(Math.abs(found.pvJ(E).value + Math.PI * (E - outside))).toBeLessThan(1e-13);
    }
  });

  it("narrows a density to a given support with a hard edge", () => {
    const c = compileBath(
      bath({ statistics: "boson", beta: 1, mu: 0, support: [1, 2], spectralDensity: pureOhmic({ strength: 1 }) }),
    );
    expect([0.9, 1.5, 2.1].map((w) => c.J(w))).toEqual([0, 1.5, 0]);
  });
});
