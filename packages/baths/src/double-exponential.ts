/**
 * Double-exponential (tanh-sinh, exp-sinh) quadrature: slow, sure, and sharing nothing with the panels it is used to check. End singularities
 * and infinite ends are in its stride; kinks inside are not, so split there.
 */
export function doubleExponential(f: (x: number) => number, low: number, high: number): number {
  if (low === Number.NEGATIVE_INFINITY) return doubleExponential((x) => f(-x), -high, Number.POSITIVE_INFINITY);
  let previous = Number.NaN;
  for (let step = 0.25; step > 0.01; step /= 2) {
    const value = step * (high === Number.POSITIVE_INFINITY ? halfLine(f, low, step) : finite(f, low, high, step));
    if (Math.abs(value - previous) <= 1e-13 * Math.abs(value)) return value;
    previous = value;
  }
  return previous;
}

function finite(f: (x: number) => number, low: number, high: number, step: number): number {
  const half = 0.5 * (high - low);
  let sum = 0;
  for (let t = -3.9; t <= 3.9; t += step) {
    const s = 0.5 * Math.PI * Math.sinh(t);
    const distance = (half * Math.exp(-Math.abs(s))) / Math.cosh(s); // from the nearer end
    const x = s < 0 ? low + distance : high - distance;
    const weight = (half * 0.5 * Math.PI * Math.cosh(t)) / Math.cosh(s) ** 2;
    if (x > low && x < high) sum += weight * f(x);
  }
  return sum;
}

function halfLine(f: (x: number) => number, low: number, step: number): number {
  let sum = 0;
  let zeros = 0;
  for (let t = -4; t <= 6; t += step) {
    const distance = Math.exp(0.5 * Math.PI * Math.sinh(t));
    const x = low + distance;
    if (!(x > low)) continue;
    const value = f(x);
    sum += 0.5 * Math.PI * Math.cosh(t) * distance * value;
    zeros = value === 0 && sum !== 0 ? zeros + 1 : 0;
    if (zeros === 3) break; // underflowed
  }
  return sum;
}

/** P int f(x)/(x - E) dx over [edges[0], edges[last]] with f smooth between edges and E none of them: the window about E is folded. */
export function directPrincipalValue(f: (x: number) => number, edges: readonly number[], E: number): number {
  const radius = 0.5 * Math.min(...edges.map((x) => Math.abs(x - E)));
  const inside = E > edges[0] && E < edges[edges.length - 1];
  const cuts = inside ? [...edges, E - radius, E + radius].sort((a, b) => a - b) : edges;
  let sum = inside ? doubleExponential((y) => (f(E + y) - f(E - y)) / y, 0, radius) : 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    if (inside && cuts[i] === E - radius) continue;
    sum += doubleExponential((x) => f(x) / (x - E), cuts[i], cuts[i + 1]);
  }
  return sum;
}
