import {
  type DoubleDouble,
  dd,
  ddAdd,
  ddDivide,
  ddMultiply,
  ddNegate,
  ddSubtract,
  ddToNumber,
  ddZero,
} from "./double-double.ts";

/** A square matrix of double-doubles, row-major. */
export class DoubleDoubleMatrix {
  readonly size: number;
  readonly entries: DoubleDouble[];

  constructor(size: number, entries: DoubleDouble[] = new Array<DoubleDouble>(size * size).fill(ddZero)) {
    this.size = size;
    this.entries = entries;
  }

  static fromNumbers(size: number, values: ArrayLike<number>): DoubleDoubleMatrix {
    return new DoubleDoubleMatrix(size, Array.from(values, dd));
  }

  static identity(size: number): DoubleDoubleMatrix {
    const result = new DoubleDoubleMatrix(size);
    for (let i = 0; i < size; i++) result.entries[i * size + i] = dd(1);
    return result;
  }

  get(i: number, j: number): DoubleDouble {
    return this.entries[i * this.size + j];
  }

  set(i: number, j: number, value: DoubleDouble): void {
    this.entries[i * this.size + j] = value;
  }

  /** Adds `value` to entry (i, j). */
  accumulate(i: number, j: number, value: DoubleDouble): void {
    const at = i * this.size + j;
    this.entries[at] = ddAdd(this.entries[at], value);
  }

  toNumbers(): Float64Array {
    return Float64Array.from(this.entries, ddToNumber);
  }

  plus(other: DoubleDoubleMatrix): DoubleDoubleMatrix {
    return new DoubleDoubleMatrix(
      this.size,
      this.entries.map((x, at) => ddAdd(x, other.entries[at])),
    );
  }

  minus(other: DoubleDoubleMatrix): DoubleDoubleMatrix {
    return new DoubleDoubleMatrix(
      this.size,
      this.entries.map((x, at) => ddSubtract(x, other.entries[at])),
    );
  }

  transposed(): DoubleDoubleMatrix {
    const n = this.size;
    return new DoubleDoubleMatrix(
      n,
      this.entries.map((_, at) => this.entries[(at % n) * n + Math.floor(at / n)]),
    );
  }

  /** This matrix times `other`; zero entries are skipped. */
  times(other: DoubleDoubleMatrix): DoubleDoubleMatrix {
    const n = this.size;
    const result = new DoubleDoubleMatrix(n);
    for (let i = 0; i < n; i++) {
      for (let l = 0; l < n; l++) {
        const a = this.entries[i * n + l];
        if (a.hi === 0) continue;
        for (let j = 0; j < n; j++) {
          const b = other.entries[l * n + j];
          if (b.hi !== 0) result.accumulate(i, j, ddMultiply(a, b));
        }
      }
    }
    return result;
  }

  /** Tr(this other). */
  traceOfProduct(other: DoubleDoubleMatrix): DoubleDouble {
    const n = this.size;
    let sum = ddZero;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const a = this.entries[i * n + j];
        if (a.hi !== 0) sum = ddAdd(sum, ddMultiply(a, other.entries[j * n + i]));
      }
    }
    return sum;
  }

  determinant(): DoubleDouble {
    const { factors, sign, singular } = eliminated(this);
    if (singular) return ddZero;
    let product = dd(sign);
    for (let i = 0; i < this.size; i++) product = ddMultiply(product, factors[i * this.size + i]);
    return product;
  }

  /** The inverse, or undefined for a singular matrix. */
  inverse(): DoubleDoubleMatrix | undefined {
    const n = this.size;
    const right = DoubleDoubleMatrix.identity(n);
    const { factors, singular } = eliminated(this, right);
    if (singular) return undefined;
    for (let i = n - 1; i >= 0; i--) {
      const pivot = factors[i * n + i];
      for (let j = 0; j < n; j++) {
        let sum = right.get(i, j);
        for (let l = i + 1; l < n; l++) sum = ddSubtract(sum, ddMultiply(factors[i * n + l], right.get(l, j)));
        right.set(i, j, ddDivide(sum, pivot));
      }
    }
    return right;
  }
}

/** Upper triangular form by elimination with partial pivoting; the same row operations are done to `right`. */
function eliminated(
  matrix: DoubleDoubleMatrix,
  right?: DoubleDoubleMatrix,
): { factors: DoubleDouble[]; sign: number; singular: boolean } {
  const n = matrix.size;
  const a = matrix.entries.slice();
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k].hi) > Math.abs(a[pivot * n + k].hi)) pivot = i;
    if (a[pivot * n + k].hi === 0) return { factors: a, sign: 0, singular: true };
    if (pivot !== k) {
      sign = -sign;
      exchangeRows(a, n, k, pivot);
      if (right) exchangeRows(right.entries, n, k, pivot);
    }
    for (let i = k + 1; i < n; i++) {
      if (a[i * n + k].hi === 0) continue;
      const factor = ddNegate(ddDivide(a[i * n + k], a[k * n + k]));
      a[i * n + k] = ddZero;
      for (let j = k + 1; j < n; j++) a[i * n + j] = ddAdd(a[i * n + j], ddMultiply(factor, a[k * n + j]));
      if (right) for (let j = 0; j < n; j++) right.accumulate(i, j, ddMultiply(factor, right.get(k, j)));
    }
  }
  return { factors: a, sign, singular: false };
}

function exchangeRows(entries: DoubleDouble[], n: number, p: number, q: number): void {
  for (let j = 0; j < n; j++) {
    const kept = entries[p * n + j];
    entries[p * n + j] = entries[q * n + j];
    entries[q * n + j] = kept;
  }
}
