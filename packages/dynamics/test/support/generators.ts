import { type Bath, bath, drude } from "@openbath/baths";
import { type Generator, redfield } from "@openbath/generators";
import { levels, Operator } from "@openbath/hilbert";
import { adjointMultiply, ComplexMatrix, expm, multiply, multiplyAdjoint, scale } from "@openbath/linalg";
import { randomHermitian, randomMatrix } from "./random.ts";

/** The Redfield equation of a random complex d-level system with a random hermitian coupling to each of two Drude baths. */
export function randomRedfield(d: number, next: () => number): Generator {
  const space = levels([d]);
  const coupling = (temperature: number) => ({
    bath: bath({ statistics: "boson", temperature, spectralDensity: drude({ strength: 1, cutoff: 3 }) }),
    operator: Operator.fromMatrix(space, randomHermitian(d, next)),
    kind: "hermitian" as const,
  });
  return redfield({
    hamiltonian: Operator.fromMatrix(space, randomHermitian(d, next)),
    couplings: [coupling(0.7), coupling(2.3)],
    epsilon: 0.3,
  });
}

/** `lindblad` with random complex H and jumps. */
export function ownLindblad(d: number, next: () => number): Generator {
  const h = randomHermitian(d, next);
  return lindblad(h, [scale(0.4, randomMatrix(d, next)), scale(0.3, randomMatrix(d, next))]);
}

/** A Lindblad equation somebody wrote themselves: nothing but `apply`. */
export function lindblad(h: ComplexMatrix, jumps: readonly ComplexMatrix[]): Generator {
  const d = h.rows;
  const space = levels([d]);
  const system = { hamiltonian: Operator.fromMatrix(space, h), couplings: [], epsilon: 1 };
  const add = (out: ComplexMatrix, re: number, im: number, a: ComplexMatrix): void => {
    for (let k = 0; k < out.data.length; k += 2) {
      out.data[k] += re * a.data[k] - im * a.data[k + 1];
      out.data[k + 1] += re * a.data[k + 1] + im * a.data[k];
    }
  };
  const dissipate = (rho: ComplexMatrix, out: ComplexMatrix): void => {
    for (const l of jumps) {
      const rate = adjointMultiply(l, l);
      add(out, 1, 0, multiplyAdjoint(multiply(l, rho), l));
      add(out, -0.5, 0, multiply(rate, rho));
      add(out, -0.5, 0, multiply(rho, rate));
    }
  };
  const rotate = (rho: ComplexMatrix, out: ComplexMatrix): void => {
    add(out, 0, -1, multiply(h, rho));
    add(out, 0, 1, multiply(rho, h));
  };
  const map = (...parts: ((rho: ComplexMatrix, out: ComplexMatrix) => void)[]) => ({
    apply(rho: ComplexMatrix, out: ComplexMatrix): void {
      out.data.fill(0);
      for (const part of parts) part(rho, out);
    },
    applyAdjoint(): void {
      throw new Error("not needed to go forward in time");
    },
  });
  return {
    equation: "own",
    space,
    form: "lindblad",
    system,
    parts: { unitary: map(rotate), baths: new Map<Bath, never>() },
    lambShift: () => ComplexMatrix.zeros(d, d),
    ...map(rotate, dissipate),
  };
}

/** e^{L t} X through the exponential of the d^2 x d^2 matrix of the generator, X any matrix. */
export function exponential(generator: Generator, x: ComplexMatrix, t: number): ComplexMatrix {
  const d = generator.space.dimension;
  const whole = ComplexMatrix.zeros(d * d, d * d);
  const out = ComplexMatrix.zeros(d, d);
  for (let k = 0; k < d * d; k++) {
    const unit = ComplexMatrix.zeros(d, d);
    unit.data[2 * k] = 1;
    generator.apply(unit, out);
    for (let i = 0; i < d * d; i++) whole.set(i, k, out.data[2 * i] * t, out.data[2 * i + 1] * t);
  }
  const image = multiply(expm(whole), new ComplexMatrix(d * d, 1, x.data.slice()));
  return new ComplexMatrix(d, d, image.data);
}
