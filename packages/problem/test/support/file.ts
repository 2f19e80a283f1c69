import { type DensityMatrixProblem, type ParseOptions, ProblemError, parseProblem } from "../../src/index.ts";

const PARTS: Readonly<Record<string, string>> = {
  space: "{ spins: 2 }",
  hamiltonian: "sz(1) + 0.3*sz(2)",
  epsilon: "0.1",
  baths: "\n  left: { beta: 1, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }",
  couplings: "\n  - { bath: left, exchange: sm(1) }",
};

/** A problem file of two spins and one bath, with some of its keys replaced or added; `undefined` leaves a key out. */
export function file(changes: Readonly<Record<string, string | undefined>> = {}): string {
  return Object.entries({ ...PARTS, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}

/** The same with the entries of its bath replaced. */
export const withBath = (entries: string): string => file({ baths: `\n  left: { ${entries} }` });

/** The same with the bath's spectral density replaced. */
export const withDensity = (entries: string, others = "beta: 1, mu: -0.5"): string =>
  withBath(`${others}, spectralDensity: { ${entries} }`);

/** The problem of a file. @throws when it is of another kind */
export function read(text: string, options: ParseOptions = {}): DensityMatrixProblem {
  const problem = parseProblem(text, options);
  if (problem.kind !== "density-matrix") throw new Error(`expected a density-matrix problem, got ${problem.kind}`);
  return problem;
}

export const problem = (changes: Readonly<Record<string, string | undefined>> = {}): DensityMatrixProblem =>
  read(file(changes));

/** The error that a file is refused with. @throws when it is accepted, or refused with anything but a ProblemError */
export function refusal(text: string, options: ParseOptions = {}): ProblemError {
  try {
    parseProblem(text, options);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error(`accepted:\n${text}`);
}
