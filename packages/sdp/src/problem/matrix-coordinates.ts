import { ComplexMatrix, imaginaryPart, realPart } from "@openbath/linalg";
import type { MatrixData, MatrixEntry, RankOneTerm, SparseTriangle } from "./conic-problem.ts";
import { coordinateOf, type Field, matrixDimension, toCoordinates } from "./coordinates.ts";
import { ProblemError } from "./problem-error.ts";

/** Non-zero real coordinates, and the rank-one factors where the data gave them. */
export interface SparseCoordinates {
  readonly coordinates: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly factors?: { weight: number; vector: Float64Array }[];
}

/** How far from Hermitian (relative to the largest entry) a dense matrix may be before it is refused; smaller defects are averaged away. */
const HERMITICITY = 1e-10;

/** A Hermitian or symmetric matrix in real coordinates. @throws ProblemError when it is none, or of the wrong size */
export function matrixCoordinates(data: MatrixData, field: Field, size: number, where: string): SparseCoordinates {
  if (data instanceof ComplexMatrix) return fromDense(data, field, size, where);
  if ("entries" in data) return fromEntries(data.entries, field, size, where);
  if ("triangle" in data) return fromTriangle(data.triangle, field, size, where);
  if ("rankOne" in data) return fromFactors(data.rankOne, field, size, where);
  throw new ProblemError(`${where} must be a ComplexMatrix, { entries }, { triangle } or { rankOne }`);
}

function fromDense(matrix: ComplexMatrix, field: Field, size: number, where: string): SparseCoordinates {
  if (matrix.rows !== size || matrix.cols !== size) {
    throw new ProblemError(`${where} is ${matrix.rows} x ${matrix.cols}, the cone holds ${size} x ${size} matrices`);
  }
  const { data } = matrix;
  let largest = 0;
  for (let t = 0; t < data.length; t++) {
    if (!Number.isFinite(data[t])) {
      throw new ProblemError(
        `${where} has the entry ${data[t]} in row ${Math.floor(t / 2 / size)}: expected finite numbers`,
      );
    }
    largest = Math.max(largest, Math.abs(data[t]));
  }
  const coordinates: number[] = [];
  const values: number[] = [];
  const put = (at: number, value: number): void => {
    if (value === 0) return;
    coordinates.push(at);
    values.push(value);
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const lower = 2 * (i * size + j);
      const upper = 2 * (j * size + i);
      const defect = Math.hypot(data[lower] - data[upper], data[lower + 1] + data[upper + 1]);
      if (defect > HERMITICITY * largest) {
        throw new ProblemError(
          `${where} is not Hermitian: entries (${i}, ${j}) and (${j}, ${i}) differ by ${defect} from conjugates`,
        );
      }
      const im = (data[lower + 1] - data[upper + 1]) / 2;
      if (field === "symmetric" && Math.abs(im) > HERMITICITY * largest) {
        throw new ProblemError(
          `${where} has the imaginary part ${im} at (${i}, ${j}): a "symmetric" cone holds real matrices, use "hermitian"`,
        );
      }
      if (i === j) put(coordinateOf(field, i, i), data[lower]);
      else {
        put(coordinateOf(field, i, j), ((data[lower] + data[upper]) / 2) * Math.SQRT2);
        if (field === "hermitian") put(coordinateOf(field, i, j) + 1, im * Math.SQRT2);
      }
    }
  }
  return { coordinates, values };
}

