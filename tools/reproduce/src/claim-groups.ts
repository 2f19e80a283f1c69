import { gridSweep, type OwnCommand, type Sweep } from "@openbath/sweeps";
import * as v from "valibot";
import type { Claim } from "./claim.ts";
import { type PointKind, pointKind } from "./point-kind.ts";

/** Claims that are measured apart from the figures: each group of them is a point. */
export interface ClaimGroups {
  readonly kind: PointKind<{ readonly group: string }, readonly Claim[]>;
  readonly groups: readonly string[];
  readonly sweep: Sweep;
}

/** Groups of claims, by name; what measures them runs where the points do. */
export function claimGroups(
  command: OwnCommand,
  groups: Readonly<Record<string, () => Claim | readonly Claim[]>>,
): ClaimGroups {
  const names = Object.keys(groups);
  const kind = pointKind(command, v.strictObject({ group: v.picklist(names) }), ({ group }) =>
    [groups[group]()].flat(),
  );
  return { kind, groups: names, sweep: gridSweep({ command, vary: { group: names } }) };
}
