import {
  type ChoiceField,
  type DrawingField,
  drawnOf,
  type Field,
  type FormulaField,
  type NumberField,
  numberOf,
  textOf,
  type Values,
} from "./field.ts";
import type { ProblemData } from "./setting.ts";

/** How a setting's baths can be: named shapes with two parameters each, a formula, a drawing. */
export interface DensityChoice {
  readonly shapes: readonly { readonly value: string; readonly label: string }[];
  readonly fallback: string;
  readonly strength: NumberField;
  /** What the problem file calls the second parameter of the named shapes. */
  readonly width: NumberField & { readonly fileKey: string };
  readonly formula: string;
  /** The ends of the paper to draw on, and its top. */
  readonly paper: { readonly from: number; readonly to: number; readonly top: number };
}

/** As many points as can be told apart on a phone. */
const DRAWN_POINTS = 13;

const OWN = [
  { value: "formula", label: "a formula" },
  { value: "drawn", label: "drawn by hand" },
];

/** The fields for the spectral density of the baths: its shape, and what the shape needs. */
export class DensityFields {
  readonly shape: ChoiceField;
  readonly formula: FormulaField;
  readonly drawing: DrawingField;
  readonly #choice: DensityChoice;

  constructor(choice: DensityChoice) {
    this.#choice = choice;
    this.shape = {
      kind: "choice",
      key: "density",
      label: "Shape of J(ω), both baths",
      options: [...choice.shapes, ...OWN],
      fallback: choice.fallback,
    };
    this.formula = {
      kind: "formula",
      key: "formula",
      label: "J(w) =",
      help: "of w, with + - * / ^, exp, sqrt, sin, cos, tanh, abs, min, max, step, pi",
      fallback: choice.formula,
    };
    const { from, to, top } = choice.paper;
    const at = Array.from({ length: DRAWN_POINTS }, (_, k) => from + ((to - from) * k) / (DRAWN_POINTS - 1));
    this.drawing = {
      kind: "drawing",
      key: "drawn",
      label: "J(ω), drawn",
      help: "Draw with the pointer, or go from point to point with the left and right arrow keys and move it with up and down.",
      at,
      top,
      fallback: at.map((w) => Number((top * hump((w - from) / (to - from))).toFixed(2))),
    };
  }

  /** The fields to show. */
  fields(values: Values): Field[] {
    const shape = textOf(values, this.shape);
    if (shape === "formula") return [this.shape, this.formula];
    if (shape === "drawn") return [this.shape, this.drawing];
    return [this.shape, this.#choice.strength, this.#choice.width];
  }

  /** The entry of the problem file. */
  entry(values: Values): ProblemData {
    const shape = textOf(values, this.shape);
    if (shape === "formula") return { kind: "expression", formula: textOf(values, this.formula) };
    if (shape === "drawn") {
      const drawn = drawnOf(values, this.drawing);
      return { kind: "tabulated", points: this.drawing.at.map((w, k) => [w, drawn[k]]) };
    }
    const { strength, width } = this.#choice;
    return { kind: shape, strength: numberOf(values, strength), [width.fileKey]: numberOf(values, width) };
  }

  /** Which field an error below `spectralDensity` belongs to. */
  places(baths: readonly string[], values: Values): Record<string, string> {
    const shape = textOf(values, this.shape);
    const { strength, width } = this.#choice;
    const own = shape === "formula" ? this.formula.key : shape === "drawn" ? this.drawing.key : this.shape.key;
    return Object.fromEntries(
      baths.flatMap((name) => [
        [`baths.${name}.spectralDensity`, own],
        [`baths.${name}.spectralDensity.strength`, strength.key],
        [`baths.${name}.spectralDensity.${width.fileKey}`, width.key],
      ]),
    );
  }
}

/** Something to begin a drawing with: zero at both ends, one in the first half. */
const hump = (x: number): number => Math.max(0, 6.75 * x * (1 - x) ** 2);
