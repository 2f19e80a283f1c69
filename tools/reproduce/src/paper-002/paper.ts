import type { Paper } from "../paper.ts";
import { figureS2, figureS16 } from "./bath-series.ts";
import { figureS4 } from "./bose-hubbard-panels.ts";
import { claims } from "./claims.ts";
import { figureS1 } from "./coupling-panels.ts";
import { figureS3, figureS5, figureS12, figureS14 } from "./heat-maps.ts";
import { figure3a, figureS17b } from "./memory-time.ts";
import { figure3d, figure4 } from "./profiles.ts";
import { figure2ab, figure3bc, figureS6, figureS7, figureS10, figureS11, figureS17cdef } from "./relaxations.ts";
import { figure2cd, figureS8, figureS9, figureS13, figureS15, figureS17a } from "./steady-errors.ts";

export const paper002 = {
  about: "local Redfield and local Lindblad equations from an expansion in the bath's correlation time",
  figures: {
    fig2ab: figure2ab,
    fig2cd: figure2cd,
    fig3a: figure3a,
    fig3bc: figure3bc,
    fig3d: figure3d,
    fig4: figure4,
    figS1: figureS1,
    figS2: figureS2,
    figS3: figureS3,
    figS4: figureS4,
    figS5: figureS5,
    figS6: figureS6,
    figS7: figureS7,
    figS8: figureS8,
    figS9: figureS9,
    figS10: figureS10,
    figS11: figureS11,
    figS12: figureS12,
    figS13: figureS13,
    figS14: figureS14,
    figS15: figureS15,
    figS16: figureS16,
    figS17a: figureS17a,
    figS17b: figureS17b,
    figS17cdef: figureS17cdef,
  },
  claims,
} satisfies Paper;
