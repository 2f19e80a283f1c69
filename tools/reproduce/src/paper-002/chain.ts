import { type Bath, bath, drude, pureOhmic } from "@openbath/baths";
import {
  adHocLindblad,
  adHocLocalRedfield,
  type Generator,
  localLindblad,
  localRedfield,
  localRedfieldLindblad,
  type OpenSystem,
  redfield,
} from "@openbath/generators";
import { type Operator, spins, sx, sy } from "@openbath/hilbert";
import { xxz } from "@openbath/problem";

/** The XXZ chain of paper 002, Eq. 5, a phonon bath coupled to sigma_x at each end. Energies in units of h = 1. */
export interface Chain {
  readonly L: number;
  readonly J: number;
  /** Temperatures of the left and the right bath. */
  readonly T: readonly [number, number];
  readonly anisotropy: number;
  /** delta: h_i = 1 + (i - 1) delta. */
  readonly gradient: number;
  /** The paper's gamma, half of the strength of the bath as it is meant here. */
  readonly gamma: number;
  /** E_D of a Lorentz-Drude bath; without it the bath is pure Ohmic. */
  readonly cutoff?: number;
}

/** Parameters of Fig. 2(a), at one temperature. */
export const chain = (changes: Partial<Omit<Chain, "T">> & { readonly T: number }): Chain => {
  const { T, ...others } = changes;
  return { L: 6, J: 1, anisotropy: 0.7, gradient: -0.07, gamma: 0.25, ...others, T: [T, T] };
};

export const fields = ({ L, gradient }: Chain): number[] => Array.from({ length: L }, (_, i) => 1 + i * gradient);

export const sites = ({ L }: { readonly L: number }): number[] => Array.from({ length: L }, (_, i) => i + 1);

/** One of the equations of the paper, with its order N and expansion energy where it has them. */
export type Equation =
  | { readonly kind: "redfield" | "traditional" }
  | { readonly kind: "local-redfield" | "local-lindblad"; readonly order: number }
  | { readonly kind: "ad-hoc-redfield" | "ad-hoc-lindblad"; readonly order: number; readonly energy: number };

export const REDFIELD: Equation = { kind: "redfield" };
export const TRADITIONAL: Equation = { kind: "traditional" };
export const localRedfieldOf = (order: number): Equation => ({ kind: "local-redfield", order });
export const localLindbladOf = (order: number): Equation => ({ kind: "local-lindblad", order });
export const adHocRedfieldOf = (order: number, energy: number): Equation => ({
  kind: "ad-hoc-redfield",
  order,
  energy,
});
export const adHocLindbladOf = (order: number, energy: number): Equation => ({
  kind: "ad-hoc-lindblad",
  order,
  energy,
});

/** What the legends call an equation. */
export function nameOf(equation: Equation): string {
  const names: Record<Equation["kind"], string> = {
    redfield: "Redfield",
    traditional: "traditional",
    "local-redfield": "local Redfield",
    "local-lindblad": "local Lindblad",
    "ad-hoc-redfield": "ad-hoc Redfield",
    "ad-hoc-lindblad": "ad-hoc Lindblad",
  };
  return "order" in equation ? `${names[equation.kind]} N=${equation.order}` : names[equation.kind];
}

export const hamiltonianOf = (parameters: Chain): Operator => {
  const { L, J, anisotropy } = parameters;
  return xxz(spins(L), {
    field: fields(parameters).map((h) => 2 * h),
    coupling: Array<number>(L - 1).fill(J),
    anisotropy: Array<number>(L - 1).fill(anisotropy),
  });
};

export function system(parameters: Chain): OpenSystem {
  const { L, T } = parameters;
  const space = spins(L);
  return {
    hamiltonian: hamiltonianOf(parameters),
    couplings: [1, L].map((site, end) => ({
      bath: bathOf(parameters, T[end]),
      operator: sx(space, site),
      kind: "hermitian" as const,
    })),
    epsilon: 1,
  };
}

export function bathOf({ gamma, cutoff }: Pick<Chain, "gamma" | "cutoff">, temperature: number): Bath {
  const strength = 2 * gamma;
  return bath({
    statistics: "boson",
    temperature,
    spectralDensity: cutoff === undefined ? pureOhmic({ strength }) : drude({ strength, cutoff }),
    ...(cutoff === undefined ? { principalValue: false } : {}),
  });
}

export function generatorOf(open: OpenSystem, equation: Equation): Generator {
  switch (equation.kind) {
    case "redfield":
      return redfield(open);
    case "traditional":
      return localLindblad(open);
    case "local-redfield":
      return localRedfield(open, equation);
    case "local-lindblad":
      return localRedfieldLindblad(open, equation);
    case "ad-hoc-redfield":
      return adHocLocalRedfield(open, equation);
    case "ad-hoc-lindblad":
      return adHocLindblad(open, equation);
  }
}

/** j_i = 2 J (sy_i sx_{i+1} - sx_i sy_{i+1}), the magnetisation that flows from site i to i + 1. */
export function bondCurrent({ L, J }: Pick<Chain, "L" | "J">, i: number): Operator {
  const space = spins(L);
  const forth = sy(space, i).times(sx(space, i + 1));
  return forth.minus(sx(space, i).times(sy(space, i + 1))).times(2 * J);
}

/** n points from low to high, equally spaced in the logarithm. */
export const logspace = (low: number, high: number, n: number): number[] =>
  Array.from({ length: n }, (_, k) => low * (high / low) ** (k / (n - 1)));

/** n points from low to high, equally spaced. */
export const linspace = (low: number, high: number, n: number): number[] =>
  Array.from({ length: n }, (_, k) => low + ((high - low) * k) / (n - 1));
