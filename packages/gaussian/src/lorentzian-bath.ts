import type { SpectralConvention } from "@openbath/baths";
import { bath, customDensity } from "@openbath/baths";
import type { RationalBath } from "./damping-kernel.ts";

/** The parameters of a bath that is one damped mode: a peak at `frequency` of full width `width`. */
export interface LorentzianBathParameters {
  /** k_B T, at least 0 */
  readonly temperature: number;
  /** a in J(w) = a w f^4 / ((f^2 - w^2)^2 + (width w)^2): J ~ a w at low frequency */
  readonly strength: number;
  /** f, where the peak stands */
  readonly frequency: number;
  /** damping rate of the peak, not 2 f (there the two poles of the kernel meet) */
  readonly width: number;
  /** how `strength` is meant, default `decay-rate` */
  readonly convention?: SpectralConvention;
  readonly name?: string;
}

/**
 * A structured bath with an (odd) Lorentzian peak, J = a w f^4/((f^2 - w^2)^2 + width^2 w^2): the susceptibility
 * chi(s) = g/(f^2 + width s + s^2), g = a f^4/(2 width), is rational with two poles. RangeError for parameters out of range.
 */
export function lorentzianBath(parameters: LorentzianBathParameters): RationalBath {
  const { temperature, strength, frequency, width, convention = "decay-rate", name } = parameters;
  for (const [key, value] of Object.entries({ frequency, width })) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`lorentzianBath: ${key} must be a positive finite number, got ${value}`);
    }
  }
  if (!(strength >= 0 && strength < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`lorentzianBath: strength must be a finite number at least 0, got ${strength}`);
  }
  const discriminant = (frequency - width / 2) * (frequency + width / 2);
  if (Math.abs(discriminant) < 1e-6 * frequency ** 2) {
    throw new RangeError(
      `lorentzianBath: width = ${width} is critical damping of frequency = ${frequency} (width = 2 frequency), where the kernel has a double pole; shift it by a few parts in a million`,
    );
  }
  const made = bath({
    statistics: "boson",
    temperature,
    convention,
    ...(name === undefined ? {} : { name }),
    spectralDensity: customDensity((w) => density(strength, frequency, width, w), {
      support: [0, Number.POSITIVE_INFINITY],
      breakpoints: [Math.max(frequency - 2 * width, frequency / 2), frequency, frequency + 2 * width],
      exponents: [1, 0],
    }),
  });
  const factor = made.spectralDensity(frequency) / density(1, frequency, width, frequency); // strength in the decay-rate convention
  const g = (factor * frequency ** 4) / (2 * width);
  // gamma(s) = (g/f^2) (s + width)/((s - p)(s - q)): residue at p is (g/f^2) (p + width)/(p - q)
  if (discriminant > 0) {
    const im = Math.sqrt(discriminant);
    const residue = { re: g / (2 * frequency ** 2), im: (-g * width) / (4 * im * frequency ** 2) };
    return {
      ...made,
      dampingKernel: [
        { pole: { re: -width / 2, im }, residue },
        { pole: { re: -width / 2, im: -im }, residue: { re: residue.re, im: -residue.im } },
      ],
    };
  }
  const root = Math.sqrt(-discriminant);
  const slow = -(frequency ** 2) / (width / 2 + root);
  const fast = -(width / 2 + root);
  const scale = g / (frequency ** 2 * (slow - fast));
  return {
    ...made,
    dampingKernel: [
      { pole: { re: slow, im: 0 }, residue: { re: scale * (slow + width), im: 0 } },
      { pole: { re: fast, im: 0 }, residue: { re: -scale * (fast + width), im: 0 } },
    ],
  };
}

function density(strength: number, frequency: number, width: number, w: number): number {
  const detuning = ((frequency - w) * (frequency + w)) / frequency ** 2;
  return (strength * w) / (detuning * detuning + ((width * w) / frequency ** 2) ** 2);
}
