export { conservingLindblad } from "./candidate.ts";
export { type Charges, findCharges, withoutCharges } from "./charges.ts";
export { type CheckedBound, checkTauPop, type PopulationCertificate } from "./check-tau-pop.ts";
export { type CoherenceCertificate, type CoherenceQuestion, checkTauPopCoh, type Norm } from "./check-tau-pop-coh.ts";
export { DegenerateLevelsError, LimitsError } from "./errors.ts";
export type { GammaBlocks } from "./gamma-blocks.ts";
export { type Limits, type LimitsOptions, limits, type Verdict } from "./limits.ts";
export { type Ness, ness } from "./ness.ts";
export { siteSubsets } from "./site-subsets.ts";
export {
  type ObservableCondition,
  type ObservablesQuestion,
  type TauObservables,
  tauObservables,
} from "./tau-observables.ts";
export { type TauPop, type TauPopQuestion, tauPop } from "./tau-pop.ts";
export { type TauPopCoh, tauPopCoh } from "./tau-pop-coh.ts";
export { thermalTarget } from "./thermal-target.ts";
export { type TraceDistanceBounds, traceDistanceBounds } from "./trace-distance-bound.ts";
export { tightestTraceDistance } from "./trace-distance-program.ts";
export type { Traces } from "./traces.ts";
