// The kernel of state vectors in WASM SIMD (AssemblyScript). Its specification is src/state-vectors/typescript-kernel.ts: every sum is
// formed in the same order here, so that both give the same bits. Places are counted in doubles, integers in 32 bits.

const FORM: i32 = 0;
const DIMENSION: i32 = 1;
const BLOCK_SIZE: i32 = 2;
const BLOCKS: i32 = 3;
const BLOCK_DIAGONAL: i32 = 4;
const TABLE_OF_BLOCK: i32 = 5;
const TABLES: i32 = 6;
const OPS: i32 = 7;
const COEFFICIENTS: i32 = 8;
const STARTS: i32 = 9;
const LOCAL_OPS: i32 = 10;
const BLOCK_START: i32 = 11;
const BLOCK_OPS: i32 = 12;

const CSR_VALUES: i32 = 4;
const CSR_ROW_START: i32 = 5;
const CSR_COLUMNS: i32 = 6;

@inline
function int(at: i32): i32 {
  return load<i32>((<usize>at) << 2);
}

@inline
function double(at: i32): f64 {
  return load<f64>((<usize>at) << 3);
}

@inline
function bytes(place: i32): usize {
  return (<usize>place) << 3;
}

@inline
function swapped(v: v128): v128 {
  return i64x2.shuffle(v, v, 1, 0);
}

// y += c x
@inline
function addTo(y: usize, c: v128, x: v128): void {
  v128.store(y, f64x2.add(v128.load(y), f64x2.mul(c, x)));
}

export function apply(program: i32, x: i32, previous: i32, y: i32): void {
  if (int(program + FORM) == 1) {
    applyRows(program, x, previous, y);
    return;
  }
  const blockSize = int(program + BLOCK_SIZE);
  const blocks = int(program + BLOCKS);
  const blockStart = int(program + BLOCK_START);
  const blockOps = int(program + BLOCK_OPS);
  const localOps = int(program + LOCAL_OPS);
  const blockBytes = (<usize>blockSize) << 4;
  const x0 = bytes(x);
  for (let block = 0; block < blocks; block++) {
    const at = (<usize>block) * blockBytes;
    const yb = bytes(y) + at;
    if (previous < 0) diagonal(program, block, blockSize, x0 + at, yb);
    else diagonalMinus(program, block, blockSize, x0 + at, bytes(previous) + at, yb);
    let k = blockOps + 2 * int(blockStart + block);
    const end = blockOps + 2 * int(blockStart + block + 1);
    while (k < end) {
      let run = 0;
      while (run < 4 && k + 2 * run < end && isWhole(program, int(k + 2 * run), blockSize)) run++;
      if (run >= 2) {
        if (run == 4) {
          whole4(program, k, blockBytes, x0, yb);
        } else if (run == 3) {
          whole3(program, k, blockBytes, x0, yb);
        } else {
          whole2(program, k, blockBytes, x0, yb);
        }
        k += 2 * run;
      } else {
        op(program, int(k), x0 + (<usize>int(k + 1)) * blockBytes, yb);
        k += 2;
      }
    }
    for (let o = 0; o < localOps; o++) op(program, o, x0 + at, yb);
  }
}

function isWhole(program: i32, o: i32, blockSize: i32): bool {
  const at = int(program + OPS) + 8 * o;
  return int(at) == 0 && int(at + 4) == 1 && int(at + 5) == blockSize && int(at + 6) == 1;
}

@inline
function strengthOf(program: i32, o: i32): v128 {
  return f64x2.splat(double(int(program + COEFFICIENTS) + 4 * o));
}

function whole2(program: i32, k: i32, blockBytes: usize, x0: usize, y: usize): void {
  const c0 = strengthOf(program, int(k));
  const c1 = strengthOf(program, int(k + 2));
  const d0 = x0 + (<usize>int(k + 1)) * blockBytes - y;
  const d1 = x0 + (<usize>int(k + 3)) * blockBytes - y;
  for (const end = y + blockBytes; y < end; y += 16) {
    let v = v128.load(y);
    v = f64x2.add(v, f64x2.mul(c0, v128.load(y + d0)));
    v = f64x2.add(v, f64x2.mul(c1, v128.load(y + d1)));
    v128.store(y, v);
  }
}

function whole3(program: i32, k: i32, blockBytes: usize, x0: usize, y: usize): void {
  const c0 = strengthOf(program, int(k));
  const c1 = strengthOf(program, int(k + 2));
  const c2 = strengthOf(program, int(k + 4));
  const d0 = x0 + (<usize>int(k + 1)) * blockBytes - y;
  const d1 = x0 + (<usize>int(k + 3)) * blockBytes - y;
  const d2 = x0 + (<usize>int(k + 5)) * blockBytes - y;
  for (const end = y + blockBytes; y < end; y += 16) {
    let v = v128.load(y);
    v = f64x2.add(v, f64x2.mul(c0, v128.load(y + d0)));
    v = f64x2.add(v, f64x2.mul(c1, v128.load(y + d1)));
    v = f64x2.add(v, f64x2.mul(c2, v128.load(y + d2)));
    v128.store(y, v);
  }
}

