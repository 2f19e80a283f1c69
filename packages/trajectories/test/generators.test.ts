import { bath, pureOhmic } from "@openbath/baths";
import { localRedfieldLindblad, type OpenSystem } from "@openbath/generators";
import { productState, spins, sx } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { compileTrajectories, type Pair, TrajectoryRunner } from "../src/index.ts";
import fixture from "./fixtures/deterministic-trajectories.json" with { type: "json" };
import { FIG_3D, xxz } from "./xxz.ts";

const heat = (name: string) =>
  bath({
    statistics: "boson",
    temperature: FIG_3D.T,
    spectralDensity: pureOhmic({ strength: 2 * FIG_3D.gamma }), // the paper's density is half of ours
    name,
  });

const chain = (L: number): OpenSystem => ({
  hamiltonian: xxz({ L, ...FIG_3D }),
  couplings: [
    { bath: heat("left"), operator: sx(spins(L), 1), kind: "hermitian" },
    { bath: heat("right"), operator: sx(spins(L), L), kind: "hermitian" },
  ],
  epsilon: 1,
});

describe("the local Lindblad equation of @openbath/generators", () => {
  it("unravels into the reference trajectory of paper 002", () => {
    const { params, values } = fixture.traj_det_L4_local_lindblad;
    const unravelling = localRedfieldLindblad(chain(params.L), { order: 1 }).unravelling!();
    const problem = compileTrajectories(unravelling, {
      initial: productState(spins(params.L), ["up", "up", "up", "up"]),
      times: [10],
      tolerance: 1e-15,
    });
    const pairs = params.random_pairs_r1_r2 as unknown as Pair[];
    const run = new TrajectoryRunner(problem).run((draw) => pairs[draw]);
    expect(run.jumps.map(({ channel }) => channel)).toEqual(values.jumps.map(({ channel }) => channel));
    run.jumps.forEach(({ time }, k) => {
      expect(Math.abs(time - values.jumps[k].t)).toBeLessThan(1e-12);
    });
  });

  it("conserves parity exactly, so that half of the amplitudes are enough", () => {
    for (const order of [1, 2]) {
      const unravelling = localRedfieldLindblad(chain(9), { order }).unravelling!();
      const initial = productState(spins(9), Array(9).fill("up"));
      expect(compileTrajectories(unravelling, { initial, times: [1] }).dimension).toBe(2 ** 8);
    }
  });
});
