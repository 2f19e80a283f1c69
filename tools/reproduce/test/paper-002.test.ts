import { productState, spins, sz } from "@openbath/hilbert";
import { RunningMoments, trajectories } from "@openbath/trajectories";
import { describe, expect, it } from "vitest";
import { trapError } from "../src/paper-002/bose-hubbard.ts";
import {
  chain,
  generatorOf,
  localLindbladOf,
  localRedfieldOf,
  REDFIELD,
  system,
  TRADITIONAL,
} from "../src/paper-002/chain.ts";
import { currentClaims } from "../src/paper-002/claims/currents.ts";
import { exponents } from "../src/paper-002/claims/scaling.ts";
import { exponent } from "../src/paper-002/courses.ts";
import { couplingScan } from "../src/paper-002/memory-time.ts";
import { steadyError, thermalError } from "../src/paper-002/states.ts";
import { runShare, TIMES, UNRAVELLED } from "../src/paper-002/trajectories.ts";
import { direct } from "./support/direct.ts";

describe("paper 002, Fig. 3(a): the time-averaged error of the local Redfield equation", () => {
  it("goes as (tau_B/tau_S)^(N+1) when J is varied and the fields are equal", () => {
    exponents(direct, couplingScan(0)).forEach((found, N) => {
      expect(Math.abs(found - (N + 1))).toBeLessThan(0.05);
    });
  });

  it("has lower exponents for J below the gradient of the fields, as measured independently", () => {
    const reference = [0.99, 1.51, 2.18, 2.75, 3.17];
    exponents(direct, couplingScan(-0.07)).forEach((found, N) => {
      expect(Math.abs(found - reference[N])).toBeLessThan(0.05);
    });
  });
});

describe("paper 002, steady states", () => {
  it("have the independently measured distances to the exact Redfield equation", () => {
    const parameters = chain({ L: 4, T: 2.2 });
    expect(steadyError(parameters, localRedfieldOf(4))).toBeCloseTo(0.005046011917974, 9);
    expect(steadyError(parameters, localLindbladOf(1))).toBeCloseTo(0.0572862527597, 9);
    expect(steadyError(parameters, TRADITIONAL)).toBeCloseTo(0.6311889228343, 9);
  });

  it("are thermal for pure Ohmic baths and not for Drude baths", () => {
    expect(thermalError(chain({ L: 4, T: 2.2 }), REDFIELD)).toBeLessThan(1e-12);
    expect(thermalError(chain({ L: 4, T: 2.2, cutoff: 10 }), REDFIELD)).toBeCloseTo(0.22, 2);
  });

  it("carry the measured currents between baths of one temperature", () => {
    const [traditional, exact, local, lindblad, conserved] = currentClaims();
    expect(traditional).toMatchObject({ holds: true, measured: expect.stringContaining("-0.09418") });
    expect(exact.holds).toBe(true);
    expect(local.holds).toBe(false);
    expect(lindblad).toMatchObject({ holds: false, measured: expect.stringContaining("57 % and 32 %") });
    expect(conserved.holds).toBe(false);
  });

  it("of the Bose-Hubbard trap converge with the order", () => {
    const reference = [0.1932404, 0.1119333, 0.0253187, 0.0125158, 0.0029864];
    reference.forEach((d, order) => {
      expect(trapError(2, order)).toBeCloseTo(d, 5);
    });
  });
});

describe("shares of an ensemble of trajectories", () => {
  it("put together are the whole ensemble, to the last bit", async () => {
    const which = "local";
    const parameters = chain({ L: 3, T: 2.2 });
    const unravelling = generatorOf(system(parameters), UNRAVELLED[which]).unravelling?.();
    if (unravelling === undefined) throw new Error("a Lindblad equation has trajectories");
    const whole = await trajectories(unravelling, {
      count: 8,
      chunk: 4,
      seed: 2,
      initial: productState(spins(3), ["up", "up", "up"]),
      times: TIMES,
      observables: { m2: sz(spins(3), 2) },
    });
    const sums = new RunningMoments(5 * TIMES.length);
    for (const first of [0, 4]) {
      const { count, mean, squares } = await runShare({ which, L: 3, seed: 2, first, count: 4 });
      sums.merge({ count, mean: Float64Array.from(mean), squares: Float64Array.from(squares) });
    }
    const second = TIMES.map((_, t) => TIMES.length + t);
    expect(second.map((k) => sums.mean[k])).toEqual(Array.from(whole.observables["m2"].mean));
    expect(second.map((k) => sums.standardError(k))).toEqual(Array.from(whole.observables["m2"].standardError));
  });
});

describe("an exponent", () => {
  it("is that of a power law, points below the floor left out", () => {
    const points = [1, 2, 4, 8].map((x): [number, number] => [x, 3 * x ** 2.5]);
    expect(exponent(points)).toBeCloseTo(2.5, 12);
    expect(exponent([[0.5, 1e-20], ...points], 1e-14)).toBeCloseTo(2.5, 12);
  });
});
