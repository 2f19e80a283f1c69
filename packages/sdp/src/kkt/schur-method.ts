import { choleskyReal, realWindow } from "@openbath/linalg";
import { choleskySolve } from "../dense/cholesky-solve.ts";
import type { EqualityBasis } from "./equality-basis.ts";
import type { KktMethod, KktVector } from "./kkt-method.ts";
import type { ScaledOperator } from "./scaled-operator.ts";
import { makeSchurBlocks, type SchurBlock } from "./schur-blocks.ts";

/** Pivots below this, relative to the diagonal, are noise. */
const NOISE = 1e-16;

/**
 * The fast way: Cholesky of the Schur complement M = F~^T F~ on the null space of the equalities, M assembled cone by cone
 * with the sparsity and low rank of the data.
 */
export class SchurMethod implements KktMethod {
  readonly name = "schur";
  private readonly blocks: SchurBlock[];
  private readonly matrix: Float64Array;

  constructor(
    private readonly operator: ScaledOperator,
    private readonly basis: EqualityBasis,
  ) {
    this.blocks = makeSchurBlocks(operator.problem, operator.cones);
    this.matrix = new Float64Array(operator.problem.variables ** 2);
  }

  /** How many directions the Schur complement does not see, at the present scaling. */
  deficiency(): number {
    return this.factorise(1e-13);
  }

  prepare(): void {
    this.factorise(NOISE);
  }

  private factorise(noise: number): number {
    const m = this.operator.problem.variables;
    const { matrix, basis } = this;
    matrix.fill(0);
    for (const block of this.blocks) block.add(matrix, m);
    const from = basis.rank;
    if (from > 0) {
      for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) matrix[j * m + i] = matrix[i * m + j];
      basis.transformSymmetric(matrix);
    }
    const smallest = new Float64Array(m - from);
    for (let j = from; j < m; j++) smallest[j - from] = noise * matrix[j * m + j];
    return choleskyReal(m - from, realWindow(matrix, m, from, from), { smallest });
  }

  solve({ x: bx, v: by, z: bz }: KktVector): KktVector {
    const { operator, basis, matrix } = this;
    const m = bx.length;
    const x = basis.particular(by);
    const fixed = by.some((value) => value !== 0);
    const z = fixed ? operator.forward(x) : new Float64Array(bz.length);
    for (let i = 0; i < z.length; i++) z[i] = bz[i] - z[i];
    const g = operator.backward(z);
    for (let i = 0; i < m; i++) g[i] -= bx[i];
    basis.toReduced(g);
    const from = basis.rank;
    g.fill(0, 0, from);
    choleskySolve(matrix, m - from, from * m + from, m, g, from);
    basis.fromReduced(g);
    for (let i = 0; i < m; i++) x[i] += g[i];
    const step = operator.forward(g);
    for (let i = 0; i < z.length; i++) z[i] -= step[i];
    if (by.length === 0) return { x, v: by.slice(), z };
    const w = operator.backward(z);
    for (let i = 0; i < m; i++) w[i] = bx[i] - w[i];
    return { x, v: basis.multipliers(w), z };
  }
}
