/**
 * A symmetric cone K in real coordinates with its Nesterov-Todd scaling W: for interior s, z there is W with W z = W^-T s = lambda.
 * Vectors are windows into long arrays: the cone's part starts at `offset`. The state is W and lambda.
 *
 * The Jordan product of vectors u, v of the scaled space is written u o v, its unit e.
 */
export interface Cone {
  readonly offset: number;
  readonly dimension: number;
  /** e . e: each unit of degree carries the same share of the complementarity s.z */
  readonly degree: number;

  /** out <- e, in the plain coordinates of s and z */
  unit(out: Float64Array): void;
  /** out <- e, in the scaled coordinates (they may be rotated against the plain ones) */
  scaledUnit(out: Float64Array): void;
  /** The largest t for which u - t e is in K. */
  margin(u: Float64Array): number;

  /** W and lambda from interior points s and z. False when they are not interior to working precision. */
  initialise(s: Float64Array, z: Float64Array): boolean;
  /**
   * W and lambda after a step: s and z in the scaled coordinates of the present W (lambda + alpha ds, lambda + alpha dz).
   * The unscaled points, from the new W and lambda, go to s and z. False when the points are not interior.
   */
  advance(scaledS: Float64Array, scaledZ: Float64Array, s: Float64Array, z: Float64Array): boolean;

  /** out <- lambda */
  lambda(out: Float64Array): void;
  /** out <- W^-T u: takes s to the scaled space */
  scaleS(u: Float64Array, out: Float64Array): void;
  /** out <- W^T u */
  unscaleS(u: Float64Array, out: Float64Array): void;
  /** out <- W^-1 u: takes the scaled z back */
  unscaleZ(u: Float64Array, out: Float64Array): void;

  /** out <- u o v */
  product(u: Float64Array, v: Float64Array, out: Float64Array): void;
  /** out <- the solution y of lambda o y = u */
  divideByLambda(u: Float64Array, out: Float64Array): void;
  /** The largest alpha for which lambda + alpha d is in K (Infinity when all are). */
  longestStep(d: Float64Array): number;
}
