// T A T^dagger for small Hermitian A, lower triangle only (AssemblyScript). Addresses are bytes, counts are doubles; `width` is n rounded up to
// a multiple of four, what stands behind n is zero. Two rows and four columns of sums at a time, each in order of growing k.

/**
 * Y = T F (mode 0), T i F (mode 1), or Y + T i F (mode 2) for a real F of which the `count` rows in `list` are not zero. T in pairs of
 * rows, [pair][k][re, im, re, im]; Y in rows of two planes.
 */
function left(n: i32, width: usize, count: i32, list: usize, t: usize, f: usize, y: usize, mode: i32): void {
  const plane = width << 3;
  for (let i = 0, row = y; i < n; i += 2, row += plane << 2, t += <usize>n << 5) {
    for (let j: usize = 0; j < plane; j += 32) {
      let a0 = f64x2.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      for (let q = list, end = list + (<usize>count << 2); q < end; q += 4) {
        const k = <usize>load<i32>(q);
        const p = t + (k << 5);
        const from = f + k * plane + j;
        const first = v128.load(from);
        const second = v128.load(from, 16);
        let x = v128.load_splat<f64>(p);
        a0 = f64x2.add(a0, f64x2.mul(x, first));
        a1 = f64x2.add(a1, f64x2.mul(x, second));
        x = v128.load_splat<f64>(p, 8);
        b0 = f64x2.add(b0, f64x2.mul(x, first));
        b1 = f64x2.add(b1, f64x2.mul(x, second));
        x = v128.load_splat<f64>(p, 16);
        c0 = f64x2.add(c0, f64x2.mul(x, first));
        c1 = f64x2.add(c1, f64x2.mul(x, second));
        x = v128.load_splat<f64>(p, 24);
        d0 = f64x2.add(d0, f64x2.mul(x, first));
        d1 = f64x2.add(d1, f64x2.mul(x, second));
      }
      const to = row + j;
      put(to, a0, b0, plane, mode);
      put(to + 16, a1, b1, plane, mode);
      put(to + (plane << 1), c0, d0, plane, mode);
      put(to + (plane << 1) + 16, c1, d1, plane, mode);
    }
  }
}

@inline
function put(to: usize, re: v128, im: v128, plane: usize, mode: i32): void {
  if (mode == 0) {
    v128.store(to, re);
    v128.store(to + plane, im);
  } else if (mode == 1) {
    v128.store(to, f64x2.neg(im));
    v128.store(to + plane, re);
  } else {
    v128.store(to, f64x2.sub(v128.load(to), im));
    v128.store(to + plane, f64x2.add(v128.load(to + plane), re));
  }
}

/** The lower triangle of Y T^dagger in real coordinates to `out`. `turned`: row k holds the real parts, then the imaginary parts, of column k of T. */
function right(n: i32, width: usize, turned: usize, y: usize, g: usize, out: usize): void {
  const plane = width << 3;
  for (let i = 0, row = y; i < n; i += 2, row += plane << 2) {
    const end = min<usize>(plane, <usize>(i + 2) << 3);
    for (let j: usize = 0; j < end; j += 32) {
      let a0 = f64x2.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let d0 = a0;
      let d1 = a0;
      let p = row;
      let from = turned + j;
      for (let k = 0; k < n; k++) {
        const re0 = v128.load(from);
        const re1 = v128.load(from, 16);
        const im0 = v128.load(from + plane);
        const im1 = v128.load(from + plane, 16);
        let x = v128.load_splat<f64>(p);
        a0 = f64x2.add(a0, f64x2.mul(x, re0));
        a1 = f64x2.add(a1, f64x2.mul(x, re1));
        b0 = f64x2.sub(b0, f64x2.mul(x, im0));
        b1 = f64x2.sub(b1, f64x2.mul(x, im1));
        x = v128.load_splat<f64>(p + plane);
        a0 = f64x2.add(a0, f64x2.mul(x, im0));
        a1 = f64x2.add(a1, f64x2.mul(x, im1));
        b0 = f64x2.add(b0, f64x2.mul(x, re0));
        b1 = f64x2.add(b1, f64x2.mul(x, re1));
        const q = p + (plane << 1);
        x = v128.load_splat<f64>(q);
        c0 = f64x2.add(c0, f64x2.mul(x, re0));
        c1 = f64x2.add(c1, f64x2.mul(x, re1));
        d0 = f64x2.sub(d0, f64x2.mul(x, im0));
        d1 = f64x2.sub(d1, f64x2.mul(x, im1));
        x = v128.load_splat<f64>(q + plane);
        c0 = f64x2.add(c0, f64x2.mul(x, im0));
        c1 = f64x2.add(c1, f64x2.mul(x, im1));
        d0 = f64x2.add(d0, f64x2.mul(x, re0));
        d1 = f64x2.add(d1, f64x2.mul(x, re1));
        p += 8;
        from += plane << 1;
      }
      const to = g + j;
      v128.store(to, a0);
      v128.store(to, a1, 16);
      v128.store(to + plane, b0);
      v128.store(to + plane, b1, 16);
      v128.store(to + (plane << 1), c0);
      v128.store(to + (plane << 1), c1, 16);
      v128.store(to + plane * 3, d0);
      v128.store(to + plane * 3, d1, 16);
    }
    out = rowOut(i, g, plane, out);
    if (i + 1 < n) out = rowOut(i + 1, g + (plane << 1), plane, out);
  }
}

/** sqrt2 Re, sqrt2 Im of the entries before the diagonal, then that. */
function rowOut(i: i32, g: usize, plane: usize, out: usize): usize {
  for (let j = 0; j < i; j++, g += 8, out += 16) {
    store<f64>(out, load<f64>(g) * Math.SQRT2);
    store<f64>(out, load<f64>(g + plane) * Math.SQRT2, 8);
  }
  store<f64>(out, load<f64>(g));
  return out + 8;
}

/** out = T (F + i G) T^dagger, F and G real with so many rows that are not zero. */
export function congruence(
  n: i32,
  width: usize,
  countF: i32,
  listF: usize,
  f: usize,
  countG: i32,
  listG: usize,
  g: usize,
  t: usize,
  turned: usize,
  y: usize,
  scratch: usize,
  out: usize,
): void {
  if (countF > 0 || countG == 0) left(n, width, countF, listF, t, f, y, 0);
  if (countG > 0) left(n, width, countG, listG, t, g, y, countF > 0 ? 2 : 1);
  right(n, width, turned, y, scratch, out);
}
