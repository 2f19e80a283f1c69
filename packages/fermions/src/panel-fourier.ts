import { gaussLegendre, PANEL_POINTS } from "./gauss-legendre.ts";
import { sphericalBesselInto } from "./spherical-bessel.ts";
import type { VectorPanels } from "./vector-panels.ts";

const N = PANEL_POINTS;

/** int f(w) e^{-iwt} dw for a vector-valued f on panels, exact for its polynomials: the cost does not grow with t. */
export class PanelFourier {
  readonly width: number;
  private readonly centre: Float64Array;
  private readonly half: Float64Array;
  /** Legendre coefficients: panel, order, component */
  private readonly coefficients: Float64Array;

  constructor(panels: VectorPanels) {
    const { width, low, high, values } = panels;
    const count = low.length;
    this.width = width;
    this.centre = new Float64Array(count);
    this.half = new Float64Array(count);
    this.coefficients = new Float64Array(count * N * width);
    const { analysis } = gaussLegendre;
    for (let p = 0; p < count; p++) {
      this.centre[p] = 0.5 * (low[p] + high[p]);
      this.half[p] = 0.5 * (high[p] - low[p]);
      for (let n = 0; n < N; n++) {
        for (let i = 0; i < N; i++) {
          const a = analysis[n * N + i];
          for (let c = 0; c < width; c++)
            this.coefficients[(p * N + n) * width + c] += a * values[(p * N + i) * width + c];
        }
      }
    }
  }

  /** Writes the transforms' real parts to re, imaginary parts to im. */
  at(t: number, re: Float64Array, im: Float64Array): void {
    const { width, centre, half, coefficients } = this;
    const bessel = new Float64Array(N);
    re.fill(0);
    im.fill(0);
    for (let p = 0; p < centre.length; p++) {
      sphericalBesselInto(half[p] * t, bessel);
      const c = 2 * half[p] * Math.cos(centre[p] * t);
      const s = -2 * half[p] * Math.sin(centre[p] * t);
      for (let k = 0; k < width; k++) {
        let even = 0;
        let odd = 0;
        for (let n = 0; n < N; n += 4) {
          const at = (p * N + n) * width + k;
          even += bessel[n] * coefficients[at] - bessel[n + 2] * coefficients[at + 2 * width];
          odd += bessel[n + 3] * coefficients[at + 3 * width] - bessel[n + 1] * coefficients[at + width];
        }
        re[k] += c * even - s * odd;
        im[k] += c * odd + s * even;
      }
    }
  }
}
