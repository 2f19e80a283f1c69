import { type Json, type OwnCommand, type Solver, toJson } from "@openbath/sweeps";
import * as v from "valibot";

/** Something that is computed at points: plain data in, plain data out, whatever machine it is on. */
export interface AnyKind {
  readonly command: OwnCommand;
  /** Holds parameters from elsewhere against their schema, and solves. @throws TypeError naming the parameter that does not fit */
  answer(parameters: unknown): Promise<Json>;
}

/** A kind of point with the types of its parameters and of what is found. */
export interface PointKind<Parameters, Found> extends AnyKind {
  readonly solve: (parameters: Parameters) => Found | Promise<Found>;
}

/** What was found at a point. @throws RangeError for a point that was not asked for */
export type At = <Parameters, Found>(kind: PointKind<Parameters, Found>, parameters: Parameters) => Found;

/** Defines a kind of point: its name, what its parameters are, and the function that solves it. */
export function pointKind<Parameters, Found>(
  command: OwnCommand,
  schema: v.GenericSchema<unknown, Parameters>,
  solve: (parameters: Parameters) => Found | Promise<Found>,
): PointKind<Parameters, Found> {
  return {
    command,
    solve,
    async answer(data) {
      const parsed = v.safeParse(schema, data);
      if (!parsed.success) {
        const [{ path, message }] = parsed.issues;
        const place = path?.map(({ key }) => String(key)).join(".") ?? "";
        throw new TypeError(`${command}: ${place}: ${message}`);
      }
      return toJson(await solve(parsed.output));
    },
  };
}

/**
 * Solves the points of all kinds given, for one version of the code.
 * @throws Error for a point of another version: what it would find could differ
 */
export function solverOf(kinds: readonly AnyKind[], version: string): Solver {
  return async ({ command, problem, version: wanted }) => {
    if (wanted !== version) throw new Error(`this point is for the code ${wanted}, but here is ${version}`);
    const kind = kinds.find((one) => one.command === command);
    if (kind === undefined)
      throw new Error(`unknown point ${command}, expected one of ${kinds.map((one) => one.command).join(", ")}`);
    return { value: await kind.answer(problem) };
  };
}
