import { type Complex, ComplexMatrix, eig } from "@openbath/linalg";
import { type KernelPole, type RationalKernel, staticSusceptibility } from "./damping-kernel.ts";
import { UndampedModeError } from "./errors.ts";
import type { HarmonicNetwork } from "./network.ts";
import { type NormalModes, normalModes } from "./normal-modes.ts";
import { coincide, orthogonalizeClusters } from "./orthogonalize-clusters.ts";
import { orthonormalBasis, type ResonanceGuess, refineResonance } from "./refine-resonance.ts";

/**
 * A root s of det A(s) = 0, A(s) = V + s^2 + s gamma(s), Re s < 0: a resonance at frequency |Im s| of half width -Re s. It is held as base + delta, base the
 * free oscillation +-i Omega_k or the kernel's pole next to it, so that its width has full relative accuracy.
 */
export interface Resonance {
  readonly s: Complex;
  readonly base: Complex;
  readonly delta: Complex;
  /** the mode with base = +-i Omega_k, or -1 */
  readonly mode: number;
  /** x in the normal modes, interleaved complex, x^T A'(s) x = 1: A(s)^-1 = sum over the roots of x x^T/(s - s_m) */
  readonly vector: Float64Array;
}

/** The damping of one node by all its baths together; poles the baths share stand once, with the sum of the residues. */
export interface DampedNode {
  readonly kernel: RationalKernel;
  /** U_jk of the node over the modes k */
  readonly coupling: Float64Array;
}

/** The network in the form the roots are sought in: normal modes and rational kernels. */
export interface ResonanceProblem {
  readonly modes: NormalModes;
  readonly nodes: readonly DampedNode[];
  /** per bath: its own kernel and its node's entry of `nodes` */
  readonly kernels: readonly RationalKernel[];
  readonly nodeOfBath: readonly number[];
}

/** Undefined when some bath of the network is not rational. */
export function resonanceProblem(network: HarmonicNetwork): ResonanceProblem | undefined {
  const kernels = network.baths.map(({ kernel }) => kernel);
  if (!kernels.every((kernel) => kernel !== undefined)) return undefined;
  const n = network.frequencies.length;
  const modes = normalModes(
    network,
    exactShifts(network, (b) => staticSusceptibility(kernels[b])),
  );
  const damped = [...new Set(network.baths.map(({ node }) => node))];
  const nodes = damped.map((node) => ({
    kernel: merged(kernels.filter((_, b) => network.baths[b].node === node).flat()),
    coupling: modes.vectors.slice((node - 1) * n, node * n),
  }));
  return { modes, nodes, kernels, nodeOfBath: network.baths.map(({ node }) => damped.indexOf(node)) };
}

/** Equal poles once, with the sum of the residues; poles without a residue not at all. */
function merged(poles: RationalKernel): RationalKernel {
  const result: KernelPole[] = [];
  for (const { pole, residue } of poles) {
    const at = result.findIndex((known) => known.pole.re === pole.re && known.pole.im === pole.im);
    if (at < 0) result.push({ pole, residue });
    else {
      const before = result[at].residue;
      result[at] = { pole, residue: { re: before.re + residue.re, im: before.im + residue.im } };
    }
  }
  return result.filter(({ residue }) => residue.re !== 0 || residue.im !== 0);
}

/** What w_j^2 loses without the counter term: chi_b(0) of each bath on the node. Undefined with the counter term. */
export function exactShifts(network: HarmonicNetwork, chi0: (bath: number) => number): Float64Array | undefined {
  if (network.counterTerm) return undefined;
  const shifts = new Float64Array(network.frequencies.length);
  network.baths.forEach(({ node }, b) => {
    shifts[node - 1] -= chi0(b);
  });
  return shifts;
}

/** Roots closer than this times their distance to their bases have vectors that Newton's method mixes at random. */
const UNRESOLVED = 1e-11;

/**
 * All resonances, 2n + (number of kernel poles): first from the linear eigenproblem of the Markovian embedding (positions, momenta, one variable a pole),
 * then each refined by Newton's method on the nonlinear one. Throws UndampedModeError when a mode is not damped by any bath.
 */
