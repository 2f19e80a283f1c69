import { CauchyPanel, CAUCHY_NODES as N } from "@openbath/integrals/cauchy-panel";

/** Whether one polynomial of degree 15 serves from low to high: its last two Legendre coefficients add up to less than `error`. */
export function isSmooth(f: (t: number) => number, low: number, high: number, error: number): boolean {
  const { steps, even, odd } = functionals();
  let last = 0;
  let lastButOne = 0;
  for (let j = 0; j < N; j++) {
    const value = f(low + steps[j] * (high - low));
    lastButOne += even[j] * value;
    last += odd[j] * value;
  }
  return Math.abs(last) + Math.abs(lastButOne) < error;
}

/** How far up that holds: as far as `high`, or to where it ends when halved, `halvings` times at most. */
export function smoothUntil(
  f: (t: number) => number,
  low: number,
  high: number,
  error: number,
  halvings: number,
): number {
  let end = high;
  for (let k = 0; k < halvings && !isSmooth(f, low, end, error); k++) end = 0.5 * (low + end);
  return end;
}

interface Functionals {
  /** The Gauss-Legendre nodes on [0, 1]. */
  readonly steps: Float64Array;
  /** The coefficients of P_14 and of P_15 as sums over samples there. */
  readonly even: Float64Array;
  readonly odd: Float64Array;
}

let known: Functionals | undefined;

/** c_k = (2k + 1)/2 sum_j w_j P_k(x_j) f_j for the last two k; the weights are those of a panel for a pole far away. */
function functionals(): Functionals {
  if (known !== undefined) return known;
  const panel = new CauchyPanel(-1, 1);
  const far = -1e30;
  const weights = new Float64Array(N);
  panel.weightsInto(far, weights);
  const [even, odd] = [new Float64Array(N), new Float64Array(N)];
  panel.nodes.forEach((x, j) => {
    let [before, now] = [1, x];
    for (let k = 1; k < N - 1; k++) [before, now] = [now, ((2 * k + 1) * x * now - k * before) / (k + 1)];
    even[j] = (N - 1.5) * -far * weights[j] * before;
    odd[j] = (N - 0.5) * -far * weights[j] * now;
  });
  known = { steps: panel.nodes.map((x) => 0.5 * (1 + x)), even, odd };
  return known;
}
