import { type Claim, short } from "../../claim.ts";
import type { Preset } from "../../paper.ts";
import { type Chain, TOLERANCE } from "../chain.ts";
import { every, SETTINGS, type Setting } from "../chain-panels.ts";
import type { Optimum, Question, Solver } from "../optima.ts";

type Point = Optimum & { readonly chain: Chain };
type Of = Question["of"];

/** Tables I and II: what is possible out of equilibrium, and the text on equilibrium. */
export function tables(preset: Preset, solve: Solver): Claim[] {
  const rows: readonly [Setting, string, string][] = [
    [SETTINGS.fig2, "N_L = N_R = 1", "Table I"],
    [SETTINGS.fig3, "N_L = N_R = 2", "Table I"],
    [SETTINGS.figA1, "N_L = N_R = 1, bias 0.01", "Table II"],
    [SETTINGS.figA2, "N_L = N_R = 2, bias 0.01", "Table II"],
  ];
  const found: Claim[] = [];
  for (const [setting, name, where] of rows) {
    const collect = (of: Of, equilibrium: boolean) =>
      (["fixed", "free"] as const).map((traces) => {
        const all = every(preset, setting, solve, of, traces);
        return { traces, points: all.filter(({ chain }) => thermal(chain) === equilibrium) };
      });
    const populations = collect("populations", false);
    found.push({
      statement: `${name}: correct populations are ${setting.sites.NL === 1 ? "impossible" : "maybe possible"} out of equilibrium`,
      where,
      measured: told(populations),
      holds: setting.sites.NL === 1 ? populations.every(impossible) : populations.every(somewhere),
    });
    const coherences = collect("coherences", false);
    found.push({
      statement: `${name}: correct populations and coherences are impossible out of equilibrium`,
      where,
      measured: told(coherences),
      holds: coherences.every(impossible),
    });
    if (setting.bias === 0) continue;
    const thermalPopulations = collect("populations", true);
    const thermalCoherences = collect("coherences", true);
    const one = setting.sites.NL === 1;
    found.push({
      statement: `${name}: in equilibrium ${one ? "correct populations may be possible, with coherences they are not" : "both may be possible for very small g"}`,
      where: "App. C",
      measured: `populations: ${told(thermalPopulations)}; coherences: ${told(thermalCoherences)}`,
      holds: one
        ? thermalPopulations.every(somewhere) && thermalCoherences.every(impossible)
        : thermalCoherences.every(somewhere),
    });
  }
  return found;
}

const thermal = ({ beta: [left, right] }: Chain): boolean => Math.abs(left / right - 1) < 1e-9;

interface Group {
  readonly traces: Question["traces"];
  readonly points: readonly Point[];
}

/** Every point is certified to lie above the tolerance. */
const impossible = ({ points }: Group): boolean => points.every(({ lower }) => lower >= TOLERANCE);

const somewhere = ({ points }: Group): boolean => points.some(({ value }) => value < TOLERANCE);

function told(groups: readonly Group[]): string {
  return groups
    .map(({ traces, points }) => {
      const below = points.filter(({ value }) => value < TOLERANCE).length;
      const least = points.reduce((best, one) => (one.value < best.value ? one : best));
      const at = `g = ${short(least.chain.g)}, beta = ${least.chain.beta.map(short).join(", ")}`;
      const name = traces === "fixed" ? "Tr Gamma = 1" : "free traces";
      return `${name}: ${below} of ${points.length} points below 1e-6, least tau ${short(least.value)} (certified above ${short(least.lower)}) at ${at}`;
    })
    .join("; ");
}
