import type { Cone } from "./cone.ts";
import { SecondOrderFrame } from "./second-order-frame.ts";

/**
 * Vectors (t, u) with t >= |u|; u o v = (u . v, u0 v1 + v0 u1), e = (1, 0).
 *
 * The scaling is symmetric, W = U D U^T: along the null vectors (1, +-q) / sqrt2 of the cone it multiplies by eta theta and
 * eta / theta, elsewhere by eta (`SecondOrderFrame`). Scaled vectors are kept in the graded frame, W^-T s = D^-1 U^T s, so that scaling and its inverse undo
 * each other to the last digit as s and z approach the boundary.
 */
export class SecondOrderCone implements Cone {
  readonly degree = 1;
  private readonly frame: SecondOrderFrame;
  /** lambda in the plain coordinates, and its Lorentz norm */
  private readonly point: Float64Array;
  private pointNorm = 1;
  private readonly a: Float64Array;
  private readonly b: Float64Array;

  constructor(
    readonly offset: number,
    readonly dimension: number,
  ) {
    this.frame = new SecondOrderFrame(dimension);
    this.point = new Float64Array(dimension);
    this.point[0] = 1;
    this.a = new Float64Array(dimension);
    this.b = new Float64Array(dimension);
  }

  unit(out: Float64Array): void {
    out.fill(0, this.offset, this.offset + this.dimension);
    out[this.offset] = 1;
  }

  scaledUnit(out: Float64Array): void {
    this.a.fill(0);
    this.a[0] = 1;
    this.frame.toFrame(this.a, 0, out, this.offset);
  }

  margin(u: Float64Array): number {
    return u[this.offset] - tailNorm(u, this.offset, this.dimension);
  }

  initialise(s: Float64Array, z: Float64Array): boolean {
    const { offset, dimension } = this;
    const a = lorentzNorm(s, offset, dimension);
    const b = lorentzNorm(z, offset, dimension);
    return a > 0 && b > 0 && this.renew(s, z, a, b, overlap(s, z, offset, dimension) / (a * b));
  }

  advance(scaledS: Float64Array, scaledZ: Float64Array, s: Float64Array, z: Float64Array): boolean {
    const { offset, dimension, frame, point, a, b } = this;
    const { eta } = frame;
    frame.fromFrame(scaledS, offset, a, 0);
    frame.fromFrame(scaledZ, offset, b, 0);
    const normS = lorentzNorm(a, 0, dimension);
    const normZ = lorentzNorm(b, 0, dimension);
    if (!(normS > 0 && normZ > 0)) return false;
    const angle = overlap(a, b, 0, dimension) / (normS * normZ);
    // s and z move by the step alone: rebuilding them from lambda would lose the digits that cancel in lambda
    const lambda = new Float64Array(dimension);
    frame.toFrame(point, 0, lambda, 0);
    for (const [scaled, target, power] of [
      [scaledS, s, 1],
      [scaledZ, z, -1],
    ] as const) {
      for (let i = 0; i < dimension; i++) a[i] = scaled[offset + i] - lambda[i];
      frame.stretch(a, 0, power);
      frame.fromFrame(a, 0, b, 0);
      for (let i = 0; i < dimension; i++) target[offset + i] += b[i];
    }
    return this.renew(s, z, normS * eta, normZ / eta, angle);
  }

  lambda(out: Float64Array): void {
    this.frame.toFrame(this.point, 0, out, this.offset);
  }

  scaleS(u: Float64Array, out: Float64Array): void {
    this.frame.toFrame(u, this.offset, this.a, 0);
    this.frame.stretch(this.a, 0, -1);
    out.set(this.a, this.offset);
  }

  unscaleS(u: Float64Array, out: Float64Array): void {
    this.unscale(u, out, 1);
  }

  unscaleZ(u: Float64Array, out: Float64Array): void {
    this.unscale(u, out, -1);
  }

