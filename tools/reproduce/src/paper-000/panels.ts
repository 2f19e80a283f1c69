import type { Curve } from "@openbath/figures";
import { type GridSweep, gridSweep, type Sweep } from "@openbath/sweeps";
import type { Panel, Swept } from "../paper.ts";
import type { At } from "../point-kind.ts";
import { BIASED, EQUILIBRIUM, type Equation, GRADED, logspace, type Parameters, UNIFORM } from "./chain.ts";
import { CHAIN, type Reading } from "./points.ts";

const ALL: readonly Equation[] = ["LLE", "ELE", "ULE", "RE"];
const COUPLINGS = logspace(0.01, 1, 41);
const EPSILONS = logspace(1e-3, 0.3, 25);
/** Not stated in the paper for panels (c) and (f). */
const SCALING_G = 0.1;
/** Stated for Fig. 2(a) only. */
const EPSILON = 0.1;
/** Boundary currents below this are rounding: exact zeros cannot be drawn on a logarithmic axis. */
const ROUNDING = 1e-17;

/** The fields of a figure's panels: most of them, and those of panel (c). */
interface Fields {
  readonly bulk: readonly number[];
  readonly currents: readonly number[];
}

/** Panels (a) to (f) of Fig. 2, whose fields are uniform, but graded in (c). */
export const figure2 = figureOf("fig2", { bulk: UNIFORM, currents: GRADED });

/** Fig. S2: the other way round. */
export const figureS2 = figureOf("figS2", { bulk: GRADED, currents: UNIFORM });

function figureOf(name: string, fields: Fields): Swept<Iterable<Panel>> {
  return { sweeps: () => sweepsOf(fields), make: (at) => panels(at, name, fields) };
}

/** What does not vary: a setting without its coupling, or without epsilon. */
type Line = Omit<Parameters, "g" | "epsilon">;
const SCALED: readonly Equation[] = ["LLE", "ULE", "RE"];

function sweepsOf({ bulk, currents }: Fields): Sweep[] {
  const sweep = (setting: Line & Partial<Parameters>, equations: readonly Equation[], vary: GridSweep["vary"]) =>
    gridSweep({ command: CHAIN.command, base: { parameters: setting, equations }, vary });
  const couplings = { "parameters.g": COUPLINGS };
  const epsilons = { "parameters.epsilon": EPSILONS };
  return [
    sweep({ field: bulk, beta: EQUILIBRIUM, epsilon: EPSILON }, ALL, couplings),
    sweep({ field: bulk, beta: BIASED, epsilon: EPSILON }, ALL, couplings),
    sweep({ field: currents, beta: EQUILIBRIUM, g: SCALING_G }, SCALED, epsilons),
    sweep({ field: bulk, beta: BIASED, g: SCALING_G }, ["ULE"], epsilons),
  ];
}

function* panels(at: At, name: string, { bulk, currents }: Fields): Iterable<Panel> {
  const equilibrium = overCouplings(at, { field: bulk, beta: EQUILIBRIUM });
  yield distancePanel(`${name}a`, equilibrium);
  yield magnetisationPanel(`${name}b`, "equilibrium", equilibrium, true);
  yield equilibriumCurrentPanel(at, `${name}c`, currents);
  const biased = overCouplings(at, { field: bulk, beta: BIASED });
  yield currentPanel(`${name}d`, biased);
  yield magnetisationPanel(`${name}e`, "between baths of beta = 5 and 0.5", biased);
  yield currentDifferencePanel(at, `${name}f`, bulk);
}

type Points = Record<Equation, Reading>;
type Couplings = { readonly g: number; readonly points: Points; readonly thermal: readonly number[] }[];

function overCouplings(at: At, line: Line): Couplings {
  return COUPLINGS.map((g) => {
    const found = at(CHAIN, { parameters: { ...line, g, epsilon: EPSILON }, equations: ALL });
    return { g, points: found.equations, thermal: found.thermalMagnetisations };
  });
}

function overEpsilon(at: At, line: Line, equations: readonly Equation[]) {
  return EPSILONS.map((epsilon) => {
    const found = at(CHAIN, { parameters: { ...line, g: SCALING_G, epsilon }, equations });
    return { epsilon, points: found.equations };
  });
}

