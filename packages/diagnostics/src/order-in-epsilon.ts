export interface MeasuredOrder {
  /** d ln|y| / d ln epsilon, extrapolated to epsilon -> 0. */
  readonly order: number;
  /** How far the extrapolation moved the last local exponent, or how far the last two differ: the larger. */
  readonly error: number;
  /** The local exponents between neighbouring values of epsilon, each at their geometric mean, epsilon descending. */
  readonly local: readonly { readonly epsilon: number; readonly exponent: number }[];
  /** What was measured, epsilon descending. */
  readonly values: readonly { readonly epsilon: number; readonly value: number }[];
}

/**
 * The power of epsilon with which a quantity goes to zero (or stays): local exponents d ln|y| / d ln epsilon, and their
 * limit, corrections being taken to be of relative order epsilon^2 as they are for all equations here.
 *
 * @param quantity called once for every epsilon
 * @param epsilons at least three different positive numbers
 * @throws RangeError when the epsilons are too few or not positive, or when the quantity vanishes or is not finite
 *   somewhere: it then has no order there
 */
export function orderInEpsilon(quantity: (epsilon: number) => number, epsilons: readonly number[]): MeasuredOrder {
  const descending = [...new Set(epsilons)].sort((a, b) => b - a);
  if (descending.length < 3 || !descending.every((epsilon) => epsilon > 0 && Number.isFinite(epsilon))) {
    throw new RangeError(`epsilons must be at least three different positive numbers, got ${epsilons.join(", ")}`);
  }
  const values = descending.map((epsilon) => ({ epsilon, value: quantity(epsilon) }));
  for (const { epsilon, value } of values) {
    if (value === 0 || !Number.isFinite(value)) {
      throw new RangeError(`the quantity is ${value} at epsilon = ${epsilon}: it has no order in epsilon there`);
    }
  }
  const local = values.slice(1).map((small, k) => {
    const large = values[k];
    return {
      epsilon: Math.sqrt(small.epsilon * large.epsilon),
      exponent: Math.log(Math.abs(small.value / large.value)) / Math.log(small.epsilon / large.epsilon),
      // y = a eps^p (1 + c eps^2) has the exponent p + c weight
      weight: (large.epsilon ** 2 - small.epsilon ** 2) / Math.log(large.epsilon / small.epsilon),
    };
  });
  const last = local[local.length - 1];
  const before = local[local.length - 2];
  const shrink = last.weight / before.weight;
  const order = last.exponent + ((last.exponent - before.exponent) * shrink) / (1 - shrink);
  const error = Math.max(Math.abs(order - last.exponent), Math.abs(last.exponent - before.exponent));
  return { order, error, local: local.map(({ epsilon, exponent }) => ({ epsilon, exponent })), values };
}
