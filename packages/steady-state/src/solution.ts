/**
 * `rate-equation`: the coherences decouple, the populations follow from their rates alone; `orders`: the series in
 * epsilon^2, summed.
 */
export type SteadyMethod = "rate-equation" | "direct" | "iterative" | "orders";

/** What a solver hands over: the scaled unknowns, and how it got them. */
export interface Solution {
  readonly x: Float64Array;
  readonly nullity: number;
  readonly method: SteadyMethod;
  readonly iterations?: number;
  /** Scaled unknowns of a basis of the null space, when it is degenerate. */
  readonly basis?: readonly Float64Array[];
}
