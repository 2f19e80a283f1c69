import { bath, lorentzian, newns, ohmicExponential } from "@openbath/baths";
import { levels, Operator } from "@openbath/hilbert";
import { ComplexMatrix, eigHermitian, trace, traceOfProduct } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  eigenbasisLindblad,
  type Generator,
  localLindblad,
  type OpenSystem,
  partialSecular,
  redfield,
  universalLindblad,
} from "../src/index.ts";
import { applied, distance, randomHermitian, randomMatrix, randomState, uniform } from "./random.ts";

/** Complex Hermitian H, three baths of both statistics and kinds, one of them shared by two couplings. */
function generic(seed: number, dimension: number): OpenSystem {
  const next = uniform(seed);
  const space = levels([dimension]);
  const operator = (matrix: ComplexMatrix) => Operator.fromMatrix(space, matrix);
  const photons = bath({
    statistics: "boson",
    beta: 0.5 + next(),
    mu: -0.3,
    spectralDensity: ohmicExponential({ strength: 1, cutoff: 4 }),
  });
  const lead = bath({
    statistics: "fermion",
    beta: 1 + next(),
    mu: 0.2,
    spectralDensity: newns({ strength: 0.8, bandwidth: 12 }),
  });
  const resonance = bath({
    statistics: "fermion",
    beta: 2,
    mu: -0.1,
    spectralDensity: lorentzian({ strength: 0.5, center: 0.4, width: 1.5 }),
  });
  return {
    hamiltonian: operator(randomHermitian(dimension, next)),
    epsilon: 0.1,
    couplings: [
      { bath: photons, operator: operator(randomHermitian(dimension, next)), kind: "hermitian" },
      { bath: lead, operator: operator(randomMatrix(dimension, next)), kind: "exchange" },
      { bath: resonance, operator: operator(randomMatrix(dimension, next)), kind: "exchange" },
      { bath: resonance, operator: operator(randomHermitian(dimension, next)), kind: "hermitian" },
    ],
  };
}

const equations: Record<string, (system: OpenSystem) => Generator> = {
  redfield,
  "eigenbasis Lindblad": eigenbasisLindblad,
  "partial secular": (system) => partialSecular(system, { cutoff: 3 }),
  "local Lindblad": localLindblad,
  "universal Lindblad": universalLindblad,
};

describe.each(Object.entries(equations))(
  "the %s equation of a generic 12-level system with three baths",
  (_, equation) => {
    const d = 12;
    const system = generic(7, d);
    const generator = equation(system);

    it("preserves trace and Hermiticity of every state", () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
          const rate = applied(generator, randomState(d, uniform(seed)));
          expect(Math.abs(trace(rate).re) + Math.abs(trace(rate).im)).toBeLessThan(1e-14);
          const adjoint = ComplexMatrix.zeros(d, d);
          for (let i = 0; i < d; i++) {
            for (let j = 0; j < d; j++) adjoint.set(i, j, rate.get(j, i).re, -rate.get(j, i).im);
          }
          expect(distance(rate, adjoint)).toBeLessThan(1e-14);
        }),
        { numRuns: 10 },
      );
    });

    it("is the sum of its parts on any operator, Hermitian or not", () => {
      const x = randomMatrix(d, uniform(3));
      const sum = applied(generator.parts.unitary, x);
      for (const part of generator.parts.baths.values()) {
        const share = applied(part, x);
        for (let k = 0; k < sum.data.length; k++) sum.data[k] += share.data[k];
      }
      expect(distance(sum, applied(generator, x))).toBeLessThan(1e-14 * d);
      expect(generator.parts.baths.size).toBe(3);
    });

    it("has the adjoint that the trace product demands", () => {
      const next = uniform(5);
      const x = randomMatrix(d, next);
      const o = randomHermitian(d, next);
      const image = ComplexMatrix.zeros(d, d);
      generator.applyAdjoint(o, image);
      const left = traceOfProduct(o, applied(generator, x));
      const right = traceOfProduct(image, x); // the adjoint of a Hermitian operator is Hermitian
      expect(Math.hypot(left.re - right.re, left.im - right.im)).toBeLessThan(1e-12); // sums of d^3 terms of order one
    });

    it("is linear over the complex numbers", () => {
      const next = uniform(6);
      const x = randomMatrix(d, next);
      const turned = x.clone();
      for (let k = 0; k < x.data.length; k += 2) {
        turned.data[k] = -x.data[k + 1];
        turned.data[k + 1] = x.data[k];
      }
      const image = applied(generator, x);
      const expected = image.clone();
      for (let k = 0; k < image.data.length; k += 2) {
        expected.data[k] = -image.data[k + 1];
        expected.data[k + 1] = image.data[k];
      }
      expect(distance(applied(generator, turned), expected)).toBeLessThan(1e-13);
    });
  },
);

