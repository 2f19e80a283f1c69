import type { Paper } from "../paper.ts";
import { claims } from "./claims.ts";
import { figure3, figure4, figure5 } from "./panels.ts";

export const paper004: Paper = {
  about: "two fermionic modes between two leads, exactly: the master equation is no sum over baths",
  figures: { fig3: figure3, fig4: figure4, fig5: figure5 },
  claims,
};
