import * as Plot from "@observablehq/plot";
import type { CurvePoint } from "../core/curve.ts";
import type { NumberField } from "../core/field.ts";
import type { Quantity } from "../core/setting.ts";
import type { Numbers } from "../solve/outcome.ts";
import { look, type Palette } from "./palette.ts";
import { tick } from "./ticks.ts";

export interface CurvePanel {
  readonly quantity: Quantity;
  readonly series: readonly string[];
  readonly curve: readonly CurvePoint[];
  readonly field: NumberField;
  /** The point that the page stands at. */
  readonly at?: { readonly x: number; readonly numbers: Numbers };
}

/** Differences below this part of the largest value are rounding, and no axis is stretched to show them. */
const FLAT = 1e-9;

/** One quantity of every series against the chosen parameter, the present point marked. */
export function curvePanel(panel: CurvePanel, palette: Palette, width: number, height: number): SVGSVGElement {
  const { quantity, series, curve, field, at } = panel;
  const lines = series.map((name) =>
    curve.map(({ x, numbers }) => ({ x, y: shown(numbers[name]?.[quantity.key], quantity) })).sort((a, b) => a.x - b.x),
  );
  const marks = series.map((name) => shown(at?.numbers[name]?.[quantity.key], quantity));
  const values = [...lines.flat().map(({ y }) => y), ...marks].filter(Number.isFinite);
  return Plot.plot({
    width,
    height,
    marginLeft: 56,
    marginRight: 12,
    marginTop: 10,
    marginBottom: 34,
    style: { color: palette.ink, background: "transparent", fontSize: "12px", fontFamily: "system-ui, sans-serif" },
    x: {
      type: field.logarithmic ? "log" : "linear",
      domain: [field.min, field.max],
      label: field.label,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: 5,
      tickFormat: tick,
    },
    y: {
      type: quantity.logarithmic ? "log" : "linear",
      domain: quantity.logarithmic ? decades(values) : around(values),
      label: null,
      ticks: 4,
      tickFormat: tick,
      nice: true,
    },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 4 }),
      ...(quantity.logarithmic ? [] : [Plot.ruleY([0], { stroke: palette.soft, strokeOpacity: 0.6, clip: true })]),
      ...(at ? [Plot.ruleX([at.x], { stroke: palette.ink, strokeOpacity: 0.5, clip: true })] : []),
      ...lines.map((line, k) => {
        const { colour, dash } = look(palette, k);
        return Plot.lineY(line, {
          x: "x",
          y: "y",
          stroke: colour,
          strokeWidth: 2,
          strokeDasharray: dash,
          curve: "monotone-x",
          clip: true,
        });
      }),
      ...marks.map((y, k) => {
        const { colour, symbol } = look(palette, k);
        const point = at && Number.isFinite(y) ? [{ x: at.x, y }] : [];
        return Plot.dot(point, { x: "x", y: "y", symbol, fill: colour, stroke: palette.page, r: 4.5, clip: true });
      }),
    ],
  }) as SVGSVGElement;
}

const shown = (value: number | undefined, { logarithmic }: Quantity): number =>
  value === undefined || !Number.isFinite(value) || (logarithmic && value <= 0) ? Number.NaN : value;

/** The span of the values, or something around them where they are all the same. */
function around(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > FLAT * size) return [low, high];
  return size < 1e-12 ? [-1, 1] : [low - 0.5 * size, high + 0.5 * size];
}

/** At most twelve decades: what lies below is rounding. */
function decades(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1e-3, 1];
  const high = Math.max(...values);
  return [Math.max(Math.min(...values), high * 1e-12, 1e-16), high];
}
