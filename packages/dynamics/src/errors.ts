/** A time evolution that cannot be computed as asked: the message says which method, where, and what would do. */
export class DynamicsError extends Error {
  override readonly name = "DynamicsError";
}
