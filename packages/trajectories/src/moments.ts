import type { Operator } from "@openbath/hilbert";
import {
  type ConditionalTerm,
  type Kernel,
  type Lattice,
  latticeOf,
  type OperatorProgram,
  offsetOf,
  type Parity,
  type Place,
  parityAt,
  restrictToParity,
} from "@openbath/linalg/state-vectors";
import { compileLocalOperator } from "./compile-local-operator.ts";
import { partialTerms, withoutFirstSite } from "./parity.ts";

/** An expectation value as a sum of elements of reduced density matrices: weight times Re or Im of an element. */
interface LocalRule {
  readonly kind: "local";
  readonly elements: Int32Array;
  /** Two numbers an element: what multiplies its real and its imaginary part. */
  readonly weights: Float64Array;
}

interface ProgramRule {
  readonly kind: "program";
  readonly program: OperatorProgram;
}

/** How to take the expectation values of some Hermitian operators: plain data. */
export interface MomentPlan {
  readonly lattices: readonly Lattice[];
  /** Three integers an element: lattice, a, b for sum_i psi[a + i] conj(psi[b + i]). */
  readonly elements: Int32Array;
  readonly rules: readonly (LocalRule | ProgramRule)[];
}

/** Operators with more entries than this in their terms are applied to the vector as a whole. */
const MANY_ENTRIES = 4096;

/**
 * The plan for <psi|O|psi> of Hermitian operators: the elements of reduced density matrices that any of them needs,
 * each once.
 * @param parity of the state, when it is kept without its first site
 */
export function planMoments(operators: readonly Operator[], parity?: Parity): MomentPlan {
  const lattices: Lattice[] = [];
  const latticeNumber = new Map<string, number>();
  const elements: number[] = [];
  const elementNumber = new Map<string, number>();
  const rules = operators.map((operator): LocalRule | ProgramRule => {
    const space = parity === undefined ? operator.space : withoutFirstSite(operator.space);
    const entries = operator.terms.reduce((sum, term) => sum + term.matrix.nonZeros, 0);
    if (entries > MANY_ENTRIES && parity === undefined)
      return { kind: "program", program: compileLocalOperator(operator) };
    const weights = new Map<number, [number, number]>();
    const terms: readonly ConditionalTerm[] = parity === undefined ? operator.terms : partialTerms(operator, parity, 0);
    for (const { sites, matrix, parity: condition } of terms) {
      const dims = sites.map((site) => space.dims[site - 1]);
      for (let r = 0; r < matrix.rows; r++) {
        for (let at = matrix.rowStart[r]; at < matrix.rowStart[r + 1]; at++) {
          const c = matrix.columns[at];
          if (c < r) continue; // its partner above the diagonal counts twice
          const among = condition === undefined ? undefined : ((condition ^ parityAt(dims, r)) as Parity);
          const key = `${sites.join()}|${among}`;
          if (!latticeNumber.has(key)) {
            const whole = latticeOf(
              space.dims,
              sites.map((site) => site - 1),
            );
            const lattice = among === undefined ? whole : restrictToParity(whole, space.dims, among);
            latticeNumber.set(key, lattices.push(lattice) - 1);
          }
          const name = `${key}|${c}|${r}`;
          let element = elementNumber.get(name);
          if (element === undefined) {
            element = elements.length / 3;
            elementNumber.set(name, element);
            elements.push(latticeNumber.get(key)!, offsetOf(space, sites, c), offsetOf(space, sites, r));
          }
          const weight = weights.get(element) ?? [0, 0];
          const times = c === r ? 1 : 2;
          weight[0] += times * matrix.values[2 * at];
          weight[1] -= times * matrix.values[2 * at + 1];
          weights.set(element, weight);
        }
      }
    }
    return {
      kind: "local",
      elements: Int32Array.from(weights.keys()),
      weights: Float64Array.from([...weights.values()].flat()),
    };
  });
  return { lattices, elements: Int32Array.from(elements), rules };
}

/** A plan in a kernel's memory. */
export class Moments {
  readonly #kernel: Kernel;
  readonly #plan: MomentPlan;
  readonly #lattices: readonly number[];
  readonly #programs: readonly number[];
  readonly #elements: Float64Array;
  readonly #size: number;
  readonly #scratch: () => Place;

  /** @param scratch a vector that may be overwritten, asked for only by operators that are no sums of local terms */
  constructor(kernel: Kernel, plan: MomentPlan, size: number, scratch: () => Place) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#size = size;
    this.#scratch = scratch;
    this.#lattices = plan.lattices.map((lattice) => kernel.loadLattice(lattice));
    this.#programs = plan.rules.map((rule) => (rule.kind === "program" ? kernel.load(rule.program) : -1));
    this.#elements = new Float64Array((2 * plan.elements.length) / 3);
  }

  /** <psi|O_k|psi>, not divided by <psi|psi>, into out[at + k * step]. */
  evaluate(psi: Place, out: Float64Array, at = 0, step = 1): void {
    const { elements, rules } = this.#plan;
    for (let e = 0; 3 * e < elements.length; e++) {
      const pair = this.#elements.subarray(2 * e, 2 * e + 2);
      this.#kernel.overlap(this.#lattices[elements[3 * e]], psi, elements[3 * e + 1], elements[3 * e + 2], pair);
    }
    rules.forEach((rule, k) => {
      out[at + k * step] = rule.kind === "local" ? this.#sum(rule) : this.#applied(this.#programs[k], psi);
    });
  }

  #sum({ elements, weights }: LocalRule): number {
    let sum = 0;
    for (let k = 0; k < elements.length; k++) {
      sum +=
        weights[2 * k] * this.#elements[2 * elements[k]] + weights[2 * k + 1] * this.#elements[2 * elements[k] + 1];
    }
    return sum;
  }

  #applied(program: number, psi: Place): number {
    const image = this.#scratch();
    this.#kernel.apply(program, psi, -1, image);
    const x = this.#kernel.view(psi, this.#size);
    const y = this.#kernel.view(image, this.#size);
    let sum = 0;
    for (let i = 0; i < this.#size; i++) sum += x[i] * y[i];
    return sum;
  }
}
