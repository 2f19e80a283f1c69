import type { Generator as MasterEquation } from "@openbath/generators";
import { identity, type Operator } from "@openbath/hilbert";
import { type ComplexMatrix, hermiticityDefect, trace } from "@openbath/linalg";
import { equationOf } from "./equation-of.ts";
import { checkTimes, type EvolveOptions } from "./options.ts";
import { propagatorOf } from "./propagator-of.ts";
import { dot, type LinearForm, type RealEquation } from "./real-equation.ts";
import type { TimeDependentGenerator } from "./time-dependent.ts";

/** rho(t) on a grid of times, and how well it is known. */
export interface Evolution<Name extends string = string> {
  readonly times: readonly number[];
  /** The states of the grid in the product basis, exactly Hermitian; when they were kept. */
  readonly states?: readonly ComplexMatrix[];
  /** The state at the last time. */
  readonly final: ComplexMatrix;
  /** Re Tr(O rho(t)): for a Hermitian operator all there is. */
  readonly observables: Readonly<Record<Name, Float64Array>>;
  /** Im Tr(O rho(t)), for the operators that are not Hermitian. */
  readonly imaginaryParts: Readonly<Partial<Record<Name, Float64Array>>>;
  /** The smallest eigenvalue of rho(t): below zero where the equation violates positivity. Empty with positivity: false. */
  readonly minEigenvalue: Float64Array;
  /** Largest |Tr rho(t) - Tr rho0| on the grid. */
  readonly traceError: number;
  /** Estimate of the error at the last time (Frobenius norm): the sum of those of the steps. */
  readonly errorEstimate: number;
  readonly method: "krylov" | "runge-kutta" | "spectral";
  readonly statistics: {
    /** Applications of the generator. */
    readonly applications: number;
    readonly steps: number;
    /** Real unknowns of the equation that was solved. */
    readonly unknowns: number;
  };
}

/** One grid time of an evolution that is going on. */
export interface EvolutionPoint<Name extends string = string> {
  readonly kind: "point";
  readonly index: number;
  readonly time: number;
  /** Re Tr(O rho). */
  readonly observables: Readonly<Record<Name, number>>;
  /** The smallest eigenvalue of rho; NaN with positivity: false. */
  readonly minEigenvalue: number;
}

/** The end of a step between two grid times. */
export interface EvolutionStep {
  readonly kind: "step";
  readonly time: number;
}

/** The evolution as a sequence of steps and points, which hands over the whole at its end. */
export function* evolution<Name extends string>(
  generator: MasterEquation | TimeDependentGenerator,
  rho0: ComplexMatrix,
  times: ArrayLike<number>,
  options: EvolveOptions<Name>,
): Generator<EvolutionPoint<Name> | EvolutionStep, Evolution<Name>> {
  const start = options.start ?? times[0];
  const grid = checkTimes("evolve", times, start);
  checkState(generator, rho0);
  const equation = equationOf(generator, [rho0]);
  const propagator = propagatorOf(equation, grid[grid.length - 1] - start, options);
  const series = new ObservableSeries(equation, options.observables, grid.length);
  const ones = equation.form(identity(generator.space)).re;
  const keep = options.keepStates ?? (options.observables === undefined && options.onState === undefined);
  const states: ComplexMatrix[] = [];
  const minEigenvalue = new Float64Array(options.positivity === false ? 0 : grid.length);
  const initial = equation.pack(rho0);
  const trace0 = dot(ones, initial);
  const end = grid[grid.length - 1];
  let traceError = 0;
  let final: ComplexMatrix | undefined;
  for (const { t, index, x } of propagator.run(initial, start, grid)) {
    if (index >= 0) {
      traceError = Math.max(traceError, Math.abs(dot(ones, x) - trace0));
      series.record(index, x);
      if (options.positivity !== false) minEigenvalue[index] = equation.minEigenvalue(x);
      const isLast = index === grid.length - 1;
      if (keep) states.push(equation.toMatrix(x));
      if (isLast) final = keep ? states[index] : equation.toMatrix(x);
      options.onState?.(t, keep ? states[index].clone() : equation.toMatrix(x), index);
    }
    options.onProgress?.({
      time: t,
      fraction: end > start ? (t - start) / (end - start) : 1,
      applications: propagator.applications,
      steps: propagator.steps,
    });
    if (index < 0) yield { kind: "step", time: t };
    else {
      const lowest = options.positivity === false ? Number.NaN : minEigenvalue[index];
      yield { kind: "point", index, time: t, observables: series.at(index), minEigenvalue: lowest };
    }
  }
  return {
    times: grid,
    ...(keep ? { states } : {}),
    final: final!,
    observables: series.real,
    imaginaryParts: series.imaginary,
    minEigenvalue,
    traceError,
    errorEstimate: propagator.error,
    method: propagator.method,
    statistics: { applications: propagator.applications, steps: propagator.steps, unknowns: equation.size },
  };
}

/** The expectation values of named operators, filled in as the times are reached. */
class ObservableSeries<Name extends string> {
  readonly real: Record<Name, Float64Array>;
  readonly imaginary: Partial<Record<Name, Float64Array>> = {};
  readonly #forms: readonly (readonly [Name, LinearForm])[];

  constructor(equation: RealEquation, observables: Readonly<Record<Name, Operator>> | undefined, length: number) {
    const named = Object.entries(observables ?? {}) as [Name, Operator][];
    this.#forms = named.map(([name, operator]) => [name, equation.form(operator)]);
    this.real = {} as Record<Name, Float64Array>;
    for (const [name, { im }] of this.#forms) {
      this.real[name] = new Float64Array(length);
      if (im !== undefined) this.imaginary[name] = new Float64Array(length);
    }
  }

  record(index: number, x: Float64Array): void {
    for (const [name, { re, im }] of this.#forms) {
      this.real[name][index] = dot(re, x);
      const part = this.imaginary[name];
      if (im !== undefined && part !== undefined) part[index] = dot(im, x);
    }
  }

  at(index: number): Record<Name, number> {
    const values = {} as Record<Name, number>;
    for (const [name] of this.#forms) values[name] = this.real[name][index];
    return values;
  }
}

function checkState(generator: Pick<MasterEquation, "space">, rho: ComplexMatrix): void {
  const d = generator.space.dimension;
  if (rho.rows !== d || rho.cols !== d) {
    throw new RangeError(`evolve: rho0 must be ${d} x ${d} as the space is, got ${rho.rows} x ${rho.cols}`);
  }
  if (!rho.data.every(Number.isFinite)) throw new RangeError("evolve: rho0 must be finite");
  const defect = hermiticityDefect(rho);
  if (defect > 1e-10) throw new RangeError(`evolve: rho0 must be Hermitian, |rho0 - rho0^dag| reaches ${defect}`);
  const { re } = trace(rho);
  if (Math.abs(re - 1) > 1e-8) throw new RangeError(`evolve: rho0 must have trace 1, got ${re}`);
}
