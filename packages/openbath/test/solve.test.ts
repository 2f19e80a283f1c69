import { describe, expect, it } from "vitest";
import type { SolutionDocument } from "../src/solution-document.ts";
import { chain, qubit } from "./support/chain.ts";
import { openbath } from "./support/command-line.ts";

const document = async (text: string, ...options: string[]): Promise<SolutionDocument> => {
  const { code, out, err } = await openbath(["solve", "problem.yaml", "--json", ...options], { "problem.yaml": text });
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out.endsWith("}\n")).toBe(true);
  return JSON.parse(out);
};

describe("openbath solve --json", () => {
  it("prints one document with the keys of the design, in their order, and nothing else", async () => {
    const { openbath: version, kind, energies, solutions, ...rest } = await document(chain());
    expect([version, kind, rest]).toEqual(["0.1.0", "density-matrix", {}]);
    expect(energies).toHaveLength(8);
    expect(energies).toEqual(energies.toSorted((a, b) => a - b));
    expect(solutions.map(({ equation }) => equation)).toEqual([
      "redfield",
      "local-lindblad",
      "eigenbasis-lindblad",
      "universal-lindblad",
    ]);
    for (const solution of solutions) {
      expect(Object.keys(solution)).toEqual([
        "equation",
        "populations",
        "minEigenvalue",
        "residual",
        "observables",
        "currents",
        "checks",
      ]);
      expect(Object.keys(solution.observables)).toEqual(["sz1", "sz3"]);
      expect(Object.keys(solution.currents)).toEqual(["left", "right"]);
      expect(Object.keys(solution.currents["left"])).toEqual(["energy", "number"]);
      expect(Object.keys(solution.checks)).toEqual(["localConservation", "positivity"]);
      expect(solution.populations).toHaveLength(8);
      expect(solution.populations.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 13);
    }
  });

  it("has numbers everywhere: no null, which is what JSON makes of NaN", async () => {
    const { out } = await openbath(["solve", "-", "--json", "--density"], { "-": chain() });
    expect(out).not.toContain("null");
  });

  it("gives what flows in from one bath as what flows out into the other, in energy and in number", async () => {
    const { solutions } = await document(chain());
    for (const { currents } of solutions) {
      expect(Math.abs(currents["left"].energy + currents["right"].energy)).toBeLessThan(1e-15);
      expect(Math.abs((currents["left"].number ?? 1) + (currents["right"].number ?? 1))).toBeLessThan(1e-15);
    }
    const [{ currents }] = solutions;
    expect(currents["right"].energy).toBeGreaterThan(0);
  });

  it("gives the distance to the Gibbs state only where there is one temperature", async () => {
    const { solutions } = await document(qubit());
    for (const { checks } of solutions) expect(checks.traceDistanceToGibbs).toBeLessThan(1e-15);
  });

  it("leaves out the number current where there is no number", async () => {
    const text = qubit({
      space: "{ levels: [2] }",
      hamiltonian: "{ matrix: { re: [[0, 0], [0, 1]] } }",
      couplings: "[{ bath: only, exchange: 'ketbra(1, 0, 1)' }]",
      observables: "{ excited: 'ketbra(1, 1, 1)' }",
    });
    const [{ currents }] = (await document(text)).solutions;
    expect(Object.keys(currents["only"])).toEqual(["energy"]);
  });

  it("gives an observable that is not Hermitian as a complex number", async () => {
    const [{ observables }] = (await document(qubit({ observables: "{ phase: 1i*sz(1), sm: sm(1) }" }))).solutions;
    const z = Math.tanh(0.5 * 2 * 1.5);
    expect(Object.keys(observables["phase"])).toEqual(["re", "im"]);
    expect((observables["phase"] as { im: number }).im).toBeCloseTo(-z, 13);
    expect(observables["sm"]).toEqual({ re: 0, im: 0 });
  });

  it("carries a label beside the equation's name, where there is one", async () => {
    const { solutions } = await document(
      qubit({ equations: "[redfield, { equation: partial-secular, cutoff: 5, label: secular-ish }]" }),
    );
    expect(solutions[0]).not.toHaveProperty("label");
    expect(solutions[1]).toMatchObject({ equation: "partial-secular", label: "secular-ish" });
  });
});

