import type { Bath } from "@openbath/baths";
import { type Generator, OperatorGenerator, type OperatorTerms } from "@openbath/generators";
import { Operator } from "@openbath/hilbert";
import {
  type ComplexMatrix,
  csrFromDense,
  csrFromTriplets,
  eigHermitian,
  hermitianPart,
  type Triplet,
} from "@openbath/linalg";
import { type Charges, findCharges } from "./charges.ts";
import { type Dissipator, dissipatorSet } from "./dissipator-set.ts";
import { LimitsError } from "./errors.ts";
import type { GammaBlocks } from "./gamma-blocks.ts";
import type { Ness } from "./ness.ts";
import type { ChargeBlock } from "./operator-basis.ts";

/** Rates below this fraction of the largest of their region are rounding of zero: no jump is made of them. */
const NEGLIGIBLE = 1e-14;

/**
 * The Lindblad equation of Eq. 23 (paper 001) with a given Gamma and H_LS per region, epsilon^2 put back: Gamma is diagonalised, one
 * jump operator per rate, each acting on the sites of its region only. Its `equation` is "conserving-lindblad". The part of a
 * region counts as that of the first bath that couples to one of its sites; the others have none.
 *
 * @throws LimitsError when no bath couples to a region
 */
export function conservingLindblad(
  ness: Ness,
  regions: readonly (readonly number[])[],
  parts: {
    readonly gamma: readonly GammaBlocks[];
    readonly lambShift?: readonly ComplexMatrix[];
    readonly charges?: Charges;
  },
): Generator {
  const { system, basis } = ness;
  const { space } = system.hamiltonian;
  const strength = system.epsilon ** 2;
  const dissipators = dissipatorSet(ness, regions, parts.charges ?? findCharges(ness));
  if (parts.gamma.length !== dissipators.length) {
    throw new LimitsError(
      `gamma must hold one entry per region with sites (${dissipators.length}), got ${parts.gamma.length}`,
    );
  }
  const nothing = Operator.fromTerms(space, []);
  const baths = new Map<Bath, OperatorTerms>();
  for (const { bath } of system.couplings) baths.set(bath, { sandwiches: [], drift: nothing });
  const jumps: { bath: Bath; operator: Operator }[] = [];
  dissipators.forEach((dissipator, r) => {
    const { sites } = dissipator.region;
    const bath = bathOf(ness, sites);
    const own = jumpOperators(ness, dissipator, parts.gamma[r], strength);
    const before = baths.get(bath) as OperatorTerms;
    let drift = before.drift;
    const shift = parts.lambShift?.[r];
    if (shift !== undefined) {
      const local = Operator.fromTerms(space, [{ sites, matrix: csrFromDense(hermitianPart(shift)) }]);
      drift = drift.plus(local.times({ re: 0, im: strength }));
    }
    for (const jump of own) {
      drift = drift.plus(jump.adjoint().times(jump).times(0.5));
      jumps.push({ bath, operator: jump });
    }
    const sandwiches = own.map((jump) => ({ left: jump.times(0.5), right: jump }));
    baths.set(bath, { sandwiches: [...before.sandwiches, ...sandwiches], drift });
  });
  return new OperatorGenerator({ equation: "conserving-lindblad", form: "lindblad", system, baths, jumps, basis });
}

function bathOf({ system }: Ness, sites: readonly number[]): Bath {
  const coupling = system.couplings.find(({ operator }) => operator.support.some((site) => sites.includes(site)));
  if (coupling === undefined) {
    throw new LimitsError(
      `no bath couples to the sites ${sites.join(", ")}: to which bath should their dissipator be counted?`,
    );
  }
  return coupling.bath;
}

/** sqrt(epsilon^2 gamma / d_rest) sum_a v_a f_a for each eigenvalue gamma of Gamma. */
function jumpOperators(ness: Ness, { region, blocks }: Dissipator, gamma: GammaBlocks, strength: number): Operator[] {
  const { space } = ness.basis;
  const spectra = gamma.map((block) => eigHermitian(hermitianPart(block)));
  const largest = Math.max(...spectra.map(({ values }) => values[values.length - 1]));
  return spectra.flatMap(({ values, vectors }, b) =>
    Array.from(values.keys())
      .filter((n) => values[n] > NEGLIGIBLE * largest)
      .map((n) => {
        const amplitude = Math.sqrt((strength * values[n]) / region.restDimension);
        const matrix = combination(blocks[b], vectors, n, amplitude, region.dimension);
        return Operator.fromTerms(space, [{ sites: region.sites, matrix }]);
      }),
  );
}

function combination(block: ChargeBlock, vectors: ComplexMatrix, n: number, amplitude: number, dimension: number) {
  const triplets = block.flatMap(({ entries }, a) => {
    const { re, im } = vectors.get(a, n);
    const scale = (value: number) => ({ re: amplitude * value * re, im: amplitude * value * im });
    return entries.map(({ row, column, value }): Triplet => [row, column, scale(value)]);
  });
  return csrFromTriplets(dimension, dimension, triplets);
}
