import type { Curve, Figure } from "@openbath/figures";
import type { Panel, Run } from "../paper.ts";
import { logspace } from "../paper-000/chain.ts";
import { type Chain, TOLERANCE } from "./chain.ts";
import { type Question, type Solver, solver } from "./optima.ts";

/** Inverse temperatures of the right bath, one colour each. */
export const RIGHT_BETAS: readonly number[] = [10, 5, 1, 0.5];

/** The setting of one figure with four panels. */
export interface Setting {
  readonly file: string;
  readonly sites: Pick<Chain, "NL" | "NM" | "NR">;
  readonly bias: number;
}

const ONE = { NL: 1, NM: 2, NR: 1 };
const TWO = { NL: 2, NM: 2, NR: 2 };

export const SETTINGS = {
  fig2: { file: "fig2", sites: ONE, bias: 0 },
  fig3: { file: "fig3", sites: TWO, bias: 0 },
  figA1: { file: "figA1", sites: ONE, bias: 0.01 },
  figA2: { file: "figA2", sites: TWO, bias: 0.01 },
} as const satisfies Record<string, Setting>;

/** The paper's grids have 12 points; with six spins the quick run takes 5. */
export const points = (run: Pick<Run, "preset">, { sites }: Setting): number =>
  run.preset === "full" || sites.NL === 1 ? 12 : 5;

/** The chains of a panel's curve: beta_L varied at g = 0.01, or g varied at beta_L = 1. */
export function chains(setting: Setting, over: "beta" | "g", betaRight: number, n: number): Chain[] {
  const { sites, bias } = setting;
  const more = bias === 0 ? {} : { bias };
  return over === "beta"
    ? logspace(0.1, 10, n).map((beta) => ({ ...sites, g: 0.01, beta: [beta, betaRight], ...more }))
    : logspace(1e-3, 1, n).map((g) => ({ ...sites, g, beta: [1, betaRight], ...more }));
}

/** Panels (a) to (d) of Figs. 2, 3, A1 and A2. */
export const panelsOf = (setting: Setting) =>
  function* (run: Run): Iterable<Panel> {
    const solve = solver(run);
    const n = points(run, setting);
    for (const [over, letters] of [
      ["beta", "ab"],
      ["g", "cd"],
    ] as const) {
      const abscissa = over === "beta" ? ({ beta }: Chain) => beta[0] : ({ g }: Chain) => g;
      for (const [k, of] of (["populations", "coherences"] as const).entries()) {
        const curves: Curve[] = [];
        for (const [colour, right] of RIGHT_BETAS.entries()) {
          const line = chains(setting, over, right, n);
          for (const { name, stroke, question } of variants(setting, over, of, asStored(run, setting, right))) {
            curves.push({
              name: `beta_R = ${right}${name}`,
              colour,
              ...(stroke ? { stroke } : {}),
              points: line.map((chain) => [abscissa(chain), solve({ chain, of, ...question }).value]),
            });
          }
          run.progress(`${setting.file}${letters[k]}: beta_R = ${right}, ${n} points`);
        }
        yield { file: `${setting.file}${letters[k]}`, figure: tauFigure(titleOf(setting, over), of, over, curves) };
      }
    }
  };

interface Variant {
  readonly name: string;
  readonly stroke?: "dashed" | "dotted";
  readonly question: Pick<Question, "traces" | "error">;
}

/** Whether a curve gets the stored one beside it: without bias, and in a quick run of six spins for one temperature only. */
const asStored = (run: Run, { bias, sites }: Setting, right: number): boolean =>
  bias === 0 && (run.preset === "full" || sites.NL === 1 || right === 5);

/** Traces fixed and free and, for the coherences when asked for, what the paper's stored data were found to hold. */
function variants({ file }: Setting, over: "beta" | "g", of: Question["of"], stored: boolean): Variant[] {
  const found: Variant[] = [
    { name: ", Tr Gamma = 1", question: { traces: "fixed" } },
    { name: ", free", stroke: "dashed", question: { traces: "free" } },
  ];
  if (of === "coherences" && stored) {
    const error = file === "fig3" && over === "beta" ? "left only" : "sign";
    const name = error === "sign" ? ", as stored (-L2)" : ", as stored (-L2, no right bath)";
    found.push({ name, stroke: "dotted", question: { traces: "fixed", error } });
  }
  return found;
}

const titleOf = ({ sites: { NL, NM, NR }, bias }: Setting, over: "beta" | "g"): string =>
  `${NL}|${NM}|${NR}, ${over === "beta" ? "g = 0.01" : "beta_L = 1"}, bias ${bias}`;

/** A chart of tau with the tolerance as a line. */
export function tauFigure(title: string, of: Question["of"], over: "beta" | "g", curves: readonly Curve[]): Figure {
  const all = curves.flatMap((curve) => curve.points.map(([x]) => x));
  const ends = [Math.min(...all), Math.max(...all)];
  return {
    title,
    x: { label: over === "beta" ? "beta_L" : "g", log: true },
    y: { label: of === "populations" ? "tau_pop" : "tau_pop,coh", log: true },
    curves: [
      ...curves,
      { name: "tolerance", colour: 5, stroke: "dash-dotted", points: ends.map((x) => [x, TOLERANCE] as const) },
    ],
  };
}

/** Every optimum of a setting's four panels. */
export function* sweep(run: Run, setting: Setting, solve: Solver, of: Question["of"], traces: Question["traces"]) {
  const n = points(run, setting);
  for (const over of ["beta", "g"] as const) {
    for (const right of RIGHT_BETAS) {
      for (const chain of chains(setting, over, right, n)) yield { chain, ...solve({ chain, of, traces }) };
    }
  }
}
