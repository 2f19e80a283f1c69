import type { ScaledEquation } from "./scaled-equation.ts";

/** Coherences that oscillate slower than this many times the dissipator's size belong with the populations. */
const REACH = 1;

/**
 * The coherences to be treated together with the populations, in one dense block: those whose frequency is comparable
 * with the dissipator or below it (near-degenerate levels), the slowest first, as far as `capacity` real unknowns,
 * populations included, allow.
 */
export function slowCoherences(equation: ScaledEquation, capacity: number): { slow: Int32Array; complete: boolean } {
  const { frequencies, scale } = equation;
  const slow: number[] = [];
  for (let m = 0; m < frequencies.length; m++) if (Math.abs(frequencies[m]) <= REACH * scale) slow.push(m);
  const room = Math.max(0, Math.floor((capacity - equation.unknowns.dimension) / 2));
  if (slow.length <= room) return { slow: Int32Array.from(slow), complete: true };
  slow.sort((m, n) => Math.abs(frequencies[m]) - Math.abs(frequencies[n]));
  return { slow: Int32Array.from(slow.slice(0, room)).sort(), complete: false };
}
