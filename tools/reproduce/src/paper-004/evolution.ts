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

/** The evolution from the vacuum in a setting of Fig. 4, at `count` equidistant times up to Gamma t = 5. */
export function evolution(panel: keyof typeof FIGURE_4, count: number): Instant[] {
  const { junction, bias } = FIGURE_4[panel];
  const uniform = between(junction, bias);
  const dynamics = KINDS.map((kind) => new UniformDynamics(uniform, kind));
  return Array.from({ length: count }, (_, i) => {
    const time = (5 * i) / (count - 1);
    const [exact, bare, renormalised] = dynamics.map((one) => one.at(time / junction.Gamma));
    return { time, moments: { exact, bare, renormalised } };
  });
}

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
