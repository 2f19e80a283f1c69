import {
  type Complex,
  type ComplexLike,
  type ComplexMatrix,
  CsrMatrix,
  csrAdjoint,
  csrFromDense,
  csrIdentity,
  csrScale,
  csrToDense,
  imaginaryPart,
  realPart,
} from "@openbath/linalg";
import { addTermApplied, termExpectation, termExpectationKet } from "./apply-term.ts";
import { CsrBuilder } from "./cancelling-row.ts";
import { collectTerms } from "./collect-terms.ts";
import { FullRows } from "./full-rows.ts";
import { HilbertSpace } from "./hilbert-space.ts";
import { checkTerm, type LocalTerm, unionOfSites } from "./local-term.ts";
import { sumOfMatrices, termProduct } from "./term-product.ts";
import { tracelessParts } from "./traceless-parts.ts";

/** Above this dimension no dense matrix is made of an operator. */
const MAX_DENSE = 2 ** 13;

/**
 * A linear operator as a sum of local terms, at most one per set of sites, kept in its shortest form (nothing that has
 * cancelled, no site on which a term is the identity). Products and commutators work on the union of the sites of two
 * terms only, so that nested commutators on a long chain stay small. Immutable.
 */
export class Operator {
  readonly space: HilbertSpace;
  readonly terms: readonly LocalTerm[];
  #csr: CsrMatrix | undefined;
  #dense: ComplexMatrix | undefined;

  private constructor(space: HilbertSpace, collected: readonly LocalTerm[]) {
    this.space = space;
    this.terms = collected;
  }

  /** The sum of the terms. @throws RangeError for unknown or unordered sites, wrong shapes, entries that are not finite */
  static fromTerms(space: HilbertSpace, terms: readonly LocalTerm[]): Operator {
    for (const term of terms) checkTerm(space, term);
    const withoutZeros = terms.map(({ sites, matrix }) => ({ sites, matrix: sumOfMatrices([matrix]) }));
    return new Operator(space, collectTerms(space, withoutZeros));
  }

  /**
   * From its matrix in the product basis: one term, on the sites on which the matrix is not the identity.
   * @throws RangeError when the shape does not fit the space, or an entry is not finite
   */
  static fromMatrix(space: HilbertSpace, matrix: ComplexMatrix | CsrMatrix): Operator {
    const d = space.dimension;
    if (matrix.rows !== d || matrix.cols !== d) {
      throw new RangeError(
        `an operator on ${space} (dimension ${d}) needs a ${d} x ${d} matrix, got ${matrix.rows} x ${matrix.cols}`,
      );
    }
    const csr = matrix instanceof CsrMatrix ? matrix : csrFromDense(matrix);
    return Operator.fromTerms(space, [{ sites: space.sites.map((_, s) => s + 1), matrix: csr }]);
  }

  /** The sites on which the operator acts, ascending: the union over its terms. */
  get support(): readonly number[] {
    return this.terms.reduce<readonly number[]>((union, term) => unionOfSites(union, term.sites), []);
  }

  /**
   * The same operator, each term on no more sites than it needs. Sums and products come in this form already; it is here
   * for those who want to say so.
   */
  reduceSupport(): Operator {
    return new Operator(this.space, collectTerms(this.space, this.terms));
  }

  /**
   * The same operator as a sum of terms that are traceless on each of their sites: the decomposition into parts on no
   * site, one site, two sites, ... is then unique, and the parts are orthogonal (Tr A^dagger B = 0).
   */
  tracelessParts(): Operator {
    const parts = this.terms.flatMap((term) => tracelessParts(this.space, term));
    return new Operator(this.space, collectTerms(this.space, parts));
  }

