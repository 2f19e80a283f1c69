/**
 * An unevaluated sum hi + lo of two doubles, |lo| <= ulp(hi)/2: about 32 digits. Used where a covariance of order 1 hides a current of order 1e-24.
 * Algorithms of Dekker and Knuth.
 */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

const SPLITTER = 134217729; // 2^27 + 1

export const ddZero: DoubleDouble = { hi: 0, lo: 0 };

/** x exactly. */
export const dd = (x: number): DoubleDouble => ({ hi: x, lo: 0 });

/** The nearest double. */
export const ddToNumber = (a: DoubleDouble): number => a.hi + a.lo;

/** a + b exactly, for doubles. */
export function ddSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  const part = hi - a;
  return { hi, lo: a - (hi - part) + (b - part) };
}

/** a b exactly, for doubles below 1e300. */
export function ddProduct(a: number, b: number): DoubleDouble {
  const hi = a * b;
  const ta = SPLITTER * a;
  const aHigh = ta - (ta - a);
  const aLow = a - aHigh;
  const tb = SPLITTER * b;
  const bHigh = tb - (tb - b);
  const bLow = b - bHigh;
  return { hi, lo: aHigh * bHigh - hi + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

function renormalized(hi: number, lo: number): DoubleDouble {
  const sum = hi + lo;
  return { hi: sum, lo: lo - (sum - hi) };
}

export function ddAdd(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = ddSum(a.hi, b.hi);
  const t = ddSum(a.lo, b.lo);
  const u = renormalized(s.hi, s.lo + t.hi);
  return renormalized(u.hi, u.lo + t.lo);
}

export const ddNegate = (a: DoubleDouble): DoubleDouble => ({ hi: -a.hi, lo: -a.lo });

export const ddSubtract = (a: DoubleDouble, b: DoubleDouble): DoubleDouble => ddAdd(a, ddNegate(b));

export function ddMultiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = ddProduct(a.hi, b.hi);
  return renormalized(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

/** a times a power of two, exactly. */
export const ddScale = (factor: number, a: DoubleDouble): DoubleDouble => ({ hi: factor * a.hi, lo: factor * a.lo });

export function ddDivide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const q1 = a.hi / b.hi;
  const r1 = ddSubtract(a, ddMultiply(dd(q1), b));
  const q2 = r1.hi / b.hi;
  const r2 = ddSubtract(r1, ddMultiply(dd(q2), b));
  return ddAdd(renormalized(q1, q2), dd(r2.hi / b.hi));
}

/** The square root; 0 for a <= 0 (the callers clamp on purpose). */
export function ddSqrt(a: DoubleDouble): DoubleDouble {
  if (!(a.hi > 0)) return ddZero;
  const x = dd(Math.sqrt(a.hi));
  const correction = ddDivide(ddSubtract(a, ddMultiply(x, x)), ddScale(2, x));
  return ddAdd(x, correction);
}
