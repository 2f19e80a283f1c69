import { Unknown } from "./unknown.ts";

/** An affine real expression: constant + sum of coefficients times unknowns. Immutable. */
export class Scalar {
  constructor(
    readonly constant: number,
    readonly terms: ReadonlyMap<Unknown, number> = new Map(),
  ) {}

  static of(value: Scalar | number): Scalar {
    return typeof value === "number" ? new Scalar(value) : value;
  }

  plus(other: Scalar | number): Scalar {
    const { constant, terms } = Scalar.of(other);
    const sum = new Map(this.terms);
    for (const [unknown, value] of terms) sum.set(unknown, (sum.get(unknown) ?? 0) + value);
    return new Scalar(this.constant + constant, sum);
  }

  minus(other: Scalar | number): Scalar {
    return this.plus(Scalar.of(other).times(-1));
  }

  times(factor: number): Scalar {
    return new Scalar(
      this.constant * factor,
      new Map(Array.from(this.terms, ([unknown, value]) => [unknown, value * factor])),
    );
  }
}

/** A real variable. */
export const scalar = (name = "t"): Scalar => new Scalar(0, new Map([[new Unknown(name), 1]]));

/** n real variables. */
export const vector = (n: number, name = "x"): Scalar[] => Array.from({ length: n }, (_, i) => scalar(`${name}[${i}]`));

/** sum_i weights_i x_i (all weights 1 when absent). @throws RangeError when the lengths differ */
export function sum(expressions: readonly Scalar[], weights?: ArrayLike<number>): Scalar {
  if (weights !== undefined && weights.length !== expressions.length) {
    throw new RangeError(`sum of ${expressions.length} expressions with ${weights.length} weights`);
  }
  let constant = 0;
  const terms = new Map<Unknown, number>();
  expressions.forEach((expression, i) => {
    const weight = weights === undefined ? 1 : weights[i];
    constant += weight * expression.constant;
    for (const [unknown, value] of expression.terms) terms.set(unknown, (terms.get(unknown) ?? 0) + weight * value);
  });
  return new Scalar(constant, terms);
}
