import { type PiecewiseFunction, piecewise } from "@openbath/integrals";
import { type Block, BlockMatrix } from "@openbath/linalg";
import type { Band, Channel } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";

/** Accuracy of g(x) g(x + delta) relative to its maximum; the shift that it makes is of order epsilon^2 already. */
const TOLERANCE = 1e-13;

/**
 * The Lamb shift of the universal Lindblad equation for one channel, without epsilon^2 (paper 000, Eqs. S63 and S64, f
 * taken at (E_eta - E_alpha, E_gamma - E_eta), without which the shift is not Hermitian):
 *
 *   H_ac = (1/2 pi) sum_e conj(v_ea) v_ec F(E_e - E_a, E_a - E_c),   F(p, delta) = P int dx g(x) g(x + delta) / (x - p),
 *
 * g = sqrt(G). On the diagonal and between degenerate levels F is 2 pi Im W: the universal shift is then the Redfield
 * one. Elsewhere the product is compiled once for a pair (a, c) and serves every e.
 */
export function universalShift(channel: Channel, basis: EnergyBasis): BlockMatrix {
  const { v } = channel;
  const shift = new BlockMatrix(v.sizes);
  if (channel.bath.principalValue === false) return shift;
  for (let left = 0; left < v.sizes.length; left++) {
    for (let right = left; right < v.sizes.length; right++) {
      const common = meetingBlocks(v, left, right);
      if (common.length > 0) fillBlock(channel, basis, common, left, right, shift);
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

function fillBlock(
  channel: Channel,
  basis: EnergyBasis,
  common: readonly [Block, Block][],
  left: number,
  right: number,
  shift: BlockMatrix,
): void {
  const { sizes, offsets } = channel.v;
  const upper = shift.block(left, right);
  const lower = shift.block(right, left);
  for (let a = 0; a < sizes[left]; a++) {
    for (let c = left === right ? a : 0; c < sizes[right]; c++) {
      const delta = basis.frequency(offsets[left] + a, offsets[right] + c);
      let kernel: ((energy: number) => number) | undefined;
      let re = 0;
      let im = 0;
      for (const [one, other] of common) {
        for (let e = 0; e < sizes[one.row]; e++) {
          const x = one.matrix.get(e, a);
          const y = other.matrix.get(e, c);
          const productRe = x.re * y.re + x.im * y.im;
          const productIm = x.re * y.im - x.im * y.re;
          if (productRe === 0 && productIm === 0) continue;
          kernel ??= delta === 0 ? diagonalKernel(channel) : productKernel(channel, delta);
          const f = kernel(basis.frequency(offsets[one.row] + e, offsets[left] + a));
          re += f * productRe;
          im += f * productIm;
        }
      }
      upper.set(a, c, re, im);
      lower.set(c, a, re, -im);
    }
  }
}

/** F(p, 0) / 2 pi = Im W(p). */
function diagonalKernel({ transform }: Channel): (energy: number) => number {
  const w = new Float64Array(2);
  return (energy) => {
    transform(energy, w);
    return w[1];
  };
}

/** p -> F(p, delta) / 2 pi for one delta: one compiled piece for every two bands that meet, one of them moved by delta. */
function productKernel({ bands, breakpoints, spectrum }: Channel, delta: number): (energy: number) => number {
  const inside = [...breakpoints, ...breakpoints.map((x) => x - delta)];
  const pieces: PiecewiseFunction[] = [];
  for (const fixed of bands) {
    for (const moved of bands) {
      const band = intersection(fixed, shifted(moved, -delta));
      if (band === undefined) continue;
      const { interval, exponents } = band;
      pieces.push(
        piecewise((x) => Math.sqrt(spectrum(x) * spectrum(x + delta)), {
          interval,
          breakpoints: inside,
          exponents: [exponents[0] / 2, exponents[1] / 2],
          tolerance: TOLERANCE,
        }),
      );
    }
  }
  return (energy) => {
    let sum = 0;
    for (const piece of pieces) sum += piece.principalValue(energy);
    return sum / (2 * Math.PI);
  };
}

const shifted = ({ interval, exponents }: Band, by: number): Band => ({
  interval: [interval[0] + by, interval[1] + by],
  exponents,
});

/** Where both bands are; at each end the power of the one that ends there, or of both. */
function intersection(a: Band, b: Band): Band | undefined {
  const low = Math.max(a.interval[0], b.interval[0]);
  const high = Math.min(a.interval[1], b.interval[1]);
  if (!(low < high)) return undefined;
  const power = (end: 0 | 1, at: number): number =>
    (a.interval[end] === at ? a.exponents[end] : 0) + (b.interval[end] === at ? b.exponents[end] : 0);
  return { interval: [low, high], exponents: [power(0, low), power(1, high)] };
}