  product(u: Float64Array, v: Float64Array, out: Float64Array): void {
    const { offset, dimension, frame, a, b } = this;
    frame.fromFrame(u, offset, a, 0);
    frame.fromFrame(v, offset, b, 0);
    const a0 = a[0];
    const b0 = b[0];
    a[0] = overlap(a, b, 0, dimension);
    for (let i = 1; i < dimension; i++) a[i] = a0 * b[i] + b0 * a[i];
    frame.toFrame(a, 0, out, offset);
  }

  divideByLambda(u: Float64Array, out: Float64Array): void {
    const { offset, dimension, frame, point, pointNorm, a } = this;
    frame.fromFrame(u, offset, a, 0);
    let tail = 0;
    for (let i = 1; i < dimension; i++) tail += point[i] * a[i];
    a[0] = (point[0] * a[0] - tail) / (pointNorm * pointNorm);
    for (let i = 1; i < dimension; i++) a[i] = (a[i] - a[0] * point[i]) / point[0];
    frame.toFrame(a, 0, out, offset);
  }

  longestStep(d: Float64Array): number {
    // boosted to the frame where lambda is a multiple of the unit
    const { offset, dimension, frame, point, pointNorm, a } = this;
    frame.fromFrame(d, offset, a, 0);
    let head = point[0] * a[0];
    for (let i = 1; i < dimension; i++) head -= point[i] * a[i];
    head /= pointNorm;
    const factor = (head + a[0]) / (point[0] / pointNorm + 1);
    let tail = 0;
    for (let i = 1; i < dimension; i++) tail += (a[i] - (factor * point[i]) / pointNorm) ** 2;
    const slope = head - Math.sqrt(tail);
    return slope < 0 ? -pointNorm / slope : Number.POSITIVE_INFINITY;
  }

  private unscale(u: Float64Array, out: Float64Array, power: 1 | -1): void {
    const { offset, dimension, frame, a } = this;
    for (let i = 0; i < dimension; i++) a[i] = u[offset + i];
    frame.stretch(a, 0, power);
    frame.fromFrame(a, 0, out, offset);
  }

  /** W and lambda from s and z, their Lorentz norms a and b, and s.z / (a b). */
  private renew(s: Float64Array, z: Float64Array, a: number, b: number, angle: number): boolean {
    const { offset, dimension, frame, point } = this;
    const gamma = Math.sqrt((1 + angle) / 2);
    // the scaling point w = (s/a + J z/b) / 2 gamma; only its tail is needed, w0 follows from w^T J w = 1
    const tail = new Float64Array(dimension);
    for (let i = 1; i < dimension; i++) tail[i] = (s[offset + i] / a - z[offset + i] / b) / (2 * gamma);
    frame.renew(tail, Math.sqrt(a / b));
    const root = Math.sqrt(a * b);
    const s0 = s[offset] / a;
    const z0 = z[offset] / b;
    const d = s0 + z0 + 2 * gamma;
    for (let i = 1; i < dimension; i++) {
      point[i] = (root * ((gamma + z0) * (s[offset + i] / a) + (gamma + s0) * (z[offset + i] / b))) / d;
    }
    point[0] = Math.hypot(root, tailNorm(point, 0, dimension));
    this.pointNorm = root;
    return Number.isFinite(point[0]) && root > 0;
  }
}

function overlap(s: Float64Array, z: Float64Array, offset: number, dimension: number): number {
  let sum = 0;
  for (let at = offset; at < offset + dimension; at++) sum += s[at] * z[at];
  return sum;
}

function tailNorm(u: Float64Array, from: number, dimension: number): number {
  let sum = 0;
  for (let i = 1; i < dimension; i++) sum += u[from + i] ** 2;
  return Math.sqrt(sum);
}

/** sqrt(u0^2 - |u1|^2), NaN outside the cone */
function lorentzNorm(u: Float64Array, from: number, dimension: number): number {
  const tail = tailNorm(u, from, dimension);
  return u[from] > tail ? Math.sqrt((u[from] - tail) * (u[from] + tail)) : Number.NaN;
}
