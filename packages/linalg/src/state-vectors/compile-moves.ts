import type { BlockLayout, Move } from "./block-layout.ts";
import type { LocalProgram } from "./local-program.ts";
import { OpList } from "./op-list.ts";
import { type ConditionalTerm, type Parity, parityAt } from "./product-basis.ts";

/** Bonds that one exchange chain can hold. */
const LONGEST_CHAIN = 3;

export type Moves = Pick<LocalProgram, "ops" | "coefficients" | "starts" | "localOps" | "blockStart" | "blockOps">;

/** What the terms do off their diagonals, inside the blocks and between them. */
export function compileMoves(layout: BlockLayout, terms: readonly ConditionalTerm[], moves: readonly Move[][]): Moves {
  const { basis, outer, blocks, blockSize, innerDims } = layout;
  const ops = new OpList(innerDims);
  const inside = terms.map(({ sites, parity }) => sites.length > 0 && sites[0] > outer && parity === undefined);

  const strengths = new Map<number, number>(); // by the first site of the bond
  terms.forEach(({ sites }, t) => {
    const strength = inside[t] ? exchangeStrength(layout, sites, moves[t]) : undefined;
    if (strength !== undefined) strengths.set(sites[0], strength);
  });
  const bonds = [...strengths.keys()].sort((a, b) => b - a);
  for (let k = 0; k < bonds.length; ) {
    let n = 1;
    while (n < LONGEST_CHAIN && k + n < bonds.length && bonds[k + n] === bonds[k] - n) n++;
    const chain = bonds.slice(k, k + n);
    const factors = Array.from({ length: n + 1 }, (_, i) => bonds[k] - n + 1 + i - outer - 1);
    ops.exchange(
      factors,
      basis.strides[bonds[k]],
      chain.map((site) => strengths.get(site)!),
    );
    k += n;
  }
  terms.forEach(({ sites }, t) => {
    if (!inside[t] || (sites.length === 2 && strengths.has(sites[0]) && isNeighbour(sites))) return;
    const factors = sites.map((site) => site - outer - 1);
    for (const { to, from, re, im } of moves[t]) ops.move(factors, to, from, re, im);
  });
  const localOps = ops.length;

  const ofBlock: [op: number, partner: number][][] = Array.from({ length: blocks }, () => []);
  terms.forEach(({ sites, parity }, t) => {
    if (inside[t]) return;
    const factors = sites.filter((site) => site > outer).map((site) => site - outer - 1);
    const outerSites = sites.filter((site) => site <= outer);
    for (const { toBlock, fromBlock, to, from, re, im } of moves[t]) {
      for (let block = 0; block < blocks; block++) {
        if (!sameConfiguration(outerSites, block, toBlock)) continue;
        // the places i inside the block for which the whole row, block + to + i, has the parity asked for
        const wanted = parity === undefined ? undefined : parity ^ parityAt(basis.dims, block * blockSize + to);
        const op = ops.move(factors, to, from, re, im, wanted as Parity | undefined);
        ofBlock[block].push([op, block - toBlock + fromBlock]);
      }
    }
  });
  const blockStart = new Int32Array(blocks + 1);
  const blockOps: number[] = [];
  for (let block = 0; block < blocks; block++) {
    // whole blocks first, since several of them can be taken at a time; otherwise as the terms come
    const list = ofBlock[block];
    const whole = list.filter(([op]) => ops.isWholeBlock(op));
    const others = list.filter(([op]) => !ops.isWholeBlock(op));
    for (const [op, partner] of [...whole, ...others]) blockOps.push(op, partner);
    blockStart[block + 1] = blockOps.length / 2;
  }
  return { ...ops.finish(), localOps, blockStart, blockOps: Int32Array.from(blockOps) };

  function sameConfiguration(on: readonly number[], block: number, other: number): boolean {
    return on.every((site) => {
      const stride = basis.strides[site - 1] / blockSize;
      const d = basis.dims[site - 1];
      return Math.floor(block / stride) % d === Math.floor(other / stride) % d;
    });
  }
}

function isNeighbour(sites: readonly number[]): boolean {
  return sites.length === 2 && sites[1] === sites[0] + 1;
}

/** The real c of c (|01><10| + |10><01|) when that is all that a term on two neighbouring two-state sites moves. */
function exchangeStrength(
  { basis }: BlockLayout,
  sites: readonly number[],
  moves: readonly Move[],
): number | undefined {
  if (!isNeighbour(sites) || moves.length !== 2 || sites.some((site) => basis.dims[site - 1] !== 2)) return undefined;
  const [a, b] = moves;
  const low = basis.strides[sites[1] - 1];
  const places = [a.to, a.from, b.to, b.from].map((place) => place / low);
  const isExchange = places.join() === "1,2,2,1";
  return isExchange && a.im === 0 && b.im === 0 && a.re === b.re ? a.re : undefined;
}
