import type { HilbertSpace } from "./hilbert-space.ts";
import type { LocalTerm } from "./local-term.ts";
import { reduceSupport } from "./reduce-support.ts";
import { sumOfMatrices } from "./term-product.ts";

function inOrder(a: LocalTerm, b: LocalTerm): number {
  if (a.sites.length !== b.sites.length) return a.sites.length - b.sites.length;
  for (let k = 0; k < a.sites.length; k++) if (a.sites[k] !== b.sites[k]) return a.sites[k] - b.sites[k];
  return 0;
}

/**
 * The sum of terms in its shortest form: one term per set of sites, none that is zero, none with a site on which it is
 * the identity; fewer sites first.
 */
export function collectTerms(space: HilbertSpace, terms: readonly LocalTerm[]): LocalTerm[] {
  let pending = terms.map((term) => reduceSupport(space, term));
  for (;;) {
    const groups = new Map<string, LocalTerm[]>();
    for (const term of pending) {
      const key = term.sites.join();
      const group = groups.get(key);
      if (group) group.push(term);
      else groups.set(key, [term]);
    }
    let settled = true;
    pending = [];
    for (const group of groups.values()) {
      let term = group[0];
      if (group.length > 1) {
        const sum = { sites: term.sites, matrix: sumOfMatrices(group.map((member) => member.matrix)) };
        term = reduceSupport(space, sum);
        if (term.sites.length < sum.sites.length) settled = false;
      }
      if (term.matrix.values.some((value) => value !== 0)) pending.push(term);
    }
    if (settled) return pending.sort(inOrder);
  }
}
