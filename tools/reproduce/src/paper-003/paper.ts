import { claimsIn, type Paper } from "../paper.ts";
import { CLAIMS_003 } from "./claims.ts";
import { figure2, figure3 } from "./panels.ts";

export const paper003 = {
  about: "local, global and partial Redfield equations of two coupled oscillators against their exact state",
  figures: { fig2: figure2, fig3: figure3 },
  claims: claimsIn(CLAIMS_003),
} satisfies Paper;
