import type { EnergyForm, FrequencyTerms, Generator } from "@openbath/generators";
import { ComplexMatrix } from "@openbath/linalg";

/** Largest d^2 for which every matrix element of a dissipator is looked at. */
const LARGEST = 1024;

/** The Kossakowski matrix of a generator, or a block of it, is larger than is diagonalised. */
export class KossakowskiSizeError extends RangeError {
  override readonly name = "KossakowskiSizeError";
}

/**
 * Entries of a Hermitian matrix on operator space, whose index a d + c stands for |a><c|: the Choi matrix of a
 * dissipator, <a| D[ |c><d| ] |b> in the row of |a><c| and the column of |b><d|.
 */
export class SparseHermitian {
  readonly entries = new Map<number, Map<number, [number, number]>>();

  add(row: number, col: number, re: number, im: number): void {
    let list = this.entries.get(row);
    if (list === undefined) {
      list = new Map();
      this.entries.set(row, list);
    }
    const old = list.get(col);
    if (old === undefined) list.set(col, [re, im]);
    else {
      old[0] += re;
      old[1] += im;
    }
  }
}

/** From transitions that meet only at equal frequency: u_t conj(v_s) |t><s| + h.c. for partners t, s. */
export function choiOfTransitions(parts: readonly FrequencyTerms[], d: number): SparseHermitian {
  const choi = new SparseHermitian();
  for (const { channels } of parts) {
    for (const { a, c, u, v, first, last } of channels) {
      for (let t = 0; t < a.length; t++) {
        for (let s = first[t]; s < last[t]; s++) {
          const re = u[2 * t] * v[2 * s] + u[2 * t + 1] * v[2 * s + 1];
          const im = u[2 * t + 1] * v[2 * s] - u[2 * t] * v[2 * s + 1];
          choi.add(a[t] * d + c[t], a[s] * d + c[s], re, im);
          choi.add(a[s] * d + c[s], a[t] * d + c[t], re, -im);
        }
      }
    }
  }
  return choi;
}

/** From all matrix elements in the energy basis. @throws KossakowskiSizeError when there are more than 1024^2 */
export function choiOfElements(form: EnergyForm): SparseHermitian {
  const d = form.basis.energies.length;
  requireSmall(d);
  const choi = new SparseHermitian();
  const out = new Float64Array(2);
  for (let a = 0; a < d; a++) {
    for (let c = 0; c < d; c++) {
      for (let b = 0; b < d; b++) {
        for (let e = 0; e < d; e++) {
          form.element(a, b, c, e, out);
          if (out[0] !== 0 || out[1] !== 0) choi.add(a * d + c, b * d + e, out[0], out[1]);
        }
      }
    }
  }
  return choi;
}

/** From `apply` of the bath parts to every |c><d|, in the product basis. @throws KossakowskiSizeError as above */
export function choiOfGenerator(generator: Generator): SparseHermitian {
  const d = generator.space.dimension;
  requireSmall(d);
  const choi = new SparseHermitian();
  const unit = ComplexMatrix.zeros(d, d);
  const image = ComplexMatrix.zeros(d, d);
  for (let c = 0; c < d; c++) {
    for (let e = 0; e < d; e++) {
      unit.set(c, e, 1);
      for (const part of generator.parts.baths.values()) {
        part.apply(unit, image);
        for (let a = 0; a < d; a++) {
          for (let b = 0; b < d; b++) {
            const { re, im } = image.get(a, b);
            if (re !== 0 || im !== 0) choi.add(a * d + c, b * d + e, re, im);
          }
        }
      }
      unit.set(c, e, 0);
    }
  }
  return choi;
}

function requireSmall(d: number): void {
  if (d * d > LARGEST) {
    throw new KossakowskiSizeError(
      `the Kossakowski matrix of this generator would be ${d * d} x ${d * d}; the largest that is diagonalised is ${LARGEST}`,
    );
  }
}
