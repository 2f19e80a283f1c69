/** Composite Gauss-Legendre with 20 points a panel; an independent route beside the compiled baths. */
const [NODES, WEIGHTS] = gaussLegendre(20);

export function integrate(f: (x: number) => number, edges: readonly number[], panels = 8): number {
  let sum = 0;
  for (let k = 0; k + 1 < edges.length; k++) {
    const width = (edges[k + 1] - edges[k]) / panels;
    for (let p = 0; p < panels; p++) {
      const middle = edges[k] + (p + 0.5) * width;
      for (let j = 0; j < NODES.length; j++) sum += 0.5 * width * WEIGHTS[j] * f(middle + 0.5 * width * NODES[j]);
    }
  }
  return sum;
}

function gaussLegendre(n: number): [number[], number[]] {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let k = 1; k <= n; k++) {
    let x = Math.cos((Math.PI * (k - 0.25)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      let p0 = 1;
      let p1 = x;
      for (let j = 2; j <= n; j++) [p0, p1] = [p1, ((2 * j - 1) * x * p1 - (j - 1) * p0) / j];
      slope = (n * (x * p1 - p0)) / (x * x - 1);
      const change = p1 / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return [nodes, weights];
}
