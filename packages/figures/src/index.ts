export { csv } from "./csv.ts";
export { type Curve, type Figure, figureCsv, type Stroke, svg } from "./figure.ts";
export { type HeatMap, heatMapCsv, heatMapSvg } from "./heat-map.ts";
export type { AxisName } from "./svg-parts.ts";
