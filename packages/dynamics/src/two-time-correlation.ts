import type { Generator } from "@openbath/generators";
import type { ComplexMatrix } from "@openbath/linalg";
import { type Correlator, checkCorrelator, perturbed } from "./correlator.ts";
import { equationOf } from "./equation-of.ts";
import { hermitianParts } from "./hermitian-parts.ts";
import { checkTimes, type PropagationOptions } from "./options.ts";
import { propagatorOf } from "./propagator-of.ts";
import { dot } from "./real-equation.ts";

/** C(tau) on a grid of delays. */
export interface TwoTimeCorrelation {
  readonly delays: readonly number[];
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Estimate of the error of the propagated operator at the last delay (Frobenius norm). */
  readonly errorEstimate: number;
  readonly statistics: { readonly applications: number; readonly steps: number };
}

/**
 * Two-time correlation functions by the quantum regression theorem,
 *
 *   <before(t) later(t + tau) earlier(t)> = Tr(later e^{L tau}[earlier rho before]),  tau >= 0,
 *
 * with rho the state at t: the steady state, or any other. <A(tau) B(0)> is { later: A, earlier: B }; with `before` one
 * gets <C(0) A(tau) B(0)>, such as the intensity correlations of C = a^dag, A = a^dag a, B = a. The theorem holds to the
 * order in the coupling to which the equation itself does. earlier rho before is not Hermitian: its two Hermitian parts
 * are propagated, in the charge blocks they reach.
 *
 * @throws RangeError when operators, state or delays do not fit; DynamicsError and signal reasons as `evolve`
 */
export function twoTimeCorrelation(
  generator: Generator,
  rho: ComplexMatrix,
  correlator: Correlator,
  delays: ArrayLike<number>,
  options: PropagationOptions = {},
): TwoTimeCorrelation {
  const grid = checkTimes("twoTimeCorrelation", delays, 0);
  checkCorrelator("twoTimeCorrelation", generator, rho, correlator);
  const parts = hermitianParts(perturbed(correlator, rho));
  const equation = equationOf(generator, parts);
  const form = equation.form(correlator.later);
  const re = new Float64Array(grid.length);
  const im = new Float64Array(grid.length);
  let errorEstimate = 0;
  let applications = 0;
  let steps = 0;
  const end = grid[grid.length - 1];
  parts.forEach((part, which) => {
    if (part.data.every((z) => z === 0)) return;
    const propagator = propagatorOf(equation, end, options);
    for (const { t, index, x } of propagator.run(equation.pack(part), 0, grid)) {
      options.onProgress?.({
        time: t,
        fraction: (which + (end > 0 ? t / end : 1)) / 2,
        applications: applications + propagator.applications,
        steps: steps + propagator.steps,
      });
      if (index < 0) continue;
      const a = dot(form.re, x);
      const b = form.im === undefined ? 0 : dot(form.im, x);
      re[index] += which === 0 ? a : -b; // (a + i b) times 1 or i
      im[index] += which === 0 ? b : a;
    }
    errorEstimate += propagator.error;
    applications += propagator.applications;
    steps += propagator.steps;
  });
  return { delays: grid, re, im, errorEstimate, statistics: { applications, steps } };
}
