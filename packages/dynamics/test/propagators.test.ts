import {
  eigenbasisLindblad,
  localLindblad,
  localRedfield,
  localRedfieldLindblad,
  partialSecular,
  redfield,
  universalLindblad,
} from "@openbath/generators";
import { density, productState } from "@openbath/hilbert";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evolve } from "../src/index.ts";
import { exponential, ownLindblad, randomRedfield } from "./support/generators.ts";
import { chain, figure } from "./support/models.ts";
import { distance, randomState, uniform } from "./support/random.ts";

const METHODS = ["krylov", "runge-kutta", "spectral"] as const;

/** The error wanted is 1e-10 in the Frobenius norm; Redfield maps may enlarge that of an early step a little. */
const AGREE = 5e-10;

describe("the Krylov, Runge-Kutta and spectral routes", () => {
  it.each([
    ["a random Redfield equation", randomRedfield],
    ["a Lindblad equation that has nothing but apply", ownLindblad],
  ] as const)("give the exponential of the d^2 x d^2 matrix, for %s", (_, make) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 5 }), (seed, d) => {
        const next = uniform(seed);
        const generator = make(d, next);
        const rho0 = randomState(d, next);
        const times = [0.3 * next(), 0.5 + next(), 4 + next()];
        const exact = times.map((t) => exponential(generator, rho0, t));
        for (const method of METHODS) {
          const { states } = evolve(generator, rho0, times, { method, start: 0 });
          states!.forEach((rho, k) => {
            expect(distance(rho, exact[k])).toBeLessThan(AGREE);
          });
        }
      }),
      { numRuns: 8 },
    );
  });

  it.each([
    ["Redfield", redfield],
    ["eigenbasis Lindblad", eigenbasisLindblad],
    ["partial secular", (system: ReturnType<typeof chain>) => partialSecular(system, { cutoff: 1 })],
    ["universal Lindblad", universalLindblad],
    ["traditional local Lindblad", localLindblad],
    ["local Redfield", (system: ReturnType<typeof chain>) => localRedfield(system, { order: 3 })],
    ["local Lindblad", (system: ReturnType<typeof chain>) => localRedfieldLindblad(system, { order: 1 })],
  ] as const)("agree on paper 002's chain under the %s equation", (_, equation) => {
    const system = chain({ ...figure, T_r: 3.1 });
    const generator = equation(system);
    // the first fills all blocks, the second those of one magnetisation only
    for (const sites of [
      ["plus", "up", "+y"],
      ["up", "down", "up"],
    ]) {
      const rho0 = density(productState(system.hamiltonian.space, sites));
      const exact = exponential(generator, rho0, 2.7);
      for (const method of METHODS) {
        const { final } = evolve(generator, rho0, [2.7], { method, start: 0 });
        expect(distance(final, exact)).toBeLessThan(AGREE);
      }
    }
  });

  it("estimate their error from above and not wildly so", () => {
    const next = uniform(31);
    const generator = randomRedfield(6, next);
    const rho0 = randomState(6, next);
    const exact = exponential(generator, rho0, 6);
    for (const method of METHODS) {
      for (const tolerance of [1e-4, 1e-7]) {
        const { final, errorEstimate } = evolve(generator, rho0, [6], { method, start: 0, tolerance });
        expect(distance(final, exact)).toBeLessThan(Math.max(errorEstimate, 1e-14));
        expect(errorEstimate).toBeLessThan(tolerance);
      }
    }
  });

  it("go on where they stopped: e^{L (s + t)} = e^{L t} e^{L s}", () => {
    const next = uniform(5);
    const generator = randomRedfield(4, next);
    const rho0 = randomState(4, next);
    for (const method of METHODS) {
      const whole = evolve(generator, rho0, [0, 1.3, 3.1], { method });
      const first = evolve(generator, rho0, [0, 1.3], { method });
      const second = evolve(generator, first.final, [1.3, 3.1], { method });
      expect(distance(whole.final, second.final)).toBeLessThan(AGREE);
      expect(distance(whole.states![1], first.final)).toBeLessThan(AGREE);
    }
  });

  it("give the same states on a grid however fine", () => {
    const system = chain({ ...figure, L: 4 });
    const rho0 = density(productState(system.hamiltonian.space, ["plus", "up", "+y", "down"]));
    const fine = Array.from({ length: 301 }, (_, k) => k / 100);
    const dense = evolve(redfield(system), rho0, fine, { method: "krylov", positivity: false });
    const coarse = evolve(redfield(system), rho0, [0, 1, 3], { method: "krylov" });
    expect(distance(dense.states![100], coarse.states![1])).toBeLessThan(AGREE);
    expect(distance(dense.states![300], coarse.states![2])).toBeLessThan(AGREE);
    // a grid time is a combination of Krylov vectors: no space more than for the coarse grid, but for rounding in where they end
    expect(dense.statistics.applications).toBeLessThan(1.2 * coarse.statistics.applications);
  });

  it("need fewer Krylov vectors where memory is short, and say when it is too short", () => {
    const next = uniform(19);
    const generator = randomRedfield(6, next);
    const rho0 = randomState(6, next);
    const options = { start: 0, method: "krylov" as const };
    const roomy = evolve(generator, rho0, [5], options);
    const tight = evolve(generator, rho0, [5], { ...options, maxMemory: 8 * 36 * 16 });
    expect(distance(roomy.final, tight.final)).toBeLessThan(AGREE);
    expect(tight.statistics.steps).toBeGreaterThan(roomy.statistics.steps);
    expect(() => evolve(generator, rho0, [5], { ...options, maxMemory: 1000 })).toThrow(/36 real unknowns.*maxMemory/);
  });

  it("are chosen by size and time: eigenvectors for few unknowns or long times, Krylov spaces else", () => {
    const small = chain(figure);
    const large = chain({ ...figure, L: 4 });
    const choose = (system: typeof small, t: number): string => {
      const sites = system.hamiltonian.space.sites.map(() => "up");
      return evolve(localLindblad(system), density(productState(system.hamiltonian.space, sites)), [0, t]).method;
    };
    expect(choose(small, 1)).toBe("spectral"); // 20 unknowns
    expect(choose(large, 1)).toBe("krylov"); // 70
    expect(choose(large, 1e3)).toBe("spectral");
  });

  it("reach times far beyond the relaxation time", () => {
    const next = uniform(77);
    const generator = ownLindblad(3, next);
    const rho0 = randomState(3, next);
    const long = evolve(generator, rho0, [0, 2000], { method: "krylov" }).final;
    const spectral = evolve(generator, rho0, [0, 1e6], { method: "spectral" }).final;
    expect(distance(long, spectral)).toBeLessThan(1e-10);
    const image = rho0.clone();
    generator.apply(long, image);
    expect(Math.max(...image.data.map(Math.abs))).toBeLessThan(1e-10);
  });
});
