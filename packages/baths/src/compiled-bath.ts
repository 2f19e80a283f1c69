import { type Estimate, type PiecewiseFunction, piecewise } from "@openbath/integrals";
import { type Bath, validateBath } from "./bath.ts";
import { added, mirrored, oddSpectrumTaylor, spectrumTaylor, type TransformTaylor } from "./spectrum-taylor.ts";
import { meanAtEdge, type Spectrum, type SpectrumKind, thermalSpectrum } from "./thermal-spectrum.ts";

/** A complex number at the surface. */
export interface ComplexNumber {
  readonly re: number;
  readonly im: number;
}

const INVERSE_TWO_PI = 1 / (2 * Math.PI);

/**
 * A bath made ready: J, J n and J (1 + eta n) as functions, their principal values, and the half-sided transforms W(E) of its correlation functions
 * that every second-order master equation is built from. Parts are compiled when first asked for.
 *
 * E is the energy gained by the system: W_em(E) = J(1 + eta n)(-E)/2 - (i/2pi) P int J(1 + eta n)(x)/(x + E) dx belongs to the operator S of
 * H_SB = B^dag S + B S^dag, W_abs(E) = J n(E)/2 + (i/2pi) P int J n(x)/(x - E) dx to S^dag (physics of paper 000, S57-S58).
 */
export class CompiledBath {
  readonly bath: Bath;
  private readonly spectra: Partial<Record<SpectrumKind, Spectrum>> = {};
  private readonly proxies: Partial<Record<SpectrumKind, PiecewiseFunction>> = {};
  private readonly edgeValues = new Map<string, number>();
  private readonly useClosedForms: boolean;
  private symmetric: PiecewiseFunction | undefined;

  constructor(bath: Bath, options: CompileOptions = {}) {
    validateBath(bath);
    this.bath = bath;
    this.useClosedForms = options.closedForms ?? true;
  }

  /** J(omega), 0 outside the support; at a jump the mean of both sides (so half the inner value at a hard edge). */
  J(omega: number): number {
    return this.value("J", omega);
  }

  /** J(omega) n(omega), the absorption spectrum; at a jump the mean of both sides. */
  Jn(omega: number): number {
    return this.value("Jn", omega);
  }

  /** J(omega) (1 + eta n(omega)), the emission spectrum; at a jump the mean of both sides. */
  J1n(omega: number): number {
    return this.value("J1n", omega);
  }

  /** J (1 + eta n) with its support, break points and end exponents. */
  get emissionSpectrum(): Spectrum {
    return this.spectrumOf("J1n");
  }

  /** J n with its support, break points and end exponents. */
  get absorptionSpectrum(): Spectrum {
    return this.spectrumOf("Jn");
  }

  /** P int J(x)/(x - E) dx with an error bound; no 1/2pi. Zero, by definition, for a bath whose principal value is dropped. */
  pvJ(E: number): Estimate {
    return this.estimate("J", E);
  }

  /** P int J(x) n(x)/(x - E) dx with an error bound. */
  pvJn(E: number): Estimate {
    return this.estimate("Jn", E);
  }

  /** P int J(x) (1 + eta n(x))/(x - E) dx with an error bound. */
  pvJ1n(E: number): Estimate {
    return this.estimate("J1n", E);
  }

  /** The value of P int f(x)/(x - E) dx alone, f one of J, Jn, J1n: the fast form (about half a microsecond once compiled). */
  principalValue(kind: SpectrumKind, E: number): number {
    if (this.bath.principalValue === false) return 0;
    const closed = this.closedForm(kind);
    return closed ? closed(E) : this.proxy(kind).principalValue(E);
  }

  /** W_em(E): goes with the channel operator S. */
  emission(E: number): ComplexNumber {
    return { re: 0.5 * this.J1n(-E), im: -INVERSE_TWO_PI * this.principalValue("J1n", -E) };
  }

  /** W_abs(E): goes with the channel operator S^dag. */
  absorption(E: number): ComplexNumber {
    return { re: 0.5 * this.Jn(E), im: INVERSE_TWO_PI * this.principalValue("Jn", E) };
  }

  /** W_em(E) + W_abs(E), for H_SB = X (B + B^dag). At mu on the band edge the logarithms of the two parts at E = 0 cancel: the limit is returned. */
  hermitian(E: number): ComplexNumber {
    const re = 0.5 * (this.J1n(-E) + this.Jn(E));
    if (this.bath.principalValue === false) return { re, im: 0 };
    if (re === Number.POSITIVE_INFINITY) return { re, im: Number.NaN }; // a sub-Ohmic divergence: Im W changes sign there
    const difference = this.principalValue("Jn", E) - this.principalValue("J1n", -E);
    const total = Number.isNaN(difference) ? this.symmetricSpectrum().principalValue(E) : difference;
    return { re, im: INVERSE_TWO_PI * total };
  }

  /** `emission` written into out[at], out[at + 1] as re, im: no allocation. */
  emissionInto(E: number, out: Float64Array, at = 0): void {
    out[at] = 0.5 * this.value("J1n", -E);
    out[at + 1] = -INVERSE_TWO_PI * this.principalValue("J1n", -E);
  }

  /** `absorption` written into out[at], out[at + 1]. */
  absorptionInto(E: number, out: Float64Array, at = 0): void {
    out[at] = 0.5 * this.value("Jn", E);
    out[at + 1] = INVERSE_TWO_PI * this.principalValue("Jn", E);
  }