export function resonances(problem: ResonanceProblem): Resonance[] {
  const { modes, nodes } = problem;
  const n = modes.frequencies.length;
  const embedding = markovianEmbedding(problem);
  const { values, vectors } = eig(embedding);
  const size = embedding.rows;
  const guesses: (ResonanceGuess & { readonly real: boolean })[] = [];
  for (let m = 0; m < size; m++) {
    const s = { re: values[2 * m], im: values[2 * m + 1] };
    const real = Math.abs(s.im) <= 1e-11 * Math.abs(s.re);
    if (!real && s.im < 0) continue;
    const vector = new Float64Array(2 * n);
    for (let k = 0; k < n; k++) {
      const scale = 1 / Math.sqrt(modes.frequencies[k]);
      vector[2 * k] = vectors.data[2 * (k * size + m)] * scale;
      vector[2 * k + 1] = vectors.data[2 * (k * size + m) + 1] * scale;
    }
    guesses.push({ ...nearestBase(problem, s), vector, real });
  }
  const upper = guesses.map((guess) => {
    const close = guesses.filter((other) => other !== guess && coincide(guess, other, UNRESOLVED));
    const root = refineResonance(problem, guess, orthonormalBasis(close.map(({ vector }) => vector)));
    requireDamped(root);
    return guess.real ? onRealAxis(root) : root;
  });
  orthogonalizeClusters(problem, upper);
  const found = upper.flatMap((root) => (root.s.im === 0 ? [root] : [root, conjugated(root)]));
  const expected = 2 * n + nodes.reduce((sum, { kernel }) => sum + kernel.length, 0);
  if (found.length !== expected) {
    throw new RangeError(`resonances: ${found.length} roots were found where ${expected} were expected`);
  }
  return found;
}

function requireDamped({ s }: Resonance): void {
  if (s.re < -1e-30 * Math.hypot(s.re, s.im)) return;
  throw new UndampedModeError(
    `the mode at frequency ${Math.abs(s.im)} decays at the rate ${-2 * s.re}: no bath damps it and the stationary state is not unique`,
  );
}

/** The generator of (q_k, p_k, z_bj): q' = Omega p, p' = -Omega q - sum sqrt(r) u z/sqrt(Omega), z' = pole z + sqrt(r) sum u sqrt(Omega) p. */
function markovianEmbedding({ modes, nodes }: ResonanceProblem): ComplexMatrix {
  const n = modes.frequencies.length;
  const poles = nodes.reduce((sum, { kernel }) => sum + kernel.length, 0);
  const matrix = ComplexMatrix.zeros(2 * n + poles);
  for (let k = 0; k < n; k++) {
    matrix.set(k, n + k, modes.frequencies[k]);
    matrix.set(n + k, k, -modes.frequencies[k]);
  }
  let row = 2 * n;
  nodes.forEach(({ kernel, coupling }) => {
    for (const { pole, residue } of kernel) {
      matrix.set(row, row, pole.re, pole.im);
      const modulus = Math.sqrt(Math.hypot(residue.re, residue.im));
      const phase = Math.atan2(residue.im, residue.re) / 2;
      const re = modulus * Math.cos(phase);
      const im = modulus * Math.sin(phase);
      for (let k = 0; k < n; k++) {
        const root = Math.sqrt(modes.frequencies[k]);
        const u = coupling[k];
        matrix.set(n + k, row, (-re * u) / root, (-im * u) / root);
        matrix.set(row, n + k, re * u * root, im * u * root);
      }
      row++;
    }
  });
  return matrix;
}

function nearestBase({ modes, nodes }: ResonanceProblem, s: Complex): { base: Complex; delta: Complex; mode: number } {
  let base: Complex = { re: 0, im: modes.frequencies[0] };
  let mode = 0;
  let distance = Number.POSITIVE_INFINITY;
  const offer = (re: number, im: number, index: number): void => {
    const d = Math.hypot(s.re - re, s.im - im);
    if (d < distance) {
      distance = d;
      base = { re, im };
      mode = index;
    }
  };
  modes.frequencies.forEach((w, k) => {
    offer(0, w, k);
  });
  for (const { kernel } of nodes) for (const { pole } of kernel) offer(pole.re, pole.im, -1);
  return { base, delta: { re: s.re - base.re, im: s.im - base.im }, mode };
}

/** A real root without the rounding in its imaginary part. */
function onRealAxis(root: Resonance): Resonance {
  return { ...root, s: { re: root.s.re, im: 0 }, delta: { re: root.delta.re, im: -root.base.im } };
}

function conjugated({ s, base, delta, mode, vector }: Resonance): Resonance {
  const bar = (z: Complex): Complex => ({ re: z.re, im: -z.im });
  return { s: bar(s), base: bar(base), delta: bar(delta), mode, vector: vector.map((x, at) => (at % 2 ? -x : x)) };
}
