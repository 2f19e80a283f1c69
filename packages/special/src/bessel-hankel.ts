/**
 * J_0(x) and J_1(x) for x > 1e6 by Hankel's expansion sqrt(2/(pi x)) (P cos c - Q sin c), c = x - (n/2 + 1/4) pi: here
 * P = 1 - (m - 1)(m - 9)/(128 x^2) and Q = (m - 1)/(8x), m = 4 n^2, with the next terms below rounding.
 */
export function hankelPair(x: number): [number, number] {
  const amplitude = 1 / Math.sqrt(Math.PI * x);
  const sum = Math.cos(x) + Math.sin(x);
  const difference = Math.sin(x) - Math.cos(x);
  const p0 = 1 - 9 / (128 * x) / x;
  const q0 = -1 / (8 * x);
  const p1 = 1 + 15 / (128 * x) / x;
  const q1 = 3 / (8 * x);
  return [amplitude * (p0 * sum - q0 * difference), amplitude * (p1 * difference + q1 * sum)];
}
