import type { Curve, Figure } from "@openbath/figures";
import { gridSweep } from "@openbath/sweeps";
import type { Panel, Swept } from "../paper.ts";
import { logspace } from "../paper-000/chain.ts";
import type { At } from "../point-kind.ts";
import { type Reading, WIRE } from "./points.ts";
import { COLD, DETUNED, EQUATIONS, type Equation, entry, QUASI_RESONANT, type Wire } from "./wire.ts";

type Points = Record<Equation, Reading>;
type Line = { readonly k: number; readonly points: Points }[];

/** The springs over which a wire is drawn. */
interface Grid {
  readonly wire: Wire;
  readonly ks: readonly number[];
}
const LARGE: Grid = { wire: DETUNED, ks: logspace(1e-6, 10, 41) };
const SMALL: Grid = { wire: QUASI_RESONANT, ks: logspace(1e-8, 1, 41) };
const STRONG: Grid = { wire: COLD, ks: logspace(0.1, 1e8, 46) };

const sweepOf = ({ wire, ks }: Grid) => gridSweep({ command: WIRE.command, base: { wire }, vary: { k: ks } });

const line = (at: At, { wire, ks }: Grid): Line => ks.map((k) => ({ k, points: at(WIRE, { wire, k }) }));

const curve = (over: Line, name: string, of: (points: Points) => number, more: Partial<Curve> = {}): Curve => ({
  name,
  points: over.map(({ k, points }) => [k, of(points)]),
  ...more,
});

const panel = (file: string, title: string, y: Figure["y"], curves: readonly Curve[]): Panel => ({
  file,
  figure: { title, x: { label: "k", log: true }, y, curves },
});

const DASHED = { stroke: "dashed" } as const;
const DOTTED = { stroke: "dotted" } as const;

/** Panels (a) to (d) of Fig. 2: infidelities and heat currents, with large and with small detuning. */
export const figure2: Swept<Iterable<Panel>> = { sweeps: () => [LARGE, SMALL].map(sweepOf), make: panels2 };

function* panels2(at: At): Iterable<Panel> {
  const [detuned, resonant] = [line(at, LARGE), line(at, SMALL)];
  yield infidelities("fig2a", "large detuning", detuned);
  yield infidelities("fig2b", "small detuning", resonant);
  yield currents("fig2c", "large detuning", detuned);
  yield currents("fig2d", "small detuning", resonant);
}

const infidelities = (file: string, where: string, over: Line): Panel =>
  panel(file, `Infidelity to the exact state, ${where}`, { label: "1 - F", log: true }, [
    curve(over, "global", ({ global }) => global.infidelity ?? Number.NaN),
    curve(over, "local", ({ local }) => local.infidelity ?? Number.NaN, DASHED),
    curve(over, "partial Redfield", ({ redfield }) => redfield.infidelity ?? Number.NaN, DOTTED),
  ]);

/** On a logarithmic axis a current against the gradient of temperature has no place: it is a curve of its own, of the opposite sign. */
const currents = (file: string, where: string, over: Line): Panel =>
  panel(
    file,
    `Heat current from the hot bath, ${where}`,
    { label: "|Q_h|", log: true },
    EQUATIONS.flatMap((equation, colour) => [
      curve(over, equation, (points) => points[equation].hot, { colour, ...(equation === "redfield" ? DOTTED : {}) }),
      ...(over.some(({ points }) => points[equation].hot < 0)
        ? [curve(over, `${equation}, reversed`, (points) => -points[equation].hot, { colour, ...DASHED })]
        : []),
    ]),
  );

/** Panels (a) to (c) of Fig. 3: excess correlations, covariances, entanglement. */
export const figure3: Swept<Iterable<Panel>> = { sweeps: () => [SMALL, STRONG].map(sweepOf), make: panels3 };

function* panels3(at: At): Iterable<Panel> {
  const resonant = line(at, SMALL);
  yield excess("fig3a", "global", resonant);
  yield excess("fig3a-inset", "local", resonant);
  const error = (i: number, j: number) =>
    curve(resonant, `Gamma_${i}${j}`, ({ global, exact }) => entry(global, i, j) - entry(exact, i, j));
  yield panel("fig3b", "Covariances of the global equation, less the exact", { label: "difference" }, [
    error(1, 4),
    { ...error(1, 3), ...DASHED },
  ]);
  const cold = line(at, STRONG);
  yield panel(
    "fig3c",
    "Entanglement of the nodes, omega = 10, T = 1 and 2",
    { label: "logarithmic negativity" },
    (["exact", "global", "local"] as const).map((equation) =>
      curve(cold, equation, (points) => points[equation].measures.logarithmicNegativity),
    ),
  );
}

const excess = (file: string, equation: "global" | "local", over: Line): Panel => {
  const difference = (of: "mutualInformation" | "discord" | "classicalCorrelations") => (points: Points) =>
    (points[equation].measures[of] ?? Number.NaN) - (points.exact.measures[of] ?? Number.NaN);
  return panel(file, `Correlations of the ${equation} equation, less the exact`, { label: "difference" }, [
    curve(over, "mutual information", difference("mutualInformation")),
    curve(over, "classical correlations", difference("classicalCorrelations"), DASHED),
    curve(over, "discord", difference("discord"), DOTTED),
  ]);
};
