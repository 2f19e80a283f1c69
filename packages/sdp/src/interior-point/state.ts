import type { Cone } from "../cones/cone.ts";

/** The point of the homogeneous self-dual embedding; s and z interior, their scaling in `cones`. */
export interface State {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly s: Float64Array;
  readonly z: Float64Array;
  tau: number;
  kappa: number;
  readonly cones: readonly Cone[];
}

/** A point of the problem itself: everything divided by tau (or by the value of a certificate). */
export interface Point {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly s: Float64Array;
  readonly z: Float64Array;
}

export function pointOf({ x, v, s, z }: State, divisor: number): Point {
  const divided = (u: Float64Array): Float64Array => u.map((value) => value / divisor);
  return { x: divided(x), v: divided(v), s: divided(s), z: divided(z) };
}
