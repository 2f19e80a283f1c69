import { scaleBand, scaleLinear, scaleLog } from "d3-scale";
import { figure } from "../table.ts";
import { escapeHtml } from "./escape.ts";

/** Grouped bars: for every group one bar a series. */
export interface BarChart {
  readonly title: string;
  readonly groups: readonly string[];
  /** What the groups are, written below them. */
  readonly across: string;
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Bars from a power of ten below the smallest value up; only positive values are drawn. */
  readonly log?: boolean;
}

const SIZE = { width: 760, height: 300, left: 76, right: 12, top: 12, bottom: 48 };

/** Colours that the page's style sheet has. */
const COLOURS = 8;

/** The chart as a figure: title and key as text of the page, bars as inline SVG whose colours follow light and dark. */
export function barChart(chart: BarChart): string {
  const { title, series, log } = chart;
  const values = series.flatMap((one) => one.values).filter((x) => Number.isFinite(x) && (!log || x > 0));
  if (values.length === 0) return "";
  const keys = series.map(({ name }, s) => `<span><i class="series-${s % COLOURS}"></i>${escapeHtml(name)}</span>`);
  return [
    "<figure>",
    `<figcaption><b>${escapeHtml(title)}</b><span class="key">${keys.join(" ")}</span></figcaption>`,
    `<div class="scroll"><svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${escapeHtml(title)}">`,
    ...drawing(chart, values),
    "</svg></div>",
    "</figure>",
  ].join("\n");
}

function drawing({ groups, across, series, log }: BarChart, values: readonly number[]): string[] {
  const range: [number, number] = [SIZE.height - SIZE.bottom, SIZE.top];
  const up = log ? logarithmic(values, range) : linear(values, range);
  const places = scaleBand(
    groups.map((_, k) => String(k)),
    [SIZE.left, SIZE.width - SIZE.right],
  )
    .paddingInner(0.25)
    .paddingOuter(0.15);
  const within = scaleBand(
    series.map((_, k) => String(k)),
    [0, places.bandwidth()],
  ).padding(0.08);
  const base = up(log ? up.domain()[0] : 0);
  const left = (group: number): number => places(String(group)) ?? 0;

  const grid = up.ticks(5).map((tick) => {
    if (log && !Number.isInteger(Number(Math.log10(tick).toFixed(9)))) return "";
    const y = up(tick).toFixed(1);
    return `<line class="grid" x1="${SIZE.left}" x2="${SIZE.width - SIZE.right}" y1="${y}" y2="${y}"/><text x="${SIZE.left - 8}" y="${y}" dy="0.32em" text-anchor="end">${String(Number(tick.toPrecision(6)))}</text>`;
  });
  const bars = groups.flatMap((group, g) =>
    series.map(({ name, values: heights }, s) => {
      const value = heights[g];
      if (!Number.isFinite(value) || (log && value <= 0)) return "";
      const end = up(value);
      const x = left(g) + (within(String(s)) ?? 0);
      const about = `${escapeHtml(group)}, ${escapeHtml(name)}: ${figure(value)}`;
      return `<rect class="series-${s % COLOURS}" x="${x.toFixed(1)}" width="${within.bandwidth().toFixed(1)}" y="${Math.min(end, base).toFixed(1)}" height="${Math.max(0.5, Math.abs(end - base)).toFixed(1)}"><title>${about}</title></rect>`;
    }),
  );
  const names = groups.map((group, g) => {
    const x = (left(g) + places.bandwidth() / 2).toFixed(1);
    return `<text x="${x}" y="${SIZE.height - SIZE.bottom + 18}" text-anchor="middle">${escapeHtml(group)}</text>`;
  });
  return [
    ...grid,
    ...bars,
    `<line class="axis" x1="${SIZE.left}" x2="${SIZE.width - SIZE.right}" y1="${base.toFixed(1)}" y2="${base.toFixed(1)}"/>`,
    ...names,
    `<text class="soft" x="${(SIZE.left + SIZE.width - SIZE.right) / 2}" y="${SIZE.height - 8}" text-anchor="middle">${escapeHtml(across)}</text>`,
  ].filter((line) => line !== "");
}

/** From a power of ten below the smallest value to the largest; at most twelve decades, since what lies below is rounding. */
function logarithmic(values: readonly number[], range: [number, number]) {
  const high = Math.max(...values);
  const low = 10 ** Math.max(Math.floor(Math.log10(Math.min(...values) * 0.999)), Math.ceil(Math.log10(high)) - 12);
  return scaleLog([low, Math.max(high, low * 10)], range).clamp(true);
}

/** With zero always in sight; all of one value still has a height. */
function linear(values: readonly number[], range: [number, number]) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return scaleLinear([low, high === low ? 1 : high], range).nice();
}
