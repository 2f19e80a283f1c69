import { claimGroups } from "../claim-groups.ts";
import { currentClaims } from "./claims/currents.ts";
import { decompositionClaims } from "./claims/decompositions.ts";
import { evolutionClaims } from "./claims/evolution.ts";
import { nonMarkovianityClaims } from "./claims/non-markovianity.ts";
import { transmissionClaims } from "./claims/transmission.ts";

/** The statements of paper 004 that can be measured. */
export const CLAIMS_004 = claimGroups("paper-004/claims", {
  transmission: transmissionClaims,
  evolution: evolutionClaims,
  currents: currentClaims,
  decompositions: decompositionClaims,
  nonMarkovianity: nonMarkovianityClaims,
});
