import {
  diagnoseNetwork,
  exactState,
  globalState,
  type HarmonicNetwork,
  harmonicNetwork,
  infidelity,
  localState,
  type Measures,
  measures,
  type NetworkDiagnosis,
  type NetworkState,
  partialRedfieldState,
  UndampedModeError,
  UnstableNetworkError,
} from "@openbath/gaussian";
import type { HarmonicEquation, HarmonicNetworkProblem } from "@openbath/problem";
import { ComputationError, UsageError } from "../errors.ts";

/** One equation's answer for a harmonic network. */
export interface HarmonicSolution {
  readonly equation: HarmonicEquation;
  readonly label?: string;
  /** 2n x 2n, order x1 p1 x2 p2 ..., vacuum 1/2. */
  readonly covariance: readonly (readonly number[])[];
  /** By bath, into the network. */
  readonly heatCurrents: Readonly<Record<string, number>>;
  readonly symplecticEigenvalues: readonly number[];
  /** Between the two groups of `measures`; absent for a single node. */
  readonly measures?: Pick<
    Measures,
    "mutualInformation" | "discord" | "classicalCorrelations" | "logarithmicNegativity" | "entropy"
  >;
  /** 1 - F with the exact state; null where this is no state. */
  readonly infidelityToExact: number | null;
  readonly physical: boolean;
  /** Second law, direction of the currents, positivity, and what the equation rests on. */
  readonly checks: Omit<NetworkDiagnosis, "physical">;
}

const STATES: Readonly<Record<HarmonicEquation, (network: HarmonicNetwork) => NetworkState>> = {
  exact: exactState,
  global: globalState,
  local: localState,
  "partial-redfield": partialRedfieldState,
};

/**
 * Solves a harmonic network with every equation asked for, each held against the exact state.
 * @throws ComputationError naming the equation without a stationary state; UsageError for a network that cannot be
 */
export function harmonicSolutions(
  problem: HarmonicNetworkProblem,
  names: readonly string[] | undefined,
): HarmonicSolution[] {
  const { frequencies, springs, couplings, counterTerm } = problem;
  const network = guarded("the network", () =>
    harmonicNetwork({
      frequencies,
      springs,
      counterTerm,
      baths: couplings.map(({ name, bath, node }) => ({ name, bath, node })),
    }),
  );
  const wanted = problem.equations.filter(
    ({ equation, label }) => !names?.length || names.includes(equation) || names.includes(label),
  );
  if (wanted.length === 0)
    throw new UsageError(
      `--equation ${names?.join(", ")}: the file has ${problem.equations.map(({ label }) => label).join(", ")}`,
    );
  const exact = guarded("exact", () => exactState(network));
  const between = problem.measures ?? (frequencies.length > 1 ? ([[1], [frequencies.length]] as const) : undefined);
  return wanted.map(({ equation, label }): HarmonicSolution => {
    const state = equation === "exact" ? exact : guarded(label, () => STATES[equation](network));
    const { covariance, symplecticEigenvalues } = state;
    const { physical, ...checks } = diagnoseNetwork(network, state);
    return {
      equation,
      ...(label === equation ? {} : { label }),
      covariance: covariance.to2DArray(),
      heatCurrents: byName(couplings, state.heatCurrents),
      symplecticEigenvalues,
      ...(between ? { measures: shown(measures(covariance, between)) } : {}),
      infidelityToExact: equation === "exact" ? 0 : physical ? infidelity(exact, state) : null,
      physical,
      checks,
    };
  });
}

function shown({
  mutualInformation,
  discord,
  classicalCorrelations,
  logarithmicNegativity,
  entropy,
}: Measures): NonNullable<HarmonicSolution["measures"]> {
  return { mutualInformation, discord, classicalCorrelations, logarithmicNegativity, entropy };
}

function byName(couplings: HarmonicNetworkProblem["couplings"], currents: readonly number[]): Record<string, number> {
  const sums: Record<string, number> = {};
  couplings.forEach(({ name }, k) => {
    sums[name] = (sums[name] ?? 0) + currents[k];
  });
  return sums;
}

function guarded<Result>(what: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof UndampedModeError || error instanceof UnstableNetworkError)
      throw new ComputationError(`${what}: ${error.message}`);
    if (error instanceof RangeError) throw new UsageError(`${what}: ${error.message}`);
    throw error;
  }
}
