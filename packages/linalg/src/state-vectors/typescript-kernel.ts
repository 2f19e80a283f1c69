import type { Kernel, Place } from "./kernel.ts";
import { CSR_HEADER, HEADER, KernelMemory } from "./kernel-memory.ts";
import type { Lattice } from "./lattice.ts";
import {
  COUNT,
  EXCHANGE,
  FIRST_START,
  FROM,
  KIND,
  OP_COEFFICIENTS,
  OP_INTS,
  type OperatorProgram,
  REAL_MOVE,
  START_COUNT,
  STRIDE,
  TO,
  UNIT,
} from "./local-program.ts";

/** The kernel that runs everywhere, and the specification of the other. */
export class TypeScriptKernel implements Kernel {
  readonly name = "typescript";
  readonly #memory: KernelMemory;

  constructor() {
    let buffer = new ArrayBuffer(0);
    this.#memory = new KernelMemory((bytes) => {
      const next = new ArrayBuffer(bytes);
      new Uint8Array(next).set(new Uint8Array(buffer));
      buffer = next;
      return next;
    }, 0);
  }

  allocate(doubles: number): Place {
    return this.#memory.allocate(doubles);
  }

  view(place: Place, doubles: number): Float64Array {
    return this.#memory.view(place, doubles);
  }

  load(program: OperatorProgram): number {
    return this.#memory.load(program);
  }

  loadLattice(lattice: Lattice): number {
    return this.#memory.loadLattice(lattice);
  }

  apply(program: number, x: Place, previous: Place, y: Place): void {
    const { f64, i32 } = this.#memory;
    if (i32[program + HEADER.form] === 1) applyRows(f64, i32, program, x, previous, y);
    else applyBlocks(f64, i32, program, x, previous, y);
  }

  combine(
    first: Place,
    size: number,
    c: Float64Array,
    count: number,
    phase: { re: number; im: number },
    out: Place,
  ): number {
    const { f64 } = this.#memory;
    for (let i = 0; i < size; i += 2) {
      let evenRe = 0;
      let evenIm = 0;
      let oddRe = 0;
      let oddIm = 0;
      for (let k = 0, at = first + i; k < count; k += 2, at += 2 * size) {
        evenRe += c[k] * f64[at];
        evenIm += c[k] * f64[at + 1];
        if (k + 1 === count) break;
        oddRe += c[k + 1] * f64[at + size];
        oddIm += c[k + 1] * f64[at + size + 1];
      }
      const re = evenRe + oddIm;
      const im = evenIm - oddRe;
      f64[out + i] = phase.re * re - phase.im * im;
      f64[out + i + 1] = phase.re * im + phase.im * re;
    }
    return this.squaredNorm(out, size);
  }

  squaredNorm(x: Place, size: number): number {
    const { f64 } = this.#memory;
    let re0 = 0;
    let im0 = 0;
    let re1 = 0;
    let im1 = 0;
    for (let i = x; i < x + size; i += 4) {
      re0 += f64[i] * f64[i];
      im0 += f64[i + 1] * f64[i + 1];
      if (i + 2 === x + size) break;
      re1 += f64[i + 2] * f64[i + 2];
      im1 += f64[i + 3] * f64[i + 3];
    }
    return re0 + re1 + (im0 + im1);
  }

  scale(from: Place, factor: number, x: Place, size: number): void {
    const { f64 } = this.#memory;
    for (let i = 0; i < size; i++) f64[x + i] = factor * f64[from + i];
  }

  overlap(lattice: number, x: Place, a: number, b: number, out: Float64Array): void {
    const { f64, i32 } = this.#memory;
    const starts = i32[lattice];
    const count = i32[lattice + 2];
    const stride = 2 * i32[lattice + 3];
    let re = 0;
    let im = 0;
    for (let s = starts; s < starts + i32[lattice + 1]; s++) {
      let p = x + 2 * (i32[s] + a);
      let q = x + 2 * (i32[s] + b);
      for (let i = 0; i < count; i++, p += stride, q += stride) {
        re += f64[p] * f64[q] + f64[p + 1] * f64[q + 1];
        im += f64[p + 1] * f64[q] - f64[p] * f64[q + 1];
      }
    }
    out[0] = re;
    out[1] = im;
  }
}

function applyBlocks(f64: Float64Array, i32: Int32Array, h: number, x: number, previous: number, y: number): void {
  const blockSize = i32[h + HEADER.blockSize];
  const blocks = i32[h + HEADER.blocks];
  const blockOps = i32[h + HEADER.blockOps];
  const localOps = i32[h + HEADER.localOps];
  for (let block = 0; block < blocks; block++) {
    const at = 2 * block * blockSize;
    applyDiagonal(f64, i32, h, block, x + at, previous < 0 ? -1 : previous + at, y + at);
    const end = i32[i32[h + HEADER.blockStart] + block + 1];
    for (let k = i32[i32[h + HEADER.blockStart] + block]; k < end; k++) {
      applyOp(f64, i32, h, i32[blockOps + 2 * k], x + 2 * i32[blockOps + 2 * k + 1] * blockSize, y + at);
    }
    for (let op = 0; op < localOps; op++) applyOp(f64, i32, h, op, x + at, y + at);
  }
}

