import type { Operator } from "@openbath/hilbert";
import { ComplexMatrix, eigHermitian } from "@openbath/linalg";
import type { Kernel } from "@openbath/linalg/state-vectors";
import { compileLocalOperator } from "./compile-local-operator.ts";
import { PURPOSE, randomPair } from "./random-pairs.ts";

/** Where the numerical range of an operator lies: real parts and imaginary parts between these. */
export interface SpectralBox {
  readonly real: readonly [number, number];
  readonly imaginary: readonly [number, number];
}

const STEPS = 32;

/** The box around the numerical range <psi|H|psi>, from the extreme eigenvalues of (H + H^dag)/2 and (H - H^dag)/2i. */
export function spectralBox(H: Operator, kernel: Kernel): SpectralBox {
  const adjoint = H.adjoint();
  return {
    real: extremes(H.plus(adjoint).times(0.5), kernel),
    imaginary: extremes(H.minus(adjoint).times({ re: 0, im: -0.5 }), kernel),
  };
}

/** Bounds on the spectrum of a Hermitian operator by Lanczos steps from a fixed random vector, residuals added. */
function extremes(A: Operator, kernel: Kernel): [number, number] {
  if (A.isZero()) return [0, 0];
  const size = 2 * A.space.dimension;
  const program = kernel.load(compileLocalOperator(A));
  const places = [0, 1, 2].map(() => kernel.allocate(size));
  const start = kernel.view(places[0], size);
  for (let i = 0; i < size; i += 2) {
    const [re, im] = randomPair(0, PURPOSE.startVector, 0, i / 2);
    start[i] = re - 0.5;
    start[i + 1] = im - 0.5;
  }
  kernel.scale(places[0], 1 / Math.sqrt(kernel.squaredNorm(places[0], size)), places[0], size);
  const alpha: number[] = [];
  const beta: number[] = [];
  let [here, previous, next] = places;
  kernel.view(previous, size).fill(0);
  for (let step = 0; step < Math.min(STEPS, A.space.dimension); step++) {
    kernel.apply(program, here, -1, next);
    const x = kernel.view(here, size);
    const w = kernel.view(next, size);
    const old = kernel.view(previous, size);
    let a = 0;
    for (let i = 0; i < size; i++) a += x[i] * w[i];
    const b = step === 0 ? 0 : beta[step - 1];
    for (let i = 0; i < size; i++) w[i] -= a * x[i] + b * old[i];
    alpha.push(a);
    const norm = Math.sqrt(kernel.squaredNorm(next, size));
    beta.push(norm);
    if (norm <= 1e-13 * Math.max(...alpha.map(Math.abs), ...beta)) break;
    kernel.scale(next, 1 / norm, next, size);
    [previous, here, next] = [here, next, previous];
  }
  return ritzBounds(alpha, beta);
}

function ritzBounds(alpha: readonly number[], beta: readonly number[]): [number, number] {
  const n = alpha.length;
  const T = new ComplexMatrix(n, n);
  for (let k = 0; k < n; k++) {
    T.set(k, k, alpha[k], 0);
    if (k + 1 === n) continue;
    T.set(k, k + 1, beta[k], 0);
    T.set(k + 1, k, beta[k], 0);
  }
  const { values, vectors } = eigHermitian(T);
  const residual = (k: number): number => beta[n - 1] * Math.abs(vectors.data[2 * ((n - 1) * n + k)]);
  return [values[0] - residual(0), values[n - 1] + residual(n - 1)];
}
