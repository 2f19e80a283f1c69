import { forEachElement } from "./conserved-sectors.ts";
import type { HilbertSpace, SiteKind } from "./hilbert-space.ts";
import type { Operator } from "./operator.ts";

/** A natural charge of a space, whether the Hamiltonian conserves it, and what each coupling does to it. */
export interface Charge {
  /** In words: "number of spins up", "parity of the number of bosons", .... */
  readonly name: string;
  /** Its value in each state of the product basis. */
  readonly values: Int32Array;
  /** Whether it commutes with the Hamiltonian. */
  readonly conserved: boolean;
  /** Per coupling, the changes that its matrix elements make, ascending; a parity changes by 0 or 1. */
  readonly changes: readonly (readonly number[])[];
}

const NAMES: Partial<Record<SiteKind, string>> = {
  spin: "number of spins up",
  boson: "number of bosons",
  fermion: "number of fermions",
};

function quanta(space: HilbertSpace, kinds: readonly SiteKind[]): Int32Array {
  const values = new Int32Array(space.dimension);
  space.sites.forEach(({ kind, dimension }, s) => {
    if (!kinds.includes(kind)) return;
    const stride = space.strides[s];
    for (let i = 0; i < values.length; i++) {
      const state = Math.floor(i / stride) % dimension;
      values[i] += kind === "spin" ? 1 - state : state;
    }
  });
  return values;
}

function changesBy(operator: Operator, values: Int32Array, parity: boolean): number[] {
  const changes = new Set<number>();
  forEachElement(operator, (row, column) => {
    const change = values[row] - values[column];
    changes.add(parity ? Math.abs(change) : change);
  });
  return [...changes].sort((x, y) => x - y);
}

/**
 * The natural charges of a space (spins up, bosons, fermions, all of them together; where the number itself is not
 * conserved, its parity), for messages to a person. The sectors themselves are found without them, see
 * `conservedSectors`. Level sites carry no charge.
 */
export function conservedCharges(hamiltonian: Operator, couplings: readonly Operator[]): Charge[] {
  const { space } = hamiltonian;
  const kinds = (["spin", "boson", "fermion"] as const).filter((kind) => space.sites.some((s) => s.kind === kind));
  const candidates = kinds.map((kind) => ({ name: `${NAMES[kind]}`, values: quanta(space, [kind]) }));
  if (kinds.length > 1) candidates.push({ name: "number of all quanta", values: quanta(space, kinds) });
  const report = (name: string, values: Int32Array, parity: boolean): Charge => ({
    name,
    values,
    conserved: changesBy(hamiltonian, values, parity).every((change) => change === 0),
    changes: couplings.map((coupling) => changesBy(coupling, values, parity)),
  });
  return candidates.flatMap(({ name, values }) => {
    const number = report(name, values, false);
    if (number.conserved) return [number];
    return [
      number,
      report(
        `parity of the ${name}`,
        values.map((value) => value % 2),
        true,
      ),
    ];
  });
}
