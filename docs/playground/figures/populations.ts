import * as Plot from "@observablehq/plot";
import type { Populations } from "../solve/outcome.ts";
import { look, type Palette } from "./palette.ts";
import { tick } from "./ticks.ts";

/** Populations below this are rounding. */
const SMALLEST = 1e-12;

/** The populations of every series side by side: points on a logarithmic scale, or bars. */
export function populationsFigure(
  { levels, values, across, logarithmic }: Populations,
  series: readonly string[],
  palette: Palette,
  width: number,
  height: number,
): SVGSVGElement {
  const present = series.filter((name) => values[name] !== undefined);
  const rows = present.flatMap((name) => levels.map((_, level) => ({ level, name, p: values[name][level] })));
  const every = Math.ceil((levels.length * 44) / Math.max(1, width - 70));
  const common = {
    width,
    height,
    marginLeft: 56,
    marginBottom: 36,
    style: { color: palette.ink, background: "transparent", fontSize: "12px", fontFamily: "system-ui, sans-serif" },
  };
  const grid = Plot.gridY({ stroke: palette.line, strokeOpacity: 1 });
  const named = {
    label: across,
    labelAnchor: "center" as const,
    labelArrow: "none" as const,
    tickFormat: (level: number) => (level % every === 0 ? short(levels[level]) : ""),
    tickSize: 0,
  };
  if (!logarithmic) {
    return Plot.plot({
      ...common,
      x: { axis: null, domain: present, padding: 0.1 },
      fx: { ...named, domain: levels.map((_, k) => k), axis: "bottom", padding: 0.2 },
      y: { label: null, tickFormat: tick, ticks: 5 },
      marks: [
        grid,
        Plot.ruleY([0], { stroke: palette.soft }),
        ...present.map((name) =>
          Plot.barY(
            rows.filter((row) => row.name === name),
            { fx: "level", x: "name", y: "p", fill: look(palette, series.indexOf(name)).colour },
          ),
        ),
      ],
    }) as SVGSVGElement;
  }
  const drawn = rows.filter(({ p }) => p > SMALLEST);
  const spread = Math.min(11, (0.7 * (width - 70)) / levels.length / Math.max(1, present.length));
  return Plot.plot({
    ...common,
    x: { ...named, type: "point", domain: levels.map((_, k) => k), padding: 0.6 },
    y: { type: "log", label: null, tickFormat: tick, ticks: 5, nice: true },
    marks: [
      grid,
      ...present.map((name, k) => {
        const { colour, symbol } = look(palette, series.indexOf(name));
        return Plot.dot(
          drawn.filter((row) => row.name === name),
          { x: "level", y: "p", symbol, fill: colour, r: 4, dx: spread * (k - (present.length - 1) / 2) },
        );
      }),
    ],
  }) as SVGSVGElement;
}

/** Energies on an axis need few digits. */
const short = (text: string): string =>
  text !== "" && Number.isFinite(Number(text)) ? tick(Number(Number(text).toPrecision(3))) : text;
