import { throwIfAborted } from "./abort.ts";
import { DormandPrincePropagator } from "./dormand-prince.ts";
import { ORDER_5, ORDER_8, type Tableau } from "./dormand-prince-tableaux.ts";
import { DynamicsError } from "./errors.ts";
import { LARGEST_MATRIX } from "./explicit-matrix.ts";
import { fastestRate } from "./fastest-rate.ts";
import { KrylovPropagator } from "./krylov.ts";
import type { PropagationOptions } from "./options.ts";
import type { Propagator, RealMap } from "./propagator.ts";
import type { RealEquation } from "./real-equation.ts";
import { SpectralPropagator } from "./spectral.ts";

const METHODS = ["auto", "krylov", "runge-kutta", "spectral"];
/** Coordinates up to which `auto` tries the eigenvectors whatever the times. */
const SPECTRAL_UP_TO = 64;
const DEFAULT_TOLERANCE = 1e-10;
/** Below this, rounding decides and not the method. */
const FINEST_TOLERANCE = 1e-15;

/** Vectors of a Krylov space: as many as pay, and as few as still work. */
const KRYLOV = 30;
const FEWEST_KRYLOV = 8;
/** Slopes and two states. */
const vectorsOf = ({ rows }: Tableau): number => rows.length + 3;
/** Further vectors: the matrices behind the coordinates and the states on show. */
const SCRATCH = 7;

/**
 * The propagator that the options name, for a time span of the given length.
 * @throws TypeError, RangeError for an unknown method or a tolerance out of range; DynamicsError from the spectral route, or when
 *   the vectors do not fit into maxMemory
 */
export function propagatorOf(equation: RealEquation, span: number, options: PropagationOptions): Propagator {
  const { method = "auto", tolerance = DEFAULT_TOLERANCE, maxMemory = 2 ** 31, signal } = options;
  if (!METHODS.includes(method)) {
    throw new TypeError(`method must be one of ${METHODS.join(", ")}, got ${JSON.stringify(method)}`);
  }
  if (!(tolerance >= FINEST_TOLERANCE && tolerance < 1)) {
    throw new RangeError(`tolerance must lie between ${FINEST_TOLERANCE} and 1, got ${tolerance}`);
  }
  const { size } = equation;
  const timed = (x: Float64Array, y: Float64Array, time: number): void => {
    throwIfAborted(signal);
    equation.apply(x, y, time);
  };
  if (equation.moving) {
    if (method === "krylov" || method === "spectral") {
      throw new TypeError(`method ${method} needs a generator that does not depend on time; use runge-kutta or auto`);
    }
    requireMemory(size, vectorsOf(ORDER_8), maxMemory);
    return new DormandPrincePropagator(timed, size, tolerance, ORDER_8);
  }
  const map = (x: Float64Array, y: Float64Array): void => timed(x, y, 0);
  if (method === "spectral") return new SpectralPropagator(map, size, tolerance);
  if (method === "auto" && prefersSpectral(map, size, span)) {
    const spectral = wellConditioned(() => new SpectralPropagator(map, size, tolerance));
    if (spectral !== undefined) return spectral;
  }
  const vectors = requireMemory(size, method === "runge-kutta" ? vectorsOf(ORDER_5) : FEWEST_KRYLOV, maxMemory);
  if (method === "runge-kutta") return new DormandPrincePropagator(timed, size, tolerance, ORDER_5);
  return new KrylovPropagator(map, size, tolerance, Math.min(KRYLOV, vectors));
}

/** A decomposition costs about as much as size^2 applications of M; Krylov spaces take some 3.5 in the time 1/|M|. */
function prefersSpectral(map: RealMap, size: number, span: number): boolean {
  if (size <= SPECTRAL_UP_TO) return true;
  return size <= LARGEST_MATRIX && 3.5 * fastestRate(map, size) * span > size ** 2;
}

/** How many vectors fit. @throws DynamicsError when they are fewer than `least` */
function requireMemory(size: number, least: number, maxMemory: number): number {
  const vectors = Math.floor(maxMemory / (8 * size)) - SCRATCH;
  if (vectors < least) throw new DynamicsError(tooLarge(size, least, maxMemory));
  return vectors;
}

function tooLarge(size: number, least: number, maxMemory: number): string {
  const needed = 8 * size * (least + SCRATCH);
  return (
    `density matrices of ${size} real unknowns need ${(needed / 2 ** 30).toFixed(2)} GiB at least, allowed are ` +
    `${(maxMemory / 2 ** 30).toFixed(2)} GiB (maxMemory): quantum trajectories need the square root of that`
  );
}

function wellConditioned(make: () => SpectralPropagator): SpectralPropagator | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof DynamicsError) return undefined;
    throw error;
  }
}
