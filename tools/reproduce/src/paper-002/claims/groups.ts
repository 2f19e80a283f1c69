import { claimGroups } from "../../claim-groups.ts";
import { ACCURACY } from "./accuracy.ts";
import { consistency } from "./consistency.ts";
import { CONVERGENCE } from "./convergence.ts";
import { currentClaims } from "./currents.ts";
import { LINDBLAD_FORM } from "./lindblad-form.ts";
import { otherBathsAndModels } from "./other-baths-and-models.ts";
import { ofSteadyState } from "./steady-state-scaling.ts";

/** In the order of the report, before those on the scaling of errors in time. */
export const BEFORE_SCALING = Object.keys(ACCURACY);
const LATER = { ...CONVERGENCE, ...LINDBLAD_FORM, currentClaims, consistency, otherBathsAndModels };
/** And after them. */
export const AFTER_SCALING = Object.keys(LATER);

/** The claims that are measured at settings of their own. */
export const CLAIMS_002 = claimGroups("paper-002/claims", { ...ACCURACY, ofSteadyState, ...LATER });
