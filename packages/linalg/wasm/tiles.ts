// Products of packed blocks in 4 x 4 tiles (AssemblyScript). The memory is the caller's: three blocks of doubles.
//
// `a` holds groups of four lines, one after the other: [group][depth][4]; `b` likewise. A tile is the sixteen sums over
// the depth of a_line b_line, each in order of growing depth. Real lines are rows and columns. A complex row is two
// lines (real and imaginary part), and its sums are combined when they are stored.

/** (re x) row + i (im x) row: the products with the real part, and those with the imaginary part times i. */
@inline
function combine(re: v128, im: v128): v128 {
  const turned = v128.shuffle<f64>(im, im, 1, 0);
  return f64x2.add(re, v128.xor(turned, i64x2(i64.MIN_VALUE, 0)));
}

/**
 * c (rows of `width` doubles) = the tiles, 4 x 4 real or 2 x 2 complex sums each; of the column group j only the row
 * groups from j + shift on.
 */
export function product(
  complex: bool,
  rowGroups: i32,
  colGroups: i32,
  depth: i32,
  a: usize,
  columns: usize,
  c: usize,
  width: i32,
  shift: i32,
): void {
  const stride = <usize>width << 3;
  const step = <usize>depth << 5;
  const high = complex ? stride << 1 : stride << 2;
  for (let j = 0; j < colGroups; j++) {
    const first = max(0, j + shift);
    let p = a + <usize>first * step;
    let q = c + (<usize>j << 5) + <usize>first * high;
    for (let i = first; i < rowGroups; i++) {
      let b = columns;
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
      if (complex) {
        v128.store(q, combine(t0, t2));
        v128.store(q, combine(t1, t3), 16);
        v128.store(q + stride, combine(t4, t6));
        v128.store(q + stride, combine(t5, t7), 16);
      } else {
        v128.store(q, t0);
        v128.store(q, t1, 16);
        v128.store(q + stride, t2);
        v128.store(q + stride, t3, 16);
        const r = q + (stride << 1);
        v128.store(r, t4);
        v128.store(r, t5, 16);
        v128.store(r + stride, t6);
        v128.store(r + stride, t7, 16);
      }
      q += high;
    }
    columns += step;
  }
}
