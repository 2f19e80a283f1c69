import type { Bath } from "@openbath/baths";
import type { Operator } from "@openbath/hilbert";
import type { Scope } from "./scope.ts";

/** Things of each kind that are kept unless it is said otherwise. */
const CAPACITY = 64;

/** Things by what they are made from; those asked for least recently are let go. */
export class Kept<Thing> {
  readonly #things = new Map<string, Thing>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#things.size;
  }

  /** The thing with this key, made now if it is not there. */
  take(key: string, make: () => Thing): Thing {
    const thing = this.#things.get(key) ?? make();
    this.#things.delete(key); // so that it is the last again
    this.#things.set(key, thing);
    if (this.#things.size > this.#capacity) {
      const [oldest] = this.#things.keys();
      this.#things.delete(oldest);
    }
    return thing;
  }
}

/**
 * Baths and operators of earlier problems, by all that makes them: a problem that says the same of a bath gets the same object, whose
 * spectra and principal values are compiled already, and one that says the same of its Hamiltonian, a coupling or an observable
 * gets the same operator. For those who read many problems that differ elsewhere, as the points of a sweep do; what is found does not
 * depend on it.
 */
export class Shelf {
  readonly baths: Kept<Bath>;
  readonly operators: Kept<Operator>;

  /** @param capacity baths and operators that are kept, of each so many @throws RangeError for a capacity that is no positive integer */
  constructor(capacity: number = CAPACITY) {
    if (!Number.isSafeInteger(capacity) || capacity < 1)
      throw new RangeError(`a shelf: the capacity must be a positive integer, got ${capacity}`);
    this.baths = new Kept(capacity);
    this.operators = new Kept(capacity);
  }
}

/** All that a thing is made from: what the problem says of it, and the parameters that are mentioned there. */
export function shelfKey(said: unknown, { parameters }: Scope): string {
  const text = JSON.stringify(said, plain);
  const words = new Set(text.split(/[^A-Za-z_0-9]+/));
  let key = text;
  for (const [name, value] of parameters) if (words.has(name)) key += `\n${name} = ${value}`;
  return key;
}

/** Infinity, which JSON lacks, by its name. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
