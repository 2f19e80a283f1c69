import type { Complex } from "@openbath/linalg";
import { separation } from "./refine-resonance.ts";
import type { Resonance, ResonanceProblem } from "./resonances.ts";

/** Roots closer than this times their distance to their bases are one cluster. */
const CLOSE = 1e-4;

/**
 * Vectors of roots that all but coincide (two equal baths have cutoff resonances that differ in the 12th digit) come out mixed at random. What every sum over
 * them needs is biorthonormality, B(m, m') = (s + s') x^T x' - sum_b sum_j residue pole b b'/((s - pole)(s' - pole)) = delta_mm', the linear form of
 * x^T [A(s) - A(s')]/(s - s') x': it is restored within each cluster by the iteration X <- X (3 - B)/2, which leaves their span alone.
 */
export function orthogonalizeClusters(problem: ResonanceProblem, roots: readonly Resonance[]): void {
  for (const cluster of clustersOf(roots)) {
    for (let sweep = 0; sweep < 40; sweep++) if (polarStep(problem, cluster) < 1e-15) break;
  }
}

type Position = Pick<Resonance, "base" | "delta">;

/** Are two roots closer than `closeness` times their distance to their bases? */
export function coincide(one: Position, two: Position, closeness: number): boolean {
  const re = one.base.re - two.base.re + (one.delta.re - two.delta.re);
  const im = one.base.im - two.base.im + (one.delta.im - two.delta.im);
  const scale = Math.min(Math.hypot(one.delta.re, one.delta.im), Math.hypot(two.delta.re, two.delta.im));
  return Math.hypot(re, im) <= closeness * scale;
}

function clustersOf(roots: readonly Resonance[]): Resonance[][] {
  const left = new Set(roots);
  const clusters: Resonance[][] = [];
  for (const root of roots) {
    if (!left.delete(root)) continue;
    const cluster = [root];
    for (const other of left) {
      if (coincide(root, other, CLOSE)) cluster.push(other);
    }
    for (const other of cluster) left.delete(other);
    if (cluster.length > 1) clusters.push(cluster);
  }
  return clusters;
}

/** One step of the iteration, in place; returns the largest |B - 1|. */
function polarStep(problem: ResonanceProblem, cluster: readonly Resonance[]): number {
  const old = cluster.map(({ vector }) => vector.slice());
  let defect = 0;
  const gram = cluster.map((one) => cluster.map((two) => bilinear(problem, one, two)));
  cluster.forEach(({ vector }, m) => {
    vector.forEach((_, at) => {
      vector[at] = 1.5 * old[m][at];
    });
    cluster.forEach((_, p) => {
      const { re, im } = gram[p][m];
      defect = Math.max(defect, Math.hypot(re - (p === m ? 1 : 0), im));
      for (let at = 0; at < vector.length; at += 2) {
        vector[at] -= 0.5 * (re * old[p][at] - im * old[p][at + 1]);
        vector[at + 1] -= 0.5 * (re * old[p][at + 1] + im * old[p][at]);
      }
    });
  });
  return defect;
}

function bilinear({ nodes }: ResonanceProblem, one: Resonance, two: Resonance): Complex {
  let product: Complex = { re: 0, im: 0 };
  for (let at = 0; at < one.vector.length; at += 2) {
    product = plus(product, times(at2(one.vector, at), at2(two.vector, at)));
  }
  let result = times(product, plus(one.s, two.s));
  nodes.forEach(({ kernel, coupling }) => {
    const both = times(overlap(coupling, one.vector), overlap(coupling, two.vector));
    for (const { pole, residue } of kernel) {
      const strength = times(times(residue, pole), both);
      const term = over(over(strength, separation(pole, one)), separation(pole, two));
      result = plus(result, { re: -term.re, im: -term.im });
    }
  });
  return result;
}

function overlap(u: Float64Array, x: Float64Array): Complex {
  let re = 0;
  let im = 0;
  for (let k = 0; k < u.length; k++) {
    re += u[k] * x[2 * k];
    im += u[k] * x[2 * k + 1];
  }
  return { re, im };
}

const at2 = (x: Float64Array, at: number): Complex => ({ re: x[at], im: x[at + 1] });
const plus = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });

function over(a: Complex, b: Complex): Complex {
  const square = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square };
}