function whole4(program: i32, k: i32, blockBytes: usize, x0: usize, y: usize): void {
  const c0 = strengthOf(program, int(k));
  const c1 = strengthOf(program, int(k + 2));
  const c2 = strengthOf(program, int(k + 4));
  const c3 = strengthOf(program, int(k + 6));
  const d0 = x0 + (<usize>int(k + 1)) * blockBytes - y;
  const d1 = x0 + (<usize>int(k + 3)) * blockBytes - y;
  const d2 = x0 + (<usize>int(k + 5)) * blockBytes - y;
  const d3 = x0 + (<usize>int(k + 7)) * blockBytes - y;
  for (const end = y + blockBytes; y < end; y += 16) {
    let v = v128.load(y);
    v = f64x2.add(v, f64x2.mul(c0, v128.load(y + d0)));
    v = f64x2.add(v, f64x2.mul(c1, v128.load(y + d1)));
    v = f64x2.add(v, f64x2.mul(c2, v128.load(y + d2)));
    v = f64x2.add(v, f64x2.mul(c3, v128.load(y + d3)));
    v128.store(y, v);
  }
}

@inline
function diagonalTimes(table: usize, own: v128, x: usize): v128 {
  const d = f64x2.add(v128.load(table), own);
  const v = v128.load(x);
  const re = f64x2.mul(i64x2.shuffle(d, d, 0, 0), v);
  const im = f64x2.mul(i64x2.shuffle(d, d, 1, 1), swapped(v));
  return f64x2.add(re, v128.xor(im, f64x2(-0.0, 0.0)));
}

function diagonal(program: i32, block: i32, blockSize: i32, x: usize, y: usize): void {
  const own = v128.load(bytes(int(program + BLOCK_DIAGONAL) + 2 * block));
  let table = bytes(int(program + TABLES) + 2 * blockSize * int(int(program + TABLE_OF_BLOCK) + block));
  for (const end = x + ((<usize>blockSize) << 4); x < end; x += 16) {
    v128.store(y, diagonalTimes(table, own, x));
    y += 16;
    table += 16;
  }
}

function diagonalMinus(program: i32, block: i32, blockSize: i32, x: usize, previous: usize, y: usize): void {
  const own = v128.load(bytes(int(program + BLOCK_DIAGONAL) + 2 * block));
  let table = bytes(int(program + TABLES) + 2 * blockSize * int(int(program + TABLE_OF_BLOCK) + block));
  for (const end = x + ((<usize>blockSize) << 4); x < end; x += 16) {
    v128.store(y, f64x2.sub(diagonalTimes(table, own, x), v128.load(previous)));
    y += 16;
    previous += 16;
    table += 16;
  }
}

function op(program: i32, number: i32, x: usize, y: usize): void {
  const o = int(program + OPS) + 8 * number;
  const c = int(program + COEFFICIENTS) + 4 * number;
  const kind = int(o);
  const to = (<usize>int(o + 1)) << 4;
  const from = (<usize>int(o + 2)) << 4;
  const first = int(program + STARTS) + int(o + 3);
  const last = first + int(o + 4);
  const stride = (<usize>int(o + 6)) << 4;
  const run = (<usize>int(o + 5)) * stride;
  if (kind == 2) {
    const bonds = int(o + 2);
    const unit = (<usize>int(o + 7)) << 4;
    const c0 = f64x2.splat(double(c));
    const c1 = f64x2.splat(double(c + 1));
    const c2 = f64x2.splat(double(c + 2));
    for (let s = first; s < last; s++) {
      const start = (<usize>int(s)) << 4;
      if (bonds == 3) chain3(x + start, y + start, run, stride, unit, c0, c1, c2);
      else if (bonds == 2) chain2(x + start, y + start, run, stride, unit, c0, c1);
      else chain1(x + start, y + start, run, stride, unit, c0);
    }
  } else if (kind == 0) {
    const re = f64x2.splat(double(c));
    for (let s = first; s < last; s++) {
      const start = (<usize>int(s)) << 4;
      let p = y + start + to;
      let q = x + start + from;
      for (const end = p + run; p < end; p += stride) {
        addTo(p, re, v128.load(q));
        q += stride;
      }
    }
  } else {
    const re = f64x2.splat(double(c));
    const im = f64x2(-double(c + 1), double(c + 1));
    for (let s = first; s < last; s++) {
      const start = (<usize>int(s)) << 4;
      let p = y + start + to;
      let q = x + start + from;
      for (const end = p + run; p < end; p += stride) {
        const v = v128.load(q);
        v128.store(p, f64x2.add(v128.load(p), f64x2.add(f64x2.mul(re, v), f64x2.mul(im, swapped(v)))));
        q += stride;
      }
    }
  }
}

