import { type Claim, short } from "../../claim.ts";
import { linspace } from "../../paper-002/chain.ts";
import { FIGURE_5, LEVELS } from "../junction.ts";
import { nu } from "../maps.ts";

/** Sec. V C and Fig. 5; nu is in units of Gamma, the temperatures of Figs. 5(a) and (b) are not stated. */
export function nonMarkovianityClaims(): Claim[] {
  return [...potentials(), ...temperatures(), ...limits()];
}

type Pair = readonly [number, number];
const listed = (pairs: readonly Pair[], T: number): string =>
  pairs.map((mu) => `${nu(mu, T).toFixed(8)} (${mu.join(", ")})`).join(", ");

const inside = (mu: number): boolean => mu > LEVELS[0] && mu < LEVELS[1];

function potentials(): Claim[] {
  const split: readonly Pair[] = [
    [1, 0.5],
    [1, 0.25],
    [1, 1.5],
  ];
  const on: readonly Pair[] = [
    [0.75, 1.25],
    [0.75, 0.25],
  ];
  const opposite: Pair = [0.5, 1.5];
  const grid = linspace(0, 2, 21).filter((mu) => LEVELS.every((level) => Math.abs(mu - level) > 1e-9));
  const pairs = grid.flatMap((left) => grid.map((right) => [left, right] as const));
  const parted = pairs.filter(([left, right]) => inside(left) !== inside(right));
  const least = Math.min(...parted.map((mu) => nu(mu, 0.01)));
  return [
    {
      statement: "at low temperature nu > 0 whenever one chemical potential is between the levels and the other is not",
      where: "Fig. 5(a), (b)",
      measured: `${listed(split, 0.01)} at T = 0.01, at least ${short(least)} on a grid; but also ${nu(opposite, 0.01).toFixed(8)} with both outside on opposite sides (${opposite.join(", ")}), and most on the loci mu = E_j: ${listed(on, 0.01)}, at T = 0.001 ${nu(on[0], 0.001).toFixed(3)}`,
      holds: least > 0,
    },
    {
      statement: "there is none between equal leads",
      where: "Fig. 5",
      measured: `${[0.01, 0.05, 0.1].map((T) => short(nu([1, 1], T))).join(", ")} at mu = 1, T = 0.01, 0.05, 0.1`,
      holds: [0.01, 0.05, 0.1].every((T) => nu([1, 1], T) === 0),
    },
  ];
}

function temperatures(): Claim[] {
  const pairs: readonly Pair[] = [
    [1, 0.5],
    [1, 0.25],
    [1, 1.5],
    [0.75, 1.25],
    [0.75, 0.25],
    [0.5, 1.5],
  ];
  const warm = Math.max(...pairs.map((mu) => nu(mu, 0.25)));
  const thermal = [0.5, 0.75, 1.25].map((mu) => nu([mu, mu], [0.01, 0.1]));
  const middle = Math.max(...[0.1, 0.5, 2].map((T) => nu([1, 1], [0.01, T])));
  return [
    {
      statement: "nu is much smaller when the temperature is comparable to Delta",
      where: "Fig. 5(a), (b)",
      measured: `${listed(pairs.slice(0, 4), 0.1)} at T = 0.1; at T = Delta/2 at most ${short(warm)}`,
      holds: warm === 0 && pairs.every((mu) => nu(mu, 0.1) < nu(mu, 0.01)),
    },
    {
      statement: "thermal driving alone makes nu > 0",
      where: "Fig. 5(c)",
      measured: `${thermal.map((x) => x.toFixed(8)).join(", ")} at mu = 0.5, 0.75, 1.25, T = 0.01 and 0.1; but ${short(middle)} half way between the levels`,
      holds: thermal.every((x) => x > 0),
    },
  ];
}

function limits(): Claim[] {
  const weak = nu([1, 0.5], 0.001, { ...FIGURE_5, Gamma: 1e-5 });
  const wide = nu([1, 0.5], 0.01, { ...FIGURE_5, Omega: 1e5 });
  const growth = [1e-3, 1e-4, 1e-5, 1e-6].map((x) => nu([0.75, 1.25], x, { ...FIGURE_5, Gamma: x }));
  return [
    {
      statement: "nu > 0 survives in the wide band",
      where: "Sec. V C",
      measured: `${wide.toFixed(6)} at Omega = 10^5`,
      holds: wide > 0.1,
    },
    {
      statement: "nu > 0 survives at weak coupling",
      where: "Fig. 5, Gamma far below Delta",
      measured: `${weak.toFixed(6)} at Gamma = 10^-5, T = 0.001; without Im Lambda_12 it would be (sqrt 2 - 1)/4 = ${((Math.SQRT2 - 1) / 4).toFixed(5)}. On the levels it grows as a logarithm: ${growth.map((x) => x.toFixed(3)).join(", ")} for Gamma = T = 10^-3 to 10^-6`,
      holds: weak > 0.1,
    },
  ];
}
