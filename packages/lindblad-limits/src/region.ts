import type { HilbertSpace } from "@openbath/hilbert";
import { LimitsError } from "./errors.ts";

/**
 * Some sites that one dissipator may act on. A product state of the whole is `inner[i] + outer[r]`: state i of these sites,
 * state r of the rest.
 */
export interface Region {
  /** ascending, counted from 1 */
  readonly sites: readonly number[];
  /** dimension of these sites, d_L or d_R in paper 001 */
  readonly dimension: number;
  readonly restDimension: number;
  readonly inner: Int32Array;
  readonly outer: Int32Array;
}

/**
 * @throws LimitsError for a site that does not exist or is named twice, and for fermion sites with another fermion site between
 * them (operators on them would carry its sign and not be operators of these sites alone)
 */
export function region(space: HilbertSpace, sites: readonly number[], name: string): Region {
  const sorted = [...sites].sort((a, b) => a - b);
  sorted.forEach((site, k) => {
    if (!Number.isInteger(site) || site < 1 || site > space.size) {
      throw new LimitsError(`${name}: there is no site ${site}; sites are counted from 1 to ${space.size}`);
    }
    if (site === sorted[k - 1]) throw new LimitsError(`${name}: site ${site} is named twice`);
  });
  const rest = space.sites.map((_, s) => s + 1).filter((site) => !sorted.includes(site));
  refuseSplitFermions(space, sorted, rest, name);
  const inner = offsets(space, sorted);
  const outer = offsets(space, rest);
  return { sites: sorted, dimension: inner.length, restDimension: outer.length, inner, outer };
}

/** Index in the product basis of every state of the sites, the others in their state 0. */
function offsets(space: HilbertSpace, sites: readonly number[]): Int32Array {
  let list = [0];
  for (const site of sites) {
    const { dimension } = space.sites[site - 1];
    const stride = space.strides[site - 1];
    list = list.flatMap((base) => Array.from({ length: dimension }, (_, state) => base + state * stride));
  }
  return Int32Array.from(list);
}

function refuseSplitFermions(
  space: HilbertSpace,
  sites: readonly number[],
  rest: readonly number[],
  name: string,
): void {
  const fermion = (site: number): boolean => space.sites[site - 1].kind === "fermion";
  const own = sites.filter(fermion);
  const between = rest.find((site) => fermion(site) && own.some((a) => a < site) && own.some((b) => b > site));
  if (between !== undefined) {
    throw new LimitsError(
      `${name}: fermion site ${between} stands between its fermion sites ${own.join(", ")}; expected neighbouring ones, ` +
        "number the sites so that they are",
    );
  }
}
