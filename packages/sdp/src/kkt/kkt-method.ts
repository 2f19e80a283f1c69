/**
 * A way to solve the Newton equations in scaled coordinates,
 *
 *   F~^T z + E^T v = bx,   E x = by,   F~ x + z = bz,     F~ = W^-T F.
 *
 * `prepare` is called once per scaling; `solve` as often as wanted.
 */
export interface KktMethod {
  readonly name: "schur" | "qr";
  prepare(): void;
  solve(rhs: KktVector): KktVector;
}

/** x: one per variable; v: one per equality; z: scaled cone coordinates. */
export interface KktVector {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly z: Float64Array;
}
