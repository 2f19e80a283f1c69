export { blockEigenvalues } from "./eigenvalues.ts";
export { dissipatorSize } from "./equation-of.ts";
export { DegenerateSteadyStateError, SteadyStateError } from "./errors.ts";
export { expansion, type OrderTerm } from "./expansion.ts";
export type { AbortSignalLike, Progress, SolverOptions } from "./options.ts";
export type { SteadyMethod } from "./solution.ts";
export { spectralGap } from "./spectral-gap.ts";
export { type SteadyState, type SteadyStateOptions, steadyState } from "./steady-state.ts";
