import { CauchyPanel, CAUCHY_NODES as N } from "@openbath/integrals/cauchy-panel";
import { addSums } from "./add-sums.ts";
import type { EdgeMesh } from "./edge-mesh.ts";
import { addTailProducts } from "./tail-products.ts";
import { workArray } from "./work-arrays.ts";

/**
 * The principal values
 *
 *   F(p, gap) = P int_0^inf g(t) g(t + gap) / (t - p) dt,   gap > 0,
 *
 * of the universal Lamb shift (paper 000, S64; see `universalShift`) for many poles p and many gaps at once, g = sqrt(G)
 * counted from the edge of its band. All gaps share one mesh, halved
 * toward t = 0 down to the smallest of them because g(t + gap) is singular at t = -gap: samples of the products on one
 * side, weights of the poles on the other, and F is the product of two matrices.
 */
export class EdgeProducts {
  readonly mesh: EdgeMesh;
  /** First those above [0, width], ascending, then [0, width], then for every halving the half that it cuts off and the new first one. */
  readonly #panels: CauchyPanel[];
  readonly #upper: number;
  /** The nodes of all panels and g there. */
  #places = new Float64Array(0);
  #values = new Float64Array(0);

  constructor(mesh: EdgeMesh) {
    this.mesh = mesh;
    this.#panels = [...mesh.upper];
    this.#upper = mesh.upper.length;
  }

  /**
   * F for every gap (rows) and pole (columns), row-major. Gaps must be above zero; a pole at zero needs exponent > 0.
   */
  principalValues(gaps: Float64Array, poles: Float64Array): Float64Array {
    let depth = 0;
    for (const gap of gaps) depth = Math.max(depth, this.#halvings(gap));
    this.#grow(depth);
    const panels = this.#upper + 2 * depth + 1;
    const length = N * panels;
    const weights = workArray(0, poles.length * length);
    for (let e = 0; e < poles.length; e++) {
      for (let k = 0; k < panels; k++) this.#panels[k].weightsInto(poles[e], weights, e * length + N * k);
    }
    const samples = workArray(1, gaps.length * length).fill(0, 0, gaps.length * length);
    for (let i = 0; i < gaps.length; i++) this.#sample(gaps[i], samples, i * length);
    const result = new Float64Array(gaps.length * poles.length);
    addSums(samples, weights, result, { functions: gaps.length, poles: poles.length, places: length });
    addTailProducts(this.mesh, gaps, poles, result);
    return result;
  }

  /** How often the first panel is halved for a gap: until it is no wider than that, unless g goes on smoothly below its edge. */
  #halvings(gap: number): number {
    const { g, width } = this.mesh;
    if (Number.isInteger(g.exponent) || gap >= width) return 0;
    return Math.ceil(Math.log2(width / gap));
  }

  /** Adds the panels that so many halvings need. */
  #grow(depth: number): void {
    const { mesh } = this;
    const from = this.#panels.length;
    for (let k = (from - this.#upper + 1) >> 1; k <= depth; k++) {
      const width = mesh.width / 2 ** k;
      if (k > 0) this.#panels.push(new CauchyPanel(width, 2 * width));
      this.#panels.push(new CauchyPanel(0, width, mesh.g.exponent));
    }
    if (this.#panels.length === from) return;
    const places = new Float64Array(N * this.#panels.length);
    this.#panels.forEach(({ nodes }, k) => {
      places.set(nodes, N * k);
    });
    this.#places = places;
    this.#values = new Float64Array(places.length);
    const ones = places.map(() => 1);
    for (let at = 0; at < places.length; at += N) mesh.g.multiplyInto(places, at, at + N, 0, ones, this.#values, 0);
  }

  /** g(t) g(t + gap) at the places of the panels that serve the gap; the others are left as they are. */
  #sample(gap: number, samples: Float64Array, row: number): void {
    const { g } = this.mesh;
    const above = N * this.#upper;
    g.multiplyInto(this.#places, 0, above, gap, this.#values, samples, row);
    const own = this.#halvings(gap);
    for (let k = 0; k <= own; k++) {
      // the halves that were cut off on the way to its own first panel, and that
      const at = above + N * (k < own ? 2 * k + 1 : 2 * own);
      g.multiplyInto(this.#places, at, at + N, gap, this.#values, samples, row);
    }
  }
}
