import type { Claim } from "../claim.ts";
import type { Run } from "../paper.ts";
import { accuracy } from "./claims/accuracy.ts";
import { consistency } from "./claims/consistency.ts";
import { convergence } from "./claims/convergence.ts";
import { currentClaims } from "./claims/currents.ts";
import { largeChains } from "./claims/large-chains.ts";
import { lindbladForm } from "./claims/lindblad-form.ts";
import { otherBathsAndModels } from "./claims/other-baths-and-models.ts";
import { scaling } from "./claims/scaling.ts";

/** The statements of paper 002 that can be measured. */
export async function claims(run: Run): Promise<Claim[]> {
  const groups = [
    accuracy,
    scaling,
    convergence,
    lindbladForm,
    currentClaims,
    consistency,
    otherBathsAndModels,
    largeChains,
  ];
  const found: Claim[] = [];
  for (const group of groups) found.push(...(await group(run)));
  return found;
}
