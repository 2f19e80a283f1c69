/** One case of paper 000's reference numbers, as `fixtures/paper-000.json` holds it. */
export interface ReferenceCase {
  readonly id: string;
  readonly params: {
    readonly N: number;
    readonly omega0: readonly number[];
    readonly g: number;
    readonly Delta: number;
    readonly epsilon: number;
    readonly beta: readonly [number, number];
    readonly mu: readonly [number, number];
    readonly omega_c: readonly [number, number];
  };
  /** True where two levels have the same energy, so that Bohr frequencies are exactly zero. */
  readonly zeroBohrFrequency: boolean;
  readonly results: Readonly<Record<string, ReferenceResult>>;
}

/** sz of each site, energy, smallest eigenvalue, spin and energy currents from the two baths, distance to the Gibbs state of each bath. */
export interface ReferenceResult {
  readonly sz: readonly number[];
  readonly bonds: readonly number[];
  readonly energy: number;
  readonly minEigenvalue: number;
  readonly spinCurrents: readonly [number, number];
  readonly energyCurrents: readonly [number, number];
  readonly gibbsDistances: readonly [number, number];
}

/** The names of the equations in the paper and in a problem file. */
export const EQUATION_NAMES: Readonly<Record<string, string>> = {
  RE: "redfield",
  LLE: "local-lindblad",
  ELE: "eigenbasis-lindblad",
  ULE: "universal-lindblad",
};

/** The problem file of a case, as a person would write it. */
export function problemFile({ params }: ReferenceCase): string {
  const { N, omega0, g, Delta, epsilon, beta, mu, omega_c } = params;
  const bath = (k: 0 | 1) =>
    `{ beta: ${beta[k]}, mu: ${mu[k]}, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: ${omega_c[k]} } }`;
  const sites = Array.from({ length: N }, (_, k) => k + 1);
  return [
    `parameters: { g: ${g} }`,
    `space: { spins: ${N} }`,
    "hamiltonian:",
    `  - xxz: { field: [${omega0.join(", ")}], coupling: g, anisotropy: ${Delta} }`,
    `epsilon: ${epsilon}`,
    "baths:",
    `  left: ${bath(0)}`,
    `  right: ${bath(1)}`,
    "couplings:",
    "  - { bath: left, exchange: sm(1) }",
    `  - { bath: right, exchange: sm(${N}) }`,
    `equations: [${Object.values(EQUATION_NAMES).join(", ")}]`,
    "observables:",
    ...sites.map((l) => `  sz${l}: sz(${l})`),
    ...sites.slice(1).map((l) => `  I${l - 1}: 4i*g*(sp(${l - 1})*sm(${l}) - sm(${l - 1})*sp(${l}))`),
    "",
  ].join("\n");
}
