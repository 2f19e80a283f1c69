import { type Block, BlockMatrix } from "@openbath/linalg";
import type { Channel } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import { ShiftBlock } from "./shift-block.ts";
import { shiftQuadrature } from "./shift-quadrature.ts";

/**
 * The Lamb shift of the universal Lindblad equation for one channel, without epsilon^2 (paper 000, Eqs. S63 and S64, f
 * taken at (E_eta - E_alpha, E_gamma - E_eta), without which the shift is not Hermitian):
 *
 *   H_ac = (1/2 pi) sum_e conj(v_ea) v_ec F(E_e - E_a, E_a - E_c),   F(p, delta) = P int dx g(x) g(x + delta) / (x - p),
 *
 * g = sqrt(G). On the diagonal and between degenerate levels F is 2 pi Im W: the universal shift is then the Redfield
 * one. Elsewhere a spectrum that is smooth on one or both sides of a single edge has one quadrature mesh for all pairs
 * (a, c); for other baths the product is compiled for each pair. Either serves every e.
 */
export function universalShift(channel: Channel, basis: EnergyBasis): BlockMatrix {
  const { v } = channel;
  const shift = new BlockMatrix(v.sizes);
  if (channel.bath.principalValue === false) return shift;
  const quadrature = shiftQuadrature(channel);
  for (let left = 0; left < v.sizes.length; left++) {
    for (let right = left; right < v.sizes.length; right++) {
      const common = meetingBlocks(v, left, right);
      if (common.length > 0) new ShiftBlock(channel, basis, common, left, right, shift).fill(quadrature);
    }
  }
  return shift;
}

/** The pairs of blocks of v that end in the same row sector, one from column sector `left`, one from `right`. */
function meetingBlocks(v: BlockMatrix, left: number, right: number): [Block, Block][] {
  return v.byColumn[left].flatMap((one): [Block, Block][] => {
    const other = v.byColumn[right].find(({ row }) => row === one.row);
    return other === undefined ? [] : [[one, other]];
  });
}
