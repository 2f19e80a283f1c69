import { type Bath, occupation, type SpectralConvention, validateBath } from "@openbath/baths";
import type { Matrix } from "ml-matrix";
import { type RationalKernel, rationalKernel } from "./damping-kernel.ts";
import { drudeBath } from "./drude-bath.ts";
import { UnstableNetworkError } from "./errors.ts";
import { normalModes } from "./normal-modes.ts";

/** A spring (strength/2)(x_i - x_j)^2 between two nodes, counted from 1. A negative strength is allowed as long as the network is stable. */
export interface Spring {
  readonly between: readonly [number, number];
  readonly strength: number;
}

/** A bath on the position of a node: an own `bath`, or the parameters of an Ohmic bath with Drude cutoff. */
export type NodeBath =
  | { readonly node: number; readonly bath: Bath; readonly name?: string }
  | {
      readonly node: number;
      readonly temperature: number;
      readonly strength: number;
      readonly cutoff: number;
      readonly convention?: SpectralConvention;
      readonly name?: string;
    };

/** What `harmonicNetwork` takes. */
export interface NetworkParameters {
  /** the bare frequencies w_j of the nodes, unit masses */
  readonly frequencies: readonly number[];
  /** a list of springs, or the symmetric n x n matrix of their strengths (its diagonal is not read) */
  readonly springs?: readonly Spring[] | Matrix;
  readonly baths: readonly NodeBath[];
  /**
   * true (default): the exact equations of motion contain the counter term +chi(0) x^2/2 of each bath, which undoes the static softening of its node
   * (paper 003); false: they do not. The master equations drop every such shift and are the same for both.
   */
  readonly counterTerm?: boolean;
}

/** A bath as the network holds it; `node` is counted from 1. */
export interface AttachedBath {
  readonly node: number;
  readonly bath: Bath;
  readonly name: string;
  /** k_B T */
  readonly temperature: number;
  /** the rational damping kernel, where the bath has one */
  readonly kernel: RationalKernel | undefined;
  /** J(w) in the decay-rate convention, 0 outside the support; J/2 = Im chi */
  J(omega: number): number;
  /** the Bose occupation n(w), w > 0 */
  n(omega: number): number;
}

/** A validated harmonic network: H_S = sum_j (p_j^2 + w_j^2 x_j^2)/2 + sum k_ij (x_i - x_j)^2/2, baths on positions. */
export interface HarmonicNetwork {
  readonly frequencies: readonly number[];
  /** k_ij, row-major, symmetric, zero diagonal */
  readonly springs: Float64Array;
  readonly baths: readonly AttachedBath[];
  readonly counterTerm: boolean;
}

/**
 * A network of harmonic nodes with baths on any of them. Units with hbar = k_B = 1 and unit masses. Baths are bosonic with mu = 0 and positive mode
 * frequencies; their J is in the decay-rate convention, twice that of paper 003.
 * Throws RangeError naming what is wrong, and UnstableNetworkError when negative springs leave no potential minimum.
 */
export function harmonicNetwork(parameters: NetworkParameters): HarmonicNetwork {
  const frequencies = [...parameters.frequencies];
  const n = frequencies.length;
  if (n === 0) throw new RangeError("harmonicNetwork: frequencies must name at least one node, got an empty list");
  frequencies.forEach((w, j) => {
    if (!(w > 0 && w < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`harmonicNetwork: frequency of node ${j + 1} must be a positive finite number, got ${w}`);
    }
  });
  const springs = springMatrix(n, parameters.springs ?? []);
  const network: HarmonicNetwork = {
    frequencies,
    springs,
    baths: parameters.baths.map((given, index) => attachedBath(n, given, index)),
    counterTerm: parameters.counterTerm ?? true,
  };
  const lowest = normalModes(network).lowestSquare;
  if (!(lowest > 0)) {
    throw new UnstableNetworkError(
      `harmonicNetwork: the springs leave a normal mode with frequency^2 = ${lowest}; all must be above 0`,
    );
  }
  return network;
}

function springMatrix(n: number, given: readonly Spring[] | Matrix): Float64Array {
  const springs = new Float64Array(n * n);
  if (!isList(given)) {
    if (given.rows !== n || given.columns !== n) {
      throw new RangeError(`harmonicNetwork: springs must be ${n} x ${n}, got ${given.rows} x ${given.columns}`);
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (i === j) continue;
        const k = given.get(i, j);
        if (!Number.isFinite(k) || k !== given.get(j, i)) {
          throw new RangeError(
            `harmonicNetwork: springs must be a symmetric matrix of finite numbers, got ${k} at (${i + 1}, ${j + 1}) and ${given.get(j, i)} at (${j + 1}, ${i + 1})`,
          );
        }
        springs[i * n + j] = k;
      }
    }
    return springs;
  }
  for (const { between, strength } of given) {
    const [i, j] = between;
    requireNode(n, i, "a spring");
    requireNode(n, j, "a spring");
    if (i === j) throw new RangeError(`harmonicNetwork: a spring must join two different nodes, got [${i}, ${j}]`);
    if (!Number.isFinite(strength)) {
      throw new RangeError(
        `harmonicNetwork: strength of the spring [${i}, ${j}] must be a finite number, got ${strength}`,
      );
    }
    springs[(i - 1) * n + j - 1] += strength;
    springs[(j - 1) * n + i - 1] += strength;
  }
  return springs;
}

function isList(given: readonly Spring[] | Matrix): given is readonly Spring[] {
  return Array.isArray(given);
}

function requireNode(n: number, node: number, what: string): void {
  if (!(Number.isInteger(node) && node >= 1 && node <= n)) {
    throw new RangeError(`harmonicNetwork: ${what} names node ${node}; nodes count from 1 to ${n}`);
  }
}

function attachedBath(n: number, given: NodeBath, index: number): AttachedBath {
  requireNode(n, given.node, `bath ${index + 1}`);
  const made = "bath" in given ? given.bath : drudeBath(given);
  validateBath(made);
  const name = given.name ?? made.name ?? `bath ${index + 1}`;
  if (made.statistics !== "boson" || made.mu !== 0) {
    throw new RangeError(
      `harmonicNetwork: '${name}' couples to a position and must be bosonic with mu = 0, got ${made.statistics} with mu = ${made.mu}`,
    );
  }
  const [low, high] = made.support;
  if (!(low >= 0)) {
    throw new RangeError(
      `harmonicNetwork: the modes of '${name}' must have positive frequencies, got a support from ${low} (narrow it with support: [0, ...])`,
    );
  }
  return {
    node: given.node,
    bath: made,
    name,
    temperature: 1 / made.beta,
    kernel: rationalKernel(made),
    J: (omega) => (omega > low && omega < high ? made.spectralDensity(omega) : 0),
    n: (omega) => occupation("boson", omega, made.beta, 0),
  };
}
