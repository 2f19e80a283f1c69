import type { Charges } from "./charges.ts";
import { LimitsError } from "./errors.ts";
import type { Ness } from "./ness.ts";
import { type ChargeBlock, operatorBasis } from "./operator-basis.ts";
import { type Region, region } from "./region.ts";

/** One dissipator of Eq. 23: where it may act, and its operators by charge. */
export interface Dissipator {
  readonly region: Region;
  readonly blocks: readonly ChargeBlock[];
}

/** @throws LimitsError when a region is no set of sites; empty regions have no dissipator */
export function dissipatorSet(ness: Ness, regions: readonly (readonly number[])[], charges: Charges): Dissipator[] {
  const { space } = ness.basis;
  return regions.flatMap((sites, r) => {
    if (sites.length === 0) return [];
    const place = region(space, sites, `regions[${r}]`);
    if (place.dimension < 2)
      throw new LimitsError(`regions[${r}]: sites ${sites.join(", ")} have a single state, nothing can act on them`);
    return [{ region: place, blocks: operatorBasis(place, charges) }];
  });
}
