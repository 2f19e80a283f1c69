/** Vectors that are transformed together: they stay in the cache while all reflectors pass. */
const VECTOR_BLOCK = 8;

/** Overwrites each row z of `z` (`count` rows of n numbers) by Q z, Q from the reflectors of `tridiagonalizeReal`. */
export function reflectRealOneByOne(
  n: number,
  v: Float64Array,
  tau: Float64Array,
  z: Float64Array,
  count: number,
): void {
  for (let block = 0; block < count; block += VECTOR_BLOCK) {
    const end = Math.min(count, block + VECTOR_BLOCK);
    for (let j = n - 2; j >= 0; j--) {
      if (tau[j] === 0) continue;
      for (let k = block; k < end; k++) reflectReal(n, j, v, tau[j], z, k * n);
    }
  }
}

/** z <- (1 - tau v_j v_j^T) z for the vector z at `at`. */
function reflectReal(n: number, j: number, v: Float64Array, tau: number, z: Float64Array, at: number): void {
  const row = j * n;
  let even = 0;
  let odd = 0;
  let i = j + 1;
  for (; i + 1 < n; i += 2) {
    even += v[row + i] * z[at + i];
    odd += v[row + i + 1] * z[at + i + 1];
  }
  if (i < n) even += v[row + i] * z[at + i];
  const factor = tau * (even + odd);
  for (i = j + 1; i < n; i++) z[at + i] -= factor * v[row + i];
}

/** Overwrites each row z of `z` (`count` rows of n complex numbers) by Q z, Q from `tridiagonalizeHermitian`. */
export function reflectHermitianOneByOne(
  n: number,
  v: Float64Array,
  tau: Float64Array,
  z: Float64Array,
  count: number,
): void {
  for (let block = 0; block < count; block += VECTOR_BLOCK) {
    const end = Math.min(count, block + VECTOR_BLOCK);
    for (let j = n - 2; j >= 0; j--) {
      const tr = tau[2 * j];
      const ti = tau[2 * j + 1];
      if (tr === 0 && ti === 0) continue;
      for (let k = block; k < end; k++) reflectComplex(n, j, v, tr, ti, z, 2 * k * n);
    }
  }
}

/** z <- (1 - tau v_j v_j^dagger) z for the vector z at `at`. */
function reflectComplex(
  n: number,
  j: number,
  v: Float64Array,
  tr: number,
  ti: number,
  z: Float64Array,
  at: number,
): void {
  const row = 2 * j * n;
  let re = 0;
  let im = 0;
  for (let i = 2 * (j + 1); i < 2 * n; i += 2) {
    const vr = v[row + i];
    const vi = v[row + i + 1];
    const zr = z[at + i];
    const zi = z[at + i + 1];
    re += vr * zr + vi * zi;
    im += vr * zi - vi * zr;
  }
  const sr = tr * re - ti * im;
  const si = tr * im + ti * re;
  for (let i = 2 * (j + 1); i < 2 * n; i += 2) {
    const vr = v[row + i];
    const vi = v[row + i + 1];
    z[at + i] -= sr * vr - si * vi;
    z[at + i + 1] -= sr * vi + si * vr;
  }
}
