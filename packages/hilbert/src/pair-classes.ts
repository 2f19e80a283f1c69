import { DisjointSets } from "./disjoint-sets.ts";

/** So many pairs are kept track of at most. */
const MAX_PAIRS = 2 ** 28;

/**
 * The classes of pairs of sectors (row sector, column sector) that moves connect. For each operator S, given as a
 * directed graph of sectors, (a, b) ~ (a', b') when a -> a' and b -> b' are both moves of S; and (a, b) ~ (a'', b) when
 * a and a'' move to one sector, or come from one sector, by S (that is S^dagger S, S S^dagger on one side).
 *
 * By the second rule the sources, and likewise the targets, of each connected part of the bipartite graph of S (sources
 * on one side, targets on the other) act as one sector with any partner. With sectors merged so, every part is a single
 * move, and the first rule connects (p, q) with (p', q') for each two of these moves. That costs the square of the
 * number of merged sectors, however many moves S has.
 */
export class PairClasses {
  readonly #mergedOf: Int32Array;
  readonly #merged: number;
  readonly #classOf: Int32Array;
  readonly #diagonal: Uint8Array;

  /**
   * @param moves per operator, a list of from * count + to
   * @throws RangeError above 2^28 pairs
   */
  constructor(count: number, moves: readonly (readonly number[])[]) {
    const parts = moves.map((list) => {
      const bipartite = new DisjointSets(2 * count);
      for (const move of list) bipartite.join(Math.floor(move / count), count + (move % count));
      return { list, bipartite };
    });
    const merging = new DisjointSets(count);
    for (const { list, bipartite } of parts) {
      const target = new Map<number, number>(); // of each part, by its smallest source
      for (const move of list) {
        const source = bipartite.find(Math.floor(move / count));
        merging.join(source, Math.floor(move / count));
        const to = move % count;
        merging.join(target.get(source) ?? to, to);
        target.set(source, to);
      }
    }
    const { labels, count: merged } = merging.labels();
    if (merged * merged > MAX_PAIRS) {
      throw new RangeError(
        `${merged} sectors make ${merged * merged} pairs, more than the ${MAX_PAIRS} that can be followed`,
      );
    }
    const pairs = new DisjointSets(merged * merged);
    for (const { list } of parts) {
      const arrows = new Set(list.map((m) => labels[Math.floor(m / count)] * merged + labels[m % count]));
      const from = Int32Array.from(arrows, (arrow) => Math.floor(arrow / merged));
      const to = Int32Array.from(arrows, (arrow) => arrow % merged);
      for (let k = 0; k < from.length; k++) {
        for (let l = 0; l < from.length; l++) pairs.join(from[k] * merged + from[l], to[k] * merged + to[l]);
      }
    }
    this.#mergedOf = labels;
    this.#merged = merged;
    const classes = pairs.labels();
    this.#classOf = classes.labels;
    this.#diagonal = new Uint8Array(classes.count);
    for (let p = 0; p < merged; p++) this.#diagonal[this.#classOf[p * merged + p]] = 1;
  }

  classOf(a: number, b: number): number {
    return this.#classOf[this.#mergedOf[a] * this.#merged + this.#mergedOf[b]];
  }

  /** Whether a class holds a diagonal pair. */
  isDiagonal(pairClass: number): boolean {
    return this.#diagonal[pairClass] === 1;
  }
}
