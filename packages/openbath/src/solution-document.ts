import type { Bath } from "@openbath/baths";
import type { Checks } from "@openbath/diagnostics";
import type { Complex, ComplexMatrix } from "@openbath/linalg";
import type { DensityMatrixProblem } from "@openbath/problem";
import type { Solution } from "./solve-problem.ts";
import { version } from "./version.ts";

/** The document that `openbath solve --json` prints. Absent keys are quantities that this system does not have. */
export interface SolutionDocument {
  readonly openbath: string;
  readonly kind: "density-matrix";
  /** Eigenvalues of H_S, ascending. */
  readonly energies: readonly number[];
  readonly solutions: readonly SolutionEntry[];
}

export interface SolutionEntry {
  readonly equation: string;
  /** The name that the problem file gives to this solution, when it does. */
  readonly label?: string;
  /** <E_a|rho|E_a>, in the order of `energies`. */
  readonly populations: readonly number[];
  readonly minEigenvalue: number;
  readonly residual: number;
  readonly observables: Readonly<Record<string, number | Complex>>;
  /** By bath, into the system. */
  readonly currents: Readonly<Record<string, { readonly energy: number; readonly number?: number }>>;
  readonly checks: {
    readonly traceDistanceToGibbs?: number;
    readonly localConservation?: number;
    readonly positivity: number;
  };
  /** With --density: in the product basis, row-major. */
  readonly density?: { readonly dim: number; readonly re: readonly number[]; readonly im: readonly number[] };
}

/** Makes the document; density matrices are left out unless asked for. */
export function solutionDocument(
  problem: DensityMatrixProblem,
  solutions: readonly Solution<Checks>[],
  options: { readonly density: boolean },
): SolutionDocument {
  return {
    openbath: version,
    kind: "density-matrix",
    energies: Array.from(solutions[0].state.energies),
    solutions: solutions.map((solution) => entry(problem.baths, solution, options.density)),
  };
}

function entry(baths: ReadonlyMap<string, Bath>, solution: Solution<Checks>, withDensity: boolean): SolutionEntry {
  const { equation, label, state, diagnosis, observables } = solution;
  const { traceDistanceToGibbs, localConservation, positivity } = diagnosis;
  const currents = [...baths].map(([name, bath]) => {
    const { energy, number } = diagnosis.currents.get(bath) ?? { energy: Number.NaN };
    return [name, number === undefined ? { energy } : { energy, number }] as const;
  });
  return {
    equation,
    ...(label === equation ? {} : { label }),
    populations: Array.from(state.populations),
    minEigenvalue: state.minEigenvalue,
    residual: state.residual,
    observables: Object.fromEntries(observables),
    currents: Object.fromEntries(currents),
    checks: {
      ...(traceDistanceToGibbs === undefined ? {} : { traceDistanceToGibbs }),
      ...(localConservation === undefined ? {} : { localConservation: localConservation.violation }),
      positivity,
    },
    ...(withDensity ? { density: densityParts(state.density) } : {}),
  };
}

/** A matrix as JSON carries it: real and imaginary parts, row-major. */
export function densityParts({ rows: dim, data }: ComplexMatrix): { dim: number; re: number[]; im: number[] } {
  const re: number[] = [];
  const im: number[] = [];
  for (let k = 0; k < data.length; k += 2) {
    re.push(data[k]);
    im.push(data[k + 1]);
  }
  return { dim, re, im };
}
