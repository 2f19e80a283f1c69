/**
 * The eigenframe of a second-order scaling W = U D U^T: U^T takes (t, u) to ((t + q.u) / sqrt2, (t - q.u) / sqrt2, the rest of the
 * reflected u), q a unit vector, the reflection taking q to the first axis; D = eta diag(theta, 1 / theta, 1, ..., 1).
 */
export class SecondOrderFrame {
  eta = 1;
  private theta = 1;
  /** the reflection I - 2 r r^T of the tail takes q to -+ the first axis; r is a unit vector (or zero) */
  private readonly reflector: Float64Array;
  private sign = 1;

  constructor(private readonly dimension: number) {
    this.reflector = new Float64Array(dimension);
  }

  /** The frame of the scaling whose point w has the tail `tail` (w0^2 = 1 + |tail|^2). */
  renew(tail: Float64Array, eta: number): void {
    const { dimension, reflector } = this;
    this.eta = eta;
    let norm = 0;
    for (let i = 1; i < dimension; i++) norm += tail[i] ** 2;
    norm = Math.sqrt(norm);
    this.theta = Math.sqrt(1 + norm * norm) + norm;
    reflector.fill(0);
    this.sign = 1;
    if (!(norm > 0)) return;
    // r along q + sign(q_1) e_1, so that q -> -sign(q_1) e_1
    const head = tail[1] >= 0 ? 1 : -1;
    this.sign = -head;
    for (let i = 1; i < dimension; i++) reflector[i] = tail[i] / norm;
    reflector[1] += head;
    let size = 0;
    for (let i = 1; i < dimension; i++) size += reflector[i] ** 2;
    size = Math.sqrt(size);
    for (let i = 1; i < dimension; i++) reflector[i] /= size;
  }

  /** out <- U^T u */
  toFrame(u: Float64Array, from: number, out: Float64Array, to: number): void {
    const { dimension } = this;
    const t = u[from];
    this.reflect(u, from, out, to);
    if (dimension === 1) {
      out[to] = t;
      return;
    }
    const along = this.sign * out[to + 1];
    out[to] = (t + along) * Math.SQRT1_2;
    out[to + 1] = (t - along) * Math.SQRT1_2;
  }

  /** out <- U u */
  fromFrame(u: Float64Array, from: number, out: Float64Array, to: number): void {
    const { dimension } = this;
    if (dimension === 1) {
      out[to] = u[from];
      return;
    }
    const plus = u[from];
    const minus = u[from + 1];
    for (let i = 2; i < dimension; i++) out[to + i] = u[from + i];
    out[to + 1] = this.sign * (plus - minus) * Math.SQRT1_2;
    this.reflect(out, to, out, to);
    out[to] = (plus + minus) * Math.SQRT1_2;
  }

  /** u <- D^power u */
  stretch(u: Float64Array, at: number, power: 1 | -1): void {
    const { dimension } = this;
    const eta = power === 1 ? this.eta : 1 / this.eta;
    for (let i = 0; i < dimension; i++) u[at + i] *= eta;
    if (dimension === 1) return;
    const theta = power === 1 ? this.theta : 1 / this.theta;
    u[at] *= theta;
    u[at + 1] /= theta;
  }

  private reflect(u: Float64Array, from: number, out: Float64Array, to: number): void {
    const { dimension, reflector } = this;
    let sum = 0;
    for (let i = 1; i < dimension; i++) sum += reflector[i] * u[from + i];
    for (let i = 1; i < dimension; i++) out[to + i] = u[from + i] - 2 * sum * reflector[i];
  }
}
