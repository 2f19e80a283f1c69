/** f at a complex argument re + i im, written to out[0], out[1]. */
export type Continuation = (re: number, im: number, out: Float64Array) => void;

/** Taylor coefficients of f about a point, scaled by powers of a radius: f(E + r y) = sum_m scaled[m] y^m, each with an error. */
export interface LocalTaylor {
  readonly radius: number;
  readonly scaled: Float64Array;
  readonly errors: Float64Array;
  /** errors of the finite parts of int_{-1}^{1} f / y^(n+1) dy: smaller than those of the coefficients suggest, which are correlated */
  readonly finitePartErrors: Float64Array;
}

const REAL_POINTS = 48;
const CIRCLE_POINTS = 192;
const SHRINK = 0.7;
const ROUNDING = 2.3e-16;

/**
 * Taylor coefficients of f about E from values on the circle |z - E| = r (trapezoidal Cauchy integrals), the largest r up to `reach` on which
 * they converge. The error is the rounding of the values, the same for every order: high orders stay as good as f(z) is.
 */
export function taylorOnCircle(f: Continuation, E: number, reach: number): LocalTaylor | undefined {
  const n = CIRCLE_POINTS;
  const values = new Float64Array(2 * n);
  const z = new Float64Array(2);
  for (let radius = 0.95 * reach, round = 0; round < 100; radius *= SHRINK, round++) {
    let size = 0;
    for (let j = 0; j < n; j++) {
      const angle = (2 * Math.PI * (j + 0.5)) / n;
      f(E + radius * Math.cos(angle), radius * Math.sin(angle), z);
      values[2 * j] = z[0];
      values[2 * j + 1] = z[1];
      size = Math.max(size, Math.hypot(z[0], z[1]));
    }
    if (!(size < Number.POSITIVE_INFINITY)) continue;
    const half = n >> 1;
    const scaled = new Float64Array(half);
    let tail = 0;
    for (let m = 0; m < half; m++) {
      let sum = 0;
      let mirror = 0; // the coefficient of y^-m, zero for a function analytic inside the circle
      for (let j = 0; j < n; j++) {
        const angle = (2 * Math.PI * ((m * (2 * j + 1)) % (2 * n))) / (2 * n);
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        sum += values[2 * j] * c + values[2 * j + 1] * s;
        mirror += values[2 * j] * c - values[2 * j + 1] * s;
      }
      scaled[m] = sum / n;
      if (m > 0) tail = Math.max(tail, Math.abs(mirror / n));
    }
    if (tail > 20 * ROUNDING * size) continue;
    const error = ROUNDING * size + tail;
    const finitePartErrors = new Float64Array(half).fill(2 * (1 + Math.log(half)) * error);
    return { radius, scaled, errors: new Float64Array(half).fill(error), finitePartErrors };
  }
  return undefined;
}

/**
 * The same from real values only: a Chebyshev fit on [E - r, E + r], rewritten in powers of y. Orders above a few lose digits, which the errors say.
 */
export function taylorOnInterval(f: (x: number) => number, E: number, reach: number): LocalTaylor | undefined {
  const n = REAL_POINTS;
  const values = new Float64Array(n);
  const c = new Float64Array(n);
  for (let radius = reach, round = 0; round < 100; radius *= SHRINK, round++) {
    let size = 0;
    for (let j = 0; j < n; j++) {
      values[j] = f(E + radius * Math.cos((Math.PI * (j + 0.5)) / n));
      size = Math.max(size, Math.abs(values[j]));
    }
    if (size === 0) {
      const zero = new Float64Array(n);
      return { radius, scaled: zero, errors: zero, finitePartErrors: zero };
    }
    for (let k = 0; k < n; k++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += values[j] * Math.cos((Math.PI * ((k * (2 * j + 1)) % (4 * n))) / (2 * n));
      c[k] = ((k === 0 ? 1 : 2) * sum) / n;
    }
    const noise = 3 * ROUNDING * size;
    if (Math.max(Math.abs(c[n - 1]), Math.abs(c[n - 2]), Math.abs(c[n - 3])) > noise) continue;
    let degree = n - 1;
    while (degree > 0 && Math.abs(c[degree]) <= noise) degree--;
    return { radius, ...powersFromChebyshev(c, degree, noise) };
  }
  return undefined;
}

/** sum_{k <= degree} c_k T_k(y) in powers of y; `noise` is the error of each c_k. */
function powersFromChebyshev(c: Float64Array, degree: number, noise: number): Omit<LocalTaylor, "radius"> {
  const n = c.length;
  const scaled = new Float64Array(n);
  const errors = new Float64Array(n);
  const finitePartErrors = new Float64Array(n);
  let before = new Float64Array(n);
  let here = new Float64Array(n);
  here[0] = 1;
  for (let k = 0; k <= Math.min(n - 1, degree + 2); k++) {
    for (let m = 0; m < n; m++) {
      if (k <= degree) scaled[m] += c[k] * here[m];
      errors[m] += noise * Math.abs(here[m]);
      let finitePart = 0;
      for (let i = (m + 1) % 2; i <= k; i += 2) finitePart += (2 * here[i]) / (i - m);
      finitePartErrors[m] += noise * Math.abs(finitePart);
    }
    const next = new Float64Array(n);
    for (let m = 0; m < n; m++) next[m] = (k === 0 ? 1 : 2) * (m > 0 ? here[m - 1] : 0) - before[m];
    if (k === 0) next[0] = 0;
    before = here;
    here = next;
  }
  return { scaled, errors, finitePartErrors };
}
