import { ComplexMatrix, schur } from "@openbath/linalg";
import { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import { UndampedModeError } from "./errors.ts";

/** Beyond this size one step of refinement is made instead of refinement to convergence. */
const FULL_REFINEMENT = 40;

/**
 * The symmetric X with A X + X A^T + F = 0 for a real, stable A (size N) and symmetric F: Bartels and Stewart through the complex Schur form, refined with
 * residuals in double-double arithmetic until X itself is accurate to about 30 digits (N <= 40; one step of refinement beyond).
 * Throws UndampedModeError when two eigenvalues of A add up to zero within rounding, or so nearly that the solution cannot be refined.
 */
export function lyapunov(drift: DoubleDoubleMatrix, source: DoubleDoubleMatrix): DoubleDoubleMatrix {
  const n = drift.size;
  const solve = lyapunovSolver(n, drift.toNumbers());
  let x = DoubleDoubleMatrix.fromNumbers(n, solve(source.toNumbers()));
  let last = Number.POSITIVE_INFINITY;
  const steps = n <= FULL_REFINEMENT ? 8 : 1;
  for (let step = 0; step < steps; step++) {
    const product = drift.times(x);
    const residual = product.plus(product.transposed()).plus(source);
    const correction = solve(residual.toNumbers());
    const size = largest(correction);
    if (!(size < 0.5 * last)) {
      requireResolved(last, x);
      break;
    }
    x = x.plus(DoubleDoubleMatrix.fromNumbers(n, correction));
    last = size;
    if (size <= 1e-33 * Math.abs(x.get(0, 0).hi)) break;
  }
  return x;
}

/** Refinement that stalls while the corrections still matter means rates below the rounding of the frequencies. */
function requireResolved(correction: number, x: DoubleDoubleMatrix): void {
  const size = largest(x.toNumbers());
  if (correction < 1e-9 * size) return;
  throw new UndampedModeError(
    `a mode is damped too weakly to be resolved: its relaxation is lost in the rounding of the frequencies (relative error ${correction / size})`,
  );
}

function largest(values: Float64Array): number {
  let max = 0;
  for (const x of values) max = Math.max(max, Math.abs(x));
  return max;
}

/** F -> X, with A decomposed once. */
function lyapunovSolver(n: number, drift: Float64Array): (source: Float64Array) => Float64Array {
  const { q, t } = schur(complexOf(n, drift));
  let norm = 0;
  for (let i = 0; i < n; i++) norm = Math.max(norm, Math.hypot(t.data[2 * i * (n + 1)], t.data[2 * i * (n + 1) + 1]));
  for (let i = 0; i < n; i++) {
    const rate = t.data[2 * i * (n + 1)];
    if (!(rate < -1e-15 * norm)) {
      throw new UndampedModeError(
        `a mode relaxes at the rate ${-2 * rate}: no bath damps it and the stationary state is not unique`,
      );
    }
  }
  return (source) => {
    const rotated = multiplied(n, adjointOf(n, q.data), multiplied(n, complexOf(n, source).data, q.data));
    triangular(n, t.data, rotated);
    const back = multiplied(n, q.data, multiplied(n, rotated, adjointOf(n, q.data)));
    const x = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) x[i * n + j] = (back[2 * (i * n + j)] + back[2 * (j * n + i)]) / 2;
    }
    return x;
  };
}

/** T Y + Y T^dagger = -G for upper triangular T, column by column from the last; Y overwrites G. */
function triangular(n: number, t: Float64Array, g: Float64Array): void {
  for (let j = n - 1; j >= 0; j--) {
    for (let i = n - 1; i >= 0; i--) {
      let re = -g[2 * (i * n + j)];
      let im = -g[2 * (i * n + j) + 1];
      for (let l = j + 1; l < n; l++) {
        // Y_il conj(T_jl)
        const [a, b] = [2 * (i * n + l), 2 * (j * n + l)];
        re -= g[a] * t[b] + g[a + 1] * t[b + 1];
        im -= g[a + 1] * t[b] - g[a] * t[b + 1];
      }
      for (let l = i + 1; l < n; l++) {
        const [a, b] = [2 * (i * n + l), 2 * (l * n + j)];
        re -= t[a] * g[b] - t[a + 1] * g[b + 1];
        im -= t[a] * g[b + 1] + t[a + 1] * g[b];
      }
      const p = 2 * i * (n + 1);
      const q = 2 * j * (n + 1);
      const dRe = t[p] + t[q];
      const dIm = t[p + 1] - t[q + 1];
      const square = dRe * dRe + dIm * dIm;
      g[2 * (i * n + j)] = (re * dRe + im * dIm) / square;
      g[2 * (i * n + j) + 1] = (im * dRe - re * dIm) / square;
    }
  }
}

function complexOf(n: number, real: Float64Array): ComplexMatrix {
  const result = new ComplexMatrix(n, n);
  for (let at = 0; at < real.length; at++) result.data[2 * at] = real[at];
  return result;
}

function adjointOf(n: number, a: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      result[2 * (j * n + i)] = a[2 * (i * n + j)];
      result[2 * (j * n + i) + 1] = -a[2 * (i * n + j) + 1];
    }
  }
  return result;
}

function multiplied(n: number, a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(2 * n * n);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < n; l++) {
      const re = a[2 * (i * n + l)];
      const im = a[2 * (i * n + l) + 1];
      for (let j = 0, to = 2 * i * n, at = 2 * l * n; j < n; j++, to += 2, at += 2) {
        result[to] += re * b[at] - im * b[at + 1];
        result[to + 1] += re * b[at + 1] + im * b[at];
      }
    }
  }
  return result;
}
