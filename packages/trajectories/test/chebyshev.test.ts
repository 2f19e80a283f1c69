import { spins } from "@openbath/hilbert";
import { eigenvalues, eigHermitian, expm, multiplyVector, scale } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { besselSequence } from "../src/bessel-sequence.ts";
import { chebyshevPlan } from "../src/chebyshev-plan.ts";
import { ChebyshevStep } from "../src/chebyshev-step.ts";
import { compileLocalOperator, createKernel } from "../src/index.ts";
import { spectralBox } from "../src/spectral-box.ts";
import { levelsOf, randomOperator, randomVector } from "./operators.ts";
import { effective, FIG_3D, localLindblad1, traditional } from "./xxz.ts";

describe("the sequence of Bessel functions", () => {
  it.each([0, 1e-8, 0.3, 2, 17.5, 60, 400])("agrees with Bessel's integral at x = %d", (x) => {
    const j = new Float64Array(90);
    besselSequence(x, j);
    const n = 2 * Math.ceil(x) + 256; // the trapezium rule converges faster than any power
    j.forEach((value, k) => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const theta = (2 * Math.PI * i) / n;
        sum += Math.cos(k * theta - x * Math.sin(theta));
      }
      expect(Math.abs(value - sum / n)).toBeLessThan(3e-14);
    });
  });

  it("keeps its relative accuracy where the functions are small: J_k = (x/2)^k / k! (1 - (x/2)^2 / (k + 1) + ...)", () => {
    const j = new Float64Array(40);
    besselSequence(1, j);
    let factorial = 1;
    for (let k = 1; k < 40; k++) {
      factorial *= k;
      const series = [1, -1, 1 / 2, -1 / 6, 1 / 24, -1 / 120, 1 / 720, -1 / 5040].reduce((sum, a, m) => {
        let denominator = 1;
        for (let i = 1; i <= m; i++) denominator *= k + i;
        return sum + (a * 0.25 ** m) / denominator;
      }, 0);
      expect(j[k] / ((0.5 ** k / factorial) * series)).toBeCloseTo(1, 12);
    }
  });
});

describe("the box around the numerical range", () => {
  it.each([
    ["a chain of 6 spins", effective(localLindblad1({ L: 6, ...FIG_3D }, 0.25, 2.2))],
    [
      "a random operator",
      randomOperator(
        levelsOf([3, 2, 4]),
        [
          [1, 2],
          [2, 3],
        ],
        8,
      ),
    ],
    ["one site", randomOperator(levelsOf([2]), [[1]], 9)],
  ])("holds the spectra of both Hermitian parts, and closely: %s", (_, H) => {
    const box = spectralBox(H, createKernel());
    const parts = [H.plus(H.adjoint()).times(0.5), H.minus(H.adjoint()).times({ re: 0, im: -0.5 })];
    [box.real, box.imaginary].forEach(([low, high], k) => {
      const { values } = eigHermitian(parts[k].toMatrix());
      const [least, largest] = [values[0], values[values.length - 1]];
      const width = largest - least;
      expect(low).toBeLessThanOrEqual(least + 1e-3 * width);
      expect(high).toBeGreaterThanOrEqual(largest - 1e-3 * width);
      expect(high - low).toBeLessThan(1.02 * width + 1e-12);
    });
    const eigen = eigenvalues(H.toMatrix());
    for (let k = 0; k < eigen.length; k += 2)
      expect(eigen[k]).toBeLessThan(box.real[1] + 1e-3 * (box.real[1] - box.real[0]));
  });
});

describe("a Chebyshev step", () => {
  const dissipative = effective(traditional({ L: 4, ...FIG_3D }, 6, 2.2));
  const purelyDecaying = dissipative.minus(dissipative.adjoint()).times(0.5);
  it.each([
    ["the local Lindblad equation", effective(localLindblad1({ L: 5, ...FIG_3D }, 0.25, 2.2)), 1e-8],
    ["the same to rounding", effective(localLindblad1({ L: 5, ...FIG_3D }, 0.25, 2.2)), 1e-14],
    ["rates as large as the couplings", dissipative, 1e-9],
    ["no Hamiltonian at all", purelyDecaying, 1e-9],
    ["nothing", spinZero(), 1e-9],
  ])("equals exp(-i H t) to its tolerance at any time inside: %s", (_, H, tolerance) => {
    const size = 2 * H.space.dimension;
    const kernel = createKernel();
    const plan = chebyshevPlan(spectralBox(H, kernel), tolerance, 40);
    const program = kernel.load(compileLocalOperator(H, { shift: plan.center, scale: 2 / plan.radius }));
    const step = new ChebyshevStep(kernel, plan, size);
    const out = kernel.allocate(size);
    const psi = randomVector(size, 3);
    const norm = Math.hypot(...psi);
    kernel.view(step.start, size).set(psi);
    for (const wanted of [plan.maxStep, 0.3 * plan.maxStep]) {
      const length = step.build(program, wanted, norm);
      expect(length).toBeGreaterThan(0.5 * wanted);
      expect(step.products).toBeLessThan(40);
      for (const t of [length, 0.6 * length, 0.01 * length]) {
        const squaredNorm = step.at(t, out);
        const exact = multiplyVector(expm(scale({ re: 0, im: -t }, H.toMatrix())), psi);
        const error = Math.hypot(...exact.map((value, i) => value - kernel.view(out, size)[i])) / norm;
        expect(error).toBeLessThan(tolerance + 2e-14);
        expect(squaredNorm).toBeCloseTo(Math.hypot(...exact) ** 2, 5);
      }
      expect(kernel.view(step.start, size)).toEqual(psi);
    }
  });

  it("is refused when so few vectors cannot reach the tolerance", () => {
    expect(() => chebyshevPlan({ real: [-1, 1], imaginary: [-1, 0] }, 1e-15, 1)).toThrow(RangeError);
  });

  function spinZero() {
    return randomOperator(spins(2), [], 1);
  }
});
