import type { Generator } from "@openbath/generators";
import type { BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import { solveByOrders } from "./by-orders.ts";
import { solveDirect } from "./direct.ts";
import { blockEigenvalues } from "./eigenvalues.ts";
import { energyEquation } from "./equation-of.ts";
import { SteadyStateError } from "./errors.ts";
import { solveIteratively } from "./iterative.ts";
import { DEFAULT_TOLERANCE, type SolverOptions } from "./options.ts";
import { type RateSolution, rateMatrix, solveRateEquation } from "./rate-equation.ts";
import { ScaledEquation } from "./scaled-equation.ts";
import type { Solution, SteadyMethod } from "./solution.ts";
import { spectralGap } from "./spectral-gap.ts";

export interface SteadyStateOptions extends SolverOptions {
  /**
   * Default `auto`: the rate equation alone where the coherences decouple from the populations (secular equations
   * without degenerate levels), else `direct` up to 100 unknowns, else `iterative`.
   */
  readonly method?: "auto" | "direct" | "iterative" | "orders";
  /**
   * A state near the one wanted, d x d in the product basis: the `density` found for the last parameters on a path of
   * baths or coupling strengths. The iterative method then saves up to a third of its steps, none where the state of the
   * rate equation is nearer, as when H_S changes; the other methods do not use it. The result is the same to
   * rounding, not bit by bit.
   */
  readonly start?: ComplexMatrix;
  /** Also compute the slowest relaxation rate; see the function spectralGap for cost and limits. */
  readonly spectralGap?: boolean;
}

/** A state that does not change under a master equation, and how well it is known. */
export interface SteadyState {
  /** The density matrix in the product basis: exactly Hermitian, trace 1 to rounding. */
  readonly density: ComplexMatrix;
  /** The same in the energy basis of `generator.energyForm`, where there is one; the accurate form for small currents. */
  readonly energyDensity?: BlockMatrix;
  /** Eigenvalues of H_S, ascending. */
  readonly energies: Float64Array;
  /** <E_a|rho|E_a>, in the order of `energies`. */
  readonly populations: Float64Array;
  /** Eigenvalues of the density matrix, ascending. */
  readonly eigenvalues: Float64Array;
  readonly minEigenvalue: number;
  /** The largest |Re| or |Im| of an entry of L[rho] in the energy basis, divided by the size of the dissipator. */
  readonly residual: number;
  /** Dimension of the space of Hermitian solutions of L[rho] = 0, on the sectors that a steady state can occupy. */
  readonly nullity: number;
  readonly unique: boolean;
  /** A basis of that space, in the product basis, when it has more than one dimension (option allowDegenerate). */
  readonly nullSpace?: readonly ComplexMatrix[];
  readonly method: SteadyMethod;
  readonly iterations?: number;
  /** On request. */
  readonly spectralGap?: number;
}

/** Unknowns up to which `auto` prefers the dense factorisation. */
const DIRECT_UP_TO = 100;

/**
 * The steady state of a master equation, L[rho] = 0 with Tr rho = 1.
 *
 * Only the charge sectors that a steady state can occupy are unknown, in the energy basis, scaled by order in epsilon
 * so that currents of order epsilon^4 keep their digits. A generator without `energyForm` is rotated into the eigenbasis
 * of its H_S and treated as one block.
 *
 * @throws DegenerateSteadyStateError when it is not unique (unless allowDegenerate: then the one that the maximally
 *   mixed state relaxes to on time average is returned, with a basis of all)
 * @throws RangeError when `start` does not fit the system
 * @throws SteadyStateError when the accuracy or the memory asked for does not suffice
 */
export function steadyState(generator: Generator, options: SteadyStateOptions = {}): SteadyState {
  const method = options.method ?? "auto";
  if (!["auto", "direct", "iterative", "orders"].includes(method)) {
    throw new TypeError(`method must be auto, direct, iterative or orders, got ${JSON.stringify(method)}`);
  }
  const equation = energyEquation(generator);
  const scaled = new ScaledEquation(equation);
  const near = options.start && scaled.unknownsOf(options.start);
  const solution = solve(scaled, method, options, near);
  const energyDensity = scaled.density(solution.x);
  const residual = scaled.scale === 0 ? 0 : scaled.residual(solution.x);
  if (!(residual <= (options.tolerance ?? DEFAULT_TOLERANCE))) {
    throw new SteadyStateError(
      `the ${solution.method} steady state has a residual of ${residual.toExponential(1)}, asked was ${(options.tolerance ?? DEFAULT_TOLERANCE).toExponential(1)}`,
      residual,
    );
  }
  const { x, basis, iterations } = solution;
  const trace = scaled.trace(x);
  let density: ComplexMatrix | undefined;
  let eigenvalues: Float64Array | undefined;
  const state = {
    get density(): ComplexMatrix {
      density ??= exactlyHermitian(equation.toProduct(energyDensity));
      return density;
    },
    energies: Float64Array.from(equation.ascending, (a) => equation.energies[a]),
    populations: Float64Array.from(equation.ascending, (a) => x[a] / trace),
    get eigenvalues(): Float64Array {
      eigenvalues ??= blockEigenvalues(energyDensity);
      return eigenvalues;
    },
    get minEigenvalue(): number {
      return this.eigenvalues[0];
    },
    residual,
    nullity: solution.nullity,
    unique: solution.nullity === 1,
    method: solution.method,
  };
  return Object.defineProperties(state, {
    ...(generator.energyForm === undefined ? {} : shown("energyDensity", energyDensity)),
    ...(solution.nullity > 1 && basis !== undefined ? shown("nullSpace", basis.map(toMatrix)) : {}),
    ...(iterations === undefined ? {} : shown("iterations", iterations)),
    ...(options.spectralGap ? shown("spectralGap", spectralGap(generator, solution.nullity)) : {}),
  });

  function toMatrix(vector: Float64Array): ComplexMatrix {
    const rho = equation.pattern();
    scaled.unknowns.unpack(vector, scaled.factors, rho);
    return exactlyHermitian(equation.toProduct(rho));
  }
}

const shown = (name: string, value: unknown): PropertyDescriptorMap => ({ [name]: { value, enumerable: true } });

function solve(
  scaled: ScaledEquation,
  method: string,
  options: SteadyStateOptions,
  near: Float64Array | undefined,
): Solution {
  if (scaled.size === 1) return { x: Float64Array.of(1), nullity: 1, method: "direct" };
  if (method === "direct") return solveDirect(scaled, options);
  if (method === "orders") return solveByOrders(scaled, options);
  if (method === "auto" && scaled.size <= DIRECT_UP_TO && !mayDecouple(scaled)) return solveDirect(scaled, options);
  const rates = scaled.scale === 0 ? undefined : rateMatrix(scaled.equation);
  const classical = rates && solveRateEquation(rates, scaled.equation.ascending);
  const start = classical && fromPopulations(scaled, classical);
  if (method === "auto" && start !== undefined && classical?.nullity === 1 && isDecoupled(scaled, start)) {
    return { x: start, nullity: 1, method: "rate-equation" };
  }
  if (method === "auto" && scaled.size <= DIRECT_UP_TO) return solveDirect(scaled, options);
  return solveIteratively(scaled, nearest(scaled, [near, start]), options);
}

/** The start with the smallest residual. */
function nearest(scaled: ScaledEquation, starts: readonly (Float64Array | undefined)[]): Float64Array | undefined {
  const given = starts.filter((x) => x !== undefined);
  if (given.length < 2) return given[0];
  const residuals = given.map((x) => scaled.residual(x));
  return given[residuals.indexOf(Math.min(...residuals))];
}

/** Levels that are degenerate couple populations and coherences at order zero. */
function mayDecouple(scaled: ScaledEquation): boolean {
  return scaled.scale !== 0 && scaled.frequencies.every((w) => w !== 0);
}

function fromPopulations(scaled: ScaledEquation, { populations }: RateSolution): Float64Array {
  const x = new Float64Array(scaled.size);
  x.set(populations);
  return x;
}

/** Whether populations alone are steady: they drive no coherence at all, and no coherence is degenerate with them. */
function isDecoupled(scaled: ScaledEquation, x: Float64Array): boolean {
  if (!mayDecouple(scaled)) return false;
  const y = new Float64Array(scaled.size);
  scaled.applyDissipator(x, y);
  for (let k = scaled.unknowns.dimension; k < y.length; k++) if (y[k] !== 0) return false;
  return true;
}

/** (rho + rho^dag) / 2 in place: what rotation left of rounding. */
function exactlyHermitian(rho: ComplexMatrix): ComplexMatrix {
  const { data, rows: d } = rho;
  for (let i = 0; i < d; i++) {
    data[2 * i * (d + 1) + 1] = 0;
    for (let j = 0; j < i; j++) {
      const p = 2 * (i * d + j);
      const q = 2 * (j * d + i);
      data[p] = data[q] = 0.5 * (data[p] + data[q]);
      data[p + 1] = 0.5 * (data[p + 1] - data[q + 1]) + 0; // no negative zeros
      data[q + 1] = 0 - data[p + 1];
    }
  }
  return rho;
}
