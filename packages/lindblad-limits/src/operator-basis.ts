import type { Charges } from "./charges.ts";
import type { Region } from "./region.ts";

/** An operator of a region by its non-zero elements <row| f |column>, real. */
export interface SiteOperatorEntries {
  readonly entries: readonly { readonly row: number; readonly column: number; readonly value: number }[];
}

/** Operators of one charge: Gamma is not needed between different ones. */
export type ChargeBlock = readonly SiteOperatorEntries[];

/**
 * Traceless orthonormal operators f_a of a region, Tr f_a^dag f_b = delta_ab, sorted by charge: |i><j| with i != j, and the
 * diagonal ones (1, .., 1, -n, 0, ..)/sqrt(n (n + 1)). In Eq. 23 they stand as F_a = f_a x 1/sqrt(d_rest).
 */
export function operatorBasis(region: Region, charges: Charges): ChargeBlock[] {
  const blocks = new Map<string, SiteOperatorEntries[]>();
  const put = (label: string, operator: SiteOperatorEntries): void => {
    const block = blocks.get(label) ?? [];
    blocks.set(label, block);
    block.push(operator);
  };
  const d = region.dimension;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      if (i !== j) put(charges.transfer(region, i, j), { entries: [{ row: i, column: j, value: 1 }] });
    }
  }
  for (let n = 1; n < d; n++) put(charges.transfer(region, 0, 0), { entries: diagonal(n) });
  return [...blocks.values()];
}

function diagonal(n: number): SiteOperatorEntries["entries"] {
  const norm = Math.sqrt(n * (n + 1));
  return Array.from({ length: n + 1 }, (_, i) => ({ row: i, column: i, value: (i < n ? 1 : -n) / norm }));
}
