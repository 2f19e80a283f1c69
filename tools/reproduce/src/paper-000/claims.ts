import { kossakowskiMinimum, localConservation, orderInEpsilon } from "@openbath/diagnostics";
import { type Claim, short } from "../claim.ts";
import { claimGroups } from "../claim-groups.ts";
import { BIASED, EQUILIBRIUM, type Equation, GRADED, logspace, type Point, solve, UNIFORM } from "./chain.ts";

const G = 0.1;
const SMALL = [0.02, 0.01, 0.005, 0.0025];

/** The statements of paper 000 that can be measured: text of Figs. 2 and S2, and Table I. */
export const CLAIMS_000 = claimGroups("paper-000/claims", {
  equilibriumCurrents,
  stationaryCurrents,
  thermalisation,
  tableOne,
});

/** The power of epsilon with which some number of one equation vanishes. */
function order(
  field: readonly number[],
  beta: readonly [number, number],
  name: Equation,
  of: (point: Point) => number,
): number {
  return orderInEpsilon((epsilon) => of(solve({ field, beta, g: G, epsilon }, [name])[name]), SMALL).order;
}

const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 0.02;

function equilibriumCurrents(): Claim[] {
  const scaling = (name: Equation, what: string, wanted: number, of: (point: Point) => number): Claim => {
    const measured = order(GRADED, EQUILIBRIUM, name, of);
    return {
      statement: `in equilibrium the ${what} of ${name} goes as epsilon^${wanted}`,
      where: "Fig. 2(c)",
      measured: `exponent ${measured.toFixed(4)} at g = ${G}`,
      holds: near(measured, wanted),
    };
  };
  const at = solve({ field: GRADED, beta: EQUILIBRIUM, g: G, epsilon: 0.1 }, ["ELE", "LLE", "RE", "ULE"]);
  const uniform = solve({ field: UNIFORM, beta: EQUILIBRIUM, g: G, epsilon: 0.1 }, ["RE", "LLE", "ULE"]);
  const size = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
  const stray = Math.max(size(uniform.RE.bondCurrents), size(uniform.LLE.bondCurrents), size(uniform.ULE.boundary));
  const small = solve({ field: GRADED, beta: EQUILIBRIUM, g: G, epsilon: 1e-3 }, ["RE", "ULE"]);
  return [
    scaling("RE", "bond current", 4, ({ bondCurrents }) => bondCurrents[0]),
    scaling("ULE", "boundary current", 4, ({ boundary }) => boundary[0]),
    scaling("ULE", "bond current", 2, ({ bondCurrents }) => bondCurrents[0]),
    scaling("LLE", "bond current", 2, ({ bondCurrents }) => bondCurrents[0]),
    {
      statement: "in equilibrium LLE conserves: I_1 = I_2 = -I_BL",
      where: "Fig. 2(c)",
      measured: `largest difference ${short(size([at.LLE.bondCurrents[0] - at.LLE.bondCurrents[1], at.LLE.bondCurrents[0] + at.LLE.boundary[0]]))}`,
      holds:
        size([at.LLE.bondCurrents[0] - at.LLE.bondCurrents[1], at.LLE.bondCurrents[0] + at.LLE.boundary[0]]) < 1e-15,
    },
    {
      statement: "ELE has no current in equilibrium and is exactly thermal",
      where: "Fig. 2(a), (c)",
      measured: `currents below ${short(size([...at.ELE.bondCurrents, ...at.ELE.boundary]))}, trace distance ${short(at.ELE.distance ?? Number.NaN)}`,
      holds: size([...at.ELE.bondCurrents, ...at.ELE.boundary]) < 1e-15 && (at.ELE.distance ?? 1) < 1e-12,
    },
    {
      statement: "with equal fields the equilibrium currents of RE, LLE and the boundary one of ULE are zero",
      where: "Fig. S2(c)",
      measured: `largest ${short(stray)}`,
      holds: stray < 1e-15,
    },
    {
      statement: "the boundary current of ULE matches RE's, in equilibrium too",
      where: "text, Table I",
      measured: `at epsilon = 1e-3, I_BL = ${short(small.ULE.boundary[0])} (ULE), ${short(small.RE.boundary[0])} (RE): opposite signs, they agree at order epsilon^2 only`,
      holds: Math.sign(small.ULE.boundary[0]) === Math.sign(small.RE.boundary[0]),
    },
  ];
}

