import { type Bath, bath, newns } from "@openbath/baths";
import { network, requireUniform, type UniformNetwork } from "@openbath/fermions";

/** Two modes of energies h + delta/2 and h - delta/2 with tunnelling g/2, each with a semicircular lead: paper 004, Fig. 2(b). */
export interface Junction {
  readonly h: number;
  readonly delta: number;
  readonly g: number;
  readonly Gamma: number;
  readonly Omega: number;
}

/** The states of the left and of the right lead. */
export interface Bias {
  readonly mu: readonly [left: number, right: number];
  readonly T: readonly [left: number, right: number];
}

/** Fig. 5, in whose units nu is asked for: levels at 1.25 and 0.75, one temperature for both leads unless they are told apart. */
export const FIGURE_5: Junction = { h: 1, delta: 0, g: 0.5, Gamma: 0.01, Omega: 10 };
export const LEVELS = [0.75, 1.25] as const;

/** The two settings of Fig. 4. */
export const FIGURE_4 = {
  a: {
    junction: { h: 1, delta: 0.1, g: 0.5, Gamma: 0.2, Omega: 100 },
    bias: { mu: [1, 0], T: [0.1, 0.1] },
  },
  b: {
    junction: { h: 50, delta: 0.1, g: 0.5, Gamma: 0.2, Omega: 100 },
    bias: { mu: [49, 49], T: [10, 0.01] },
  },
} as const satisfies Record<string, { junction: Junction; bias: Bias }>;

/** Delta, the distance of the two levels. */
export const splitting = ({ g, delta }: Junction): number => Math.hypot(g, delta);

/** A lead of the junction: J(w) = Gamma sqrt(1 - (w/Omega)^2). */
export const lead = ({ Gamma, Omega }: Junction, mu: number, temperature: number): Bath =>
  bath({
    statistics: "fermion",
    temperature,
    mu,
    spectralDensity: newns({ strength: Gamma, bandwidth: Omega }),
  });

/** The junction between its leads; lead 0 is the left one. */
export function between(junction: Junction, { mu, T }: Bias): UniformNetwork {
  const { h, delta, g } = junction;
  return requireUniform(
    network({
      hamiltonian: {
        energies: [h + delta / 2, h - delta / 2],
        hopping: [{ between: [1, 2], amplitude: -g / 2 }],
      },
      leads: [0, 1].map((side) => ({ bath: lead(junction, mu[side], T[side]), mode: side + 1 })),
    }),
  );
}
