/** What a field of a setting can hold. */
export type Value = number | string | readonly number[] | readonly string[];

/** The values that somebody chose, by the key of their field; fields that nobody touched have their own fallback. */
export type Values = Readonly<Record<string, Value>>;

interface Common {
  readonly key: string;
  readonly label: string;
  /** One line below the label. */
  readonly help?: string;
}

/** A number with a slider beside it. The slider has ends; what is typed may lie beyond them. */
export interface NumberField extends Common {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly fallback: number;
  /** A slider in equal ratios instead of equal steps; min must then be positive. */
  readonly logarithmic?: boolean;
}

/** A number's field, from the ends and the step of its slider. */
export const number = (
  key: string,
  label: string,
  [min, max, step]: readonly [number, number, number],
  fallback: number,
  more: Pick<NumberField, "help" | "logarithmic"> = {},
): NumberField => ({ kind: "number", key, label, min, max, step, fallback, ...more });

/** One out of a few. */
export interface ChoiceField extends Common {
  readonly kind: "choice";
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fallback: string;
}

/** Any number of a few, at least one. */
export interface ChecksField extends Common {
  readonly kind: "checks";
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fallback: readonly string[];
}

/** A formula of w. */
export interface FormulaField extends Common {
  readonly kind: "formula";
  readonly fallback: string;
}

/** Values of a function at fixed places, drawn by hand. */
export interface DrawingField extends Common {
  readonly kind: "drawing";
  /** The places, ascending. */
  readonly at: readonly number[];
  /** The top of the paper. */
  readonly top: number;
  readonly fallback: readonly number[];
}

export type Field = NumberField | ChoiceField | ChecksField | FormulaField | DrawingField;

/** Fields under one heading. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

export const numberOf = (values: Values, field: NumberField): number => {
  const value = values[field.key];
  return typeof value === "number" ? value + 0 : field.fallback; // + 0: no zero is below zero
};

export const textOf = (values: Values, field: ChoiceField | FormulaField): string => {
  const value = values[field.key];
  if (typeof value !== "string") return field.fallback;
  // a choice that was there may have gone with another value
  return field.kind === "choice" && !field.options.some((option) => option.value === value) ? field.fallback : value;
};

export const checkedOf = (values: Values, { key, fallback, options }: ChecksField): readonly string[] => {
  const value = values[key];
  if (!Array.isArray(value)) return fallback;
  const chosen = options.map((option) => option.value).filter((one) => value.includes(one));
  return chosen.length === 0 ? fallback : chosen;
};

/** A whole number out of a few. */
export const countOf = (values: Values, field: ChoiceField): number => Number(textOf(values, field));

export const drawnOf = (values: Values, { key, at, fallback }: DrawingField): readonly number[] => {
  const value = values[key];
  return Array.isArray(value) && value.length === at.length ? (value as readonly number[]) : fallback;
};

/** Where a value stands on its slider, from 0 to 1; values beyond the ends stand at the ends. */
export function toSlider(field: NumberField, value: number): number {
  const { min, max, logarithmic } = field;
  const part = logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.min(1, Math.max(0, Number.isNaN(part) ? 0 : part));
}

/** The value at a place of the slider from 0 to 1, to a number of digits that people would write. */
export function fromSlider(field: NumberField, place: number): number {
  const { min, max, step, logarithmic } = field;
  if (logarithmic) return Number((min * (max / min) ** place).toPrecision(3));
  return Number((min + Math.round((place * (max - min)) / step) * step).toPrecision(12));
}
