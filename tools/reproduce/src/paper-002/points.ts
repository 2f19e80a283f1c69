import * as v from "valibot";
import { pointKind } from "../point-kind.ts";
import { trapError, trapRelaxation, trapSteady } from "./bose-hubbard.ts";
import type { Equation } from "./chain.ts";
import { CLAIMS_002 } from "./claims/groups.ts";
import { couplingElements } from "./coupling-elements.ts";
import { course, timeAveragedErrors } from "./courses.ts";
import { series } from "./series.ts";
import { currents, magnetisations, steady, steadyErrors, thermalMagnetisations } from "./states.ts";
import { runShare } from "./trajectories.ts";

const number = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const numbers = v.pipe(v.array(number), v.readonly());
const chain = v.strictObject({
  L: whole,
  J: number,
  T: v.pipe(v.tuple([number, number]), v.readonly()),
  anisotropy: number,
  gradient: number,
  gamma: number,
  cutoff: v.exactOptional(number),
});
const equation: v.GenericSchema<Equation> = v.union([
  v.strictObject({ kind: v.picklist(["redfield", "traditional"]) }),
  v.strictObject({ kind: v.picklist(["local-redfield", "local-lindblad"]), order: whole }),
  v.strictObject({ kind: v.picklist(["ad-hoc-redfield", "ad-hoc-lindblad"]), order: whole, energy: number }),
]);
const equations = v.pipe(v.array(equation), v.readonly());

/** d of steady states to that of the exact Redfield equation. */
export const STEADY_ERRORS = pointKind("paper-002/steady-errors", v.strictObject({ chain, equations }), (asked) =>
  steadyErrors(asked.chain, asked.equations),
);

/** A steady state: populations by ascending energy, magnetisations by site, currents by bond. */
export const STEADY_STATE = pointKind("paper-002/steady-state", v.strictObject({ chain, equation }), (asked) => {
  const { populations, energies } = steady(asked.chain, asked.equation).state;
  return {
    energies: Array.from(energies),
    populations: Array.from(populations),
    magnetisations: magnetisations(asked.chain, asked.equation),
    currents: currents(asked.chain, asked.equation),
  };
});

/** The thermal state at the left bath's temperature. */
export const THERMAL = pointKind("paper-002/thermal", v.strictObject({ chain }), (asked) => ({
  magnetisations: thermalMagnetisations(asked.chain),
}));

/** A relaxation, all spins along x at first: populations of some levels and their coherences with the next, and currents, by time. */
export const COURSE = pointKind(
  "paper-002/course",
  v.strictObject({ chain, equation, times: numbers, levels: v.pipe(v.array(whole), v.readonly()) }),
  (asked) => {
    const found = course(asked.chain, asked.equation, asked.times, "plus");
    const shown = (rows: readonly (readonly number[])[]) => rows.map((row) => asked.levels.map((level) => row[level]));
    return {
      populations: shown(found.populations),
      coherences: shown(found.coherences),
      currents: found.currents,
    };
  },
);

/** d to the exact Redfield equation, averaged over [0, 1/gamma]. */
export const TIME_AVERAGED = pointKind(
  "paper-002/time-averaged-errors",
  v.strictObject({ chain, equations }),
  (asked) => timeAveragedErrors(asked.chain, asked.equations),
);

/** Elements of the left coupling operator in the energy basis. */
export const ELEMENTS = pointKind("paper-002/coupling-elements", v.strictObject({ chain }), (asked) =>
  couplingElements(asked.chain),
);

/** W(E) and its Taylor polynomials. */
export const SERIES = pointKind(
  "paper-002/series",
  v.strictObject({
    about: number,
    T: number,
    cutoff: v.exactOptional(number),
    part: v.picklist(["re", "im"]),
    energies: numbers,
    orders: v.pipe(v.array(whole), v.readonly()),
  }),
  series,
);

/** d of the Bose-Hubbard trap's steady state to the exact one. */
export const TRAP_ERROR = pointKind("paper-002/trap-error", v.strictObject({ T: number, order: whole }), (asked) => ({
  d: trapError(asked.T, asked.order),
}));

/** Populations of the trap over time, from the vacuum, and of its steady state. */
export const TRAP_RELAXATION = pointKind(
  "paper-002/trap-relaxation",
  v.strictObject({ T: number, times: numbers, equation: v.union([v.literal("exact"), whole]) }),
  (asked) => {
    const order = asked.equation === "exact" ? undefined : asked.equation;
    return {
      populations: trapRelaxation(asked.T, asked.times, order),
      steady: Array.from(trapSteady(asked.T, order).populations),
    };
  },
);

/** Some quantum trajectories of an ensemble. */
export const SHARE = pointKind(
  "paper-002/trajectories",
  v.strictObject({ which: v.picklist(["local", "traditional"]), L: whole, seed: whole, first: whole, count: whole }),
  runShare,
);

export const POINTS_002 = [
  STEADY_ERRORS,
  STEADY_STATE,
  THERMAL,
  COURSE,
  TIME_AVERAGED,
  ELEMENTS,
  SERIES,
  TRAP_ERROR,
  TRAP_RELAXATION,
  SHARE,
  CLAIMS_002.kind,
];
