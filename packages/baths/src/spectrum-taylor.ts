import { type CauchyTaylorOptions, cauchyTaylor, taylor } from "@openbath/integrals";
import type { Bath } from "./bath.ts";
import { multiplyByOccupation } from "./complex-continuation.ts";
import type { Spectrum } from "./thermal-spectrum.ts";

/** W^(n)(E)/n! for n = 0 ... order: interleaved complex values (order + 1 pairs) and an error for each n. */
export interface TransformTaylor {
  readonly coefficients: Float64Array;
  readonly errors: Float64Array;
}

const TWO_PI = 2 * Math.PI;

/**
 * Taylor coefficients about E of f/2 + (i/2 pi) P int f(x)/(x - E) dx for a spectrum f; only f/2 when the bath's principal value is dropped.
 */
export function spectrumTaylor(made: Bath, spectrum: Spectrum, E: number, order: number): TransformTaylor {
  const { kind, support, breakpoints, exponents, inside } = spectrum;
  const { continuation, statistics, beta, mu } = made;
  const options: CauchyTaylorOptions = {
    interval: support,
    breakpoints,
    exponents,
    ...(continuation && (kind === "J" || beta < Number.POSITIVE_INFINITY)
      ? {
          continuation: (re, im, out) => {
            continuation(re, im, out);
            if (kind !== "J") multiplyByOccupation(out, statistics, kind === "J1n", beta * (re - mu), beta * im);
          },
        }
      : {}),
  };
  return halfSided(inside, options, E, order, made.principalValue === false);
}

/**
 * The same for the sum W_em + W_abs of a Hermitian coupling to bosons with mu = 0 and an odd J: f(x) = J(x)/(e^{beta x} - 1) on the whole line,
 * analytic at 0 where the two parts are not. Undefined where the bath is not of this kind.
 */
export function oddSpectrumTaylor(
  made: Bath,
  spectrum: Spectrum,
  E: number,
  order: number,
): TransformTaylor | undefined {
  const { continuation, statistics, beta, mu, support } = made;
  const applies = statistics === "boson" && mu === 0 && support[0] === 0 && beta < Number.POSITIVE_INFINITY;
  if (!applies || !continuation || !isOdd(continuation, support[1])) return undefined;
  const f = (x: number): number => {
    if (x === 0) return 0.5 * (spectrum.inside(1e-9 / beta) + spectrum.inside(1e-9 / beta) * Math.exp(1e-9));
    return x > 0 ? spectrum.inside(x) : spectrum.inside(-x) * Math.exp(-beta * x);
  };
  const large = (x: number): number => (beta * x < -30 ? -made.spectralDensity(-x) / Math.expm1(beta * x) : f(x));
  const options: CauchyTaylorOptions = {
    interval: [-support[1], support[1]],
    breakpoints: [0, ...spectrum.breakpoints, ...spectrum.breakpoints.map((x) => -x)],
    continuation: (re, im, out) => {
      continuation(re, im, out);
      multiplyByOccupation(out, "boson", false, beta * re, beta * im);
    },
  };
  return halfSided(large, options, E, order, made.principalValue === false);
}

function halfSided(
  f: (x: number) => number,
  options: CauchyTaylorOptions,
  E: number,
  order: number,
  realOnly: boolean,
): TransformTaylor {
  const coefficients = new Float64Array(2 * order + 2);
  const errors = new Float64Array(order + 1);
  if (realOnly) {
    const found = taylor(f, options, E, order);
    for (let n = 0; n <= order; n++) {
      coefficients[2 * n] = 0.5 * found.values[n];
      errors[n] = 0.5 * found.errors[n];
    }
    return { coefficients, errors };
  }
  const found = cauchyTaylor(f, options, E, order);
  for (let n = 0; n <= order; n++) {
    coefficients[2 * n] = 0.5 * found.function[n];
    coefficients[2 * n + 1] = found.transform[n] / TWO_PI;
    errors[n] = 0.5 * found.functionErrors[n] + found.transformErrors[n] / TWO_PI;
  }
  return { coefficients, errors };
}

/** J(-z) = -J(z) at a few points near 0. */
function isOdd(J: NonNullable<Bath["continuation"]>, high: number): boolean {
  const unit = Number.isFinite(high) ? 0.3 * high : 1;
  const plus = new Float64Array(2);
  const minus = new Float64Array(2);
  for (const [x, y] of [
    [0.31, 0.12],
    [0.07, 0.45],
  ]) {
    J(x * unit, y * unit, plus);
    J(-x * unit, -y * unit, minus);
    const size = Math.abs(plus[0]) + Math.abs(plus[1]);
    if (!(Math.abs(plus[0] + minus[0]) + Math.abs(plus[1] + minus[1]) <= 1e-12 * size)) return false;
  }
  return true;
}

/** The expansion about -E of a function of E given by the expansion of g(-E) about its own point, times `factor` conjugated where needed. */
export function mirrored({ coefficients, errors }: TransformTaylor): TransformTaylor {
  // W_em(E) = conj of the half-sided transform of J (1 + eta n) at -E
  const out = new Float64Array(coefficients.length);
  for (let n = 0; 2 * n < out.length; n++) {
    const sign = n % 2 === 0 ? 1 : -1;
    out[2 * n] = sign * coefficients[2 * n];
    out[2 * n + 1] = -sign * coefficients[2 * n + 1];
  }
  return { coefficients: out, errors };
}

/** Sum of two expansions about the same point. */
export function added(a: TransformTaylor, b: TransformTaylor): TransformTaylor {
  return {
    coefficients: a.coefficients.map((x, i) => x + b.coefficients[i]),
    errors: a.errors.map((x, i) => x + b.errors[i]),
  };
}
