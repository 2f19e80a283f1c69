import { ComplexMatrix } from "@openbath/linalg";
import { BoundStateError, boundStates } from "./bound-states.ts";
import { grainOf, type Network } from "./network.ts";
import { occupationOf } from "./occupation-difference.ts";
import { quadratureEdges } from "./quadrature-edges.ts";
import { RetardedFunction } from "./retarded.ts";
import { integrals, vectorPanels } from "./vector-panels.ts";

/**
 * C_jk(infinity) = <c_j^dag c_k> in the site basis: the conjugate of int dw/2pi G^r (sum_a J_a n_a |a><a|) G^a (Eq. 32 of paper 004 for any network).
 * Fermions, or bosons with the same formula. Temperatures may be 0. Absolute accuracy about 1e-14.
 * @throws BoundStateError when the network has a bound state or a dark mode and so no unique steady state
 */
export function steadyCorrelation(net: Network): ComplexMatrix {
  const bound = boundStates(net);
  if (bound.length > 0) throw new BoundStateError("steady state", bound);
  return bandCorrelation(net);
}

/** The integral of `steadyCorrelation` without asking about bound states: what the bands hold. */
export function bandCorrelation(net: Network): ComplexMatrix {
  const n = net.modes;
  const f = new RetardedFunction(net);
  const integrand = (omega: number, out: Float64Array): void => {
    f.at(omega);
    out.fill(0);
    for (let a = 0; a < net.leads.length; a++) {
      const { bath, mode } = net.leads[a];
      if (f.density[a] === 0) continue;
      const factor = (f.density[a] * occupationOf(bath, omega)) / (2 * Math.PI);
      addOuter(f.green, n, mode - 1, factor, out);
    }
  };
  const values = integrals(vectorPanels(integrand, n * n, quadratureEdges(net), { shared: true, grain: grainOf(net) }));
  const correlation = ComplexMatrix.zeros(n);
  for (let j = 0; j < n; j++) {
    correlation.set(j, j, values[j * n + j]);
    for (let k = j + 1; k < n; k++) {
      const [re, im] = [values[j * n + k], values[k * n + j]];
      correlation.set(j, k, re, -im);
      correlation.set(k, j, re, im);
    }
  }
  return correlation;
}

/** Adds factor * g g^dag, g the given column of G: real parts at and above the diagonal, imaginary parts of (j, k), j < k, at (k, j). */
function addOuter(green: Float64Array, n: number, column: number, factor: number, out: Float64Array): void {
  for (let j = 0; j < n; j++) {
    const at = 2 * (j * n + column);
    const re = factor * green[at];
    const im = factor * green[at + 1];
    for (let k = j; k < n; k++) {
      const to = 2 * (k * n + column);
      out[j * n + k] += re * green[to] + im * green[to + 1];
      if (k > j) out[k * n + j] += im * green[to] - re * green[to + 1];
    }
  }
}
