import type { Numbers } from "../solve/outcome.ts";
import { fromSlider, type NumberField } from "./field.ts";
import type { Setting } from "./setting.ts";
import { type State, sweepField, withValue } from "./state.ts";

/** What every series gives at one value of the parameter; empty where nothing could be solved. */
export interface CurvePoint {
  readonly x: number;
  readonly numbers: Numbers;
}

/** The finest curve has 2^5 + 1 points. */
const FINEST = 32;

/** Places from 0 to 1, coarse ones first: every stage lies between those before it. */
export const STAGES: readonly (readonly number[])[] = [8, 4, 2, 1].map((stride, k) =>
  Array.from({ length: FINEST / stride + 1 }, (_, j) => j * stride)
    .filter((place) => k === 0 || place % (2 * stride) !== 0)
    .map((place) => place / FINEST),
);

/** The states along the curve at these places of the slider. */
export function statesAt(setting: Setting, state: State, places: readonly number[]): { x: number; state: State }[] {
  const field = unrounded(sweepField(setting, state));
  return places.map((place) => {
    const x = fromSlider(field, place);
    return { x, state: withValue(state, field.key, x) };
  });
}

/** Curves need no round numbers, and no two places may fall on one. */
const unrounded = (field: NumberField): NumberField =>
  field.logarithmic ? field : { ...field, step: (field.max - field.min) / FINEST };

/** Points in the order of x, later ones in place of earlier ones. */
export function merged(before: readonly CurvePoint[], more: readonly CurvePoint[]): CurvePoint[] {
  const byPlace = new Map([...before, ...more].map((point) => [point.x, point]));
  return [...byPlace.values()].sort((a, b) => a.x - b.x);
}
