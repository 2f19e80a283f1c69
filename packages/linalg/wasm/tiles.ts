// Products of packed blocks in 4 x 4 tiles (AssemblyScript). The memory is the caller's: three blocks of doubles.
//
// `a` holds groups of four lines, one after the other: [group][depth][4]; `b` likewise. A tile is the sixteen sums over
// the depth of a_line b_line, each in order of growing depth. Real lines are rows and columns. A complex row is two
// lines (real and imaginary part), and its sums are combined when they are stored.

/** Sums of one tile, kept in eight registers and left in these. */
let s0: v128 = f64x2.splat(0);
let s1: v128 = f64x2.splat(0);
let s2: v128 = f64x2.splat(0);
let s3: v128 = f64x2.splat(0);
let s4: v128 = f64x2.splat(0);
let s5: v128 = f64x2.splat(0);
let s6: v128 = f64x2.splat(0);
let s7: v128 = f64x2.splat(0);

function tile(depth: i32, a: usize, b: usize): void {
  let t0 = f64x2.splat(0);
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  let t4 = t0;
  let t5 = t0;
  let t6 = t0;
  let t7 = t0;
  const end = a + (<usize>depth << 5);
  while (a < end) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let x = v128.load_splat<f64>(a);
    t0 = f64x2.add(t0, f64x2.mul(x, left));
    t1 = f64x2.add(t1, f64x2.mul(x, right));
    x = v128.load_splat<f64>(a, 8);
    t2 = f64x2.add(t2, f64x2.mul(x, left));
    t3 = f64x2.add(t3, f64x2.mul(x, right));
    x = v128.load_splat<f64>(a, 16);
    t4 = f64x2.add(t4, f64x2.mul(x, left));
    t5 = f64x2.add(t5, f64x2.mul(x, right));
    x = v128.load_splat<f64>(a, 24);
    t6 = f64x2.add(t6, f64x2.mul(x, left));
    t7 = f64x2.add(t7, f64x2.mul(x, right));
    a += 32;
    b += 32;
  }
  s0 = t0;
  s1 = t1;
  s2 = t2;
  s3 = t3;
  s4 = t4;
  s5 = t5;
  s6 = t6;
  s7 = t7;
}

/** c (rows of `width` doubles) = the real tiles; of the column group j only the row groups from j + shift on. */
export function real(rowGroups: i32, colGroups: i32, depth: i32, a: usize, b: usize, c: usize, width: i32, shift: i32): void {
  const stride = <usize>width << 3;
  const step = <usize>depth << 5;
  for (let j = 0; j < colGroups; j++) {
    const first = max(0, j + shift);
    let p = a + <usize>first * step;
    let q = c + (<usize>j << 5) + (<usize>first << 2) * stride;
    for (let i = first; i < rowGroups; i++) {
      tile(depth, p, b);
      v128.store(q, s0);
      v128.store(q, s1, 16);
      q += stride;
      v128.store(q, s2);
      v128.store(q, s3, 16);
      q += stride;
      v128.store(q, s4);
      v128.store(q, s5, 16);
      q += stride;
      v128.store(q, s6);
      v128.store(q, s7, 16);
      q += stride;
      p += step;
    }
    b += step;
  }
}

/** (re x) row + i (im x) row: the products with the real part, and those with the imaginary part times i. */
// @ts-ignore: decorator
@inline
function combine(re: v128, im: v128): v128 {
  const turned = v128.shuffle<f64>(im, im, 1, 0);
  return f64x2.add(re, v128.xor(turned, i64x2(i64.MIN_VALUE, 0)));
}

/** The same with complex rows of two lines: c receives 2 x 2 complex tiles, interleaved. */
export function complex(rowGroups: i32, colGroups: i32, depth: i32, a: usize, b: usize, c: usize, width: i32, shift: i32): void {
  const stride = <usize>width << 3;
  const step = <usize>depth << 5;
  for (let j = 0; j < colGroups; j++) {
    const first = max(0, j + shift);
    let p = a + <usize>first * step;
    let q = c + (<usize>j << 5) + (<usize>first << 1) * stride;
    for (let i = first; i < rowGroups; i++) {
      tile(depth, p, b);
      v128.store(q, combine(s0, s2));
      v128.store(q, combine(s1, s3), 16);
      q += stride;
      v128.store(q, combine(s4, s6));
      v128.store(q, combine(s5, s7), 16);
      q += stride;
      p += step;
    }
    b += step;
  }
}
