import { type Field, type NumberField, numberOf, type Values } from "./field.ts";
import type { Setting } from "./setting.ts";

/** All that the page shows follows from this: which setting, the values chosen, and what the curves run over. */
export interface State {
  readonly setting: string;
  readonly values: Values;
  /** The key of the number that the curves run over. */
  readonly sweep: string;
}

/** All fields of a setting at these values. */
export const fieldsOf = (setting: Setting, values: Values): Field[] =>
  setting.groups(values).flatMap(({ fields }) => fields);

/** The numbers that curves can run over. */
export const sweepable = (setting: Setting, values: Values): NumberField[] =>
  fieldsOf(setting, values).filter((field): field is NumberField => field.kind === "number");

/** The number that the curves run over; the setting's own choice where the key names none. */
export function sweepField(setting: Setting, { values, sweep }: State): NumberField {
  const all = sweepable(setting, values);
  return all.find(({ key }) => key === sweep) ?? all.find(({ key }) => key === setting.sweep) ?? all[0];
}

/** The state with one value changed. */
export const withValue = (state: State, key: string, value: Values[string]): State => ({
  ...state,
  values: { ...state.values, [key]: value },
});

/** What the curves depend on: everything but the number that they run over, and its value. */
export function curveKey(setting: Setting, state: State): string {
  const field = sweepField(setting, state);
  const { [field.key]: _, ...rest } = state.values;
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([setting.id, field.key, field.min, field.max, sorted]);
}

/** The value at which the picture stands. */
export const sweptValue = (setting: Setting, state: State): number =>
  numberOf(state.values, sweepField(setting, state));
