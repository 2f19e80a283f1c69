import {
  adjoint,
  ComplexMatrix,
  conjugate,
  inverse,
  multiply,
  multiplyAdjoint,
  subtract,
  transpose,
} from "@openbath/linalg";
import { gaussLegendre, PANEL_POINTS } from "./gauss-legendre.ts";
import { MatrixPropagator } from "./matrix-propagator.ts";
import type { Network } from "./network.ts";
import { occupationOf } from "./occupation-difference.ts";
import { quadratureEdges } from "./quadrature-edges.ts";
import { type TimeLocalEquation, timeLocalEquation } from "./time-local.ts";
import { vectorPanels } from "./vector-panels.ts";

const N = PANEL_POINTS;
/** What the leads beyond the working band could add to C. */
const NEGLIGIBLE = 1e-14;
const MAX_POINTS = 4e8;

/** G(t), Z(t) and their derivatives at one time, in the site basis. */
export interface NetworkMoment {
  readonly time: number;
  readonly propagator: ComplexMatrix;
  readonly propagatorSlope: ComplexMatrix;
  /** Z(t): what the leads have put in, <c_j^dag c_k> from the vacuum */
  readonly correlation: ComplexMatrix;
  readonly slope: ComplexMatrix;
}

/**
 * The exact dynamics of any network: X(w, t) = int_0^t e^{iwt'} G(t') dt' on Gauss-Legendre panels in time, then Z = int dw/2pi X Gamma n X^dag on panels in energy,
 * both short enough for every phase. Cost grows like (bandwidth t)^2 modes^2 per time. Absolute accuracy about 1e-13.
 */
export class NetworkDynamics {
  readonly net: Network;
  readonly propagator: MatrixPropagator;
  private readonly band: readonly [number, number];
  private readonly step: number;
  /** G at the time nodes, columns of the leads' modes only, panel after panel */
  private readonly samples: Float64Array[] = [];
  private readonly columns: readonly number[];

  constructor(net: Network) {
    this.net = net;
    this.propagator = new MatrixPropagator(net);
    this.columns = [...new Set(net.leads.map(({ mode }) => mode - 1))];
    this.band = workingBand(net);
    const energies = this.propagator.boundStates.map(({ energy }) => energy);
    this.step = 14 / (Math.max(this.band[1], ...energies) - Math.min(this.band[0], ...energies));
  }

  /**
   * G, Z and their derivatives at time t >= 0.
   * @throws RangeError for another time, or when bandwidth * t asks for more than 4e8 products
   */
  at(t: number): NetworkMoment {
    const { value, slope: propagatorSlope } = this.propagator.withSlope(t);
    const n = this.net.modes;
    const z = ComplexMatrix.zeros(n);
    const dz = ComplexMatrix.zeros(n);
    if (t > 0) this.addNoise(t, value, z, dz);
    return { time: t, propagator: value, propagatorSlope, correlation: conjugate(z), slope: conjugate(dz) };
  }

  private addNoise(t: number, green: ComplexMatrix, z: ComplexMatrix, dz: ComplexMatrix): void {
    const { net, columns, step } = this;
    const n = net.modes;
    this.refuseTooWide(t);
    const { nodes, weights, values } = this.energies(t);
    const whole = Math.floor((t / step) * (1 + 1e-15));
    const rest = t - whole * step;
    for (let m = this.samples.length; m < whole; m++) this.samples.push(this.sample(m * step, step));
    const last = rest > 1e-14 * t ? this.sample(whole * step, rest) : undefined;
    const width = n * columns.length;
    const x = new Float64Array(2 * width);
    const drift = new Float64Array(2 * width);
    const phases = new Float64Array(2 * N);
    const leadColumn = net.leads.map(({ mode }) => columns.indexOf(mode - 1));
    for (let i = 0; i < nodes.length; i++) {
      const omega = nodes[i];
      x.fill(0);
      fillPhases(omega, step, phases);
      const turn: [number, number] = [Math.cos(omega * step), Math.sin(omega * step)];
      // backwards: X = sum_m e^{i w m step} (panel m)
      if (last !== undefined) {
        const restPhases = new Float64Array(2 * N);
        fillPhases(omega, rest, restPhases);
        addPanel(last, restPhases, x);
      }
      for (let m = whole - 1; m >= 0; m--) {
        turned(x, turn);
        addPanel(this.samples[m], phases, x);
      }
      const c = Math.cos(omega * t);
      const s = Math.sin(omega * t);
      for (let a = 0; a < net.leads.length; a++) {
        const factor = (weights[i] * values[i * net.leads.length + a]) / (2 * Math.PI);
        if (factor === 0) continue;
        const from = 2 * n * leadColumn[a];
        for (let j = 0; j < n; j++) {
          const re = factor * x[from + 2 * j];
          const im = factor * x[from + 2 * j + 1];
          drift[from + 2 * j] += c * re + s * im;
          drift[from + 2 * j + 1] += c * im - s * re;
          for (let k = 0; k < n; k++) {
            const [u, v] = [x[from + 2 * k], x[from + 2 * k + 1]];
            z.data[2 * (j * n + k)] += re * u + im * v;
            z.data[2 * (j * n + k) + 1] += im * u - re * v;
          }
        }
      }
    }
    // dZ/dt = G S^dag + S G^dag, S = int dw/2pi X Gamma n e^{-iwt}
    for (let b = 0; b < columns.length; b++) {
      for (let j = 0; j < n; j++) {
        const g = green.get(j, columns[b]);
        for (let k = 0; k < n; k++) {
          const [u, v] = [drift[2 * (n * b + k)], drift[2 * (n * b + k) + 1]];
          const re = g.re * u + g.im * v;
          const im = g.im * u - g.re * v;
          dz.data[2 * (j * n + k)] += re;
          dz.data[2 * (j * n + k) + 1] += im;
          dz.data[2 * (k * n + j)] += re;
          dz.data[2 * (k * n + j) + 1] -= im;
        }
      }
    }
  }

