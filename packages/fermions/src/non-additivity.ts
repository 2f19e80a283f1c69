import { ComplexMatrix } from "@openbath/linalg";

/** A linear map of d x d operators, as every generator of openbath is one. */
export interface LinearMap {
  apply(rho: ComplexMatrix, out: ComplexMatrix): void;
}

/**
 * How far a dissipator with several baths is from the sum of the dissipators that each bath causes alone: |L - sum_a L_a| / |L|, Frobenius norms of the maps on
 * d x d operators, between 0 (additive) and 1 or more. Works for any maps: `whole` without its unitary part, `alone` one a bath.
 * Cost d^2 applications of each.
 * @throws RangeError when the dimension is not a whole number at least 1
 */
export function nonAdditivity(whole: LinearMap, alone: readonly LinearMap[], dimension: number): number {
  if (!Number.isInteger(dimension) || dimension < 1)
    throw new RangeError(`dimension: expected a whole number at least 1, got ${dimension}`);
  const unit = ComplexMatrix.zeros(dimension);
  const image = ComplexMatrix.zeros(dimension);
  const part = ComplexMatrix.zeros(dimension);
  let size = 0;
  let difference = 0;
  for (let entry = 0; entry < dimension * dimension; entry++) {
    unit.data[2 * entry] = 1;
    whole.apply(unit, image);
    for (const x of image.data) size += x * x;
    for (const map of alone) {
      map.apply(unit, part);
      for (let i = 0; i < part.data.length; i++) image.data[i] -= part.data[i];
    }
    for (const x of image.data) difference += x * x;
    unit.data[2 * entry] = 0;
  }
  return size === 0 ? 0 : Math.sqrt(difference / size);
}
