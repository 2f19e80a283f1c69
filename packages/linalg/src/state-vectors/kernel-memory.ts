import type { Place } from "./kernel.ts";
import type { Lattice } from "./lattice.ts";
import type { OperatorProgram } from "./local-program.ts";

/** Numbers of a loaded program's header: where its arrays stand, in doubles or 32-bit integers. */
export const HEADER = {
  form: 0,
  dimension: 1,
  blockSize: 2,
  blocks: 3,
  blockDiagonal: 4,
  tableOfBlock: 5,
  tables: 6,
  ops: 7,
  coefficients: 8,
  starts: 9,
  localOps: 10,
  blockStart: 11,
  blockOps: 12,
} as const;

/** The same for compressed rows. */
export const CSR_HEADER = { form: 0, dimension: 1, values: 4, rowStart: 5, columns: 6 } as const;

/** Doubles in 64 bytes. */
const LINE = 8;

/** One growing piece of memory, seen as doubles and as integers. */
export class KernelMemory {
  f64: Float64Array;
  i32: Int32Array;
  #used: number;
  readonly #grow: (bytes: number) => ArrayBuffer;

  /**
   * @param grow gives a buffer of at least so many bytes that begins with what the one before held
   * @param reserved doubles at the beginning that are not ours
   */
  constructor(grow: (bytes: number) => ArrayBuffer, reserved: number) {
    this.#grow = grow;
    this.#used = Math.ceil(reserved / LINE) * LINE;
    const buffer = grow(8 * this.#used);
    this.f64 = new Float64Array(buffer);
    this.i32 = new Int32Array(buffer);
  }

  allocate(doubles: number): Place {
    const place = this.#used;
    this.#used += Math.ceil(doubles / LINE) * LINE;
    if (this.#used > this.f64.length) {
      const buffer = this.#grow(8 * this.#used);
      this.f64 = new Float64Array(buffer);
      this.i32 = new Int32Array(buffer);
    }
    return place;
  }

  view(place: Place, doubles: number): Float64Array {
    return this.f64.subarray(place, place + doubles);
  }

  /** Where the integers begin, counted in integers. */
  #integers(values: Int32Array | readonly number[]): number {
    const at = 2 * this.allocate(Math.ceil(values.length / 2));
    this.i32.set(values, at);
    return at;
  }

  #doubles(values: Float64Array): number {
    const at = this.allocate(values.length);
    this.f64.set(values, at);
    return at;
  }

  load(program: OperatorProgram): number {
    const header = new Int32Array(16);
    header[HEADER.dimension] = program.dimension;
    if (program.kind === "csr") {
      header[CSR_HEADER.form] = 1;
      header[CSR_HEADER.values] = this.#doubles(program.values);
      header[CSR_HEADER.rowStart] = this.#integers(program.rowStart);
      header[CSR_HEADER.columns] = this.#integers(program.columns);
      return this.#integers(header);
    }
    header[HEADER.blockSize] = program.blockSize;
    header[HEADER.blocks] = program.blocks;
    header[HEADER.blockDiagonal] = this.#doubles(program.blockDiagonal);
    header[HEADER.tableOfBlock] = this.#integers(program.tableOfBlock);
    header[HEADER.tables] = this.#doubles(program.tables);
    header[HEADER.ops] = this.#integers(program.ops);
    header[HEADER.coefficients] = this.#doubles(program.coefficients);
    header[HEADER.starts] = this.#integers(program.starts);
    header[HEADER.localOps] = program.localOps;
    header[HEADER.blockStart] = this.#integers(program.blockStart);
    header[HEADER.blockOps] = this.#integers(program.blockOps);
    return this.#integers(header);
  }

  loadLattice({ starts, count, stride }: Lattice): number {
    const at = this.#integers(starts);
    return this.#integers([at, starts.length, count, stride]);
  }
}
