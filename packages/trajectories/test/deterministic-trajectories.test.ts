import { type Operator, productState, spins, sz } from "@openbath/hilbert";
import { TypeScriptKernel } from "@openbath/linalg/state-vectors";
import { describe, expect, it } from "vitest";
import { compileTrajectories, type Pair, TrajectoryRunner } from "../src/index.ts";
import { unravel } from "./baths.ts";
import fixture from "./fixtures/deterministic-trajectories.json" with { type: "json" };
import { bondCurrent, FIG_3D, localLindblad1, traditional } from "./xxz.ts";

// The random numbers of each jump are given, so that the whole trajectory is a definite set of numbers. The bound is a little above the
// stated uncertainty 1e-13 of the reference times: errors of one jump time go on through all that follow.
const BOUND = 4e-13;

function observablesOf(L: number): Record<string, Operator> {
  const space = spins(L);
  const named: Record<string, Operator> = {};
  for (let i = 1; i <= L; i++) named[`sz${i}`] = sz(space, i);
  for (let i = 1; i < L; i++) named[`j${i}`] = bondCurrent({ L, ...FIG_3D }, i);
  return named;
}

describe.each([
  ["local Lindblad, L = 4", fixture.traj_det_L4_local_lindblad, localLindblad1],
  ["traditional Lindblad, L = 8", fixture.traj_det_L8_trad_lindblad, traditional],
])("the trajectory of paper 002 with given random numbers: %s", (_, reference, equation) => {
  const { L } = reference.params;
  const expected = reference.values;
  const compile = (tolerance: number) =>
    compileTrajectories(unravel(equation({ L, ...FIG_3D }, FIG_3D.gamma, FIG_3D.T)), {
      initial: productState(spins(L), Array(L).fill("up")),
      times: expected.observables.map(({ t }) => t),
      observables: observablesOf(L),
      tolerance,
    });
  const problem = compile(1e-15);
  const pairs = reference.params.random_pairs_r1_r2 as unknown as Pair[];
  const run = new TrajectoryRunner(problem).run((draw) => pairs[draw]);

  it("jumps at the reference times into the reference channels", () => {
    expect(run.jumps.length).toBe(expected.jumps.length);
    run.jumps.forEach(({ time, channel, probabilities }, k) => {
      expect(channel).toBe(expected.jumps[k].channel);
      expect(Math.abs(time - expected.jumps[k].t)).toBeLessThan(BOUND);
      expected.jumps[k].p.forEach((p, i) => {
        expect(Math.abs(probabilities[i] - p)).toBeLessThan(BOUND);
      });
    });
  });

  it("has the reference norms, magnetisations and currents", () => {
    const count = problem.times.length;
    expected.observables.forEach(({ norm2, magnetisation, currents }, t) => {
      expect(Math.abs(run.squaredNorms[t] - norm2)).toBeLessThan(BOUND);
      [...magnetisation, ...currents].forEach((value, k) => {
        expect(Math.abs(run.observables[k * count + t] - value)).toBeLessThan(10 * BOUND);
      });
    });
  });

  it("is the same to the last bit with the plain kernel", () => {
    expect(new TrajectoryRunner(problem, new TypeScriptKernel()).run((draw) => pairs[draw])).toEqual(run);
  });

  it("keeps its jump times to the tolerance asked for", () => {
    const coarse = new TrajectoryRunner(compile(1e-7)).run((draw) => pairs[draw]);
    expect(coarse.products).toBeLessThan(0.8 * run.products);
    coarse.jumps.forEach(({ time }, k) => {
      expect(Math.abs(time - expected.jumps[k].t)).toBeLessThan(1e-5); // rates are of order 1 here; errors add up
    });
  });
});
