import { type ConeConstraint, type SolveOptions, solve } from "@openbath/sdp";
import {
  bestShift,
  type CoherenceOptimum,
  type CoherenceProgram,
  deviation,
  gammaCones,
  traceEqualities,
  withoutShift,
} from "./coherence-program.ts";
import { dense, fromCoordinates } from "./hermitian-coordinates.ts";
import type { TraceSet } from "./traces.ts";
import { triangularFactor } from "./triangular-factor.ts";

/**
 * min t subject to t >= || P (A x - l) || (Euclidean), Gamma_r >= 0, traces as asked for (paper 001, Eq. 33 with the Frobenius norm). P takes
 * out what a Lamb shift can make, which leaves the parameters x of Gamma; the columns of P A and P l enter only through their triangular
 * factor, so that the second-order cone is no longer than it must be.
 */
export function solveFrobenius(program: CoherenceProgram, set: TraceSet, options: SolveOptions): CoherenceOptimum {
  const { columns, image, target, blocks } = program;
  const gammas = columns.length;
  const projected = columns.map(({ x }) => withoutShift(dense(x, target.length), image));
  const goal = withoutShift(target, image);
  const { columns: factor, back } = triangularFactor([...projected, goal]);
  const rows = factor.reduce((most, column) => Math.max(most, column.length), 0);
  const scale = Math.max(length(goal), 1e-6 * length(target)) || 1;
  const coefficients = Array.from({ length: gammas }, (_, n) => ({
    variable: n,
    vector: { entries: entriesOf(factor[n], 1 / scale) },
  }));
  const objective = new Float64Array(gammas + 1);
  objective[gammas] = 1;
  const constraints: ConeConstraint[] = [
    ...gammaCones(program),
    {
      cone: "second-order",
      size: rows + 1,
      constant: { entries: entriesOf(factor[gammas], -1 / scale) },
      coefficients: [...coefficients, { variable: gammas, vector: { entries: [{ index: 0, value: 1 }] } }],
    },
  ];
  const equalities = traceEqualities(program, set);
  const solution = solve({ objective, constraints, ...(equalities ? { equalities } : {}) }, options);
  const x = solution.x.slice(0, gammas);
  const h = bestShift(program, x);
  const multiplier = solution.dual.cones[solution.dual.cones.length - 1] as Float64Array;
  // the direction of the deviation itself is a witness, and so is what the dual says it is
  const candidates = [deviation(program, x, h), back(multiplier.slice(1).map((z) => -z))];
  const dimension = blocks.classes.reduce((sum, { length }) => sum + length, 0);
  const witnesses = candidates.map((one) => fromCoordinates(withoutShift(one, image), blocks, dimension));
  return { x, h, witnesses, iterations: solution.iterations };
}

const entriesOf = (column: ArrayLike<number>, factor: number): { index: number; value: number }[] =>
  Array.from(column, (value, row) => ({ index: row + 1, value: value * factor })).filter(({ value }) => value !== 0);

const length = (x: Float64Array): number => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
