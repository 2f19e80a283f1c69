import type { Curve } from "@openbath/figures";
import { gridSweep, type Sweep } from "@openbath/sweeps";
import { figureOf, type SweptPanel } from "../paper.ts";
import type { At } from "../point-kind.ts";
import { type Chain, chain, type Equation, localLindbladOf, localRedfieldOf, logspace, TRADITIONAL } from "./chain.ts";
import { TIME_AVERAGED } from "./points.ts";
import { styleOf } from "./styles.ts";

/** What is varied in Fig. 3(a), which the paper does not say: tau_S = 1/J, or tau_B = 1/(2 pi T). */
export interface Scan {
  readonly title: string;
  readonly chains: readonly Chain[];
}

export const ORDERS = [0, 1, 2, 3, 4];
const EQUATIONS: readonly Equation[] = [...ORDERS.map(localRedfieldOf), localLindbladOf(1), TRADITIONAL];

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

/** The chains of a scan, by all equations. */
export const scanSweep = ({ chains }: Scan): Sweep =>
  gridSweep({ command: TIME_AVERAGED.command, base: { equations: EQUATIONS }, vary: { chain: chains } });

/** The time-averaged errors of an equation, chain by chain. */
function along(at: At, { chains }: Scan, equation: Equation): (readonly [chain: Chain, error: number])[] {
  const place = EQUATIONS.indexOf(equation);
  return chains.map((one) => [one, at(TIME_AVERAGED, { chain: one, equations: EQUATIONS })[place]]);
}

/** Pairs of tau_B/tau_S and the time-averaged error of the local Redfield equation, ascending. */
export const errorsOf = (at: At, scan: Scan, order: number): (readonly [x: number, y: number])[] =>
  along(at, scan, EQUATIONS[ORDERS.indexOf(order)])
    .map(([one, error]) => [memory(one), error] as const)
    .sort(([a], [b]) => a - b);

/** The errors of the traditional equation, in the order of the scan. */
export const traditionalErrors = (at: At, scan: Scan): number[] =>
  along(at, scan, TRADITIONAL).map(([, error]) => error);

/** Fig. 3(a), three ways. */
export const figure3a = figureOf([
  scanPanel("fig3a-J-equal-fields", couplingScan(0)),
  scanPanel("fig3a-J", couplingScan(-0.07)),
  scanPanel("fig3a-T", temperatureScan(6)),
]);

/** Fig. S.17(b): as Fig. 3(a), the right bath three times as hot. */
export const figureS17b = figureOf([scanPanel("figS17b", couplingScan(-0.07, 3), ", T_r = 3 T_l")]);

function scanPanel(file: string, scan: Scan, more = ""): SweptPanel {
  return {
    sweeps: [scanSweep(scan)],
    draw: (at) => ({
      file,
      figure: {
        title: `Time-averaged error: ${scan.title}${more}`,
        x: { label: "tau_B/tau_S", log: true },
        y: { label: "d averaged over [0, 1/gamma]", log: true },
        curves: [...ORDERS.flatMap((order) => powerLaw(at, scan, order)), ...lindblad(at, scan)],
      },
    }),
  };
}

function powerLaw(at: At, scan: Scan, order: number): Curve[] {
  const points = errorsOf(at, scan, order);
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
}

const lindblad = (at: At, scan: Scan): Curve[] =>
  (["local Lindblad N=1", "traditional"] as const).map((name, k) => {
    const equation = EQUATIONS[ORDERS.length + k];
    return {
      name,
      ...styleOf(equation),
      colour: equation === TRADITIONAL ? 5 : 6,
      points: along(at, scan, equation).map(([one, error]) => [memory(one), error] as const),
    };
  });
