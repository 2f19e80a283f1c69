import { csv } from "./csv.ts";
import { type AxisName, axes, escaped, label, opening, PLOT, scale, ticks } from "./svg-parts.ts";

/** A value over two parameters, on the grid of `across` and `up`. */
export interface HeatMap {
  readonly title: string;
  readonly x: AxisName & { readonly values: readonly number[] };
  readonly y: AxisName & { readonly values: readonly number[] };
  /** What is shown; `log` for a logarithmic scale of colours, `range` for its ends (by default those of the values). */
  readonly z: AxisName & { readonly range?: readonly [number, number] };
  /** values[k][l] at y.values[k] and x.values[l]; what is not finite is left blank. */
  readonly values: readonly (readonly number[])[];
}

/** From low to high: equal steps of brightness, told apart by the colour-blind. */
const STOPS = ["#0d0887", "#5b02a3", "#9a179b", "#cb4679", "#eb7852", "#fbb32f", "#f0f921"].map((hex) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
);

/** How far the scale of colours stands from the axes, and its numbers from where it begins. */
const STRIP = { gap: 24, names: 22 };

export function heatMapSvg({ title, x, y, z, values }: HeatMap): string {
  const columns = edges(x.values, x.log);
  const rows = edges(y.values, y.log);
  const across = scale(x.log, columns, [PLOT.left, PLOT.right], false);
  const up = scale(y.log, rows, [PLOT.bottom, PLOT.top], false);
  const shown = values.flat().filter((value) => Number.isFinite(value) && (!z.log || value > 0));
  const shade = scale(z.log, z.range ?? shown, [0, 1], false).clamp(true);
  const cells = values.flatMap((row, k) =>
    row.flatMap((value, l) => {
      if (!Number.isFinite(value) || (z.log && !(value > 0))) return [];
      const [left, right] = [across(columns[l]), across(columns[l + 1])];
      const [bottom, top] = [up(rows[k]), up(rows[k + 1])];
      return [rectangle(left, top, right - left, bottom - top, colourOf(shade(value)))];
    }),
  );
  return `${[...opening(title, { names: [z.label], indent: STRIP.gap }), ...cells, ...axes(across, up, x, y), ...scaleOfColours(z, shade)].join("\n")}\n</svg>\n`;
}

/** One row a cell. */
export const heatMapCsv = ({ x, y, z, values }: HeatMap): string =>
  csv(
    [x.label, y.label, z.label],
    values.flatMap((row, k) => row.map((value, l) => [x.values[l], y.values[k], value])),
  );

/** Where cells meet: half way between their middles, half a cell beyond the outer ones. */
function edges(middles: readonly number[], log: boolean | undefined): number[] {
  const [to, from] = log ? [Math.log, Math.exp] : [(v: number) => v, (v: number) => v];
  const at = middles.map(to);
  const last = at.length - 1;
  const inner = at.slice(1).map((value, k) => (value + at[k]) / 2);
  return [at[0] - (inner[0] - at[0]), ...inner, at[last] + (at[last] - inner[last - 1])].map(from);
}

function scaleOfColours(z: AxisName, shade: ReturnType<typeof scale>): string[] {
  const left = PLOT.right + STRIP.gap;
  const height = PLOT.bottom - PLOT.top;
  const steps = 48;
  const at = (fraction: number) => PLOT.top + height * (1 - fraction);
  const strip = Array.from({ length: steps }, (_, k) =>
    rectangle(left, at((k + 1) / steps), 16, height / steps, colourOf((k + 0.5) / steps)),
  );
  const names = ticks(shade, z.log).map(
    (tick) =>
      `<text class="ink" x="${left + STRIP.names}" y="${(at(shade(tick)) + 4).toFixed(1)}">${label(tick)}</text>`,
  );
  return [...strip, ...names, `<text class="ink" x="${left}" y="${PLOT.top - 6}">${escaped(z.label)}</text>`];
}

/** A little overlap hides the seams. */
const rectangle = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(width + 0.3).toFixed(1)}" height="${(height + 0.3).toFixed(1)}" fill="${fill}"/>`;

function colourOf(fraction: number): string {
  const place = Math.min(1, Math.max(0, fraction)) * (STOPS.length - 1);
  const k = Math.min(STOPS.length - 2, Math.floor(place));
  const mixed = STOPS[k].map((c, i) => Math.round(c + (STOPS[k + 1][i] - c) * (place - k)));
  return `#${mixed.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}
