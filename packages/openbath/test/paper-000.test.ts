import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SolutionDocument } from "../src/solution-document.ts";
import { openbath } from "./support/command-line.ts";
import { EQUATION_NAMES, problemFile, type ReferenceCase } from "./support/reference-case.ts";

const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures", "paper-000.json"), "utf8"),
) as readonly ReferenceCase[];

/**
 * The reference numbers carry 13 significant digits, so that an energy of size 10 is good to 5e-13. At exactly zero Bohr frequencies the universal
 * Lindblad equation has a square root of a vanishing rate, which turns rounding of 1e-16 in the energies into 1e-11 in the state.
 */
const tolerance = (short: string, zeroBohrFrequency: boolean): number =>
  short === "ULE" && zeroBohrFrequency ? 5e-11 : 1e-12;

/** Currents of the order of epsilon^4 hold 1e-7 of their size down to 2e-15: the rest is rounding of the reference's own sz. */
const CURRENT_DIGITS = 1e-6;

describe.each(cases)("$id of paper 000: $params.N spins, g = $params.g, epsilon = $params.epsilon", (one) => {
  it.each(Object.entries(EQUATION_NAMES))("%s agrees with the reference numbers", async (short, name) => {
    const { code, out } = await openbath(["solve", "-", "--json", "--equation", name], { "-": problemFile(one) });
    expect(code).toBe(0);
    const { energies, solutions } = JSON.parse(out) as SolutionDocument;
    const [{ equation, populations, minEigenvalue, observables, currents, checks }] = solutions;
    const expected = one.results[short];
    const close = tolerance(short, one.zeroBohrFrequency);
    const near = (value: unknown, wanted: number) => expect(Math.abs((value as number) - wanted)).toBeLessThan(close);
    const nearCurrent = (value: unknown, wanted: number) => {
      near(value, wanted);
      if (Math.abs(wanted) > 1e-16 && close === 1e-12)
        expect(Math.abs((value as number) / wanted - 1)).toBeLessThan(CURRENT_DIGITS);
    };

    expect(equation).toBe(name);
    expected.sz.forEach((sz, l) => {
      near(observables[`sz${l + 1}`], sz);
    });
    expected.bonds.forEach((current, l) => {
      nearCurrent(observables[`I${l + 1}`], current);
    });
    near(
      populations.reduce((sum, p, a) => sum + p * energies[a], 0),
      expected.energy,
    );
    near(minEigenvalue, expected.minEigenvalue);
    ["left", "right"].forEach((bath, k) => {
      nearCurrent(2 * (currents[bath].number ?? Number.NaN), expected.spinCurrents[k]);
      nearCurrent(currents[bath].energy, expected.energyCurrents[k]);
    });
    const inEquilibrium = one.params.beta[0] === one.params.beta[1] && one.params.mu[0] === one.params.mu[1];
    if (inEquilibrium) near(checks.traceDistanceToGibbs, expected.gibbsDistances[0]);
    else expect(checks).not.toHaveProperty("traceDistanceToGibbs");
  });
});
