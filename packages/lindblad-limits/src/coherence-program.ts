import type { ComplexMatrix } from "@openbath/linalg";
import type { Equalities, MatrixConstraint, MatrixEntry } from "@openbath/sdp";
import type { Charges } from "./charges.ts";
import type { Dissipator } from "./dissipator-set.ts";
import { LimitsError } from "./errors.ts";
import { type GammaColumn, gammaColumns } from "./gamma-columns.ts";
import { type ClassBlocks, classBlocks, dense, toCoordinates } from "./hermitian-coordinates.ts";
import { type LambShiftImage, lambShiftImage } from "./lamb-shift-image.ts";
import type { Ness } from "./ness.ts";
import type { TraceSet } from "./traces.ts";

/** X - L2[rho0] = sum_n x_n columns[n] + sum_k h_k image.directions[k] - target: what both norms have in common. */
export interface CoherenceProgram {
  readonly dissipators: readonly Dissipator[];
  readonly blocks: ClassBlocks;
  readonly columns: readonly GammaColumn[];
  readonly image: LambShiftImage;
  readonly target: Float64Array;
}

/** The Newton matrix of this many variables takes 0.8 GB. */
const LARGEST = 10_000;

export function coherenceProgram(ness: Ness, dissipators: readonly Dissipator[], charges: Charges): CoherenceProgram {
  const parameters = dissipators.reduce(
    (sum, { blocks: b }) => sum + b.reduce((part, { length: n }) => part + n * n, 0),
    0,
  );
  if (parameters > LARGEST) {
    throw new LimitsError(
      `the dissipators have ${parameters} real parameters, expected at most ${LARGEST}: take regions of fewer sites, or a system with a conserved charge`,
    );
  }
  const blocks = classBlocks(charges);
  const length = blocks.offsets[blocks.offsets.length - 1];
  return {
    dissipators,
    blocks,
    columns: gammaColumns(dissipators, ness.rho0, blocks),
    image: lambShiftImage(dissipators, ness.rho0, blocks),
    target: dense(toCoordinates(ness.l2, blocks), length),
  };
}

/** Gamma >= 0, block by block; variable n is column n. */
export function gammaCones({ columns, dissipators }: CoherenceProgram): MatrixConstraint[] {
  const cones = new Map<string, { variable: number; matrix: { entries: MatrixEntry[] } }[]>();
  columns.forEach(({ dissipator, block, a, b, part }, variable) => {
    const key = `${dissipator} ${block}`;
    const list = cones.get(key) ?? [];
    cones.set(key, list);
    const value = part === "re" ? 1 : { re: 0, im: 1 };
    list.push({ variable, matrix: { entries: [{ row: a, column: b, value }] } });
  });
  return [...cones].map(([key, coefficients]) => {
    const [dissipator, block] = key.split(" ").map(Number);
    return { cone: "hermitian", size: dissipators[dissipator].blocks[block].length, coefficients };
  });
}

/** Tr Gamma_r = t_r, or their sum; none when free. */
export function traceEqualities({ columns }: CoherenceProgram, set: TraceSet): Equalities | undefined {
  if (set.kind === "free") return undefined;
  const coefficients = columns.flatMap(({ dissipator, a, b }, variable) =>
    a === b ? [{ equation: set.kind === "each" ? dissipator : 0, variable, value: 1 }] : [],
  );
  return { coefficients, right: set.kind === "each" ? set.values : [set.total] };
}

/** X - L2 in real coordinates. */
export function deviation(program: CoherenceProgram, x: ArrayLike<number>, h: ArrayLike<number>): Float64Array {
  const result = program.target.map((value) => -value);
  program.columns.forEach(({ x: { index, value } }, n) => {
    if (x[n] === 0) return;
    for (let k = 0; k < index.length; k++) result[index[k]] += x[n] * value[k];
  });
  program.image.directions.forEach((direction, k) => {
    for (let at = 0; at < result.length; at++) result[at] += h[k] * direction[at];
  });
  return result;
}

/** The part of a vector of operators that no Lamb shift can make; twice, so that the rest is rounding. */
export function withoutShift(x: Float64Array, image: LambShiftImage): Float64Array {
  const result = x.slice();
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of image.directions) {
      let overlap = 0;
      for (let at = 0; at < result.length; at++) overlap += direction[at] * result[at];
      for (let at = 0; at < result.length; at++) result[at] -= overlap * direction[at];
    }
  }
  return result;
}

/** The Lamb shift that does best in the least-squares sense for given Gamma parameters: minus the overlap with each direction. */
export function bestShift(program: CoherenceProgram, x: ArrayLike<number>): Float64Array {
  const rest = deviation(program, x, new Float64Array(program.image.directions.length));
  return Float64Array.from(program.image.directions, (direction) => {
    let overlap = 0;
    for (let at = 0; at < rest.length; at++) overlap += direction[at] * rest[at];
    return -overlap;
  });
}

/** What a program found, before its bounds are checked. */
export interface CoherenceOptimum {
  /** Gamma parameters, Lamb-shift coordinates */
  readonly x: Float64Array;
  readonly h: Float64Array;
  /** candidates for the witness, in the product basis */
  readonly witnesses: readonly ComplexMatrix[];
  readonly iterations: number;
}
