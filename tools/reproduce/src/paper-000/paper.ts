import type { Paper } from "../paper.ts";
import { claims } from "./claims.ts";
import { figure2, figureS2 } from "./panels.ts";

export const paper000: Paper = {
  about: "Redfield against local, eigenbasis and universal Lindblad equations on XXZ chains",
  figures: { fig2: figure2, figS2: figureS2 },
  claims,
};
