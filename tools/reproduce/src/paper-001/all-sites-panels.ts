import type { Curve } from "@openbath/figures";
import type { Panel, Run } from "../paper.ts";
import { logspace } from "../paper-000/chain.ts";
import type { Chain } from "./chain.ts";
import { tauFigure } from "./chain-panels.ts";
import { type Question, solver } from "./optima.ts";

/** 3|N_M|0 in equilibrium. */
export const thermal = (NM: number, g: number): Chain => ({ NL: 3, NM, NR: 0, g, beta: [1, 1] });

/** The paper's stored data of Fig. 4(b) are for -g, and their target has a bath at every site. */
export const thermalAsStored = (NM: number, g: number): Chain => ({ ...thermal(NM, -g), bathsEverywhere: true });

/** 3|0|0 in equilibrium with baths of different strength. */
export const unequal = (g: number): Chain => ({ ...thermal(0, g), gamma: [1, 1.5, 2] });

/** 1|0|2 between baths of beta = 1 and 5. */
export const star = (g: number): Chain => ({ NL: 1, NM: 0, NR: 2, g, beta: [1, 5] });

/** Up to this tau_pop,coh is solved in the quick run: 3|3|0 takes 20 s a point. */
const QUICK_MIDDLE = 1;

/** Fig. 4: (a) tau_pop, (b) tau_pop,coh; 10 points in a full run, as in the paper, 4 in a quick one, which ends at N_M = 1 in (b). */
export function* figure4(run: Run): Iterable<Panel> {
  const solve = solver(run);
  const full = run.preset === "full";
  for (const [file, of] of [
    ["fig4a", "populations"],
    ["fig4b", "coherences"],
  ] as const) {
    const grid = logspace(1e-3, 1, full || of === "populations" ? 10 : 4);
    const curves: Curve[] = [];
    for (let NM = 0; NM <= 3; NM++) {
      if (of === "coherences" && !full && NM > QUICK_MIDDLE) break;
      const add = (name: string, chain: (g: number) => Chain, traces: Question["traces"], stroke?: Curve["stroke"]) => {
        curves.push({
          name: `N_M = ${NM}, ${name}`,
          colour: NM,
          ...(stroke ? { stroke } : {}),
          points: grid.map((g) => [g, solve({ chain: chain(g), of, traces }).value]),
        });
        run.progress(`${file}: N_M = ${NM}, ${name}, ${grid.length} points`);
      };
      add("Tr Gamma = 1", (g) => thermal(NM, g), "fixed");
      if (of === "coherences") add("as stored", (g) => thermalAsStored(NM, g), "fixed", "dotted");
    }
    yield { file, figure: tauFigure("3|N_M|0, beta = 1", of, "g", curves) };
  }
}

/** Fig. 5: 12 points with traces fixed and free; the stored red curve is corrupt. */
export function* figure5(run: Run): Iterable<Panel> {
  const solve = solver(run);
  const curves: Curve[] = [];
  const add = (name: string, colour: number, n: number, more: Pick<Curve, "stroke">, ask: (g: number) => Question) => {
    const grid = logspace(1e-3, 1, n);
    curves.push({ name, colour, ...more, points: grid.map((g) => [g, solve(ask(g)).value]) });
    run.progress(`fig5: ${name}, ${n} points`);
  };
  const of = "coherences";
  const heavy = run.preset === "full" ? 12 : 4;
  add("3|0|0, beta = 1, Tr Gamma = 1", 1, heavy, {}, (g) => ({ chain: unequal(g), of, traces: "fixed" }));
  add("1|0|2, beta = 1, 5, Tr Gamma = 1", 0, 12, {}, (g) => ({ chain: star(g), of, traces: "fixed" }));
  add("1|0|2, free", 0, 12, { stroke: "dashed" }, (g) => ({ chain: star(g), of, traces: "free" }));
  add("1|0|2, as stored (-L2)", 0, 12, { stroke: "dotted" }, (g) => ({
    chain: star(g),
    of,
    traces: "fixed",
    error: "sign",
  }));
  yield { file: "fig5", figure: tauFigure("A bath at every site", of, "g", curves) };
}
