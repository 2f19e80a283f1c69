// A qubit in a bath given by a formula: a cavity's resonance above a weak Ohmic background.
import { checkBath } from "@openbath/baths";
import { redfield } from "@openbath/generators";
import { spins, sx, sz } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";

const cavity = {
  statistics: "boson",
  beta: 2.5,
  mu: 0,
  support: [0, Infinity],
  spectralDensity: (w) => (0.3 * w) / ((w * w - 1.5) ** 2 + 0.2 * w * w) + 0.01 * w * Math.exp(-w / 5),
  breakpoints: [1.22],
};
console.log(checkBath(cavity).every(({ passed }) => passed)); // => true

const space = spins(1);
const qubit = {
  hamiltonian: sz(space, 1).times(0.6),
  couplings: [{ bath: cavity, operator: sx(space, 1).plus(sz(space, 1).times(0.5)), kind: "hermitian" }],
  epsilon: 0.1,
};
const { density, residual } = steadyState(redfield(qubit));
console.log(sz(space, 1).expectation(density).re.toFixed(6)); // => -0.905177
console.log(sx(space, 1).expectation(density).re.toExponential(3)); // => -6.898e-4
console.log(residual < 1e-14); // => true
