// Products and the steps of LU factorisations on matrices that stand in the memory of the kernel (AssemblyScript).
//
// The first bytes of the memory belong to the products: there blocks of the factors are packed, by groups of four lines
// (real rows or columns, or two complex ones, real and imaginary part): [group][depth][4]. Addresses and strides are bytes.

const DEPTH: i32 = 256;
const ROW_LINES: i32 = 64;
const COL_LINES: i32 = 256;
const ROWS: usize = 0;
const COLS: usize = 131072;
/** A tile that reaches over the edge of its matrix. */
const EDGE: usize = 655360;

/** [pair][depth][line of the pair][re, im] */
function packComplex(lines: i32, depth: i32, p: usize, line: usize, step: usize, to: usize): void {
  for (; lines > 0; lines -= 2) {
    let a = p;
    let b = p + line;
    const end = to + (<usize>depth << 5);
    for (; to < end; to += 32) {
      v128.store(to, v128.load(a));
      a += step;
      v128.store(to, lines > 1 ? v128.load(b) : f64x2.splat(0), 16);
      b += step;
    }
    p += line << 1;
  }
}

/** [group][depth][line of the group] */
function packReal(lines: i32, depth: i32, p: usize, line: usize, step: usize, to: usize): void {
  for (; lines > 0; lines -= 4) {
    const end = to + (<usize>depth << 5);
    let q = p;
    if (lines < 4) {
      for (; to < end; to += 32) {
        for (let k = 0; k < 4; k++) store<f64>(to + (<usize>k << 3), k < lines ? load<f64>(q + <usize>k * line) : 0);
        q += step;
      }
    } else if (line == 8) {
      for (; to < end; to += 32) {
        v128.store(to, v128.load(q));
        v128.store(to, v128.load(q, 16), 16);
        q += step;
      }
    } else {
      const r = q + line;
      const s = r + line;
      const t = s + line;
      for (let l: usize = 0; to < end; l += step, to += 32) {
        v128.store(to, v128.load64_lane(r + l, v128.load64_zero(q + l), 1));
        v128.store(to, v128.load64_lane(t + l, v128.load64_zero(s + l), 1), 16);
      }
    }
    p += line << 2;
  }
}

/** (re x) row + i (im x) row: the products with the real part, and those with the imaginary part times i. */
@inline
function combine(re: v128, im: v128): v128 {
  return f64x2.add(re, v128.xor(v128.shuffle<f64>(im, im, 1, 0), i64x2(i64.MIN_VALUE, 0)));
}

/** Writes a sum, adds or subtracts it, by the sign of the mode. */
@inline
function put(mode: i32, at: usize, x: v128): void {
  v128.store(at, mode == 0 ? x : mode > 0 ? f64x2.add(v128.load(at), x) : f64x2.sub(v128.load(at), x));
}

/** The tiles of the packed block, `lines` x `width` doubles of them within c. */
function tiles(complex: bool, mode: i32, lines: i32, width: i32, depth: i32, c: usize, stride: usize): void {
  const step = <usize>depth << 5;
  const high = complex ? 2 : 4;
  for (let j = 0; j < width; j += 4) {
    let p = ROWS;
    for (let i = 0; i < lines; i += high) {
      let b = COLS + <usize>(j >> 2) * step;
      const end = p + step;
      let t0 = f64x2.splat(0);
      let t1 = t0;
      let t2 = t0;
      let t3 = t0;
      let t4 = t0;
      let t5 = t0;
      let t6 = t0;
      let t7 = t0;
      while (p < end) {
        const left = v128.load(b);
        const right = v128.load(b, 16);
        let x = v128.load_splat<f64>(p);
        t0 = f64x2.add(t0, f64x2.mul(x, left));
        t1 = f64x2.add(t1, f64x2.mul(x, right));
        x = v128.load_splat<f64>(p, 8);
        t2 = f64x2.add(t2, f64x2.mul(x, left));
        t3 = f64x2.add(t3, f64x2.mul(x, right));
        x = v128.load_splat<f64>(p, 16);
        t4 = f64x2.add(t4, f64x2.mul(x, left));
        t5 = f64x2.add(t5, f64x2.mul(x, right));
        x = v128.load_splat<f64>(p, 24);
        t6 = f64x2.add(t6, f64x2.mul(x, left));
        t7 = f64x2.add(t7, f64x2.mul(x, right));
        p += 32;
        b += 32;
      }
      const at = c + <usize>i * stride + (<usize>j << 3);
      const whole = i + high <= lines && j + 4 <= width;
      let q = whole ? at : EDGE;
      const next = whole ? stride : 32;
      const how = whole ? mode : 0;
      if (complex) {
        put(how, q, combine(t0, t2));
        put(how, q + 16, combine(t1, t3));
        q += next;
        put(how, q, combine(t4, t6));
        put(how, q + 16, combine(t5, t7));
      } else {
        put(how, q, t0);
        put(how, q + 16, t1);
        q += next;
        put(how, q, t2);
        put(how, q + 16, t3);
        q += next;
        put(how, q, t4);
        put(how, q + 16, t5);
        q += next;
        put(how, q, t6);
        put(how, q + 16, t7);
      }
      if (whole) continue;
      const rows = min(high, lines - i);
      const cols = min(4, width - j);
      for (let r = 0; r < rows; r++) {
        for (let k = 0; k < cols; k++) {
          const to = at + <usize>r * stride + (<usize>k << 3);
          const x = load<f64>(EDGE + (<usize>(4 * r + k) << 3));
          store<f64>(to, mode == 0 ? x : mode > 0 ? load<f64>(to) + x : load<f64>(to) - x);
        }
      }
    }
  }
}

