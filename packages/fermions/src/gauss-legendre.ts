/** Points a panel: 16 Gauss-Legendre points integrate polynomials of degree 31. */
export const PANEL_POINTS = 16;

const N = PANEL_POINTS;

/** The 16 nodes on [-1, 1] ascending, their weights, and the matrix that turns samples into Legendre coefficients. */
export const gaussLegendre: {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** row n: coefficient of P_n from the 16 samples */
  readonly analysis: Float64Array;
} = makeRule();

function makeRule(): { nodes: Float64Array; weights: Float64Array; analysis: Float64Array } {
  const nodes = new Float64Array(N);
  const weights = new Float64Array(N);
  const analysis = new Float64Array(N * N);
  for (let i = 0; i < N; i++) {
    // Newton from Tricomi's estimate of the zeros of P_16
    let x = -Math.cos((Math.PI * (i + 0.75)) / (N + 0.5));
    let derivative = 1;
    for (let step = 0; step < 8; step++) {
      const [value, before] = legendrePair(x);
      derivative = (N * (before - x * value)) / (1 - x * x);
      x -= value / derivative;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * derivative * derivative);
  }
  for (let i = 0; i < N; i++) {
    let before = 0;
    let here = 1;
    for (let n = 0; n < N; n++) {
      analysis[n * N + i] = 0.5 * (2 * n + 1) * weights[i] * here;
      [before, here] = [here, ((2 * n + 1) * nodes[i] * here - n * before) / (n + 1)];
    }
  }
  return { nodes, weights, analysis };
}

/** P_16(x) and P_15(x). */
function legendrePair(x: number): [number, number] {
  let before = 1;
  let here = x;
  for (let n = 1; n < N; n++) [before, here] = [here, ((2 * n + 1) * x * here - n * before) / (n + 1)];
  return [here, before];
}