describe("complete positivity", () => {
  const d = 12;
  const system = generic(11, d);

  it.each([
    ["eigenbasis", eigenbasisLindblad],
    ["local", localLindblad],
    ["universal", universalLindblad],
  ])("the %s Lindblad equation is what its jump operators and its Lamb shift say", (_, equation) => {
    const generator = equation(system);
    const rho = randomState(d, uniform(9));
    const expected = lindblad(
      rho,
      add(system.hamiltonian.toMatrix(), generator.lambShift()),
      generator.jumps!().map((j) => j.operator),
    );
    expect(distance(applied(generator, rho), expected)).toBeLessThan(1e-13);
  });

  it("the Redfield equation takes some pure state out of the positive ones", () => {
    // <phi| L[|psi><psi|] |phi> with phi orthogonal to psi is negative for some pair unless the map is completely positive
    const generator = redfield(system);
    const next = uniform(21);
    let lowest = 0;
    for (let k = 0; k < 200; k++) {
      const basis = eigHermitian(randomHermitian(d, next)).vectors;
      const rho = ComplexMatrix.zeros(d, d);
      for (let i = 0; i < d; i++) {
        for (let j = 0; j < d; j++) {
          const a = basis.get(i, 0);
          const b = basis.get(j, 0);
          rho.set(i, j, a.re * b.re + a.im * b.im, a.im * b.re - a.re * b.im);
        }
      }
      const rate = applied(generator, rho);
      for (let m = 1; m < d; m++) lowest = Math.min(lowest, expectation(rate, basis, m));
    }
    expect(lowest).toBeLessThan(-1e-5);
  });
});

describe("the eigenbasis Lindblad equation", () => {
  it("has rates in detailed balance with each bath", () => {
    const next = uniform(31);
    const d = 12;
    const space = levels([d]);
    const beta = 0.8;
    const hot = bath({
      statistics: "boson",
      beta,
      mu: 0,
      spectralDensity: ohmicExponential({ strength: 1, cutoff: 3 }),
    });
    const system: OpenSystem = {
      hamiltonian: Operator.fromMatrix(space, randomHermitian(d, next)),
      epsilon: 0.1,
      couplings: [{ bath: hot, operator: Operator.fromMatrix(space, randomHermitian(d, next)), kind: "hermitian" }],
    };
    const { energyForm } = eigenbasisLindblad(system);
    const { energies } = energyForm!.basis;
    const rate = new Float64Array(2);
    for (let a = 0; a < d; a++) {
      for (let c = 0; c < a; c++) {
        energyForm!.element(a, a, c, c, rate);
        const up = rate[0];
        energyForm!.element(c, c, a, a, rate);
        expect(up / rate[0]).toBeCloseTo(Math.exp(-beta * (energies[a] - energies[c])), 11);
      }
    }
  });
});

function lindblad(rho: ComplexMatrix, h: ComplexMatrix, jumps: readonly ComplexMatrix[]): ComplexMatrix {
  const d = rho.rows;
  const out = ComplexMatrix.zeros(d, d);
  const term = (re: number, im: number, ...factors: ComplexMatrix[]) => {
    const product = factors.reduce((a, b) => naiveProduct(a, b));
    for (let k = 0; k < out.data.length; k += 2) {
      out.data[k] += re * product.data[k] - im * product.data[k + 1];
      out.data[k + 1] += re * product.data[k + 1] + im * product.data[k];
    }
  };
  term(0, -1, h, rho);
  term(0, 1, rho, h);
  for (const jump of jumps) {
    const dagger = conjugateTranspose(jump);
    term(1, 0, jump, rho, dagger);
    term(-0.5, 0, dagger, jump, rho);
    term(-0.5, 0, rho, dagger, jump);
  }
  return out;
}

function naiveProduct(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const out = ComplexMatrix.zeros(a.rows, b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.cols; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < a.cols; k++) {
        const x = a.get(i, k);
        const y = b.get(k, j);
        re += x.re * y.re - x.im * y.im;
        im += x.re * y.im + x.im * y.re;
      }
      out.set(i, j, re, im);
    }
  }
  return out;
}

function conjugateTranspose(a: ComplexMatrix): ComplexMatrix {
  const out = ComplexMatrix.zeros(a.cols, a.rows);
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) out.set(j, i, a.get(i, j).re, -a.get(i, j).im);
  return out;
}

function add(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  return new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((x, k) => x + b.data[k]),
  );
}

/** <m| rate |m> with |m> the m-th column of the basis. */
function expectation(rate: ComplexMatrix, basis: ComplexMatrix, m: number): number {
  let sum = 0;
  for (let i = 0; i < rate.rows; i++) {
    for (let j = 0; j < rate.rows; j++) {
      const x = basis.get(i, m);
      const y = basis.get(j, m);
      const r = rate.get(i, j);
      sum += (x.re * y.re + x.im * y.im) * r.re - (x.re * y.im - x.im * y.re) * r.im;
    }
  }
  return sum;
}
