/** Disjoint sets of the integers 0 .. size-1 that can be merged (union by smaller root, with path halving). */
export class DisjointSets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = new Int32Array(size);
    for (let i = 0; i < size; i++) this.#parent[i] = i;
  }

  /** The smallest member of the set that holds i. */
  find(i: number): number {
    const parent = this.#parent;
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  }

  join(i: number, j: number): void {
    const a = this.find(i);
    const b = this.find(j);
    if (a < b) this.#parent[b] = a;
    else this.#parent[a] = b;
  }

  /** The number of each element's set; sets are numbered from 0 by their smallest member. */
  labels(): { labels: Int32Array; count: number } {
    const labels = new Int32Array(this.#parent.length);
    let count = 0;
    for (let i = 0; i < labels.length; i++) {
      const root = this.find(i);
      labels[i] = root === i ? count++ : labels[root];
    }
    return { labels, count };
  }
}
