/** A complex number at the surface of the API. Inside, numbers live interleaved (re, im) in a Float64Array. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Anything that reads as a complex number: a real number, or `{ re, im }`. */
export type ComplexLike = number | Complex;

export const complex = (re: number, im = 0): Complex => ({ re, im });

export const realPart = (z: ComplexLike): number => (typeof z === "number" ? z : z.re);

export const imaginaryPart = (z: ComplexLike): number => (typeof z === "number" ? 0 : z.im);
