import type { HeatMap } from "@openbath/figures";
import type { Panel } from "../paper.ts";
import { adHocLindbladOf, adHocRedfieldOf, chain, type Equation, linspace, logspace } from "./chain.ts";
import { steadyError } from "./states.ts";

/** The paper's ranges are not stated. */
const TEMPERATURES = logspace(0.5, 10, 10);
const ENERGIES = linspace(-4, 4, 13);
const L = 4;

/** Fig. S.3: ad-hoc local Redfield, pure Ohmic baths; S.12 and S.14: Drude with E_D = 30 and 10. */
export const figureS3 = (): Iterable<Panel> => maps("figS3", "Ad-hoc Redfield", adHocRedfieldOf);
export const figureS12 = (): Iterable<Panel> => maps("figS12", "Ad-hoc Redfield", adHocRedfieldOf, 30);
export const figureS14 = (): Iterable<Panel> => maps("figS14", "Ad-hoc Redfield", adHocRedfieldOf, 10);
/** Fig. S.5: ad-hoc local Lindblad. */
export const figureS5 = (): Iterable<Panel> => maps("figS5", "Ad-hoc Lindblad", adHocLindbladOf);

function* maps(
  file: string,
  what: string,
  of: (order: number, energy: number) => Equation,
  cutoff?: number,
): Iterable<Panel> {
  const drude = cutoff === undefined ? {} : { cutoff };
  for (const order of [1, 2, 3, 4]) {
    const figure: HeatMap = {
      title: `${what} N = ${order}, J = h, L = ${L}${cutoff === undefined ? "" : `, E_D = ${cutoff}h`}`,
      x: { label: "T/h", log: true, values: TEMPERATURES },
      y: { label: "eps0/h", values: ENERGIES },
      z: { label: "d", log: true, range: [1e-4, 2] },
      values: ENERGIES.map((energy) =>
        TEMPERATURES.map((T) => errorOrBlank(() => steadyError(chain({ L, T, ...drude }), of(order, energy)))),
      ),
    };
    yield { file: `${file}${"abcd"[order - 1]}`, figure };
  }
}

/** A truncated series may have no steady state worth the name. */
function errorOrBlank(error: () => number): number {
  try {
    return error();
  } catch (failure) {
    if (failure instanceof Error && /SteadyStateError$/.test(failure.name)) return Number.NaN;
    throw failure;
  }
}
