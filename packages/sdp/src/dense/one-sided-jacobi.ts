import type { Field } from "../problem/coordinates.ts";

const SWEEPS = 40;

/**
 * Singular values by one-sided Jacobi rotations, accurate in every singular value. `rows` holds the n COLUMNS of B one after the
 * other (row j = column j of B, n numbers each, real or interleaved complex); they are rotated to B V = U diag(lambda). The same rotations are applied to
 * `companion` (columns of another matrix C one after the other: it becomes C V). The norms of the rotated columns go to `values`.
 */
export function oneSidedJacobi(
  field: Field,
  n: number,
  rows: Float64Array,
  companion: Float64Array,
  values: Float64Array,
): void {
  const length = field === "hermitian" ? 2 * n : n;
  const tolerance = 4 * Number.EPSILON;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (rotatePair(field, length, rows, companion, p * length, q * length, tolerance)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let k = j * length; k < (j + 1) * length; k++) sum += rows[k] * rows[k];
    values[j] = Math.sqrt(sum);
  }
}

function rotatePair(
  field: Field,
  length: number,
  rows: Float64Array,
  companion: Float64Array,
  p: number,
  q: number,
  tolerance: number,
): boolean {
  let a = 0;
  let b = 0;
  let re = 0;
  let im = 0;
  if (field === "symmetric") {
    for (let k = 0; k < length; k++) {
      const x = rows[p + k];
      const y = rows[q + k];
      a += x * x;
      b += y * y;
      re += x * y;
    }
  } else {
    for (let k = 0; k < length; k += 2) {
      const x = rows[p + k];
      const y = rows[p + k + 1];
      const u = rows[q + k];
      const v = rows[q + k + 1];
      a += x * x + y * y;
      b += u * u + v * v;
      re += x * u + y * v;
      im += x * v - y * u;
    }
  }
  const size = im === 0 ? Math.abs(re) : Math.hypot(re, im);
  if (!(size > tolerance * Math.sqrt(a * b))) return false;
  const zeta = (b - a) / (2 * size);
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = cosine * t;
  // column q times exp(-i phase) makes the overlap real and positive
  const phaseRe = re / size;
  const phaseIm = -im / size;
  turn(field, length, rows, p, q, cosine, sine, phaseRe, phaseIm);
  turn(field, length, companion, p, q, cosine, sine, phaseRe, phaseIm);
  return true;
}

function turn(
  field: Field,
  length: number,
  rows: Float64Array,
  p: number,
  q: number,
  cosine: number,
  sine: number,
  phaseRe: number,
  phaseIm: number,
): void {
  if (field === "symmetric") {
    for (let k = 0; k < length; k++) {
      const x = rows[p + k];
      const y = phaseRe * rows[q + k];
      rows[p + k] = cosine * x - sine * y;
      rows[q + k] = sine * x + cosine * y;
    }
    return;
  }
  for (let k = 0; k < length; k += 2) {
    const x = rows[p + k];
    const y = rows[p + k + 1];
    const r = rows[q + k];
    const s = rows[q + k + 1];
    const u = phaseRe * r - phaseIm * s;
    const v = phaseRe * s + phaseIm * r;
    rows[p + k] = cosine * x - sine * u;
    rows[p + k + 1] = cosine * y - sine * v;
    rows[q + k] = sine * x + cosine * u;
    rows[q + k + 1] = sine * y + cosine * v;
  }
}