  private refuseTooWide(t: number): void {
    const width = this.band[1] - this.band[0];
    const energies = (N * width * t) / 10;
    const times = (N * t) / this.step;
    if (energies * times <= MAX_POINTS) return;
    throw new RangeError(
      `Z(t) at t = ${t} over bands ${width} wide needs about ${energies.toExponential(1)} energies times ${times.toExponential(1)} times, above ${MAX_POINTS}; narrow the leads' support`,
    );
  }

  /** J_a n_a on panels that resolve them and are no longer than 10/t. */
  private energies(t: number): { nodes: Float64Array; weights: Float64Array; values: Float64Array } {
    const { net, band } = this;
    const inside = quadratureEdges(net, { resonant: false }).filter((x) => x > band[0] && x < band[1]);
    const spectrum = (omega: number, out: Float64Array): void => {
      for (let a = 0; a < net.leads.length; a++) {
        const { bath } = net.leads[a];
        const [low, high] = bath.support;
        out[a] = omega >= low && omega <= high ? bath.spectralDensity(omega) * occupationOf(bath, omega) : 0;
      }
    };
    return vectorPanels(spectrum, net.leads.length, [band[0], ...inside, band[1]], { longest: 10 / t });
  }

  /** weight * G at the 16 nodes of [from, from + length]: node, lead column, row. */
  private sample(from: number, length: number): Float64Array {
    const n = this.net.modes;
    const width = n * this.columns.length;
    const out = new Float64Array(2 * N * width);
    const value = new Float64Array(2 * n * n);
    const slope = new Float64Array(2 * n * n);
    for (let i = 0; i < N; i++) {
      this.propagator.into(from + 0.5 * length * (1 + gaussLegendre.nodes[i]), value, slope);
      const weight = 0.5 * length * gaussLegendre.weights[i];
      this.columns.forEach((column, b) => {
        for (let j = 0; j < n; j++) {
          const to = 2 * (i * width + b * n + j);
          out[to] = weight * value[2 * (j * n + column)];
          out[to + 1] = weight * value[2 * (j * n + column) + 1];
        }
      });
    }
    return out;
  }
}

/** C(t) = conj(G) C(0) G^T + Z in the site basis: exact for any initial state; the whole state where it is Gaussian and conserves number. */
export function networkCorrelationAt(
  { propagator, correlation }: NetworkMoment,
  initial: ComplexMatrix,
): ComplexMatrix {
  const n = propagator.rows;
  if (initial.rows !== n || initial.cols !== n) {
    throw new RangeError(`initial correlation: expected ${n} x ${n}, got ${initial.rows} x ${initial.cols}`);
  }
  const out = multiply(multiply(conjugate(propagator), initial), transpose(propagator));
  for (let i = 0; i < out.data.length; i++) out.data[i] += correlation.data[i];
  return out;
}

/**
 * The exact time-local equation of a network at a moment: -i h - Gamma/2 = G' G^-1 and Lambda^+ from Z, in the site basis.
 * @throws SingularMatrixError where G(t) is singular and the equation does not exist
 */
