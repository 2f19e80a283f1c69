export {
  type CsrProgram,
  createKernel,
  type Kernel,
  type LocalProgram,
  type OperatorProgram,
  TypeScriptKernel,
  WasmKernel,
} from "@openbath/linalg/state-vectors";
export type { ChebyshevPlan } from "./chebyshev-plan.ts";
export type { CheckpointStore } from "./checkpoint.ts";
export type { Chunk, ChunkResult } from "./chunk.ts";
export { type CompileOptions, compileLocalOperator } from "./compile-local-operator.ts";
export type { AbortLike, Engine } from "./engine.ts";
export {
  type EnsembleOptions,
  type EnsembleProgress,
  type EnsembleResult,
  type Estimate,
  trajectories,
} from "./ensemble.ts";
export { eigenstateMixture, type WeightedKet } from "./initial-kets.ts";
export { type InlineEngineOptions, inlineEngine } from "./inline-engine.ts";
export { philox4x32 } from "./philox.ts";
export { type Pair, PURPOSE, randomPair } from "./random-pairs.ts";
export { RunningMoments, type SampleMoments } from "./running-moments.ts";
export { type JumpEvent, type Trajectory, TrajectoryRunner } from "./trajectory.ts";
export { compileTrajectories, type ProblemOptions, type TrajectoryProblem } from "./trajectory-problem.ts";
