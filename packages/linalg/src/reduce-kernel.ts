import { type ReductionPlaces, type Room, room } from "./room.ts";

/**
 * One pass of a Householder reduction to tridiagonal form over the trailing block from row `from` on: A loses the pending
 * v w^dagger + w v^dagger, then y += A x with what results. A is Hermitian, kept in its upper triangle.
 */
export interface Reduction extends ReductionPlaces {
  /**
   * The matrix, then the vectors v, w, x, y. A row of the matrix is one plane (real) or two (real parts, imaginary
   * parts), as is a vector; entries behind the n of a plane are zero.
   */
  readonly memory: Float64Array;
  /** The first place behind all that. */
  readonly end: number;
  /** What else works in this memory. */
  readonly room: Room;
  pass(from: number): void;
}

/**
 * A workspace for an n x n matrix with one plane (real) or two (complex), cleared, and `more` doubles behind it, which are
 * not. It is good until the next one is taken.
 */
export function reduction(n: number, planes: 1 | 2, more = 0): Reduction {
  const plane = (n + 2) & ~1;
  const row = planes * plane;
  const [v, w, x, y, end] = [n, n + 1, n + 2, n + 3, n + 4].map((rows) => rows * row);
  const places = { plane, v, w, x, y };
  const given = room(end + more);
  const { memory, realPass, complexPass } = given;
  memory.fill(0, 0, end);
  const pass = planes === 1 ? realPass : complexPass;
  return { ...places, memory, end, room: given, pass: (from) => pass(n, from, places) };
}
