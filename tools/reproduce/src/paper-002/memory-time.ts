import type { Curve } from "@openbath/figures";
import type { Panel } from "../paper.ts";
import { type Chain, chain, localLindbladOf, localRedfieldOf, logspace, TRADITIONAL } from "./chain.ts";
import { timeAveragedError } from "./courses.ts";
import { styleOf } from "./steady-errors.ts";

/** What is varied in Fig. 3(a), which the paper does not say: tau_S = 1/J, or tau_B = 1/(2 pi T). */
export interface Scan {
  readonly title: string;
  readonly chains: readonly Chain[];
}

export const ORDERS = [0, 1, 2, 3, 4];

const COUPLINGS = logspace(0.02, 1, 8);
const TEMPERATURES = logspace(1.6, 64, 9);

/** tau_S varied at T = 5; the exponents are N + 1 with equal fields only. */
export const couplingScan = (gradient: number, hotter = 1): Scan => ({
  title: `L = 4, J varied, T = 5h, delta = ${gradient}h`,
  chains: COUPLINGS.map((J) => ({ ...chain({ L: 4, J, T: 5, gradient }), T: [5, 5 * hotter] })),
});

/** tau_B varied at J = h. */
export const temperatureScan = (L: number, hotter = 1): Scan => ({
  title: `L = ${L}, T varied, J = h`,
  chains: TEMPERATURES.map((T) => ({ ...chain({ L, T }), T: [T, T * hotter] })),
});

/** tau_B/tau_S = J/(2 pi T_l). */
export const memory = ({ J, T }: Chain): number => J / (2 * Math.PI * T[0]);

/** Pairs of tau_B/tau_S and the time-averaged error of the local Redfield equation, ascending. */
export const errorsOf = ({ chains }: Scan, order: number): [x: number, y: number][] =>
  chains
    .map((one): [number, number] => [memory(one), timeAveragedError(one, localRedfieldOf(order))])
    .sort(([a], [b]) => a - b);

/** Fig. 3(a), three ways. */
export function* figure3a(): Iterable<Panel> {
  yield scanPanel("fig3a-J-equal-fields", couplingScan(0));
  yield scanPanel("fig3a-J", couplingScan(-0.07));
  yield scanPanel("fig3a-T", temperatureScan(6));
}

/** Fig. S.17(b): as Fig. 3(a), the right bath three times as hot. */
export function* figureS17b(): Iterable<Panel> {
  yield scanPanel("figS17b", couplingScan(-0.07, 3), ", T_r = 3 T_l");
}

function scanPanel(file: string, scan: Scan, more = ""): Panel {
  const curves: Curve[] = ORDERS.flatMap((order) => {
    const points = errorsOf(scan, order);
    const [x0, y0] = points[0];
    return [
      { name: `local Redfield N=${order}`, colour: order, points },
      {
        name: `power ${order + 1}`,
        colour: order,
        stroke: "dashed",
        points: points.map(([x]) => [x, y0 * (x / x0) ** (order + 1)] as const),
      },
    ];
  });
  for (const [name, equation] of [
    ["local Lindblad N=1", localLindbladOf(1)],
    ["traditional", TRADITIONAL],
  ] as const) {
    curves.push({
      name,
      ...styleOf(equation),
      colour: equation === TRADITIONAL ? 5 : 6,
      points: scan.chains.map((one) => [memory(one), timeAveragedError(one, equation)]),
    });
  }
  return {
    file,
    figure: {
      title: `Time-averaged error: ${scan.title}${more}`,
      x: { label: "tau_B/tau_S", log: true },
      y: { label: "d averaged over [0, 1/gamma]", log: true },
      curves,
    },
  };
}
