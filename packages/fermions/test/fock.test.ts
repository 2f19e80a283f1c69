import { c as annihilate, cd, isDensityMatrix } from "@openbath/hilbert";
import { ComplexMatrix, maxAbs } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  correlationAt,
  correlationDerivative,
  doubleOccupancyAt,
  doubleOccupancyDerivative,
  equationInSiteBasis,
  equationOf,
  fockEquation,
  fockSpace,
  gaussianState,
  globalDecomposition,
  nonAdditivity,
  plateauEquation,
  requireUniform,
  steadyCorrelation,
  timeLocalEquation,
  toSiteBasis,
  twoModeState,
  UniformDynamics,
  uniformEquation,
} from "../src/index.ts";
import { distance, networkOf } from "./support/cases.ts";

const parameters = { h: 0.6, delta: 0.3, g: 0.5, Gamma: 0.5, Omega: 5, TL: 0.2, TR: 1.5, muL: 1, muR: -0.5 };
const uniform = requireUniform(networkOf(parameters));
const { energyBasis } = uniform.net;
const initial = ComplexMatrix.from([
  [0.7, { re: 0.1, im: 0.2 }],
  [{ re: 0.1, im: -0.2 }, 0.4],
]);
const initialDouble = 0.27;

function correlationOf(rho: ComplexMatrix, modes: number): ComplexMatrix {
  const space = fockSpace(modes);
  const out = ComplexMatrix.zeros(modes);
  for (let j = 0; j < modes; j++) {
    for (let k = 0; k < modes; k++) {
      const { re, im } = cd(space, j + 1)
        .times(annihilate(space, k + 1))
        .expectation(rho);
      out.set(j, k, re, im);
    }
  }
  return out;
}

describe("states in Fock space", () => {
  it("the Gaussian state has the correlation matrix it was made from, up to six modes, pure or mixed", () => {
    for (const modes of [1, 3, 6]) {
      const vector = Array.from({ length: modes }, (_, j) => ({ re: 1 / (1 + j), im: 0.3 * j }));
      const norm = vector.reduce((sum, { re, im }) => sum + re * re + im * im, 0);
      // a particle in one orbital, the rest filled to 0.3
      const correlation = ComplexMatrix.zeros(modes);
      for (let j = 0; j < modes; j++) {
        for (let k = 0; k < modes; k++) {
          const [x, y] = [vector[j], vector[k]];
          const factor = 0.7 / norm;
          correlation.set(
            j,
            k,
            factor * (x.re * y.re + x.im * y.im) + (j === k ? 0.3 : 0),
            factor * (x.re * y.im - x.im * y.re),
          );
        }
      }
      const rho = gaussianState(correlation);
      expect(isDensityMatrix(rho, 1e-12)).toBe(true);
      expect(distance(correlationOf(rho, modes), correlation)).toBeLessThan(1e-14);
    }
  });

  it("the two-mode state has the correlations and the double occupancy given, and is the Gaussian one when D = det C", () => {
    const rho = twoModeState(initial, initialDouble);
    expect(distance(correlationOf(rho, 2), initial)).toBeLessThan(1e-15);
    expect(rho.get(3, 3).re).toBe(initialDouble);
    const determinant = 0.7 * 0.4 - 0.05;
    expect(distance(twoModeState(initial, determinant), gaussianState(initial))).toBeLessThan(1e-15);
  });
});

describe("the exact equation in Fock space", () => {
  it("at any time it moves C and D as Eqs. 48 and 49 say, and as their closed forms move", () => {
    const dynamics = new UniformDynamics(uniform);
    const start = initial;
    for (const t of [0.2, 1.3, 4]) {
      const moment = dynamics.at(t);
      const equation = uniformEquation(uniform, moment);
      const c = correlationAt(moment, start);
      const d = doubleOccupancyAt(moment, start, initialDouble);
      const derivative = correlationDerivative(equation, c);
      const rho = twoModeState(toSiteBasis(c, energyBasis), d);
      const image = ComplexMatrix.zeros(4);
      fockEquation(equationInSiteBasis(equation, energyBasis)).apply(rho, image);
      expect(distance(correlationOf(image, 2), toSiteBasis(derivative, energyBasis))).toBeLessThan(1e-13);
      expect(Math.abs(image.get(3, 3).re - doubleOccupancyDerivative(equation, c, d))).toBeLessThan(1e-13);
      // central differences of the closed forms, error of order step^2
      const step = 1e-4;
      const [before, after] = [dynamics.at(t - step), dynamics.at(t + step)];
      const rate =
        (doubleOccupancyAt(after, start, initialDouble) - doubleOccupancyAt(before, start, initialDouble)) / (2 * step);
      expect(Math.abs(rate - image.get(3, 3).re)).toBeLessThan(1e-7);
    }
  });

  it("the adjoint is the adjoint", () => {
    const equation = fockEquation(
      equationInSiteBasis(uniformEquation(uniform, new UniformDynamics(uniform).at(2)), energyBasis),
    );
    const a = gaussianState(initial);
    const b = equation.hamiltonian.toMatrix();
    const [x, y] = [ComplexMatrix.zeros(4), ComplexMatrix.zeros(4)];
    equation.apply(a, x);
    equation.applyAdjoint(b, y);
    expect(inner(b, x)).toBeCloseTo(inner(y, a), 14);
  });

  it("bosons are refused", () => {
    const one = ComplexMatrix.identity(1);
    expect(() => fockEquation(timeLocalEquation("boson", one, one, one))).toThrow(/bosons/);
  });

  it("the asymptotic dissipator of two leads is not the sum of its leads' parts, and is when they are in equilibrium", () => {
    const number = (p: typeof parameters): number => {
      const network = requireUniform(networkOf(p));
      const d = globalDecomposition(network);
      const [whole, ...parts] = [d.total, ...d.leads].map((part) => {
        const { applyDissipator } = fockEquation(equationOf("fermion", part, d.hamiltonian));
        return { apply: applyDissipator };
      });
      return nonAdditivity(whole, parts, 4);
    };
    expect(number(parameters)).toBeGreaterThan(0.1);
    expect(number({ ...parameters, TR: 0.2, muR: 1 })).toBeLessThan(1e-14);
  });

  it("the plateau equation keeps the exact steady state in place", () => {
    const image = ComplexMatrix.zeros(4);
    fockEquation(equationInSiteBasis(plateauEquation(uniform), energyBasis)).apply(
      gaussianState(steadyCorrelation(uniform.net)),
      image,
    );
    expect(maxAbs(image)).toBeLessThan(1e-13);
  });
});

function inner(a: ComplexMatrix, b: ComplexMatrix): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += a.data[i] * b.data[i];
  return sum;
}
