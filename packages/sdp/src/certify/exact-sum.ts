const SPLITTER = 134217729;

/** The unit roundoff 2^-53. */
export const UNIT = 2 ** -53;

/**
 * A sum of products in twice the working precision, with a bound of its error: products and sums are split without error
 * (Dekker, Knuth) and the errors summed (the "Dot2" of Ogita, Rump and Oishi, 2005).
 */
export class ExactSum {
  private high = 0;
  private low = 0;
  /** sum of the moduli of the rounding errors collected in `low` */
  private spread = 0;
  private terms = 0;

  /** Adds a b. */
  add(a: number, b = 1): void {
    const product = a * b;
    const sum = this.high + product;
    const back = sum - this.high;
    const sumError = this.high - (sum - back) + (product - back);
    this.high = sum;
    const multiplicationError = productError(a, b, product);
    this.low += sumError + multiplicationError;
    this.spread += Math.abs(sumError) + Math.abs(multiplicationError);
    this.terms++;
  }

  get value(): number {
    return this.high + this.low;
  }

  /** The exact sum lies within `error` of `value`. */
  get error(): number {
    // the rounding errors are known exactly, their own sum to 2 n roundings; products below 1e-290 may have lost more
    const n = this.terms + 2;
    const last = this.low === 0 ? 0 : 2 * UNIT * Math.abs(this.value);
    return last + 4 * n * UNIT * this.spread + n * 1e-290;
  }

  get lower(): number {
    return down(this.value - this.error);
  }

  get upper(): number {
    return up(this.value + this.error);
  }

  /** an upper bound of the modulus */
  get modulus(): number {
    return up(Math.abs(this.value) + this.error);
  }
}

function productError(a: number, b: number, product: number): number {
  const [a1, a2] = split(a);
  const [b1, b2] = split(b);
  const error = a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2);
  return Number.isFinite(error) ? error : UNIT * Math.abs(product);
}

function split(a: number): [number, number] {
  const c = SPLITTER * a;
  const high = c - (c - a);
  return [high, a - high];
}

/** A sum without any term that is not zero still carries the underflow allowance of `ExactSum`: below this it is zero. */
export const NOTHING = 1e-280;

/** An upper bound of the Euclidean norm of numbers that are upper bounds of moduli themselves. */
export function normBound(moduli: ArrayLike<number>): number {
  const square = new ExactSum();
  let any = false;
  for (let i = 0; i < moduli.length; i++) {
    if (moduli[i] <= NOTHING) continue;
    any = true;
    square.add(moduli[i], moduli[i]);
  }
  return any || Array.from(moduli).some(Number.isNaN) ? up(Math.sqrt(square.upper)) : 0;
}

/** At least the exact result of a positive or negative number that carries a few rounding errors. */
export const up = (value: number): number => value + 8 * UNIT * Math.abs(value) + 1e-300;

/** At most the exact result. */
export const down = (value: number): number => value - 8 * UNIT * Math.abs(value) - 1e-300;
