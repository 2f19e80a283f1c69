import { adaptivePanels } from "./adaptive.ts";
import { type EndOfTail, infiniteEnd } from "./infinite-end.ts";
import { addPanelFourier } from "./panel-fourier.ts";
import type { PanelFunction } from "./panel-function.ts";
import { addTailFourier } from "./tail-fourier.ts";

/** A number and a bound on its error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

export interface PiecewiseOptions {
  /** where f lives; ends may be infinite. f is taken as zero elsewhere. */
  readonly interval: readonly [number, number];
  /** kinks, jumps, and places where f changes on a scale much smaller than the interval (a narrow peak's centre) */
  readonly breakpoints?: readonly number[];
  /** f ~ |x - end|^exponent at the finite ends, above -1; default 0 (regular) */
  readonly exponents?: readonly [number, number];
  /** error aimed at, relative to the largest |f|; default 4e-15 */
  readonly tolerance?: number;
}

/** The part of f beyond +-1/edge from `shift`, as F(u) = f(shift + 1/u) / u on a finite interval of u with one end at 0. */
export interface Tail {
  readonly shift: number;
  /** where the tail begins, an edge of the body */
  readonly edge: number;
  readonly panels: PanelFunction;
}

/** A real function on an interval, compiled once into polynomials on panels, with its integrals and Cauchy transforms. */
export class PiecewiseFunction {
  readonly interval: readonly [number, number];
  readonly body: PanelFunction;
  readonly tails: readonly Tail[];
  /** bound on |f| where an exponentially small tail was cut off */
  readonly dropped: number;

  constructor(interval: readonly [number, number], body: PanelFunction, tails: readonly Tail[], dropped: number) {
    this.interval = interval;
    this.body = body;
    this.tails = tails;
    this.dropped = dropped;
  }

  /** f(x); 0 outside the interval; at an edge or break point the limit from above, or from below when `below`. */
  evaluate(x: number, below = false): number {
    const { body, tails } = this;
    if (x >= body.low && x <= body.high) return body.evaluate(x, below);
    for (const { shift, panels } of tails) {
      const u = 1 / (x - shift);
      if (u >= panels.low && u <= panels.high) return u * panels.evaluate(u);
    }
    return 0;
  }

  /** P int f(x) / (x - E) dx at any real E. Where f jumps at E itself the integral is logarithmically infinite: +-Infinity is returned. */
  principalValue(E: number): number {
    const { body, tails } = this;
    if (tails.length === 0 && Math.abs(E) >= 1e100) return -body.integral() / E;
    let sum = body.finiteHilbert(E, Number.NaN, 0);
    let jump = body.lastJump;
    for (const tail of tails) {
      sum += tailHilbert(tail, E);
      jump += tailJump;
    }
    return body.orInfinite(sum, jump);
  }

  /** `principalValue` with a bound on its error. */
  principalValueEstimate(E: number): Estimate {
    const value = this.principalValue(E);
    let error = this.body.hilbertError(E) + 2e-16 * Math.abs(value) + 40 * this.dropped;
    for (const { shift, panels } of this.tails) {
      const e = Math.min(1e300, 1 / Math.abs(E - shift)) * (E < shift ? -1 : 1);
      error += Math.abs(e) * panels.hilbertError(e);
    }
    return { value, error };
  }

  /** int f dx. Infinite where an algebraic tail is not integrable. */
  integral(): number {
    let sum = this.body.integral();
    // int F(u) / u du, F ~ |u|^(p-1): finite for decay powers p above 1
    for (const { panels } of this.tails) sum += panels.hilbert(0);
    return sum;
  }

  /** int f(x) e^{-ixt} dx, written to out[0] + i out[1]; any real t, at a cost that does not grow with it. */
  fourierInto(t: number, out: Float64Array): void {
    out[0] = t === 0 ? this.integral() : 0;
    out[1] = 0;
    if (t === 0) return;
    addPanelFourier(this.body, t, out);
    for (const tail of this.tails) addTailFourier(tail, t, out);
  }

  /** `fourierInto` as a pair of numbers with a bound on the error of each. */
  fourier(t: number): { re: number; im: number; error: number } {
    const out = new Float64Array(2);
    this.fourierInto(t, out);
    return { re: out[0], im: out[1], error: this.body.absoluteError() + 1e-14 * Math.hypot(out[0], out[1]) };
  }
}

let tailJump = 0;

