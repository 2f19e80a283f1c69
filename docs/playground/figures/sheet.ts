import { look, type Palette } from "./palette.ts";

/** A figure as a file: panels with titles in a grid below a heading and a key, everything drawn out, on a background. */
export interface Sheet {
  readonly heading: string;
  readonly series: readonly string[];
  readonly panels: readonly { readonly title: string; readonly svg: SVGSVGElement }[];
  readonly columns: number;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const HEAD = 34;
const KEY = 24;
const TITLE = 22;
const GAP = 16;

/** One SVG that needs nothing else: no style sheet, no font file. */
export function sheet({ heading, series, panels, columns }: Sheet, palette: Palette): SVGSVGElement {
  const width = Math.max(...panels.map(({ svg }) => Number(svg.getAttribute("width"))));
  const height = Math.max(...panels.map(({ svg }) => Number(svg.getAttribute("height"))));
  const rows = Math.ceil(panels.length / columns);
  const top = HEAD + (series.length > 0 ? KEY : 0);
  const whole = [GAP + columns * (width + GAP), top + rows * (height + TITLE + GAP)];
  const out = element("svg", {
    xmlns: NAMESPACE,
    width: whole[0],
    height: whole[1],
    viewBox: `0 0 ${whole[0]} ${whole[1]}`,
    color: palette.ink,
    "font-family": "system-ui, sans-serif",
    "font-size": 12,
  }) as SVGSVGElement;
  out.append(element("rect", { width: "100%", height: "100%", fill: palette.page }));
  out.append(text(heading, GAP, 22, palette.ink, { "font-size": 15, "font-weight": 600 }));
  let x = GAP;
  series.forEach((name, k) => {
    const { colour, dash } = look(palette, k);
    const y = HEAD + 8;
    out.append(
      element("line", {
        x1: x,
        x2: x + 24,
        y1: y,
        y2: y,
        stroke: colour,
        "stroke-width": 2.5,
        "stroke-dasharray": dash,
      }),
    );
    out.append(text(name, x + 30, y + 4, palette.ink));
    x += 46 + 6.6 * name.length;
  });
  out.setAttribute("width", String(Math.max(whole[0], x)));
  out.setAttribute("viewBox", `0 0 ${Math.max(whole[0], x)} ${whole[1]}`);
  panels.forEach(({ title, svg }, k) => {
    const left = GAP + (k % columns) * (width + GAP);
    const down = top + Math.floor(k / columns) * (height + TITLE + GAP);
    out.append(text(title, left, down + 14, palette.ink, { "font-weight": 600 }));
    const copy = svg.cloneNode(true) as SVGSVGElement;
    copy.setAttribute("x", String(left));
    copy.setAttribute("y", String(down + TITLE));
    copy.setAttribute("fill", "currentColor");
    out.append(copy);
  });
  return out;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(
  words: string,
  x: number,
  y: number,
  fill: string,
  more: Readonly<Record<string, string | number>> = {},
): SVGElement {
  const made = element("text", { x, y, fill, ...more });
  made.textContent = words;
  return made;
}
