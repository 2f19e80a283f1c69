import { type EnergyBasis, energyBasis, type OpenSystem } from "@openbath/generators";
import type { Operator } from "@openbath/hilbert";

/**
 * Remembers the eigenbasis of the last system: the points of a sweep over baths share their Hamiltonian, and with it the
 * diagonalisation. What is found does not depend on it.
 */
export class KeptBasis {
  #last: { readonly operators: readonly Operator[]; readonly wiring: string; readonly basis: EnergyBasis } | undefined;

  of(system: OpenSystem): EnergyBasis {
    const operators = [system.hamiltonian, ...system.couplings.map(({ operator }) => operator)];
    const wiring = wiringOf(system);
    const last = this.#last;
    const known = last?.wiring === wiring && last.operators.every((operator, k) => isSame(operator, operators[k]));
    if (known) return last.basis;
    const basis = energyBasis(system);
    this.#last = { operators, wiring, basis };
    return basis;
  }
}

/** Which couplings share a bath, and of which kind they are: the operators of one bath act together. */
function wiringOf({ couplings }: OpenSystem): string {
  return couplings.map(({ bath, kind }) => `${kind} ${couplings.findIndex((one) => one.bath === bath)}`).join(", ");
}

/** Whether two operators are the same matrix on the same space, to the last bit. */
function isSame(one: Operator, other: Operator): boolean {
  if (one === other) return true;
  if (!one.space.equals(other.space)) return false;
  const p = one.toCsr();
  const q = other.toCsr();
  return isEqual(p.rowStart, q.rowStart) && isEqual(p.columns, q.columns) && isEqual(p.values, q.values);
}

function isEqual(p: ArrayLike<number>, q: ArrayLike<number>): boolean {
  if (p.length !== q.length) return false;
  for (let k = 0; k < p.length; k++) if (p[k] !== q[k]) return false;
  return true;
}
