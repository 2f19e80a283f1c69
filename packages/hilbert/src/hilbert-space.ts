export type SiteKind = "spin" | "boson" | "fermion" | "level";

/** One factor of the tensor product: what it is, and how many states it has. */
export interface Site {
  readonly kind: SiteKind;
  readonly dimension: number;
}

/**
 * A tensor product of sites. Sites are counted from 1. The product basis is row-major: site 1 is the leftmost factor
 * and its index runs slowest. On one site the states are: spin up, spin down; 0, 1, 2, ... bosons; empty, occupied for
 * a fermion; level 0, 1, 2, ....
 */
export class HilbertSpace {
  readonly sites: readonly Site[];
  /** The local dimensions, site 1 first. */
  readonly dims: readonly number[];
  /** How far the index of the product basis moves when the state of a site moves by one; site 1 first. */
  readonly strides: readonly number[];
  readonly dimension: number;

  /** @throws RangeError without sites, with a local dimension that is no positive integer, or above 2^53 states */
  constructor(sites: readonly Site[]) {
    if (sites.length === 0) throw new RangeError("a Hilbert space needs at least one site, got none");
    const strides = new Array<number>(sites.length);
    let dimension = 1;
    for (let s = sites.length - 1; s >= 0; s--) {
      const { kind, dimension: d } = sites[s];
      if (!Number.isInteger(d) || d < 1) {
        throw new RangeError(`site ${s + 1} (${kind}): the dimension must be a positive integer, got ${d}`);
      }
      if ((kind === "spin" || kind === "fermion") && d !== 2) {
        throw new RangeError(`site ${s + 1}: a ${kind} has 2 states, got dimension ${d}`);
      }
      strides[s] = dimension;
      dimension *= d;
      if (dimension > Number.MAX_SAFE_INTEGER) {
        throw new RangeError(`a space of ${sites.length} sites has more than 2^53 states, which cannot be indexed`);
      }
    }
    this.sites = sites.map((site) => ({ kind: site.kind, dimension: site.dimension }));
    this.dims = this.sites.map((site) => site.dimension);
    this.strides = strides;
    this.dimension = dimension;
  }

  /** Number of sites. */
  get size(): number {
    return this.sites.length;
  }

  /** Equal by value: the same kinds of sites with the same dimensions in the same order. */
  equals(other: HilbertSpace): boolean {
    if (this === other) return true;
    if (this.size !== other.size) return false;
    return this.sites.every(
      (site, s) => site.kind === other.sites[s].kind && site.dimension === other.sites[s].dimension,
    );
  }

  /**
   * The site with number `site` (from 1).
   * @param context what was being done, the head of the error message
   * @throws RangeError when there is no such site
   */
  site(site: number, context = "site"): Site {
    if (!Number.isInteger(site) || site < 1 || site > this.size) {
      const count = this.size === 1 ? "1 site" : `${this.size} sites`;
      const choice = this.size === 1 ? "the only one is 1" : `they are counted from 1 to ${this.size}`;
      throw new RangeError(`${context}: there is no site ${site} in a space with ${count} (${choice})`);
    }
    return this.sites[site - 1];
  }

  /** For messages: `3 spins`, `2 bosons (0..4)`, `1 spin x 1 level (3 states)`. */
  toString(): string {
    const parts: string[] = [];
    for (let s = 0; s < this.size; ) {
      const { kind, dimension } = this.sites[s];
      let end = s + 1;
      while (end < this.size && this.sites[end].kind === kind && this.sites[end].dimension === dimension) end++;
      const detail = kind === "boson" ? ` (0..${dimension - 1})` : kind === "level" ? ` (${dimension} states)` : "";
      parts.push(`${end - s} ${kind}${end - s > 1 ? "s" : ""}${detail}`);
      s = end;
    }
    return parts.join(" x ");
  }
}
