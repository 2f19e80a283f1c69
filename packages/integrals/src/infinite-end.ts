import { checkFinite } from "./check-finite.ts";

/** What lies between an anchor and an infinite end: either a point beyond which f is negligible, or an algebraic decay. */
export interface EndOfTail {
  /** distance from the anchor at which the panels stop */
  readonly reach: number;
  /** distance within which f is of the size of its largest value */
  readonly core: number;
  /** |f| ~ distance^-power beyond `reach`; undefined where f is negligible there */
  readonly power: number | undefined;
  /** largest |f| left out per unit of f's own scale, for the error bound */
  readonly dropped: number;
  /** probes (distance, f) taken on the way, with which a finished proxy can be checked */
  readonly probes: readonly (readonly [number, number])[];
}

const NEGLIGIBLE = 1e-18;
const FIRST = -40;
const LAST = 160;

/**
 * Probes f at distances 2^-40 ... 2^160 from `anchor` (toward +infinity for side = 1) and decides how the half line is to be treated. A function
 * that diverges at the anchor as distance^exponent, exponent < 0, is judged by f / distance^exponent. One
 * that becomes negligible faster than any moderate power is cut there; a slower one must decay as a power, which is measured.
 */
export function infiniteEnd(
  f: (x: number) => number,
  anchor: number,
  side: 1 | -1,
  scale: number,
  exponent = 0,
): EndOfTail {
  const probes: [number, number][] = [];
  let peak = scale;
  let zeros = 0;
  for (let k = FIRST; k <= LAST; k += 4) {
    const distance = 2 ** k;
    const x = anchor + side * distance;
    if (x === anchor) continue;
    const value = f(x);
    checkFinite(x, value);
    probes.push([distance, value]);
    if (Math.abs(value) > peak) peak = Math.abs(value);
    zeros = value === 0 ? zeros + 1 : 0;
    if (zeros === 3 && peak > 0) break; // underflowed: farther out 0 * Infinity may wait
  }
  let core = 0;
  let reach = 0;
  const size = ([distance, value]: readonly [number, number]): number =>
    exponent < 0 ? Math.abs(value) * distance ** -exponent : Math.abs(value);
  const local = Math.max(...probes.map(size));
  if (exponent < 0) peak = local;
  for (const probe of probes) {
    const [distance, value] = probe;
    if (size(probe) > 0.1 * local) core = distance;
    if (Math.abs(value) > NEGLIGIBLE * peak) reach = distance;
  }
  core ||= reach || (peak === 0 ? 1 : 2 ** FIRST);
  reach ||= core;
  if (core >= 2 ** 120) refuse(0);
  const at = (distance: number): number => Math.abs(f(anchor + side * distance));
  const power = reach >= 2 ** 8 * core && at(reach / 16) < 2 ** 32 * at(reach) ? decayPower() : undefined;
  if (power !== undefined) return { reach: 2 * core, core, power, dropped: 0, probes };
  let outside = 16 * reach;
  for (let step = 0; step < 6; step++) {
    const middle = Math.sqrt(reach * outside);
    if (at(middle) > NEGLIGIBLE * peak) reach = middle;
    else outside = middle;
  }
  return { reach: outside, core, power, dropped: NEGLIGIBLE * peak, probes };

  /** The power far out; undefined where f underflows there after all. */
  function decayPower(): number | undefined {
    const ratio = at(2 ** 40 * core) / at(2 ** 60 * core);
    if (!(ratio < Number.POSITIVE_INFINITY)) return undefined;
    const measured = Math.log2(ratio) / 20;
    const half = Math.round(2 * measured) / 2;
    const rounded = Math.abs(measured - half) < 1e-9 ? half : Math.round(measured * 1e12) / 1e12;
    return rounded > 0 ? rounded : refuse(rounded);
  }

  function refuse(found: number): never {
    throw new RangeError(
      `the function does not decay toward ${side > 0 ? "+" : "-"}Infinity (|f| ~ distance^${-found || 0}): its Cauchy transform does not exist`,
    );
  }
}
