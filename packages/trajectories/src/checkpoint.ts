import type { Chunk, ChunkResult } from "./chunk.ts";
import { Sha256 } from "./sha256.ts";

/** Where finished chunks are kept: text that only grows. */
export interface CheckpointStore {
  /** All that was written so far; "" at the beginning. */
  read(): Promise<string>;
  /** Adds text at the end; on return it is as safe as the store makes it. */
  append(text: string): Promise<void>;
}

/**
 * The log of an ensemble: a line a finished chunk, with a checksum in front. A line that was cut short by the end of the
 * process, or that belongs to another ensemble, is passed over; nothing is ever changed or removed.
 */
export class CheckpointLog {
  readonly #store: CheckpointStore;
  readonly #key: string;
  readonly #finished: ReadonlyMap<number, ChunkResult>;
  #openLine: boolean;

  private constructor(store: CheckpointStore, key: string, text: string) {
    this.#store = store;
    this.#key = key;
    const finished = new Map<number, ChunkResult>();
    for (const line of text.split("\n")) {
      const result = parse(line, key);
      if (result !== undefined) finished.set(result.index, result);
    }
    this.#finished = finished;
    this.#openLine = text !== "" && !text.endsWith("\n");
  }

  static async open(store: CheckpointStore, key: string): Promise<CheckpointLog> {
    return new CheckpointLog(store, key, await store.read());
  }

  /** The result of a chunk that was finished before; undefined also when it had another number of trajectories. */
  find(chunk: Chunk): ChunkResult | undefined {
    const result = this.#finished.get(chunk.index);
    return result?.first === chunk.first && result.count === chunk.count ? result : undefined;
  }

  async add(result: ChunkResult): Promise<void> {
    const start = this.#openLine ? "\n" : "";
    this.#openLine = false;
    await this.#store.append(start + format(result, this.#key));
  }
}

function format({ index, first, count, moments }: ChunkResult, key: string): string {
  const record = JSON.stringify({
    key,
    index,
    first,
    count,
    mean: Array.from(moments.mean),
    squares: Array.from(moments.squares),
  });
  return `${checksum(record)} ${record}\n`;
}

function parse(line: string, key: string): ChunkResult | undefined {
  const record = line.slice(CHECKSUM_DIGITS + 1);
  if (record === "" || line.slice(0, CHECKSUM_DIGITS) !== checksum(record)) return undefined;
  const { index, first, count, mean, squares, key: owner } = JSON.parse(record);
  if (owner !== key) return undefined;
  return {
    index,
    first,
    count,
    moments: { count, mean: Float64Array.from(mean), squares: Float64Array.from(squares) },
  };
}

const CHECKSUM_DIGITS = 16;

function checksum(record: string): string {
  const hash = new Sha256();
  hash.update(Uint8Array.from(record, (character) => character.charCodeAt(0)));
  return hash.digest().slice(0, CHECKSUM_DIGITS);
}
