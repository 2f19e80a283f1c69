import { CsrMatrix, csrFromTriplets, csrIdentity, type Triplet } from "@openbath/linalg";
import type { HilbertSpace, Site, SiteKind } from "./hilbert-space.ts";
import { Operator } from "./operator.ts";

function local(space: HilbertSpace, site: number, entries: readonly Triplet[]): Operator {
  const d = space.dims[site - 1];
  const matrix = csrFromTriplets(d, d, entries);
  return Operator.fromTerms(space, [{ sites: [site], matrix }]);
}

const INSTEAD: Record<SiteKind, string> = {
  spin: "a spin has sx, sy, sz, sp, sm, n",
  boson: "a boson has a, ad, n",
  fermion: "a fermion has c, cd, n",
  level: "a level site has transition(space, site, i, j)",
};

function siteFor(space: HilbertSpace, site: number, name: string, kinds: readonly SiteKind[]): Site {
  const found = space.site(site, `${name}(${site})`);
  if (!kinds.includes(found.kind)) {
    throw new TypeError(
      `${name}(${site}): site ${site} of ${space} is a ${found.kind}, ${name} acts on a ${kinds.join(" or ")}; ${INSTEAD[found.kind]}`,
    );
  }
  return found;
}

function onSpin(name: string, entries: readonly Triplet[]): (space: HilbertSpace, site: number) => Operator {
  return (space, site) => {
    siteFor(space, site, name, ["spin"]);
    return local(space, site, entries);
  };
}

const X: Triplet[] = [
  [0, 1, 1],
  [1, 0, 1],
];
const Y: Triplet[] = [
  [0, 1, { re: 0, im: -1 }],
  [1, 0, { re: 0, im: 1 }],
];
const Z: Triplet[] = [
  [0, 0, 1],
  [1, 1, -1],
];

/** Pauli matrix sigma_x of a spin. @throws RangeError for an unknown site, TypeError for a site that is no spin */
export const sx = onSpin("sx", X);
/** Pauli matrix sigma_y of a spin; throws as `sx`. */
export const sy = onSpin("sy", Y);
/** Pauli matrix sigma_z of a spin, +1 for up; throws as `sx`. */
export const sz = onSpin("sz", Z);
/** sigma_+ = |up><down| of a spin; throws as `sx`. */
export const sp = onSpin("sp", [[0, 1, 1]]);
/** sigma_- = |down><up| of a spin; throws as `sx`. */
export const sm = onSpin("sm", [[1, 0, 1]]);

/**
 * Boson annihilator, <m-1|a|m> = sqrt(m), cut off at the largest occupation M of the site: [a, a^dagger] is 1 except
 * for <M|[a, a^dagger]|M> = -M. @throws RangeError for an unknown site, TypeError for a site that is no boson
 */
export function a(space: HilbertSpace, site: number): Operator {
  const { dimension } = siteFor(space, site, "a", ["boson"]);
  return local(space, site, ladder(dimension));
}

/** Boson creator, the adjoint of `a`; throws as `a`. */
export function ad(space: HilbertSpace, site: number): Operator {
  const { dimension } = siteFor(space, site, "ad", ["boson"]);
  return local(
    space,
    site,
    ladder(dimension).map(([row, column, value]) => [column, row, value]),
  );
}

function ladder(dimension: number): Triplet[] {
  return Array.from({ length: dimension - 1 }, (_, m) => [m, m + 1, Math.sqrt(m + 1)]);
}

/**
 * Fermion annihilator by Jordan and Wigner: (-1)^(number of fermions on the fermion sites before) |empty><occupied|.
 * Spins, bosons and levels in between take no part in the string. Its term covers the fermion sites up to `site`.
 * @throws RangeError for an unknown site, TypeError for a site that is no fermion
 */
export function c(space: HilbertSpace, site: number): Operator {
  siteFor(space, site, "c", ["fermion"]);
  return jordanWigner(space, site);
}

/** Fermion creator, the adjoint of `c`; throws as `c`. */
export function cd(space: HilbertSpace, site: number): Operator {
  siteFor(space, site, "cd", ["fermion"]);
  return jordanWigner(space, site).adjoint();
}

function jordanWigner(space: HilbertSpace, site: number): Operator {
  const sites: number[] = [];
  for (let s = 1; s <= site; s++) if (space.sites[s - 1].kind === "fermion") sites.push(s);
  const half = 2 ** (sites.length - 1); // configurations of the string
  const rowStart = new Int32Array(2 * half + 1);
  const columns = new Int32Array(half);
  const values = new Float64Array(2 * half);
  for (let string = 0; string < half; string++) {
    rowStart[2 * string + 1] = string + 1;
    rowStart[2 * string + 2] = string + 1;
    columns[string] = 2 * string + 1;
    values[2 * string] = oddOnes(string) ? -1 : 1;
  }
  const matrix = new CsrMatrix(2 * half, 2 * half, rowStart, columns, values);
  return Operator.fromTerms(space, [{ sites, matrix }]);
}

function oddOnes(bits: number): boolean {
  let odd = false;
  for (let left = bits; left !== 0; left &= left - 1) odd = !odd;
  return odd;
}

/**
 * Number of quanta on a site: |up><up| = sp sm for a spin, a^dagger a for a boson, c^dagger c for a fermion.
 * @throws RangeError for an unknown site, TypeError for a level site, whose states carry no number
 */
export function n(space: HilbertSpace, site: number): Operator {
  const { kind, dimension } = siteFor(space, site, "n", ["spin", "boson", "fermion"]);
  if (kind === "spin") return local(space, site, [[0, 0, 1]]);
  const entries: Triplet[] = [];
  for (let m = 1; m < dimension; m++) entries.push([m, m, m]);
  return local(space, site, entries);
}

/** The identity, a term without sites. */
export function identity(space: HilbertSpace): Operator {
  return Operator.fromTerms(space, [{ sites: [], matrix: csrIdentity(1) }]);
}

/**
 * |i><j| on one site, i and j counted from 0 in the order of the product basis. On a fermion site the two transitions
 * between empty and occupied are the fermion operators, with their Jordan-Wigner string.
 * @throws RangeError for an unknown site or state
 */
export function transition(space: HilbertSpace, site: number, i: number, j: number): Operator {
  const context = `transition(${site}, ${i}, ${j})`;
  const { kind, dimension } = space.site(site, context);
  for (const state of [i, j]) {
    if (!Number.isInteger(state) || state < 0 || state >= dimension) {
      throw new RangeError(
        `${context}: site ${site} (${kind}) has the states 0 .. ${dimension - 1}, there is no state ${state}`,
      );
    }
  }
  if (kind === "fermion" && i !== j) return i === 0 ? c(space, site) : cd(space, site);
  return local(space, site, [[i, j, 1]]);
}

/** Total number of quanta, the sum of `n` over all sites; undefined when there is a level site, which carries none. */
export function numberOperator(space: HilbertSpace): Operator | undefined {
  if (space.sites.some((site) => site.kind === "level")) return undefined;
  return Operator.fromTerms(
    space,
    space.sites.flatMap((_, s) => n(space, s + 1).terms),
  );
}
