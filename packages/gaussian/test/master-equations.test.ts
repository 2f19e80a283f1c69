import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  diagnoseNetwork,
  evolve,
  exactState,
  globalEquation,
  globalState,
  harmonicNetwork,
  localEquation,
  localState,
  normalModes,
  partialRedfieldEquation,
  partialRedfieldState,
  secularGroups,
  symplecticEigenvalues,
  UndampedModeError,
} from "../src/index.ts";
import { networks, scaledDifference, wire } from "./networks.ts";

const runs = { numRuns: 40, seed: 32 };

/** (n + 1/2) of the normal modes at one temperature, in the nodes: the Gibbs state of H_S. */
function gibbs(network: Parameters<typeof normalModes>[0], T: number): Matrix {
  const { frequencies, vectors } = normalModes(network);
  const n = frequencies.length;
  const result = Matrix.zeros(2 * n, 2 * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let [xx, pp] = [0, 0];
      for (let k = 0; k < n; k++) {
        const weight = vectors[i * n + k] * vectors[j * n + k] * (0.5 / Math.tanh(frequencies[k] / (2 * T)));
        xx += weight / frequencies[k];
        pp += weight * frequencies[k];
      }
      result.set(2 * i, 2 * j, xx);
      result.set(2 * i + 1, 2 * j + 1, pp);
    }
  }
  return result;
}

const equations = [
  ["local", localEquation, localState],
  ["global", globalEquation, globalState],
  ["partial Redfield", partialRedfieldEquation, partialRedfieldState],
] as const;

