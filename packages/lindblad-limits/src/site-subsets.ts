import { LimitsError } from "./errors.ts";

/**
 * All sets of `size` of these sites: as `regions` they ask for a Lindblad equation whose jump operators (and Lamb shifts) act on no more
 * than `size` sites at once. Sets may overlap; prescribe the sum of their traces, or leave them free.
 * @throws LimitsError unless size is an integer from 1 to the number of sites
 */
export function siteSubsets(sites: readonly number[], size: number): number[][] {
  if (!Number.isInteger(size) || size < 1 || size > sites.length) {
    throw new LimitsError(`size must be an integer from 1 to ${sites.length}, the number of sites, got ${size}`);
  }
  const choose = (from: number, left: number): number[][] => {
    if (left === 0) return [[]];
    const found: number[][] = [];
    for (let k = from; k <= sites.length - left; k++)
      for (const rest of choose(k + 1, left - 1)) found.push([sites[k], ...rest]);
    return found;
  };
  return choose(0, size);
}
