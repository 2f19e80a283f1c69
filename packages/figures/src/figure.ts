import { area, line } from "d3-shape";
import { csv } from "./csv.ts";
import { type AxisName, axes, escaped, opening, PLOT, ROW, scale } from "./svg-parts.ts";

/** One curve of a figure; it is broken where a point is not finite (or not positive on a logarithmic axis). */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** The lower and upper end of an error band at each of some x, drawn behind the curve. */
  readonly band?: readonly (readonly [x: number, low: number, high: number])[];
  /** A full line unless it is said. */
  readonly stroke?: Stroke;
  /** Which of the colours; by default the curve's place. */
  readonly colour?: number;
}

/** How a curve is drawn; `marks` are points without a line. */
export type Stroke = "dashed" | "dotted" | "dash-dotted" | "marks";

export interface Figure {
  readonly title: string;
  readonly x: AxisName;
  readonly y: AxisName;
  readonly curves: readonly Curve[];
}

const COLOURS = ["#1f6f8b", "#d1495b", "#3a7d44", "#8d5a97", "#c77d0a", "#4a4e69", "#2a9d8f", "#9b2226"];
const DASHES: Record<Exclude<Stroke, "marks">, string> = { dashed: "6 4", dotted: "1.5 3", "dash-dotted": "8 3 2 3" };

/** How far the key stands from the axes, and its names from where it begins. */
const KEY = { gap: 12, sample: 28 };

/** A line chart as one SVG document, readable on its own in light and dark. */
export function svg({ title, x, y, curves }: Figure): string {
  const drawn = ([a, b]: readonly [number, number]): boolean => usable(a, x.log) && usable(b, y.log);
  const ends = ({ band = [] }: Curve) => band.flatMap(([a, low, high]) => [[a, low] as const, [a, high] as const]);
  const all = curves.flatMap((curve) => [...curve.points, ...ends(curve)].filter(drawn));
  const across = scale(
    x.log,
    all.map(([a]) => a),
    [PLOT.left, PLOT.right],
    false,
  );
  const up = scale(
    y.log,
    all.map(([, b]) => b),
    [PLOT.bottom, PLOT.top],
    true,
  );
  const draw = line<readonly [number, number]>(
    (p) => across(p[0]),
    (p) => up(p[1]),
  ).defined(drawn);
  const spread = area<readonly [number, number, number]>(
    ([a]) => across(a),
    ([, low]) => up(low),
    ([, , high]) => up(high),
  ).defined(([a, low, high]) => usable(a, x.log) && usable(low, y.log) && usable(high, y.log));
  const key = { names: curves.map(({ name }) => name), indent: KEY.gap + KEY.sample };
  const parts = [...opening(title, key), ...axes(across, up, x, y)];
  curves.forEach((one, k) => {
    const { name, points, stroke, band } = one;
    const colour = COLOURS[(one.colour ?? k) % COLOURS.length];
    const row = PLOT.top + 10 + ROW * k;
    const left = PLOT.right + KEY.gap;
    if (band !== undefined)
      parts.push(`<path d="${spread(band) ?? ""}" fill="${colour}" fill-opacity="0.2" stroke="none"/>`);
    if (stroke === "marks") {
      const mark = (cx: number, cy: number) => `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="2"/>`;
      const marks = points.filter(drawn).map((p) => mark(across(p[0]), up(p[1])));
      parts.push(`<g fill="${colour}" fill-opacity="0.7">${[...marks, mark(left + 11, row)].join("")}</g>`);
    } else {
      const dashes = stroke === undefined ? "" : ` stroke-dasharray="${DASHES[stroke]}"`;
      parts.push(`<path d="${draw(points) ?? ""}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`);
      parts.push(
        `<line x1="${left}" x2="${left + 22}" y1="${row}" y2="${row}" stroke="${colour}" stroke-width="2"${dashes}/>`,
      );
    }
    parts.push(`<text class="ink" x="${left + KEY.sample}" y="${row + 4}">${escaped(name)}</text>`);
  });
  return `${parts.join("\n")}\n</svg>\n`;
}

/** The curves as a table: one row a point, the curve's name first. */
export const figureCsv = ({ x, y, curves }: Figure): string =>
  curves.some(({ band }) => band !== undefined)
    ? csv(
        ["curve", x.label, y.label, `${y.label} from`, `${y.label} to`],
        curves.flatMap(({ name, points, band = [] }) => {
          const ends = new Map(band.map(([a, low, high]) => [a, [low, high] as const]));
          return points.map(([a, b]) => [name, a, b, ...(ends.get(a) ?? [Number.NaN, Number.NaN])]);
        }),
      )
    : csv(
        ["curve", x.label, y.label],
        curves.flatMap(({ name, points }) => points.map(([a, b]) => [name, a, b])),
      );

const usable = (value: number, log: boolean | undefined): boolean => Number.isFinite(value) && (!log || value > 0);