/**
 * C = A B (mode 0), C += A B (1) or C -= A B (-1); a line is a row of A or a column of B, a step leads along the sum. One
 * of both strides of a real factor is 8.
 */
export function product(
  complex: bool,
  mode: i32,
  rows: i32,
  cols: i32,
  depth: i32,
  a: usize,
  aLine: usize,
  aStep: usize,
  b: usize,
  bLine: usize,
  bStep: usize,
  c: usize,
  stride: usize,
): void {
  const shift: usize = complex ? 4 : 3;
  const high = complex ? ROW_LINES >> 1 : ROW_LINES;
  const wide = complex ? COL_LINES >> 1 : COL_LINES;
  for (let j = 0; j < cols; j += wide) {
    const width = min(wide, cols - j);
    for (let l = 0; l < depth; l += DEPTH) {
      const length = min(DEPTH, depth - l);
      const from = b + <usize>j * bLine + <usize>l * bStep;
      if (complex) packComplex(width, length, from, bLine, bStep, COLS);
      else packReal(width, length, from, bLine, bStep, COLS);
      for (let i = 0; i < rows; i += high) {
        const lines = min(high, rows - i);
        const start = a + <usize>i * aLine + <usize>l * aStep;
        if (complex) packComplex(lines, length, start, aLine, aStep, ROWS);
        else packReal(lines, length, start, aLine, aStep, ROWS);
        tiles(
          complex,
          l > 0 && mode == 0 ? 1 : mode,
          lines,
          complex ? width << 1 : width,
          length,
          c + <usize>i * stride + (<usize>j << shift),
          stride,
        );
      }
    }
  }
}

function exchange(p: usize, q: usize, bytes: usize): void {
  const end = p + bytes;
  for (; p + 8 < end; p += 16, q += 16) {
    const kept = v128.load(p);
    v128.store(p, v128.load(q));
    v128.store(q, kept);
  }
  if (p == end) return;
  const last = load<f64>(p);
  store<f64>(p, load<f64>(q));
  store<f64>(q, last);
}

/**
 * Gaussian elimination with partial pivoting of the columns [start, end) of an n x n complex matrix, from row `start` down; whole rows are
 * exchanged, and the row exchanged with row k is noted as a double at pivots[k]. Gives the first column without a pivot, or -1.
 */
