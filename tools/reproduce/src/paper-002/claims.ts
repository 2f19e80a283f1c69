import type { Claim } from "../claim.ts";
import type { Swept } from "../paper.ts";
import { AFTER_SCALING, BEFORE_SCALING, CLAIMS_002 } from "./claims/groups.ts";
import { largeChains } from "./claims/large-chains.ts";
import { scaling, scalingSweeps } from "./claims/scaling.ts";
import { ensembleSweeps } from "./profiles.ts";

/** The statements of paper 002 that can be measured. */
export const claims: Swept<readonly Claim[]> = {
  sweeps: (preset) => [CLAIMS_002.sweep, ...scalingSweeps(), ...ensembleSweeps(preset)],
  make: (at, preset) => {
    const measured = (groups: readonly string[]) => groups.flatMap((group) => at(CLAIMS_002.kind, { group }));
    return [...measured(BEFORE_SCALING), ...scaling(at), ...measured(AFTER_SCALING), ...largeChains(at, preset)];
  },
};