function stationaryCurrents(): Claim[] {
  const overG = (epsilon: number, names: readonly Equation[]) =>
    logspace(0.01, 1, 41).map((g) => ({ g, points: solve({ field: UNIFORM, beta: BIASED, g, epsilon }, names) }));
  const sweep = overG(0.1, ["RE", "LLE", "ULE", "ELE"]);
  const peak = sweep.reduce((best, one) =>
    one.points.RE.bondCurrents[0] > best.points.RE.bondCurrents[0] ? one : best,
  );
  const rising = sweep.every(
    ({ points }, k) => k === 0 || points.LLE.bondCurrents[0] > sweep[k - 1].points.LLE.bondCurrents[0],
  );
  const mismatch = Math.max(...sweep.map(({ points }) => Math.abs(points.ULE.boundary[1] / points.RE.boundary[1] - 1)));
  const inside = Math.max(...sweep.map(({ points }) => Math.abs(points.ELE.bondCurrents[0])));
  const tail = Math.max(
    ...sweep
      .filter(({ g }) => g >= 0.1)
      .map(({ points }) => Math.abs(points.ELE.boundary[1] / points.RE.boundary[1] - 1)),
  );
  const leak = Math.max(
    ...sweep.map(
      ({ points: { RE } }) =>
        Math.abs(RE.bondCurrents[0] - RE.bondCurrents[1]) + Math.abs(RE.bondCurrents[0] + RE.boundary[0]),
    ),
  );
  const weak = (epsilon: number): number => {
    const { RE, LLE } = solve({ field: UNIFORM, beta: BIASED, g: 1e-5, epsilon }, ["RE", "LLE"]);
    return LLE.bondCurrents[0] / RE.bondCurrents[0] - 1;
  };
  const split = (field: readonly number[]) =>
    order(field, BIASED, "ULE", ({ bondCurrents }) => bondCurrents[0] - bondCurrents[1]);
  return [
    {
      statement: "RE conserves locally out of equilibrium: I_1 = I_2 = -I_BL",
      where: "Fig. 2(d)",
      measured: `largest violation ${short(leak)}`,
      holds: leak < 1e-15,
    },
    {
      statement: "the current of RE is not monotonic in g, that of LLE is",
      where: "Fig. 2(d)",
      measured: `RE peaks at g = ${short(peak.g)} with ${short(peak.points.RE.bondCurrents[0])}; LLE ${rising ? "rises" : "does not rise"} throughout`,
      holds: peak.g > 0.02 && peak.g < 0.9 && rising,
    },
    {
      statement: "the current of RE matches the boundary current of ULE for all g",
      where: "Fig. 2(d)",
      measured: `largest relative difference ${short(mismatch)} at epsilon = 0.1`,
      holds: mismatch < 0.01,
    },
    {
      statement: "ELE has no current inside the system",
      where: "Fig. 2(d), Table I",
      measured: `largest ${short(inside)}`,
      holds: inside === 0,
    },
    {
      statement: "the boundary current of ELE is RE's at high g",
      where: "Fig. 2(d)",
      measured: `relative difference below ${short(tail)} for g >= 0.1`,
      holds: tail < 0.01,
    },
    {
      statement: "LLE matches RE as g goes to zero",
      where: "Fig. 2(d), Table I",
      measured: `LLE/RE - 1 at g = 1e-5: ${short(weak(0.1))}, ${short(weak(0.05))}, ${short(weak(0.02))} at epsilon = 0.1, 0.05, 0.02: a rest of order epsilon^2 stays`,
      holds: Math.abs(weak(0.1)) < 1e-3,
    },
    ...(
      [
        ["Fig. 2(f)", UNIFORM],
        ["Fig. S2(f)", GRADED],
      ] as const
    ).map(([where, field]) => {
      const exponent = split(field);
      return {
        statement: "the two bond currents of ULE differ by order epsilon^2",
        where,
        measured: `exponent ${exponent.toFixed(4)} for epsilon up to 0.02, g = ${G}`,
        holds: near(exponent, 2),
      };
    }),
  ];
}