export function panelComplex(n: i32, start: i32, end: i32, a: usize, stride: usize, pivots: usize): i32 {
  let singular = -1;
  for (let k = start; k < end; k++) {
    const column = a + (<usize>k << 4);
    const own = column + <usize>k * stride;
    let best = k;
    let largest: f64 = -1;
    for (let i = k, p = own; i < n; i++, p += stride) {
      const parts = f64x2.abs(v128.load(p));
      const size = f64x2.extract_lane(parts, 0) + f64x2.extract_lane(parts, 1);
      if (size > largest) {
        largest = size;
        best = i;
      }
    }
    store<f64>(pivots + (<usize>k << 3), <f64>best);
    if (best != k) exchange(a + <usize>k * stride, a + <usize>best * stride, <usize>n << 4);
    const re = load<f64>(own);
    const im = load<f64>(own, 8);
    if (re == 0 && im == 0) {
      if (singular < 0) singular = k;
      continue;
    }
    const swap = abs(im) > abs(re);
    const ratio = swap ? re / im : im / re;
    const below = swap ? re * ratio + im : re + im * ratio;
    const width = <usize>(end - k) << 4;
    for (let i = k + 1, p = own + stride; i < n; i++, p += stride) {
      const u = load<f64>(p);
      const v = load<f64>(p, 8);
      if (u == 0 && v == 0) continue;
      const x = (swap ? u * ratio + v : u + v * ratio) / below;
      const y = (swap ? v * ratio - u : v - u * ratio) / below;
      store<f64>(p, x);
      store<f64>(p, y, 8);
      const X = f64x2.splat(x);
      const Y = f64x2.replace_lane(f64x2.splat(y), 0, -y);
      for (let o: usize = 16; o < width; o += 16) {
        const row = v128.load(own + o);
        const taken = f64x2.add(f64x2.mul(X, row), f64x2.mul(Y, v128.shuffle<f64>(row, row, 1, 0)));
        v128.store(p + o, f64x2.sub(v128.load(p + o), taken));
      }
    }
  }
  return singular;
}

/** The same for a real matrix. */
export function panelReal(n: i32, start: i32, end: i32, a: usize, stride: usize, pivots: usize): i32 {
  let singular = -1;
  for (let k = start; k < end; k++) {
    const own = a + (<usize>k << 3) + <usize>k * stride;
    let best = k;
    let largest: f64 = -1;
    for (let i = k, p = own; i < n; i++, p += stride) {
      const size = abs(load<f64>(p));
      if (size > largest) {
        largest = size;
        best = i;
      }
    }
    store<f64>(pivots + (<usize>k << 3), <f64>best);
    if (best != k) exchange(a + <usize>k * stride, a + <usize>best * stride, <usize>n << 3);
    const pivot = load<f64>(own);
    if (pivot == 0) {
      if (singular < 0) singular = k;
      continue;
    }
    const width = <usize>(end - k) << 3;
    for (let i = k + 1, p = own + stride; i < n; i++, p += stride) {
      const u = load<f64>(p);
      if (u == 0) continue;
      const x = u / pivot;
      store<f64>(p, x);
      const X = f64x2.splat(x);
      let o: usize = 8;
      for (; o + 8 < width; o += 16) {
        v128.store(p + o, f64x2.sub(v128.load(p + o), f64x2.mul(X, v128.load(own + o))));
      }
      if (o < width) store<f64>(p + o, load<f64>(p + o) - x * load<f64>(own + o));
    }
  }
  return singular;
}

/** X <- L^-1 X for the unit lower triangle L of `size` rows, X size x count complex. */
export function lowerComplex(size: i32, l: usize, lStride: usize, count: i32, x: usize, stride: usize): void {
  for (let c = 0; c < count; c++, x += 16) {
    for (let i = 1; i < size; i++) {
      const row = l + <usize>i * lStride;
      const to = x + <usize>i * stride;
      let sum = v128.load(to);
      let q = x;
      const end = row + (<usize>i << 4);
      for (let p = row; p < end; p += 16, q += stride) {
        const im = load<f64>(p, 8);
        const other = v128.load(q);
        const turned = f64x2.mul(f64x2.replace_lane(f64x2.splat(im), 0, -im), v128.shuffle<f64>(other, other, 1, 0));
        sum = f64x2.sub(sum, f64x2.add(f64x2.mul(v128.load_splat<f64>(p), other), turned));
      }
      v128.store(to, sum);
    }
  }
}

/** The same for real matrices. */
export function lowerReal(size: i32, l: usize, lStride: usize, count: i32, x: usize, stride: usize): void {
  for (let c = 0; c < count; c += 2, x += 16) {
    const single = c + 1 == count;
    for (let i = 1; i < size; i++) {
      const row = l + <usize>i * lStride;
      const to = x + <usize>i * stride;
      let sum = single ? v128.load64_zero(to) : v128.load(to);
      let q = x;
      const end = row + (<usize>i << 3);
      for (let p = row; p < end; p += 8, q += stride) {
        sum = f64x2.sub(sum, f64x2.mul(v128.load_splat<f64>(p), single ? v128.load64_zero(q) : v128.load(q)));
      }
      if (single) v128.store64_lane(to, sum, 0);
      else v128.store(to, sum);
    }
  }
}
