import { describe, expect, it } from "vitest";
import reference from "./fixtures/papers-001-to-004.json";
import { chain } from "./support/chain.ts";
import { openbath } from "./support/command-line.ts";

/** Paper 002, Eq. 5, as a problem file: the paper's gamma is half the strength, its field half the splitting. */
function paper002(
  p: {
    L: number;
    J: number;
    h: number;
    Delta: number;
    delta: number;
    gamma_l: number;
    gamma_r: number;
    T_l: number;
    T_r: number;
  },
  rest: object,
): string {
  const sites = Array.from({ length: p.L }, (_, k) => k + 1);
  const bath = (temperature: number, gamma: number) => ({
    temperature,
    spectralDensity: { kind: "pure-ohmic", strength: 2 * gamma },
  });
  const currents = sites.slice(1).map((i) => [`j${i - 1}`, `2*${p.J}*(sy(${i - 1})*sx(${i}) - sx(${i - 1})*sy(${i}))`]);
  return JSON.stringify({
    space: { spins: p.L },
    hamiltonian: { xxz: { field: sites.map((_, k) => 2 * (p.h + k * p.delta)), coupling: p.J, anisotropy: p.Delta } },
    baths: { left: bath(p.T_l, p.gamma_l), right: bath(p.T_r, p.gamma_r) },
    couplings: [
      { bath: "left", hermitian: "sx(1)" },
      { bath: "right", hermitian: `sx(${p.L})` },
    ],
    observables: Object.fromEntries([...sites.map((i) => [`m${i}`, `sz(${i})`]), ...currents]),
    ...rest,
  });
}

const EQUATIONS: Readonly<Record<string, object>> = {
  redfield: { equation: "redfield" },
  local_redfield_N0: { equation: "local-redfield", order: 0 },
  local_redfield_N4: { equation: "local-redfield", order: 4 },
  local_lindblad_N1: { equation: "local-redfield-lindblad", order: 1 },
  "adhoc_redfield_eps0.6_N2": { equation: "ad-hoc-local-redfield", order: 2, energy: 0.6 },
  "adhoc_lindblad_eps0.6_N1": { equation: "ad-hoc-lindblad", order: 1, energy: 0.6 },
  trad_lindblad: { equation: "local-lindblad" },
};

const labelled = (names: readonly string[]) => names.map((label) => ({ ...EQUATIONS[label], label }));

describe("paper 002 through the command line", () => {
  it("has the steady states of all its equations", async () => {
    const { params, values } = reference.steady;
    const names = Object.keys(values);
    const { out } = await openbath(["solve", "-", "--json"], { "-": paper002(params, { equations: labelled(names) }) });
    const { solutions } = JSON.parse(out);
    names.forEach((name, k) => {
      const expected = values[name as keyof typeof values];
      expect(solutions[k].label ?? solutions[k].equation).toBe(name);
      expected.populations.forEach((p, level) => {
        expect(solutions[k].populations[level]).toBeCloseTo(p, 12);
      });
      expected.magnetisation.forEach((m, site) => {
        expect(solutions[k].observables[`m${site + 1}`]).toBeCloseTo(m, 12);
      });
      expected.currents.forEach((j, bond) => {
        expect(solutions[k].observables[`j${bond + 1}`]).toBeCloseTo(j, 12);
      });
    });
  });

  it("has the courses in time, and sees positivity broken on the way", async () => {
    const { params, values } = reference.dynamics;
    const names = Object.keys(values);
    const text = paper002(params, { equations: labelled(names), times: params.times, initial: "plus" });
    const { out } = await openbath(["evolve", "-", "--json"], { "-": text });
    const { times, solutions } = JSON.parse(out);
    expect(times).toEqual(params.times);
    names.forEach((name, k) => {
      values[name as keyof typeof values].forEach(({ magnetisation, min_eig }, at) => {
        magnetisation.forEach((m, site) => {
          expect(solutions[k].observables[`m${site + 1}`].mean[at]).toBeCloseTo(m, 9);
        });
        expect(solutions[k].minEigenvalue[at]).toBeCloseTo(min_eig, 9);
      });
    });
  });

  it("has the averages of the density matrix from quantum trajectories, within their errors", async () => {
    const { times, magnetisation } = reference.trajectories;
    const params = { L: 8, J: 1, h: 1, Delta: 0.7, delta: -0.07, gamma_l: 0.25, gamma_r: 0.25, T_l: 2.2, T_r: 2.2 };
    const text = paper002(params, { equations: ["local-lindblad"], times, initial: "up" });
    const options = ["trajectories", "-", "--json", "--count", "400", "--seed", "7", "--workers", "1"];
    const { code, out } = await openbath(options, { "-": text });
    expect(code).toBe(0);
    const { observables, solutions } = JSON.parse(out);
    expect(observables).toEqual(solutions[0].observables); // the only solution stands at the top, too
    times.forEach((_, at) => {
      magnetisation[at].forEach((m, site) => {
        const { mean, standardError } = observables[`m${site + 1}`];
        expect(Math.abs(mean[at] - m)).toBeLessThan(4.5 * standardError[at]); // 80 comparisons, strongly correlated
      });
    });
    expect((await openbath(options, { "-": text })).out).toBe(out);
  });
});

