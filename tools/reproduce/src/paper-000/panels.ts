import type { Curve } from "@openbath/figures";
import type { Panel } from "../paper.ts";
import {
  BIASED,
  EQUILIBRIUM,
  type Equation,
  GRADED,
  logspace,
  type Parameters,
  type Point,
  solve,
  thermalMagnetisations,
  UNIFORM,
} from "./chain.ts";

const ALL: readonly Equation[] = ["LLE", "ELE", "ULE", "RE"];
const COUPLINGS = logspace(0.01, 1, 41);
const EPSILONS = logspace(1e-3, 0.3, 25);
/** Not stated in the paper for panels (c) and (f). */
const SCALING_G = 0.1;
/** Stated for Fig. 2(a) only. */
const EPSILON = 0.1;
/** Boundary currents below this are rounding: exact zeros cannot be drawn on a logarithmic axis. */
const ROUNDING = 1e-17;

/** Panels (a) to (f) of Fig. 2, whose fields are uniform, but graded in (c). */
export const figure2 = (): Iterable<Panel> => panels("fig2", UNIFORM, GRADED);

/** Fig. S2: the other way round. */
export const figureS2 = (): Iterable<Panel> => panels("figS2", GRADED, UNIFORM);

function* panels(name: string, bulk: readonly number[], currents: readonly number[]): Iterable<Panel> {
  const equilibrium = overCouplings(bulk, EQUILIBRIUM);
  yield distancePanel(`${name}a`, equilibrium);
  yield magnetisationPanel(`${name}b`, "equilibrium", equilibrium, bulk);
  yield equilibriumCurrentPanel(`${name}c`, currents);
  const biased = overCouplings(bulk, BIASED);
  yield currentPanel(`${name}d`, biased);
  yield magnetisationPanel(`${name}e`, "between baths of beta = 5 and 0.5", biased);
  yield currentDifferencePanel(`${name}f`, bulk);
}

type Sweep = { readonly g: number; readonly points: Record<Equation, Point> }[];

function overCouplings(field: readonly number[], beta: readonly [number, number]): Sweep {
  return COUPLINGS.map((g) => ({ g, points: solve({ field, beta, g, epsilon: EPSILON }, ALL) }));
}

function overEpsilon(parameters: Omit<Parameters, "epsilon">, equations: readonly Equation[]) {
  return EPSILONS.map((epsilon) => ({ epsilon, points: solve({ ...parameters, epsilon }, equations) }));
}

const curve = (sweep: Sweep, name: string, of: (points: Record<Equation, Point>) => number): Curve => ({
  name,
  points: sweep.map(({ g, points }) => [g, of(points)]),
});

function distancePanel(file: string, sweep: Sweep): Panel {
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

function magnetisationPanel(file: string, where: string, sweep: Sweep, gibbs?: readonly number[]): Panel {
  const sites = [0, 1, 2];
  const curves: Curve[] = ALL.flatMap((name, colour) =>
    sites.map((l) => ({
      ...curve(sweep, `${name}, site ${l + 1}`, (points) => points[name].magnetisations[l]),
      colour,
    })),
  );
  if (gibbs) {
    const thermal = sweep.map(({ g }) => ({
      g,
      values: thermalMagnetisations({ field: gibbs, beta: EQUILIBRIUM, g, epsilon: EPSILON }),
    }));
    curves.push(
      ...sites.map((l) => ({
        name: `thermal, site ${l + 1}`,
        stroke: "dashed" as const,
        colour: ALL.length,
        points: thermal.map(({ g, values }) => [g, values[l]] as const),
      })),
    );
  }
  return {
    file,
    figure: { title: `Magnetisations, ${where}`, x: { label: "g", log: true }, y: { label: "<sigma_z>" }, curves },
  };
}

function equilibriumCurrentPanel(file: string, field: readonly number[]): Panel {
  const sweep = overEpsilon({ field, beta: EQUILIBRIUM, g: SCALING_G }, ["LLE", "ULE", "RE"]);
  const scaling = (name: string, of: (points: Record<Equation, Point>) => number): Curve => ({
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

function currentPanel(file: string, sweep: Sweep): Panel {
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

function currentDifferencePanel(file: string, field: readonly number[]): Panel {
  const sweep = overEpsilon({ field, beta: BIASED, g: SCALING_G }, ["ULE"]);
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
