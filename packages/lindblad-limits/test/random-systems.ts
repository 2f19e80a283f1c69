import { bath, ohmicExponential } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { type HilbertSpace, Operator } from "@openbath/hilbert";
import { ComplexMatrix, csrFromDense } from "@openbath/linalg";

/** A generator of numbers in [-1, 1): the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export function randomHermitian(n: number, next: () => number): ComplexMatrix {
  const a = ComplexMatrix.zeros(n);
  for (let i = 0; i < n; i++) {
    a.set(i, i, next());
    for (let j = 0; j < i; j++) {
      const re = next();
      const im = next();
      a.set(i, j, re, im);
      a.set(j, i, re, -im);
    }
  }
  return a;
}

/** A complex Hamiltonian without any symmetry and Hermitian couplings on the first and the last site, at two temperatures. */
export function randomSystem(
  space: HilbertSpace,
  seed: number,
  beta: readonly [number, number] = [0.7, 2],
): OpenSystem {
  const next = random(seed);
  const on = (site: number): Operator =>
    Operator.fromTerms(space, [{ sites: [site], matrix: csrFromDense(randomHermitian(space.dims[site - 1], next)) }]);
  const density = ohmicExponential({ strength: 0.5, cutoff: 4 });
  return {
    hamiltonian: Operator.fromMatrix(space, randomHermitian(space.dimension, next)),
    epsilon: 0.02,
    couplings: [1, space.size].map((site, k) => ({
      kind: "hermitian" as const,
      operator: on(site),
      bath: bath({ statistics: "boson", beta: beta[k], mu: 0, spectralDensity: density }),
    })),
  };
}