function chain1(x: usize, y: usize, run: usize, stride: usize, u: usize, c0: v128): void {
  for (const end = x + run; x < end; x += stride) {
    addTo(y + u, c0, v128.load(x + 2 * u));
    addTo(y + 2 * u, c0, v128.load(x + u));
    y += stride;
  }
}

// y = (y + a p) + b q, and so on: one bond after the other
@inline
function add2(y: usize, a: v128, p: v128, b: v128, q: v128): void {
  v128.store(y, f64x2.add(f64x2.add(v128.load(y), f64x2.mul(a, p)), f64x2.mul(b, q)));
}

@inline
function add3(y: usize, a: v128, p: v128, b: v128, q: v128, c: v128, r: v128): void {
  v128.store(
    y,
    f64x2.add(f64x2.add(f64x2.add(v128.load(y), f64x2.mul(a, p)), f64x2.mul(b, q)), f64x2.mul(c, r)),
  );
}

function chain2(x: usize, y: usize, run: usize, stride: usize, u: usize, c0: v128, c1: v128): void {
  for (const end = x + run; x < end; x += stride) {
    const x2 = v128.load(x + 2 * u);
    const x5 = v128.load(x + 5 * u);
    addTo(y + u, c0, x2);
    add2(y + 2 * u, c0, v128.load(x + u), c1, v128.load(x + 4 * u));
    addTo(y + 3 * u, c1, x5);
    addTo(y + 4 * u, c1, x2);
    add2(y + 5 * u, c0, v128.load(x + 6 * u), c1, v128.load(x + 3 * u));
    addTo(y + 6 * u, c0, x5);
    y += stride;
  }
}

function chain3(x: usize, y: usize, run: usize, stride: usize, u: usize, c0: v128, c1: v128, c2: v128): void {
  for (const end = x + run; x < end; x += stride) {
    const x2 = v128.load(x + 2 * u);
    const x5 = v128.load(x + 5 * u);
    const x4 = v128.load(x + 4 * u);
    addTo(y + u, c0, x2);
    add2(y + 2 * u, c0, v128.load(x + u), c1, x4);
    addTo(y + 3 * u, c1, x5);
    add2(y + 4 * u, c1, x2, c2, v128.load(x + 8 * u));
    const x6 = v128.load(x + 6 * u);
    const x9 = v128.load(x + 9 * u);
    add3(y + 5 * u, c0, x6, c1, v128.load(x + 3 * u), c2, x9);
    const x10 = v128.load(x + 10 * u);
    add2(y + 6 * u, c0, x5, c2, x10);
    const x11 = v128.load(x + 11 * u);
    addTo(y + 7 * u, c2, x11);
    addTo(y + 8 * u, c2, x4);
    add2(y + 9 * u, c0, x10, c2, x5);
    const x13 = v128.load(x + 13 * u);
    add3(y + 10 * u, c0, x9, c1, v128.load(x + 12 * u), c2, x6);
    add2(y + 11 * u, c1, x13, c2, v128.load(x + 7 * u));
    addTo(y + 12 * u, c1, x10);
    add2(y + 13 * u, c0, v128.load(x + 14 * u), c1, x11);
    addTo(y + 14 * u, c0, x13);
    y += stride;
  }
}

function applyRows(program: i32, x: i32, previous: i32, y: i32): void {
  const rows = int(program + DIMENSION);
  const rowStart = int(program + CSR_ROW_START);
  let column = (<usize>int(program + CSR_COLUMNS)) << 2;
  let value = bytes(int(program + CSR_VALUES));
  const x0 = bytes(x);
  for (let r = 0; r < rows; r++) {
    const at = (<usize>r) << 4;
    let sum = previous < 0 ? f64x2.splat(0) : f64x2.neg(v128.load(bytes(previous) + at));
    for (let k = int(rowStart + r), end = int(rowStart + r + 1); k < end; k++) {
      const v = v128.load(x0 + ((<usize>load<i32>(column)) << 4));
      const a = v128.load(value);
      const im = v128.xor(f64x2.mul(i64x2.shuffle(a, a, 1, 1), swapped(v)), f64x2(-0.0, 0.0));
      sum = f64x2.add(sum, f64x2.add(f64x2.mul(i64x2.shuffle(a, a, 0, 0), v), im));
      column += 4;
      value += 16;
    }
    v128.store(bytes(y) + at, sum);
  }
}

