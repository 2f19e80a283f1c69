import { levels, spins } from "@openbath/hilbert";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTauPop, checkTauPopCoh, limits, ness, tauObservables, tauPop, tauPopCoh } from "../src/index.ts";
import { cases, paperChain } from "./paper-chain.ts";
import { random, randomHermitian, randomSystem } from "./random-systems.ts";

const systems = [
  { state: ness(paperChain(cases[0].params)), regions: [[1], [3]] },
  { state: ness(randomSystem(levels([3, 2]), 5)), regions: [[1]] },
  { state: ness(randomSystem(spins(3), 8)), regions: [[1, 2], [3]] },
].map((one) => {
  const traces = one.regions.map((_, r) => 0.5 + r);
  return { ...one, traces, pop: tauPop(one.state, { ...one, traces }), coh: tauPopCoh(one.state, { ...one, traces }) };
});

describe("weak duality", () => {
  it("no certificate whatever proves more than what an equation attains", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(...systems),
        (seed, { state, regions, traces, pop, coh }) => {
          const next = random(seed);
          const d = state.populations.length;
          const mix = Math.abs(next()) ** 4; // often close to the optimal certificate
          const weights = pop.certificate.weights;
          const near = Float64Array.from({ length: d }, (_, k) => (1 - mix) * weights[k] + mix * next());
          expect(checkTauPop(state, { regions, traces }, { weights: near }).lowerBound).toBeLessThanOrEqual(
            pop.upperBound,
          );
          const witness = randomHermitian(d, next);
          const best = coh.certificate.witness.data;
          for (let at = 0; at < best.length; at++) witness.data[at] = (1 - mix) * best[at] + mix * witness.data[at];
          expect(checkTauPopCoh(state, { regions, traces }, { witness }).lowerBound).toBeLessThanOrEqual(
            coh.upperBound,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("holds between the questions: asking for less is never dearer", () => {
    for (const { state, regions, traces, pop } of systems) {
      const condition = { observable: state.system.hamiltonian, region: 0, value: 0.01 };
      const more = tauObservables(state, { regions, traces, conditions: [condition] });
      expect(pop.lowerBound).toBeLessThanOrEqual(more.upperBound);
      expect(more.lowerBound).toBeLessThanOrEqual(more.upperBound);
    }
  });
});

describe("limits", () => {
  it("stopped before it could decide, it says so", () => {
    const seen: number[] = [];
    const signal = { aborted: false };
    const onIteration = ({ iteration }: { iteration: number }): void => {
      seen.push(iteration);
      signal.aborted = iteration >= 2;
    };
    const system = paperChain({ ...cases[21].params, g: 0.02 });
    const stopped = limits(system, { left: [1], right: [2, 3], traces: "free", signal, onIteration });
    expect(seen.slice(0, 3)).toEqual([0, 1, 2]);
    expect(stopped.verdict).toBe("undecided");
    expect(stopped.reason).toMatch(/the bounds lie on both sides of it/);
    expect(stopped.tauPopCoh.lowerBound).toBeLessThan(stopped.tauPopCoh.upperBound);
  });

  it("names bad options", () => {
    const system = paperChain(cases[0].params);
    expect(() => limits(system, { left: [1], regions: [[1]] })).toThrow(/either regions, or left and right/);
    expect(() => limits(system, { left: [1], tolerance: 0 })).toThrow(/tolerance must be positive, got 0/);
    expect(() => limits(system, { left: [1], traces: { sum: -1 } })).toThrow(
      /traces.sum must be a positive finite number, got -1/,
    );
    expect(() => limits(system, { left: [1], right: [3], traces: [1, Number.NaN] })).toThrow(/traces\[1\] must be/);
  });
});
