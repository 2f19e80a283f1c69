import { ComplexMatrix, expm } from "@openbath/linalg";
import { Matrix } from "ml-matrix";
import { type DoubleDouble, ddAdd, ddScale, ddToNumber } from "./double-double.ts";
import type { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import { type GaussianLike, type GaussianState, gaussianState } from "./gaussian-state.ts";
import { lyapunov } from "./lyapunov.ts";
import type { HarmonicNetwork } from "./network.ts";

/** Names of the equations. */
export type EquationName = "exact" | "local" | "global" | "partial-redfield";

/** What one bath does in the frame: d sigma/dt contains drift sigma + sigma drift^T + diffusion. */
export interface DissipatorPart {
  readonly drift: DoubleDoubleMatrix;
  readonly diffusion: DoubleDoubleMatrix;
}

/**
 * A master equation for Gaussian states: d sigma/dt = A sigma + sigma A^T + D in a frame of quadratures (q_1 ... q_n, p_1 ... p_n) that suits the equation
 * (its normal modes, or the nodes), x = positions q, p = momenta p. Means obey d<y>/dt = A <y>. Made by `localEquation`, `globalEquation`,
 * `partialRedfieldEquation`.
 */
export interface CovarianceDynamics {
  readonly equation: EquationName;
  readonly network: HarmonicNetwork;
  /** A, 2n x 2n in the frame */
  readonly drift: DoubleDoubleMatrix;
  /** D */
  readonly diffusion: DoubleDoubleMatrix;
  /** the energy H_S = y^T energy y / 2 */
  readonly energy: DoubleDoubleMatrix;
  /** per bath, in the network's order */
  readonly parts: readonly DissipatorPart[];
  /** n x n row-major: x_j = sum_k positions_jk q_k */
  readonly positions: Float64Array;
  /** n x n row-major: p_j = sum_k momenta_jk p_k (the inverse transpose of `positions`) */
  readonly momenta: Float64Array;
}

/** The stationary covariance in the frame, to about 30 digits (n <= 20). Throws UndampedModeError when it is not unique. */
export function stationaryFrameCovariance(dynamics: CovarianceDynamics): DoubleDoubleMatrix {
  return lyapunov(dynamics.drift, dynamics.diffusion);
}

/** The heat current of every bath into the network, Tr(H_S D_b[rho]), for a covariance in the frame. */
export function frameHeatCurrents(dynamics: CovarianceDynamics, covariance: DoubleDoubleMatrix): number[] {
  return dynamics.parts.map(({ drift, diffusion }) => {
    const damped: DoubleDouble = dynamics.energy.times(drift).traceOfProduct(covariance);
    return ddToNumber(ddAdd(damped, ddScale(0.5, dynamics.energy.traceOfProduct(diffusion))));
  });
}

/** A covariance in the frame as a matrix in the order x1 p1 x2 p2 ... */
export function toNodes(dynamics: CovarianceDynamics, frame: Float64Array): Matrix {
  const n = dynamics.network.frequencies.length;
  const map = nodeMap(dynamics);
  const covariance = map.mmul(matrixOf(2 * n, frame)).mmul(map.transpose());
  return symmetrized(covariance);
}

/**
 * The state at time t >= 0 that started from `initial` (order x1 p1 ...), in closed form: sigma(t) = sigma_inf + e^{At} (sigma(0) - sigma_inf) e^{A^T t}, means
 * e^{At} <y>. Throws RangeError for a negative time or a state of other size, UndampedModeError when no bath damps a mode.
 */
export function evolve(dynamics: CovarianceDynamics, initial: GaussianLike, t: number): GaussianState {
  if (!(t >= 0)) throw new RangeError(`evolve: the time must be at least 0, got ${t}`);
  const size = 2 * dynamics.network.frequencies.length;
  const start = gaussianState(initial);
  if (start.covariance.rows !== size) {
    throw new RangeError(
      `evolve: the initial covariance must be ${size} x ${size}, got ${start.covariance.rows} x ${start.covariance.columns}`,
    );
  }
  const drift = dynamics.drift.toNumbers();
  const scaled = new ComplexMatrix(size, size);
  for (let at = 0; at < drift.length; at++) scaled.data[2 * at] = drift[at] * t;
  const propagator = matrixOf(
    size,
    expm(scaled).data.filter((_, at) => at % 2 === 0),
  );
  const map = nodeMap(dynamics);
  const inverse = inverseNodeMap(dynamics);
  const node = map.mmul(propagator).mmul(inverse);
  const final = toNodes(dynamics, stationaryFrameCovariance(dynamics).toNumbers());
  const deviation = Matrix.sub(start.covariance, final);
  const covariance = Matrix.add(final, node.mmul(deviation).mmul(node.transpose()));
  const mean = node.mmul(Matrix.columnVector([...start.mean])).to1DArray();
  return { covariance: symmetrized(covariance), mean };
}

/** R = M y, R in the order x1 p1 x2 p2 ... */
function nodeMap({ network, positions, momenta }: CovarianceDynamics): Matrix {
  const n = network.frequencies.length;
  const map = Matrix.zeros(2 * n, 2 * n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      map.set(2 * j, k, positions[j * n + k]);
      map.set(2 * j + 1, n + k, momenta[j * n + k]);
    }
  }
  return map;
}

/** y = M^-1 R: the transposes of `momenta` and `positions`, because the map is canonical. */
function inverseNodeMap({ network, positions, momenta }: CovarianceDynamics): Matrix {
  const n = network.frequencies.length;
  const map = Matrix.zeros(2 * n, 2 * n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      map.set(k, 2 * j, momenta[j * n + k]);
      map.set(n + k, 2 * j + 1, positions[j * n + k]);
    }
  }
  return map;
}

function matrixOf(size: number, values: Float64Array): Matrix {
  return Matrix.from1DArray(size, size, values);
}

function symmetrized(a: Matrix): Matrix {
  return Matrix.add(a, a.transpose()).mul(0.5);
}
