export { type AdaptiveOptions, adaptivePanels } from "./adaptive.ts";
export { type CauchyTaylor, type CauchyTaylorOptions, cauchyTaylor, taylor } from "./cauchy-taylor.ts";
export type { Continuation } from "./local-taylor.ts";
export { PanelFunction } from "./panel-function.ts";
export { PanelTree } from "./panel-tree.ts";
export { gradedEdges, gridPositions, panelGrid, panelsFromSamples } from "./panels-from-samples.ts";
export { type Estimate, PiecewiseFunction, type PiecewiseOptions, piecewise, type Tail } from "./piecewise.ts";
