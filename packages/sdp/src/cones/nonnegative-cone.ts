import type { Cone } from "./cone.ts";

/** Vectors with components >= 0: W = diag(sqrt(s / z)), lambda = sqrt(s z), u o v componentwise. */
export class NonnegativeCone implements Cone {
  readonly degree: number;
  /** diagonal of W */
  readonly weights: Float64Array;
  private readonly point: Float64Array;

  constructor(
    readonly offset: number,
    readonly dimension: number,
  ) {
    this.degree = dimension;
    this.weights = new Float64Array(dimension).fill(1);
    this.point = new Float64Array(dimension).fill(1);
  }

  unit(out: Float64Array): void {
    out.fill(1, this.offset, this.offset + this.dimension);
  }

  scaledUnit(out: Float64Array): void {
    this.unit(out);
  }

  margin(u: Float64Array): number {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.dimension; i++) least = Math.min(least, u[this.offset + i]);
    return least;
  }

  initialise(s: Float64Array, z: Float64Array): boolean {
    if (!(this.margin(s) > 0 && this.margin(z) > 0)) return false;
    for (let i = 0; i < this.dimension; i++) {
      const at = this.offset + i;
      this.weights[i] = Math.sqrt(s[at]) / Math.sqrt(z[at]);
      this.point[i] = Math.sqrt(s[at]) * Math.sqrt(z[at]);
    }
    return true;
  }

  advance(scaledS: Float64Array, scaledZ: Float64Array, s: Float64Array, z: Float64Array): boolean {
    if (!(this.margin(scaledS) > 0 && this.margin(scaledZ) > 0)) return false;
    for (let i = 0; i < this.dimension; i++) {
      const at = this.offset + i;
      this.weights[i] *= Math.sqrt(scaledS[at]) / Math.sqrt(scaledZ[at]);
      this.point[i] = Math.sqrt(scaledS[at]) * Math.sqrt(scaledZ[at]);
      s[at] = this.weights[i] * this.point[i];
      z[at] = this.point[i] / this.weights[i];
    }
    return true;
  }

  lambda(out: Float64Array): void {
    out.set(this.point, this.offset);
  }

  scaleS(u: Float64Array, out: Float64Array): void {
    for (let i = 0; i < this.dimension; i++) out[this.offset + i] = u[this.offset + i] / this.weights[i];
  }

  unscaleS(u: Float64Array, out: Float64Array): void {
    for (let i = 0; i < this.dimension; i++) out[this.offset + i] = u[this.offset + i] * this.weights[i];
  }

  unscaleZ(u: Float64Array, out: Float64Array): void {
    this.scaleS(u, out);
  }

  product(u: Float64Array, v: Float64Array, out: Float64Array): void {
    for (let at = this.offset; at < this.offset + this.dimension; at++) out[at] = u[at] * v[at];
  }

  divideByLambda(u: Float64Array, out: Float64Array): void {
    for (let i = 0; i < this.dimension; i++) out[this.offset + i] = u[this.offset + i] / this.point[i];
  }

  longestStep(d: Float64Array): number {
    let alpha = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.dimension; i++) {
      const slope = d[this.offset + i];
      if (slope < 0) alpha = Math.min(alpha, -this.point[i] / slope);
    }
    return alpha;
  }
}
