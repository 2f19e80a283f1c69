import type { FermionNetworkProblem, HarmonicNetworkProblem } from "@openbath/problem";
import { version } from "../version.ts";
import { type FermionSolution, fermionSolutions } from "./fermion-solution.ts";
import { type HarmonicSolution, harmonicSolutions } from "./harmonic-solution.ts";

/** The document that `openbath solve --json` prints for a harmonic network. */
export interface HarmonicDocument {
  readonly openbath: string;
  readonly kind: "harmonic-network";
  readonly solutions: readonly HarmonicSolution[];
}

/** The document that `openbath solve --json` prints for a fermion network. */
export interface FermionDocument {
  readonly openbath: string;
  readonly kind: "fermion-network";
  /** Of the modes, as the problem gives them. */
  readonly energies: readonly number[];
  readonly solutions: readonly FermionSolution[];
}

/** Solves a harmonic network with all its equations, or those named. @throws as harmonicSolutions does */
export function harmonicDocument(problem: HarmonicNetworkProblem, names?: readonly string[]): HarmonicDocument {
  return { openbath: version, kind: problem.kind, solutions: harmonicSolutions(problem, names) };
}

/** Solves a fermion network with all its equations, or those named. @throws as fermionSolutions does */
export function fermionDocument(problem: FermionNetworkProblem, names?: readonly string[]): FermionDocument {
  return {
    openbath: version,
    kind: problem.kind,
    energies: problem.energies,
    solutions: fermionSolutions(problem, names),
  };
}
