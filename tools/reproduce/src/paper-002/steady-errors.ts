import type { Curve, Stroke } from "@openbath/figures";
import type { Panel } from "../paper.ts";
import {
  adHocRedfieldOf,
  type Chain,
  chain,
  type Equation,
  localLindbladOf,
  localRedfieldOf,
  logspace,
  nameOf,
  TRADITIONAL,
} from "./chain.ts";
import { steadyError } from "./states.ts";

/** The temperatures of the sweeps; the paper's are not stated. */
const TEMPERATURES = logspace(0.4, 12, 12);
const ORDERS = [1, 2, 3, 4];

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

/** Fig. 2(c), (d): d over T at J = 0.3 and J = 1. */
export function* figure2cd(): Iterable<Panel> {
  const equations = [localRedfieldOf(1), localRedfieldOf(4), localLindbladOf(1), localLindbladOf(4), TRADITIONAL];
  yield errorPanel("fig2c", "Steady-state error", { J: 0.3 }, equations);
  yield errorPanel("fig2d", "Steady-state error", { J: 1 }, equations);
}

/** Fig. S.8: ad-hoc (expanded about 2J) against local Redfield. */
export function* figureS8(): Iterable<Panel> {
  for (const [file, J] of [
    ["figS8a", 0.3],
    ["figS8b", 1],
  ] as const) {
    const equations = [1, 4].flatMap((order) => [adHocRedfieldOf(order, 2 * J), localRedfieldOf(order)]);
    yield errorPanel(file, "Ad-hoc and local", { L: 5, J }, equations);
  }
}

/** Fig. S.9 (pure Ohmic baths), S.13 (Drude, E_D = 30) and S.15 (E_D = 10): orders 1 to 4. */
export const figureS9 = (): Iterable<Panel> => ordersPanels("figS9", { L: 5 });
export const figureS13 = (): Iterable<Panel> => ordersPanels("figS13", { L: 4, cutoff: 30 });
export const figureS15 = (): Iterable<Panel> => ordersPanels("figS15", { L: 4, cutoff: 10 });

function* ordersPanels(file: string, changes: Partial<Omit<Chain, "T">>): Iterable<Panel> {
  const families = [
    ["local Redfield", localRedfieldOf],
    ["local Lindblad", localLindbladOf],
  ] as const;
  const letters = ["a", "b", "c", "d"];
  for (const [k, [what, of]] of families.entries()) {
    for (const [l, J] of [0.3, 1].entries()) {
      yield errorPanel(`${file}${letters[2 * k + l]}`, what, { ...changes, J }, ORDERS.map(of), byOrder);
    }
  }
}

const byOrder = (_: Equation, k: number): Pick<Curve, "colour"> => ({ colour: k });

/** Fig. S.17(a): as Fig. 2(d), the right bath three times as hot. */
export function* figureS17a(): Iterable<Panel> {
  const equations = [localRedfieldOf(1), localRedfieldOf(4), localLindbladOf(1), localLindbladOf(4), TRADITIONAL];
  yield errorPanel("figS17a", "T_r = 3 T_l", { L: 5, J: 1 }, equations, styleOf, 3);
}

function errorPanel(
  file: string,
  what: string,
  changes: Partial<Omit<Chain, "T">>,
  equations: readonly Equation[],
  style: (equation: Equation, k: number) => Pick<Curve, "colour" | "stroke"> = styleOf,
  hotter = 1,
): Panel {
  const curves = equations.map((equation, k) => ({
    name: nameOf(equation),
    ...style(equation, k),
    points: TEMPERATURES.map((T) => {
      const parameters: Chain = { ...chain({ ...changes, T }), T: [T, hotter * T] };
      return [T, steadyError(parameters, equation)] as const;
    }),
  }));
  const { L, J, cutoff } = chain({ ...changes, T: 1 });
  const drude = cutoff === undefined ? "" : `, E_D = ${cutoff}h`;
  return {
    file,
    figure: {
      title: `${what}, J = ${J}h, L = ${L}${drude}`,
      x: { label: hotter === 1 ? "T/h" : "T_l/h", log: true },
      y: { label: "d", log: true },
      curves,
    },
  };
}
