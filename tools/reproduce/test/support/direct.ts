import type { Swept } from "../../src/paper.ts";
import type { At } from "../../src/point-kind.ts";

/** Results that are computed when they are looked at, through text as they would come from a log. */
export const direct: At = (kind, parameters) => JSON.parse(JSON.stringify(kind.solve(parameters)));

/** What a paper's part makes of them. */
export function madeDirectly<Made>(part: Swept<Made>): Made {
  return part.make(direct, "quick");
}
