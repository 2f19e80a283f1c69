import type { Generator } from "@openbath/generators";
import type { HilbertSpace } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";

/** A linear map of d x d matrices of the product basis, `out` = L[rho]; every `Generator` is one. */
export interface MatrixMap {
  apply(rho: ComplexMatrix, out: ComplexMatrix): void;
}

/**
 * d rho / dt = L(t)[rho]: a driven system, rates that change, the exact time-local equation of a network. `at(t)` is the map at one
 * time (in units of 1/energy); it is asked once for each time, and its map is done with before the next is asked for.
 */
export interface TimeDependentGenerator {
  readonly space: HilbertSpace;
  at(time: number): MatrixMap;
}

/** Which of the two it is. */
export function dependsOnTime(generator: Generator | TimeDependentGenerator): generator is TimeDependentGenerator {
  return "at" in generator;
}
