import { PANEL_ORDER } from "./legendre-rule.ts";
import { type Continuation, type LocalTaylor, taylorOnCircle, taylorOnInterval } from "./local-taylor.ts";
import type { PanelFunction } from "./panel-function.ts";
import { type PiecewiseOptions, piecewise } from "./piecewise.ts";

export interface CauchyTaylor {
  /** c_n = (1/n!) d^n/dE^n P int f(x)/(x - E) dx, n = 0 ... order */
  readonly transform: Float64Array;
  readonly transformErrors: Float64Array;
  /** f^(n)(E)/n! (zero outside the interval) */
  readonly function: Float64Array;
  readonly functionErrors: Float64Array;
}

export interface CauchyTaylorOptions extends PiecewiseOptions {
  /** f continued to complex arguments near the real axis; keeps high orders accurate */
  readonly continuation?: Continuation;
}

/**
 * Derivatives with respect to E, over n!, of the principal value P int f(x)/(x - E) dx and of f itself, to any order up to 40, without
 * finite differences. Near E f is replaced by its Taylor polynomial, whose finite-part integrals are elementary; the rest is integrated on panels
 * graded away from E. Without `continuation` the Taylor polynomial comes from real values and orders above a few lose digits; every
 * coefficient has its error. Where a derivative does not exist (E on an edge, a jump or a kink) values are NaN and errors Infinity.
 */
export function cauchyTaylor(
  f: (x: number) => number,
  options: CauchyTaylorOptions,
  E: number,
  order: number,
): CauchyTaylor {
  if (!Number.isInteger(order) || order < 0 || order > 40) {
    throw new RangeError(`cauchyTaylor: order must be a whole number from 0 to 40, got ${order}`);
  }
  const { values, errors, local, radius } = expansion(f, options, E, order);
  const result: CauchyTaylor = {
    transform: new Float64Array(order + 1),
    transformErrors: new Float64Array(order + 1),
    function: values,
    functionErrors: errors,
  };
  if (local) addLocal(result, local);
  else if (!(radius > 0)) {
    result.transform.fill(Number.NaN);
    result.transformErrors.fill(Number.POSITIVE_INFINITY);
    return result;
  }
  addSide(result, f, options, E, radius, 1);
  addSide(result, f, options, E, radius, -1);
  return result;
}

/**
 * f^(n)(E)/n!, n = 0 ... order, with errors, as in `cauchyTaylor` but without the transform: f need not decay. NaN with infinite errors on an edge,
 * jump or kink.
 */
export function taylor(
  f: (x: number) => number,
  options: CauchyTaylorOptions,
  E: number,
  order: number,
): { readonly values: Float64Array; readonly errors: Float64Array } {
  const { values, errors } = expansion(f, options, E, order);
  return { values, errors };
}

interface Expansion {
  readonly values: Float64Array;
  readonly errors: Float64Array;
  readonly local?: LocalTaylor | undefined;
  /** how far from E the expansion, or zero, holds; 0 where there is none */
  readonly radius: number;
}

function expansion(f: (x: number) => number, options: CauchyTaylorOptions, E: number, order: number): Expansion {
  const values = new Float64Array(order + 1);
  const errors = new Float64Array(order + 1);
  const [low, high] = options.interval;
  const edge = Math.min(E - low, high - E);
  if (edge < 0) return { values, errors, radius: -edge };
  const local = edge > 0 ? localTaylor(f, options, E, edge) : undefined;
  const radius = local ? local.radius : 0;
  for (let n = 0; n <= order; n++) {
    const held = local !== undefined && n < local.scaled.length;
    values[n] = held ? radius ** -n * local.scaled[n] : Number.NaN;
    errors[n] = held ? radius ** -n * local.errors[n] : Number.POSITIVE_INFINITY;
  }
  return { values, errors, local, radius };
}

/** From complex values where they are given and agree with f, otherwise from real ones. */
function localTaylor(
  f: (x: number) => number,
  { continuation, breakpoints = [] }: CauchyTaylorOptions,
  E: number,
  edge: number,
): LocalTaylor | undefined {
  const reach = Number.isFinite(edge) ? edge : Math.max(1, Math.abs(E), ...breakpoints.map((x) => Math.abs(x - E)));
  if (continuation) {
    const found = taylorOnCircle(continuation, E, reach);
    if (found && Math.abs(found.scaled[0] - f(E)) <= 1e-9 * Math.abs(f(E)) + 10 * found.errors[0]) return found;
  }
  const found = taylorOnInterval(f, E, reach);
  return found && found.radius > 1e-12 * Math.max(Math.abs(E), reach) ? found : undefined;
}

/** Finite part of int_{-r}^{r} p(y)/y^(n+1) dy = sum over m - n odd of 2 p_m r^(m-n) / (m - n). */
function addLocal(result: CauchyTaylor, { radius, scaled, finitePartErrors }: LocalTaylor): void {
  for (let n = 0; n < result.transform.length; n++) {
    const unit = radius ** -n;
    let sum = 0;
    for (let m = (n + 1) % 2; m < scaled.length; m += 2) sum += (2 * scaled[m]) / (m - n);
    result.transform[n] += unit * sum;
    result.transformErrors[n] += unit * finitePartErrors[n];
  }
}

/** int f(x)/(x - E)^(n+1) over the part of the interval farther than `radius` from E on one side. */
function addSide(
  result: CauchyTaylor,
  f: (x: number) => number,
  options: CauchyTaylorOptions,
  E: number,
  radius: number,
  side: 1 | -1,
): void {
  const [low, high] = options.interval;
  const near = E + side * radius;
  const from = side > 0 ? Math.max(near, low) : low;
  const to = side > 0 ? high : Math.min(near, high);
  if (!(from < to)) return;
  const known = options.breakpoints ?? [];
  const far = Math.max(
    1,
    Math.abs(E),
    radius,
    ...[low, high, ...known].filter(Number.isFinite).map((x) => Math.abs(x - E)),
  );
  const graded: number[] = [];
  for (let distance = 1.4 * radius; distance < 8 * far; distance *= 1.4) graded.push(E + side * distance);
  const exponents = options.exponents ?? [0, 0];
  const part = piecewise(f, {
    interval: [from, to],
    breakpoints: [...known, ...graded],
    exponents: [from === low ? exponents[0] : 0, to === high ? exponents[1] : 0],
  });
  addMoments(result, part.body, (x) => 1 / (x - E), false);
  // with x = shift + 1/u: f(x) dx / (x - E)^(n+1) = F(u) u^n / (1 - u (E - shift))^(n+1) du
  for (const { shift, panels } of part.tails) addMoments(result, panels, (u) => 1 / (1 - u * (E - shift)), true);
}

/** Adds sum_j q_j w(x_j)^(n+1) for every order n, in a tail (whose positions are u) also times x_j^n. */
function addMoments(result: CauchyTaylor, panels: PanelFunction, w: (x: number) => number, inTail: boolean): void {
  const { leaves, positions } = panels.tree;
  for (const node of leaves) {
    for (let j = PANEL_ORDER * node; j < PANEL_ORDER * (node + 1); j++) {
      const first = w(positions[j]);
      const step = inTail ? positions[j] * first : first;
      let term = panels.charges[j] * first;
      for (let n = 0; n < result.transform.length; n++) {
        result.transform[n] += term;
        result.transformErrors[n] += 1e-15 * Math.abs(term);
        term *= step;
      }
    }
  }
}
