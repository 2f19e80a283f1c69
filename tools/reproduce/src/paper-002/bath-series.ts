import { compileBath } from "@openbath/baths";
import type { Curve } from "@openbath/figures";
import type { Panel } from "../paper.ts";
import { bathOf, linspace } from "./chain.ts";

const ENERGIES = linspace(-10, 10, 201);
const ORDERS = [1, 2, 4, 8];
const GAMMA = 0.25;

/** Fig. S.2: W(E) of the pure Ohmic bath at T = h and its Taylor polynomials about -2h and 2h. */
export function* figureS2(): Iterable<Panel> {
  yield seriesPanel("figS2a", -2, 1, "re");
  yield seriesPanel("figS2b", 2, 1, "re");
}

/** Fig. S.16: the same for a Drude bath, E_D = 10, T = 2, real and imaginary parts. */
export function* figureS16(): Iterable<Panel> {
  yield seriesPanel("figS16a", -2, 2, "re", 10);
  yield seriesPanel("figS16b", 2, 2, "re", 10);
  yield seriesPanel("figS16c", -2, 2, "im", 10);
  yield seriesPanel("figS16d", 2, 2, "im", 10);
}

function seriesPanel(file: string, at: number, T: number, part: "re" | "im", cutoff?: number): Panel {
  const compiled = compileBath(bathOf({ gamma: GAMMA, ...(cutoff === undefined ? {} : { cutoff }) }, T));
  const { coefficients } = compiled.hermitianTaylor(at, Math.max(...ORDERS));
  const offset = part === "re" ? 0 : 1;
  const exact = ENERGIES.map((E) => [E, compiled.hermitian(E)[part]] as const);
  const most = 1.5 * Math.max(...exact.map(([, w]) => Math.abs(w)));
  const polynomial = (order: number): Curve => ({
    name: `N = ${order}`,
    stroke: "dashed",
    points: ENERGIES.map((E): [number, number] => {
      let sum = 0;
      for (let n = order; n >= 0; n--) sum = sum * (E - at) + coefficients[2 * n + offset];
      return [E, sum];
    }).filter(([, w]) => Math.abs(w) <= most), // what leaves the frame
  });
  const bath = cutoff === undefined ? "pure Ohmic" : `Drude E_D = ${cutoff}h`;
  return {
    file,
    figure: {
      title: `Taylor series of W about eps0 = ${at}h, ${bath}, T = ${T}h`,
      x: { label: "E/h" },
      y: { label: part === "re" ? "Re W/h" : "Im W/h" },
      curves: [{ name: "W(E)", points: exact }, ...ORDERS.map(polynomial)],
    },
  };
}
