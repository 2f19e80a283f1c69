import type { Operator } from "@openbath/hilbert";
import { ComplexMatrix, frobeniusNorm } from "@openbath/linalg";
import { type ConeConstraint, solve } from "@openbath/sdp";
import { adjointForm } from "./adjoint-map.ts";
import { type Charges, findCharges, withoutCharges } from "./charges.ts";
import { levelOperator, smallestEigenvalue } from "./check-tau-pop.ts";
import { coherenceProgram, gammaCones, traceEqualities } from "./coherence-program.ts";
import { dissipatorSet } from "./dissipator-set.ts";
import { LimitsError } from "./errors.ts";
import { type GammaBlocks, nearestGamma } from "./gamma-blocks.ts";
import { gammaFrom, parametersOf } from "./gamma-columns.ts";
import { dense, toCoordinates } from "./hermitian-coordinates.ts";
import type { Ness } from "./ness.ts";
import { leastWeighted, type Traces, traceSet } from "./traces.ts";

/** What a dissipator should do to an observable: Tr(Q D_r[rho0]) = value, epsilon^2 taken out. Q commutes with rho0, so that H_LS does not enter. */
export interface ObservableCondition {
  /** Hermitian and conserved by rho0: H_S for energy currents, a conserved number for particle currents */
  readonly observable: Operator;
  /** place in `regions` of the dissipator meant; absent: all of them together */
  readonly region?: number;
  readonly value: number;
}

export interface ObservablesQuestion {
  readonly regions: readonly (readonly number[])[];
  readonly traces?: Traces | undefined;
  readonly conditions: readonly ObservableCondition[];
  /** ask for the populations of rho0 as well, as tau_pop does; default true */
  readonly populations?: boolean;
  /** with free traces, the bound holds for t_r up to this; default 1e4 */
  readonly traceCap?: number | undefined;
}

export interface TauObservables {
  readonly value: number;
  readonly lowerBound: number;
  readonly upperBound: number;
  readonly gamma: readonly GammaBlocks[];
}

interface Functional {
  readonly matrix: ComplexMatrix;
  readonly region: number | undefined;
  readonly value: number;
}

/**
 * min over Gamma_r >= 0 of sum_k |<E_k|X|E_k>| + sum_j |Tr(Q_j D_rj[rho0]) - value_j|: zero when a Lindblad equation on the regions has
 * the right populations and, say, the energy currents that the Redfield equation has. Same weak duality as tau_pop: with |w_j| <= 1 the
 * lower bound is sum_r t_r lambda_min(K_r(sum_j w_j Q_j)) - sum_j w_j value_j, evaluated without the maps of the program.
 *
 * @throws LimitsError for an observable that does not commute with rho0, is not Hermitian, or a region that is not there
 */
export function tauObservables(ness: Ness, question: ObservablesQuestion): TauObservables {
  const functionals = functionalsOf(ness, question);
  const charges = conserving(findCharges(ness), functionals) ?? withoutCharges(ness.basis.space);
  const dissipators = dissipatorSet(ness, question.regions, charges);
  const set = traceSet(question.traces, dissipators.length);
  const program = coherenceProgram(ness, dissipators, charges);
  const { blocks, columns, target } = program;
  const n = columns.length;
  const rows = functionals.map(({ matrix, region }) => {
    const q = dense(toCoordinates(matrix, blocks), target.length);
    return columns.map(({ dissipator, x: { index, value } }) =>
      region === undefined || region === dissipator ? value.reduce((sum, v, k) => sum + v * q[index[k]], 0) : 0,
    );
  });
  const objective = new Float64Array(n + rows.length).fill(1, n);
  const constraints: ConeConstraint[] = [
    ...gammaCones(program),
    ...[1, -1].map(
      (sign): ConeConstraint => ({
        cone: "nonnegative",
        size: rows.length,
        constant: functionals.map(({ value }) => -sign * value),
        coefficients: [
          ...columns.map((_, variable) => ({
            variable,
            vector: { entries: nonZero(rows.map((row) => sign * row[variable])) },
          })),
          ...rows.map((_, j) => ({ variable: n + j, vector: { entries: [{ index: j, value: 1 }] } })),
        ],
      }),
    ),
  ];
  const equalities = traceEqualities(program, set);
  const solution = solve(
    { objective, constraints, ...(equalities ? { equalities } : {}) },
    { relativeGap: 1e-12, absoluteGap: 1e-13, certify: false },
  );
  const gamma = nearestGamma(gammaFrom(columns, solution.x, dissipators), set);
  const x = parametersOf(columns, gamma);
  const value = rows.reduce(
    (sum, row, j) => sum + Math.abs(row.reduce((s, c, k) => s + c * x[k], 0) - functionals[j].value),
    0,
  );
  const [plus, minus] = solution.dual.cones.slice(-2) as Float64Array[];
  const weights = plus.map((z, j) => Math.max(-1, Math.min(1, minus[j] - z)));
  const size = x.reduce((sum, p) => sum + Math.abs(p), 0);
  return {
    value,
    lowerBound: lowerBound(ness, question, functionals, weights),
    upperBound: value + 16 * Number.EPSILON * (size + functionals.reduce((sum, f) => sum + Math.abs(f.value), 0)),
    gamma,
  };
}

