import { claimsIn, type Paper } from "../paper.ts";
import { CLAIMS_004 } from "./claims.ts";
import { figure3, figure4, figure5 } from "./panels.ts";

export const paper004 = {
  about: "two fermionic modes between two leads, exactly: the master equation is no sum over baths",
  figures: { fig3: figure3, fig4: figure4, fig5: figure5 },
  claims: claimsIn(CLAIMS_004),
} satisfies Paper;
