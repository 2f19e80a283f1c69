import type { HilbertSpace } from "@openbath/hilbert";
import { type ComplexMatrix, eigHermitian } from "@openbath/linalg";

/** A state of a mixture: a ket (interleaved, product basis; normalised when used) and its probability. */
export interface WeightedKet {
  readonly probability: number;
  readonly ket: Float64Array;
}

/** Normalised kets, and the sums of their probabilities up to each. */
export interface InitialKets {
  readonly kets: readonly Float64Array[];
  /** In which sector each of them lies. */
  readonly sectors: readonly number[];
  readonly cumulative: Float64Array;
}

/** @throws RangeError for wrong lengths, zero or infinite kets, or probabilities that are negative or do not sum to 1 */
export function initialKets(space: HilbertSpace, initial: Float64Array | readonly WeightedKet[]): InitialKets {
  const mixture = initial instanceof Float64Array ? [{ probability: 1, ket: initial }] : initial;
  if (mixture.length === 0) throw new RangeError("the initial state is a mixture of no kets");
  const cumulative = new Float64Array(mixture.length);
  let sum = 0;
  mixture.forEach(({ probability }, k) => {
    if (!(probability >= 0)) {
      throw new RangeError(`initial state: probability ${k + 1} must not be negative, got ${probability}`);
    }
    sum += probability;
    cumulative[k] = sum;
  });
  if (!(Math.abs(sum - 1) < 1e-9)) {
    throw new RangeError(`initial state: the probabilities must sum to 1, got ${sum}`);
  }
  return { kets: mixture.map(({ ket }, k) => normalised(space, ket, k)), sectors: mixture.map(() => 0), cumulative };
}

function normalised(space: HilbertSpace, ket: Float64Array, k: number): Float64Array {
  if (ket.length !== 2 * space.dimension) {
    throw new RangeError(
      `initial state: a ket on ${space} has ${2 * space.dimension} numbers (re, im interleaved), ket ${k + 1} has ${ket.length}`,
    );
  }
  let largest = 0;
  for (const x of ket) largest = Math.max(largest, Math.abs(x));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`initial state: ket ${k + 1} is zero or not finite`);
  }
  let sum = 0;
  for (const x of ket) sum += (x / largest) ** 2;
  const norm = Math.sqrt(sum);
  return ket.map((x) => x / largest / norm);
}

/**
 * A density matrix as a mixture of its eigenvectors, the improbable ones (below `cutoff`, default 1e-12) left out.
 * @throws RangeError when an eigenvalue is more negative than the cutoff
 */
export function eigenstateMixture(rho: ComplexMatrix, cutoff = 1e-12): WeightedKet[] {
  const { values, vectors } = eigHermitian(rho);
  const d = rho.rows;
  const mixture: { probability: number; ket: Float64Array }[] = [];
  for (let k = 0; k < d; k++) {
    if (values[k] < -Math.max(cutoff, 1e-10)) {
      throw new RangeError(`a mixture needs a positive density matrix; it has the eigenvalue ${values[k]}`);
    }
    if (values[k] < cutoff) continue;
    const ket = new Float64Array(2 * d);
    for (let i = 0; i < d; i++) {
      ket[2 * i] = vectors.data[2 * (i * d + k)];
      ket[2 * i + 1] = vectors.data[2 * (i * d + k) + 1];
    }
    mixture.push({ probability: values[k], ket });
  }
  const sum = mixture.reduce((total, { probability }) => total + probability, 0);
  return mixture.map(({ probability, ket }) => ({ probability: probability / sum, ket }));
}
