import { ComplexMatrix, eigHermitian, hermitianPart } from "@openbath/linalg";
import { KossakowskiSizeError, type SparseHermitian } from "./choi.ts";

/** Largest set of operators |a><c| that may hang together. */
const LARGEST = 1024;

/**
 * Eigenvalues, ascending, of P M P, P the projector on traceless operators: M is cut into the sets of |a><c| that its
 * entries connect (all |a><a| are one set, since the trace couples them), each diagonalised by itself.
 * @throws KossakowskiSizeError when a set is larger than 1024
 */
export function projectedEigenvalues(matrix: SparseHermitian, d: number): Float64Array {
  const values: number[] = [];
  for (const members of connected(matrix, d)) {
    if (members.length > LARGEST) {
      throw new KossakowskiSizeError(
        `the Kossakowski matrix has a block of ${members.length} x ${members.length}; the largest that is diagonalised is ${LARGEST}`,
      );
    }
    values.push(...eigHermitian(hermitianPart(project(block(matrix, members), members, d))).values);
  }
  return Float64Array.from(values).sort();
}

function connected(matrix: SparseHermitian, d: number): number[][] {
  const parent = new Map<number, number>();
  const find = (x: number): number => {
    let root = x;
    for (let up = parent.get(root)!; up !== root; up = parent.get(root)!) root = up;
    parent.set(x, root);
    return root;
  };
  const join = (x: number, y: number): void => {
    for (const z of [x, y]) if (!parent.has(z)) parent.set(z, z);
    parent.set(find(x), find(y));
  };
  for (const [row, list] of matrix.entries) for (const col of list.keys()) join(row, col);
  const onDiagonal = (x: number): boolean => Math.floor(x / d) === x % d;
  if ([...parent.keys()].some(onDiagonal)) for (let a = 0; a < d; a++) join(0, a * d + a);
  const groups = new Map<number, number[]>();
  for (const x of parent.keys()) {
    const root = find(x);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [x]);
    else group.push(x);
  }
  return [...groups.values()];
}

function block(matrix: SparseHermitian, members: readonly number[]): ComplexMatrix {
  const place = new Map(members.map((x, k) => [x, k]));
  const dense = ComplexMatrix.zeros(members.length, members.length);
  members.forEach((row, i) => {
    for (const [col, [re, im]] of matrix.entries.get(row) ?? []) dense.set(i, place.get(col)!, re, im);
  });
  return dense;
}

/** M <- P M P with P = 1 - |e><e|, e the unit vector of the identity operator, as far as it lies in this set. */
function project(m: ComplexMatrix, members: readonly number[], d: number): ComplexMatrix {
  const e = members.map((x) => (Math.floor(x / d) === x % d ? 1 / Math.sqrt(d) : 0));
  if (e.every((value) => value === 0)) return m;
  const size = members.length;
  const image = new Float64Array(2 * size); // M e
  let mean = 0; // <e|M|e>, real
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      image[2 * i] += m.data[2 * (i * size + j)] * e[j];
      image[2 * i + 1] += m.data[2 * (i * size + j) + 1] * e[j];
    }
    mean += e[i] * image[2 * i];
  }
  const result = m.clone();
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const at = 2 * (i * size + j);
      result.data[at] += mean * e[i] * e[j] - image[2 * i] * e[j] - e[i] * image[2 * j];
      result.data[at + 1] += -image[2 * i + 1] * e[j] + e[i] * image[2 * j + 1];
    }
  }
  return result;
}
