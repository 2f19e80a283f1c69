import { throwIfAborted } from "./abort.ts";
import { DormandPrincePropagator } from "./dormand-prince.ts";
import { DynamicsError } from "./errors.ts";
import { KrylovPropagator } from "./krylov.ts";
import type { PropagationOptions } from "./options.ts";
import type { Propagator } from "./propagator.ts";
import type { RealEquation } from "./real-equation.ts";
import { SpectralPropagator } from "./spectral.ts";

const METHODS = ["auto", "krylov", "runge-kutta", "spectral"];
/** Coordinates up to which `auto` tries the eigenvectors. */
const SPECTRAL_UP_TO = 64;
const DEFAULT_TOLERANCE = 1e-10;
/** Below this, rounding decides and not the method. */
const FINEST_TOLERANCE = 1e-15;

/**
 * The propagator that the options name.
 * @throws TypeError, RangeError for an unknown method or a tolerance out of range; DynamicsError from the spectral route
 */
export function propagatorOf(equation: RealEquation, options: PropagationOptions): Propagator {
  const { method = "auto", tolerance = DEFAULT_TOLERANCE, signal } = options;
  if (!METHODS.includes(method)) {
    throw new TypeError(`method must be one of ${METHODS.join(", ")}, got ${JSON.stringify(method)}`);
  }
  if (!(tolerance >= FINEST_TOLERANCE && tolerance < 1)) {
    throw new RangeError(`tolerance must lie between ${FINEST_TOLERANCE} and 1, got ${tolerance}`);
  }
  const { size } = equation;
  const map = (x: Float64Array, y: Float64Array): void => {
    throwIfAborted(signal);
    equation.apply(x, y);
  };
  if (method === "runge-kutta") return new DormandPrincePropagator(map, size, tolerance);
  if (method === "spectral") return new SpectralPropagator(map, size);
  if (method === "auto" && size <= SPECTRAL_UP_TO) {
    const spectral = wellConditioned(() => new SpectralPropagator(map, size));
    if (spectral !== undefined && spectral.condition * size * Number.EPSILON <= 0.1 * tolerance) return spectral;
  }
  return new KrylovPropagator(map, size, tolerance);
}

function wellConditioned(make: () => SpectralPropagator): SpectralPropagator | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof DynamicsError) return undefined;
    throw error;
  }
}
