import type { EqualityBasis } from "./equality-basis.ts";
import { type KktMethod, type KktSolution, type KktVector, normOf } from "./kkt-method.ts";
import type { ScaledOperator } from "./scaled-operator.ts";
import { SchurFactor } from "./schur-factor.ts";

/** Conjugate gradients that have not halved what is left for this many rounds have come to rounding, or need a better factor. */
const PATIENCE = 4;
/** What may be left of the right-hand side without asking for a better factor. */
const GOOD = 1e-12;

/**
 * The fast way: Cholesky of the Schur complement, assembled cone by cone with the sparsity and low rank of the data. What rounding in it spoils,
 * conjugate gradients on F~ itself restore, with the factor as preconditioner.
 */
export class SchurMethod implements KktMethod {
  readonly name = "schur";
  private readonly factor: SchurFactor;
  /** the factor is that of the scaling for which `prepare` will be called next */
  private ready = false;
  /** the first factor alone was not enough at the scaling before */
  private weak = false;

  constructor(
    private readonly operator: ScaledOperator,
    private readonly basis: EqualityBasis,
  ) {
    this.factor = new SchurFactor(operator, basis);
  }

  /** How many directions the Schur complement does not see, at the present scaling: that of the next `prepare`. */
  deficiency(): number {
    const missing = this.factor.deficiency();
    this.ready = missing === 0;
    return missing;
  }

  prepare(): void {
    if (!this.ready) this.factor.renew();
    if (this.weak) this.factor.strengthen();
    this.ready = false;
  }

  solve(rhs: KktVector): KktVector {
    return this.solveRefined(rhs, 0).solution;
  }

  /**
   * z = bz - F~ x throughout, so that only F~^T z = bx on the null space of the equalities is left to be met: the normal equations of a
   * least-squares problem. The first step is the solution by the factor alone.
   */
  solveRefined(rhs: KktVector, rounds: number, target = 1e-16): KktSolution {
    const { operator, basis, factor } = this;
    const { x: bx, v: by, z: bz } = rhs;
    const size = normOf(rhs) || 1;
    const x = basis.particular(by);
    const z = bz.slice();
    const change = new Float64Array(bz.length);
    if (by.some((value) => value !== 0)) {
      operator.forward(x, change);
      addScaled(z, -1, change);
    }
    const rest = new Float64Array(bx.length);
    const reduced = new Float64Array(bx.length);
    const renew = (): number => {
      operator.backward(z, rest);
      for (let i = 0; i < rest.length; i++) rest[i] = bx[i] - rest[i];
      reduced.set(rest);
      basis.toReduced(reduced);
      reduced.fill(0, 0, basis.rank);
      return Math.sqrt(dot(reduced, reduced)) / size;
    };
    renew();
    const along = new Float64Array(bx.length); // the direction of the search, on the null space of the equalities
    let slope = Number.POSITIVE_INFINITY;
    let best: KktSolution | undefined;
    for (let round = 0, idle = 0; ; round++) {
      const step = reduced.slice();
      factor.solve(step);
      const gain = dot(step, reduced);
      for (let i = 0; i < step.length; i++) step[i] += (gain / slope) * along[i];
      along.set(step);
      slope = gain;
      basis.fromReduced(step);
      operator.forward(step, change);
      const length = gain / dot(change, change) || 0;
      addScaled(x, -length, step);
      addScaled(z, length, change);
      const left = renew();
      idle = best === undefined || left < best.left / 2 ? 0 : idle + 1;
      if (best === undefined || left < best.left) {
        best = { solution: { x: x.slice(), v: basis.multipliers(rest), z: z.slice() }, left };
      }
      if (best.left <= target || rounds === 0) return best;
      if (round < rounds && idle <= PATIENCE) continue;
      if (best.left <= GOOD || !factor.strengthen()) return best;
      this.weak = true;
      slope = Number.POSITIVE_INFINITY;
      round = 0;
      idle = 0;
    }
  }
}

function addScaled(u: Float64Array, factor: number, v: Float64Array): void {
  for (let i = 0; i < u.length; i++) u[i] += factor * v[i];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