export function networkEquation(net: Network, moment: NetworkMoment): TimeLocalEquation {
  const { propagator, propagatorSlope, correlation, slope } = moment;
  const drift = multiply(propagatorSlope, inverse(propagator));
  const n = net.modes;
  const hamiltonian = ComplexMatrix.zeros(n);
  const damping = ComplexMatrix.zeros(n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const a = drift.get(j, k);
      const b = drift.get(k, j);
      // h = (i/2)(K - K^dag), Gamma = -(K + K^dag), the latter conjugated into the order of <c_j^dag c_k>
      hamiltonian.set(j, k, -0.5 * (a.im + b.im), 0.5 * (a.re - b.re));
      damping.set(j, k, -(a.re + b.re), a.im - b.im);
    }
  }
  const kept = multiply(conjugate(drift), correlation);
  const gain = subtract(subtract(slope, kept), adjoint(kept));
  return timeLocalEquation(net.statistics, hamiltonian, damping, gain);
}

/** D(t) of two fermionic modes from C(0), D(0): |det G|^2 D(0) + det Z + the minors that mix them (Eq. 31 in any basis). */
export function networkDoubleOccupancyAt(moment: NetworkMoment, initial: ComplexMatrix, initialDouble: number): number {
  const { propagator: g, correlation: z } = moment;
  if (g.rows !== 2) throw new RangeError(`double occupancy: expected two modes, got ${g.rows}`);
  const moved = multiply(conjugate(g), multiplyAdjoint(initial, conjugate(g)));
  const [a, b, c, d] = [g.get(0, 0), g.get(0, 1), g.get(1, 0), g.get(1, 1)];
  const detRe = a.re * d.re - a.im * d.im - (b.re * c.re - b.im * c.im);
  const detIm = a.re * d.im + a.im * d.re - (b.re * c.im + b.im * c.re);
  const z12 = z.get(0, 1);
  const m12 = moved.get(0, 1);
  const [z11, z22] = [z.get(0, 0).re, z.get(1, 1).re];
  return (
    (detRe * detRe + detIm * detIm) * initialDouble +
    z11 * z22 -
    (z12.re * z12.re + z12.im * z12.im) +
    moved.get(0, 0).re * z22 +
    moved.get(1, 1).re * z11 -
    2 * (m12.re * z12.re + m12.im * z12.im)
  );
}

function fillPhases(omega: number, length: number, out: Float64Array): void {
  for (let i = 0; i < N; i++) {
    const phase = 0.5 * omega * length * (1 + gaussLegendre.nodes[i]);
    out[2 * i] = Math.cos(phase);
    out[2 * i + 1] = Math.sin(phase);
  }
}

function addPanel(samples: Float64Array, phases: Float64Array, x: Float64Array): void {
  let at = 0;
  for (let i = 0; i < N; i++) {
    const c = phases[2 * i];
    const s = phases[2 * i + 1];
    for (let k = 0; k < x.length; k += 2) {
      x[k] += c * samples[at] - s * samples[at + 1];
      x[k + 1] += c * samples[at + 1] + s * samples[at];
      at += 2;
    }
  }
}

function turned(x: Float64Array, [c, s]: readonly [number, number]): void {
  for (let k = 0; k < x.length; k += 2) {
    const re = x[k];
    x[k] = c * re - s * x[k + 1];
    x[k + 1] = c * x[k + 1] + s * re;
  }
}

/** The union of the bands, infinite ends cut where the leads' share of C beyond is negligible. */
function workingBand(net: Network): [number, number] {
  const edges = quadratureEdges(net, { thermal: true });
  const scale = Math.max(
    ...net.energyBasis.energies.map(Math.abs),
    ...net.leads.map(({ bath }) => Math.abs(bath.mu)),
    1e-300,
  );
  let low = edges[0];
  let high = edges[edges.length - 1];
  const share = (omega: number): number => {
    let sum = 0;
    for (const { bath } of net.leads) {
      if (omega >= bath.support[0] && omega <= bath.support[1])
        sum += bath.spectralDensity(omega) * occupationOf(bath, omega);
    }
    return sum / (Math.abs(omega) + scale);
  };
  for (const edge of edges) {
    if (share(edge) < NEGLIGIBLE && edge < 0) low = edge;
    else break;
  }
  for (let i = edges.length - 1; i >= 0 && share(edges[i]) < NEGLIGIBLE && edges[i] > 0; i--) high = edges[i];
  return [Math.max(low, bandEnd(net, 0)), Math.min(high, bandEnd(net, 1))];
}

function bandEnd(net: Network, side: 0 | 1): number {
  const ends = net.leads.map(({ bath }) => bath.support[side]);
  return side === 0 ? Math.min(...ends) : Math.max(...ends);
}
