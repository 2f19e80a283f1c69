// A two-mode squeezed vacuum, one half of which goes through a fibre that loses light.
import { gaussianDiscord, logarithmicNegativity, mutualInformation, purity } from "@openbath/gaussian";
import { Matrix } from "ml-matrix";

const squeezed = (r, transmission) => {
  const [c, s] = [Math.cosh(2 * r) / 2, (Math.sinh(2 * r) / 2) * Math.sqrt(transmission)];
  const far = transmission * c + (1 - transmission) / 2;
  return new Matrix([
    [c, 0, s, 0],
    [0, c, 0, -s],
    [s, 0, far, 0],
    [0, -s, 0, far],
  ]);
};

for (const transmission of [1, 0.5, 0.1]) {
  const state = squeezed(0.5, transmission);
  const numbers = [
    purity(state),
    logarithmicNegativity(state),
    mutualInformation(state),
    gaussianDiscord(state).discord,
  ];
  console.log(transmission, ...numbers.map((x) => x.toFixed(6)));
  // => 1 1.000000 1.000000 1.318906 0.659453
  // => 0.5 0.786448 0.570400 0.659453 0.380332
  // => 0.1 0.671694 0.157931 0.168479 0.114858
}
