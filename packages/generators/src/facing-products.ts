import { CauchyPanel, CAUCHY_NODES as N } from "@openbath/integrals/cauchy-panel";
import { addSums } from "./add-sums.ts";
import { awayFromPoles } from "./away-from-poles.ts";
import type { EdgeMesh } from "./edge-mesh.ts";
import { workArray } from "./work-arrays.ts";

/** The last stretch is this many panels wide at least, and less than one panel wider: the others keep away from the far edge. */
const LAST = 1;

/** Where the last stretch may be cut, as shares of it: a panel is to be no wider than its distance from the other edge. */
const CUT = [0.45, 0.5] as const;

/**
 * The principal values
 *
 *   F(p, gap) = P int_0^gap near(t) far(gap - t) / (t - p) dt,   gap > 0,
 *
 * of two half lines that run toward each other from edges so far apart: the part between the edges of the products that
 * `EdgeProducts` has outside of them. Panels of one width stand on the near edge for all gaps; the last stretch is two panels of
 * its own for every gap, one of them counted from the far edge.
 */
export class FacingProducts {
  readonly near: EdgeMesh;
  readonly far: EdgeMesh;
  readonly #width: number;
  /** Those from 0 on, one after the other. */
  readonly #panels: CauchyPanel[] = [];
  /** The nodes of all panels and the near function there. */
  #places = new Float64Array(0);
  #values = new Float64Array(0);

  constructor(near: EdgeMesh, far: EdgeMesh) {
    this.near = near;
    this.far = far;
    this.#width = Math.min(near.width, far.width);
  }

  /**
   * F for every gap (rows) and pole (columns), row-major. Where a pole is an edge and the exponent there is 0, the logarithm of
   * zero is left out.
   * @param mirrored row by row the poles counted from the far edge, gap - p: where they are small, the difference has no digits left
   */
  principalValues(gaps: Float64Array, poles: Float64Array, mirrored: readonly Float64Array[]): Float64Array {
    const result = new Float64Array(gaps.length * poles.length);
    const whole = gaps.map((gap) => Math.max(0, Math.floor(gap / this.#width - LAST)));
    this.#addPanels(gaps, whole, poles, result);
    gaps.forEach((gap, i) => {
      this.#addLast(gap, whole[i], poles, mirrored[i], result.subarray(i * poles.length, (i + 1) * poles.length));
    });
    return result;
  }

  /** Adds what lies on the panels of all gaps, so many for each gap. */
  #addPanels(gaps: Float64Array, whole: Float64Array, poles: Float64Array, result: Float64Array): void {
    const panels = whole.reduce((most, count) => Math.max(most, count), 0);
    if (panels === 0) return;
    this.#grow(panels);
    const length = N * panels;
    const weights = workArray(0, poles.length * length);
    for (let e = 0; e < poles.length; e++) {
      for (let k = 0; k < panels; k++) this.#panels[k].weightsInto(poles[e], weights, e * length + N * k);
    }
    const samples = workArray(1, gaps.length * length).fill(0, 0, gaps.length * length);
    for (let i = 0; i < gaps.length; i++) {
      for (let at = 0; at < N * whole[i]; at += N) {
        const places = this.#places.subarray(at, at + N);
        backwards(this.far, gaps[i], places, factor);
        for (let j = 0; j < N; j++) samples[i * length + at + j] = this.#values[at + j] * factor[j];
      }
    }
    addSums(samples, weights, result, { functions: gaps.length, poles: poles.length, places: length });
  }

  /** Adds the panels that are not there yet. */
  #grow(count: number): void {
    const from = this.#panels.length;
    if (from >= count) return;
    for (let k = from; k < count; k++) this.#panels.push(this.#panel(k, (k + 1) * this.#width));
    this.#places = new Float64Array(N * count);
    this.#values = new Float64Array(N * count);
    this.#panels.forEach(({ nodes }, k) => {
      this.#places.set(nodes, N * k);
      forwards(this.near, nodes, this.#values.subarray(N * k, N * (k + 1)));
    });
  }

  /** The k-th panel, as far as `high`; the first knows the power at the edge. */
  #panel(k: number, high: number): CauchyPanel {
    return new CauchyPanel(k * this.#width, high, k === 0 ? this.near.g.exponent : 0);
  }

  /** Adds what lies beyond the first `whole` panels. */
  #addLast(gap: number, whole: number, poles: Float64Array, mirrored: Float64Array, row: Float64Array): void {
    const low = whole * this.#width;
    const cut = awayFromPoles(poles, low + CUT[0] * (gap - low), low + CUT[1] * (gap - low));
    const panel = this.#panel(whole, cut);
    forwards(this.near, panel.nodes, samples);
    backwards(this.far, gap, panel.nodes, factor);
    for (let j = 0; j < N; j++) samples[j] *= factor[j];
    const end = new CauchyPanel(0, gap - cut, this.far.g.exponent);
    forwards(this.far, end.nodes, endSamples);
    backwards(this.near, gap, end.nodes, factor);
    for (let j = 0; j < N; j++) endSamples[j] *= factor[j];
    for (let e = 0; e < poles.length; e++) {
      panel.weightsInto(poles[e], weights);
      end.weightsInto(mirrored[e], endWeights);
      let sum = 0;
      for (let j = 0; j < N; j++) sum += weights[j] * samples[j] - endWeights[j] * endSamples[j];
      row[e] += sum;
    }
  }
}

/** out_j = g(t_j) at the nodes of a panel. */
function forwards({ g }: EdgeMesh, nodes: Float64Array, out: Float64Array): void {
  g.multiplyInto(nodes, 0, N, 0, ONES, out, 0);
}

/** out_j = g(gap - t_j). */
function backwards({ g }: EdgeMesh, gap: number, nodes: Float64Array, out: Float64Array): void {
  for (let j = 0; j < N; j++) ascending[j] = gap - nodes[N - 1 - j];
  g.multiplyInto(ascending, 0, N, 0, ONES, out, 0);
  out.reverse();
}

const ONES = new Float64Array(N).fill(1);
const ascending = new Float64Array(N);
const factor = new Float64Array(N);
const samples = new Float64Array(N);
const endSamples = new Float64Array(N);
const weights = new Float64Array(N);
const endWeights = new Float64Array(N);
