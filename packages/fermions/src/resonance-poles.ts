import { ComplexMatrix, eig } from "@openbath/linalg";
import { grainOf, type Network } from "./network.ts";
import { ResonanceError } from "./resonance-error.ts";
import { resonances } from "./resonances.ts";
import { leadDensity, levelShift } from "./self-energy.ts";

/** A pole of G^r continued below the real axis: the frequency z with z v = (h + Sigma(z)) v. */
export interface ResonancePole {
  /** Re z */
  readonly energy: number;
  /** -2 Im z */
  readonly rate: number;
  /** v, of norm 1, interleaved, site basis */
  readonly vector: Float64Array;
}

/**
 * One pole for each level of h. Sigma is continued by its Taylor polynomial of order 3 about the resonance's place on the real axis, with an error of order
 * (half width / distance to the nearest band edge)^4.
 * @throws ResonanceError when a level is so broad that no pole is found
 */
export function resonancePoles(net: Network): ResonancePole[] {
  return resonances(net).map(({ centre, width }) => {
    const taylor = net.leads.map((_, a) => selfEnergyTaylor(net, a, centre));
    const { value: z, vector } = fixedPoint((at) => nearestEigenpair(net, taylor, centre, at), [0, -width], {
      wanted: 1e-14 * (width + 1e-3 * Math.abs(centre)),
      enough: 1e-11 * width + 1e-13 * grainOf(net),
      where: centre,
    });
    return { energy: centre + z[0], rate: -2 * z[1], vector };
  });
}

interface Eigenpair {
  readonly value: readonly [number, number];
  readonly vector: Float64Array;
}

/**
 * z with z = value(z), by Steffensen's method: quadratic, and where the map itself leads away from its fixed point too (broad levels).
 * The best of the way is taken, as rounding may keep the defect above what is `wanted`.
 * @throws ResonanceError when no defect was small `enough`
 */
function fixedPoint(
  map: (z: readonly [number, number]) => Eigenpair,
  start: readonly [number, number],
  { wanted, enough, where }: { readonly wanted: number; readonly enough: number; readonly where: number },
): Eigenpair {
  let z = start;
  let best: Eigenpair | undefined;
  let least = enough;
  for (let step = 0; step < 60 && least > wanted && isNear(z); step++) {
    const once = map(z);
    const [x, y] = [once.value[0] - z[0], once.value[1] - z[1]];
    const defect = Math.hypot(x, y);
    if (defect <= least) [best, least] = [once, defect];
    if (!isNear(once.value)) break;
    const twice = map(once.value);
    const [u, v] = [twice.value[0] - once.value[0] - x, twice.value[1] - once.value[1] - y];
    const norm = u * u + v * v;
    // z - (x + iy)^2 / (u + iv); a map that is constant is done after one step
    const [re, im] = [x * x - y * y, 2 * x * y];
    z = norm === 0 ? once.value : [z[0] - (re * u + im * v) / norm, z[1] - (im * u - re * v) / norm];
  }
  if (best !== undefined) return best;
  throw new ResonanceError(
    `resonances: the pole of G^r that belongs to the resonance at ${where} was not found; the leads vary too fast within its width`,
  );
}

/** Whether the Taylor polynomials can be evaluated there at all: far out the cubes overflow. */
const isNear = (z: readonly [number, number]): boolean => z.every((x) => Math.abs(x) < 1e30);

/** Taylor coefficients of Sigma_a about a real energy, interleaved, orders 0 to 3, from central differences. */
function selfEnergyTaylor(net: Network, lead: number, centre: number): Float64Array {
  const { support, breakpoints = [] } = net.leads[lead].bath;
  const marks = [...support, ...breakpoints].filter(Number.isFinite);
  const distance = Math.min(...marks.map((x) => Math.abs(x - centre)), 1 + Math.abs(centre));
  const step = 0.02 * distance;
  const f = (k: number): [number, number] => {
    const omega = centre + k * step;
    return [levelShift(net, lead, omega), -0.5 * leadDensity(net, lead, omega)];
  };
  const at = [-3, -2, -1, 0, 1, 2, 3].map(f);
  const out = new Float64Array(8);
  for (let part = 0; part < 2; part++) {
    const [a, b, c, d, e, g, h] = at.map((value) => value[part]);
    out[part] = d;
    out[2 + part] = (45 * (e - c) - 9 * (g - b) + (h - a)) / (60 * step);
    out[4 + part] = (270 * (e + c) - 27 * (g + b) + 2 * (h + a) - 490 * d) / (360 * step ** 2);
    out[6 + part] = (a - 8 * b + 13 * c - 13 * e + 8 * g - h) / (48 * step ** 3);
  }
  return out;
}

/** The eigenpair of h + Sigma(centre + z) - centre whose eigenvalue is nearest to z. */
function nearestEigenpair(
  net: Network,
  taylor: readonly Float64Array[],
  centre: number,
  z: readonly [number, number],
): Eigenpair {
  const n = net.modes;
  const matrix = net.hamiltonian.clone();
  for (let j = 0; j < n; j++) matrix.data[2 * j * (n + 1)] -= centre;
  net.leads.forEach(({ mode }, a) => {
    // Horner
    let [re, im] = [0, 0];
    for (let order = 3; order >= 0; order--) {
      [re, im] = [re * z[0] - im * z[1] + taylor[a][2 * order], re * z[1] + im * z[0] + taylor[a][2 * order + 1]];
    }
    const at = 2 * (mode - 1) * (n + 1);
    matrix.data[at] += re;
    matrix.data[at + 1] += im;
  });
  const { values, vectors } = eig(matrix);
  let best = 0;
  for (let k = 1; k < n; k++) {
    if (gap(values, k, z) < gap(values, best, z)) best = k;
  }
  const vector = new Float64Array(2 * n);
  for (let j = 0; j < n; j++) {
    const { re, im } = vectors.get(j, best);
    vector[2 * j] = re;
    vector[2 * j + 1] = im;
  }
  return { value: [values[2 * best], values[2 * best + 1]], vector };
}

function gap(values: Float64Array, k: number, [re, im]: readonly [number, number]): number {
  return Math.hypot(values[2 * k] - re, values[2 * k + 1] - im);
}

/** K = -i sum z v w^dag with the poles' frequencies and vectors, w the dual basis: the generator of the exponential stage of G(t). */
export function resonantDrift(net: Network): { vectors: ComplexMatrix; frequencies: ComplexMatrix } {
  const poles = resonancePoles(net);
  const vectors = ComplexMatrix.zeros(net.modes);
  poles.forEach(({ vector }, k) => {
    for (let j = 0; j < net.modes; j++) vectors.set(j, k, vector[2 * j], vector[2 * j + 1]);
  });
  return {
    vectors,
    frequencies: ComplexMatrix.diagonal(poles.map(({ energy, rate }) => ({ re: energy, im: -0.5 * rate }))),
  };
}
