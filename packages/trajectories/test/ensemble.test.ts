import { type Operator, productState, spins, sz } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { type EnsembleResult, trajectories } from "../src/index.ts";
import { endBath, unravel } from "./baths.ts";
import reference from "./fixtures/density-matrix-L8.json" with { type: "json" };
import { bondCurrent, FIG_3D, type Lindblad, localLindblad1, traditional } from "./xxz.ts";

const L = 8;
const COUNT = 2400;
const space = spins(L);
const observables: Record<string, Operator> = {};
for (let i = 1; i <= L; i++) observables[`sz${i}`] = sz(space, i);
for (let i = 1; i < L; i++) observables[`j${i}`] = bondCurrent({ L, ...FIG_3D }, i);

/** sqrt(factor) on every jump operator; H_eff follows. */
const faster = ({ hamiltonian, jumps }: Lindblad, factor: number): Lindblad => ({
  hamiltonian,
  jumps: jumps.map((jump) => jump.times(Math.sqrt(factor))),
});

const baths = [endBath("left"), endBath("right")];
const run = (equation: Lindblad, watched: Record<string, Operator> = {}): Promise<EnsembleResult> =>
  trajectories(unravel(equation, baths), {
    initial: productState(space, Array(L).fill("up")),
    times: [1, 2, 4, 6, 8, 10],
    observables: watched,
    tolerance: 1e-6,
    count: COUNT,
    seed: 2002,
  });

/** How many standard errors the mean number of jumps lies above the density matrix's. */
const jumpDeviation = ({ jumps: { total } }: EnsembleResult, exact: number): number =>
  (total.mean - exact) / total.standardError;

describe.each([
  ["traditional", "trad_lindblad", traditional],
  ["local Lindblad", "local_lindblad", localLindblad1],
] as const)("averages of the %s equation at L = 8 and its density matrix", (_, name, equation) => {
  const chain = equation({ L, ...FIG_3D }, FIG_3D.gamma, FIG_3D.T);
  const exactJumps = reference.jumps[name];

  it("agree within three standard errors in the numbers of jumps, and closely in magnetisations and currents", async () => {
    const result = await run(chain, observables);
    expect(Math.abs(jumpDeviation(result, exactJumps.total))).toBeLessThan(3);
    const half = exactJumps.per_channel.length / 2;
    exactJumps.per_channel.forEach((exact, k) => {
      const { mean, standardError, bath } = result.jumps.channels[k];
      expect(Math.abs(mean - exact) / standardError).toBeLessThan(3);
      expect(bath).toBe(baths[Math.floor(k / half)]);
    });
    baths.forEach((bath, b) => {
      const exact = exactJumps.per_channel.slice(b * half, (b + 1) * half).reduce((sum, x) => sum + x, 0);
      const { mean, standardError } = result.jumps.baths.get(bath)!;
      expect(Math.abs(mean - exact) / standardError).toBeLessThan(3);
    });

    // 90 strongly correlated numbers: the largest of them may lie a little further out, their mean square may not
    let squares = 0;
    let largest = 0;
    result.times.forEach((time, t) => {
      const { magnetisation, currents } = reference[name].find((row) => row.t === time)!;
      [...magnetisation, ...currents].forEach((exact, k) => {
        const { mean, standardError } = result.observables[Object.keys(observables)[k]];
        const z = (mean[t] - exact) / standardError[t];
        squares += z * z;
        largest = Math.max(largest, Math.abs(z));
      });
    });
    expect(squares / 90).toBeLessThan(2);
    expect(largest).toBeLessThan(4);
  });
});

// what shows that the tests above can fail
describe("averages of the traditional equation with wrong rates", () => {
  it.each([1.02, 0.98])(
    "differ by more than three standard errors when all rates are multiplied by %d",
    async (factor) => {
      const chain = traditional({ L, ...FIG_3D }, FIG_3D.gamma, FIG_3D.T);
      const result = await run(faster(chain, factor));
      expect(Math.abs(jumpDeviation(result, reference.jumps.trad_lindblad.total))).toBeGreaterThan(3);
    },
  );
});
