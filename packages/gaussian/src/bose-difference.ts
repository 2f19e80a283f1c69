/**
 * n_a(w) - n_b(w) of two Bose occupations without cancellation: sinh((y - x)/2) / (2 sinh(x/2) sinh(y/2)), x = w/T_a, y = w/T_b; from
 * e^-x - e^-y where either is large. w > 0, inverse temperatures above 0, Infinity allowed.
 */
export function boseDifference(w: number, betaA: number, betaB: number): number {
  if (betaA === betaB) return 0;
  const x = w * betaA;
  const y = w * betaB;
  // (e^-x - e^-y) / ((1 - e^-x)(1 - e^-y)), the difference of exponentials as e^-min (1 - e^-|x-y|)
  const gap = Math.abs(x - y);
  const difference = -Math.exp(-Math.min(x, y)) * Math.expm1(-gap);
  return (x < y ? difference : -difference) / (Math.expm1(-x) * Math.expm1(-y));
}