const nonZero = (values: readonly number[]) =>
  values.map((value, index) => ({ index, value })).filter(({ value }) => value !== 0);

function functionalsOf(ness: Ness, { conditions, regions, populations = true }: ObservablesQuestion): Functional[] {
  const d = ness.populations.length;
  const used = regions.map((sites, r) => (sites.length > 0 ? r : -1)).filter((r) => r >= 0);
  const list = conditions.map(({ observable, region, value }, j): Functional => {
    const where = `conditions[${j}]`;
    if (!observable.isHermitian()) throw new LimitsError(`${where}.observable must be Hermitian`);
    const energy = ness.basis.toEnergy(observable);
    let offDiagonal = 0;
    for (const { row, col, matrix } of energy.blocks()) {
      for (let a = 0; a < matrix.rows; a++) {
        for (let b = 0; b < matrix.cols; b++) {
          if (row === col && a === b) continue;
          const { re, im } = matrix.get(a, b);
          offDiagonal = Math.max(offDiagonal, Math.hypot(re, im));
        }
      }
    }
    if (offDiagonal > 1e-10 * frobeniusNorm(observable.toMatrix())) {
      throw new LimitsError(
        `${where}.observable must be diagonal in the energy basis (H_S, or what H_S conserves), found an element ${offDiagonal}`,
      );
    }
    if (!Number.isFinite(value)) throw new LimitsError(`${where}.value must be finite, got ${value}`);
    if (region !== undefined && !used.includes(region)) {
      throw new LimitsError(
        `${where}.region must be the place of a region with sites (${used.join(", ")}), got ${region}`,
      );
    }
    return { matrix: observable.toMatrix(), region: region === undefined ? undefined : used.indexOf(region), value };
  });
  if (populations) {
    for (let k = 0; k < d; k++) {
      const weights = new Float64Array(d);
      weights[k] = 1;
      list.push({ matrix: levelOperator(ness, weights), region: undefined, value: 0 });
    }
  }
  if (list.length === 0) throw new LimitsError("conditions is empty and populations is false: nothing is asked");
  return list;
}

function conserving(charges: Charges, functionals: readonly Functional[]): Charges | undefined {
  const fine = functionals.every(({ matrix }) =>
    matrix.data.every((x, at) => {
      const entry = Math.floor(at / 2);
      return (
        Math.abs(x) < 1e-13 || charges.classOf[Math.floor(entry / matrix.cols)] === charges.classOf[entry % matrix.cols]
      );
    }),
  );
  return fine ? charges : undefined;
}

function lowerBound(
  ness: Ness,
  question: ObservablesQuestion,
  functionals: readonly Functional[],
  weights: Float64Array,
): number {
  const full = dissipatorSet(ness, question.regions, withoutCharges(ness.basis.space));
  const set = traceSet(question.traces, full.length);
  const least = full.map(({ region }, r) => {
    const w = ComplexMatrix.zeros(ness.rho0.rows);
    functionals.forEach((f, j) => {
      if (f.region !== undefined && f.region !== r) return;
      for (let at = 0; at < w.data.length; at++) w.data[at] += weights[j] * f.matrix.data[at];
    });
    const form = adjointForm(w, ness.rho0, region);
    const { value, slack } = smallestEigenvalue(form.matrix, region.dimension);
    return value - form.allowance - slack;
  });
  const constant = functionals.reduce((sum, { value }, j) => sum + weights[j] * value, 0);
  const rounding = 1e-15 * functionals.reduce((sum, { value }) => sum + Math.abs(value), 0);
  return Math.max(0, leastWeighted(set, least, question.traceCap ?? 1e4) - constant - rounding);
}
