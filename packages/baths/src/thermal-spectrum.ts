import { adaptivePanels } from "@openbath/integrals";
import { type Bath, edgeExponent, label } from "./bath.ts";
import {
  boseEnhancement,
  boseOccupation,
  enhancement,
  fermiOccupation,
  fermiVacancy,
  occupation,
} from "./occupation.ts";

/** Which of the bath's three functions: J, J n, or J (1 + eta n) with eta = 1 for bosons, -1 for fermions. */
export type SpectrumKind = "J" | "Jn" | "J1n";

/** One of J, J n, J (1 + eta n) with what is known about it. */
export interface Spectrum {
  readonly kind: SpectrumKind;
  /** inside the support, away from edges and break points: no checks of the place */
  readonly inside: (omega: number) => number;
  readonly support: readonly [number, number];
  readonly breakpoints: readonly number[];
  readonly exponents: readonly [number, number];
  /** energies at which the function may jump: finite ends and break points, ascending */
  readonly edges: readonly number[];
}

/** exp(-40) is below the rounding of 1: beyond mu +- 40 T the occupation is constant to double precision. */
const THERMAL_REACH = 40;

/** A user's J, with errors that name the energy and the value. */
export function checkedDensity(made: Bath): (omega: number) => number {
  return (omega) => {
    let value: number;
    try {
      value = made.spectralDensity(omega);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${label(made.name)}: spectralDensity(omega = ${omega}) threw: ${reason}`, { cause });
    }
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `${label(made.name)}: spectralDensity(omega = ${omega}) returned ${value}; J must be a finite number at least 0 inside the support`,
      );
    }
    return value;
  };
}

/** The function named by `kind`, for one bath. */
export function thermalSpectrum(made: Bath, kind: SpectrumKind): Spectrum {
  const { statistics, beta, mu, support } = made;
  const J = checkedDensity(made);
  const declared = made.exponents ?? [edgeExponent(made, 0), edgeExponent(made, 1)];
  const exponents: [number, number] = [declared[0], declared[1]];
  const breakpoints = [...(made.breakpoints ?? [])];
  const T = 1 / beta;
  if (statistics === "fermion") {
    breakpoints.push(mu);
    if (T > 0) breakpoints.push(mu - THERMAL_REACH * T, mu + THERMAL_REACH * T);
  } else if (T > 0) {
    breakpoints.push(Math.max(mu, support[0]) + THERMAL_REACH * T);
    if (mu === support[0] && kind !== "J") exponents[0] -= 1;
  }
  const inBand = breakpoints.filter((x) => x > support[0] && x < support[1] && Number.isFinite(x));
  const edges = [...new Set([...support.filter(Number.isFinite), ...inBand])].sort((a, b) => a - b);
  return { kind, inside: weighted(made, J, kind), support, breakpoints: inBand, exponents, edges };
}

function weighted(made: Bath, J: (omega: number) => number, kind: SpectrumKind): (omega: number) => number {
  const { statistics, beta, mu } = made;
  if (kind === "J") return J;
  if (beta === Number.POSITIVE_INFINITY) {
    return kind === "Jn"
      ? (w) => {
          const n = occupation(statistics, w, beta, mu);
          return n === 0 ? 0 : n * J(w);
        }
      : (w) => enhancement(statistics, w, beta, mu) * J(w);
  }
  if (statistics === "boson") {
    return kind === "Jn"
      ? (w) => J(w) * boseOccupation(beta * (w - mu))
      : (w) => J(w) * boseEnhancement(beta * (w - mu));
  }
  return kind === "Jn" ? (w) => J(w) * fermiOccupation(beta * (w - mu)) : (w) => J(w) * fermiVacancy(beta * (w - mu));
}

/** Mean of the limits from both sides at an edge or break point x (half the inner limit at an end of the support). */
export function meanAtEdge(spectrum: Spectrum, x: number): number {
  const { support, exponents, edges, inside } = spectrum;
  const at = edges.indexOf(x);
  const reach = 1e-12 * Math.max(Math.abs(x), Math.min(...edges.filter((y) => y !== x).map((y) => Math.abs(y - x)), 1));
  if (x > support[0] && x < support[1]) {
    const [low, high] = [inside(x - reach), inside(x + reach)];
    if (Math.abs(high - low) <= 1e-6 * Math.max(low, high)) return 0.5 * (low + high); // continuous here
  }
  const limit = (side: -1 | 1, exponent: number): number => {
    if (exponent > 0) return 0;
    if (exponent < 0) return Number.POSITIVE_INFINITY;
    const next = edges[at + side] ?? x + side * (1 + Math.abs(x));
    const width = 0.25 * Math.abs(next - x);
    const range = side > 0 ? [x, x + width] : [x - width, x];
    return adaptivePanels(inside, range).evaluate(x, side < 0);
  };
  const below = x === support[0] ? 0 : limit(-1, x === support[1] ? exponents[1] : 0);
  const above = x === support[1] ? 0 : limit(1, x === support[0] ? exponents[0] : 0);
  return 0.5 * (below + above);
}
