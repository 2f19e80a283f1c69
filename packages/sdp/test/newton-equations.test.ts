import { describe, expect, it } from "vitest";
import { makeCones } from "../src/cones/make-cones.ts";
import { type ConicProblem, type MatrixData, solve } from "../src/index.ts";
import { EqualityBasis } from "../src/kkt/equality-basis.ts";
import { QrMethod } from "../src/kkt/qr-method.ts";
import { ScaledOperator } from "../src/kkt/scaled-operator.ts";
import { SchurMethod } from "../src/kkt/schur-method.ts";
import { compile } from "../src/problem/compile.ts";
import { addBackward, addEquality, addEqualityTransposed } from "../src/problem/compiled-problem.ts";
import { mixedProblem, randomHermitian } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

/** Newton equations of a problem at a random interior pair (S, Z). */
function setUp(problem: ConicProblem, seed: number) {
  const uniform = generator(seed);
  const compiled = compile(problem);
  const cones = makeCones(compiled);
  const s = new Float64Array(compiled.dimension);
  const z = new Float64Array(compiled.dimension);
  for (const u of [s, z]) {
    for (const cone of cones) {
      cone.unit(u);
      const noise = new Float64Array(compiled.dimension).map(() => normal(uniform));
      const shift = 1 - cone.margin(noise);
      for (let at = cone.offset; at < cone.offset + cone.dimension; at++) u[at] = shift * u[at] + noise[at];
    }
  }
  for (const cone of cones) expect(cone.initialise(s, z)).toBe(true);
  const operator = new ScaledOperator(compiled, cones);
  const basis = new EqualityBasis(compiled);
  const random = (n: number): Float64Array => new Float64Array(n).map(() => normal(uniform));
  const rhs = { x: random(compiled.variables), v: random(compiled.equations), z: random(compiled.dimension) };
  return { compiled, cones, operator, basis, rhs, s, z };
}

/** A problem whose matrices are sparse, dense and of low rank, in both fields, with second-order and linear cones and an equality. */
function variedProblem(rankOne: boolean): ConicProblem {
  const uniform = generator(77);
  const low = (n: number, complex: boolean): MatrixData => {
    const terms = [1, 2].map((k) => ({
      weight: k === 1 ? 1.3 : -0.4,
      vector: Array.from({ length: n }, () => ({ re: normal(uniform), im: complex ? normal(uniform) : 0 })),
    }));
    if (rankOne) return { rankOne: terms };
    const matrix = randomHermitian(() => 0.5, n, complex, 2);
    for (const { weight, vector } of terms) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const { re, im } = matrix.get(i, j);
          const [a, b] = [vector[i], vector[j]];
          matrix.set(i, j, re + weight * (a.re * b.re + a.im * b.im), im + weight * (a.im * b.re - a.re * b.im));
        }
      }
    }
    return matrix;
  };
  const block = (cone: "symmetric" | "hermitian", size: number) => {
    const complex = cone === "hermitian";
    return {
      cone,
      size,
      coefficients: Array.from({ length: 16 }, (_, variable) => ({
        variable,
        matrix:
          variable < 6
            ? low(size, complex)
            : variable < 9
              ? randomHermitian(uniform, size, complex)
              : {
                  entries: [
                    {
                      row: variable % size,
                      column: (variable * 3 + 1) % size,
                      value: complex && variable % size !== (variable * 3 + 1) % size ? { re: 0.3, im: 1 } : 0.7,
                    },
                  ],
                },
      })),
    };
  };
  const rows = (size: number) =>
    Array.from({ length: 16 }, (_, variable) => ({
      variable,
      vector: Float64Array.from({ length: size }, () => normal(uniform)),
    }));
  return {
    objective: new Float64Array(16).fill(1),
    constraints: [
      block("hermitian", 7),
      block("symmetric", 8),
      { cone: "second-order", size: 6, coefficients: rows(6) },
      { cone: "nonnegative", size: 5, coefficients: rows(5) },
    ],
    equalities: {
      coefficients: Array.from({ length: 16 }, (_, variable) => ({ equation: 0, variable, value: normal(uniform) })),
      right: [1],
    },
  };
}

