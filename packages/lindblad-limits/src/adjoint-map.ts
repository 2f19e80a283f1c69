import { ComplexMatrix, frobeniusNorm, gemm } from "@openbath/linalg";
import type { Region } from "./region.ts";

/** The Hermitian form of a region: Tr(W D[rho]) = sum_ab Gamma_ab K_ab over ALL f_ij = |i><j|, with what rounding can have done to it. */
export interface AdjointForm {
  /** (dimension^2) x (dimension^2), index i dimension + j */
  readonly matrix: ComplexMatrix;
  /** bound of the spectral norm of the error of `matrix` */
  readonly allowance: number;
}

const UNIT = Number.EPSILON / 2;

/**
 * K_(ij),(kl) = Tr(W F_ij rho F_kl^dag) - Tr(W {F_kl^dag F_ij, rho})/2 with F_ij = |i><j| x 1/sqrt(d_rest), straight from Eq. 23 of
 * paper 001 in the product basis, for Hermitian W and rho. Shares nothing with the maps that the programs are made of.
 */
export function adjointForm(w: ComplexMatrix, rho: ComplexMatrix, region: Region): AdjointForm {
  const { dimension: n, restDimension: m, inner, outer } = region;
  const d = w.cols;
  const left = ComplexMatrix.zeros(n * n, m * m); // row (k i), column (s r): W(k s, i r)
  const right = ComplexMatrix.zeros(m * m, n * n); // row (s r), column (j l): rho(j r, l s)
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      for (let s = 0; s < m; s++) {
        for (let r = 0; r < m; r++) {
          copy(w, (inner[a] + outer[s]) * d + inner[b] + outer[r], left, (a * n + b) * m * m + s * m + r);
          copy(rho, (inner[a] + outer[r]) * d + inner[b] + outer[s], right, (s * m + r) * n * n + a * n + b);
        }
      }
    }
  }
  const product = ComplexMatrix.zeros(n * n, n * n);
  gemm("N", "N", 1 / m, left, right, 0, product);
  const half = ComplexMatrix.zeros(d, d); // {rho, W}/2 = (rho W + h.c.)/2
  gemm("N", "N", 0.5, rho, w, 0, half);
  gemm("N", "N", 0.5, w, rho, 1, half);
  const matrix = ComplexMatrix.zeros(n * n, n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        for (let l = 0; l < n; l++) {
          copy(product, (k * n + i) * n * n + j * n + l, matrix, (i * n + j) * n * n + k * n + l);
        }
      }
    }
  }
  for (let j = 0; j < n; j++) {
    for (let l = 0; l < n; l++) {
      let re = 0;
      let im = 0;
      for (let r = 0; r < m; r++) {
        const at = 2 * ((inner[j] + outer[r]) * d + inner[l] + outer[r]);
        re += half.data[at] / m;
        im += half.data[at + 1] / m;
      }
      for (let i = 0; i < n; i++) {
        const at = 2 * ((i * n + j) * n * n + i * n + l);
        matrix.data[at] -= re;
        matrix.data[at + 1] -= im;
      }
    }
  }
  // products of m^2 and of d terms, then m more: error of a complex dot product <= (terms + 4) sqrt2 units of the product of norms
  const size = frobeniusNorm(w) * frobeniusNorm(rho);
  const allowance = 2 * UNIT * size * ((m * m + 4) / m + (d + m + 6) / Math.sqrt(m));
  return { matrix, allowance };
}

/** The same form on the traceless operators only, pushed up on the identity: its smallest eigenvalue is that of the form Gamma sees. */
export function onTraceless({ matrix }: AdjointForm, dimension: number): ComplexMatrix {
  const size = matrix.rows;
  const e = new Float64Array(size);
  for (let i = 0; i < dimension; i++) e[i * dimension + i] = 1 / Math.sqrt(dimension);
  const result = ComplexMatrix.zeros(size, size);
  const column = new Float64Array(2 * size); // K e
  let corner = 0;
  let lift = 0;
  for (let a = 0; a < size; a++) {
    for (let i = 0; i < dimension; i++) {
      const at = 2 * (a * size + i * dimension + i);
      column[2 * a] += matrix.data[at] * e[i * dimension + i];
      column[2 * a + 1] += matrix.data[at + 1] * e[i * dimension + i];
    }
    corner += e[a] * column[2 * a];
  }
  for (const x of matrix.data) lift = Math.max(lift, Math.abs(x));
  lift *= 2 * size;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const at = 2 * (a * size + b);
      const back = 2 * (b * size + a);
      const ee = e[a] * e[b];
      const re = (matrix.data[at] + matrix.data[back]) / 2;
      const im = (matrix.data[at + 1] - matrix.data[back + 1]) / 2;
      result.data[at] = re - column[2 * a] * e[b] - e[a] * column[2 * b] + (corner + lift) * ee;
      result.data[at + 1] = im - column[2 * a + 1] * e[b] + e[a] * column[2 * b + 1];
    }
  }
  return result;
}

function copy(from: ComplexMatrix, source: number, to: ComplexMatrix, target: number): void {
  to.data[2 * target] = from.data[2 * source];
  to.data[2 * target + 1] = from.data[2 * source + 1];
}
