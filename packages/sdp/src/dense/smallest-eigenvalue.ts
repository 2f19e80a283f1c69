import type { Field } from "../problem/coordinates.ts";

/**
 * Smallest eigenvalue of an n x n Hermitian work matrix (real or interleaved complex; lower triangle read, destroyed):
 * Householder tridiagonalisation, then bisection on the Sturm sequence to working precision.
 */
export function smallestEigenvalue(field: Field, n: number, a: Float64Array): number {
  if (n === 1) return a[0];
  const diagonal = new Float64Array(n);
  const off = new Float64Array(n);
  if (field === "symmetric") tridiagonaliseReal(n, a, diagonal, off);
  else tridiagonaliseComplex(n, a, diagonal, off);
  return smallestOfTridiagonal(n, diagonal, off);
}

/** off[i] couples i - 1 and i (moduli only matter) */
function tridiagonaliseReal(n: number, a: Float64Array, diagonal: Float64Array, off: Float64Array): void {
  const w = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    let norm = 0;
    for (let i = k + 1; i < n; i++) norm += a[i * n + k] ** 2;
    norm = Math.sqrt(norm);
    off[k + 1] = norm;
    diagonal[k] = a[k * n + k];
    if (k === n - 2 || norm === 0) continue;
    const head = a[(k + 1) * n + k];
    const alpha = head > 0 ? -norm : norm;
    a[(k + 1) * n + k] = head - alpha;
    const beta = 1 / (norm * (norm + Math.abs(head)));
    let overlap = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += (i >= j ? a[i * n + j] : a[j * n + i]) * a[j * n + k];
      w[i] = beta * sum;
      overlap += w[i] * a[i * n + k];
    }
    const half = (beta * overlap) / 2;
    for (let i = k + 1; i < n; i++) w[i] -= half * a[i * n + k];
    for (let i = k + 1; i < n; i++) {
      const u = a[i * n + k];
      for (let j = k + 1; j <= i; j++) a[i * n + j] -= u * w[j] + w[i] * a[j * n + k];
    }
  }
  diagonal[n - 1] = a[n * n - 1];
}

function tridiagonaliseComplex(n: number, a: Float64Array, diagonal: Float64Array, off: Float64Array): void {
  const w = new Float64Array(2 * n);
  for (let k = 0; k < n - 1; k++) {
    let norm = 0;
    for (let i = k + 1; i < n; i++) norm += a[2 * (i * n + k)] ** 2 + a[2 * (i * n + k) + 1] ** 2;
    norm = Math.sqrt(norm);
    off[k + 1] = norm;
    diagonal[k] = a[2 * (k * n + k)];
    if (k === n - 2 || norm === 0) continue;
    const at = 2 * ((k + 1) * n + k);
    const modulus = Math.hypot(a[at], a[at + 1]);
    const stretch = modulus === 0 ? 0 : norm / modulus;
    a[at] = modulus === 0 ? norm : a[at] * (1 + stretch);
    a[at + 1] *= 1 + stretch;
    const beta = 1 / (norm * (norm + modulus));
    let overlap = 0;
    for (let i = k + 1; i < n; i++) {
      let re = 0;
      let im = 0;
      for (let j = k + 1; j < n; j++) {
        const from = 2 * (i >= j ? i * n + j : j * n + i);
        const x = a[from];
        const y = i >= j ? a[from + 1] : -a[from + 1];
        const u = a[2 * (j * n + k)];
        const v = a[2 * (j * n + k) + 1];
        re += x * u - y * v;
        im += x * v + y * u;
      }
      w[2 * i] = beta * re;
      w[2 * i + 1] = beta * im;
      overlap += w[2 * i] * a[2 * (i * n + k)] + w[2 * i + 1] * a[2 * (i * n + k) + 1];
    }
    const half = (beta * overlap) / 2;
    for (let i = k + 1; i < n; i++) {
      w[2 * i] -= half * a[2 * (i * n + k)];
      w[2 * i + 1] -= half * a[2 * (i * n + k) + 1];
    }
    for (let i = k + 1; i < n; i++) {
      const ur = a[2 * (i * n + k)];
      const ui = a[2 * (i * n + k) + 1];
      for (let j = k + 1; j <= i; j++) {
        const vr = a[2 * (j * n + k)];
        const vi = a[2 * (j * n + k) + 1];
        const to = 2 * (i * n + j);
        a[to] -= ur * w[2 * j] + ui * w[2 * j + 1] + w[2 * i] * vr + w[2 * i + 1] * vi;
        a[to + 1] -= ui * w[2 * j] - ur * w[2 * j + 1] + w[2 * i + 1] * vr - w[2 * i] * vi;
      }
    }
  }
  diagonal[n - 1] = a[2 * (n * n - 1)];
}

function smallestOfTridiagonal(n: number, diagonal: Float64Array, off: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const radius = Math.abs(off[i]) + (i + 1 < n ? Math.abs(off[i + 1]) : 0);
    low = Math.min(low, diagonal[i] - radius);
    high = Math.min(high, diagonal[i]);
  }
  const scale = Math.max(Math.abs(low), Math.abs(high));
  for (let step = 0; step < 120; step++) {
    const middle = (low + high) / 2;
    if (high - low <= 2 * Number.EPSILON * Math.max(Math.abs(middle), 1e-3 * scale) || middle <= low || middle >= high)
      break;
    if (hasEigenvalueBelow(n, diagonal, off, middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

function hasEigenvalueBelow(n: number, diagonal: Float64Array, off: Float64Array, x: number): boolean {
  let pivot = diagonal[0] - x;
  if (pivot < 0) return true;
  for (let i = 1; i < n; i++) {
    if (pivot === 0) pivot = 1e-300;
    pivot = diagonal[i] - x - (off[i] * off[i]) / pivot;
    if (pivot < 0) return true;
  }
  return false;
}
