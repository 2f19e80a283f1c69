import type { VectorData } from "./conic-problem.ts";
import type { SparseCoordinates } from "./matrix-coordinates.ts";
import { ProblemError } from "./problem-error.ts";

/** The non-zero entries of a vector of length `size`. @throws ProblemError on a wrong length, index or number */
export function vectorCoordinates(data: VectorData, size: number, where: string): SparseCoordinates {
  const coordinates: number[] = [];
  const values: number[] = [];
  const put = (index: number, value: number, here: string): void => {
    if (!Number.isFinite(value)) throw new ProblemError(`${here} must be a finite number, got ${value}`);
    if (value === 0) return;
    coordinates.push(index);
    values.push(value);
  };
  if (!("length" in data)) {
    const seen = new Set<number>();
    data.entries.forEach(({ index, value }, t) => {
      const here = `${where}.entries[${t}]`;
      if (!Number.isInteger(index) || index < 0 || index >= size) {
        throw new ProblemError(`${here}.index must be an integer from 0 to ${size - 1}, got ${index}`);
      }
      if (seen.has(index)) throw new ProblemError(`${here}: index ${index} is given twice`);
      seen.add(index);
      put(index, value, `${here}.value`);
    });
  } else {
    if (data.length !== size) throw new ProblemError(`${where} has ${data.length} numbers, the cone has size ${size}`);
    for (let i = 0; i < size; i++) put(i, data[i], `${where}[${i}]`);
  }
  return { coordinates, values };
}
