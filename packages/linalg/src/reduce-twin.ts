import type { Pass, ReductionPlaces } from "./room.ts";

/** The real pass of wasm/reduce.ts in plain TypeScript: the same sums in the same order, hence the same bits. */
export const plainRealPass =
  (m: Float64Array): Pass =>
  (n, from, places) =>
    passReal(n, from, m, places);

/** The complex pass likewise. */
export const plainComplexPass =
  (m: Float64Array): Pass =>
  (n, from, places) =>
    passComplex(n, from, m, places);

function passReal(n: number, from: number, m: Float64Array, { plane, v, w, x, y }: ReductionPlaces): void {
  let i = from;
  for (; i + 1 < n; i += 2) {
    const p = i * plane;
    const q = p + plane;
    const v0 = m[v + i];
    const v1 = m[v + i + 1];
    const w0 = m[w + i];
    const w1 = m[w + i + 1];
    const x0 = m[x + i];
    const x1 = m[x + i + 1];
    const a00 = m[p + i] - v0 * w0 - w0 * v0;
    const a01 = m[p + i + 1] - v0 * w1 - w0 * v1;
    const a11 = m[q + i + 1] - v1 * w1 - w1 * v1;
    m[p + i] = a00;
    m[p + i + 1] = a01;
    m[q + i + 1] = a11;
    let evenP = a00 * x0;
    let oddP = a01 * x1;
    let evenQ = a01 * x0;
    let oddQ = a11 * x1;
    for (let l = i + 2; l < n; l += 2) {
      const wl = m[w + l];
      const vl = m[v + l];
      const xl = m[x + l];
      const b = m[p + l] - v0 * wl - w0 * vl;
      const c = m[q + l] - v1 * wl - w1 * vl;
      m[p + l] = b;
      m[q + l] = c;
      evenP += b * xl;
      evenQ += c * xl;
      m[y + l] = m[y + l] + b * x0 + c * x1;
      const wn = m[w + l + 1];
      const vn = m[v + l + 1];
      const xn = m[x + l + 1];
      const f = m[p + l + 1] - v0 * wn - w0 * vn;
      const g = m[q + l + 1] - v1 * wn - w1 * vn;
      m[p + l + 1] = f;
      m[q + l + 1] = g;
      oddP += f * xn;
      oddQ += g * xn;
      m[y + l + 1] = m[y + l + 1] + f * x0 + g * x1;
    }
    m[y + i] += evenP + oddP;
    m[y + i + 1] += evenQ + oddQ;
  }
  if (i < n) {
    const p = i * plane + i;
    m[p] = m[p] - m[v + i] * m[w + i] - m[w + i] * m[v + i];
    m[y + i] += m[p] * m[x + i];
  }
}

function passComplex(n: number, from: number, m: Float64Array, places: ReductionPlaces): void {
  const { plane, v, w, x, y } = places;
  const even = new Float64Array(2);
  const odd = new Float64Array(2);
  for (let i = from; i < n; i++) {
    const p = 2 * i * plane;
    const diagonal = m[p + i] - 2 * (m[v + i] * m[w + i] + m[v + plane + i] * m[w + plane + i]);
    m[p + i] = diagonal;
    even.fill(0);
    odd.fill(0);
    for (let l = i + 1; l < n; l += 2) {
      entry(m, places, i, l, even);
      entry(m, places, i, l + 1, odd);
    }
    m[y + i] += diagonal * m[x + i] + (even[0] + odd[0]);
    m[y + plane + i] += diagonal * m[x + plane + i] + (even[1] + odd[1]);
  }
}

/** The entry (i, l) of A is updated; its share of y_i goes to `sum`, that of y_l into its place. */
function entry(m: Float64Array, places: ReductionPlaces, i: number, l: number, sum: Float64Array): void {
  const { plane, v, w, x, y } = places;
  const at = 2 * i * plane + l;
  const vr = m[v + i];
  const vi = m[v + plane + i];
  const wr = m[w + i];
  const wi = m[w + plane + i];
  const xr = m[x + i];
  const xi = m[x + plane + i];
  let re = m[at] - vr * m[w + l] - vi * m[w + plane + l];
  let im = m[at + plane] - vi * m[w + l] + vr * m[w + plane + l];
  re = re - wr * m[v + l] - wi * m[v + plane + l];
  im = im - wi * m[v + l] + wr * m[v + plane + l];
  m[at] = re;
  m[at + plane] = im;
  sum[0] += re * m[x + l] - im * m[x + plane + l];
  sum[1] += re * m[x + plane + l] + im * m[x + l];
  m[y + l] += re * xr + im * xi;
  m[y + plane + l] += re * xi - im * xr;
}