describe("openbath evolve and trajectories", () => {
  const timed = { times: "[0, 1, 3]", initial: "[up, down, plus]" };

  it("print tables, CSV with one row for each solution and time, and JSON", async () => {
    const text = chain(timed);
    const csv = (await openbath(["evolve", "-", "--csv"], { "-": text })).out.trimEnd().split("\n");
    expect(csv[0]).toBe("solution,t,sz1,sz3");
    expect(csv).toHaveLength(1 + 4 * 3);
    expect(csv[1]).toMatch(/^redfield,0,1(\.0+\d*)?,/);
    expect((await openbath(["evolve", "-"], { "-": text })).out).toMatch(
      /^redfield\nt +sz1 +sz3 +smallest eigenvalue\n/,
    );
  });

  it("start from a thermal state and from an expression", async () => {
    const same = {
      baths: "\n  left: { beta: 1, spectralDensity: { kind: drude, strength: 1, cutoff: 5 } }",
      couplings: "[{ bath: left, hermitian: sx(1) }]",
    };
    const thermal = await openbath(["evolve", "-", "--json", "--equation", "eigenbasis-lindblad"], {
      "-": chain({ ...same, times: "[0, 40]", initial: "thermal" }),
    });
    const { mean } = JSON.parse(thermal.out).observables.sz1;
    expect(mean[1]).toBeCloseTo(mean[0], 9); // the Gibbs state is stationary
    const mixed = await openbath(["evolve", "-", "--json", "--equation", "redfield"], {
      "-": chain({ times: "[0]", initial: '"id/8"' }),
    });
    expect(JSON.parse(mixed.out).observables.sz1.mean[0]).toBeCloseTo(0, 14);
  });

  it.each([
    ["no times", { initial: "up" }, /evolve needs times in the problem file/],
    ["no initial state", { times: "[1]" }, /evolve needs an initial state/],
    ["times out of order", { ...timed, times: "[1, 0.5]" }, /times\[1\]: times must ascend, got 0.5 after 1/],
    [
      "a state that is none",
      { ...timed, initial: '"sz(1)"' },
      /initial: an expression for the initial density matrix must have trace 1, got 0/,
    ],
    ["a wrong number of sites", { ...timed, initial: "[up, down]" }, /initial: /],
    [
      "baths of different temperatures for a thermal state",
      { ...timed, initial: "thermal" },
      /initial: thermal needs baths of one temperature/,
    ],
  ])("refuse %s in one line", async (_, changes, message) => {
    const { code, out, err } = await openbath(["evolve", "-"], { "-": chain(changes as Record<string, string>) });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("trajectories refuse equations without a sparse Lindblad form, bad counts and unknown targets", async () => {
    const refusal = async (text: string, ...options: string[]) =>
      (await openbath(["trajectories", "-", ...options], { "-": text })).err;
    expect(await refusal(chain({ ...timed, equations: "[redfield]" }))).toMatch(
      /trajectories needs an equation in Lindblad form/,
    );
    const good = chain({ ...timed, equations: "[local-lindblad]" });
    expect(await refusal(good, "--count", "0")).toMatch(/--count: expected a whole number from 1 on, got "0"/);
    expect(await refusal(good, "--target", "sz9:0.1")).toMatch(/--target: no observable "sz9"; the file has sz1, sz3/);
    const strict = await openbath(["trajectories", "-", "--count", "40", "--workers", "1", "--target", "sz1:1e-6"], {
      "-": good,
    });
    expect(strict.code).toBe(1);
    expect(strict.err).toMatch(/40 trajectories did not bring the standard error of sz1 to 0\.000001/);
  });
});
