import * as v from "valibot";
import { pointKind } from "../point-kind.ts";
import { CLAIMS_003 } from "./claims.ts";
import { EQUATIONS, type Equation, type Point, solve, type Wire } from "./wire.ts";

/** A point as plain data, in which a matrix that is no state has no infidelity. */
export type Reading = Omit<Point, "infidelity"> & { readonly infidelity: number | null };

const pair = v.pipe(v.tuple([v.number(), v.number()]), v.readonly());
const wire = v.strictObject({ frequencies: pair, temperatures: pair });

/** A wire with a spring of strength k, by all equations. */
export const WIRE = pointKind(
  "paper-003/wire",
  v.strictObject({ wire, k: v.number() }),
  ({ wire: between, k }: { readonly wire: Wire; readonly k: number }): Record<Equation, Reading> => {
    const points = solve(between, k);
    const reading = (equation: Equation): readonly [Equation, Reading] => {
      const { infidelity, ...rest } = points[equation];
      return [equation, { ...rest, infidelity: Number.isNaN(infidelity) ? null : infidelity }];
    };
    return Object.fromEntries(EQUATIONS.map(reading)) as Record<Equation, Reading>;
  },
);

export const POINTS_003 = [WIRE, CLAIMS_003.kind];
