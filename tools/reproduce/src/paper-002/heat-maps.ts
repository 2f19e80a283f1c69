import { gridSweep } from "@openbath/sweeps";
import type { Panel, Swept } from "../paper.ts";
import { adHocLindbladOf, adHocRedfieldOf, chain, type Equation, linspace, logspace } from "./chain.ts";
import { STEADY_ERRORS } from "./points.ts";

/** The paper's ranges are not stated. */
const TEMPERATURES = logspace(0.5, 10, 10);
const ENERGIES = linspace(-4, 4, 13);
const ORDERS = [1, 2, 3, 4];
const L = 4;

/** Fig. S.3: ad-hoc local Redfield, pure Ohmic baths; S.12 and S.14: Drude with E_D = 30 and 10. */
export const figureS3 = maps("figS3", "Ad-hoc Redfield", adHocRedfieldOf);
export const figureS12 = maps("figS12", "Ad-hoc Redfield", adHocRedfieldOf, 30);
export const figureS14 = maps("figS14", "Ad-hoc Redfield", adHocRedfieldOf, 10);
/** Fig. S.5: ad-hoc local Lindblad. */
export const figureS5 = maps("figS5", "Ad-hoc Lindblad", adHocLindbladOf);

/** A truncated series may have no steady state worth the name: such a cell is blank. */
function maps(
  file: string,
  what: string,
  of: (order: number, energy: number) => Equation,
  cutoff?: number,
): Swept<readonly Panel[]> {
  const drude = cutoff === undefined ? {} : { cutoff };
  const setting = (T: number) => chain({ L, T, ...drude });
  const rows = (order: number) => ENERGIES.map((energy) => of(order, energy));
  return {
    sweeps: () => [
      gridSweep({
        command: STEADY_ERRORS.command,
        base: { chain: setting(1) },
        vary: { "chain.T": TEMPERATURES.map((T) => setting(T).T), equations: ORDERS.map(rows) },
      }),
    ],
    make: (at) =>
      ORDERS.map((order) => {
        const columns = TEMPERATURES.map((T) => at(STEADY_ERRORS, { chain: setting(T), equations: rows(order) }));
        return {
          file: `${file}${"abcd"[order - 1]}`,
          figure: {
            title: `${what} N = ${order}, J = h, L = ${L}${cutoff === undefined ? "" : `, E_D = ${cutoff}h`}`,
            x: { label: "T/h", log: true, values: TEMPERATURES },
            y: { label: "eps0/h", values: ENERGIES },
            z: { label: "d", log: true, range: [1e-4, 2] },
            values: ENERGIES.map((_, e) => columns.map((column) => column[e] ?? Number.NaN)),
          },
        };
      }),
  };
}
