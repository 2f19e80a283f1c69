import { type Complex, divide } from "./complex.ts";

/** sin(pi s) and cos(pi s) for s in [-1, 1], with exact zeros. */
function sinPi(s: number): number {
  const a = Math.abs(s);
  const value = a > 0.5 ? Math.sin(Math.PI * (1 - a)) : Math.sin(Math.PI * a);
  return s < 0 ? -value : value;
}

function cosPi(s: number): number {
  const a = Math.abs(s);
  if (a <= 0.25) return Math.cos(Math.PI * a);
  return Math.sin(Math.PI * (0.5 - a));
}

/** Distance of x to the nearest integer, exact, with sign: x = n + r, |r| <= 1/2. */
export function fractionalPart(x: number): number {
  return x - Math.round(x);
}

/** pi cot(pi x); NaN at the integers (the pole has no sign there) and at +-Infinity. */
export function piCot(x: number): number {
  const r = fractionalPart(x);
  if (r === 0) return Number.NaN;
  return (Math.PI * cosPi(r)) / sinPi(r);
}

/** pi cot(pi z), z = re + i im; tends to -+ i pi for im -> +-Infinity. */
export function piCotComplex(re: number, im: number): Complex {
  const r = fractionalPart(re);
  if (Math.abs(r) < 1e-8 && Math.abs(im) < 1e-8) return divide(1, 0, r, im);
  const b = Math.PI * im;
  const sin2a = sinPi(2 * r);
  if (Math.abs(b) > 20) {
    return { re: 2 * Math.PI * sin2a * Math.exp(-2 * Math.abs(b)), im: im < 0 ? Math.PI : -Math.PI };
  }
  const sinA = sinPi(r);
  const sinhB = Math.sinh(b);
  const scale = Math.PI / (sinA * sinA + sinhB * sinhB);
  return { re: 0.5 * sin2a * scale, im: -sinhB * Math.cosh(b) * scale };
}
