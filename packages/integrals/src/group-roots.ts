import { PANEL_ORDER as N, panelRule } from "./legendre-rule.ts";
import type { PanelFunction } from "./panel-function.ts";

const FEW = 16;

/** Joins neighbouring first panels two by two into a tree, so that a principal value does not visit each of many declared break points. */
export function groupRoots(panels: PanelFunction): void {
  const { tree } = panels;
  while (tree.roots.length > FEW) {
    const old = tree.roots.splice(0);
    for (let i = 0; i < old.length; i += 2) {
      if (i + 1 === old.length) tree.roots.push(old[i]);
      else tree.roots.push(join(panels, old[i], old[i + 1]));
    }
  }
}

function join(panels: PanelFunction, low: number, high: number): number {
  const { tree } = panels;
  const node = tree.addNode(tree.lo[low], tree.hi[high]);
  tree.children[2 * node] = low;
  tree.children[2 * node + 1] = high;
  panels.makeRoom();
  for (const child of [low, high]) {
    for (let i = 0; i < N; i++) spread(panels, node, tree.positions[N * child + i], panels.charges[N * child + i]);
  }
  return node;
}

/** Adds a charge q at x to the charges of `node` by Lagrange interpolation (barycentric form): the first 16 moments are kept. */
function spread({ tree, charges }: PanelFunction, node: number, x: number, q: number): void {
  const lo = tree.lo[node];
  const hi = tree.hi[node];
  const t = (x - lo - (hi - x)) / (hi - lo);
  let sum = 0;
  for (let j = 0; j < N; j++) {
    const distance = t - panelRule.nodes[j];
    if (distance === 0) {
      charges[N * node + j] += q;
      return;
    }
    sum += lagrange[j] = panelRule.barycentric[j] / distance;
  }
  for (let j = 0; j < N; j++) charges[N * node + j] += (q * lagrange[j]) / sum;
}

const lagrange = new Float64Array(N);
