export type Edge = readonly [number, number];

export const cycle = (n: number): Edge[] => Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const);

export const complete = (n: number): Edge[] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_, j) => [i, j] as const)).flat();

/** Vertices: the pairs of {0..4}; neighbours are disjoint pairs. */
export function petersen(): Edge[] {
  const pairs = complete(5);
  return complete(10).filter(([a, b]) => !pairs[a].some((vertex) => pairs[b].includes(vertex)));
}

/** Vertices 0..q-1 (q a prime, 1 modulo 4), neighbours differ by a square. */
export function paley(q: number): Edge[] {
  const squares = new Set(Array.from({ length: q }, (_, i) => (i * i) % q));
  return complete(q).filter(([a, b]) => squares.has(Math.abs(a - b)));
}

/** The corners of the d-dimensional cube. */
export const cube = (d: number): Edge[] =>
  complete(2 ** d).filter(([a, b]) => (a ^ b).toString(2).replaceAll("0", "").length === 1);
