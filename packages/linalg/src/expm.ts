import { adjoint } from "./adjoint.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { eigHermitian } from "./eig-hermitian.ts";
import { expmPade } from "./expm-pade.ts";
import { hermiticityDefect } from "./hermitian.ts";
import { multiply } from "./multiply.ts";
import { requireFinite, requireSquare } from "./shape.ts";
import { scale } from "./sums.ts";

/**
 * e^a of any complex square matrix. Exactly Hermitian and anti-Hermitian matrices go through their eigenvectors (the
 * result is then positive or unitary to rounding, at any norm); all others through scaling and squaring with the [13/13]
 * Pade approximant, the scaling chosen from norms of powers so that non-normal matrices are not over-scaled (Al-Mohy and
 * Higham 2009). Backward error about the rounding unit; for e^{L t} with |L t| above some hundreds prefer eigenvectors.
 * @throws RangeError when a is not square or not finite
 */
export function expm(a: ComplexMatrix): ComplexMatrix {
  requireSquare("expm", a);
  requireFinite("expm", a);
  if (hermiticityDefect(a) === 0) return spectral(a, (x) => [Math.exp(x), 0]);
  const rotated = scale({ re: 0, im: 1 }, a);
  if (hermiticityDefect(rotated) === 0) return spectral(rotated, (x) => [Math.cos(x), -Math.sin(x)]);
  return expmPade(a);
}

/** V f(values) V^dagger of a Hermitian matrix. */
function spectral(a: ComplexMatrix, f: (x: number) => readonly [number, number]): ComplexMatrix {
  const { values, vectors } = eigHermitian(a);
  const n = a.rows;
  const weighted = new ComplexMatrix(n, n);
  for (let k = 0; k < n; k++) {
    const [re, im] = f(values[k]);
    for (let at = 2 * k; at < 2 * n * n; at += 2 * n) {
      weighted.data[at] = re * vectors.data[at] - im * vectors.data[at + 1];
      weighted.data[at + 1] = re * vectors.data[at + 1] + im * vectors.data[at];
    }
  }
  return multiply(weighted, adjoint(vectors));
}
