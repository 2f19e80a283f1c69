import { claimsIn, type Paper } from "../paper.ts";
import { CLAIMS_000 } from "./claims.ts";
import { figure2, figureS2 } from "./panels.ts";

export const paper000 = {
  about: "Redfield against local, eigenbasis and universal Lindblad equations on XXZ chains",
  figures: { fig2: figure2, figS2: figureS2 },
  claims: claimsIn(CLAIMS_000),
} satisfies Paper;
