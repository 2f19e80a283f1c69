import type { Generator } from "@openbath/generators";
import { type ComplexMatrix, maxAbs, schur } from "@openbath/linalg";
import { type Correlator, checkCorrelator, perturbed } from "./correlator.ts";
import { equationOf } from "./equation-of.ts";
import { DynamicsError } from "./errors.ts";
import { explicitMatrix } from "./explicit-matrix.ts";
import { hermitianParts } from "./hermitian-parts.ts";
import { dot, norm } from "./real-equation.ts";
import { solveShifted } from "./solve-shifted.ts";

/** S(w) on a grid of frequencies. */
export interface CorrelationSpectrum {
  readonly frequencies: readonly number[];
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * The one-sided spectrum of the fluctuations in the steady state rho,
 *
 *   S(w) = int_0^inf dtau e^{i w tau} [<later(tau) earlier(0)> - <later> <earlier>] = -Tr(later (L + i w)^-1 [Q earlier rho]),
 *
 * Q the projection that takes the steady part out. For later = earlier^dag the whole power spectrum is 2 Re S(w). The
 * generator is brought to Schur form once, each frequency is then a triangular solve: backward stable also at
 * exceptional points, up to 1024 real unknowns.
 *
 * @throws RangeError when operators, state or frequencies do not fit
 * @throws DynamicsError when rho is not steady, the spectrum has a pole on the real axis (a mode that does not decay),
 *   or the generator is too large
 */
export function correlationSpectrum(
  generator: Generator,
  rho: ComplexMatrix,
  correlator: Correlator,
  frequencies: ArrayLike<number>,
): CorrelationSpectrum {
  const grid = Array.from(frequencies);
  grid.forEach((w, k) => {
    if (!Number.isFinite(w)) throw new RangeError(`correlationSpectrum: frequencies[${k}] is ${w}, not finite`);
  });
  checkCorrelator("correlationSpectrum", generator, rho, correlator);
  const parts = hermitianParts(perturbed(correlator, rho));
  const equation = equationOf(generator, [rho, ...parts]);
  const n = equation.size;
  const matrix = explicitMatrix((x, y) => equation.apply(x, y, 0), n, "correlationSpectrum");
  const steady = equation.pack(rho);
  const ones = equation.form(generator.system.hamiltonian.power(0)).re;
  const image = new Float64Array(n);
  equation.apply(steady, image, 0);
  const size = maxAbs(matrix);
  if (norm(image) > 1e-7 * size) {
    throw new DynamicsError(
      `correlationSpectrum: the state is not steady, |L[rho]| = ${norm(image).toExponential(1)}; the spectrum of the ` +
        "fluctuations is that of the steady state",
    );
  }
  // The zero mode is moved out of the way; on traceless operators nothing changes.
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) matrix.data[2 * (i * n + j)] -= size * steady[i] * ones[j];
  }
  const right = new Float64Array(2 * n);
  parts.forEach((part, which) => {
    const x = equation.pack(part);
    const weight = dot(ones, x) / dot(ones, steady);
    for (let i = 0; i < n; i++) right[2 * i + which] = -(x[i] - weight * steady[i]);
  });
  const form = equation.form(correlator.later);
  const { q, t } = schur(matrix);
  // S = l^T Q (T + i w)^-1 Q^dag r
  const turned = adjointTimes(q, right);
  const left = formTimes(form.re, form.im, q);
  const re = new Float64Array(grid.length);
  const im = new Float64Array(grid.length);
  grid.forEach((w, k) => {
    const x = solveShifted(t, w, turned, size);
    for (let i = 0; i < 2 * n; i += 2) {
      re[k] += left[i] * x[i] - left[i + 1] * x[i + 1];
      im[k] += left[i] * x[i + 1] + left[i + 1] * x[i];
    }
  });
  return { frequencies: grid, re, im };
}

function adjointTimes(q: ComplexMatrix, x: Float64Array): Float64Array {
  const y = new Float64Array(x.length);
  for (let i = 0; i < q.rows; i++) {
    for (let j = 0, at = 2 * i * q.cols; j < q.cols; j++, at += 2) {
      y[2 * j] += q.data[at] * x[2 * i] + q.data[at + 1] * x[2 * i + 1];
      y[2 * j + 1] += q.data[at] * x[2 * i + 1] - q.data[at + 1] * x[2 * i];
    }
  }
  return y;
}

/** (re + i im)^T q. */
function formTimes(re: Float64Array, im: Float64Array | undefined, q: ComplexMatrix): Float64Array {
  const y = new Float64Array(2 * q.cols);
  for (let i = 0; i < q.rows; i++) {
    const b = im === undefined ? 0 : im[i];
    for (let j = 0, at = 2 * i * q.cols; j < q.cols; j++, at += 2) {
      y[2 * j] += re[i] * q.data[at] - b * q.data[at + 1];
      y[2 * j + 1] += re[i] * q.data[at + 1] + b * q.data[at];
    }
  }
  return y;
}
