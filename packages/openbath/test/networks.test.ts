import { describe, expect, it } from "vitest";
import reference from "./fixtures/papers-001-to-004.json";
import { openbath } from "./support/command-line.ts";

const solved = async (problem: object) => {
  const { code, out, err } = await openbath(["solve", "-", "--json"], { "-": JSON.stringify(problem) });
  return { code, err, document: code === 0 ? JSON.parse(out) : undefined };
};

describe("harmonic networks through the command line (paper 003)", () => {
  const names = { exact: "exact", GME: "global", LME: "local", Redfield: "partial-redfield" } as const;

  it.each(reference.harmonic.map((one) => [one.id, one] as const))(
    "%s: covariances, currents, measures of all four equations",
    async (_, one) => {
      const bath = (temperature: number) => ({
        temperature,
        convention: "caldeira-leggett",
        spectralDensity: { kind: "drude", strength: one.lam2, cutoff: one.Lam },
      });
      const { document } = await solved({
        kind: "harmonic-network",
        nodes: one.w,
        springs: [{ between: [1, 2], strength: one.k[0] }],
        baths: { cold: bath(one.Tc), hot: bath(one.Th) },
        couplings: [
          { bath: "cold", position: 1 },
          { bath: "hot", position: 2 },
        ],
        measures: { between: [1, 2] },
      });
      for (const [key, equation] of Object.entries(names) as [keyof typeof names, string][]) {
        const expected = one[key];
        const found = document.solutions.find((solution: { equation: string }) => solution.equation === equation);
        expected.cov.forEach((row, i) => {
          row.forEach((x, j) => {
            const scale = Math.sqrt(expected.cov[i][i] * expected.cov[j][j]);
            expect(Math.abs(found.covariance[i][j] - x)).toBeLessThan(1e-11 * scale);
          });
        });
        expect(Math.abs(found.heatCurrents.hot / expected.Q_h - 1)).toBeLessThan(1e-9);
        expect(found.heatCurrents.cold + found.heatCurrents.hot).toBeCloseTo(0, 12);
        expect(found.checks.secondLaw).toBe(expected.Q_h >= 0);
        if (expected.I !== null) expect(found.measures.mutualInformation).toBeCloseTo(expected.I, 9);
        if (expected.discord !== null) expect(found.measures.discord).toBeCloseTo(expected.discord, 9);
        if (expected.E_N !== null) expect(found.measures.logarithmicNegativity).toBeCloseTo(expected.E_N, 9);
        if (key !== "exact") {
          const wanted = one.infidelity[key];
          expect(Math.abs(found.infidelityToExact - wanted)).toBeLessThan(Math.max(1e-15, 1e-6 * wanted));
        }
      }
    },
  );

  it.each([
    [{ nodes: [1, -2] }, /nodes\[1\]: expected a positive finite number, got -2/],
    [{ couplings: [{ bath: "a", position: 3 }] }, /couplings\[0\]\.position: expected a node from 1 to 2, got 3/],
    [{ springs: [{ between: [1, 1], strength: 1 }] }, /springs\[0\]\.between: a spring joins two different nodes/],
    [{ measures: { between: [1, 1] } }, /measures\.between: the two groups share a node/],
    [{ springs: [{ between: [1, 2], strength: -9 }] }, /frequency\^2/],
  ])("refuse %j in one line", async (changes, message) => {
    const { err } = await solved({
      kind: "harmonic-network",
      nodes: [1, 2],
      baths: { a: { temperature: 1, spectralDensity: { kind: "drude", strength: 0.01, cutoff: 10 } } },
      couplings: [{ bath: "a", position: 1 }],
      ...changes,
    });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain("\n");
  });
});

