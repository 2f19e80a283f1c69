import { ComplexMatrix } from "../complex-matrix.ts";
import { matricesWasm } from "../generated/matrices-wasm.ts";
import { wasmModule } from "../load-wasm.ts";
import { multiply } from "../multiply.ts";
import { isExactlyReal, realPartsOf } from "../real-parts.ts";
import { OWN } from "../room.ts";
import { requireOut, shapeOf } from "../shape.ts";
import { type HostWorker, parallelism, startWorker, whyNoThreads } from "./host-worker.ts";

export interface ThreadsOptions {
  /** How many workers, default one a processor. */
  readonly count?: number;
}

/** From this many multiplications on, work is shared: below, copies and messages cost more than they save (measured). */
const SHARED_FROM = 2 ** 24;
/** Rows of B that a worker takes at a time; a multiple of the depth of a packed block, so that sums stay the same. */
const PIECE = 512;

/** Memory that all workers see: the factors and the product. */
interface Shared {
  readonly a: SharedArrayBuffer;
  readonly b: SharedArrayBuffer;
  readonly c: SharedArrayBuffer;
}

/** Worker threads for the largest products. Made by `openThreads`, or better by `withThreads`. */
export class Threads {
  /** Why there is one thread alone, or undefined. */
  readonly reason: string | undefined;
  readonly #workers: readonly HostWorker[];
  #shared: Shared | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(workers: readonly HostWorker[], reason?: string) {
    this.#workers = workers;
    this.reason = reason;
  }

  /** How many threads compute. */
  get count(): number {
    return Math.max(1, this.#workers.length);
  }

  /**
   * a b, rows shared out among the workers, with the bits of `multiply`; products of fewer than 2^24 multiplications are done
   * here at once. One product after the other: a second call waits for the first. `out` must not change meanwhile.
   * @throws RangeError as `multiply`; Error after `close`, or when a worker fails
   */
  async multiply(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): Promise<ComplexMatrix> {
    if (this.#closed) throw new Error("these threads are closed");
    if (a.cols !== b.rows) throw new RangeError(`no product of a ${shapeOf(a)} matrix with a ${shapeOf(b)} matrix`);
    if (out !== undefined) requireOut("multiply", a.rows, b.cols, out);
    if (this.#workers.length === 0 || a.rows * a.cols * b.cols < SHARED_FROM) return multiply(a, b, out);
    if (out !== undefined && (out.data === a.data || out.data === b.data))
      throw new RangeError("a product cannot be written into one of its factors");
    const turn = this.#last.then(() => this.#shareOut(a, b, out ?? new ComplexMatrix(a.rows, b.cols)));
    this.#last = turn.catch(() => undefined); // the caller has the error; the next product is another matter
    return turn;
  }

  /** Ends the workers, also in the middle of a product, which then fails. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  async #shareOut(a: ComplexMatrix, b: ComplexMatrix, c: ComplexMatrix): Promise<ComplexMatrix> {
    const complex = !(isExactlyReal(a.data) && isExactlyReal(b.data));
    const [left, right] = complex ? [a.data, b.data] : [realPartsOf(a.data), realPartsOf(b.data)];
    const size = complex ? c.data.length : c.data.length / 2;
    const shared = this.#room(left.length, right.length, size);
    new Float64Array(shared.a).set(left);
    new Float64Array(shared.b).set(right);
    const share = 2 * Math.ceil(a.rows / (2 * this.#workers.length));
    // all are waited for, so that none still writes when the next product begins
    const answers = await Promise.allSettled(
      this.#workers.map(async (worker, k) => {
        const from = Math.min(a.rows, k * share);
        const to = Math.min(a.rows, from + share);
        const shape = { from, to, cols: b.cols, depth: a.cols };
        if (from < to) await worker.ask({ shared, complex, ...shape, own: OWN, piece: PIECE });
      }),
    );
    for (const answer of answers) if (answer.status === "rejected") throw answer.reason;
    const product = new Float64Array(shared.c, 0, size);
    if (complex) c.data.set(product);
    else {
      c.data.fill(0);
      for (let at = 0; at < size; at++) c.data[2 * at] = product[at];
    }
    return c;
  }

  #room(a: number, b: number, c: number): Shared {
    const fitting = (buffer: SharedArrayBuffer | undefined, doubles: number): SharedArrayBuffer =>
      buffer !== undefined && buffer.byteLength >= 8 * doubles ? buffer : new SharedArrayBuffer(8 * doubles);
    const { a: left, b: right, c: product } = this.#shared ?? {};
    this.#shared = { a: fitting(left, a), b: fitting(right, b), c: fitting(product, c) };
    return this.#shared;
  }
}

/**
 * Starts workers for products of large matrices: in Node threads, in browsers workers that share memory, which pages may only
 * where they are cross-origin isolated. Where there can be none, `reason` says why, and products are done in this thread. They live until
 * `close`; idle ones do not keep Node alive.
 * @throws RangeError for a count that is no positive integer
 */
export async function openThreads({ count = parallelism() }: ThreadsOptions = {}): Promise<Threads> {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`the number of threads must be a positive integer, got ${count}`);
  if (count === 1) return new Threads([], "one thread was asked for");
  const kernels = wasmModule(matricesWasm);
  const reason = whyNoThreads() ?? (kernels === undefined ? "this host has no WebAssembly" : undefined);
  if (reason !== undefined) return new Threads([], reason);
  const workers: HostWorker[] = [];
  try {
    while (workers.length < count) workers.push(startWorker());
    await Promise.all(workers.map((worker) => worker.ask({ kernels, own: OWN })));
    return new Threads(workers);
  } catch (error) {
    await Promise.all(workers.map((worker) => worker.terminate()));
    return new Threads([], `the host refuses workers: ${(error as Error).message}`);
  }
}

/** Gives threads to `work` and ends them after it, whether it succeeds or not. @throws what `openThreads` and `work` throw */
export async function withThreads<Result>(
  work: (threads: Threads) => Promise<Result>,
  options?: ThreadsOptions,
): Promise<Result> {
  const threads = await openThreads(options);
  try {
    return await work(threads);
  } finally {
    await threads.close();
  }
}
