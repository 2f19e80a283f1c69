import { ComplexMatrix } from "@openbath/linalg";
import {
  type ConeConstraint,
  type MatrixConstraint,
  type SolveOptions,
  type SparseTriangle,
  solve,
} from "@openbath/sdp";
import {
  type CoherenceOptimum,
  type CoherenceProgram,
  gammaCones,
  traceEqualities,
  withoutShift,
} from "./coherence-program.ts";
import { addBlock, type ClassBlocks, dense, fromCoordinates, toCoordinates } from "./hermitian-coordinates.ts";
import type { TraceSet } from "./traces.ts";

/**
 * min t subject to t + (X - L2) >= 0, t - (X - L2) >= 0 in every class of product states, Gamma_r >= 0, traces as asked for
 * (paper 001, Eq. 33 with the spectral norm). Variables: the parameters of Gamma, the coordinates of i [rho0, H_LS], t.
 */
export function solveSpectral(program: CoherenceProgram, set: TraceSet, options: SolveOptions): CoherenceOptimum {
  const { blocks, columns, image, target } = program;
  const gammas = columns.length;
  const shifts = image.directions.length;
  const t = gammas + shifts;
  const objective = new Float64Array(t + 1);
  objective[t] = 1;
  const scale = largest(target);
  const constraints: ConeConstraint[] = gammaCones(program);
  const firstX = constraints.length;
  const parts = [
    ...columns.map(({ x }) => byClass(x.index, x.value, blocks)),
    ...image.directions.map((direction) => byClass(Array.from(direction.keys()), direction, blocks)),
  ];
  const constant = byClass(
    Array.from(target.keys()),
    target.map((value) => -value / scale),
    blocks,
  );
  blocks.classes.forEach((states, c) => {
    for (const sign of [1, -1]) {
      const coefficients: { variable: number; matrix: MatrixConstraint["coefficients"][number]["matrix"] }[] = [];
      parts.forEach((part, variable) => {
        const entries = part.get(c);
        if (entries) coefficients.push({ variable, matrix: signed(entries, sign / scale) });
      });
      coefficients.push({
        variable: t,
        matrix: { entries: Array.from(states, (_, i) => ({ row: i, column: i, value: 1 })) },
      });
      const offset = signed(constant.get(c) ?? { index: [], value: [] }, sign);
      constraints.push({ cone: "hermitian", size: states.length, constant: offset, coefficients });
    }
  });
  const equalities = traceEqualities(program, set);
  const solution = solve({ objective, constraints, ...(equalities ? { equalities } : {}) }, options);
  const witness = ComplexMatrix.zeros(dimensionOf(blocks));
  blocks.classes.forEach((states, c) => {
    addBlock(solution.dual.cones[firstX + 2 * c] as ComplexMatrix, states, -1, witness);
    addBlock(solution.dual.cones[firstX + 2 * c + 1] as ComplexMatrix, states, 1, witness);
  });
  const clean = withoutShift(dense(toCoordinates(witness, blocks), target.length), image);
  return {
    x: solution.x.slice(0, gammas),
    h: solution.x.slice(gammas, t),
    witnesses: [fromCoordinates(clean, blocks, witness.rows)],
    iterations: solution.iterations,
  };
}

const dimensionOf = ({ classes }: ClassBlocks): number => classes.reduce((sum, { length }) => sum + length, 0);

function largest(target: Float64Array): number {
  const size = target.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return size === 0 ? 1 : size;
}

/** Real coordinates as non-zero numbers of the lower triangle, class by class. */
function byClass(index: ArrayLike<number>, value: ArrayLike<number>, { offsets }: ClassBlocks): Map<number, Triangle> {
  const result = new Map<number, Triangle>();
  let c = 0;
  let row = 0;
  let current: Triangle | undefined;
  for (let k = 0; k < index.length; k++) {
    if (value[k] === 0) continue;
    while (index[k] >= offsets[c + 1]) {
      c++;
      row = 0;
      current = undefined;
    }
    if (current === undefined) {
      current = { index: [], value: [] };
      result.set(c, current);
    }
    const at = index[k] - offsets[c];
    while (at >= (row + 1) ** 2) row++;
    current.index.push(at);
    current.value.push(at === row * (row + 2) ? value[k] : value[k] * Math.SQRT1_2);
  }
  return result;
}

interface Triangle {
  readonly index: number[];
  readonly value: number[];
}

const signed = ({ index, value }: Triangle, factor: number): { triangle: SparseTriangle } => ({
  triangle: { index, value: value.map((x) => factor * x) },
});
