import type { CovarianceDynamics, DissipatorPart } from "./covariance-dynamics.ts";
import { dd, ddAdd, ddDivide, ddMultiply, ddNegate, ddProduct, ddScale, ddSum } from "./double-double.ts";
import { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import type { AttachedBath, HarmonicNetwork } from "./network.ts";

/**
 * The local master equation (paper 003, Eqs. 25 and 26): every bath acts on its own node as if there were no springs, at the node's bare frequency w_j:
 * damping rate J(w_j)/(2 w_j) of the amplitude's energy towards n(w_j), no Lamb shift; the springs enter H_S alone. Lindblad form, but its stationary state
 * need not obey the second law. The frame is that of the nodes.
 */
export function localEquation(network: HarmonicNetwork): CovarianceDynamics {
  const n = network.frequencies.length;
  const drift = new DoubleDoubleMatrix(2 * n);
  const energy = new DoubleDoubleMatrix(2 * n);
  for (let j = 0; j < n; j++) {
    drift.set(j, n + j, dd(1));
    energy.set(n + j, n + j, dd(1));
    let stiffness = ddProduct(network.frequencies[j], network.frequencies[j]);
    for (let l = 0; l < n; l++) {
      const k = network.springs[j * n + l];
      if (l === j || k === 0) continue;
      stiffness = ddAdd(stiffness, dd(k));
      drift.set(n + j, l, dd(k));
      energy.set(j, l, dd(-k));
    }
    drift.set(n + j, j, ddNegate(stiffness));
    energy.set(j, j, stiffness);
  }
  const parts = network.baths.map((bath) => localDissipator(network, bath));
  const identity = new Float64Array(n * n);
  for (let j = 0; j < n; j++) identity[j * n + j] = 1;
  return {
    equation: "local",
    network,
    drift: parts.reduce((sum, part) => sum.plus(part.drift), drift),
    diffusion: parts.reduce((sum, part) => sum.plus(part.diffusion), new DoubleDoubleMatrix(2 * n)),
    energy,
    parts,
    positions: identity,
    momenta: identity,
  };
}

/** -d/2 on x_j and p_j; diffusion d (n + 1/2)/w_j of x_j and d (n + 1/2) w_j of p_j, d = J(w_j)/(2 w_j). */
function localDissipator(network: HarmonicNetwork, bath: AttachedBath): DissipatorPart {
  const n = network.frequencies.length;
  const j = bath.node - 1;
  const w = network.frequencies[j];
  const damping = bath.J(w) / (2 * w);
  const drift = new DoubleDoubleMatrix(2 * n);
  const diffusion = new DoubleDoubleMatrix(2 * n);
  for (const at of [j, n + j]) drift.set(at, at, ddScale(-0.5, dd(damping)));
  const noise = ddMultiply(dd(damping), ddSum(bath.n(w), 0.5));
  diffusion.set(j, j, ddDivide(noise, dd(w)));
  diffusion.set(n + j, n + j, ddMultiply(noise, dd(w)));
  return { drift, diffusion };
}
