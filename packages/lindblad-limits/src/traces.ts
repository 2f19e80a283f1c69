import { LimitsError } from "./errors.ts";

/**
 * How large the dissipators may be, Tr Gamma per region: prescribed (paper 001 takes 1 each), prescribed in sum, or free.
 */
export type Traces = readonly number[] | "free" | { readonly sum: number };

/** The set of allowed traces t_r >= 0, in the form the programs use. */
export type TraceSet =
  | { readonly kind: "each"; readonly values: readonly number[] }
  | { readonly kind: "sum"; readonly total: number }
  | { readonly kind: "free" };

/** @throws LimitsError for a wrong count or a number that is not positive and finite */
export function traceSet(traces: Traces | undefined, regions: number): TraceSet {
  if (traces === undefined) return { kind: "each", values: new Array<number>(regions).fill(1) };
  if (traces === "free") return { kind: "free" };
  if ("sum" in traces) {
    if (!(traces.sum > 0 && Number.isFinite(traces.sum))) {
      throw new LimitsError(`traces.sum must be a positive finite number, got ${traces.sum}`);
    }
    return { kind: "sum", total: traces.sum };
  }
  if (traces.length !== regions) {
    throw new LimitsError(`traces must give one number per dissipator (${regions}), got ${traces.length}`);
  }
  traces.forEach((t, k) => {
    if (!(t > 0 && Number.isFinite(t)))
      throw new LimitsError(`traces[${k}] must be a positive finite number, got ${t}`);
  });
  return { kind: "each", values: [...traces] };
}

/** Populations alone have no scale: with free traces their sum is fixed to the number of regions. */
export const scaleFixed = (set: TraceSet, regions: number): TraceSet =>
  set.kind === "free" ? { kind: "sum", total: regions } : set;

/** min over the allowed traces of sum_r t_r y_r; traces that are free are taken up to `cap`. */
export function leastWeighted(set: TraceSet, y: readonly number[], cap: number): number {
  if (set.kind === "each") return set.values.reduce((sum, t, r) => sum + t * y[r], 0);
  if (set.kind === "sum") return set.total * Math.min(...y);
  return y.reduce((sum, value) => sum + cap * Math.min(0, value), 0);
}
