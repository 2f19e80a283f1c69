import { ComplexMatrix, svd } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singularTerms } from "../src/singular-terms.ts";

const ROWS = 12;

/** Sparse columns: few rows each, so that some share none with the others. */
const columns = fc.array(
  fc.uniqueArray(
    fc.record({ row: fc.integer({ min: 0, max: ROWS - 1 }), value: fc.double({ min: -2, max: 2, noNaN: true }) }),
    {
      maxLength: 3,
      selector: ({ row }) => row,
    },
  ),
  { minLength: 1, maxLength: 9 },
);

describe("the singular value decomposition of sparse columns, set by set", () => {
  it("has the singular values of the whole matrix, gives it back, and its vectors are orthonormal", () => {
    fc.assert(
      fc.property(columns, (list) => {
        const sparse = list.map((entries) => {
          const sorted = [...entries].sort((a, b) => a.row - b.row);
          return { index: sorted.map(({ row }) => row), value: sorted.map(({ value }) => value) };
        });
        const matrix = ComplexMatrix.zeros(ROWS, sparse.length);
        sparse.forEach(({ index, value }, n) => {
          index.forEach((row, k) => {
            matrix.set(row, n, value[k]);
          });
        });
        const terms = singularTerms(sparse, ROWS);
        const wanted = svd(matrix).singularValues;
        wanted.forEach((value, k) => {
          expect(Math.abs((terms[k]?.value ?? 0) - value)).toBeLessThan(1e-13);
        });
        const rest = Array.from(sparse, () => new Float64Array(ROWS));
        sparse.forEach(({ index, value }, n) => {
          index.forEach((row, k) => {
            rest[n][row] = value[k];
          });
        });
        for (const { value, left, right, columns: members } of terms) {
          members.forEach((n, j) => {
            left.index.forEach((row, k) => {
              rest[n][row] -= value * left.value[k] * right[j];
            });
          });
        }
        for (const column of rest) for (const x of column) expect(Math.abs(x)).toBeLessThan(1e-13);
        for (const a of terms) {
          for (const b of terms) {
            const overlap = a.left.index.reduce((sum, row, k) => {
              const at = b.left.index.indexOf(row);
              return at < 0 ? sum : sum + a.left.value[k] * b.left.value[at];
            }, 0);
            if (a.value > 1e-10 && b.value > 1e-10) expect(Math.abs(overlap - (a === b ? 1 : 0))).toBeLessThan(1e-13);
          }
        }
      }),
    );
  });
});