function thermalisation(): Claim[] {
  const distance = (name: Equation, epsilon: number, g: number): number =>
    solve({ field: UNIFORM, beta: EQUILIBRIUM, g, epsilon }, [name])[name].distance ?? Number.NaN;
  const ratio = (name: Equation): number => Math.log(distance(name, 0.1, G) / distance(name, 0.01, G)) / Math.log(10);
  return [
    {
      statement: "in equilibrium RE and ULE are close to the Gibbs state for all g, LLE departs from it as g grows",
      where: "Fig. 2(a)",
      measured: (["RE", "ULE", "LLE"] as const)
        .map((name) => `${name} ${short(distance(name, 0.1, 0.01))} to ${short(distance(name, 0.1, 1))}`)
        .join("; "),
      holds: distance("RE", 0.1, 1) < 3e-3 && distance("ULE", 0.1, 1) < 3e-3 && distance("LLE", 0.1, 1) > 0.1,
    },
    {
      statement: "RE and ULE thermalise as epsilon goes to zero, LLE does not",
      where: "Fig. 2(a), Table I",
      measured: `trace distance goes as epsilon^${ratio("RE").toFixed(3)} (RE), epsilon^${ratio("ULE").toFixed(3)} (ULE), epsilon^${ratio("LLE").toFixed(3)} (LLE)`,
      holds: near(ratio("RE"), 2) && near(ratio("ULE"), 2) && Math.abs(ratio("LLE")) < 0.1,
    },
  ];
}

function tableOne(): Claim[] {
  const away = orderInEpsilon((epsilon) => {
    const { ELE, RE } = solve({ field: UNIFORM, beta: BIASED, g: G, epsilon }, ["ELE", "RE"]);
    return Math.max(...ELE.magnetisations.map((m, l) => Math.abs(m - RE.magnetisations[l])));
  }, SMALL).order;
  const at = solve({ field: GRADED, beta: BIASED, g: G, epsilon: 0.1 }, ["LLE", "ELE", "ULE", "RE"]);
  const names = Object.keys(at) as Equation[];
  const conservation = names.map((name) => {
    const { bondCurrents, boundary } = at[name];
    return [
      name,
      Math.max(Math.abs(bondCurrents[0] - bondCurrents[1]), Math.abs(bondCurrents[0] + boundary[0])),
    ] as const;
  });
  const inner = names.map(
    (name) => [name, localConservation(at[name].generator, at[name].state)?.violation ?? Number.NaN] as const,
  );
  const positivity = names.map((name) => [name, kossakowskiMinimum(at[name].generator)] as const);
  const told = (rows: readonly (readonly [Equation, number])[]) =>
    rows.map(([name, value]) => `${name} ${short(value)}`).join(", ");
  const value = (rows: readonly (readonly [Equation, number])[], name: Equation) =>
    rows.find(([one]) => one === name)?.[1] ?? Number.NaN;
  return [
    {
      statement: "the populations of ELE are wrong at order one out of equilibrium",
      where: "Table I",
      measured: `the magnetisations of ELE and RE differ by order epsilon^${away.toFixed(3)} at fixed g: correct at order one, since the rate equation is the same`,
      holds: away < 0.5,
    },
    {
      statement: "LLE and RE conserve locally, ULE and ELE do not",
      where: "Table I",
      measured: `largest of |I_1 - I_2|, |I_1 + I_BL|: ${told(conservation)}; on the inner site alone: ${told(inner)}`,
      holds:
        value(conservation, "LLE") < 1e-14 &&
        value(conservation, "RE") < 1e-14 &&
        value(conservation, "ULE") > 1e-8 &&
        value(conservation, "ELE") > 1e-8,
    },
    {
      statement: "LLE, ELE and ULE are completely positive, RE is not",
      where: "Table I",
      measured: `smallest Kossakowski eigenvalue: ${told(positivity)}`,
      holds: names.every((name) =>
        name === "RE" ? value(positivity, name) < -1e-6 : value(positivity, name) > -1e-12,
      ),
    },
  ];
}