function applyDiagonal(
  f64: Float64Array,
  i32: Int32Array,
  h: number,
  block: number,
  x: number,
  previous: number,
  y: number,
): void {
  const blockSize = i32[h + HEADER.blockSize];
  const own = i32[h + HEADER.blockDiagonal] + 2 * block;
  const ownRe = f64[own];
  const ownIm = f64[own + 1];
  const table = i32[h + HEADER.tables] + 2 * blockSize * i32[i32[h + HEADER.tableOfBlock] + block];
  for (let i = 0; i < 2 * blockSize; i += 2) {
    const re = f64[table + i] + ownRe;
    const im = f64[table + i + 1] + ownIm;
    const xr = f64[x + i];
    const xi = f64[x + i + 1];
    const yr = re * xr - im * xi;
    const yi = re * xi + im * xr;
    f64[y + i] = previous < 0 ? yr : yr - f64[previous + i];
    f64[y + i + 1] = previous < 0 ? yi : yi - f64[previous + i + 1];
  }
}

/** One op with all its coefficients, from the block at x into the block at y. */
function applyOp(f64: Float64Array, i32: Int32Array, h: number, op: number, x: number, y: number): void {
  const o = i32[h + HEADER.ops] + OP_INTS * op;
  const c = i32[h + HEADER.coefficients] + OP_COEFFICIENTS * op;
  const kind = i32[o + KIND];
  if (kind === EXCHANGE) {
    const unit = i32[o + UNIT];
    const bonds = i32[o + FROM];
    const configurations = 1 << (bonds + 1);
    for (let bond = 0; bond < bonds; bond++) {
      for (let l = 0; l < configurations; l++) {
        if (((l >> bond) & 3) === 1) moveReal(f64, i32, h, o, f64[c + bond], x, y, l * unit, (l ^ (3 << bond)) * unit);
        if (((l >> bond) & 3) === 2) moveReal(f64, i32, h, o, f64[c + bond], x, y, l * unit, (l ^ (3 << bond)) * unit);
      }
    }
  } else if (kind === REAL_MOVE) moveReal(f64, i32, h, o, f64[c], x, y, i32[o + TO], i32[o + FROM]);
  else moveComplex(f64, i32, h, o, f64[c], f64[c + 1], x, y);
}

function moveReal(
  f64: Float64Array,
  i32: Int32Array,
  h: number,
  o: number,
  c: number,
  x: number,
  y: number,
  to: number,
  from: number,
): void {
  const starts = i32[h + HEADER.starts] + i32[o + FIRST_START];
  const count = i32[o + COUNT];
  const stride = 2 * i32[o + STRIDE];
  for (let s = starts; s < starts + i32[o + START_COUNT]; s++) {
    let p = y + 2 * (i32[s] + to);
    let q = x + 2 * (i32[s] + from);
    for (let i = 0; i < count; i++, p += stride, q += stride) {
      f64[p] += c * f64[q];
      f64[p + 1] += c * f64[q + 1];
    }
  }
}

function moveComplex(
  f64: Float64Array,
  i32: Int32Array,
  h: number,
  o: number,
  re: number,
  im: number,
  x: number,
  y: number,
): void {
  const starts = i32[h + HEADER.starts] + i32[o + FIRST_START];
  const count = i32[o + COUNT];
  const stride = 2 * i32[o + STRIDE];
  for (let s = starts; s < starts + i32[o + START_COUNT]; s++) {
    let p = y + 2 * (i32[s] + i32[o + TO]);
    let q = x + 2 * (i32[s] + i32[o + FROM]);
    for (let i = 0; i < count; i++, p += stride, q += stride) {
      f64[p] += re * f64[q] - im * f64[q + 1];
      f64[p + 1] += re * f64[q + 1] + im * f64[q];
    }
  }
}

function applyRows(f64: Float64Array, i32: Int32Array, h: number, x: number, previous: number, y: number): void {
  const values = i32[h + CSR_HEADER.values];
  const rowStart = i32[h + CSR_HEADER.rowStart];
  const columns = i32[h + CSR_HEADER.columns];
  const rows = i32[h + CSR_HEADER.dimension];
  for (let r = 0; r < rows; r++) {
    let re = previous < 0 ? 0 : -f64[previous + 2 * r];
    let im = previous < 0 ? 0 : -f64[previous + 2 * r + 1];
    for (let k = i32[rowStart + r]; k < i32[rowStart + r + 1]; k++) {
      const vr = f64[values + 2 * k];
      const vi = f64[values + 2 * k + 1];
      const q = x + 2 * i32[columns + k];
      re += vr * f64[q] - vi * f64[q + 1];
      im += vr * f64[q + 1] + vi * f64[q];
    }
    f64[y + 2 * r] = re;
    f64[y + 2 * r + 1] = im;
  }
}
