import { type JsonObject, type Outcome, task, toJson } from "@openbath/sweeps";
import type { At } from "./point-kind.ts";

/** What the log of a run holds, point by point. */
export function resultsOf(outcomes: ReadonlyMap<string, Outcome>, version: string): At {
  return <Parameters, Found>(
    { command }: { readonly command: `${string}/${string}` },
    parameters: Parameters,
  ): Found => {
    const problem = toJson(parameters) as JsonObject;
    const { key } = task({ version, command, problem, options: {}, files: {} });
    const value = outcomes.get(key)?.value;
    if (value === undefined) throw new RangeError(`no sweep has the point ${command} at ${JSON.stringify(problem)}`);
    return value as Found;
  };
}
