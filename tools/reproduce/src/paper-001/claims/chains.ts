import type { Chain } from "../chain.ts";

/** One and two sites at either bath, between baths of beta = 1 and 5. */
export const CHAINS: readonly Chain[] = [
  { NL: 1, NM: 2, NR: 1, g: 0.01232847, beta: [1, 5] },
  { NL: 2, NM: 2, NR: 2, g: 0.01232847, beta: [1, 5] },
];