/** P int f / (x - E) over the tail = -e P int F(u) / (u - e) du, e = 1 / (E - shift): the kernel is invariant under x -> 1/x. */
function tailHilbert({ shift, edge, panels }: Tail, E: number): number {
  const distance = E - shift;
  const reach = edge - shift;
  tailJump = 0;
  if (Math.abs(distance) < 1e-3 * Math.abs(reach)) {
    // 1 / (1 - u d): regular at d = 0
    const { positions, roots } = panels.tree;
    let sum = 0;
    for (const root of roots) {
      for (let j = 16 * root; j < 16 * root + 16; j++) sum += panels.charges[j] / (1 - positions[j] * distance);
    }
    return sum;
  }
  const e = 1 / distance;
  const side = reach > 0 ? 1 : -1;
  let value = panels.finiteHilbert(e, (side * (E - edge)) / (reach * distance), side);
  // ln |u - e| = ln |E - edge| - 2 ln |reach| where E is the edge: the body leaves out the first logarithm alone
  if (E === edge) value -= 2 * panels.lastJump * Math.log(Math.abs(reach));
  tailJump = -e * panels.lastJump;
  return -e * value;
}

/**
 * Compiles f on an interval. Throws RangeError for an empty interval, exponents <= -1, values that are not finite, or a function that does not
 * decay toward an infinite end.
 */
export function piecewise(f: (x: number) => number, options: PiecewiseOptions): PiecewiseFunction {
  const [low, high] = options.interval;
  if (!(low < high)) throw new RangeError(`interval: expected [low, high] with low < high, got [${low}, ${high}]`);
  const inside = ascending((options.breakpoints ?? []).filter((x) => x > low && x < high && Number.isFinite(x)));
  const exponents: [number, number] = [...(options.exponents ?? [0, 0])];
  const tails: Tail[] = [];
  const checks: [number, number][] = [];
  const added: number[] = [];
  const sizes = inside.map((x) => sizeNear(f, x, low, high));
  const peak = Math.max(0, ...sizes);
  const marked = inside.filter((_, i) => sizes[i] > 1e-10 * peak);
  let first = low;
  let last = high;
  let dropped = 0;
  if (high === Number.POSITIVE_INFINITY) {
    const anchor = marked.length > 0 ? marked.at(-1)! : Number.isFinite(low) ? low : 0;
    last = close(anchor, 1, infiniteEnd(f, anchor, 1, peak, anchor === low ? exponents[0] : 0));
  }
  if (low === Number.NEGATIVE_INFINITY) {
    const anchor = marked.length > 0 ? marked[0] : Math.min(0, high);
    first = close(anchor, -1, infiniteEnd(f, anchor, -1, peak, anchor === high ? exponents[1] : 0));
  }
  const edges = [first, last, ...[...inside, ...added].filter((x) => x > first && x < last)];
  const settings = { exponents, ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }) };
  let starts = ascending(edges);
  let body = adaptivePanels(f, starts, settings);
  // a feature that every node of a first panel stepped over shows at the probes: start again with edges there
  for (let round = 0; round < 3; round++) {
    const floor = 0.1 * body.jumpFloor;
    const missed = checks.filter(
      ([x, v]) => x > body.low && x < body.high && Math.abs(body.evaluate(x) - v) > floor + 1e-9 * Math.abs(v),
    );
    if (missed.length === 0) break;
    starts = ascending([...starts, ...missed.map(([x]) => x)]);
    body = adaptivePanels(f, starts, settings);
  }
  return new PiecewiseFunction([low, high], body, tails, dropped);

  /** Adds the edges that an infinite side needs and, where f decays algebraically, its tail; returns where the panels stop. */
  function close(anchor: number, side: 1 | -1, end: EndOfTail): number {
    const edge = anchor + side * end.reach;
    added.push(anchor);
    for (let distance = end.core; distance < end.reach; distance *= 64) added.push(anchor + side * distance);
    for (const [distance, value] of end.probes) checks.push([anchor + side * distance, value]);
    exponents[side > 0 ? 1 : 0] = 0;
    if (end.power === undefined) {
      dropped = Math.max(dropped, end.dropped);
      return edge;
    }
    const ends: [number, number] = side > 0 ? [end.power - 1, 0] : [0, end.power - 1];
    const u = 1 / (edge - anchor);
    const panels = adaptivePanels((s) => f(anchor + 1 / s) / s, side > 0 ? [0, u] : [u, 0], { exponents: ends });
    tails.push({ shift: anchor, edge, panels });
    return edge;
  }
}

/** The size of f just below and above a break point (f need not be defined on it). */
function sizeNear(f: (x: number) => number, x: number, low: number, high: number): number {
  const step = 1e-9 * (Math.abs(x) || 1);
  let size = 0;
  for (const y of [x - step, x + step]) if (y > low && y < high) size = Math.max(size, Math.abs(f(y)) || 0);
  return size;
}

function ascending(edges: readonly number[]): number[] {
  return [...new Set(edges)].sort((a, b) => a - b);
}
