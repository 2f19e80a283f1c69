import type { Claim } from "../claim.ts";
import type { Swept } from "../paper.ts";
import { SETTINGS, tableSweeps } from "./chain-panels.ts";
import { deviations } from "./claims/deviations.ts";
import { scope, scopeSweeps } from "./claims/scope.ts";
import { tables } from "./claims/tables.ts";
import { optimaAskedBy, solverFrom } from "./points.ts";

/** The statements of paper 001: its tables and text, what they depend on, and where its stored data deviate. */
export const claims: Swept<readonly Claim[]> = {
  sweeps: (preset) => [
    ...Object.values(SETTINGS).flatMap((setting) => tableSweeps(preset, setting)),
    ...scopeSweeps(),
    optimaAskedBy((solve) => deviations(preset, solve)),
  ],
  make: (at, preset) => {
    const solve = solverFrom(at);
    return [...tables(preset, solve), ...scope(solve, at), ...deviations(preset, solve)];
  },
};
