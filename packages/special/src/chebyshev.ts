/**
 * Sum of a Chebyshev series c_0 + c_1 T_1(t) + c_2 T_2(t) + ... by Clenshaw's recurrence; t in [-1, 1].
 * Internal to this package: the tables in `generated/` are such series.
 */
export function chebyshevSum(coefficients: readonly number[], t: number): number {
  const twoT = 2 * t;
  let b1 = 0;
  let b2 = 0;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const b0 = twoT * b1 - b2 + coefficients[k];
    b2 = b1;
    b1 = b0;
  }
  return t * b1 - b2 + coefficients[0];
}
