import { type ComplexLike, imaginaryPart, realPart } from "./complex.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { requireOut, requireSameShape } from "./shape.ts";

const target = (what: string, a: ComplexMatrix, out: ComplexMatrix | undefined): ComplexMatrix => {
  if (out === undefined) return new ComplexMatrix(a.rows, a.cols);
  requireOut(what, a.rows, a.cols, out);
  return out;
};

/** a + b. `out` may be one of the arguments. @throws RangeError when the shapes differ */
export function add(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  requireSameShape("add", a, b);
  const result = target("add", a, out);
  const x = a.data;
  const y = b.data;
  const z = result.data;
  for (let at = 0; at < z.length; at++) z[at] = x[at] + y[at];
  return result;
}

/** a - b. `out` may be one of the arguments. @throws RangeError when the shapes differ */
export function subtract(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  requireSameShape("subtract", a, b);
  const result = target("subtract", a, out);
  const x = a.data;
  const y = b.data;
  const z = result.data;
  for (let at = 0; at < z.length; at++) z[at] = x[at] - y[at];
  return result;
}

/** factor a, the factor real or complex. `out` may be `a`. */
export function scale(factor: ComplexLike, a: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  const result = target("scale", a, out);
  const re = realPart(factor);
  const im = imaginaryPart(factor);
  const x = a.data;
  const z = result.data;
  if (im === 0) {
    for (let at = 0; at < z.length; at++) z[at] = re * x[at];
    return result;
  }
  for (let at = 0; at < z.length; at += 2) {
    const xr = x[at];
    const xi = x[at + 1];
    z[at] = re * xr - im * xi;
    z[at + 1] = re * xi + im * xr;
  }
  return result;
}

/** target += factor a, in place: the update that sums of matrices are made of. @throws RangeError when the shapes differ */
export function addScaled(target: ComplexMatrix, factor: ComplexLike, a: ComplexMatrix): void {
  requireSameShape("addScaled", target, a);
  const re = realPart(factor);
  const im = imaginaryPart(factor);
  const x = a.data;
  const z = target.data;
  if (im === 0) {
    for (let at = 0; at < z.length; at++) z[at] += re * x[at];
    return;
  }
  for (let at = 0; at < z.length; at += 2) {
    const xr = x[at];
    const xi = x[at + 1];
    z[at] += re * xr - im * xi;
    z[at + 1] += re * xi + im * xr;
  }
}

/**
 * sum_k factors[k] matrices[k].
 * @throws RangeError when there is no term, when the numbers of factors and matrices differ, or when the shapes do
 */
export function linearCombination(factors: ArrayLike<ComplexLike>, matrices: readonly ComplexMatrix[]): ComplexMatrix {
  if (matrices.length === 0) throw new RangeError("linearCombination needs at least one matrix to know the shape");
  if (factors.length !== matrices.length) {
    throw new RangeError(`linearCombination got ${factors.length} factors for ${matrices.length} matrices`);
  }
  const result = scale(factors[0], matrices[0]);
  for (let k = 1; k < matrices.length; k++) addScaled(result, factors[k], matrices[k]);
  return result;
}
