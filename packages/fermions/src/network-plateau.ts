import { add, adjoint, type ComplexMatrix, conjugate, lu, multiply, scale, subtract } from "@openbath/linalg";
import type { Network } from "./network.ts";
import { ResonanceError } from "./resonance-error.ts";
import { resonantDrift } from "./resonance-poles.ts";
import { steadyCorrelation } from "./steady-correlation.ts";
import { type TimeLocalEquation, timeLocalEquation } from "./time-local.ts";

/**
 * The asymptotic equation of any network, in the site basis: the one whose propagator is that of the resonances alone and which keeps the exact C(infinity) in place,
 * Lambda^+ = -(K C + C K^dag). For equal semicircular leads it is `plateauEquation`, to the fourth power of (width / distance to the band edge).
 * @throws BoundStateError when the network does not relax, ResonanceError when two levels share one resonance or one has none
 */
export function networkPlateau(net: Network): TimeLocalEquation {
  const correlation = steadyCorrelation(net);
  const { vectors, frequencies } = resonantDrift(net);
  const factors = lu(adjoint(vectors));
  if (factors.reciprocalCondition < 1e-10) {
    throw new ResonanceError(
      "asymptotic equation: two levels of h share one resonance of G^r, so that the exponential stage has fewer resonances than modes",
    );
  }
  // K = -i V z V^-1, through the adjoint: (V^-1)^dag solves V^dag x = ...
  const turned = factors.solve(adjoint(multiply(vectors, frequencies)));
  const drift = scale({ re: 0, im: -1 }, adjoint(turned));
  const kept = multiply(conjugate(drift), correlation);
  const gain = scale(-1, add(kept, adjoint(kept)));
  return timeLocalEquation(net.statistics, hamiltonianOf(drift), dampingOf(drift), gain);
}

/** h = (i/2)(K - K^dag). */
function hamiltonianOf(drift: ComplexMatrix): ComplexMatrix {
  return scale({ re: 0, im: 0.5 }, subtract(drift, adjoint(drift)));
}

/** Gamma = -(K + K^dag), in the order of <c_j^dag c_k>. */
function dampingOf(drift: ComplexMatrix): ComplexMatrix {
  return scale(-1, conjugate(add(drift, adjoint(drift))));
}
