export type { AbortSignalLike } from "./abort.ts";
export { type CorrelationSpectrum, correlationSpectrum } from "./correlation-spectrum.ts";
export type { Correlator } from "./correlator.ts";
export { DynamicsError } from "./errors.ts";
export type { Evolution, EvolutionPoint } from "./evolution.ts";
export { evolve } from "./evolve.ts";
export { evolveAsync } from "./evolve-async.ts";
export type { EvolveOptions, Progress, PropagationOptions } from "./options.ts";
export { type TwoTimeCorrelation, twoTimeCorrelation } from "./two-time-correlation.ts";
