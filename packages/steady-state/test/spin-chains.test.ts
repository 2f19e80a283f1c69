import { eigenbasisLindblad, type Generator, localLindblad, redfield, universalLindblad } from "@openbath/generators";
import {
  gibbsState,
  levels,
  numberOperator,
  type Operator,
  sx,
  sz,
  traceDistance,
  transition,
} from "@openbath/hilbert";
import { ComplexMatrix, eigenvalues, nullVector, scale, trace } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { expansion, spectralGap, steadyState } from "../src/index.ts";
import { bosons, chain, sum } from "./support/systems.ts";

const equations = { redfield, eigenbasisLindblad, localLindblad, universalLindblad };

/** The same generator without its energy basis. */
function byActionAlone(generator: Generator): Generator {
  const { energyForm: _, ...bare } = {
    ...generator,
    apply: generator.apply.bind(generator),
    applyAdjoint: generator.applyAdjoint.bind(generator),
    lambShift: generator.lambShift.bind(generator),
  };
  return bare;
}

function largest(a: ComplexMatrix, b: ComplexMatrix): number {
  return a.data.reduce((size, value, k) => Math.max(size, Math.abs(value - b.data[k])), 0);
}

/** A random complex Hermitian H of one level site, couplings without any symmetry. */
function generic(dimension: number) {
  const space = levels([dimension]);
  const matrix = (seed: number): Operator => {
    const terms: Operator[] = [];
    for (let i = 0; i < dimension; i++) {
      for (let j = 0; j <= i; j++) {
        const re = Math.sin(seed + 3 * i + 7 * j * j);
        const im = i === j ? 0 : Math.cos(2 * seed + i * j + 0.3 * i);
        const one = transition(space, 1, i, j).times({ re, im });
        terms.push(i === j ? one : one.plus(one.adjoint()));
      }
    }
    return sum(terms).times(1 / Math.sqrt(dimension));
  };
  return {
    hamiltonian: matrix(1).times(2),
    couplings: [
      { bath: bosons(0.7, -0.2), operator: matrix(2), kind: "hermitian" as const },
      {
        bath: bosons(2, -1),
        operator: matrix(3).plus(transition(space, 1, 0, dimension - 1)),
        kind: "exchange" as const,
      },
    ],
    epsilon: 0.3,
  };
}

/** The superoperator column by column, no structure used. */
function wholeMatrix(generator: Generator): ComplexMatrix {
  const d = generator.space.dimension;
  const whole = ComplexMatrix.zeros(d * d);
  const unit = ComplexMatrix.zeros(d);
  const image = ComplexMatrix.zeros(d);
  for (let col = 0; col < d * d; col++) {
    unit.data.fill(0);
    unit.data[2 * col] = 1;
    generator.apply(unit, image);
    for (let row = 0; row < d * d; row++) whole.set(row, col, image.data[2 * row], image.data[2 * row + 1]);
  }
  return whole;
}

function nullDensity(generator: Generator): ComplexMatrix {
  const d = generator.space.dimension;
  const rho = new ComplexMatrix(d, d, nullVector(wholeMatrix(generator)).vector);
  const { re, im } = trace(rho);
  return scale({ re: re / (re * re + im * im), im: -im / (re * re + im * im) }, rho);
}

