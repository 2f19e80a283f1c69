import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjointMultiply,
  ComplexMatrix,
  eigHermitian,
  hermitianPart,
  multiply,
  multiplyAdjoint,
  scale,
} from "../src/index.ts";
import { room } from "../src/room.ts";
import { secularRoot } from "../src/secular-equation.ts";
import {
  distance,
  distanceToIdentity,
  randomHermitian,
  randomMatrix,
  randomUnitary,
  seeds,
  sizes,
  stream,
} from "./support.ts";

/** Large enough to be divided twice, with halves of unequal size. */
const N = 131;

const tridiagonal = (d: (i: number) => number, e: (i: number) => number): ComplexMatrix => {
  const a = ComplexMatrix.zeros(N);
  for (let i = 0; i < N; i++) {
    a.set(i, i, d(i));
    if (i + 1 === N) continue;
    a.set(i, i + 1, e(i));
    a.set(i + 1, i, e(i));
  }
  return a;
};

function withValues(value: (i: number) => number, real: boolean): ComplexMatrix {
  const u = randomUnitary(N, 12, real);
  const values = ComplexMatrix.diagonal(Array.from({ length: N }, (_, i) => value(i)));
  return hermitianPart(multiplyAdjoint(multiply(u, values), u));
}

/** Entries that fall by `decades` powers of ten along the diagonal. */
function graded(decades: number, real: boolean, upward: boolean): ComplexMatrix {
  const s = ComplexMatrix.diagonal(
    Array.from({ length: N }, (_, i) => 10 ** ((-decades * (upward ? N - 1 - i : i)) / (2 * N))),
  );
  return hermitianPart(multiply(multiply(s, randomHermitian(N, 21, real)), s));
}

const matrices: Readonly<Record<string, (real: boolean) => ComplexMatrix>> = {
  "random entries": (real) => randomHermitian(N, 3, real),
  "random entries of 1e200": (real) => scale(1e200, randomHermitian(N, 3, real)),
  "random entries of 1e-300": (real) => scale(1e-300, randomHermitian(N, 3, real)),
  "clusters of ten values 1e-13 apart": (real) => withValues((i) => Math.floor(i / 10) + 1e-13 * i, real),
  "two values": (real) => withValues((i) => (i % 2 === 0 ? 1 : -1), real),
  "values down to 1e-30": (real) => withValues((i) => 10 ** ((-30 * i) / N), real),
  "entries graded down to 1e-30": (real) => graded(30, real, false),
  "entries graded up from 1e-300": (real) => graded(300, real, true),
  "rank one": (real) => {
    const v = randomMatrix(N, 1, 8, real);
    return hermitianPart(multiplyAdjoint(v, v));
  },
  "the discrete Laplacian": () =>
    tridiagonal(
      () => 2,
      () => -1,
    ),
  "Wilkinson's matrix": () =>
    tridiagonal(
      (i) => Math.abs(i - (N - 1) / 2),
      () => 1,
    ),
  "Wilkinson's matrices glued by 1e-9": () =>
    tridiagonal(
      (i) => Math.abs((i % 21) - 10),
      (i) => (i % 21 === 20 ? 1e-9 : 1),
    ),
  "links of both signs": () => tridiagonal(Math.sin, (i) => (i % 3 === 0 ? 0.5 : -0.5)),
  "the identity": () => ComplexMatrix.identity(N),
};

describe("the divided eigenproblem", () => {
  it.each(Object.keys(matrices).flatMap((name) => [[name, true] as const, [name, false] as const]))(
    "has small residuals and orthonormal vectors for %s (real: %s)",
    (name, real) => {
      const a = matrices[name](real);
      const { values, vectors } = eigHermitian(a);
      const norm = Math.max(Math.abs(values[0]), Math.abs(values[N - 1]));
      const unit = new ComplexMatrix(
        N,
        N,
        a.data.map((x) => x / norm),
      );
      const diagonal = ComplexMatrix.diagonal(values.map((x) => x / norm));
      // a few tens of roundings, far below the bound of N of them
      expect(distance(multiply(unit, vectors), multiply(vectors, diagonal))).toBeLessThan(5e-15);
      expect(distanceToIdentity(adjointMultiply(vectors, vectors))).toBeLessThan(5e-15);
      expect(values.every((x, k) => k === 0 || values[k - 1] <= x)).toBe(true);
    },
  );

  it("gives 2 - 2 cos(k pi / (N + 1)) for the discrete Laplacian", () => {
    const { values } = eigHermitian(matrices["the discrete Laplacian"](true));
    const exact = values.map((_, k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / (N + 1)));
    expect(Math.max(...exact.map((x, k) => Math.abs(x - values[k])))).toBeLessThan(4e-15);
  });
});

describe("the secular equation", () => {
  it("has roots between the poles that move the trace by rho and solve it to rounding", () => {
    fc.assert(
      fc.property(sizes(30), seeds, fc.double({ min: -12, max: 3, noNaN: true }), (n, seed, exponent) => {
        const next = stream(seed);
        const rho = 10 ** exponent;
        const d = new Float64Array(n);
        for (let j = 1; j < n; j++) d[j] = d[j - 1] + 10 ** (4 * next() - 4);
        const z = Float64Array.from({ length: n }, () => next() * 10 ** (3 * next()) + 1e-9);
        const norm = Math.hypot(...z);
        for (let j = 0; j < n; j++) z[j] /= norm;
        const far = new Float64Array(n);
        const place = room(3 * n + 4);
        place.memory.set(d);
        place.memory.set(z, n);
        const places = { d: 0, z: n, scratch: 3 * n };
        let moved = 0;
        for (let k = 0; k < n; k++) {
          const root = secularRoot(k, n, rho, place, places, 2 * n);
          far.set(place.memory.subarray(2 * n, 3 * n));
          moved -= far[k];
          let sum = 1 / rho;
          let size = 1 / rho;
          let slope = 0;
          for (let j = 0; j < n; j++) {
            expect(far[j] < 0).toBe(j <= k); // interlacing, told from the distances even where the root rounds to a pole
            sum += z[j] ** 2 / far[j];
            size += z[j] ** 2 / Math.abs(far[j]);
            slope += (z[j] / far[j]) ** 2;
          }
          expect(root).toBeGreaterThanOrEqual(d[k]);
          // the value at the root is rounding: of its terms, and of the root itself
          expect(Math.abs(sum)).toBeLessThan(1e-15 * (n * size + Math.min(-far[k], far[k + 1] ?? rho) * slope));
        }
        expect(Math.abs(moved - rho)).toBeLessThan(1e-14 * n * rho);
      }),
    );
  });
});
