import { ComplexMatrix } from "@openbath/linalg";
import { type BoundState, boundStates } from "./bound-states.ts";
import { grainOf, type Network } from "./network.ts";
import { PanelFourier } from "./panel-fourier.ts";
import { quadratureEdges } from "./quadrature-edges.ts";
import { RetardedFunction } from "./retarded.ts";
import { vectorPanels } from "./vector-panels.ts";

/**
 * The matrix G_jk(t) = <0| c_j(t) c_k^dag |0> of any network: int dw/2pi A(w) e^{-iwt} over the bands, A = i (G^r - G^a), plus the bound states. A is kept as
 * polynomials on panels, so that any time costs the same. Site basis; absolute accuracy about 1e-14.
 */
export class MatrixPropagator {
  readonly net: Network;
  readonly boundStates: readonly BoundState[];
  private readonly fourier: PanelFourier;
  private readonly re: Float64Array;
  private readonly im: Float64Array;

  constructor(net: Network) {
    this.net = net;
    this.boundStates = boundStates(net);
    const n = net.modes;
    const f = new RetardedFunction(net);
    const width = 2 * n * n;
    const integrand = (omega: number, out: Float64Array): void => {
      f.at(omega);
      for (let j = 0; j < n; j++) {
        for (let k = j; k < n; k++) {
          const a = 2 * (j * n + k);
          const b = 2 * (k * n + j);
          // i (G_jk - conj(G_kj)) / 2 pi
          out[j * n + k] = -(f.green[a + 1] + f.green[b + 1]) / (2 * Math.PI);
          if (k > j) out[k * n + j] = (f.green[a] - f.green[b]) / (2 * Math.PI);
        }
      }
      for (let i = 0; i < n * n; i++) out[n * n + i] = omega * out[i];
    };
    const edges = quadratureEdges(net, { thermal: false });
    this.fourier = new PanelFourier(vectorPanels(integrand, width, edges, { shared: true, grain: grainOf(net) }));
    this.re = new Float64Array(width);
    this.im = new Float64Array(width);
  }

  /** G(t) and dG/dt written to two interleaved modes x modes arrays. */
  into(t: number, value: Float64Array, slope: Float64Array): void {
    const n = this.net.modes;
    const { re, im } = this;
    this.fourier.at(t, re, im);
    const second = n * n;
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        const at = 2 * (j * n + k);
        const [p, q] = j <= k ? [j * n + k, k * n + j] : [k * n + j, j * n + k];
        // A_jk = a + i b above the diagonal, a - i b below
        const sign = j === k ? 0 : j < k ? 1 : -1;
        value[at] = re[p] - sign * im[q];
        value[at + 1] = im[p] + sign * re[q];
        slope[at] = im[second + p] + sign * re[second + q];
        slope[at + 1] = -(re[second + p] - sign * im[second + q]);
      }
    }
    for (const { energy, weight } of this.boundStates) {
      const c = Math.cos(energy * t);
      const s = -Math.sin(energy * t);
      for (let i = 0; i < value.length; i += 2) {
        const x = weight.data[i] * c - weight.data[i + 1] * s;
        const y = weight.data[i] * s + weight.data[i + 1] * c;
        value[i] += x;
        value[i + 1] += y;
        slope[i] += energy * y;
        slope[i + 1] -= energy * x;
      }
    }
  }

  /** G(t). @throws RangeError for a negative or infinite time */
  at(t: number): ComplexMatrix {
    return this.withSlope(t).value;
  }

  /** G(t) and dG/dt. @throws RangeError for a negative or infinite time */
  withSlope(t: number): { readonly value: ComplexMatrix; readonly slope: ComplexMatrix } {
    if (!(t >= 0 && Number.isFinite(t)))
      throw new RangeError(`propagator: the time must be finite and at least 0, got ${t}`);
    const n = this.net.modes;
    const value = ComplexMatrix.zeros(n);
    const slope = ComplexMatrix.zeros(n);
    this.into(t, value.data, slope.data);
    return { value, slope };
  }
}
