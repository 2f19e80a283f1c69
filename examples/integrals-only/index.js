// The Hilbert transform of a Gaussian is Dawson's function, its Fourier transform a Gaussian.
import { piecewise } from "@openbath/integrals";

const gaussian = piecewise((x) => Math.exp(-x * x), { interval: [-Infinity, Infinity] });
console.log(gaussian.principalValue(1).toFixed(12)); // => -1.907442188242
console.log(gaussian.fourier(2).re.toFixed(12)); // => 0.652049332173
console.log(gaussian.principalValueEstimate(1).error < 1e-11); // => true
