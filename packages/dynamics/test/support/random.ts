import { ComplexMatrix, multiplyAdjoint, trace } from "@openbath/linalg";

/** A small seeded generator of uniform numbers in (0, 1): the same sequence on every machine. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomMatrix(d: number, next: () => number): ComplexMatrix {
  return new ComplexMatrix(
    d,
    d,
    Float64Array.from({ length: 2 * d * d }, () => 2 * next() - 1),
  );
}

export function randomHermitian(d: number, next: () => number): ComplexMatrix {
  const a = randomMatrix(d, next);
  const h = ComplexMatrix.zeros(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const x = a.get(i, j);
      const y = a.get(j, i);
      h.set(i, j, (x.re + y.re) / 2, (x.im - y.im) / 2);
    }
  }
  return h;
}

/** A random density matrix of full rank. */
export function randomState(d: number, next: () => number): ComplexMatrix {
  const a = randomMatrix(d, next);
  const rho = multiplyAdjoint(a, a);
  const norm = trace(rho).re;
  for (let k = 0; k < rho.data.length; k++) rho.data[k] /= norm;
  for (let i = 0; i < d; i++) rho.data[2 * i * (d + 1) + 1] = 0;
  return rho;
}

/** Largest |a - b| over all entries. */
export function distance(a: ComplexMatrix, b: ComplexMatrix): number {
  let largest = 0;
  for (let k = 0; k < a.data.length; k++) largest = Math.max(largest, Math.abs(a.data[k] - b.data[k]));
  return largest;
}
