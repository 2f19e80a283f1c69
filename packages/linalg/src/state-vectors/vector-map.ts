import type { OperatorProgram } from "./local-program.ts";
import { createKernel } from "./wasm-kernel.ts";

/** y = O x on interleaved vectors in arrays of the caller's; y is made when not given. */
export type VectorMap = (x: Float64Array, y?: Float64Array) => Float64Array;

/**
 * A compiled operator as a function, in the fastest kernel that runs here and in memory of its own (the program and two
 * vectors): what power, Lanczos and Krylov iterations with vectors of their own ask for. Who keeps the vectors in the memory of a
 * kernel saves copying them.
 * @throws RangeError from the function, when a length is not twice the dimension
 */
export function vectorMap(program: OperatorProgram): VectorMap {
  const kernel = createKernel();
  const loaded = kernel.load(program);
  const size = 2 * program.dimension;
  const from = kernel.allocate(size);
  const to = kernel.allocate(size);
  const input = kernel.view(from, size);
  const output = kernel.view(to, size);
  return (x, y = new Float64Array(size)) => {
    if (x.length !== size || y.length !== size) {
      throw new RangeError(
        `an operator on ${program.dimension} amplitudes maps ${size} interleaved numbers to as many, got ${x.length} and ${y.length}`,
      );
    }
    input.set(x);
    kernel.apply(loaded, from, -1, to);
    y.set(output);
    return y;
  };
}
