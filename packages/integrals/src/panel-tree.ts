import { grown } from "./grown.ts";
import { PANEL_ORDER, panelRule } from "./legendre-rule.ts";

/**
 * A binary tree of panels on an interval. Its leaves, in ascending order, are the panels that carry a polynomial each; an inner node
 * covers its two halves. Every node, inner ones too, has 16 Gauss-Legendre positions, used as charges when it is seen from afar.
 */
export class PanelTree {
  lo: Float64Array;
  hi: Float64Array;
  /** children of node i at [2 i] and [2 i + 1]; -1 for a leaf */
  children: Int32Array;
  /** 16 positions per node */
  positions: Float64Array;
  /** index among the leaves, -1 for an inner node */
  leafOf: Int32Array;
  nodeCount = 0;
  readonly roots: number[] = [];
  readonly leaves: number[] = [];

  constructor(capacity = 64) {
    this.lo = new Float64Array(capacity);
    this.hi = new Float64Array(capacity);
    this.children = new Int32Array(2 * capacity);
    this.positions = new Float64Array(PANEL_ORDER * capacity);
    this.leafOf = new Int32Array(capacity);
  }

  /** Adds a node [lo, hi], so far without children, and returns its index. */
  addNode(lo: number, hi: number): number {
    const node = this.nodeCount;
    if (node === this.lo.length) this.grow();
    this.nodeCount++;
    this.lo[node] = lo;
    this.hi[node] = hi;
    this.children[2 * node] = this.children[2 * node + 1] = -1;
    this.leafOf[node] = -1;
    panelPositions(lo, hi, this.positions, PANEL_ORDER * node);
    return node;
  }

  markLeaf(node: number): number {
    const leaf = this.leaves.length;
    this.leafOf[node] = leaf;
    this.leaves.push(node);
    return leaf;
  }

  private grow(): void {
    const capacity = 2 * this.lo.length;
    this.lo = grown(this.lo, capacity);
    this.hi = grown(this.hi, capacity);
    this.positions = grown(this.positions, PANEL_ORDER * capacity);
    this.children = grown(this.children, 2 * capacity);
    this.leafOf = grown(this.leafOf, capacity);
  }

  /** The leaf that holds x (a shared edge belongs to the panel above it unless `below`), or -1 outside. */
  leafAt(x: number, below = false): number {
    const { leaves, lo, hi } = this;
    let low = 0;
    let high = leaves.length - 1;
    if (high < 0 || !(x >= lo[leaves[0]] && x <= hi[leaves[high]])) return -1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const edge = hi[leaves[middle]];
      if (below ? x <= edge : x < edge) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The 16 sample positions of the panel [lo, hi], each measured from the nearer end so that ends at zero keep relative accuracy. */
export function panelPositions(lo: number, hi: number, out: Float64Array, at: number): void {
  const h = 0.5 * (hi - lo);
  const { nodes } = panelRule;
  const n = PANEL_ORDER;
  for (let j = 0; j < n >> 1; j++) {
    const step = h * (1 + nodes[j]);
    out[at + j] = lo + step;
    out[at + n - 1 - j] = hi - step;
  }
}
