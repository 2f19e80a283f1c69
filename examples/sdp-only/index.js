// How well can two quantum states be told apart by one measurement? max (1/2) tr(E (rho - sigma)) + 1/2 over 0 <= E <= 1.
import { ComplexMatrix } from "@openbath/linalg";
import { hermitian, maximise, psd } from "@openbath/sdp";

const rho = ComplexMatrix.from([
  [1, 0],
  [0, 0],
]);
const sigma = ComplexMatrix.from([
  [0.5, { re: 0, im: -0.5 }],
  [{ re: 0, im: 0.5 }, 0.5],
]);
const difference = ComplexMatrix.from([
  [0.5, { re: 0, im: 0.5 }],
  [{ re: 0, im: -0.5 }, -0.5],
]);
const effect = hermitian(2, "E");
const identity = ComplexMatrix.from([
  [1, 0],
  [0, 1],
]);
const best = maximise(effect.inner(difference), [psd(effect), psd(effect.times(-1).plus(identity))]);
console.log(rho.get(0, 0).re - sigma.get(0, 0).re === difference.get(0, 0).re); // => true
console.log(best.status, (0.5 + best.objective / 2).toFixed(8)); // => optimal 0.85355339
console.log(best.lowerBound <= Math.SQRT1_2 && Math.SQRT1_2 <= best.upperBound); // => true
