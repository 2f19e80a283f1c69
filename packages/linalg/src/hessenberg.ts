import { reflectColumns, reflectRows } from "./reflect.ts";
import { makeReflector } from "./reflector.ts";

/**
 * Householder reduction to upper Hessenberg form, A = Q H Q^dagger: overwrites `a` (n x n, interleaved) by H, its
 * subdiagonal real; and, when given, `q` (the identity to begin with) by Q.
 */
export function reduceToHessenberg(n: number, a: Float64Array, q: Float64Array | undefined): void {
  const v = new Float64Array(2 * n);
  const tau = new Float64Array(2);
  const work = new Float64Array(2 * n);
  for (let k = 0; k < n - 1; k++) {
    const count = n - k - 1;
    for (let i = 0; i < count; i++) {
      const at = 2 * ((k + 1 + i) * n + k);
      v[2 * i] = a[at];
      v[2 * i + 1] = a[at + 1];
      a[at] = 0;
      a[at + 1] = 0;
    }
    const beta = makeReflector(v, 0, 2 * count, tau, 0);
    a[2 * ((k + 1) * n + k)] = beta;
    // H^dagger from the left, H from the right
    reflectRows(a, n, k + 1, count, k + 1, v, 0, tau[0], -tau[1], work);
    reflectColumns(a, n, n, k + 1, count, v, 0, tau[0], tau[1]);
    if (q !== undefined) reflectColumns(q, n, n, k + 1, count, v, 0, tau[0], tau[1]);
  }
}
