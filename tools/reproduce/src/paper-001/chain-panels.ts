import type { Curve, Figure } from "@openbath/figures";
import type { Sweep } from "@openbath/sweeps";
import type { Panel, Preset, Swept } from "../paper.ts";
import { logspace } from "../paper-000/chain.ts";
import { type Chain, TOLERANCE } from "./chain.ts";
import type { Solver } from "./optima.ts";
import { optima, type Program, solverFrom } from "./points.ts";

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
export const points = (preset: Preset, { sites }: Setting): number => (preset === "full" || sites.NL === 1 ? 12 : 5);

/** The chains of a panel's curve: beta_L varied at g = 0.01, or g varied at beta_L = 1. */
export function chains(setting: Setting, over: "beta" | "g", betaRight: number, n: number): Chain[] {
  const { sites, bias } = setting;
  const more = bias === 0 ? {} : { bias };
  return over === "beta"
    ? logspace(0.1, 10, n).map((beta) => ({ ...sites, g: 0.01, beta: [beta, betaRight], ...more }))
    : logspace(1e-3, 1, n).map((g) => ({ ...sites, g, beta: [1, betaRight], ...more }));
}

/** What is varied, the letters of its two panels, and its value in a chain. */
const ABSCISSAE = [
  { over: "beta", letters: "ab", of: ({ beta }: Chain) => beta[0] },
  { over: "g", letters: "cd", of: ({ g }: Chain) => g },
] as const;
const BOTH = ["populations", "coherences"] as const;

/** Panels (a) to (d) of Figs. 2, 3, A1 and A2. */
export const panelsOf = (setting: Setting): Swept<Iterable<Panel>> => ({
  sweeps: (preset) =>
    lines(preset, setting).map(({ over, right, chains: along }) =>
      optima(
        along,
        BOTH.flatMap((of) => variants(preset, setting, over, of, right).map(({ program }) => program)),
      ),
    ),
  *make(at, preset) {
    const solve = solverFrom(at);
    for (const { over, letters, of: abscissa } of ABSCISSAE) {
      for (const [k, of] of BOTH.entries()) {
        const curves = lines(preset, setting)
          .filter((line) => line.over === over)
          .flatMap(({ right, colour, chains: along }) =>
            variants(preset, setting, over, of, right).map(({ name, stroke, program }) => ({
              name: `beta_R = ${right}${name}`,
              colour,
              ...(stroke ? { stroke } : {}),
              points: along.map((chain) => [abscissa(chain), solve({ chain, ...program }).value] as const),
            })),
          );
        yield { file: `${setting.file}${letters[k]}`, figure: tauFigure(titleOf(setting, over), of, over, curves) };
      }
    }
  },
});

/** The chains of a setting, line by line: what is varied, and the right bath's inverse temperature. */
function lines(preset: Preset, setting: Setting) {
  const n = points(preset, setting);
  return ABSCISSAE.flatMap(({ over }) =>
    RIGHT_BETAS.map((right, colour) => ({ over, right, colour, chains: chains(setting, over, right, n) })),
  );
}

interface Variant {
  readonly name: string;
  readonly stroke?: "dashed" | "dotted";
  readonly program: Program;
}

/** Whether a curve gets the stored one beside it: without bias, and in a quick run of six spins for one temperature only. */
const asStored = (preset: Preset, { bias, sites }: Setting, right: number): boolean =>
  bias === 0 && (preset === "full" || sites.NL === 1 || right === 5);

/** Traces fixed and free and, for the coherences when asked for, what the paper's stored data were found to hold. */
function variants(preset: Preset, setting: Setting, over: "beta" | "g", of: Program["of"], right: number): Variant[] {
  const found: Variant[] = [
    { name: ", Tr Gamma = 1", program: { of, traces: "fixed" } },
    { name: ", free", stroke: "dashed", program: { of, traces: "free" } },
  ];
  if (of === "coherences" && asStored(preset, setting, right)) {
    const error = setting.file === "fig3" && over === "beta" ? "left only" : "sign";
    const name = error === "sign" ? ", as stored (-L2)" : ", as stored (-L2, no right bath)";
    found.push({ name, stroke: "dotted", program: { of, traces: "fixed", error } });
  }
  return found;
}

const titleOf = ({ sites: { NL, NM, NR }, bias }: Setting, over: "beta" | "g"): string =>
  `${NL}|${NM}|${NR}, ${over === "beta" ? "g = 0.01" : "beta_L = 1"}, bias ${bias}`;

/** A chart of tau with the tolerance as a line. */
export function tauFigure(title: string, of: Program["of"], over: "beta" | "g", curves: readonly Curve[]): Figure {
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
export const every = (preset: Preset, setting: Setting, solve: Solver, of: Program["of"], traces: Program["traces"]) =>
  lines(preset, setting).flatMap(({ chains: along }) =>
    along.map((chain) => ({ chain, ...solve({ chain, of, traces }) })),
  );

/** The points of those optima. */
export const tableSweeps = (preset: Preset, setting: Setting): Sweep[] =>
  lines(preset, setting).map(({ chains: along }) =>
    optima(
      along,
      BOTH.flatMap((of) => [{ of, traces: "fixed" } as const, { of, traces: "free" } as const]),
    ),
  );
