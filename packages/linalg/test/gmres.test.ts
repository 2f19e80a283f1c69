import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, ComplexMatrix, euclideanNorm, gmres, lu, multiplyVector, scale, solve } from "../src/index.ts";
import { distance, randomMatrix, randomUnitary, seeds, sizes } from "./support.ts";

const mapOf = (a: ComplexMatrix) => (x: Float64Array, y: Float64Array) => void multiplyVector(a, x, y);
/** A random matrix whose eigenvalues lie in a disc away from zero. */
const friendly = (n: number, seed: number): ComplexMatrix =>
  add(randomMatrix(n, n, seed), scale({ re: 2 * Math.sqrt(n), im: Math.sqrt(n) }, ComplexMatrix.identity(n)));

const residualOf = (a: ComplexMatrix, x: Float64Array, b: Float64Array): number =>
  euclideanNorm(multiplyVector(a, x).map((y, i) => b[i] - y)) / euclideanNorm(b);

describe("GMRES", () => {
  it("solves complex systems to the tolerance, with and without restart, and reports the true residual", () => {
    fc.assert(
      fc.property(sizes(40), seeds, fc.constantFrom(5, 20, 60), (n, seed, restart) => {
        const a = friendly(n, seed);
        const b = randomMatrix(n, 1, seed + 1);
        const result = gmres(mapOf(a), b.data, { tolerance: 1e-12, restart });
        expect(result.converged).toBe(true);
        expect(result.reason).toBe("converged");
        expect(result.residual).toBeLessThanOrEqual(1e-12);
        expect(Math.abs(residualOf(a, result.x, b.data) - result.residual)).toBeLessThan(1e-15);
        expect(distance(new ComplexMatrix(n, 1, result.x), solve(a, b))).toBeLessThan(1e-11);
        expect(result.history.length).toBe(result.iterations);
      }),
      { numRuns: 40 },
    );
  });

  it("needs at most n steps, one for each distinct eigenvalue of a normal matrix", () => {
    const u = randomUnitary(12, 1);
    const values = Array.from({ length: 12 }, (_, k) => 1 + (k % 3));
    const d = ComplexMatrix.diagonal(values);
    const a = (x: Float64Array, y: Float64Array): void => {
      const inBasis = new Float64Array(24);
      for (let i = 0; i < 12; i++) {
        for (let j = 0; j < 12; j++) {
          const z = u.get(j, i);
          inBasis[2 * i] += z.re * x[2 * j] + z.im * x[2 * j + 1];
          inBasis[2 * i + 1] += z.re * x[2 * j + 1] - z.im * x[2 * j];
        }
      }
      y.set(multiplyVector(u, multiplyVector(d, inBasis)));
    };
    const result = gmres(a, randomMatrix(12, 1, 2).data, { tolerance: 1e-13 });
    expect(result.converged).toBe(true);
    expect(result.iterations).toBe(3);
  });

  it("without restart has a history that never rises and ends at the residual", () => {
    const a = friendly(30, 5);
    const { history, residual } = gmres(mapOf(a), randomMatrix(30, 1, 6).data, { tolerance: 1e-10, restart: 60 });
    expect(history.every((x, k) => k === 0 || x <= history[k - 1])).toBe(true);
    expect(Math.abs(history[history.length - 1] - residual)).toBeLessThan(1e-14);
  });

  it("uses a preconditioner on either side, the exact inverse ending in one step", () => {
    const n = 20;
    const a = randomMatrix(n, n, 8);
    const factors = lu(a);
    const b = randomMatrix(n, 1, 9);
    for (const side of ["left", "right"] as const) {
      const result = gmres(mapOf(a), b.data, {
        side,
        tolerance: 1e-12,
        precondition: (x, y) => {
          y.set(x);
          factors.solveInPlace(y);
        },
      });
      expect(result.converged).toBe(true);
      expect(result.iterations).toBe(1);
    }
    // Jacobi on a strongly diagonal matrix: an approximate one
    const dominant = add(a, ComplexMatrix.diagonal(Array.from({ length: n }, (_, k) => 10 * (k + 1))));
    const jacobi = (x: Float64Array, y: Float64Array): void => {
      for (let i = 0; i < n; i++) {
        const d = dominant.get(i, i);
        const square = d.re ** 2 + d.im ** 2;
        y[2 * i] = (x[2 * i] * d.re + x[2 * i + 1] * d.im) / square;
        y[2 * i + 1] = (x[2 * i + 1] * d.re - x[2 * i] * d.im) / square;
      }
    };
    const plain = gmres(mapOf(dominant), b.data, { tolerance: 1e-12 });
    for (const side of ["left", "right"] as const) {
      const result = gmres(mapOf(dominant), b.data, { side, tolerance: 1e-12, precondition: jacobi });
      expect(result.converged).toBe(true);
      expect(result.iterations).toBeLessThan(plain.iterations);
      expect(residualOf(dominant, result.x, b.data)).toBeLessThan(1e-12);
    }
  });

  it("treats real systems as real vectors, with the same answer as complex ones", () => {
    const n = 25;
    const a = add(randomMatrix(n, n, 3, true), scale(10, ComplexMatrix.identity(n)));
    const b = randomMatrix(n, 1, 4, true);
    const real = gmres(
      (x, y) => {
        for (let i = 0; i < n; i++) {
          y[i] = 0;
          for (let j = 0; j < n; j++) y[i] += a.get(i, j).re * x[j];
        }
      },
      b.data.filter((_, at) => at % 2 === 0),
      { real: true, tolerance: 1e-13 },
    );
    const complex = gmres(mapOf(a), b.data, { tolerance: 1e-13 });
    expect(real.converged && complex.converged).toBe(true);
    real.x.forEach((x, i) => {
      expect(Math.abs(x - complex.x[2 * i])).toBeLessThan(1e-13);
    });
  });

  it("starts from a given vector, and from the solution needs no step", () => {
    const a = friendly(10, 1);
    const b = randomMatrix(10, 1, 2);
    const exact = solve(a, b).data;
    const result = gmres(mapOf(a), b.data, { initial: exact });
    expect(result.iterations).toBe(0);
    expect(result.converged).toBe(true);
    const near = exact.map((x, i) => x + 1e-6 * Math.sin(i));
    const fromNear = gmres(mapOf(a), b.data, { initial: near, tolerance: 1e-10 });
    expect(fromNear.converged).toBe(true);
    expect(fromNear.iterations).toBeLessThan(gmres(mapOf(a), b.data, { tolerance: 1e-10 }).iterations);
  });

  it("solves a singular but consistent system, and reports an inconsistent one as unsolved", () => {
    const projector = mapOf(ComplexMatrix.diagonal([1, 2, 0]));
    const consistent = gmres(projector, Float64Array.of(1, 0, 1, 0, 0, 0), { tolerance: 1e-12 });
    expect(consistent.converged).toBe(true);
    const impossible = gmres(projector, Float64Array.of(1, 0, 1, 0, 1, 0), { tolerance: 1e-12 });
    expect(impossible.converged).toBe(false);
    expect(impossible.reason).toBe("stagnation");
    // the least-squares residual, 1 / sqrt 3, is what is left
    expect(Math.abs(impossible.residual - 1 / Math.sqrt(3))).toBeLessThan(1e-12);
    const nilpotent = mapOf(
      ComplexMatrix.from([
        [0, 1],
        [0, 0],
      ]),
    );
    expect(gmres(nilpotent, Float64Array.of(0, 0, 1, 0)).converged).toBe(false);
  });

  it("says when it stagnates, runs out of iterations, or meets a NaN: never a silent failure", () => {
    const swap = mapOf(
      ComplexMatrix.from([
        [0, 1],
        [1, 0],
      ]),
    );
    const stuck = gmres(swap, Float64Array.of(1, 0, 0, 0), { restart: 1 });
    expect([stuck.converged, stuck.reason, stuck.residual]).toEqual([false, "stagnation", 1]);
    const short = gmres(mapOf(friendly(30, 1)), randomMatrix(30, 1, 2).data, { maxIterations: 3 });
    expect([short.converged, short.reason, short.iterations]).toEqual([false, "maximum iterations", 3]);
    expect(short.residual).toBeLessThan(1);
    const poisoned = gmres((_x, y) => y.fill(Number.NaN), Float64Array.of(1, 0));
    expect([poisoned.converged, poisoned.reason]).toEqual([false, "not finite"]);
    expect(poisoned.x.every(Number.isFinite)).toBe(true);
  });

  it("gives zero for a zero right-hand side, and holds at 1e200 and 1e-200", () => {
    const a = friendly(8, 3);
    expect(gmres(mapOf(a), new Float64Array(16)).x).toEqual(new Float64Array(16));
    const b = randomMatrix(8, 1, 4).data;
    const x = gmres(mapOf(a), b, { tolerance: 1e-13 }).x;
    for (const size of [2 ** 660, 2 ** -660]) {
      const scaled = gmres(
        mapOf(a),
        b.map((y) => size * y),
        { tolerance: 1e-13 },
      );
      scaled.x.forEach((y, i) => {
        expect(Math.abs(y / size - x[i])).toBeLessThan(1e-12);
      });
    }
  });

  it("reports each iteration and obeys the signal", () => {
    const a = friendly(20, 3);
    const b = randomMatrix(20, 1, 4).data;
    const seen: number[] = [];
    const signal = { aborted: false };
    const options = {
      signal,
      onIteration: (iteration: number) => {
        seen.push(iteration);
        if (iteration === 4) signal.aborted = true;
      },
    };
    expect(() => gmres(mapOf(a), b, options)).toThrow(expect.objectContaining({ name: "AbortError" }));
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it("refuses options out of range", () => {
    const b = Float64Array.of(1, 0);
    const one = mapOf(ComplexMatrix.identity(1));
    expect(() => gmres(one, b, { tolerance: 0 })).toThrow(/tolerance.*0/);
    expect(() => gmres(one, b, { restart: 0 })).toThrow(/restarts.*0/);
    expect(() => gmres(one, b, { initial: new Float64Array(4) })).toThrow(/length 4.*2/);
    expect(() => gmres(one, Float64Array.of(1))).toThrow(/even length/);
    expect(() => gmres(one, Float64Array.of(Number.NaN, 0))).toThrow(/finite/);
  });
});
