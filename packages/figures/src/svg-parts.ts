import { scaleLinear, scaleLog } from "d3-scale";
import { textWidth } from "./text-width.ts";

/** Where the axes of a figure are: below its title, between tick labels and the key. */
export const PLOT = { left: 78, right: 470, top: 36, bottom: 368 };
const LEAST = { width: 690, height: 420 };
const MARGIN = 12;
const FONT_SIZE = { text: 12, title: 14 };

/** From one line of the key to the next. */
export const ROW = 18;

/** What is written beside the axes: lines of text, and how far from the axes they begin. */
export interface Key {
  readonly names: readonly string[];
  readonly indent: number;
}

export type Axis = ReturnType<typeof scaleLinear<number, number>> | ReturnType<typeof scaleLog<number, number>>;

/** The opening of a document that reads on its own in light and dark, with room for its title and its key. */
export function opening(title: string, { names, indent }: Key): string[] {
  const key = Math.max(0, ...names.map((name) => textWidth(name, FONT_SIZE.text)));
  const width = Math.max(
    LEAST.width,
    PLOT.left + textWidth(title, FONT_SIZE.title) + MARGIN,
    PLOT.right + indent + key + MARGIN,
  );
  const height = Math.max(LEAST.height, PLOT.top + ROW * names.length + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img" font-family="system-ui, sans-serif" font-size="${FONT_SIZE.text}">`,
    `<title>${escaped(title)}</title>`,
    "<style>.ink{fill:#222}.axis{stroke:#888;fill:none}.grid{stroke:#8884}svg{background:#fff}@media(prefers-color-scheme:dark){svg{background:#16181d}.ink{fill:#ddd}}</style>",
    `<text class="ink" x="${PLOT.left}" y="20" font-size="${FONT_SIZE.title}">${escaped(title)}</text>`,
  ];
}

/** Grid lines and tick labels of both axes, and the axes' names. */
export function axes(across: Axis, up: Axis, x: AxisName, y: AxisName): string[] {
  const parts: string[] = [];
  for (const tick of ticks(across, x.log)) {
    const at = across(tick).toFixed(1);
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${PLOT.top}" y2="${PLOT.bottom}"/>`);
    parts.push(`<text class="ink" x="${at}" y="${PLOT.bottom + 16}" text-anchor="middle">${label(tick)}</text>`);
  }
  for (const tick of ticks(up, y.log)) {
    const at = up(tick).toFixed(1);
    parts.push(`<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${at}" y2="${at}"/>`);
    parts.push(`<text class="ink" x="${PLOT.left - 6}" y="${Number(at) + 4}" text-anchor="end">${label(tick)}</text>`);
  }
  const middle = (PLOT.top + PLOT.bottom) / 2;
  parts.push(
    `<text class="ink" x="${(PLOT.left + PLOT.right) / 2}" y="${LEAST.height - MARGIN}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text class="ink" transform="translate(16 ${middle}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
  );
  return parts;
}

export interface AxisName {
  readonly label: string;
  readonly log?: boolean;
}

export function scale(
  log: boolean | undefined,
  values: readonly number[],
  range: [number, number],
  nice: boolean,
): Axis {
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const pad = low === high ? Math.abs(low) || 1 : 0;
  const axis = log ? scaleLog([low, high], range) : scaleLinear([low - pad, high + pad], range);
  return nice ? axis.nice() : axis;
}

/** On a logarithmic axis only powers of ten, when there are two or more of them, else 1, 2 and 5 times such a power. */
export function ticks(axis: Axis, log: boolean | undefined): number[] {
  const found = axis.ticks(6);
  if (!log) return found;
  const leading = (x: number): number => Math.round(x / 10 ** Math.floor(Math.log10(x) + 1e-9));
  const tens = found.filter((x) => leading(x) === 1);
  if (tens.length >= 2) return tens.filter((_, k) => k % Math.ceil(tens.length / 7) === 0);
  return found.length > 6 ? found.filter((x) => [1, 2, 5].includes(leading(x))) : found;
}

export const label = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5)
    ? value.toExponential(0)
    : String(Number(value.toPrecision(6)));

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
