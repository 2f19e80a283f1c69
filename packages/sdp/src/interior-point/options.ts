import type { IterationRecord } from "./iteration-record.ts";

/** When to stop, how to solve the Newton equations, whom to tell. */
export interface SolveOptions {
  /** stop when the gap is below this times the larger objective (in modulus); default 1e-9 */
  readonly relativeGap?: number;
  /** or below this; default 1e-12. Both zero: go on as long as the gap shrinks */
  readonly absoluteGap?: number;
  /** largest residual of the constraints, primal and dual, relative to the data; default 1e-9 */
  readonly feasibility?: number;
  /** default 100 */
  readonly maxIterations?: number;
  /** "schur": fast; "qr": accurate; "auto" (default): "qr" for small problems, else "schur" until it stalls, then "qr" */
  readonly method?: "auto" | "schur" | "qr";
  /** compute rigorous bounds of the optimum with the checker at the end; default true */
  readonly certify?: boolean;
  /** told of every iteration as it ends */
  readonly onIteration?: (record: IterationRecord) => void;
  /** stops between iterations with status "cancelled" (an AbortSignal fits) */
  readonly signal?: { readonly aborted: boolean };
}

export interface ResolvedOptions {
  readonly relativeGap: number;
  readonly absoluteGap: number;
  readonly feasibility: number;
  readonly maxIterations: number;
  readonly method: "auto" | "schur" | "qr";
  readonly certify: boolean;
  readonly onIteration: ((record: IterationRecord) => void) | undefined;
  readonly signal: { readonly aborted: boolean } | undefined;
}

/** Fills in the defaults. @throws RangeError for a tolerance or limit that is not a number in its range */
export function resolveOptions(options: SolveOptions): ResolvedOptions {
  const tolerance = (name: "relativeGap" | "absoluteGap" | "feasibility", fallback: number): number => {
    const value = options[name] ?? fallback;
    if (!(value >= 0)) throw new RangeError(`${name} must be a number >= 0, got ${value}`);
    return value;
  };
  const maxIterations = options.maxIterations ?? 100;
  if (!Number.isInteger(maxIterations) || maxIterations < 1) {
    throw new RangeError(`maxIterations must be a positive integer, got ${maxIterations}`);
  }
  const method = options.method ?? "auto";
  if (method !== "auto" && method !== "schur" && method !== "qr") {
    throw new RangeError(`method must be "auto", "schur" or "qr", got ${JSON.stringify(method)}`);
  }
  return {
    relativeGap: tolerance("relativeGap", 1e-9),
    absoluteGap: tolerance("absoluteGap", 1e-12),
    feasibility: tolerance("feasibility", 1e-9),
    maxIterations,
    method,
    certify: options.certify ?? true,
    onIteration: options.onIteration,
    signal: options.signal,
  };
}
