import { type HilbertSpace, identity, n, type Operator, sx, sy, sz, transition } from "@openbath/hilbert";
import { majoranas } from "./free-sites.ts";

/** An operator on one site, and whether it is odd in the fermions. */
interface Factor {
  readonly operator: Operator;
  readonly odd: boolean;
}

/** Up to this many products of sites the basis is complete; beyond it holds one- and two-site products only. */
const LARGEST_BASIS = 4096;

export interface HermitianBasis {
  /** Whether the operators, with the identity, span all Hermitian operators on the sites. */
  readonly complete: boolean;
  operators(): IterableIterator<Operator>;
}

/**
 * Hermitian operators of unit norm on some sites, products of single-site ones: Pauli matrices of a spin; of a boson or
 * level site |i><j| + h.c., i |i><j| + h.c. and the projectors |i><i|, i > 0; of a fermion site the Majorana operators
 * and the parity 1 - 2n, in products that are even in the fermions. All products when they are at most 4096, else those
 * of one and two sites.
 */
export function hermitianBasis(space: HilbertSpace, sites: readonly number[]): HermitianBasis {
  const factors = sites.map((site) => siteFactors(space, site));
  const count = factors.reduce((product, list) => product * (list.length + 1), 1);
  const complete = count <= LARGEST_BASIS;
  return { complete, operators: () => products(factors, complete ? sites.length : 2) };
}

function* products(factors: readonly Factor[][], most: number): IterableIterator<Operator> {
  const stack: { site: number; used: number; odd: number; operator: Operator | undefined }[] = [
    { site: 0, used: 0, odd: 0, operator: undefined },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { site, used, odd, operator } = next;
    if (site === factors.length) {
      if (operator === undefined || odd % 2 === 1) continue;
      // a product of k anticommuting Hermitian factors is Hermitian times i^(k (k - 1) / 2)
      yield (odd * (odd - 1)) % 4 === 0 ? operator : operator.times({ re: 0, im: 1 });
      continue;
    }
    stack.push({ site: site + 1, used, odd, operator });
    if (used === most) continue;
    for (const factor of factors[site]) {
      const product = operator === undefined ? factor.operator : operator.times(factor.operator);
      stack.push({ site: site + 1, used: used + 1, odd: odd + (factor.odd ? 1 : 0), operator: product });
    }
  }
}

function siteFactors(space: HilbertSpace, site: number): Factor[] {
  const { kind, dimension } = space.sites[site - 1];
  const even = (operator: Operator): Factor => ({ operator, odd: false });
  if (kind === "spin") return [sx, sy, sz].map((pauli) => even(pauli(space, site)));
  if (kind === "fermion") {
    const parity = identity(space).minus(n(space, site).times(2));
    return [...majoranas(space, site).map((operator) => ({ operator, odd: true })), even(parity)];
  }
  const list: Factor[] = [];
  for (let i = 0; i < dimension; i++) {
    if (i > 0) list.push(even(transition(space, site, i, i)));
    for (let j = 0; j < i; j++) {
      const up = transition(space, site, i, j);
      const down = transition(space, site, j, i);
      list.push(even(up.plus(down)), even(up.minus(down).times({ re: 0, im: 1 })));
    }
  }
  return list;
}