const curve = (sweep: Couplings, name: string, of: (points: Points) => number): Curve => ({
  name,
  points: sweep.map(({ g, points }) => [g, of(points)]),
});

function distancePanel(file: string, sweep: Couplings): Panel {
  const distance = (name: Equation) => curve(sweep, name, (points) => points[name].distance ?? Number.NaN);
  return {
    file,
    figure: {
      title: `Trace distance to the Gibbs state, epsilon = ${EPSILON}`,
      x: { label: "g", log: true },
      y: { label: "D(rho, rho_th)", log: true },
      curves: [distance("LLE"), distance("ULE"), distance("RE")],
    },
  };
}

function magnetisationPanel(file: string, where: string, sweep: Couplings, gibbs = false): Panel {
  const sites = [0, 1, 2];
  const curves: Curve[] = ALL.flatMap((name, colour) =>
    sites.map((l) => ({
      ...curve(sweep, `${name}, site ${l + 1}`, (points) => points[name].magnetisations[l]),
      colour,
    })),
  );
  if (gibbs) {
    curves.push(
      ...sites.map((l) => ({
        name: `thermal, site ${l + 1}`,
        stroke: "dashed" as const,
        colour: ALL.length,
        points: sweep.map(({ g, thermal }) => [g, thermal[l]] as const),
      })),
    );
  }
  return {
    file,
    figure: { title: `Magnetisations, ${where}`, x: { label: "g", log: true }, y: { label: "<sigma_z>" }, curves },
  };
}

function equilibriumCurrentPanel(at: At, file: string, field: readonly number[]): Panel {
  const sweep = overEpsilon(at, { field, beta: EQUILIBRIUM }, SCALED);
  const scaling = (name: string, of: (points: Points) => number): Curve => ({
    name,
    points: sweep.map(({ epsilon, points }) => {
      const size = Math.abs(of(points));
      return [epsilon, size > ROUNDING ? size : Number.NaN];
    }),
  });
  return {
    file,
    figure: {
      title: `Currents in equilibrium, fields ${field.join(", ")}`,
      x: { label: "epsilon", log: true },
      y: { label: "|I|", log: true },
      curves: [
        scaling("LLE, I_1", ({ LLE }) => LLE.bondCurrents[0]),
        scaling("ULE, I_1", ({ ULE }) => ULE.bondCurrents[0]),
        scaling("ULE, I_2", ({ ULE }) => ULE.bondCurrents[1]),
        scaling("ULE, I_B", ({ ULE }) => ULE.boundary[0]),
        scaling("RE, I_1", ({ RE }) => RE.bondCurrents[0]),
      ],
    },
  };
}

function currentPanel(file: string, sweep: Couplings): Panel {
  return {
    file,
    figure: {
      title: `Currents between baths of beta = 5 and 0.5, epsilon = ${EPSILON}`,
      x: { label: "g", log: true },
      y: { label: "I" },
      curves: [
        curve(sweep, "LLE", ({ LLE }) => LLE.bondCurrents[0]),
        curve(sweep, "RE", ({ RE }) => RE.bondCurrents[0]),
        curve(sweep, "ULE, boundary", ({ ULE }) => ULE.boundary[1]),
        curve(sweep, "ELE, boundary", ({ ELE }) => ELE.boundary[1]),
      ],
    },
  };
}

function currentDifferencePanel(at: At, file: string, field: readonly number[]): Panel {
  const sweep = overEpsilon(at, { field, beta: BIASED }, ["ULE"]);
  return {
    file,
    figure: {
      title: `Difference of the bond currents, universal Lindblad, fields ${field.join(", ")}`,
      x: { label: "epsilon", log: true },
      y: { label: "|I_1 - I_2|", log: true },
      curves: [
        {
          name: "ULE",
          points: sweep.map(({ epsilon, points: { ULE } }) => [
            epsilon,
            Math.abs(ULE.bondCurrents[0] - ULE.bondCurrents[1]),
          ]),
        },
      ],
    },
  };
}
