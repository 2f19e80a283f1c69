import { version } from "./version.ts";

/** One observable on the grid of times; a sample mean when it comes from trajectories. */
export interface Series {
  readonly mean: readonly number[];
  /** Of the sample mean; from trajectories only. */
  readonly standardError?: readonly number[];
  /** The imaginary part, of an observable that is not Hermitian. */
  readonly imaginary?: readonly number[];
}

/** One equation's course in time. */
export interface EvolutionEntry {
  readonly equation: string;
  readonly label?: string;
  readonly observables: Readonly<Record<string, Series>>;
  /** <E_a|rho(t)|E_a> for each time, energies ascending; from evolve only. */
  readonly populations?: readonly (readonly number[])[];
  /** The smallest eigenvalue of rho(t); from evolve only. */
  readonly minEigenvalue?: readonly number[];
  /** Mean number of jumps until the last time, in all and by bath; from trajectories only. */
  readonly jumps?: { readonly total: Mean; readonly baths: Readonly<Record<string, Mean>> };
  /** Trajectories in the sample. */
  readonly count?: number;
  /** With --density: rho(t) for each time, in the product basis, row-major. */
  readonly density?: readonly {
    readonly dim: number;
    readonly re: readonly number[];
    readonly im: readonly number[];
  }[];
}

export interface Mean {
  readonly mean: number;
  readonly standardError: number;
}

/** The document of `openbath evolve --json` and `openbath trajectories --json`. */
export interface EvolutionDocument {
  readonly openbath: string;
  readonly kind: "density-matrix";
  readonly times: readonly number[];
  readonly solutions: readonly EvolutionEntry[];
  /** The observables of the only solution once more, where there is but one. */
  readonly observables?: Readonly<Record<string, Series>>;
}

export function evolutionDocument(times: readonly number[], solutions: readonly EvolutionEntry[]): EvolutionDocument {
  const only = solutions.length === 1 ? { observables: solutions[0].observables } : {};
  return { openbath: version, kind: "density-matrix", times, solutions, ...only };
}

/** The same as comma-separated values: one row for each solution and time, one column for each observable. */
export function evolutionCsv({ times, solutions }: EvolutionDocument): string {
  const names = Object.keys(solutions[0].observables);
  const withErrors = solutions.some(({ observables }) =>
    names.some((name) => observables[name].standardError !== undefined),
  );
  const columns = names.flatMap((name) => (withErrors ? [name, `${name} standard error`] : [name]));
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = solutions.flatMap(({ equation, label, observables }) =>
    times.map((t, k) => {
      const cells = names.flatMap((name) => {
        const { mean, standardError } = observables[name];
        return withErrors ? [mean[k], standardError?.[k] ?? ""] : [mean[k]];
      });
      return [quoted(label ?? equation), t, ...cells].join(",");
    }),
  );
  return `${["solution", "t", ...columns].map(quoted).join(",")}\n${rows.join("\n")}\n`;
}
