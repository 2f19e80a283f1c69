import { fractionalExponent } from "./algebraic-end.ts";
import { legendreCoefficients, PANEL_ORDER as N } from "./legendre-rule.ts";
import { PanelFunction } from "./panel-function.ts";
import { PanelTree } from "./panel-tree.ts";

/** Edges halved toward each of the `toward` points until panels there are `smallest` wide: a grid for functions with known near-singularities. */
export function gradedEdges(low: number, high: number, toward: readonly number[], smallest: number): number[] {
  const edges = new Set([low, high, ...toward.filter((x) => x > low && x < high)]);
  for (const point of toward) {
    for (const end of [low, high]) {
      let distance = 0.5 * (end - point);
      while (Math.abs(distance) > smallest) {
        const x = point + distance;
        if (x > low && x < high) edges.add(x);
        distance *= 0.5;
      }
    }
  }
  return [...edges].sort((a, b) => a - b);
}

/** A panel grid with the given edges: pairs of neighbouring panels are not merged, so it suits up to some fifty panels. */
export function panelGrid(edges: readonly number[]): PanelTree {
  const tree = new PanelTree(edges.length);
  for (let i = 0; i + 1 < edges.length; i++) tree.roots.push(tree.addNode(edges[i], edges[i + 1]));
  return tree;
}

/** The 16 sample positions of each leaf of a grid, leaf by leaf, ascending. */
export function gridPositions(grid: PanelTree): Float64Array {
  return grid.positions.slice(0, N * grid.roots.length);
}

/**
 * The function that has the given samples on a grid made by `panelGrid`: 16 values per panel in the order of `gridPositions`. The error of each
 * panel is estimated from its last coefficients.
 */
export function panelsFromSamples(
  grid: PanelTree,
  samples: Float64Array,
  exponents: readonly [number, number] = [0, 0],
): PanelFunction {
  if (samples.length !== N * grid.roots.length) {
    throw new RangeError(`panelsFromSamples: expected ${N * grid.roots.length} samples, got ${samples.length}`);
  }
  grid.leaves.length = 0;
  const panels = new PanelFunction(grid, fractionalExponent(exponents[0]), fractionalExponent(exponents[1]));
  const last = grid.roots.length - 1;
  if (last === 0 && panels.lowEnd && panels.highEnd)
    throw new RangeError("panelsFromSamples: 2 exponents need 2 panels");
  const work = new Float64Array(2 * N);
  let scale = 0;
  for (let i = 0; i <= last; i++) {
    const low = i === 0 ? panels.lowEnd : undefined;
    const end = low ?? (i === last ? panels.highEnd : undefined);
    for (let j = 0; j < N; j++) {
      const value = samples[N * i + j];
      scale = Math.max(scale, Math.abs(value));
      work[j] = end ? value * end.inverse[low ? j : N - 1 - j] : value;
    }
    legendreCoefficients(work, 0, work, N);
    panels.setLeaf(grid.roots[i], work, 0, end, Math.abs(work[2 * N - 1]) + Math.abs(work[2 * N - 2]));
  }
  panels.jumpFloor = 1e-12 * scale;
  return panels;
}