  /** W_em^(n)(E)/n!, n = 0 ... order (at most 40), with errors; NaN on an edge of the band. */
  emissionTaylor(E: number, order: number): TransformTaylor {
    return mirrored(spectrumTaylor(this.bath, this.spectrumOf("J1n"), -E, order));
  }

  /** W_abs^(n)(E)/n!, n = 0 ... order, with errors. */
  absorptionTaylor(E: number, order: number): TransformTaylor {
    return spectrumTaylor(this.bath, this.spectrumOf("Jn"), E, order);
  }

  /** Derivatives over n! of W_em + W_abs. For bosons with mu = 0 and an odd J (Ohmic and its kin) E = 0 is a regular point. */
  hermitianTaylor(E: number, order: number): TransformTaylor {
    const odd = oddSpectrumTaylor(this.bath, this.spectrumOf("Jn"), E, order);
    return odd ?? added(this.emissionTaylor(E, order), this.absorptionTaylor(E, order));
  }

  /** <B(t) B^dag> = int dw/2pi J (1 + eta n) e^{-iwt}, any real t. At t = 0 infinite where J falls off no faster than 1/w. */
  emissionCorrelation(t: number): ComplexNumber {
    return this.correlationOf("J1n", t);
  }

  /** <B^dag(t) B> = int dw/2pi J n e^{iwt}. */
  absorptionCorrelation(t: number): ComplexNumber {
    return this.correlationOf("Jn", -t);
  }

  /** <X(t) X>, X = B + B^dag: the sum of the two. Its half-sided transform int_0^inf e^{-iEt} C(t) dt is `hermitian(E)`. */
  correlation(t: number): ComplexNumber {
    const a = this.emissionCorrelation(t);
    const b = this.absorptionCorrelation(t);
    return { re: a.re + b.re, im: a.im + b.im };
  }

  private correlationOf(kind: SpectrumKind, t: number): ComplexNumber {
    const out = new Float64Array(2);
    this.proxy(kind).fourierInto(t, out);
    return { re: INVERSE_TWO_PI * out[0], im: INVERSE_TWO_PI * out[1] };
  }

  /** The compiled piecewise polynomial of one of the three functions. Throws RangeError where J does not decay toward an infinite end. */
  proxy(kind: SpectrumKind): PiecewiseFunction {
    const known = this.proxies[kind];
    if (known) return known;
    const { inside, support, breakpoints, exponents } = this.spectrumOf(kind);
    return (this.proxies[kind] = piecewise(inside, { interval: support, breakpoints, exponents }));
  }

  /** One of the three functions with its support, break points and end exponents. */
  spectrumOf(kind: SpectrumKind): Spectrum {
    return (this.spectra[kind] ??= thermalSpectrum(this.bath, kind));
  }

  private value(kind: SpectrumKind, omega: number): number {
    const spectrum = this.spectra[kind] ?? this.spectrumOf(kind);
    const { support, edges } = spectrum;
    if (!(omega >= support[0] && omega <= support[1])) return Number.isNaN(omega) ? Number.NaN : 0;
    for (let i = 0; i < edges.length; i++) if (edges[i] === omega) return this.edgeValue(spectrum, omega);
    return Number.isFinite(omega) ? spectrum.inside(omega) : 0;
  }

  private edgeValue(spectrum: Spectrum, omega: number): number {
    const key = `${spectrum.kind} ${omega}`;
    let value = this.edgeValues.get(key);
    if (value === undefined) {
      value = meanAtEdge(spectrum, omega);
      this.edgeValues.set(key, value);
    }
    return value;
  }

  private closedForm(kind: SpectrumKind): ((E: number) => number) | undefined {
    const { bath } = this;
    if (!this.useClosedForms) return undefined;
    if (kind === "J") return bath.principalValueOfJ;
    if (kind === "Jn") return bath.principalValueOfJn;
    const { principalValueOfJ, principalValueOfJn } = bath;
    if (!principalValueOfJ || !principalValueOfJn) return undefined;
    const eta = bath.statistics === "boson" ? 1 : -1;
    return (E) => principalValueOfJ(E) + eta * principalValueOfJn(E);
  }

  private estimate(kind: SpectrumKind, E: number): Estimate {
    if (this.bath.principalValue === false) return { value: 0, error: 0 };
    const closed = this.closedForm(kind);
    if (!closed) return this.proxy(kind).principalValueEstimate(E);
    const value = closed(E);
    return { value, error: 1e-15 * Math.abs(value) };
  }

  /** S(x) = J n(x) + J (1 + eta n)(-x), whose transform is W_em + W_abs; needed where the two diverge apart. */
  private symmetricSpectrum(): PiecewiseFunction {
    if (this.symmetric) return this.symmetric;
    const { support, edges } = this.spectrumOf("Jn");
    const reach = Math.max(Math.abs(support[0]), Math.abs(support[1]));
    const f = (x: number): number => this.value("Jn", x) + this.value("J1n", -x);
    const breakpoints = [...edges, ...edges.map((x) => -x)];
    return (this.symmetric = piecewise(f, { interval: [-reach, reach], breakpoints }));
  }
}

export interface CompileOptions {
  /** use the closed forms that a bath supplies (default true); false derives everything from J */
  readonly closedForms?: boolean;
}

const compiled = new WeakMap<Bath, CompiledBath>();

/** Compiles a bath once (the result is kept with the bath object). Throws RangeError for a bath that cannot be: see `validateBath`. */
export function compileBath(bath: Bath, options?: CompileOptions): CompiledBath {
  if (options !== undefined) return new CompiledBath(bath, options);
  let known = compiled.get(bath);
  if (!known) {
    known = new CompiledBath(bath);
    compiled.set(bath, known);
  }
  return known;
}
