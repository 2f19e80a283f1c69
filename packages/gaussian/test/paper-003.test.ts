import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  exactState,
  gaussianDiscord,
  globalState,
  infidelity,
  localState,
  measures,
  type NetworkState,
  partialRedfieldState,
  reducedState,
} from "../src/index.ts";
import { chain } from "./networks.ts";

type Values = [number, number, number, string, number, number, string, number, number];

interface Solution {
  cov: number[];
  Q: number;
  nu: number[];
  m: Values;
  pair?: Values;
  unphysical?: boolean;
}

interface Case {
  id: string;
  w: number[];
  k: number[];
  lam2: number;
  Lam: number;
  Tc: number;
  Th: number;
  exact: Solution;
  GME: Solution;
  LME: Solution;
  Redfield: Solution;
  infidelity: (number | null)[];
}

const file = new URL("./fixtures/paper-003.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] };

const equations = [
  ["exact", exactState],
  ["GME", globalState],
  ["LME", localState],
  ["Redfield", partialRedfieldState],
] as const;

const networkOf = (c: Case) => chain(c.w, c.k, c.lam2, c.Lam, c.Tc, c.Th);

function expectMeasures(state: NetworkState, first: number, second: number, reference: Values): void {
  const found = measures(state, [first, second]);
  const back = gaussianDiscordOf(state, first, second);
  const [I, discord, classical, branch, otherDiscord, otherClassical, , negativity, entropy] = reference;
  // a measure of order 1 to 1e-11; the strongly squeezed entries of Fig. 3(c) carry 1e-11 of rounding
  expect(Math.abs(found.mutualInformation - I)).toBeLessThan(2e-11);
  expect(Math.abs(found.discord! - discord)).toBeLessThan(2e-11);
  expect(Math.abs(found.classicalCorrelations! - classical)).toBeLessThan(2e-11);
  expect(found.branch).toBe(branch);
  expect(Math.abs(back.discord - otherDiscord)).toBeLessThan(2e-11);
  expect(Math.abs(back.classicalCorrelations - otherClassical)).toBeLessThan(2e-11);
  expect(Math.abs(found.logarithmicNegativity - negativity)).toBeLessThan(2e-11);
  expect(Math.abs(found.entropy - entropy)).toBeLessThan(2e-11);
  // correlations of order k^2, down to 1e-14, keep their relative accuracy (less where nu - 1/2 is 1e-5)
  expect(Math.abs(found.mutualInformation / I - 1)).toBeLessThan(1e-9);
  expect(Math.abs(found.discord! / discord - 1)).toBeLessThan(1e-9);
}

/** Discord with the first node measured; `measures` for a matrix that is no state. */
function gaussianDiscordOf(state: NetworkState, first: number, second: number) {
  if (state.physical) return gaussianDiscord(state, [first, second], first);
  const found = measures(state, [second, first]);
  return { discord: found.discord!, classicalCorrelations: found.classicalCorrelations! };
}

describe("the cases of paper 003, computed with 60 digits by independent code", () => {
  for (const c of cases) {
    const n = c.w.length;
    describe(c.id, () => {
      const network = networkOf(c);
      for (const [name, solve] of equations) {
        it(`${name}: covariance, heat currents, symplectic eigenvalues and all measures agree`, () => {
          const state = solve(network);
          const reference = c[name];
          let at = 0;
          for (let i = 0; i < 2 * n; i++) {
            for (let j = 0; j <= i; j++, at++) {
              const scale = Math.sqrt(state.covariance.get(i, i) * state.covariance.get(j, j));
              // mostly 1e-15; 2e-13 where four resonances lie within a few widths
              expect(Math.abs(state.covariance.get(i, j) - reference.cov[at]) / scale).toBeLessThan(1e-12);
            }
          }
          if (Math.abs(reference.Q) < 1e-40) expect(Math.abs(state.heatCurrents[1])).toBeLessThan(1e-25);
          else expect(Math.abs(state.heatCurrents[1] / reference.Q - 1)).toBeLessThan(1e-13);
          state.symplecticEigenvalues.forEach((nu, k) => {
            expect(Math.abs(nu - reference.nu[k])).toBeLessThan(1e-12);
          });
          expect(state.physical).toBe(reference.unphysical !== true);
          expectMeasures(state, 1, n, reference.m);
          if (reference.pair) expectMeasures(state, 1, 2, reference.pair);
        });
      }

      it("infidelities to the exact state agree to 1e-8, or 1e-14 of a fidelity far from 1", () => {
        const exact = exactState(network);
        const ends = (state: NetworkState) => (n === 2 ? state : reducedState(state, [1, n]));
        equations.slice(1).forEach(([, solve], e) => {
          const state = solve(network);
          const reference = c.infidelity[e];
          if (reference === null) {
            expect(state.physical).toBe(false);
            expect(() => infidelity(exact, state)).toThrow(/not a state/);
            return;
          }
          expect(Math.abs(infidelity(ends(exact), ends(state)) - reference)).toBeLessThan(1e-8 * reference);
        });
      });
    });
  }

  it("the closed form is used throughout and keeps the canonical commutators to rounding", () => {
    for (const c of cases) {
      const { route, commutatorDefect } = exactState(networkOf(c));
      expect(route).toBe("resonances");
      expect(commutatorDefect).toBeLessThan(1e-14);
    }
  });
});
