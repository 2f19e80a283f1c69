import { BlockMatrix, scale } from "@openbath/linalg";
import { type Ness, ness, tauPop, tauPopCoh } from "@openbath/lindblad-limits";
import { type Chain, regions, system } from "./chain.ts";

/** One semidefinite program of paper 001. */
export interface Question {
  readonly chain: Chain;
  /** tau_pop (Eq. 29) or tau_pop,coh (Eq. 33, spectral norm). */
  readonly of: "populations" | "coherences";
  /** Tr Gamma = 1 on either side, as in the paper, or free (for tau_pop: the ratio is free). */
  readonly traces: "fixed" | "free";
  /** An error that the paper's stored data were found to have: L2 with the wrong sign, or no right dissipator (with that sign). */
  readonly error?: "sign" | "left only";
}

/** The optimum: attained by an equation, and certified from below (with free traces: for traces up to 1e4). */
export interface Optimum {
  readonly value: number;
  readonly lower: number;
}

/** Answers questions. */
export type Solver = (question: Question) => Optimum;

/** Solves one program. */
export function optimum({ chain, of, traces, error }: Question): Optimum {
  const [left, right] = regions(chain);
  const state = error ? flipped(exact(chain)) : exact(chain);
  const question = {
    regions: [left, error === "left only" ? [] : right],
    ...(traces === "free" ? { traces } : {}),
  };
  const { value, lowerBound } = of === "populations" ? tauPop(state, question) : tauPopCoh(state, question);
  return { value, lower: lowerBound };
}

let last: { readonly key: string; readonly state: Ness } | undefined;

/** rho0 and L2[rho0]; the last one is kept, as several questions are asked of each. */
function exact(chain: Chain): Ness {
  const key = JSON.stringify(chain);
  if (last?.key !== key) last = { key, state: ness(system(chain)) };
  return last.state;
}

/** The state with -L2[rho0], which is what Eq. 40 as printed gives. */
export function flipped(state: Ness): Ness {
  const energyL2 = new BlockMatrix(state.basis.sizes);
  state.basis.sizes.forEach((_, s) => {
    const from = state.energyL2.block(s, s).data;
    energyL2.block(s, s).data.set(from.map((x) => -x));
  });
  return { ...state, l2: scale(-1, state.l2), energyL2 };
}
