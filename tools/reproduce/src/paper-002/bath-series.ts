import type { Curve } from "@openbath/figures";
import { gridSweep } from "@openbath/sweeps";
import { figureOf, type SweptPanel } from "../paper.ts";
import { linspace } from "./chain.ts";
import { SERIES } from "./points.ts";

const ENERGIES = linspace(-10, 10, 201);
const ORDERS = [1, 2, 4, 8];

/** Fig. S.2: W(E) of the pure Ohmic bath at T = h and its Taylor polynomials about -2h and 2h. */
export const figureS2 = figureOf([seriesPanel("figS2a", -2, 1, "re"), seriesPanel("figS2b", 2, 1, "re")]);

/** Fig. S.16: the same for a Drude bath, E_D = 10, T = 2, real and imaginary parts. */
export const figureS16 = figureOf([
  seriesPanel("figS16a", -2, 2, "re", 10),
  seriesPanel("figS16b", 2, 2, "re", 10),
  seriesPanel("figS16c", -2, 2, "im", 10),
  seriesPanel("figS16d", 2, 2, "im", 10),
]);

function seriesPanel(file: string, about: number, T: number, part: "re" | "im", cutoff?: number): SweptPanel {
  const base = { about, T, part, ...(cutoff === undefined ? {} : { cutoff }), energies: ENERGIES };
  return {
    sweeps: [gridSweep({ command: SERIES.command, base, vary: { orders: [ORDERS] } })],
    draw: (at) => {
      const { exact: values, polynomials } = at(SERIES, { ...base, orders: ORDERS });
      const exact = ENERGIES.map((E, k) => [E, values[k]] as const);
      const most = 1.5 * Math.max(...values.map(Math.abs));
      const polynomial = (order: number, k: number): Curve => ({
        name: `N = ${order}`,
        stroke: "dashed",
        points: ENERGIES.map((E, e) => [E, polynomials[k][e]] as const).filter(([, w]) => Math.abs(w) <= most), // what leaves the frame
      });
      const bath = cutoff === undefined ? "pure Ohmic" : `Drude E_D = ${cutoff}h`;
      return {
        file,
        figure: {
          title: `Taylor series of W about eps0 = ${about}h, ${bath}, T = ${T}h`,
          x: { label: "E/h" },
          y: { label: part === "re" ? "Re W/h" : "Im W/h" },
          curves: [{ name: "W(E)", points: exact }, ...ORDERS.map(polynomial)],
        },
      };
    },
  };
}
