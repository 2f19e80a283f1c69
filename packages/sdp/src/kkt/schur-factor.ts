import { choleskyReal, realWindow, solveLowerReal, syrkReal } from "@openbath/linalg";
import { choleskySolve, solveLower, solveLowerTransposed } from "../dense/cholesky-solve.ts";
import type { EqualityBasis } from "./equality-basis.ts";
import { scaledColumns } from "./scaled-columns.ts";
import type { ScaledOperator } from "./scaled-operator.ts";
import { makeSchurBlocks, type SchurBlock } from "./schur-blocks.ts";

/** Pivots below this, relative to the diagonal, are rounding; they are raised to it. */
const NOISE = 1e-15;
/** Pivots below this may be directions that F~ does not see. */
const UNSEEN = 1e-13;
/** `choleskyReal` puts a larger number than this in the place of a pivot that is too small. */
const REPLACED = 1e60;
/** Above this many numbers the scaled columns are not held. */
const MEMORY = 6e7;

/**
 * Cholesky factors of the Schur complement M = F~^T F~ on the null space of the equalities: L of M itself and, once that has lost too much
 * (M squares the condition number of F~), L' of (F~ L^-T)^T (F~ L^-T), as in Cholesky QR: M = L L' (L L')^T to many more digits.
 */
export class SchurFactor {
  private readonly blocks: SchurBlock[];
  private readonly matrix: Float64Array;
  private second: Float64Array | undefined;

  constructor(
    private readonly operator: ScaledOperator,
    private readonly basis: EqualityBasis,
  ) {
    this.blocks = makeSchurBlocks(operator.problem, operator.cones);
    this.matrix = new Float64Array(operator.problem.variables ** 2);
  }

  /** How many directions M may not see, at the present scaling. With none the factor can be used. */
  deficiency(): number {
    this.assemble();
    return this.factorise(UNSEEN);
  }

  /** The first factor at the present scaling. */
  renew(): void {
    this.assemble();
    this.factorise(NOISE);
  }

  /** Adds the second factor; false when it is there already, or too large. */
  strengthen(): boolean {
    const { operator, basis, matrix } = this;
    const { problem, cones } = operator;
    const { dimension: rows, variables: m } = problem;
    if (this.second !== undefined || rows * m > MEMORY) return false;
    const from = basis.rank;
    const n = m - from;
    const columns = scaledColumns(problem, cones);
    basis.transformColumns(columns, rows);
    const orthonormal = realWindow(columns, rows, from, 0);
    solveLowerReal("left", "N", n, realWindow(matrix, m, from, from), rows, orthonormal);
    const second = new Float64Array(n * n);
    syrkReal("N", n, rows, 1, orthonormal, 0, realWindow(second, n));
    const smallest = diagonal(second, n, 0, n, NOISE);
    choleskyReal(n, realWindow(second, n), { smallest });
    raisePivots(second, n, 0, n, smallest);
    this.second = second;
    return true;
  }

  /** x <- M^-1 x, the first entries of x (along the equalities) left alone. */
  solve(x: Float64Array): void {
    const { matrix, basis, second } = this;
    const m = x.length;
    const from = basis.rank;
    const n = m - from;
    solveLower(matrix, n, from * (m + 1), m, x, from);
    if (second !== undefined) choleskySolve(second, n, 0, n, x, from);
    solveLowerTransposed(matrix, n, from * (m + 1), m, x, from);
  }

  private assemble(): void {
    const m = this.operator.problem.variables;
    const { matrix, basis } = this;
    this.second = undefined;
    matrix.fill(0);
    for (const block of this.blocks) block.add(matrix, m);
    if (basis.rank === 0) return;
    for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) matrix[j * m + i] = matrix[i * m + j];
    basis.transformSymmetric(matrix);
  }

  private factorise(noise: number): number {
    const m = this.operator.problem.variables;
    const from = this.basis.rank;
    const smallest = diagonal(this.matrix, m, from, m, noise);
    const lost = choleskyReal(m - from, realWindow(this.matrix, m, from, from), { smallest });
    if (lost > 0) raisePivots(this.matrix, m, from, m, smallest);
    return lost;
  }
}

/** `factor` times the entries from..end - 1 of the diagonal. */
const diagonal = (matrix: Float64Array, stride: number, from: number, end: number, factor: number): Float64Array =>
  Float64Array.from({ length: end - from }, (_, j) => factor * matrix[(from + j) * (stride + 1)]);

/** Pivots that were replaced become the smallest that are trusted: the factor stays regular. */
function raisePivots(factor: Float64Array, stride: number, from: number, end: number, smallest: Float64Array): void {
  for (let j = from; j < end; j++) {
    const at = j * (stride + 1);
    if (factor[at] > REPLACED) factor[at] = Math.sqrt(smallest[j - from]) || 1;
  }
}