describe("the Newton equations", () => {
  it("are solved by both methods: F~^T z + E^T v = bx, E x = by, F~ x + z = bz", () => {
    for (const problem of [variedProblem(true), variedProblem(false), mixedProblem(20).problem]) {
      const { compiled, operator, basis, rhs } = setUp(problem, 5);
      for (const method of [new QrMethod(operator, basis), new SchurMethod(operator, basis)]) {
        method.prepare();
        const { x, v, z } = method.solve(rhs);
        const first = operator.backward(z);
        addEqualityTransposed(compiled, v, 1, first);
        const second = new Float64Array(compiled.equations);
        addEquality(compiled, x, 1, second);
        const third = operator.forward(x).map((value, i) => value + z[i]);
        for (const [got, wanted] of [
          [first, rhs.x],
          [second, rhs.v],
          [third, rhs.z],
        ]) {
          got.forEach((value, i) => {
            expect(Math.abs(value - wanted[i])).toBeLessThan(1e-9);
          });
        }
      }
    }
  });

  it("do not depend on whether low-rank data are given by factors or as dense matrices", () => {
    const [a, b] = [true, false].map((rankOne) => {
      const { operator, basis, rhs } = setUp(variedProblem(rankOne), 5);
      const method = new SchurMethod(operator, basis);
      method.prepare();
      return method.solve(rhs).x;
    });
    a.forEach((value, i) => {
      expect(value).toBeCloseTo(b[i], 9);
    });
  });

  it("F~ and its transpose are adjoint to each other", () => {
    const { compiled, operator, rhs } = setUp(variedProblem(true), 9);
    const forward = operator.forward(rhs.x).reduce((total, value, i) => total + value * rhs.z[i], 0);
    const backward = operator.backward(rhs.z).reduce((total, value, i) => total + value * rhs.x[i], 0);
    expect(forward).toBeCloseTo(backward, 9);
    const plain = new Float64Array(compiled.variables);
    addBackward(compiled, rhs.z, 1, plain);
    expect(plain.some((value) => value !== 0)).toBe(true);
  });
});

describe("the Nesterov-Todd scaling", () => {
  it("takes s and z to one and the same lambda, and back", () => {
    const { cones, s, z, compiled } = setUp(variedProblem(true), 3);
    const lambda = new Float64Array(compiled.dimension);
    const scaledS = new Float64Array(compiled.dimension);
    const back = new Float64Array(compiled.dimension);
    const backZ = new Float64Array(compiled.dimension);
    for (const cone of cones) {
      cone.lambda(lambda);
      cone.scaleS(s, scaledS);
      cone.unscaleS(lambda, back);
      cone.unscaleZ(lambda, backZ);
    }
    for (let i = 0; i < lambda.length; i++) {
      expect(Math.abs(scaledS[i] - lambda[i])).toBeLessThan(1e-12);
      expect(Math.abs(back[i] - s[i])).toBeLessThan(1e-12);
      expect(Math.abs(backZ[i] - z[i])).toBeLessThan(1e-12);
    }
  });

  it("lambda o (lambda \\ u) = u, and the longest step ends on the boundary", () => {
    const { cones, compiled, rhs } = setUp(variedProblem(true), 4);
    const size = compiled.dimension;
    const lambda = new Float64Array(size);
    for (const cone of cones) cone.lambda(lambda);
    for (const cone of cones) {
      const quotient = new Float64Array(size);
      const product = new Float64Array(size);
      cone.divideByLambda(rhs.z, quotient);
      cone.product(lambda, quotient, product);
      for (let at = cone.offset; at < cone.offset + cone.dimension; at++) expect(product[at]).toBeCloseTo(rhs.z[at], 9);
      const step = cone.longestStep(rhs.z);
      const probe = (share: number): boolean => {
        const copies = makeCones(compiled);
        const copy = copies[cones.indexOf(cone)];
        const s = new Float64Array(size);
        const z = new Float64Array(size);
        const point = lambda.map((value, i) => value + share * step * rhs.z[i]);
        // a rotated frame has the same spectrum: unscale with the original cone, test there
        cone.unscaleS(point, s);
        cone.unscaleS(lambda, z);
        return copy.margin(s) > 0;
      };
      expect(step).toBeGreaterThan(0);
      if (!Number.isFinite(step)) continue;
      expect(probe(0.999)).toBe(true);
      expect(probe(1.001)).toBe(false);
    }
  });
});

describe("problems large enough for the fast method", () => {
  it("end with the same optimum by both methods", () => {
    const { problem, optimum } = mixedProblem(20);
    const [fast, accurate] = (["schur", "qr"] as const).map((method) => solve(problem, { method }));
    expect(fast.primalObjective).toBeCloseTo(optimum, 7);
    expect(accurate.primalObjective).toBeCloseTo(optimum, 7);
  });
});
