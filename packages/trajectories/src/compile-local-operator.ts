import type { Operator } from "@openbath/hilbert";
import { type Complex, csrScale } from "@openbath/linalg";
import { type BlockLayout, blockLayout, type Move, movesOf } from "./block-layout.ts";
import { compileDiagonal } from "./compile-diagonal.ts";
import type { CsrProgram, LocalProgram, OperatorProgram } from "./local-program.ts";
import { OpList } from "./op-list.ts";
import { type Parity, type PartialTerm, parityAt, parityOf, partialTerms, withoutFirstSite } from "./parity.ts";

export interface CompileOptions {
  /** Compile (O - shift) * scale. */
  readonly shift?: Complex;
  readonly scale?: number;
  /** Most amplitudes in a block, default 2048. */
  readonly maxBlock?: number;
  /** "csr" forces compressed rows, "local" forbids them; default: whichever suits the operator. */
  readonly form?: "auto" | "local" | "csr";
  /**
   * Compile it between states of one parity (the one given is that of the states that come out), in the basis of the
   * sites behind the first. The operator must conserve or change parity, and site 1 must have two states.
   */
  readonly parity?: Parity;
}

/** Fewer amplitudes than this per off-diagonal part, on average, and compressed rows are the better program. */
const FEW_PLACES = 8;
/** Bonds that one exchange chain can hold. */
const LONGEST_CHAIN = 3;
/** Above this many off-diagonal parts, counted block by block, compressed rows are taken. */
const MANY_PARTS = 2 ** 22;

/**
 * A sum of local terms turned into a program that applies it to an interleaved state vector in one pass over memory: the
 * diagonal of everything from small tables, each off-diagonal entry of a term as one strided move, the exchange terms
 * sx sx + sy sy on neighbouring spins in chains of up to four sites. An operator whose terms cover (nearly) all sites
 * becomes compressed rows instead.
 * @throws RangeError for more than 2^28 states
 */
export function compileLocalOperator(operator: Operator, options: CompileOptions = {}): OperatorProgram {
  const { space } = operator;
  if (space.dimension > 2 ** 28) {
    throw new RangeError(
      `state vectors on ${space} have ${space.dimension} amplitudes; at most 2^28 are possible here`,
    );
  }
  const { form = "auto", scale = 1, shift = { re: 0, im: 0 }, parity } = options;
  const terms: readonly PartialTerm[] =
    parity === undefined ? operator.terms : partialTerms(operator, parity, parityOf(operator) ?? 0);
  const shifted = terms.map((term): PartialTerm => ({ ...term, matrix: csrScale(scale, term.matrix) }));
  const layout = blockLayout(parity === undefined ? space : withoutFirstSite(space), options.maxBlock);
  const moves = shifted.map((term) => movesOf(layout, term));
  if (parity === undefined && (form === "csr" || (form === "auto" && isDense(layout, shifted, moves)))) {
    return toCsrProgram(operator, shift, scale);
  }
  const diagonal = compileDiagonal(layout, shifted);
  for (let b = 0; b < layout.blocks; b++) {
    diagonal.blockDiagonal[2 * b] -= shift.re * scale;
    diagonal.blockDiagonal[2 * b + 1] -= shift.im * scale;
  }
  return {
    kind: "local",
    dimension: layout.space.dimension,
    blockSize: layout.blockSize,
    blocks: layout.blocks,
    ...diagonal,
    ...compileMoves(layout, shifted, moves),
  };
}

function isDense({ space, blocks }: BlockLayout, terms: readonly PartialTerm[], moves: readonly Move[][]): boolean {
  let parts = 0;
  let places = 0;
  terms.forEach((term, t) => {
    parts += moves[t].length;
    places += moves[t].length * (space.dimension / term.matrix.rows);
  });
  return parts > 0 && (places / parts < FEW_PLACES || parts * blocks > MANY_PARTS);
}

function toCsrProgram(operator: Operator, shift: Complex, scale: number): CsrProgram {
  const { space } = operator;
  const shifted = operator.minus(identityTimes(operator, shift)).times(scale);
  const { rowStart, columns, values } = shifted.toCsr();
  return { kind: "csr", dimension: space.dimension, rowStart, columns, values };
}

function identityTimes(operator: Operator, z: Complex): Operator {
  return operator.power(0).times(z);
}

type Moves = Pick<LocalProgram, "ops" | "coefficients" | "starts" | "localOps" | "blockStart" | "blockOps">;

function compileMoves(layout: BlockLayout, terms: readonly PartialTerm[], moves: readonly Move[][]): Moves {
  const { space, outer, blocks, blockSize, innerDims } = layout;
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
      space.strides[bonds[k]],
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
        const wanted = parity === undefined ? undefined : parity ^ parityAt(space.dims, block * blockSize + to);
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
      const stride = space.strides[site - 1] / blockSize;
      const d = space.dims[site - 1];
      return Math.floor(block / stride) % d === Math.floor(other / stride) % d;
    });
  }
}

function isNeighbour(sites: readonly number[]): boolean {
  return sites.length === 2 && sites[1] === sites[0] + 1;
}

/** The real c of c (|01><10| + |10><01|) when that is all that a term on two neighbouring two-state sites moves. */
function exchangeStrength(
  { space }: BlockLayout,
  sites: readonly number[],
  moves: readonly Move[],
): number | undefined {
  if (!isNeighbour(sites) || moves.length !== 2 || sites.some((site) => space.dims[site - 1] !== 2)) return undefined;
  const [a, b] = moves;
  const low = space.strides[sites[1] - 1];
  const places = [a.to, a.from, b.to, b.from].map((place) => place / low);
  const isExchange = places.join() === "1,2,2,1";
  return isExchange && a.im === 0 && b.im === 0 && a.re === b.re ? a.re : undefined;
}
