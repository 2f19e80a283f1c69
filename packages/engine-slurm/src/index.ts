export { type ChunkOptions, runSlurmChunk } from "./run-slurm-chunk.ts";
export { type SlurmEngineOptions, slurmEngine } from "./slurm-engine.ts";
