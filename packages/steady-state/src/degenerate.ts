import { assemble, selectUnknowns } from "./assemble.ts";
import { DegenerateSteadyStateError, SteadyStateError } from "./errors.ts";
import { requireMemory } from "./memory.ts";
import type { SolverOptions } from "./options.ts";
import { RealLu } from "./real-lu.ts";
import { realNullSpace, transposed } from "./real-null-space.ts";
import type { ScaledEquation } from "./scaled-equation.ts";
import type { Solution } from "./solution.ts";

/** Columns whose remainder falls below this fraction of the largest are dependent. */
const RANK_TOLERANCE = 1e-12;

/**
 * The null space of F in full, by a rank-revealing QR. With the option allowDegenerate: a basis of it, and as the
 * representative the state that the maximally mixed state 1/d relaxes to on time average: its projection onto the null
 * space along the range of L, made from the left and right null vectors. It is a state whenever the evolution maps
 * states to states.
 * @throws DegenerateSteadyStateError unless the option allowDegenerate is set and the null space is larger than one
 */
export function degenerateSolution(equation: ScaledEquation, options: SolverOptions): Solution {
  const { size, unknowns } = equation;
  if (equation.scale === 0) return withoutDissipation(equation, options);
  requireMemory(`the null space of ${size} unknowns`, 3 * 8 * size * size, options);
  const all = selectUnknowns(
    equation,
    Int32Array.from({ length: unknowns.coherences }, (_, m) => m),
  );
  const matrix = assemble(equation, all);
  const right = realNullSpace(matrix, size, RANK_TOLERANCE);
  if (right.length === 0)
    throw new SteadyStateError("L[rho] = 0 has no solution: the generator does not preserve the trace");
  if (!options.allowDegenerate && right.length > 1) {
    throw new DegenerateSteadyStateError(
      right.length,
      "say allowDegenerate to get a basis and the one that the maximally mixed state relaxes to",
    );
  }
  const left = realNullSpace(transposed(matrix, size), size, RANK_TOLERANCE);
  if (left.length !== right.length) {
    throw new SteadyStateError(
      `the rank of L cannot be decided: ${right.length} right and ${left.length} left null vectors at tolerance ${RANK_TOLERANCE}`,
    );
  }
  return { x: projectMixedState(equation, left, right), nullity: right.length, method: "direct", basis: right };
}

/** With no dissipation at all whatever commutes with H_S is steady. */
function withoutDissipation(equation: ScaledEquation, options: SolverOptions): Solution {
  const { dimension } = equation.unknowns;
  const steady: number[] = Array.from({ length: dimension }, (_, a) => a);
  equation.frequencies.forEach((w, m) => {
    if (w === 0) steady.push(dimension + 2 * m, dimension + 2 * m + 1);
  });
  if (!options.allowDegenerate && steady.length > 1) {
    throw new DegenerateSteadyStateError(
      steady.length,
      "the dissipators are zero, so all that commutes with H_S is steady",
    );
  }
  const basis = steady.map((k) => {
    const vector = new Float64Array(equation.size);
    vector[k] = 1;
    return vector;
  });
  return { x: equation.rightHandSide(), nullity: steady.length, method: "direct", basis };
}

/** sum_j x_j (G^-1 l)_j with G_ij = l_i . x_j and l_i the left null vectors' value on 1/d. */
function projectMixedState(equation: ScaledEquation, left: Float64Array[], right: Float64Array[]): Float64Array {
  const k = right.length;
  const d = equation.unknowns.dimension;
  const gram = new Float64Array(k * k);
  const weights = new Float64Array(k);
  left.forEach((l, i) => {
    right.forEach((x, j) => {
      // the left vectors belong to unscaled unknowns, rho = c x
      gram[i * k + j] = l.reduce((sum, value, at) => sum + value * equation.factors[at] * x[at], 0);
    });
    for (let a = 0; a < d; a++) weights[i] += l[a] / d;
  });
  new RealLu(gram, k).solveInPlace(weights);
  const x = new Float64Array(equation.size);
  right.forEach((vector, j) => {
    for (let at = 0; at < x.length; at++) x[at] += weights[j] * vector[at];
  });
  return x;
}