describe("the density matrix of --density", () => {
  it("is row-major in the product basis, site 1 slowest, spin up first", async () => {
    // Without interaction the state is the product of the two sites' Gibbs states, at E - mu = 1.5 beta = 5 and at 2.5, beta = 0.5.
    const text = chain({
      space: "{ spins: 2 }",
      hamiltonian: "0.5 * sz(1) + sz(2)",
      couplings: "[{ bath: left, exchange: sm(1) }, { bath: right, exchange: sm(2) }]",
      observables: "{}",
    });
    const { solutions } = await document(text, "--density");
    const up = [1 / (1 + Math.exp(5 * 1.5)), 1 / (1 + Math.exp(0.5 * 2.5))];
    const diagonal = [up[0] * up[1], up[0] * (1 - up[1]), (1 - up[0]) * up[1], (1 - up[0]) * (1 - up[1])];
    for (const { density } of solutions) {
      expect(density?.dim).toBe(4);
      density?.re.forEach((x, k) => {
        expect(x).toBeCloseTo(k % 5 === 0 ? diagonal[k / 5] : 0, 13);
      });
      expect(density?.im.every((x) => Math.abs(x) < 1e-13)).toBe(true);
    }
  });

  it("has i<up|rho|down> above the diagonal with the sign of <sy>: Tr(sy rho) = -2 Im of the first row's second entry", async () => {
    const text = qubit({
      hamiltonian: "0.5*sz(1) + 0.2*sy(1) + 0.1*sx(1)",
      couplings: "[{ bath: only, hermitian: sx(1) }]",
      observables: "{ x: sx(1), y: sy(1), z: sz(1) }",
    });
    for (const { density, observables } of (await document(text, "--density")).solutions) {
      const { re = [], im = [] } = density ?? {};
      expect(observables["x"]).toBeCloseTo(2 * re[1], 14);
      expect(observables["y"]).toBeCloseTo(-2 * im[1], 14);
      expect(observables["z"]).toBeCloseTo(re[0] - re[3], 14);
      expect([re[1], im[1]]).toEqual([re[2], -im[2]]);
    }
  });
});

