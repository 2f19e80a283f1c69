import type { Curve } from "@openbath/figures";
import type { Panel, Preset, Swept } from "../paper.ts";
import { logspace } from "../paper-000/chain.ts";
import { type Chain, star, thermal, thermalAsStored, unequal } from "./chain.ts";
import { tauFigure } from "./chain-panels.ts";
import { optima, type Program, solverFrom } from "./points.ts";

/** A curve over g: the chains, and what is asked of each. */
interface Line {
  readonly name: string;
  readonly colour: number;
  readonly stroke?: Curve["stroke"];
  readonly gs: readonly number[];
  readonly chain: (g: number) => Chain;
  readonly program: Program;
}

/** Panels of such curves. */
interface LinePanel {
  readonly file: string;
  readonly title: string;
  readonly of: Program["of"];
  readonly lines: readonly Line[];
}

const linePanels = (panels: (preset: Preset) => readonly LinePanel[]): Swept<readonly Panel[]> => ({
  sweeps: (preset) =>
    panels(preset).flatMap(({ lines }) => lines.map(({ gs, chain, program }) => optima(gs.map(chain), [program]))),
  make: (at, preset) => {
    const solve = solverFrom(at);
    return panels(preset).map(({ file, title, of, lines }) => {
      const curves = lines.map(({ name, colour, stroke, gs, chain, program }) => ({
        name,
        colour,
        ...(stroke ? { stroke } : {}),
        points: gs.map((g) => [g, solve({ chain: chain(g), ...program }).value] as const),
      }));
      return { file, figure: tauFigure(title, of, "g", curves) };
    });
  },
});

/** Up to this tau_pop,coh is solved in the quick run: 3|3|0 takes 20 s a point. */
const QUICK_MIDDLE = 1;

/** Fig. 4: (a) tau_pop, (b) tau_pop,coh; 10 points in a full run, as in the paper, 4 in a quick one, which ends at N_M = 1 in (b). */
export const figure4 = linePanels((preset) => {
  const full = preset === "full";
  const title = "3|N_M|0, beta = 1";
  return [
    { file: "fig4a", title, of: "populations", lines: [0, 1, 2, 3].map((NM) => ofMiddle(NM, "populations", 10)) },
    {
      file: "fig4b",
      title,
      of: "coherences",
      lines: [0, 1, 2, 3]
        .filter((NM) => full || NM <= QUICK_MIDDLE)
        .flatMap((NM) => {
          const stated = ofMiddle(NM, "coherences", full ? 10 : 4);
          const stored = { name: `N_M = ${NM}, as stored`, stroke: "dotted" as const };
          return [stated, { ...stated, ...stored, chain: (g: number) => thermalAsStored(NM, g) }];
        }),
    },
  ];
});

const ofMiddle = (NM: number, of: Program["of"], n: number): Line => ({
  name: `N_M = ${NM}, Tr Gamma = 1`,
  colour: NM,
  gs: logspace(1e-3, 1, n),
  chain: (g) => thermal(NM, g),
  program: { of, traces: "fixed" },
});

/** Fig. 5: 12 points with traces fixed and free; the stored red curve is corrupt. */
export const figure5 = linePanels((preset) => {
  const of = "coherences";
  const gs = logspace(1e-3, 1, 12);
  const few = logspace(1e-3, 1, preset === "full" ? 12 : 4);
  const stars = { colour: 0, gs, chain: star };
  const stored = { of, traces: "fixed", error: "sign" } as const;
  return [
    {
      file: "fig5",
      title: "A bath at every site",
      of,
      lines: [
        { name: "3|0|0, beta = 1, Tr Gamma = 1", colour: 1, gs: few, chain: unequal, program: { of, traces: "fixed" } },
        { ...stars, name: "1|0|2, beta = 1, 5, Tr Gamma = 1", program: { of, traces: "fixed" } },
        { ...stars, name: "1|0|2, free", stroke: "dashed", program: { of, traces: "free" } },
        { ...stars, name: "1|0|2, as stored (-L2)", stroke: "dotted", program: stored },
      ],
    },
  ];
});
