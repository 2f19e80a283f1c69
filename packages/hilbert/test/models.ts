import { a, ad, type HilbertSpace, n, type Operator, sm, sp, sx, sz } from "../src/index.ts";
import { combination } from "./random.ts";

/** sum_j w_j/2 sz_j - g sum_j (sx sx + sy sy + D sz sz), the sx sx + sy sy part as 2 (sp sm + sm sp). */
export function xxz(space: HilbertSpace, field: readonly number[], g: number, anisotropy: number): Operator {
  const parts: [number, Operator][] = field.map((w, j) => [w / 2, sz(space, j + 1)]);
  for (let j = 1; j < field.length; j++) {
    parts.push([-2 * g, sp(space, j).times(sm(space, j + 1))]);
    parts.push([-2 * g, sm(space, j).times(sp(space, j + 1))]);
    parts.push([-g * anisotropy, sz(space, j).times(sz(space, j + 1))]);
  }
  return combination(...parts);
}

export function boseHubbard(space: HilbertSpace, hopping: number, repulsion: number): Operator {
  const parts: [number, Operator][] = [];
  for (let j = 1; j <= space.size; j++) {
    const nj = n(space, j);
    parts.push([repulsion / 2, nj.times(nj).minus(nj)]);
    if (j === space.size) continue;
    parts.push([-hopping, ad(space, j).times(a(space, j + 1))]);
    parts.push([-hopping, a(space, j).times(ad(space, j + 1))]);
  }
  return combination(...parts);
}

export function transverseIsing(space: HilbertSpace, coupling: number, field: number): Operator {
  const parts: [number, Operator][] = [];
  for (let j = 1; j <= space.size; j++) {
    parts.push([-field, sz(space, j)]);
    if (j < space.size) parts.push([-coupling, sx(space, j).times(sx(space, j + 1))]);
  }
  return combination(...parts);
}
