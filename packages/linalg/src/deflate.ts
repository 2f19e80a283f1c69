const UNIT_ROUNDOFF = 2 ** -53;

/** The places that take part in a rank-one modification, by ascending values, and those that do not. */
export interface Deflated {
  readonly active: readonly number[];
  readonly passive: readonly number[];
}

/**
 * Takes out of diag(d) + rho z z^T, |z| = 1, what the modification does not change to rounding: entries with a
 * negligible z, and all but one of equal d, by a rotation that gives all their weight to one (Bunch, Nielsen, Sorensen
 * 1978). `rotate(p, q, c, s)` is to turn the vectors (p, q) into (c p + s q, c q - s p). d and z are overwritten.
 */
export function deflate(
  d: Float64Array,
  z: Float64Array,
  rho: number,
  rotate: (p: number, q: number, c: number, s: number) => void,
): Deflated {
  const largest = (values: Float64Array): number => values.reduce((size, x) => Math.max(size, Math.abs(x)), 0);
  const tolerance = 8 * UNIT_ROUNDOFF * Math.max(largest(d), largest(z));
  const order = Array.from(d.keys()).sort((p, q) => d[p] - d[q]);
  const active: number[] = [];
  const passive: number[] = [];
  let before = -1;
  for (const q of order) {
    if (rho * Math.abs(z[q]) <= tolerance) {
      passive.push(q);
      continue;
    }
    const p = before;
    before = q;
    if (p < 0) continue;
    const norm = Math.hypot(z[p], z[q]);
    const c = z[q] / norm;
    const s = -z[p] / norm;
    const gap = d[q] - d[p];
    if (Math.abs(gap * c * s) > tolerance) {
      active.push(p);
      continue;
    }
    // p loses its weight to q
    z[q] = norm;
    z[p] = 0;
    rotate(p, q, c, s);
    const x = d[p];
    const y = d[q];
    d[p] = x * c * c + y * s * s;
    d[q] = x * s * s + y * c * c;
    passive.push(p);
  }
  if (before >= 0) active.push(before);
  return { active, passive };
}