describe("fermion networks through the command line (paper 004)", () => {
  const problem = ({ params: p }: (typeof reference.fermion)[number], rest: object = {}) => {
    const lead = (temperature: number, mu: number) => ({
      statistics: "fermion",
      temperature,
      mu,
      spectralDensity: { kind: "newns", strength: p.Gamma, bandwidth: p.Omega },
    });
    return {
      kind: "fermion-network",
      hamiltonian: {
        energies: [p.h + p.delta / 2, p.h - p.delta / 2],
        hopping: [{ between: [1, 2], amplitude: -p.g / 2 }],
      },
      baths: { left: lead(p.TL, p.muL), right: lead(p.TR, p.muR) },
      couplings: [
        { bath: "left", mode: 1 },
        { bath: "right", mode: 2 },
      ],
      equations: ["exact", "exponential-propagator"],
      ...rest,
    };
  };

  it.each(reference.fermion.filter((one) => "steady" in one).map((one) => [one.id, one] as const))(
    "%s: correlations, currents and rates",
    async (_, one) => {
      const { document } = await solved(problem(one));
      const [exact, exponential] = document.solutions;
      const { steady, rates, params } = one as {
        steady: { C: { re: number[][]; im: number[][] }; D: number; JP: number; JE: number };
        rates: { gain: number[]; loss: number[]; nu: number };
        params: { Gamma: number };
      };
      for (const [j, k] of [
        [0, 0],
        [0, 1],
        [1, 1],
      ]) {
        expect(exact.correlation.energy.re[j][k]).toBeCloseTo(steady.C.re[j][k], 11);
        expect(exact.correlation.energy.im[j][k]).toBeCloseTo(steady.C.im[j][k], 11);
      }
      expect(exact.doubleOccupancy).toBeCloseTo(steady.D, 11);
      expect(Math.abs(exact.currents.left.particle / steady.JP - 1)).toBeLessThan(1e-10);
      expect(Math.abs(exact.currents.left.energy / steady.JE - 1)).toBeLessThan(1e-10);
      rates.gain.forEach((rate, k) => {
        expect(Math.abs(exponential.rates.gain[k] - rate)).toBeLessThan(1e-9 * params.Gamma);
      });
      rates.loss.forEach((rate, k) => {
        expect(Math.abs(exponential.rates.loss[k] - rate)).toBeLessThan(1e-9 * params.Gamma);
      });
      expect(Math.abs(exponential.nonMarkovianity - rates.nu)).toBeLessThan(1e-9 * params.Gamma);
    },
  );

  it("refuses a correlation with occupations below 0 or above 1", async () => {
    const [one] = reference.fermion;
    const initial = {
      correlation: {
        re: [
          [0.7, 0.5],
          [0.5, 0.2],
        ],
      },
    };
    const { code, err } = await openbath(["solve", "-"], { "-": JSON.stringify(problem(one, { initial })) });
    expect(code).toBe(2);
    expect(err).toMatch(/initial\.correlation: expected occupations from 0 to 1, .* from -0\.109017 to 1\.00902/);
  });

  it("starts from a given correlation, and reaches the steady state", async () => {
    const [one] = reference.fermion;
    const { document } = await solved(
      problem(one, {
        times: [0, 40],
        initial: {
          correlation: {
            re: [
              [0.7, 0.1],
              [0.1, 0.2],
            ],
            im: [
              [0, 0.05],
              [-0.05, 0],
            ],
          },
        },
      }),
    );
    const [{ correlation, doubleOccupancy, trajectory }] = document.solutions;
    expect(trajectory[0].correlation.site.re[0][0]).toBeCloseTo(0.7, 12);
    expect(trajectory[0].correlation.site.im[0][1]).toBeCloseTo(0.05, 12);
    expect(trajectory[0].doubleOccupancy).toBeCloseTo(0.7 * 0.2 - 0.1 ** 2 - 0.05 ** 2, 12);
    expect(trajectory[1].correlation.site.re[1][1]).toBeCloseTo(correlation.site.re[1][1], 7); // e^{-Gamma t} is gone but for 1e-12, the band edges' (Omega t)^-3 is not
    expect(trajectory[1].doubleOccupancy).toBeCloseTo(doubleOccupancy, 7);
  });

  it("names a bound state, its energy and its weight, where there is no steady state", async () => {
    const bound = reference.fermion.find(({ id }) => id === "error_00");
    const { code, err } = await solved(problem(bound as (typeof reference.fermion)[number]));
    expect(code).toBe(1);
    expect(err).toMatch(/bound state at 10\.1265347310\d+ \(weight 0\.78909214\d+\)/);
  });

  it("the error of the Redfield equation is of the order of the strength, and so vanishes without a bath", async () => {
    const [one] = reference.fermion;
    const errors: number[] = [];
    for (const Gamma of [1e-3, 1e-4]) {
      const { document } = await solved(
        problem({ ...one, params: { ...one.params, Gamma } }, { equations: ["exact", "redfield"] }),
      );
      const [exact, redfield] = document.solutions.map(
        (solution: { correlation: { site: { re: number[][] } } }) => solution.correlation.site.re,
      );
      errors.push(
        Math.max(
          ...exact.flatMap((row: number[], j: number) =>
            row.map((x: number, k: number) => Math.abs(redfield[j][k] - x)),
          ),
        ),
      );
    }
    expect(errors[0]).toBeGreaterThan(1e-6); // they are two equations, not one under two names
    expect(Math.log10(errors[0] / errors[1])).toBeCloseTo(1, 1);
  });

  it.each([
    [
      "two leads as broad as their bands on one mode of a ring",
      {
        energies: [1.002, 0.662, -0.968],
        hopping: [
          { between: [1, 2], amplitude: { re: 0.005, im: -0.524 } },
          { between: [2, 3], amplitude: { re: -0.188, im: -0.787 } },
        ],
      },
    ],
    ["one mode", { energies: [0.149], hopping: [] }],
  ])(
    "%s, broader than any resonance can be: states and currents are given, rates or why there are none",
    async (_, hamiltonian) => {
      const { code, document } = await solved({
        kind: "fermion-network",
        hamiltonian,
        baths: {
          a: {
            statistics: "fermion",
            temperature: 0,
            mu: 30,
            spectralDensity: { kind: "newns", strength: 1.422, bandwidth: 7.82 },
          },
          b: {
            statistics: "fermion",
            temperature: 2,
            mu: 30,
            spectralDensity: { kind: "lorentzian", strength: 0.5, width: 1 },
            support: [-6, 6],
          },
        },
        couplings: [
          { bath: "a", mode: 1 },
          { bath: "b", mode: 1 },
        ],
        times: [0, 1],
      });
      expect(code).toBe(0);
      const [{ correlation, currents, rates, ratesUndefined, trajectory }] = document.solutions;
      expect(correlation.site.re[0][0]).toBeGreaterThan(0.999); // both chemical potentials lie far above
      expect(Math.abs(currents.a.particle + currents.b.particle)).toBeLessThan(1e-14);
      expect(trajectory).toHaveLength(2);
      if (rates === undefined) expect(ratesUndefined).toMatch(/resonance/);
      else expect([...rates.gain, ...rates.loss].every(Number.isFinite)).toBe(true);
    },
  );

  it("gives no rates where two levels share one resonance, and says so", async () => {
    const { code, document } = await solved({
      kind: "fermion-network",
      hamiltonian: {
        energies: [0.783, 0.783, 0.783, 0.783, 0.783, 0.783],
        hopping: [
          { between: [1, 2], amplitude: -0.014 },
          { between: [2, 3], amplitude: { re: -0.284, im: 0.325 } },
          { between: [3, 4], amplitude: { re: 0.781, im: -0.699 } },
          { between: [4, 5], amplitude: -0.986 },
          { between: [5, 6], amplitude: { re: -0.715, im: 0.78 } },
        ],
      },
      baths: {
        a: {
          statistics: "fermion",
          temperature: 50,
          mu: 0.4,
          spectralDensity: { kind: "lorentzian", strength: 0.5, width: 1 },
          support: [-6, 6],
        },
        b: {
          statistics: "fermion",
          temperature: 0.01,
          mu: -0.7,
          spectralDensity: { kind: "newns", strength: 1.489, bandwidth: 3.37 },
        },
      },
      couplings: [
        { bath: "a", mode: 1 },
        { bath: "b", mode: 2 },
      ],
    });
    expect(code).toBe(0);
    const [{ currents, rates, ratesUndefined }] = document.solutions;
    expect(rates).toBeUndefined();
    expect(ratesUndefined).toMatch(/two levels of h share one resonance/);
    expect(Math.abs(currents.a.energy + currents.b.energy)).toBeLessThan(1e-14);
  });

  it("gives the transmission at energies fine enough to have the particle current as their trapezoidal sum", async () => {
    const [one] = reference.fermion;
    const { document } = await solved(problem(one));
    const [{ transmission, currents }] = document.solutions;
    const { energies, between } = transmission as {
      energies: number[];
      between: { from: string; to: string; values: number[] }[];
    };
    expect(between.map(({ from, to }) => `${from} to ${to}`).sort()).toEqual(["left to right", "right to left"]);
    const { muL, TL, muR, TR } = one.params;
    const f = (w: number, mu: number, T: number) => 1 / (1 + Math.exp((w - mu) / T));
    for (const { to, values } of between) {
      const sign = to === "left" ? 1 : -1;
      const flow = values.map((T, k) => sign * T * (f(energies[k], muL, TL) - f(energies[k], muR, TR)));
      let sum = 0;
      for (let k = 1; k < flow.length; k++) sum += ((flow[k] + flow[k - 1]) / 2) * (energies[k] - energies[k - 1]);
      expect(Math.abs(sum / currents[to].particle - 1)).toBeLessThan(0.002); // a trapezoidal sum over points for the eye
    }
  });
});
