import { type Bath, type CompiledBath, compileBath, type TransformTaylor } from "@openbath/baths";
import { type BlockMatrix, blockAdjoint } from "@openbath/linalg";
import type { BathOperator } from "./bath-operators.ts";
import type { EnergyBasis } from "./energy-basis.ts";

/** An interval on which G is not zero, with G ~ |E - end|^exponent at its two ends. */
export interface Band {
  readonly interval: readonly [number, number];
  readonly exponents: readonly [number, number];
}

/** A bath's rate spectrum and memory as seen by one system operator; see `Channel`. */
export interface ChannelBath {
  readonly bath: Bath;
  readonly kind: "emission" | "absorption" | "hermitian";
  /** W(E) into out[0] (real part) and out[1] (imaginary part). */
  transform(energy: number, out: Float64Array): void;
  /** W^(n)(E) / n! for n = 0 ... order, each with its error. */
  taylor(energy: number, order: number): TransformTaylor;
  /** G(E) = 2 Re W(E) >= 0. */
  spectrum(energy: number): number;
  /** Where G is not zero: ascending, and apart unless G vanishes where two meet. */
  readonly bands: readonly Band[];
  /** The E inside the bands at which G has a jump, a kink, or a feature narrower than the rest. */
  readonly breakpoints: readonly number[];
  /** Where a half line of emission, below, meets one of absorption, above, and the powers of G on both sides. */
  readonly meeting?: { readonly at: number; readonly exponents: readonly [number, number] };
}

/**
 * What every second-order equation is made of: a system operator v and the bath's half-sided transform
 *
 *   W(E) = int_0^inf dt C(t) e^{-iEt} = G(E)/2 + i S(E),   E the energy that the system gains,
 *
 * with G >= 0 the rate spectrum and S the principal value. An exchange coupling B^dag S + B S^dag has two channels,
 * emission (v = S, G(E) = J (1 +- n)(-E)) and absorption (v = S^dag, G(E) = J n(E)); a Hermitian coupling X (B + B^dag)
 * has one, with the sum of both transforms.
 */
export interface Channel extends ChannelBath {
  /** v in the energy basis. */
  readonly v: BlockMatrix;
}

/** The channels of one bath, in the energy basis. */
export function channelsOf({ bath, operator, kind }: BathOperator, basis: EnergyBasis): Channel[] {
  const compiled = compileBath(bath);
  const v = basis.toEnergy(operator);
  if (kind === "hermitian") return [{ ...hermitian(compiled), v }];
  return [
    { ...emission(compiled), v },
    { ...absorption(compiled), v: blockAdjoint(v) },
  ];
}

function emission(compiled: CompiledBath): ChannelBath {
  const { support, exponents, breakpoints } = compiled.emissionSpectrum;
  return {
    bath: compiled.bath,
    kind: "emission",
    transform: (energy, out) => compiled.emissionInto(energy, out),
    taylor: (energy, order) => compiled.emissionTaylor(energy, order),
    spectrum: (energy) => compiled.J1n(-energy),
    bands: [{ interval: [-support[1], -support[0]], exponents: [exponents[1], exponents[0]] }],
    breakpoints: breakpoints.map((x) => -x),
  };
}

function absorption(compiled: CompiledBath): ChannelBath {
  const { support, exponents, breakpoints } = compiled.absorptionSpectrum;
  return {
    bath: compiled.bath,
    kind: "absorption",
    transform: (energy, out) => compiled.absorptionInto(energy, out),
    taylor: (energy, order) => compiled.absorptionTaylor(energy, order),
    spectrum: (energy) => compiled.Jn(energy),
    bands: [{ interval: support, exponents }],
    breakpoints,
  };
}

function hermitian(compiled: CompiledBath): ChannelBath {
  const down = emission(compiled);
  const up = absorption(compiled);
  const { statistics, beta } = compiled.bath;
  const onlyEmits = statistics === "boson" && beta === Number.POSITIVE_INFINITY; // mu <= 0: nothing is there to absorb
  const ends = [...down.bands, ...up.bands].flatMap(({ interval }) => interval).filter(Number.isFinite);
  return {
    bath: compiled.bath,
    kind: "hermitian",
    transform(energy, out) {
      const { re, im } = compiled.hermitian(energy);
      out[0] = re;
      out[1] = im;
    },
    taylor: (energy, order) => compiled.hermitianTaylor(energy, order),
    spectrum: (energy) => compiled.J1n(-energy) + compiled.Jn(energy),
    ...(onlyEmits
      ? { bands: down.bands, breakpoints: down.breakpoints }
      : {
          bands: union(down.bands[0], up.bands[0]),
          breakpoints: [...ends, ...down.breakpoints, ...up.breakpoints],
          ...meetingOf(down.bands[0], up.bands[0]),
        }),
  };
}

function meetingOf(down: Band, up: Band): Pick<ChannelBath, "meeting"> {
  const at = up.interval[0];
  const meet =
    down.interval[1] === at &&
    down.interval[0] === Number.NEGATIVE_INFINITY &&
    up.interval[1] === Number.POSITIVE_INFINITY;
  return meet ? { meeting: { at, exponents: [down.exponents[1], up.exponents[0]] } } : {};
}

/** Two bands as one where they overlap, or where they meet and G does not vanish. */
function union(one: Band, other: Band): Band[] {
  const [low, high] = one.interval[0] <= other.interval[0] ? [one, other] : [other, one];
  const gap = high.interval[0] - low.interval[1];
  if (gap > 0 || (gap === 0 && low.exponents[1] > 0 && high.exponents[0] > 0)) return [low, high];
  const last = low.interval[1] >= high.interval[1] ? low : high;
  return [{ interval: [low.interval[0], last.interval[1]], exponents: [low.exponents[0], last.exponents[1]] }];
}
