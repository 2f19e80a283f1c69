import { type ComplexLike, imaginaryPart, realPart } from "@openbath/linalg";
import { checkIndexable } from "./configurations.ts";
import type { HilbertSpace, Site } from "./hilbert-space.ts";

/**
 * The state of one site. A spin: "up", "down", "plus" or "+x", "minus" or "-x", "+y", "-y". A fermion: "empty",
 * "occupied", or 0, 1. A boson: its occupation. A level: its number, from 0. Any site: the amplitudes of its states, which
 * are normalised.
 */
export type SiteState = string | number | readonly ComplexLike[];

const R = Math.SQRT1_2;
const PLUS: readonly ComplexLike[] = [R, R];
const MINUS: readonly ComplexLike[] = [R, -R];

const NAMED: Record<"spin" | "fermion", ReadonlyMap<string, readonly ComplexLike[]>> = {
  spin: new Map<string, readonly ComplexLike[]>([
    ["up", [1, 0]],
    ["down", [0, 1]],
    ["plus", PLUS],
    ["+x", PLUS],
    ["minus", MINUS],
    ["-x", MINUS],
    ["+y", [R, { re: 0, im: R }]],
    ["-y", [R, { re: 0, im: -R }]],
  ]),
  fermion: new Map([
    ["empty", [1, 0]],
    ["occupied", [0, 1]],
  ]),
};

function expected({ kind, dimension }: Site): string {
  if (kind === "spin") return `one of ${[...NAMED.spin.keys()].join(", ")}`;
  if (kind === "fermion") return "empty, occupied, 0 or 1";
  return kind === "boson" ? `an occupation 0 .. ${dimension - 1}` : `a level 0 .. ${dimension - 1}`;
}

function normalised(amplitudes: readonly ComplexLike[], dimension: number, where: string): ComplexLike[] {
  if (amplitudes.length !== dimension) {
    throw new RangeError(`${where}: ${dimension} amplitudes are needed, got ${amplitudes.length}`);
  }
  const norm = Math.hypot(...amplitudes.flatMap((z) => [realPart(z), imaginaryPart(z)]));
  if (!(norm > 0 && norm < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${where}: the amplitudes must be finite and not all zero`);
  }
  return amplitudes.map((z) => ({ re: realPart(z) / norm, im: imaginaryPart(z) / norm }));
}

function amplitudesOf(site: Site, label: SiteState, where: string): readonly ComplexLike[] {
  const { kind, dimension } = site;
  if (typeof label === "object") return normalised(label, dimension, where);
  if (typeof label === "string" && (kind === "spin" || kind === "fermion")) {
    const named = NAMED[kind].get(label);
    if (named !== undefined) return named;
  }
  if (typeof label === "number" && kind !== "spin" && Number.isInteger(label) && label >= 0 && label < dimension) {
    return Array.from({ length: dimension }, (_, state) => (state === label ? 1 : 0));
  }
  throw new RangeError(`${where} is a ${kind}: its state must be ${expected(site)}, got ${JSON.stringify(label)}`);
}

/**
 * The product state with one label per site, as a normalised ket: interleaved, in the product basis.
 * @throws RangeError when the number of labels is wrong, or a label is no state of its site
 */
export function productState(space: HilbertSpace, labels: readonly SiteState[]): Float64Array {
  if (labels.length !== space.size) {
    throw new RangeError(`productState: ${space.size} labels are needed, one a site, got ${labels.length}`);
  }
  checkIndexable(2 * space.dimension, "productState");
  const psi = new Float64Array(2 * space.dimension);
  psi[0] = 1;
  let filled = 1; // amplitudes of the last sites so far
  for (let s = space.size - 1; s >= 0; s--) {
    const amplitudes = amplitudesOf(space.sites[s], labels[s], `productState: site ${s + 1}`);
    for (let state = space.dims[s] - 1; state >= 0; state--) {
      const re = realPart(amplitudes[state]);
      const im = imaginaryPart(amplitudes[state]);
      for (let i = 0; i < filled; i++) {
        const x = psi[2 * i];
        const y = psi[2 * i + 1];
        psi[2 * (state * filled + i)] = re * x - im * y;
        psi[2 * (state * filled + i) + 1] = re * y + im * x;
      }
    }
    filled *= space.dims[s];
  }
  return psi;
}
