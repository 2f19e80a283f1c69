import type { Curve, Stroke } from "@openbath/figures";
import type { Equation } from "./chain.ts";

/** Colours by the kind of equation, as in the legends of the paper. */
const COLOUR: Record<Equation["kind"], number> = {
  redfield: 0,
  "local-redfield": 1,
  "local-lindblad": 2,
  traditional: 5,
  "ad-hoc-redfield": 4,
  "ad-hoc-lindblad": 3,
};
const ORDER_STROKE: Record<number, Stroke> = { 0: "dotted", 1: "dashed", 2: "dotted", 3: "dash-dotted" };

/** Colour and stroke of an equation: the kind and the order. */
export const styleOf = (equation: Equation): Pick<Curve, "colour" | "stroke"> => {
  const stroke: Stroke | undefined =
    equation.kind === "traditional" ? "dash-dotted" : "order" in equation ? ORDER_STROKE[equation.order] : undefined;
  return { colour: COLOUR[equation.kind], ...(stroke ? { stroke } : {}) };
};