describe("openbath solve", () => {
  it("prints a table of every solution and a verdict for each", async () => {
    const { code, out, err } = await openbath(["solve", "-"], { "-": chain() });
    expect([code, err]).toEqual([0, ""]);
    for (const text of ["sz1", "energy from left", "number from right", "smallest eigenvalue", "level 0, E = "])
      expect(out).toContain(text);
    for (const name of ["Redfield", "Local Lindblad", "Eigenbasis", "Universal"])
      expect(out.toLowerCase()).toContain(name.toLowerCase().split(" ")[0]);
  });

  it("solves only what --equation names, by label or by name, as often as it is given", async () => {
    const text = qubit({
      equations: "[redfield, local-lindblad, { equation: partial-secular, cutoff: 5, label: mine }]",
    });
    const names = async (...wanted: string[]) =>
      (await document(text, ...wanted.flatMap((name) => ["--equation", name]))).solutions.map(
        ({ equation, label }) => label ?? equation,
      );
    expect(await names("local-lindblad")).toEqual(["local-lindblad"]);
    expect(await names("mine", "redfield")).toEqual(["mine", "redfield"]);
    expect(await names("partial-secular")).toEqual(["mine"]);
  });

  it("solves an equation that the file does not name, where it has no options", async () => {
    const { solutions } = await document(qubit({ equations: "[redfield]" }), "--equation", "universal-lindblad");
    expect(solutions.map(({ equation }) => equation)).toEqual(["universal-lindblad"]);
  });

  it.each([
    ["partial-secular", /it has options that only the problem file can give; the file has redfield$/],
    ["redfeld", /there is no such equation; there are redfield, .*; the file has redfield$/],
  ])("says why --equation %s cannot be", async (name, reason) => {
    const { code, out, err } = await openbath(["solve", "-", "--equation", name], {
      "-": qubit({ equations: "[redfield]" }),
    });
    expect([code, out]).toEqual([2, ""]);
    expect(err.startsWith(`openbath: --equation ${name}: `)).toBe(true);
    expect(err.trimEnd()).toMatch(reason);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("takes JSON as it takes YAML", async () => {
    const json = JSON.stringify({
      space: { spins: 1 },
      hamiltonian: "0.5 * sz(1)",
      epsilon: 0.1,
      baths: { only: { beta: 2, mu: -0.5, spectralDensity: { kind: "ohmic-gaussian", strength: 1, cutoff: 10 } } },
      couplings: [{ bath: "only", exchange: "sm(1)" }],
      observables: { sz: "sz(1)" },
    });
    expect(await document(json)).toEqual(await document(qubit()));
  });

  it("finds a table beside the problem file", async () => {
    const text = qubit({
      baths: "\n  only: { beta: 2, mu: -0.5, spectralDensity: { kind: tabulated, file: J.csv } }",
    });
    const run = await openbath(["solve", "cases/a.yaml", "--json"], {
      "cases/a.yaml": text,
      "cases/J.csv": "w,J\n0,0\n1,0.5\n4,0\n",
    });
    expect([run.code, run.err]).toEqual([0, ""]);
  });

  it("warns on standard error of a bath that nothing couples to", async () => {
    const spare = "\n  spare: { beta: 1, mu: -1, spectralDensity: { kind: drude, strength: 1, cutoff: 5 } }";
    const only = "\n  only: { beta: 2, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }";
    const { code, out, err } = await openbath(["solve", "-", "--json"], { "-": qubit({ baths: only + spare }) });
    expect(code).toBe(0);
    expect(err).toBe("openbath: warning: baths.spare: no coupling uses this bath\n");
    expect(Object.keys(JSON.parse(out).solutions[0].currents)).toEqual(["only"]);
  });
});

describe("a computation that fails", () => {
  it.each([
    [
      "a spin that no bath reaches",
      chain({
        hamiltonian: "sz(1) + 0.3*sz(2) + 0.4*sz(3)",
        couplings: "[{ bath: left, exchange: sm(1) }, { bath: right, exchange: sm(2) }]",
        equations: "[redfield]",
      }),
    ],
    [
      "a coupling that only dephases",
      qubit({ couplings: "[{ bath: only, hermitian: sz(1) }]", equations: "[redfield]" }),
    ],
    [
      "a bath of no strength",
      qubit({
        baths: "{ only: { beta: 1, mu: -1, spectralDensity: { kind: drude, strength: 0, cutoff: 5 } } }",
        equations: "[redfield]",
      }),
    ],
  ])("has exit code 1 and one line that names the equation: %s", async (_, text) => {
    const { code, out, err } = await openbath(["solve", "-", "--json"], { "-": text });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^openbath: redfield: the steady state is not unique: L\[rho\] = 0 has \d+ independent solutions.*\n$/,
    );
  });

  const subOhmic =
    "{ only: { beta: 1, spectralDensity: { kind: ohmic-gaussian, exponent: 0.5, strength: 1, cutoff: 5 } } }";

  it("names the equations whose rates diverge instead of printing numbers", async () => {
    const { code, out, err } = await openbath(["solve", "-"], {
      "-": qubit({ baths: subOhmic, couplings: "[{ bath: only, hermitian: sx(1) + sz(1) }]" }),
    });
    expect([code, out]).toEqual([1, ""]);
    for (const name of ["redfield", "local-lindblad", "eigenbasis-lindblad", "universal-lindblad"])
      expect(err).toMatch(new RegExp(`${name}: .*not finite`));
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("does not hide the equations that can be solved: they are printed, and the other is named with exit code 1", async () => {
    // Without a field the local equation asks the bath for quanta of energy 0, where this bath's occupation diverges; the pair's own energies are not 0.
    const { code, out, err } = await openbath(["solve", "-", "--json"], {
      "-": qubit({
        space: "{ spins: 2 }",
        hamiltonian: "0.3*(sx(1)*sx(2) + sy(1)*sy(2)) + 0.2*sz(2)",
        baths: subOhmic,
        equations: "[local-lindblad, redfield]",
      }),
    });
    expect(code).toBe(1);
    expect((JSON.parse(out) as SolutionDocument).solutions.map(({ equation }) => equation)).toEqual(["redfield"]);
    expect(err).toMatch(/^openbath: local-lindblad: .*not finite.*\n$/);
  });

  it("refuses a space too large for a density matrix, and says what serves there", async () => {
    const { code, err } = await openbath(["solve", "-"], { "-": qubit({ space: "{ spins: 14 }" }) });
    expect(code).toBe(2);
    expect(err).toBe(
      "openbath: the space has 16384 states; steady states are found for at most 4096 (use trajectories)\n",
    );
  });
});
