import type { HarmonicNetwork } from "./network.ts";
import type { NetworkState } from "./network-state.ts";
import { type Validity, validity } from "./validity.ts";

/** What can be said about an equation's stationary state without knowing the exact one. */
export interface NetworkDiagnosis {
  /** -sum Q_b/T_b, at least 0 where the second law is obeyed; baths at T = 0 are left out */
  readonly entropyProduction: number;
  /** the Clausius inequality sum Q_b/T_b <= 0 holds (up to rounding) */
  readonly secondLaw: boolean;
  /** names of baths whose heat flows the wrong way: the hottest takes heat or the coldest gives it, or all have one temperature and some flows */
  readonly reversedCurrents: readonly string[];
  /** sum of the heat currents over their largest modulus: 0 in a stationary state */
  readonly currentBalance: number;
  readonly physical: boolean;
  /** smallest symplectic eigenvalue minus 1/2; negative: not a state */
  readonly uncertaintyMargin: number;
  readonly validity: Validity;
  /** the same in words; empty when there is nothing to object to */
  readonly findings: readonly string[];
}

/** A small parameter above this is worth a word. */
const LARGE = 0.1;

/** Second law, direction of the currents, positivity, and the condition the state's equation rests on. */
export function diagnoseNetwork(network: HarmonicNetwork, state: NetworkState): NetworkDiagnosis {
  const { heatCurrents: Q } = state;
  const scale = Q.reduce((max, q) => Math.max(max, Math.abs(q)), 0);
  const conditions = validity(network);
  // what rounding of order 1e-13 of the exchanged energy may leave where the true current is zero
  const noise = 1e-25 * Math.max(conditions.damping, 1e-30);
  const entropyProduction = -Q.reduce((sum, q, b) => {
    const { temperature } = network.baths[b];
    return temperature === 0 ? sum : sum + q / temperature;
  }, 0);
  const coldest = Math.min(...network.baths.map(({ temperature }) => temperature));
  const secondLaw = entropyProduction >= -(1e-9 * scale + noise) / (coldest > 0 ? coldest : 1);
  const reversedCurrents = reversed(network, Q, 1e-9 * scale + noise);
  const lowest = state.symplecticEigenvalues[state.symplecticEigenvalues.length - 1];
  const currentBalance = scale === 0 ? 0 : Q.reduce((sum, q) => sum + q, 0) / scale;
  return {
    entropyProduction,
    secondLaw,
    reversedCurrents,
    currentBalance,
    physical: state.physical,
    uncertaintyMargin: lowest - 0.5,
    validity: conditions,
    findings: findingsOf(state, conditions, secondLaw, reversedCurrents, lowest),
  };
}

function reversed({ baths }: HarmonicNetwork, Q: readonly number[], noise: number): string[] {
  const temperatures = baths.map(({ temperature }) => temperature);
  const hottest = Math.max(...temperatures);
  const coldest = Math.min(...temperatures);
  if (hottest === coldest) return baths.filter((_, b) => Math.abs(Q[b]) > noise).map(({ name }) => name);
  const total = (temperature: number): number =>
    Q.reduce((sum, q, b) => (temperatures[b] === temperature ? sum + q : sum), 0);
  const wrong = new Set<number>();
  if (total(hottest) < -noise) wrong.add(hottest);
  if (total(coldest) > noise) wrong.add(coldest);
  return baths.filter((_, b) => wrong.has(temperatures[b])).map(({ name }) => name);
}

function findingsOf(
  state: NetworkState,
  { secular, springs, markov, damping, splitting }: Validity,
  secondLaw: boolean,
  reversedCurrents: readonly string[],
  lowest: number,
): string[] {
  const findings: string[] = [];
  if (!state.physical) {
    findings.push(`not a state: the smallest symplectic eigenvalue is ${lowest}, below 1/2`);
  }
  if (!secondLaw) findings.push("the heat currents violate the second law");
  if (reversedCurrents.length > 0) {
    findings.push(`heat flows the wrong way at ${reversedCurrents.map((name) => `'${name}'`).join(" and ")}`);
  }
  if (state.equation === "global" && secular > LARGE) {
    findings.push(
      `the secular approximation fails: damping ${damping} is not small against the mode splitting ${splitting} (Eq. 18)`,
    );
  }
  if (state.equation === "local" && springs > LARGE) {
    findings.push(`the local equation needs weak springs: |k|/w^2 reaches ${springs}`);
  }
  if (state.equation !== "exact" && markov > LARGE) {
    findings.push(`second order in the bath coupling is doubtful: damping over temperature is ${markov}`);
  }
  return findings;
}
