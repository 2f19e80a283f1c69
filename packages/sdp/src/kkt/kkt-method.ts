/**
 * A way to solve the Newton equations in scaled coordinates,
 *
 *   F~^T z + E^T v = bx,   E x = by,   F~ x + z = bz,     F~ = W^-T F.
 *
 * `prepare` is called once per scaling; `solve` and `solveRefined` as often as wanted.
 */
export interface KktMethod {
  readonly name: "schur" | "qr";
  prepare(): void;
  solve(rhs: KktVector): KktVector;
  /**
   * The same, improved for up to `rounds` rounds until what is left of the equations is `target` of the right-hand side (1e-16 unless given),
   * as long as that helps.
   */
  solveRefined(rhs: KktVector, rounds: number, target?: number): KktSolution;
}

/** x: one per variable; v: one per equality; z: scaled cone coordinates. */
export interface KktVector {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly z: Float64Array;
}

export interface KktSolution {
  readonly solution: KktVector;
  /** norm of what is left of the equations, relative to that of the right-hand side */
  readonly left: number;
}

export function normOf({ x, v, z }: KktVector): number {
  let total = 0;
  for (const part of [x, v, z]) for (let i = 0; i < part.length; i++) total += part[i] * part[i];
  return Math.sqrt(total);
}