/** The coefficients stand in memory at `c`. */
export function combine(first: i32, size: i32, c: i32, count: i32, re: f64, im: f64, out: i32): f64 {
  const bytesOfVector = (<usize>size) << 3;
  const phaseRe = f64x2.splat(re);
  const phaseIm = f64x2(-im, im);
  const c0 = bytes(c);
  const o0 = bytes(out);
  let i: usize = 0;
  for (; i + 64 <= bytesOfVector; i += 64) {
    let e0 = f64x2.splat(0);
    let e1 = e0;
    let e2 = e0;
    let e3 = e0;
    let d0 = e0;
    let d1 = e0;
    let d2 = e0;
    let d3 = e0;
    let at = bytes(first) + i;
    for (let k = 0; k < count; k += 2) {
      const even = v128.load64_splat(c0 + ((<usize>k) << 3));
      e0 = f64x2.add(e0, f64x2.mul(even, v128.load(at)));
      e1 = f64x2.add(e1, f64x2.mul(even, v128.load(at, 16)));
      e2 = f64x2.add(e2, f64x2.mul(even, v128.load(at, 32)));
      e3 = f64x2.add(e3, f64x2.mul(even, v128.load(at, 48)));
      at += bytesOfVector;
      if (k + 1 == count) break;
      const odd = v128.load64_splat(c0 + ((<usize>k) << 3), 8);
      d0 = f64x2.add(d0, f64x2.mul(odd, v128.load(at)));
      d1 = f64x2.add(d1, f64x2.mul(odd, v128.load(at, 16)));
      d2 = f64x2.add(d2, f64x2.mul(odd, v128.load(at, 32)));
      d3 = f64x2.add(d3, f64x2.mul(odd, v128.load(at, 48)));
      at += bytesOfVector;
    }
    v128.store(o0 + i, finished(e0, d0, phaseRe, phaseIm));
    v128.store(o0 + i, finished(e1, d1, phaseRe, phaseIm), 16);
    v128.store(o0 + i, finished(e2, d2, phaseRe, phaseIm), 32);
    v128.store(o0 + i, finished(e3, d3, phaseRe, phaseIm), 48);
  }
  for (; i < bytesOfVector; i += 16) {
    let e = f64x2.splat(0);
    let d = e;
    let at = bytes(first) + i;
    for (let k = 0; k < count; k += 2) {
      e = f64x2.add(e, f64x2.mul(v128.load64_splat(c0 + ((<usize>k) << 3)), v128.load(at)));
      at += bytesOfVector;
      if (k + 1 == count) break;
      d = f64x2.add(d, f64x2.mul(v128.load64_splat(c0 + ((<usize>k) << 3), 8), v128.load(at)));
      at += bytesOfVector;
    }
    v128.store(o0 + i, finished(e, d, phaseRe, phaseIm));
  }
  return squaredNorm(out, size);
}

// phase (e - i d)
@inline
function finished(e: v128, d: v128, phaseRe: v128, phaseIm: v128): v128 {
  const v = f64x2.add(e, v128.xor(swapped(d), f64x2(0.0, -0.0)));
  return f64x2.add(f64x2.mul(phaseRe, v), f64x2.mul(phaseIm, swapped(v)));
}

export function squaredNorm(x: i32, size: i32): f64 {
  let a = f64x2.splat(0);
  let b = a;
  let at = bytes(x);
  const end = at + ((<usize>size) << 3);
  for (; at < end; at += 32) {
    const u = v128.load(at);
    a = f64x2.add(a, f64x2.mul(u, u));
    if (at + 16 == end) break;
    const v = v128.load(at, 16);
    b = f64x2.add(b, f64x2.mul(v, v));
  }
  const sum = f64x2.add(a, b);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

export function scale(from: i32, factor: f64, x: i32, size: i32): void {
  const c = f64x2.splat(factor);
  for (let i: usize = 0, end = (<usize>size) << 3; i < end; i += 16) {
    v128.store(bytes(x) + i, f64x2.mul(c, v128.load(bytes(from) + i)));
  }
}

/** The sum is left at `out`. */
export function overlap(lattice: i32, x: i32, a: i32, b: i32, out: i32): void {
  const first = int(lattice);
  const last = first + int(lattice + 1);
  const stride = (<usize>int(lattice + 3)) << 4;
  const run = (<usize>int(lattice + 2)) * stride;
  let re: f64 = 0;
  let im: f64 = 0;
  for (let s = first; s < last; s++) {
    let p = bytes(x) + ((<usize>(int(s) + a)) << 4);
    let q = bytes(x) + ((<usize>(int(s) + b)) << 4);
    for (const end = p + run; p < end; p += stride) {
      const pr = load<f64>(p);
      const pi = load<f64>(p, 8);
      const qr = load<f64>(q);
      const qi = load<f64>(q, 8);
      re += pr * qr + pi * qi;
      im += pi * qr - pr * qi;
      q += stride;
    }
  }
  store<f64>(bytes(out), re);
  store<f64>(bytes(out), im, 8);
}
