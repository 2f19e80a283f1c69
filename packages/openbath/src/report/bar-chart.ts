import { scaleBand, scaleLinear, scaleLog } from "d3-scale";
import { figure } from "../table.ts";
import { escapeHtml } from "./escape.ts";

/** Grouped bars: for every group one bar a series. */
export interface BarChart {
  readonly title: string;
  readonly groups: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Bars from the smallest power of ten up; only positive values are drawn. */
  readonly log?: boolean;
}

const SIZE = { width: 760, height: 320, left: 76, right: 16, top: 34, bottom: 58 };

/** The chart as inline SVG; colours come from the page's --series-N variables, so they follow light and dark. */
export function barChart({ title, groups, series, log }: BarChart): string {
  const values = series.flatMap((one) => one.values).filter((x) => Number.isFinite(x) && (!log || x > 0));
  if (values.length === 0) return "";
  const range: [number, number] = [SIZE.height - SIZE.bottom, SIZE.top];
  const low = log ? 10 ** Math.floor(Math.log10(Math.min(...values))) : Math.min(0, ...values);
  const high = Math.max(...values, log ? low * 10 : 0);
  const up = log ? scaleLog([low, high], range) : scaleLinear([low, high === low ? low + 1 : high], range).nice();
  const across = scaleBand(
    groups.map((_, k) => String(k)),
    [SIZE.left, SIZE.width - SIZE.right],
  )
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const within = scaleBand(
    series.map((_, k) => String(k)),
    [0, across.bandwidth()],
  ).padding(0.08);
  const base = up(log ? low : 0);
  const ticks = log ? up.ticks(5).filter((x) => Number.isInteger(Number(Math.log10(x).toFixed(9)))) : up.ticks(5);
  const grid = ticks.map((tick) => {
    const y = up(tick).toFixed(1);
    return `<line class="grid" x1="${SIZE.left}" x2="${SIZE.width - SIZE.right}" y1="${y}" y2="${y}"/><text x="${SIZE.left - 6}" y="${y}" dy="0.32em" text-anchor="end">${tick === 0 ? "0" : escapeHtml(String(Number(tick.toPrecision(6))))}</text>`;
  });
  const bars = groups.flatMap((group, g) =>
    series.map(({ name, values: heights }, s) => {
      const value = heights[g];
      if (!Number.isFinite(value) || (log && value <= 0)) return "";
      const end = up(value);
      const x = (across(String(g)) ?? 0) + (within(String(s)) ?? 0);
      const about = `${escapeHtml(group)}, ${escapeHtml(name)}: ${figure(value)}`;
      return `<rect class="series-${s % 6}" x="${x.toFixed(1)}" width="${within.bandwidth().toFixed(1)}" y="${Math.min(end, base).toFixed(1)}" height="${Math.max(0.5, Math.abs(end - base)).toFixed(1)}"><title>${about}</title></rect>`;
    }),
  );
  const names = groups.map((group, g) => {
    const x = ((across(String(g)) ?? 0) + across.bandwidth() / 2).toFixed(1);
    return `<text x="${x}" y="${SIZE.height - SIZE.bottom + 18}" text-anchor="middle">${escapeHtml(group)}</text>`;
  });
  const keys = series.map(
    ({ name }, s) =>
      `<rect class="series-${s % 6}" x="${SIZE.left + s * 170}" y="${SIZE.height - 22}" width="12" height="12"/><text x="${SIZE.left + s * 170 + 18}" y="${SIZE.height - 12}">${escapeHtml(name)}</text>`,
  );
  return [
    `<svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${escapeHtml(title)}">`,
    `<text class="title" x="${SIZE.left}" y="18">${escapeHtml(title)}</text>`,
    ...grid,
    ...bars,
    `<line class="axis" x1="${SIZE.left}" x2="${SIZE.width - SIZE.right}" y1="${base.toFixed(1)}" y2="${base.toFixed(1)}"/>`,
    ...names,
    ...keys,
    "</svg>",
  ].join("\n");
}
