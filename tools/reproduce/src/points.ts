import { POINTS_000 } from "./paper-000/points.ts";
import { POINTS_001 } from "./paper-001/points.ts";
import { POINTS_002 } from "./paper-002/points.ts";
import { POINTS_003 } from "./paper-003/points.ts";
import { POINTS_004 } from "./paper-004/points.ts";
import type { AnyKind } from "./point-kind.ts";

/** Everything that is solved at points, of all papers. */
export const POINT_KINDS: readonly AnyKind[] = [
  ...POINTS_000,
  ...POINTS_001,
  ...POINTS_002,
  ...POINTS_003,
  ...POINTS_004,
];