describe("the steady state of a chain between two baths", () => {
  it("is the null vector of the whole d^2 x d^2 matrix, for every equation and method", () => {
    const systems = [chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.1 }), generic(7)];
    for (const system of systems) {
      for (const equation of Object.values(equations)) {
        if (equation === localLindblad && system === systems[1]) continue;
        const generator = equation(system);
        const out = ComplexMatrix.zeros(generator.space.dimension);
        const brute = nullDensity(generator);
        const states = (["auto", "direct", "iterative"] as const).map((method) => steadyState(generator, { method }));
        for (const { density } of states) {
          generator.apply(density, out);
          expect(largest(out, ComplexMatrix.zeros(out.rows))).toBeLessThan(1e-15);
          expect(largest(density, brute)).toBeLessThan(1e-12); // the null vector loses 1e-16 / (smallest rate)
          expect(largest(density, states[0].density)).toBeLessThan(1e-14);
          expect(trace(density)).toEqual({ re: expect.closeTo(1, 14), im: 0 });
        }
      }
    }
  });

  it("does not depend on whether the generator knows its energy basis", () => {
    const generator = redfield(generic(6));
    const bare = byActionAlone(generator);
    const known = steadyState(generator);
    for (const method of ["direct", "iterative"] as const) {
      expect(largest(steadyState(bare, { method }).density, known.density)).toBeLessThan(1e-14);
    }
  });

  it("is thermal to the last digit for the secular equation, down to populations of 1e-30", () => {
    const system = chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.1, betas: [20, 20] });
    const state = steadyState(eigenbasisLindblad(system));
    expect(state.method).toBe("rate-equation");
    const { hamiltonian } = system;
    const number = numberOperator(hamiltonian.space)!;
    expect(traceDistance(state.density, gibbsState(hamiltonian, 20, { mu: -0.5, number }))).toBeLessThan(1e-15);
    expect(state.minEigenvalue).toBeGreaterThan(0);
    const spread = state.energies[7] - state.energies[0] + 0.5 * 3; // all down to all up: three quanta
    expect(state.populations[7] / state.populations[0] / Math.exp(-20 * spread)).toBeCloseTo(1, 9);
  });

  it("may be given a negative eigenvalue by the Redfield equation at low temperature, which is shown", () => {
    const system = chain({ fields: [1, 1.5, 2], g: 0.3, epsilon: 0.3, betas: [20, 20] });
    const state = steadyState(redfield(system));
    expect(state.minEigenvalue).toBeLessThan(-1e-10);
    expect(state.unique).toBe(true);
  });

  it("has order zero thermal and order two as the derivative with respect to epsilon^2", () => {
    const at = (epsilon: number) => redfield(chain({ fields: [1, 1.5, 2], g: 0.1, epsilon, betas: [1, 1] }));
    const epsilon = 1e-2;
    const [zeroth, second, fourth] = expansion(at(epsilon), 3);
    const { hamiltonian, space } = { ...chain({ fields: [1, 1.5, 2], g: 0.1, epsilon }), space: at(epsilon).space };
    const thermal = gibbsState(hamiltonian, 1, { mu: -0.5, number: numberOperator(space)! });
    expect(largest(zeroth.density, thermal)).toBeLessThan(1e-15);
    const exact = steadyState(at(epsilon)).density;
    const rest = (terms: readonly ComplexMatrix[]): number =>
      largest(
        exact,
        terms.reduce(
          (total, term) =>
            new ComplexMatrix(
              8,
              8,
              total.data.map((x, k) => x + term.data[k]),
            ),
        ),
      );
    const sizes = [rest([zeroth.density]), rest([zeroth.density, second.density])];
    sizes.push(rest([zeroth.density, second.density, fourth.density]));
    expect(sizes[0]).toBeGreaterThan(1e-6);
    expect(sizes[1]).toBeLessThan(1e-2 * sizes[0]);
    expect(sizes[2]).toBeLessThan(1e-2 * sizes[1]);
  });

  it("relaxes with the gap that the whole d^2 x d^2 matrix has", () => {
    const system = chain({ fields: [1, 1.4], g: 0.2, epsilon: 0.3 });
    for (const equation of Object.values(equations)) {
      const generator = equation(system);
      const values = eigenvalues(wholeMatrix(generator));
      const decays = Array.from({ length: 16 }, (_, k) => -values[2 * k]).sort((x, y) => x - y);
      expect(Math.abs(decays[0])).toBeLessThan(1e-14);
      expect(spectralGap(generator)).toBeCloseTo(decays[1], 12);
    }
  });

  it("is found for Hermitian couplings, whose coherences between sectors do not vanish", () => {
    const base = chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.2, mu: 0 });
    const { space } = base.hamiltonian;
    const couplings = [
      { bath: base.couplings[0].bath, operator: sx(space, 1).plus(sz(space, 1)), kind: "hermitian" as const },
      base.couplings[1],
    ];
    const generator = redfield({ ...base, couplings });
    const direct = steadyState(generator, { method: "direct" });
    const iterative = steadyState(generator, { method: "iterative" });
    expect(largest(direct.density, iterative.density)).toBeLessThan(1e-14);
    expect(sx(space, 1).expectation(direct.density).re).not.toBeCloseTo(0, 4);
  });

  it("is refused where a bath's transform diverges: mu = 0 at the band edge, and matrix elements of zero frequency", () => {
    const base = chain({ fields: [1, 1.5], g: 0.1, epsilon: 0.1, mu: 0 });
    const tilted = { ...base, hamiltonian: base.hamiltonian.plus(sx(base.hamiltonian.space, 1).times(0.2)) };
    expect(() => steadyState(redfield(tilted))).toThrow(/dissipator of redfield has entries that are not finite/);
  });

  it("is reached in fewer steps from that of baths nearby, never in many more, and is the same", () => {
    const at = (beta: number, g = 0.15): Generator =>
      redfield(chain({ fields: [1, 1.31, 0.87, 1.6, 1.13], g, epsilon: 0.1, betas: [beta, 0.5] }));
    const { density: start } = steadyState(at(5));
    const cold = steadyState(at(5.05), { method: "iterative" });
    const warm = steadyState(at(5.05), { method: "iterative", start });
    expect(warm.iterations!).toBeLessThanOrEqual(cold.iterations! - 3);
    expect(largest(warm.density, cold.density)).toBeLessThan(1e-15);
    // eigenstates that turn leave coherences which the rate equation does not have
    const turned = steadyState(at(5, 0.3), { method: "iterative", start });
    expect(turned.iterations!).toBeLessThanOrEqual(steadyState(at(5, 0.3), { method: "iterative" }).iterations! + 2);
    // a generator known by its action alone takes it too
    const plain = steadyState(byActionAlone(at(5.05)), { method: "iterative", start });
    expect(plain.iterations!).toBeLessThanOrEqual(cold.iterations! - 3);
    expect(largest(plain.density, cold.density)).toBeLessThan(1e-14);
  });

  it("refuses to start from what is no density matrix of the system", () => {
    const generator = redfield(chain({ fields: [1, 1.5], g: 0.1, epsilon: 0.1 }));
    expect(() => steadyState(generator, { start: ComplexMatrix.zeros(3, 3) })).toThrow(/expected a 4 x 4 .* got 3 x 3/);
    const holed = ComplexMatrix.zeros(4, 4);
    holed.set(1, 2, Number.NaN, 0);
    expect(() => steadyState(generator, { start: holed })).toThrow(/start: .*entries that are not finite/);
  });

  it("comes with errors that name what was asked", () => {
    const generator = redfield(chain({ fields: [1, 1.5], g: 0.1, epsilon: 0.1 }));
    // @ts-expect-error a method that does not exist
    expect(() => steadyState(generator, { method: "magic" })).toThrow(/method must be .*got "magic"/);
    expect(() => expansion(generator, 0)).toThrow(/orders must be a positive integer.*got 0/);
    expect(() => steadyState(generator, { tolerance: 1e-30 })).toThrow(/residual of .*asked was 1.0e-30/);
    const strong = redfield(chain({ fields: [1, 1.02], g: 0.001, epsilon: 0.5 }));
    expect(() => steadyState(strong, { method: "orders" })).toThrow(/series in epsilon\^2 does not converge/);
  });
});
