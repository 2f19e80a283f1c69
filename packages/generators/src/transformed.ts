import { BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import type { Channel } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";

/** u_ab = W(E_a - E_b) v_ab: the coupling operator as the bath's memory turns it, int_0^inf dt C(t) v(-t). */
export function transformed({ v, transform }: Channel, basis: EnergyBasis): BlockMatrix {
  const w = new Float64Array(2);
  return mapElements(v, basis, (energy, re, im, out) => {
    transform(energy, w);
    out[0] = w[0] * re - w[1] * im;
    out[1] = w[0] * im + w[1] * re;
  });
}

/** L_ab = sqrt(G(E_a - E_b)) v_ab: the jump operator of the universal Lindblad equation (paper 000, S63). */
export function rootTransformed({ v, spectrum }: Channel, basis: EnergyBasis): BlockMatrix {
  return mapElements(v, basis, (energy, re, im, out) => {
    const root = Math.sqrt(spectrum(energy));
    out[0] = root * re;
    out[1] = root * im;
  });
}

/** A new block matrix whose entries are a function of those of v and of their Bohr frequencies; zeros stay zeros. */
function mapElements(
  v: BlockMatrix,
  basis: EnergyBasis,
  f: (energy: number, re: number, im: number, out: Float64Array) => void,
): BlockMatrix {
  const result = new BlockMatrix(v.sizes);
  const out = new Float64Array(2);
  for (const { row, col, matrix } of v.blocks()) {
    const target = result.insert(row, col, ComplexMatrix.zeros(matrix.rows, matrix.cols));
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const at = 2 * (i * matrix.cols + j);
        const re = matrix.data[at];
        const im = matrix.data[at + 1];
        if (re === 0 && im === 0) continue;
        f(basis.frequency(v.offsets[row] + i, v.offsets[col] + j), re, im, out);
        target.data[at] = out[0];
        target.data[at + 1] = out[1];
      }
    }
  }
  return result;
}
