import { type Complex, divide } from "./complex.ts";

/**
 * Laplace's continued fraction 1/(z - (1/2)/(z - 1/(z - (3/2)/(z - ...)))) = sqrt(pi) w(z)/i, Im z >= 0, |z| >= 8.
 * Evaluated backwards; the depth that reaches rounding level falls with |z|. On the real line it lacks e^{-x^2}, below 1e-27
 * here.
 */
export function laplaceFraction(re: number, im: number): Complex {
  const depth = fractionDepth(Math.hypot(re, im));
  let tail: Complex = { re: 0, im: 0 };
  for (let k = depth; k >= 1; k--) tail = divide(k / 2, 0, re - tail.re, im - tail.im);
  return divide(1, 0, re - tail.re, im - tail.im);
}

function fractionDepth(size: number): number {
  return size > 1e8 ? 0 : Math.ceil(3 + 100 / size);
}
