import type { Cone } from "../cones/cone.ts";
import { addBackward, addForward, type CompiledProblem } from "../problem/compiled-problem.ts";

/** F~ = W^-T F and its transpose, applied without being formed. */
export class ScaledOperator {
  private readonly unscaled: Float64Array;

  constructor(
    readonly problem: CompiledProblem,
    readonly cones: readonly Cone[],
  ) {
    this.unscaled = new Float64Array(problem.dimension);
  }

  /** out <- F~ x */
  forward(x: Float64Array, out = new Float64Array(this.problem.dimension)): Float64Array {
    out.fill(0);
    addForward(this.problem, x, 1, out);
    for (const cone of this.cones) cone.scaleS(out, out);
    return out;
  }

  /** out <- F~^T z */
  backward(z: Float64Array, out = new Float64Array(this.problem.variables)): Float64Array {
    for (const cone of this.cones) cone.unscaleZ(z, this.unscaled);
    out.fill(0);
    addBackward(this.problem, this.unscaled, 1, out);
    return out;
  }
}
