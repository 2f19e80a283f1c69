import { UniformDynamics, type UniformMoment } from "@openbath/fermions";
import type { ComplexMatrix } from "@openbath/linalg";
import { between, FIGURE_4 } from "./junction.ts";

/** The equations that Fig. 4 compares: the exact one, and the exponential propagator with (E_j, 2 pi J(E_j)) or (E'_j, Gamma_j). */
export const KINDS = ["exact", "bare", "renormalised"] as const;
export type Kind = (typeof KINDS)[number];

export interface Instant {
  /** Gamma t */
  readonly time: number;
  readonly moments: Record<Kind, UniformMoment>;
}

const known = new Map<keyof typeof FIGURE_4, readonly UniformDynamics[]>();

function dynamicsOf(panel: keyof typeof FIGURE_4): readonly UniformDynamics[] {
  let found = known.get(panel);
  if (found === undefined) {
    const { junction, bias } = FIGURE_4[panel];
    const uniform = between(junction, bias);
    found = KINDS.map((kind) => new UniformDynamics(uniform, kind));
    known.set(panel, found);
  }
  return found;
}

/** The evolution from the vacuum in a setting of Fig. 4, at Gamma t. */
export function momentsAt(panel: keyof typeof FIGURE_4, time: number): Instant["moments"] {
  const { Gamma } = FIGURE_4[panel].junction;
  const [exact, bare, renormalised] = dynamicsOf(panel).map((one) => one.at(time / Gamma));
  return { exact, bare, renormalised };
}

/** `count` equidistant values of Gamma t up to 5. */
export const times = (count: number): number[] => Array.from({ length: count }, (_, i) => (5 * i) / (count - 1));

/** The evolution at such times. */
export const evolution = (panel: keyof typeof FIGURE_4, count: number): Instant[] =>
  times(count).map((time) => ({ time, moments: momentsAt(panel, time) }));

/** max_jk |A_jk - B_jk|. */
export function distance(a: ComplexMatrix, b: ComplexMatrix): number {
  let largest = 0;
  for (let j = 0; j < a.rows; j++) {
    for (let k = 0; k < a.cols; k++) {
      const [x, y] = [a.get(j, k), b.get(j, k)];
      largest = Math.max(largest, Math.hypot(x.re - y.re, x.im - y.im));
    }
  }
  return largest;
}