describe("master equations as covariance dynamics", () => {
  it("Lindblad forms, local and global, give states", () => {
    fc.assert(
      fc.property(networks({ strengths: [-2, 0.5] }), ({ network }) => {
        for (const state of [localState(network), globalState(network)]) {
          expect(state.physical).toBe(true);
          const values = symplecticEigenvalues(state.covariance);
          expect(values[values.length - 1]).toBeGreaterThan(0.5 - 1e-12);
        }
      }),
      runs,
    );
  });

  it("heat currents add up to zero in every stationary state", () => {
    fc.assert(
      fc.property(networks(), ({ network }) => {
        for (const [, , solve] of equations) {
          const { heatCurrents } = solve(network);
          const scale = heatCurrents.reduce((max, q) => Math.max(max, Math.abs(q)), 0);
          expect(Math.abs(heatCurrents.reduce((sum, q) => sum + q, 0))).toBeLessThan(1e-13 * scale + 1e-28);
        }
      }),
      runs,
    );
  });

  it("the global equation obeys the Clausius inequality and ends in the Gibbs state at one temperature", () => {
    fc.assert(
      fc.property(networks(), networks({ temperature: 0.8 }), ({ network }, equal) => {
        const state = globalState(network);
        const diagnosis = diagnoseNetwork(network, state);
        expect(diagnosis.entropyProduction).toBeGreaterThanOrEqual(0);
        expect(diagnosis.secondLaw).toBe(true);
        expect(diagnosis.reversedCurrents).toEqual([]);
        const thermal = globalState(equal.network);
        expect(scaledDifference(thermal.covariance, gibbs(equal.network, 0.8))).toBeLessThan(1e-12);
        for (const q of thermal.heatCurrents) expect(Math.abs(q)).toBeLessThan(1e-30); // exactly 0 unless modes are degenerate
      }),
      runs,
    );
  });

  it("exact, partial Redfield and global states at one temperature meet in the Gibbs state as the damping goes to zero", () => {
    fc.assert(
      fc.property(networks({ temperature: 0.9, strengths: [-6, -5], nodes: 3 }), ({ network }) => {
        const reference = gibbs(network, 0.9);
        expect(scaledDifference(exactState(network).covariance, reference)).toBeLessThan(1e-3);
        expect(scaledDifference(partialRedfieldState(network).covariance, reference)).toBeLessThan(1e-3);
      }),
      runs,
    );
  });

  it("the local equation is exact about its own premise: without springs every node is thermal at its bath", () => {
    const network = wire([1, 1.7], 0, { lambda2: 0.01, temperatures: [0.5, 2] });
    const { covariance, heatCurrents } = localState(network);
    const quanta = [0.5 / Math.tanh(1 / (2 * 0.5)), 0.5 / Math.tanh(1.7 / (2 * 2))];
    const expected = Matrix.diag([quanta[0], quanta[0], quanta[1] / 1.7, quanta[1] * 1.7]);
    expect(scaledDifference(covariance, expected)).toBeLessThan(1e-14);
    for (const q of heatCurrents) expect(Math.abs(q)).toBeLessThan(1e-17);
  });

  it("partial Redfield with no pairs kept is the global equation; with a cutoff it keeps the near ones", () => {
    fc.assert(
      fc.property(networks(), ({ network }) => {
        const none = partialRedfieldState(network, { pairs: [] });
        const global = globalState(network);
        expect(none.pairs).toEqual([]);
        expect(scaledDifference(none.covariance, global.covariance)).toBeLessThan(1e-12);
        none.heatCurrents.forEach((q, b) => {
          expect(Math.abs(q - global.heatCurrents[b])).toBeLessThan(1e-12 * Math.abs(q) + 1e-18);
        });
        const n = network.frequencies.length;
        expect(partialRedfieldState(network).pairs).toHaveLength((n * (n - 1)) / 2);
        const { frequencies } = normalModes(network);
        for (const [k, l] of partialRedfieldState(network, { cutoff: 0.3 }).pairs!) {
          expect(frequencies[l - 1] - frequencies[k - 1]).toBeLessThanOrEqual(0.3 + 1e-12);
        }
      }),
      runs,
    );
    expect(() => partialRedfieldState(wire([1, 2], 0.1), { pairs: [[1, 3]] })).toThrow(/two different modes/);
    expect(() => partialRedfieldState(wire([1, 2], 0.1), { pairs: [], cutoff: 1 })).toThrow(/not both/);
  });

  it("degenerate modes of a ring share a secular group, and the result does not depend on how they are chosen", () => {
    const ring = (order: readonly number[]) =>
      harmonicNetwork({
        frequencies: [1, 1, 1, 1],
        springs: [0, 1, 2, 3].map((i) => ({ between: [order[i], order[(i + 1) % 4]] as const, strength: 0.3 })),
        baths: [
          { node: order[0], temperature: 1, strength: 0.02, cutoff: 30 },
          { node: order[1], temperature: 2, strength: 0.03, cutoff: 30 },
        ],
      });
    const plain = ring([1, 2, 3, 4]);
    expect(secularGroups(plain)).toEqual([0, 1, 1, 2]);
    const state = globalState(plain);
    expect(state.physical).toBe(true);
    expect(diagnoseNetwork(plain, state).secondLaw).toBe(true);
    const renumbered = globalState(ring([2, 4, 1, 3]));
    renumbered.heatCurrents.forEach((q, b) => {
      expect(Math.abs(q - state.heatCurrents[b])).toBeLessThan(1e-13);
    });
    // node order[i] of the second is node i + 1 of the first
    const rows = [2, 4, 1, 3].flatMap((node) => [2 * node - 2, 2 * node - 1]);
    expect(scaledDifference(renumbered.covariance.selection(rows, rows), state.covariance)).toBeLessThan(1e-12);
  });

  it("evolution in closed form: a semigroup that ends in the stationary state, means included", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 0.1, max: 20, noNaN: true }), ({ network }, t) => {
        const n = network.frequencies.length;
        const start = {
          covariance: Matrix.eye(2 * n).mul(1.3),
          mean: Array.from({ length: 2 * n }, (_, i) => Math.sin(i + 1)),
        };
        for (const [, build, solve] of equations) {
          const dynamics = build(network);
          const direct = evolve(dynamics, start, 2 * t);
          const twice = evolve(dynamics, evolve(dynamics, start, t), t);
          expect(scaledDifference(twice.covariance, direct.covariance)).toBeLessThan(1e-11);
          direct.mean.forEach((x, i) => {
            expect(Math.abs(x - twice.mean[i])).toBeLessThan(1e-11);
          });
          expect(scaledDifference(evolve(dynamics, start, 0).covariance, start.covariance)).toBeLessThan(1e-13);
          const state = solve(network);
          expect(scaledDifference(evolve(dynamics, state, t).covariance, state.covariance)).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 15, seed: 33 },
    );
    const dynamics = localEquation(wire([1, 2], 0.1, { lambda2: 0.1 }));
    const late = evolve(dynamics, Matrix.eye(4), 2000);
    expect(scaledDifference(late.covariance, localState(wire([1, 2], 0.1, { lambda2: 0.1 })).covariance)).toBeLessThan(
      1e-12,
    );
    expect(() => evolve(dynamics, Matrix.eye(4), -1)).toThrow(/time/);
    expect(() => evolve(dynamics, Matrix.eye(2), 1)).toThrow(/4 x 4/);
  });

  it("a decoupled node is damped by nobody: each equation says so", () => {
    const network = harmonicNetwork({
      frequencies: [1, 2],
      baths: [{ node: 1, temperature: 1, strength: 0.01, cutoff: 10 }],
    });
    for (const [, , solve] of equations) expect(() => solve(network)).toThrow(UndampedModeError);
  });

  it("rates of 1e-14 beside frequencies of 1e3 are refused by the local equation, not answered wrongly", () => {
    const network = harmonicNetwork({
      frequencies: [1e-3, 1, 1e3],
      springs: [
        { between: [1, 2], strength: 1e-7 },
        { between: [2, 3], strength: 0.3 },
      ],
      baths: [
        { node: 1, temperature: 1, strength: 2e-5, cutoff: 1e4 },
        { node: 3, temperature: 2, strength: 0.02, cutoff: 1e4 },
      ],
    });
    expect(() => localState(network)).toThrow(UndampedModeError);
    // the exact state is held relative to each resonance and has no such trouble
    expect(exactState(network).heatCurrents[1] / globalState(network).heatCurrents[1]).toBeCloseTo(1, 1);
  });

  it("a frozen network stays a state in every equation: occupations of e^-1000 are no violation", () => {
    const network = wire([1, 2], 0.3, { lambda2: 0.01, cutoff: 30, temperatures: [1e-3, 2e-3] });
    for (const [, , solve] of equations) expect(solve(network).physical).toBe(true);
  });

  it("weak springs: currents of order k^2 keep their relative accuracy (60-digit values)", () => {
    const network = wire([1, 2], 1.2e-10);
    expect(localState(network).heatCurrents[1] / -3.34558897539568e-24 - 1).toBeCloseTo(0, 10);
    expect(globalState(network).heatCurrents[1] / 3.09211341585376e-24 - 1).toBeCloseTo(0, 13);
    expect(partialRedfieldState(network).heatCurrents[1] / 3.0921103237589e-24 - 1).toBeCloseTo(0, 10);
    expect(exactState(network).heatCurrents[1] / exactState(wire([1, 2], 1.2e-8)).heatCurrents[1]).toBeCloseTo(
      1e-4,
      12,
    );
  });
});

