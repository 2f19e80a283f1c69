import * as v from "valibot";
import { pointKind } from "../point-kind.ts";
import { EQUATIONS, type Equation, type Parameters, type Point, solve, thermalMagnetisations } from "./chain.ts";
import { CLAIMS_000 } from "./claims.ts";

/** What a panel may need of one equation, as plain data. */
export type Reading = Omit<Point, "generator" | "state" | "distance"> & { readonly distance?: number };

const numbers = v.pipe(v.array(v.number()), v.readonly());
const parameters: v.GenericSchema<Parameters> = v.strictObject({
  field: numbers,
  g: v.number(),
  epsilon: v.number(),
  beta: v.pipe(v.tuple([v.number(), v.number()]), v.readonly()),
});
const names = Object.keys(EQUATIONS) as Equation[];

/** The chain at one setting, by the equations asked for, which share baths and eigenbasis; and what would be thermal. */
export const CHAIN = pointKind(
  "paper-000/chain",
  v.strictObject({ parameters, equations: v.pipe(v.array(v.picklist(names)), v.readonly()) }),
  ({ parameters: setting, equations }) => {
    const points = solve(setting, equations);
    const reading = (name: Equation): readonly [Equation, Reading] => {
      const { magnetisations, bondCurrents, boundary, distance, minEigenvalue } = points[name];
      const known = distance === undefined ? {} : { distance };
      return [name, { magnetisations, bondCurrents, boundary, minEigenvalue, ...known }];
    };
    return {
      equations: Object.fromEntries(equations.map(reading)) as Record<Equation, Reading>,
      thermalMagnetisations: thermalMagnetisations(setting),
    };
  },
);

export const POINTS_000 = [CHAIN, CLAIMS_000.kind];
