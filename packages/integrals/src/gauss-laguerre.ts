let rule: { nodes: Float64Array; weights: Float64Array } | undefined;
const ORDER = 32;

/** 32-point Gauss-Laguerre rule: sum_j w_j f(y_j) = int_0^infinity e^{-y} f(y) dy. Newton iteration with deflation, made when first needed. */
export function gaussLaguerre(): { nodes: Float64Array; weights: Float64Array } {
  if (rule) return rule;
  const n = ORDER;
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  let before = 0;
  let guess = 3 / (1 + 2.4 * n);
  for (let i = 0; i < n; i++) {
    if (i === 1) guess = nodes[0] + 15 / (1 + 2.5 * n);
    else if (i > 1) {
      const k = i - 1;
      guess = nodes[i - 1] + ((1 + 2.55 * k) / (1.9 * k)) * (nodes[i - 1] - nodes[i - 2]);
    }
    let y = guess;
    for (let step = 0; step < 100; step++) {
      const value = laguerre(y);
      const slope = (n * (value - before)) / y;
      let deflation = 0;
      for (let j = 0; j < i; j++) deflation += 1 / (y - nodes[j]);
      const change = value / (slope - value * deflation);
      y -= change;
      if (Math.abs(change) < 1e-15 * y) break;
    }
    nodes[i] = y;
    laguerre(y);
    weights[i] = y / (n * before) ** 2;
  }
  rule = { nodes, weights };
  return rule;

  /** L_n(y), with L_{n-1}(y) left in `before`. */
  function laguerre(y: number): number {
    let value = 1 - y;
    before = 1;
    for (let k = 1; k < n; k++) [before, value] = [value, ((2 * k + 1 - y) * value - k * before) / (k + 1)];
    return value;
  }
}
