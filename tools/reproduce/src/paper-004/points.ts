import * as v from "valibot";
import { pointKind } from "../point-kind.ts";
import { CLAIMS_004 } from "./claims.ts";
import { KINDS, type Kind, momentsAt } from "./evolution.ts";
import { nuMap } from "./maps.ts";
import { ofRatio, transmissionOf, twoPeaks } from "./transmission.ts";

/** Fig. 3: T at an energy for Gamma = ratio Delta, and what Eq. 46 has in its place. */
export const TRANSMISSION = pointKind(
  "paper-004/transmission",
  v.strictObject({ ratio: v.number(), omega: v.number() }),
  ({ ratio, omega }) => ({
    transmission: transmissionOf(ofRatio(ratio))(omega),
    twoPeaks: twoPeaks(ofRatio(ratio))(omega),
  }),
);

/** The entries of the correlation matrix that Fig. 4 shows. */
export interface Entries {
  readonly C_11: number;
  readonly C_22: number;
  readonly "Re C_12": number;
  readonly "Im C_12": number;
}

/** Fig. 4: the correlations from the vacuum at Gamma t, exactly and by the exponential propagator in both readings. */
export const MOMENTS = pointKind(
  "paper-004/moments",
  v.strictObject({ panel: v.picklist(["a", "b"]), time: v.number() }),
  ({ panel, time }) => {
    const moments = momentsAt(panel, time);
    const entries = (kind: Kind): readonly [Kind, Entries] => {
      const { correlation: c } = moments[kind];
      const { re, im } = c.get(0, 1);
      return [kind, { C_11: c.get(0, 0).re, C_22: c.get(1, 1).re, "Re C_12": re, "Im C_12": im }];
    };
    return Object.fromEntries(KINDS.map(entries)) as Record<Kind, Entries>;
  },
);

const leadState = v.strictObject({ mu: v.number(), T: v.number() });

/** Fig. 5: a row of a map of nu/Gamma, one state of the right lead for all those of the left one. */
export const ROW = pointKind(
  "paper-004/non-markovianity",
  v.strictObject({ left: v.pipe(v.array(leadState), v.readonly()), right: leadState }),
  ({ left, right }) => nuMap(left, [right])[0],
);

export const POINTS_004 = [TRANSMISSION, MOMENTS, ROW, CLAIMS_004.kind];
