import type { Paper } from "../paper.ts";
import { figure4, figure5 } from "./all-sites-panels.ts";
import { panelsOf, SETTINGS } from "./chain-panels.ts";
import { claims } from "./claims.ts";

export const paper001 = {
  about: "whether any Lindblad equation can have the right steady state and conserve locally: semidefinite programs",
  figures: {
    fig2: panelsOf(SETTINGS.fig2),
    fig3: panelsOf(SETTINGS.fig3),
    fig4: figure4,
    fig5: figure5,
    figA1: panelsOf(SETTINGS.figA1),
    figA2: panelsOf(SETTINGS.figA2),
  },
  claims,
} satisfies Paper;
