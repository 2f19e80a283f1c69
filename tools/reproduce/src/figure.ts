import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";

/** One curve of a figure; points that are not finite (or not positive on a logarithmic axis) are left out. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly dashed?: boolean;
  /** Which of the colours; by default the curve's place. */
  readonly colour?: number;
}

export interface Figure {
  readonly title: string;
  readonly x: { readonly label: string; readonly log?: boolean };
  readonly y: { readonly label: string; readonly log?: boolean };
  readonly curves: readonly Curve[];
}

const SIZE = { width: 640, height: 420, left: 78, right: 170, top: 36, bottom: 52 };
const COLOURS = ["#1f6f8b", "#d1495b", "#3a7d44", "#8d5a97", "#c77d0a", "#4a4e69", "#2a9d8f", "#9b2226"];

/** A line chart as one SVG document, readable on its own in light and dark. */
export function svg({ title, x, y, curves }: Figure): string {
  const shown = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter(([a, b]) => usable(a, x.log) && usable(b, y.log)),
  }));
  const all = shown.flatMap(({ points }) => points);
  const across = scale(
    x.log,
    all.map(([a]) => a),
    [SIZE.left, SIZE.width - SIZE.right],
    false,
  );
  const up = scale(
    y.log,
    all.map(([, b]) => b),
    [SIZE.height - SIZE.bottom, SIZE.top],
    true,
  );
  const draw = line<readonly [number, number]>(
    (p) => across(p[0]),
    (p) => up(p[1]),
  );
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    "<style>.ink{fill:#222}.axis{stroke:#888;fill:none}.grid{stroke:#8884}svg{background:#fff}@media(prefers-color-scheme:dark){svg{background:#16181d}.ink{fill:#ddd}}</style>",
    `<text class="ink" x="${SIZE.left}" y="20" font-size="14">${escaped(title)}</text>`,
  ];
  for (const tick of ticks(across, x.log)) {
    const at = across(tick).toFixed(1);
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${SIZE.top}" y2="${SIZE.height - SIZE.bottom}"/>`);
    parts.push(
      `<text class="ink" x="${at}" y="${SIZE.height - SIZE.bottom + 16}" text-anchor="middle">${label(tick)}</text>`,
    );
  }
  for (const tick of ticks(up, y.log)) {
    const at = up(tick).toFixed(1);
    parts.push(`<line class="grid" x1="${SIZE.left}" x2="${SIZE.width - SIZE.right}" y1="${at}" y2="${at}"/>`);
    parts.push(`<text class="ink" x="${SIZE.left - 6}" y="${Number(at) + 4}" text-anchor="end">${label(tick)}</text>`);
  }
  shown.forEach((one, k) => {
    const { name, points, dashed } = one;
    const colour = COLOURS[(one.colour ?? k) % COLOURS.length];
    const dashes = dashed ? ' stroke-dasharray="6 4"' : "";
    parts.push(`<path d="${draw(points) ?? ""}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`);
    const row = SIZE.top + 10 + 18 * k;
    const key = SIZE.width - SIZE.right + 12;
    parts.push(
      `<line x1="${key}" x2="${key + 22}" y1="${row}" y2="${row}" stroke="${colour}" stroke-width="2"${dashes}/>`,
    );
    parts.push(`<text class="ink" x="${key + 28}" y="${row + 4}">${escaped(name)}</text>`);
  });
  const middle = (SIZE.top + SIZE.height - SIZE.bottom) / 2;
  parts.push(
    `<text class="ink" x="${(SIZE.left + SIZE.width - SIZE.right) / 2}" y="${SIZE.height - 12}" text-anchor="middle">${escaped(x.label)}</text>`,
  );
  parts.push(
    `<text class="ink" transform="translate(16 ${middle}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
  );
  return `${parts.join("\n")}\n</svg>\n`;
}

/** The curves as a table: one row a point, the curve's name first. */
export function csv({ x, y, curves }: Figure): string {
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = curves.flatMap(({ name, points }) => points.map(([a, b]) => `${quote(name)},${a},${b}`));
  return `${["curve", x.label, y.label].map(quote).join(",")}\n${rows.join("\n")}\n`;
}

type Axis = ReturnType<typeof scaleLinear<number, number>> | ReturnType<typeof scaleLog<number, number>>;

function scale(log: boolean | undefined, values: readonly number[], range: [number, number], nice: boolean): Axis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = low === high ? Math.abs(low) || 1 : 0;
  const axis = log ? scaleLog([low, high], range) : scaleLinear([low - pad, high + pad], range);
  return nice ? axis.nice() : axis;
}

/** On a logarithmic axis only powers of ten, when there are two or more of them. */
function ticks(axis: Axis, log: boolean | undefined): number[] {
  const found = axis.ticks(6);
  if (!log) return found;
  const tens = found.filter((x) => Math.abs(Math.log10(x) - Math.round(Math.log10(x))) < 1e-9);
  return tens.length >= 2 ? tens.filter((_, k) => k % Math.ceil(tens.length / 7) === 0) : found;
}

const usable = (value: number, log: boolean | undefined): boolean => Number.isFinite(value) && (!log || value > 0);

const label = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5)
    ? value.toExponential(0)
    : String(Number(value.toPrecision(6)));

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
