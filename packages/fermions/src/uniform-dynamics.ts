import { ComplexMatrix } from "@openbath/linalg";
import { BoundStateError, boundStates } from "./bound-states.ts";
import type { LevelModel } from "./level-model.ts";
import type { PropagatorValue } from "./newns-propagator.ts";
import { type Noise, noise } from "./noise.ts";
import { type TimeLocalEquation, timeLocalEquation } from "./time-local.ts";
import { levelModels, type Reading, type UniformNetwork } from "./uniform-network.ts";

/** G(t), Z(t) and what follows from them at one time, in the energy basis. */
export interface UniformMoment extends Noise {
  readonly time: number;
  /** G_j(t), diagonal */
  readonly propagator: readonly PropagatorValue[];
}

/**
 * The dynamics of a uniform network, exact or with the exponential propagator in one of its two readings. Moments are independent of each other: any time at a
 * cost that grows linearly with Omega t.
 */
export class UniformDynamics {
  readonly uniform: UniformNetwork;
  readonly kind: "exact" | Reading;
  readonly models: readonly LevelModel[];

  constructor(uniform: UniformNetwork, kind: "exact" | Reading = "exact") {
    this.uniform = uniform;
    this.kind = kind;
    this.models = levelModels(uniform, kind);
  }

  /** G, Z and their derivatives at time t >= 0. @throws RangeError for another time */
  at(t: number): UniformMoment {
    if (!(t >= 0 && Number.isFinite(t))) throw new RangeError(`time: expected a finite number at least 0, got ${t}`);
    const propagator = this.models.map((model) => model.propagator(t));
    return { time: t, propagator, ...noise(this.uniform, this.models, t) };
  }

  /** C(infinity) in the energy basis (Eq. 32). @throws BoundStateError where the network does not relax */
  steadyCorrelation(): ComplexMatrix {
    if (this.models.some(({ bound }) => bound.length > 0)) {
      throw new BoundStateError("steady state", boundStates(this.uniform.net));
    }
    return noise(this.uniform, this.models, Number.POSITIVE_INFINITY).correlation;
  }
}

/** C(t) = G^dag C(0) G + Z (Eq. 29). @throws RangeError when the shapes differ */
export function correlationAt({ propagator, correlation: z }: UniformMoment, initial: ComplexMatrix): ComplexMatrix {
  const n = propagator.length;
  if (initial.rows !== n || initial.cols !== n) {
    throw new RangeError(`initial correlation: expected ${n} x ${n}, got ${initial.rows} x ${initial.cols}`);
  }
  const out = z.clone();
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const g = productOf(propagator[j], propagator[k]);
      const c = initial.get(j, k);
      out.data[2 * (j * n + k)] += g.re * c.re - g.im * c.im;
      out.data[2 * (j * n + k) + 1] += g.re * c.im + g.im * c.re;
    }
  }
  return out;
}

/**
 * D(t) = <d_1^dag d_2^dag d_2 d_1> of two fermionic modes from any initial state that conserves number (Eq. 31): C(0) and D(0) determine it, Gaussian or not.
 * @throws RangeError unless there are two modes
 */
export function doubleOccupancyAt(moment: UniformMoment, initial: ComplexMatrix, initialDouble: number): number {
  const { propagator, correlation: z } = moment;
  if (propagator.length !== 2) throw new RangeError(`double occupancy: expected two modes, got ${propagator.length}`);
  const [g1, g2] = propagator;
  const p1 = g1.re * g1.re + g1.im * g1.im;
  const p2 = g2.re * g2.re + g2.im * g2.im;
  const z12 = z.get(0, 1);
  const z11 = z.get(0, 0).re;
  const z22 = z.get(1, 1).re;
  const c = initial.get(0, 1);
  const g = productOf(g1, g2);
  // the term (1, 2) of the sum, G_1^* G_2 Z_21 C_12, and its conjugate
  const re = g.re * z12.re + g.im * z12.im;
  const im = g.im * z12.re - g.re * z12.im;
  const mixed = 2 * (re * c.re - im * c.im);
  return (
    p1 * p2 * initialDouble +
    (z11 * z22 - z12.re * z12.re - z12.im * z12.im) +
    p1 * z22 * initial.get(0, 0).re +
    p2 * z11 * initial.get(1, 1).re -
    mixed
  );
}

/** conj(a) b. */
function productOf(a: PropagatorValue, b: PropagatorValue): { re: number; im: number } {
  return { re: a.re * b.re + a.im * b.im, im: a.re * b.im - a.im * b.re };
}

/**
 * The exact time-local equation at a moment (Eq. 47): iH + Gamma/2 = -G'/G, Lambda^+ = Z' - i[H, Z] + {Gamma, Z}/2. Energy basis.
 * @throws RangeError where a propagator has a zero
 */
export function uniformEquation(uniform: UniformNetwork, moment: UniformMoment): TimeLocalEquation {
  const { propagator, correlation: z, slope } = moment;
  const n = propagator.length;
  const energies = new Float64Array(n);
  const rates = new Float64Array(n);
  propagator.forEach(({ re, im, slopeRe, slopeIm }, j) => {
    const norm = re * re + im * im;
    if (norm === 0)
      throw new RangeError(
        `time-local equation: G_${j + 1}(t) vanishes at t = ${moment.time}, where the equation does not exist`,
      );
    rates[j] = (-2 * (slopeRe * re + slopeIm * im)) / norm;
    energies[j] = (slopeRe * im - slopeIm * re) / norm;
  });
  const gain = slope.clone();
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const { re, im } = z.get(j, k);
      const damping = 0.5 * (rates[j] + rates[k]);
      const turning = energies[j] - energies[k];
      gain.data[2 * (j * n + k)] += damping * re + turning * im;
      gain.data[2 * (j * n + k) + 1] += damping * im - turning * re;
    }
  }
  return timeLocalEquation(
    uniform.net.statistics,
    ComplexMatrix.diagonal(energies),
    ComplexMatrix.diagonal(rates),
    gain,
  );
}
