import { adjointMultiply, ComplexMatrix, multiply, multiplyAdjoint, scale } from "@openbath/linalg";
import type { ConeConstraint, ConicProblem } from "../../src/index.ts";
import { generator, normal } from "./random.ts";

/** A random problem over mixed cones whose optimum is known by construction: a strictly complementary pair S, Z. */
export interface KnownProblem {
  readonly problem: ConicProblem;
  readonly optimum: number;
}

type Uniform = () => number;

const integer = (uniform: Uniform, from: number, to: number): number => from + Math.floor(uniform() * (to - from + 1));

export function mixedProblem(seed: number): KnownProblem {
  const uniform = generator(seed);
  const cones = integer(uniform, 1, 4);
  const kinds = ["nonnegative", "second-order", "symmetric", "hermitian"] as const;
  const shapes = Array.from({ length: cones }, () => {
    const cone = kinds[integer(uniform, 0, 3)];
    return { cone, size: integer(uniform, cone === "second-order" ? 2 : 1, cone === "nonnegative" ? 12 : 7) };
  });
  const dimensions = shapes.map(({ cone, size }) =>
    cone === "hermitian" ? size * size : cone === "symmetric" ? (size * (size + 1)) / 2 : size,
  );
  const variables = integer(uniform, 1, Math.max(1, Math.floor(0.8 * dimensions.reduce((a, b) => a + b, 0))));
  const equations = integer(uniform, 0, Math.min(3, variables - 1));
  const x = Array.from({ length: variables }, () => normal(uniform));
  const objective = new Float64Array(variables);
  const constraints: ConeConstraint[] = shapes.map(({ cone, size }) =>
    cone === "nonnegative" || cone === "second-order"
      ? vectorConstraint(uniform, cone, size, x, objective)
      : matrixConstraint(uniform, cone, size, x, objective),
  );
  const coefficients: { equation: number; variable: number; value: number }[] = [];
  const right = new Float64Array(equations);
  for (let equation = 0; equation < equations; equation++) {
    const multiplier = normal(uniform);
    for (let variable = 0; variable < variables; variable++) {
      if (uniform() < 0.3) continue;
      const value = normal(uniform);
      coefficients.push({ equation, variable, value });
      right[equation] += value * x[variable];
      objective[variable] += multiplier * value;
    }
  }
  const optimum = objective.reduce((sum, c, i) => sum + c * x[i], 0);
  return { problem: { objective, constraints, equalities: { coefficients, right } }, optimum };
}

function vectorConstraint(
  uniform: Uniform,
  cone: "nonnegative" | "second-order",
  size: number,
  x: readonly number[],
  objective: Float64Array,
): ConeConstraint {
  const s = new Float64Array(size);
  const z = new Float64Array(size);
  if (cone === "nonnegative") for (let i = 0; i < size; i++) (uniform() < 0.5 ? s : z)[i] = 0.2 + uniform();
  else {
    const tail = Array.from({ length: size - 1 }, () => normal(uniform));
    const norm = Math.hypot(...tail);
    const which = uniform();
    const stretch = which < 0.3 ? 1.5 : 1;
    s.set([norm * stretch, ...tail]);
    if (which >= 0.3) z.set([norm, ...tail.map((value) => -value)]);
    if (which >= 0.7) {
      s.fill(0);
      z[0] *= 1.5;
    }
  }
  const constant = s.slice();
  const coefficients: { variable: number; vector: Float64Array }[] = [];
  x.forEach((value, variable) => {
    if (uniform() < 0.2) return;
    const vector = Float64Array.from({ length: size }, () => (uniform() < 0.4 ? 0 : normal(uniform)));
    vector.forEach((entry, i) => {
      constant[i] -= entry * value;
      objective[variable] += entry * z[i];
    });
    coefficients.push({ variable, vector });
  });
  return { cone, size, constant, coefficients };
}

function matrixConstraint(
  uniform: Uniform,
  cone: "symmetric" | "hermitian",
  size: number,
  x: readonly number[],
  objective: Float64Array,
): ConeConstraint {
  const frame = unitary(uniform, size, cone === "hermitian");
  const rank = integer(uniform, 0, size);
  const spectrum = Array.from({ length: size }, () => 0.2 + uniform());
  const conjugated = (values: number[]): ComplexMatrix =>
    multiplyAdjoint(multiply(frame, ComplexMatrix.diagonal(values)), frame);
  const s = conjugated(spectrum.map((value, i) => (i < rank ? value : 0)));
  const z = conjugated(spectrum.map((value, i) => (i < rank ? 0 : value)));
  const constant = s.clone();
  const coefficients: { variable: number; matrix: ComplexMatrix }[] = [];
  x.forEach((value, variable) => {
    if (uniform() < 0.2) return;
    const matrix = randomHermitian(uniform, size, cone === "hermitian", uniform() < 0.5 ? 0.7 : 0);
    for (let t = 0; t < matrix.data.length; t++) {
      constant.data[t] -= value * matrix.data[t];
      objective[variable] += matrix.data[t] * z.data[t];
    }
    coefficients.push({ variable, matrix });
  });
  return { cone, size, constant, coefficients };
}

export function randomHermitian(uniform: Uniform, size: number, complex: boolean, sparsity = 0): ComplexMatrix {
  const matrix = ComplexMatrix.zeros(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      if (uniform() < sparsity) continue;
      const re = normal(uniform);
      const im = complex && i !== j ? normal(uniform) : 0;
      matrix.set(i, j, re, im);
      matrix.set(j, i, re, -im);
    }
  }
  return matrix;
}

/** Orthonormal columns by Gram-Schmidt, twice. */
export function unitary(uniform: Uniform, size: number, complex: boolean): ComplexMatrix {
  const matrix = new ComplexMatrix(
    size,
    size,
    Float64Array.from({ length: 2 * size * size }, (_, t) => (t % 2 === 0 || complex ? normal(uniform) : 0)),
  );
  const column = (j: number): ComplexMatrix => {
    const out = ComplexMatrix.zeros(size, 1);
    for (let i = 0; i < size; i++) out.set(i, 0, matrix.get(i, j).re, matrix.get(i, j).im);
    return out;
  };
  for (let j = 0; j < size; j++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        const overlap = adjointMultiply(column(k), column(j)).get(0, 0);
        const part = scale(overlap, column(k));
        for (let i = 0; i < size; i++) {
          const { re, im } = matrix.get(i, j);
          matrix.set(i, j, re - part.get(i, 0).re, im - part.get(i, 0).im);
        }
      }
    }
    const norm = Math.hypot(...column(j).data);
    for (let i = 0; i < size; i++) matrix.set(i, j, matrix.get(i, j).re / norm, matrix.get(i, j).im / norm);
  }
  return matrix;
}
