import { bath, ohmicGaussian } from "@openbath/baths";
import { eigenbasisLindblad, localLindblad, redfield, universalLindblad } from "@openbath/generators";
import { spins, sx, sz } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";

const space = spins(2);
const spectralDensity = ohmicGaussian({ strength: 1, cutoff: 10 });
const hamiltonian = sz(space, 1)
  .times(0.5)
  .plus(sz(space, 2).times(0.65))
  .minus(sx(space, 1).times(sx(space, 2)).times(0.2));

/** The polarisation of the two spins by each equation, the hot bath having this temperature. */
export function polarisations(temperature) {
  const ends = [0.5, temperature].map((T) => bath({ statistics: "boson", temperature: T, spectralDensity }));
  const couplings = ends.map((end, k) => ({ bath: end, operator: sx(space, k + 1), kind: "hermitian" }));
  const system = { hamiltonian, couplings, epsilon: 0.1 };
  return [redfield, eigenbasisLindblad, universalLindblad, localLindblad].map((equation) => {
    const generator = equation(system);
    const { density } = steadyState(generator);
    return { equation: generator.equation, values: [1, 2].map((site) => sz(space, site).expectation(density).re) };
  });
}