  #sameSpace(other: Operator, what: string): void {
    if (!this.space.equals(other.space)) {
      throw new RangeError(`${what}: the operators live on different spaces, ${this.space} and ${other.space}`);
    }
  }

  /** @throws RangeError when the spaces differ */
  plus(other: Operator): Operator {
    this.#sameSpace(other, "sum");
    return new Operator(this.space, collectTerms(this.space, [...this.terms, ...other.terms]));
  }

  /** @throws RangeError when the spaces differ */
  minus(other: Operator): Operator {
    this.#sameSpace(other, "difference");
    return this.plus(other.times(-1));
  }

  /** The product with an operator (on the right) or a number. @throws RangeError for other spaces or a number not finite */
  times(factor: Operator | ComplexLike): Operator {
    if (!(factor instanceof Operator)) {
      const z = { re: realPart(factor), im: imaginaryPart(factor) };
      if (!Number.isFinite(z.re) || !Number.isFinite(z.im)) {
        throw new RangeError(`an operator times a number: the number must be finite, got ${z.re} + ${z.im} i`);
      }
      if (z.re === 0 && z.im === 0) return new Operator(this.space, []);
      const terms = this.terms.map(({ sites, matrix }) => ({ sites, matrix: csrScale(z, matrix) }));
      return new Operator(this.space, terms);
    }
    this.#sameSpace(factor, "product");
    const terms: LocalTerm[] = [];
    for (const a of this.terms) for (const b of factor.terms) terms.push(termProduct(this.space, a, b, 0));
    return new Operator(this.space, collectTerms(this.space, terms));
  }

  /** The Hermitian conjugate. */
  adjoint(): Operator {
    const terms = this.terms.map(({ sites, matrix }) => ({ sites, matrix: csrAdjoint(matrix) }));
    return new Operator(this.space, terms);
  }

  #bracket(other: Operator, sign: 1 | -1): Operator {
    const terms: LocalTerm[] = [];
    for (const a of this.terms) {
      for (const b of other.terms) {
        // terms on disjoint sites commute exactly (fermion operators carry their Jordan-Wigner string in their sites)
        if (sign === -1 && !a.sites.some((site) => b.sites.includes(site))) continue;
        terms.push(termProduct(this.space, a, b, sign));
      }
    }
    return new Operator(this.space, collectTerms(this.space, terms));
  }

  /** [this, other]; only terms that share a site are looked at. @throws RangeError when the spaces differ */
  commutator(other: Operator): Operator {
    this.#sameSpace(other, "commutator");
    return this.#bracket(other, -1);
  }

  /** {this, other}. @throws RangeError when the spaces differ */
  anticommutator(other: Operator): Operator {
    this.#sameSpace(other, "anticommutator");
    return this.#bracket(other, 1);
  }

  /** The n-th power, by repeated squaring. @throws RangeError unless n is a non-negative integer */
  power(n: number): Operator {
    if (!Number.isInteger(n) || n < 0) {
      throw new RangeError(`power of an operator: the exponent must be 0, 1, 2, ..., got ${n}`);
    }
    let result: Operator | undefined;
    for (let square: Operator = this, left = n; left > 0; ) {
      if (left % 2 === 1) result = result === undefined ? square : result.times(square);
      left = Math.floor(left / 2);
      if (left > 0) square = square.times(square);
    }
    return result ?? new Operator(this.space, [{ sites: [], matrix: csrIdentity(1) }]);
  }

  /**
   * The sparse matrix in the product basis, made on the first call by index arithmetic, O(number of its entries).
   * @throws RangeError above 2^31 - 1 states
   */
  toCsr(): CsrMatrix {
    if (this.#csr === undefined) {
      const rows = new FullRows(this.space, this.terms);
      const builder = new CsrBuilder(rows.dimension, rows.dimension, rows.dimension);
      for (let r = 0; r < rows.dimension; r++) builder.append(rows.at(r));
      this.#csr = builder.finish();
    }
    return this.#csr;
  }

  /** The dense matrix in the product basis, made on the first call. @throws RangeError above dimension 2^13 */
  toMatrix(): ComplexMatrix {
    const d = this.space.dimension;
    if (d > MAX_DENSE) {
      throw new RangeError(
        `a dense matrix of dimension ${d} would take ${(d * d * 16) / 2 ** 30} GiB; the limit is dimension ${MAX_DENSE}, use toCsr() or applyTo()`,
      );
    }
    this.#dense ??= csrToDense(this.toCsr());
    return this.#dense;
  }

  /** Whether every matrix element vanishes, to the rounding of the terms that make it up, or to `tolerance` (absolute). */
  isZero(tolerance = 0): boolean {
    const { support } = this;
    if (this.terms.length === 0) return true;
    const relabelled = this.terms.map(({ sites, matrix }) => ({
      sites: sites.map((site) => support.indexOf(site) + 1),
      matrix,
    }));
    const space = support.length === 0 ? this.space : new HilbertSpace(support.map((s) => this.space.sites[s - 1]));
    const rows = new FullRows(space, relabelled);
    for (let r = 0; r < rows.dimension; r++) {
      const { count, values } = rows.at(r);
      for (let k = 0; k < count; k++) if (Math.hypot(values[2 * k], values[2 * k + 1]) > tolerance) return false;
    }
    return true;
  }

  /** Whether the operator equals its adjoint up to `tolerance` times the largest entry of its terms. */
  isHermitian(tolerance = 1e-12): boolean {
    if (this.terms.every(({ matrix }) => equalsAdjoint(matrix))) return true;
    return this.minus(this.adjoint()).isZero(tolerance * this.#largestEntry());
  }

  #largestEntry(): number {
    let largest = 0;
    for (const { matrix } of this.terms) {
      for (let k = 0; k < matrix.nonZeros; k++) {
        largest = Math.max(largest, Math.hypot(matrix.values[2 * k], matrix.values[2 * k + 1]));
      }
    }
    return largest;
  }

  /** Tr(O rho), term by term. @throws RangeError when rho does not fit the space */
  expectation(rho: ComplexMatrix): Complex {
    const d = this.space.dimension;
    if (rho.rows !== d || rho.cols !== d) {
      throw new RangeError(`expectation on ${this.space}: rho must be ${d} x ${d}, got ${rho.rows} x ${rho.cols}`);
    }
    return total(this.terms.map((term) => termExpectation(this.space, term, rho.data)));
  }

  /** <psi|O|psi> of an interleaved vector, term by term; not divided by <psi|psi>. @throws RangeError on a wrong length */
  expectationKet(psi: Float64Array): Complex {
    this.#checkKet(psi, "psi");
    return total(this.terms.map((term) => termExpectationKet(this.space, term, psi)));
  }

  /** out = O psi on interleaved vectors, term by term, no matrix formed. @throws RangeError on wrong lengths or out = psi */
  applyTo(psi: Float64Array, out: Float64Array): void {
    this.#checkKet(psi, "psi");
    this.#checkKet(out, "out");
    if (psi === out) throw new RangeError("applyTo: out must be another vector than psi");
    out.fill(0);
    for (const term of this.terms) addTermApplied(this.space, term, psi, out);
  }

  #checkKet(psi: Float64Array, name: string): void {
    const d = this.space.dimension;
    if (psi.length !== 2 * d) {
      throw new RangeError(
        `a ket on ${this.space} has ${2 * d} numbers (re, im interleaved), ${name} has ${psi.length}`,
      );
    }
  }
}

/** Whether a matrix is its own adjoint to the last digit. */
function equalsAdjoint({ rows, rowStart, columns, values }: CsrMatrix): boolean {
  for (let i = 0; i < rows; i++) {
    for (let p = rowStart[i]; p < rowStart[i + 1]; p++) {
      const j = columns[p];
      let q = rowStart[j];
      while (q < rowStart[j + 1] && columns[q] < i) q++;
      if (q === rowStart[j + 1] || columns[q] !== i) return false;
      if (values[2 * p] !== values[2 * q] || values[2 * p + 1] !== -values[2 * q + 1]) return false;
    }
  }
  return true;
}

function total(parts: readonly Complex[]): Complex {
  let re = 0;
  let im = 0;
  for (const part of parts) {
    re += part.re;
    im += part.im;
  }
  return { re, im };
}
