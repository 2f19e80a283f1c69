import * as Plot from "@observablehq/plot";
import { hcl, rgb } from "d3-color";
import type { Picture } from "../solve/outcome.ts";
import type { Palette } from "./palette.ts";
import { tick } from "./ticks.ts";

/** Entries this much smaller than the largest have the colour of the page. */
export const DECADES = 6;

/** More rows than this cannot all be named. */
const NAMED_ROWS = 16;

/** The matrix as squares: how strong the colour is says how large an entry is, on a logarithmic scale; the hue is its phase. */
export function matrixPicture({ names, re, im }: Picture, palette: Palette, size: number): SVGSVGElement {
  const dim = names.length;
  const largest = Math.max(...Array.from(re, (x, k) => Math.hypot(x, im[k])));
  const cells = Array.from(re, (x, k) => {
    const modulus = Math.hypot(x, im[k]);
    const phase = Math.atan2(im[k], x);
    return { row: Math.floor(k / dim), col: k % dim, modulus, fill: entryColour(modulus / largest, phase, palette) };
  });
  const every = Math.ceil(dim / NAMED_ROWS);
  const longest = Math.max(...names.map(({ length }) => length));
  const margin = 14 + 7 * longest;
  const room = (size - margin) / dim;
  const axis = {
    domain: names.map((_, k) => k),
    label: null,
    padding: dim > 16 ? 0.04 : 0.08,
    tickSize: 0,
    tickFormat: (k: number) => (k % every === 0 ? names[k] : ""),
  };
  return Plot.plot({
    width: size,
    height: size,
    marginLeft: margin,
    marginTop: 22,
    marginRight: 4,
    marginBottom: 4,
    style: { color: palette.ink, background: "transparent", fontSize: "11px", fontFamily: "system-ui, sans-serif" },
    // rows and columns have the same names: where there is no room for them above, those at the side are enough
    x: { ...axis, axis: room > 8 * longest ? "top" : null },
    y: axis,
    color: { type: "identity" },
    marks: [
      Plot.cell(cells, {
        x: "col",
        y: "row",
        fill: "fill",
        stroke: palette.line,
        strokeWidth: 0.5,
        title: ({ row, col, modulus }) => `${names[row]}, ${names[col]}: ${tick(modulus)}`,
      }),
    ],
  }) as SVGSVGElement;
}

/** Blue for positive, amber for negative, magenta and green for imaginary entries; the page's colour for zero. */
export function entryColour(part: number, phase: number, palette: Palette): string {
  const strength = part > 0 ? Math.max(0, 1 + Math.log10(part) / DECADES) : 0;
  const dark = palette.page !== "#ffffff";
  const full = rgb(hcl(262 + (180 * phase) / Math.PI, 62, dark ? 68 : 46));
  const page = rgb(palette.page);
  const mix = (a: number, b: number): number => a + (b - a) * strength;
  return rgb(mix(page.r, full.r), mix(page.g, full.g), mix(page.b, full.b)).formatHex();
}
