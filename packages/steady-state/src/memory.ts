import { SteadyStateError } from "./errors.ts";
import { DEFAULT_MAX_MEMORY, type SolverOptions } from "./options.ts";

/** @throws SteadyStateError when `bytes` exceeds what the options allow, before anything is taken */
export function requireMemory(what: string, bytes: number, options: SolverOptions): void {
  const allowed = options.maxMemory ?? DEFAULT_MAX_MEMORY;
  if (bytes <= allowed) return;
  throw new SteadyStateError(
    `${what} needs ${inWords(bytes)} of memory, allowed are ${inWords(allowed)} (option maxMemory, in bytes)`,
  );
}

const inWords = (bytes: number): string =>
  bytes < 1e7
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e10
      ? `${Math.ceil(bytes / 1e6)} MB`
      : `${Math.ceil(bytes / 1e9)} GB`;