describe("diagnostics", () => {
  it("the local equation's reversed heat of Fig. 2(c) is found, with its error bar", () => {
    for (const k of [1e-6, 1e-3, 0.1, 1]) {
      const network = wire([1, 2], k);
      const state = localState(network);
      const diagnosis = diagnoseNetwork(network, state);
      expect(diagnosis.reversedCurrents).toEqual(["cold", "hot"]);
      expect(diagnosis.secondLaw).toBe(false);
      expect(diagnosis.entropyProduction).toBeLessThan(0);
      const error = Math.abs(state.heatCurrents[1] - exactState(network).heatCurrents[1]);
      expect(error).toBeLessThan(0.52 * diagnosis.validity.localErrorBar);
      expect(diagnosis.findings.join("; ")).toMatch(/second law.*wrong way/);
    }
  });

  it("equal temperatures: the local current that should not flow is reported, the global one does not flow", () => {
    const network = wire([1, 2], 0.5, { temperatures: [2, 2] });
    const local = diagnoseNetwork(network, localState(network));
    expect(local.reversedCurrents).toEqual(["cold", "hot"]);
    expect(localState(network).heatCurrents[1]).toBeCloseTo(-1.0948e-4, 7);
    expect(diagnoseNetwork(network, globalState(network)).reversedCurrents).toEqual([]);
    expect(diagnoseNetwork(network, partialRedfieldState(network)).reversedCurrents).toEqual([]);
  });

  it("condition (18) tells where the global equation fails in Fig. 2(b)", () => {
    const resonant: readonly [number, number] = [1, 1.0000009999995];
    const failing = wire(resonant, 1e-4);
    const fine = wire(resonant, 0.1);
    expect(diagnoseNetwork(failing, globalState(failing)).findings.join()).toMatch(/secular/);
    expect(diagnoseNetwork(fine, globalState(fine)).findings).toEqual([]);
    const { secular, damping, splitting } = diagnoseNetwork(failing, globalState(failing)).validity;
    expect(damping).toBeCloseTo(1e-3, 6);
    expect(splitting).toBeCloseTo(Math.hypot(2e-4, 2e-6) / 2, 7); // Eq. 17
    expect(secular).toBeCloseTo(damping / splitting, 12);
  });

  it("a Redfield state below the uncertainty relation is called one", () => {
    const network = wire([10, 10], 1e4, { temperatures: [1, 2] });
    const state = partialRedfieldState(network);
    const diagnosis = diagnoseNetwork(network, state);
    expect(state.physical).toBe(false);
    expect(diagnosis.physical).toBe(false);
    expect(diagnosis.uncertaintyMargin).toBeLessThan(0);
    expect(diagnosis.findings.join()).toMatch(/not a state/);
    expect(diagnosis.currentBalance).toBeLessThan(1e-12);
  });
});
