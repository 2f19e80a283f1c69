import { describe, expect, it } from "vitest";
import type { BathDocument } from "../src/commands/bath.ts";
import { chain, qubit } from "./support/chain.ts";
import { openbath } from "./support/command-line.ts";

const document = async (text: string, ...options: string[]): Promise<BathDocument> => {
  const { code, out, err } = await openbath(["bath", "-", "--json", ...options], { "-": text });
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
};

describe("openbath bath --json", () => {
  it("gives the keys of the design for every bath, at the energies and times asked for", async () => {
    const { baths } = await document(chain(), "--energies", "0.5,-1", "--times", "0,2.5");
    expect(Object.keys(baths)).toEqual(["left", "right"]);
    for (const { energies, times } of Object.values(baths)) {
      expect(energies.map(({ E }) => E)).toEqual([0.5, -1]);
      for (const entry of energies)
        expect(Object.keys(entry)).toEqual(["E", "J", "occupation", "pvJ", "pvJn", "W", "emission", "absorption"]);
      expect(times.map(({ t }) => t)).toEqual([0, 2.5]);
      for (const { C } of times) expect(Object.keys(C)).toEqual(["re", "im"]);
    }
  });

  /** Rows of the table of mpmath values (30 digits) for J = w exp(-(w/10)^2), beta = 1, mu = -0.5: E, P int J n/(w-E), P int J/(w-E). */
  it("has the principal values of mpmath, without 1/2 pi", async () => {
    const text = qubit({
      baths: "{ only: { beta: 1, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } } }",
    });
    const { energies } = (await document(text, "--energies", "-100")).baths["only"];
    expect(Math.abs(energies[0].pvJn - 0.00691184388778549)).toBeLessThan(1e-12);
    expect(Math.abs(energies[0].pvJ - 0.46010988386736323)).toBeLessThan(1e-12);
  });

  it("has J n of detailed balance in the real part of W: W(E) + W(E)^* = J n (E) + J (1 + n)(-E)", async () => {
    const { energies } = (await document(qubit(), "--energies", "0.7,-0.7")).baths["only"];
    const [gain, loss] = energies;
    const J = 0.7 * Math.exp(-0.0049);
    const n = 1 / Math.expm1(2 * (0.7 + 0.5));
    expect(gain.J).toBeCloseTo(J, 14);
    expect(gain.occupation).toBeCloseTo(n, 14);
    expect(2 * gain.W.re).toBeCloseTo(J * n, 14);
    expect(loss.J).toBe(0);
    expect(2 * loss.W.re).toBeCloseTo(J * (1 + n), 14);
  });

  it("puts the principal values into Im W: (P int J n/(x-E) - P int J (1+n)/(x+E)) / 2 pi", async () => {
    const { energies } = (await document(qubit(), "--energies", "0.7,-0.7")).baths["only"];
    const [at, opposite] = energies;
    expect(at.W.im).toBeCloseTo((at.pvJn - opposite.pvJ - opposite.pvJn) / (2 * Math.PI), 13);
  });

  it("parts W into emission and absorption, which an exchange coupling meets one by one", async () => {
    const { energies } = (await document(qubit(), "--energies", "0.7,-0.7")).baths["only"];
    for (const { W, emission, absorption } of energies) {
      expect(W.re).toBeCloseTo(emission.re + absorption.re, 14);
      expect(W.im).toBeCloseTo(emission.im + absorption.im, 14);
    }
    expect(energies[0].emission.re).toBe(0);
    expect(energies[1].absorption.re).toBe(0);
  });

  it("has C(0) = int J (1 + 2 n) / 2 pi, real, and C(-t) = C(t)^*", async () => {
    const { times } = (await document(qubit(), "--energies", "1", "--times", "0,0.3,-0.3")).baths["only"];
    const step = 1e-3;
    let sum = 0;
    for (let w = step / 2; w < 60; w += step)
      sum += (w * Math.exp(-((w / 10) ** 2)) * (1 + 2 / Math.expm1(2 * (w + 0.5))) * step) / (2 * Math.PI);
    expect(times[0].C.re).toBeCloseTo(sum, 6);
    expect(times[0].C.im).toBeCloseTo(0, 13);
    expect(times[2].C).toEqual({ re: times[1].C.re, im: -times[1].C.im });
  });
});

describe("openbath bath", () => {
  it("prints tables across the band when no energies are asked for", async () => {
    const { code, out, err } = await openbath(["bath", "-"], { "-": chain() });
    expect([code, err]).toEqual([0, ""]);
    for (const text of ["bath left", "bath right", "P int J n/(w-E)", "Im W"]) expect(out).toContain(text);
  });

  it("refuses the correlation function of a bath that has none, and names the bath", async () => {
    const text = qubit({ baths: "{ only: { beta: 1, mu: -1, spectralDensity: { kind: pure-ohmic, strength: 1 } } }" });
    const { code, err } = await openbath(["bath", "-", "--times", "1"], { "-": text });
    expect(code).toBe(2);
    expect(err).toMatch(/^openbath: --times: the correlation function of bath only does not exist: .*\n$/);
  });
});
