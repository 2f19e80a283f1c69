/** Numbers on an axis: short, an exponent where that is shorter. */
export function tick(x: number): string {
  if (x === 0) return "0";
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(4)));
  return x
    .toExponential(2)
    .replace(/\.?0+e/, "e")
    .replace("e+", "e");
}
