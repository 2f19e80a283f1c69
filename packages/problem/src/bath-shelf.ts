import type { Bath } from "@openbath/baths";
import type { BathEntry } from "./schema.ts";
import { mentions, type Scope } from "./scope.ts";
import type { ReadFile } from "./spectral-density.ts";

/** Baths that are kept unless it is said otherwise. */
const CAPACITY = 64;

/**
 * Baths of earlier problems, by all that makes them: a problem that says the same of a bath gets the same object, whose spectra and principal
 * values are compiled already. For those who read many problems that differ elsewhere, as the points of a sweep do; what is found
 * does not depend on it. The baths asked for least recently are let go.
 */
export class BathShelf {
  readonly #baths = new Map<string, Bath>();
  readonly #capacity: number;

  /** @throws RangeError for a capacity that is no positive integer */
  constructor(capacity: number = CAPACITY) {
    if (!Number.isSafeInteger(capacity) || capacity < 1)
      throw new RangeError(`a shelf of baths: the capacity must be a positive integer, got ${capacity}`);
    this.#capacity = capacity;
  }

  /** Number of baths on the shelf. */
  get size(): number {
    return this.#baths.size;
  }

  /** The bath with this key, made now if it is not there. */
  take(key: string, make: () => Bath): Bath {
    const bath = this.#baths.get(key) ?? make();
    this.#baths.delete(key); // so that it is the last again
    this.#baths.set(key, bath);
    const [oldest] = this.#baths.keys();
    if (this.#baths.size > this.#capacity) this.#baths.delete(oldest);
    return bath;
  }
}

/** All that a bath is made from: its entry, the parameters that it mentions, the table that it names. */
export function bathKey(name: string, entry: BathEntry, scope: Scope, readFile: ReadFile | undefined): string {
  const text = JSON.stringify([name, entry], plain);
  const parameters = [...scope.parameters].filter(([parameter]) => mentions(text, parameter));
  const { file } = entry.spectralDensity;
  return JSON.stringify([text, parameters, typeof file === "string" ? readFile?.(file) : null]);
}

/** Infinity, which JSON lacks, by its name. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
