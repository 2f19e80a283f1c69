import type { Curve } from "@openbath/figures";
import { gridSweep } from "@openbath/sweeps";
import { figureOf, type SweptPanel } from "../paper.ts";
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
import { STEADY_ERRORS } from "./points.ts";
import { styleOf } from "./styles.ts";

/** The temperatures of the sweeps; the paper's are not stated. */
const TEMPERATURES = logspace(0.4, 12, 12);
const ORDERS = [1, 2, 3, 4];

type Changes = Partial<Omit<Chain, "T">>;

const MAIN = [localRedfieldOf(1), localRedfieldOf(4), localLindbladOf(1), localLindbladOf(4), TRADITIONAL];

/** Fig. 2(c), (d): d over T at J = 0.3 and J = 1. */
export const figure2cd = figureOf([
  errorPanel("fig2c", "Steady-state error", { J: 0.3 }, MAIN),
  errorPanel("fig2d", "Steady-state error", { J: 1 }, MAIN),
]);

/** Fig. S.8: ad-hoc (expanded about 2J) against local Redfield. */
export const figureS8 = figureOf(
  (
    [
      ["figS8a", 0.3],
      ["figS8b", 1],
    ] as const
  ).map(([file, J]) => {
    const equations = [1, 4].flatMap((order) => [adHocRedfieldOf(order, 2 * J), localRedfieldOf(order)]);
    return errorPanel(file, "Ad-hoc and local", { L: 5, J }, equations);
  }),
);

/** Fig. S.9 (pure Ohmic baths), S.13 (Drude, E_D = 30) and S.15 (E_D = 10): orders 1 to 4. */
export const figureS9 = figureOf(ordersPanels("figS9", { L: 5 }));
export const figureS13 = figureOf(ordersPanels("figS13", { L: 4, cutoff: 30 }));
export const figureS15 = figureOf(ordersPanels("figS15", { L: 4, cutoff: 10 }));

function ordersPanels(file: string, changes: Changes): SweptPanel[] {
  const families = [
    ["local Redfield", localRedfieldOf],
    ["local Lindblad", localLindbladOf],
  ] as const;
  const byOrder = (_: Equation, k: number): Pick<Curve, "colour"> => ({ colour: k });
  return families.flatMap(([what, of], k) =>
    [0.3, 1].map((J, l) =>
      errorPanel(`${file}${"abcd"[2 * k + l]}`, what, { ...changes, J }, ORDERS.map(of), { style: byOrder }),
    ),
  );
}

/** Fig. S.17(a): as Fig. 2(d), the right bath three times as hot. */
export const figureS17a = figureOf([errorPanel("figS17a", "T_r = 3 T_l", { L: 5, J: 1 }, MAIN, { hotter: 3 })]);

interface ErrorPanelOptions {
  readonly style?: (equation: Equation, k: number) => Pick<Curve, "colour" | "stroke">;
  /** How much hotter the right bath is. */
  readonly hotter?: number;
}

function errorPanel(
  file: string,
  what: string,
  changes: Changes,
  equations: readonly Equation[],
  { style = styleOf, hotter = 1 }: ErrorPanelOptions = {},
): SweptPanel {
  const setting = (T: number): Chain => ({ ...chain({ ...changes, T }), T: [T, hotter * T] });
  const { L, J, cutoff } = setting(1);
  const drude = cutoff === undefined ? "" : `, E_D = ${cutoff}h`;
  return {
    sweeps: [
      gridSweep({
        command: STEADY_ERRORS.command,
        base: { chain: setting(1), equations },
        vary: { "chain.T": TEMPERATURES.map((T) => setting(T).T) },
      }),
    ],
    draw: (at) => {
      const errors = TEMPERATURES.map((T) => at(STEADY_ERRORS, { chain: setting(T), equations }));
      return {
        file,
        figure: {
          title: `${what}, J = ${J}h, L = ${L}${drude}`,
          x: { label: hotter === 1 ? "T/h" : "T_l/h", log: true },
          y: { label: "d", log: true },
          curves: equations.map((equation, k) => ({
            name: nameOf(equation),
            ...style(equation, k),
            points: TEMPERATURES.map((T, t) => [T, errors[t][k] ?? Number.NaN] as const),
          })),
        },
      };
    },
  };
}
