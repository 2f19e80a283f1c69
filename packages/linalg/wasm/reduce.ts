// One pass of the Householder reduction to tridiagonal form (AssemblyScript): the rank-two update that the last
// reflector left pending, fused with the product of the updated matrix and the next reflector.
//
// Matrices stand in their upper triangle, rows of `stride` bytes; behind the n entries of every row and vector at least
// one zero follows, so that pairs may reach over the end.

/** a -= v w^T + w v^T, y = a x, on the trailing block from row and column `from`; y is zero on entry. */
export function real(n: i32, from: i32, stride: usize, a: usize, v: usize, w: usize, x: usize, y: usize): void {
  let i = from;
  for (; i + 1 < n; i += 2) {
    const o = <usize>i << 3;
    const end = <usize>n << 3;
    let p = a + <usize>i * stride;
    let q = p + stride;
    const v0 = load<f64>(v + o);
    const v1 = load<f64>(v + o, 8);
    const w0 = load<f64>(w + o);
    const w1 = load<f64>(w + o, 8);
    const x0 = load<f64>(x + o);
    const x1 = load<f64>(x + o, 8);
    const a00 = load<f64>(p + o) - v0 * w0 - w0 * v0;
    const a01 = load<f64>(p + o, 8) - v0 * w1 - w0 * v1;
    const a11 = load<f64>(q + o, 8) - v1 * w1 - w1 * v1;
    store<f64>(p + o, a00);
    store<f64>(p + o, a01, 8);
    store<f64>(q + o, a11, 8);
    let s0 = f64x2.replace_lane(f64x2.splat(a01 * x1), 0, a00 * x0);
    let s1 = f64x2.replace_lane(f64x2.splat(a11 * x1), 0, a01 * x0);
    const V0 = f64x2.splat(v0);
    const V1 = f64x2.splat(v1);
    const W0 = f64x2.splat(w0);
    const W1 = f64x2.splat(w1);
    const X0 = f64x2.splat(x0);
    const X1 = f64x2.splat(x1);
    for (let l = o + 16; l < end; l += 16) {
      const wl = v128.load(w + l);
      const vl = v128.load(v + l);
      const xl = v128.load(x + l);
      const b = f64x2.sub(f64x2.sub(v128.load(p + l), f64x2.mul(V0, wl)), f64x2.mul(W0, vl));
      v128.store(p + l, b);
      s0 = f64x2.add(s0, f64x2.mul(b, xl));
      const c = f64x2.sub(f64x2.sub(v128.load(q + l), f64x2.mul(V1, wl)), f64x2.mul(W1, vl));
      v128.store(q + l, c);
      s1 = f64x2.add(s1, f64x2.mul(c, xl));
      v128.store(y + l, f64x2.add(f64x2.add(v128.load(y + l), f64x2.mul(b, X0)), f64x2.mul(c, X1)));
    }
    store<f64>(y + o, load<f64>(y + o) + (f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1)));
    store<f64>(y + o, load<f64>(y + o, 8) + (f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1)), 8);
  }
  if (i < n) {
    const o = <usize>i << 3;
    const p = a + <usize>i * stride + o;
    const d = load<f64>(p) - load<f64>(v + o) * load<f64>(w + o) - load<f64>(w + o) * load<f64>(v + o);
    store<f64>(p, d);
    store<f64>(y + o, load<f64>(y + o) + d * load<f64>(x + o));
  }
}

/**
 * a -= v w^dagger + w v^dagger, y = a x. Every row and vector is a plane of real parts, then one of imaginary parts,
 * `plane` bytes further.
 */
export function complex(n: i32, from: i32, stride: usize, plane: usize, a: usize, v: usize, w: usize, x: usize, y: usize): void {
  const end = <usize>n << 3;
  for (let i = from; i < n; i++) {
    const o = <usize>i << 3;
    const p = a + <usize>i * stride;
    const vr = load<f64>(v + o);
    const vi = load<f64>(v + plane + o);
    const wr = load<f64>(w + o);
    const wi = load<f64>(w + plane + o);
    const xr = load<f64>(x + o);
    const xi = load<f64>(x + plane + o);
    const d = load<f64>(p + o) - 2 * (vr * wr + vi * wi);
    store<f64>(p + o, d);
    const Vr = f64x2.splat(vr);
    const Vi = f64x2.splat(vi);
    const Wr = f64x2.splat(wr);
    const Wi = f64x2.splat(wi);
    const Xr = f64x2.splat(xr);
    const Xi = f64x2.splat(xi);
    let sr = f64x2.splat(0);
    let si = f64x2.splat(0);
    for (let l = o + 8; l < end; l += 16) {
      let lr = v128.load(w + l);
      let li = v128.load(w + plane + l);
      let br = f64x2.sub(f64x2.sub(v128.load(p + l), f64x2.mul(Vr, lr)), f64x2.mul(Vi, li));
      let bi = f64x2.add(f64x2.sub(v128.load(p + plane + l), f64x2.mul(Vi, lr)), f64x2.mul(Vr, li));
      lr = v128.load(v + l);
      li = v128.load(v + plane + l);
      br = f64x2.sub(f64x2.sub(br, f64x2.mul(Wr, lr)), f64x2.mul(Wi, li));
      bi = f64x2.add(f64x2.sub(bi, f64x2.mul(Wi, lr)), f64x2.mul(Wr, li));
      v128.store(p + l, br);
      v128.store(p + plane + l, bi);
      lr = v128.load(x + l);
      li = v128.load(x + plane + l);
      sr = f64x2.add(sr, f64x2.sub(f64x2.mul(br, lr), f64x2.mul(bi, li)));
      si = f64x2.add(si, f64x2.add(f64x2.mul(br, li), f64x2.mul(bi, lr)));
      v128.store(y + l, f64x2.add(v128.load(y + l), f64x2.add(f64x2.mul(br, Xr), f64x2.mul(bi, Xi))));
      v128.store(y + plane + l, f64x2.add(v128.load(y + plane + l), f64x2.sub(f64x2.mul(br, Xi), f64x2.mul(bi, Xr))));
    }
    store<f64>(y + o, load<f64>(y + o) + (d * xr + (f64x2.extract_lane(sr, 0) + f64x2.extract_lane(sr, 1))));
    store<f64>(y + plane + o, load<f64>(y + plane + o) + (d * xi + (f64x2.extract_lane(si, 0) + f64x2.extract_lane(si, 1))));
  }
}
