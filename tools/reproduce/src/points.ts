import { POINTS_003 } from "./paper-003/points.ts";
import type { AnyKind } from "./point-kind.ts";

/** Everything that is solved at points, of all papers. */
export const POINT_KINDS: readonly AnyKind[] = [...POINTS_003];
