// The sums of a secular equation 1 / rho + sum_j z_j^2 / (d_j - x) = 0 and its eigenvectors (AssemblyScript). Even and odd
// terms are summed apart. Addresses are bytes, counts are doubles.

/** sum_j z_j^2 / (distance_j - tau) and sum_j (z_j / (distance_j - tau))^2 over [from, end), to `out`. */
function half(from: i32, end: i32, z: usize, distance: usize, tau: f64, out: usize): void {
  const t = f64x2.splat(tau);
  let sum = f64x2.splat(0);
  let slope = sum;
  let at = <usize>from << 3;
  const stop = <usize>end << 3;
  for (; at + 8 < stop; at += 16) {
    const weight = v128.load(z + at);
    const ratio = f64x2.div(weight, f64x2.sub(v128.load(distance + at), t));
    sum = f64x2.add(sum, f64x2.mul(weight, ratio));
    slope = f64x2.add(slope, f64x2.mul(ratio, ratio));
  }
  let s = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  let r = f64x2.extract_lane(slope, 0) + f64x2.extract_lane(slope, 1);
  if (at < stop) {
    const weight = load<f64>(z + at);
    const ratio = weight / (load<f64>(distance + at) - tau);
    s += weight * ratio;
    r += ratio * ratio;
  }
  store<f64>(out, s);
  store<f64>(out, r, 8);
}

/** The sums over [0, end), and those over [start, n). */
export function sums(end: i32, start: i32, n: i32, z: usize, distance: usize, tau: f64, out: usize): void {
  half(0, end, z, distance, tau, out);
  half(start, n, z, distance, tau, out + 16);
}

/** to_j = from_j - tau */
export function shift(n: i32, from: usize, tau: f64, to: usize): void {
  const t = f64x2.splat(tau);
  let j: usize = 0;
  const stop = <usize>n << 3;
  for (; j + 8 < stop; j += 16) v128.store(to + j, f64x2.sub(v128.load(from + j), t));
  if (j < stop) store<f64>(to + j, load<f64>(from + j) - tau);
}

/**
 * From the distances d_j - x_i in row i of `rows` the weights for which the roots x are exact, with the signs of z, to `weights`; then
 * row i becomes weight_j / (d_j - x_i), normalised, entry `order[j]` at place j.
 */
export function vectors(k: i32, d: usize, z: usize, rows: usize, weights: usize, order: usize, row: usize): void {
  const stop = <usize>k << 3;
  for (let j: usize = 0, p = rows; j < stop; j += 8, p += stop) store<f64>(weights + j, -load<f64>(p + j));
  for (let i: usize = 0, p = rows; i < stop; i += 8, p += stop) {
    const own = load<f64>(weights + i);
    const pole = load<f64>(d + i);
    const poles = f64x2.splat(pole);
    let j: usize = 0;
    for (; j + 8 < stop; j += 16) {
      const ratio = f64x2.div(v128.load(p + j), f64x2.sub(v128.load(d + j), poles));
      v128.store(weights + j, f64x2.mul(v128.load(weights + j), ratio));
    }
    if (j < stop) store<f64>(weights + j, load<f64>(weights + j) * (load<f64>(p + j) / (load<f64>(d + j) - pole)));
    store<f64>(weights + i, own);
  }
  for (let j: usize = 0; j < stop; j += 8) {
    const size = sqrt(abs(load<f64>(weights + j)));
    store<f64>(weights + j, load<f64>(z + j) < 0 ? -size : size);
  }
  for (let i: usize = 0, p = rows; i < stop; i += 8, p += stop) {
    let square = f64x2.splat(0);
    let j: usize = 0;
    for (; j + 8 < stop; j += 16) {
      const entry = f64x2.div(v128.load(weights + j), v128.load(p + j));
      v128.store(row + j, entry);
      square = f64x2.add(square, f64x2.mul(entry, entry));
    }
    let total = f64x2.extract_lane(square, 0) + f64x2.extract_lane(square, 1);
    if (j < stop) {
      const entry = load<f64>(weights + j) / load<f64>(p + j);
      store<f64>(row + j, entry);
      total += entry * entry;
    }
    const inverse = 1 / sqrt(total);
    for (let j: usize = 0; j < stop; j += 8) {
      store<f64>(p + j, load<f64>(row + (<usize>load<f64>(order + j) << 3)) * inverse);
    }
  }
}
