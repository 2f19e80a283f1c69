import type { Cone } from "../cones/cone.ts";
import { addBackward, addForward, type CompiledProblem } from "../problem/compiled-problem.ts";

/** F~ = W^-T F and its transpose, applied without being formed. */
export class ScaledOperator {
  constructor(
    readonly problem: CompiledProblem,
    readonly cones: readonly Cone[],
  ) {}

  /** F~ x */
  forward(x: Float64Array): Float64Array {
    const out = new Float64Array(this.problem.dimension);
    addForward(this.problem, x, 1, out);
    for (const cone of this.cones) cone.scaleS(out, out);
    return out;
  }

  /** F~^T z */
  backward(z: Float64Array): Float64Array {
    const unscaled = new Float64Array(this.problem.dimension);
    for (const cone of this.cones) cone.unscaleZ(z, unscaled);
    const out = new Float64Array(this.problem.variables);
    addBackward(this.problem, unscaled, 1, out);
    return out;
  }
}