function fromEntries(entries: readonly MatrixEntry[], field: Field, size: number, where: string): SparseCoordinates {
  const coordinates: number[] = [];
  const values: number[] = [];
  const seen = new Set<number>();
  entries.forEach(({ row, column, value }, t) => {
    const here = `${where}.entries[${t}]`;
    for (const [name, index] of [
      ["row", row],
      ["column", column],
    ] as const) {
      if (!Number.isInteger(index) || index < 0 || index >= size) {
        throw new ProblemError(`${here}.${name} must be an integer from 0 to ${size - 1}, got ${index}`);
      }
    }
    const re = realPart(value);
    const im = imaginaryPart(value) * (row >= column ? 1 : -1);
    if (!Number.isFinite(re) || !Number.isFinite(im))
      throw new ProblemError(`${here}.value must be finite, got ${re} + ${im}i`);
    const at = coordinateOf(field, Math.max(row, column), Math.min(row, column));
    if (seen.has(at)) {
      throw new ProblemError(
        `${here}: entry (${row}, ${column}) or its mirror image is given twice; the other triangle is implied`,
      );
    }
    seen.add(at);
    if (im !== 0 && row === column)
      throw new ProblemError(`${here}: a diagonal entry must be real, got the imaginary part ${im}`);
    if (im !== 0 && field === "symmetric") {
      throw new ProblemError(
        `${here} has the imaginary part ${im}: a "symmetric" cone holds real matrices, use "hermitian"`,
      );
    }
    const scale = row === column ? 1 : Math.SQRT2;
    if (re !== 0) {
      coordinates.push(at);
      values.push(re * scale);
    }
    if (im !== 0) {
      coordinates.push(at + 1);
      values.push(im * scale);
    }
  });
  return { coordinates, values };
}

function fromTriangle({ index, value }: SparseTriangle, field: Field, size: number, where: string): SparseCoordinates {
  const length = matrixDimension(field, size);
  if (index.length !== value.length)
    throw new ProblemError(
      `${where}.triangle has ${index.length} indices and ${value.length} values, expected as many`,
    );
  const values = new Float64Array(index.length);
  let diagonal = 0; // the place of the diagonal entry of the row that is being read
  for (let t = 0, row = 0; t < index.length; t++) {
    const at = index[t];
    if (!Number.isInteger(at) || at >= length || !(at > (t === 0 ? -1 : index[t - 1]))) {
      throw new ProblemError(
        `${where}.triangle.index[${t}] must be an integer from 0 to ${length - 1}, larger than the one before, got ${at}`,
      );
    }
    if (!Number.isFinite(value[t]))
      throw new ProblemError(`${where}.triangle.value[${t}] must be finite, got ${value[t]}`);
    while (at > diagonal) {
      row++;
      diagonal = coordinateOf(field, row, row);
    }
    values[t] = at === diagonal ? value[t] : value[t] * Math.SQRT2;
  }
  return { coordinates: index, values };
}

function fromFactors(terms: readonly RankOneTerm[], field: Field, size: number, where: string): SparseCoordinates {
  const w = field === "hermitian" ? 2 : 1;
  const matrix = new Float64Array(w * size * size);
  const factors = terms.map(({ weight, vector }, t) => {
    const here = `${where}.rankOne[${t}]`;
    if (vector.length !== size)
      throw new ProblemError(`${here}.vector has ${vector.length} entries, the cone has size ${size}`);
    const u = new Float64Array(w * size);
    for (let i = 0; i < size; i++) {
      const re = realPart(vector[i]);
      const im = imaginaryPart(vector[i]);
      if (!Number.isFinite(re) || !Number.isFinite(im) || !Number.isFinite(weight)) {
        throw new ProblemError(
          `${here} has a number that is not finite (weight ${weight}, entry ${i}: ${re} + ${im}i)`,
        );
      }
      if (field === "symmetric" && im !== 0) {
        throw new ProblemError(
          `${here}.vector[${i}] has the imaginary part ${im}: a "symmetric" cone holds real matrices`,
        );
      }
      u[w * i] = re;
      if (w === 2) u[2 * i + 1] = im;
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        if (w === 1) matrix[i * size + j] += weight * u[i] * u[j];
        else {
          const at = 2 * (i * size + j);
          matrix[at] += weight * (u[2 * i] * u[2 * j] + u[2 * i + 1] * u[2 * j + 1]);
          matrix[at + 1] += weight * (u[2 * i + 1] * u[2 * j] - u[2 * i] * u[2 * j + 1]);
        }
      }
    }
    return { weight, vector: u };
  });
  const dense = new Float64Array(matrixDimension(field, size));
  toCoordinates(field, size, matrix, dense, 0);
  const coordinates: number[] = [];
  const values: number[] = [];
  dense.forEach((value, at) => {
    if (value === 0) return;
    coordinates.push(at);
    values.push(value);
  });
  return { coordinates, values, factors };
}
