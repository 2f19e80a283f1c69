import type { Outcome } from "../solve/outcome.ts";
import type { Complaint } from "./complaint.ts";
import type { CurvePoint } from "./curve.ts";
import type { State } from "./state.ts";

/** What the page asks of a worker: everything at one point, or the curves through it. */
export interface Ask {
  readonly id: number;
  readonly task: "point" | "curve";
  readonly state: State;
}

/** What comes back, with the question that it answers. */
export type Reply = { readonly ask: Ask } & (
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "points"; readonly points: readonly CurvePoint[]; readonly done: boolean }
  | { readonly kind: "complaint"; readonly complaint: Complaint }
);
