import fc from "fast-check";

const STEPS = 2 ** 31 - 1;

/** Real numbers spread evenly over [min, max], the ends included (`fc.double` spreads them over the exponents). */
export function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: STEPS }).map((k) => min + (max - min) * (k / STEPS));
}

/** Positive numbers spread evenly in log10 between 10^lo and 10^hi. */
export function logUniform(lo: number, hi: number): fc.Arbitrary<number> {
  return between(lo, hi).map((u) => 10 ** u);
}

/** Complex numbers with |z| between 10^lo and 10^hi, evenly in log10, in any direction. */
export function plane(lo: number, hi: number): fc.Arbitrary<{ re: number; im: number }> {
  return fc
    .tuple(logUniform(lo, hi), between(-Math.PI, Math.PI))
    .map(([r, angle]) => ({ re: r * Math.cos(angle), im: r * Math.sin(angle) }));
}
