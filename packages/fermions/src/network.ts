import { type Bath, type CompiledBath, compileBath, type Statistics } from "@openbath/baths";
import { type ComplexLike, ComplexMatrix, hermitianPart, imaginaryPart, isHermitian, realPart } from "@openbath/linalg";
import { type EnergyBasis, energyBasis } from "./energy-basis.ts";

/** A bath attached to one mode: H_SB = B^dag c_mode + h.c. Each lead is a reservoir of its own, also where two name the same bath. */
export interface Lead {
  readonly bath: Bath;
  /** counted from 1 */
  readonly mode: number;
}

/** One bond: amplitude c_i^dag c_j + h.c. for `between: [i, j]`, modes counted from 1. */
export interface Hopping {
  readonly between: readonly [number, number];
  readonly amplitude: ComplexLike;
}

export interface NetworkParameters {
  /** h of H = sum h_jk c_j^dag c_k: a Hermitian matrix, or the mode energies and the bonds */
  readonly hamiltonian: ComplexMatrix | { readonly energies: readonly number[]; readonly hopping?: readonly Hopping[] };
  readonly leads: readonly Lead[];
}

/** A quadratic, number-conserving network with its leads, made ready by `network`. */
export interface Network {
  readonly modes: number;
  /** h in the site basis, modes x modes */
  readonly hamiltonian: ComplexMatrix;
  readonly leads: readonly Lead[];
  /** fermions, or the bosonic twin with the same equations */
  readonly statistics: Statistics;
  /** eigenvalues of h, the highest first, and the rotation d = R c */
  readonly energyBasis: EnergyBasis;
  /** the leads' baths, compiled */
  readonly compiled: readonly CompiledBath[];
}

/**
 * A network of modes with H = sum h_jk c_j^dag c_k and leads on any of them (several on one mode are allowed). All leads share one statistics:
 * fermions, or bosons for the bosonic twin.
 * @throws RangeError for a matrix that is not Hermitian, modes that do not exist, no lead at all, or mixed statistics
 */
export function network({ hamiltonian, leads }: NetworkParameters): Network {
  const h = hamiltonian instanceof ComplexMatrix ? checked(hamiltonian) : assembled(hamiltonian);
  const modes = h.rows;
  if (leads.length === 0) throw new RangeError("leads: a network needs at least one lead, got none");
  leads.forEach(({ mode }, i) => {
    requireMode(mode, modes, `leads[${i}].mode`);
  });
  const { statistics } = leads[0].bath;
  leads.forEach(({ bath }, i) => {
    if (bath.statistics !== statistics) {
      throw new RangeError(
        `leads[${i}]: all leads must have one statistics; lead 0 is a ${statistics} bath, this one a ${bath.statistics} bath`,
      );
    }
  });
  return {
    modes,
    hamiltonian: h,
    leads,
    statistics,
    energyBasis: energyBasis(h),
    compiled: leads.map(({ bath }) => compileBath(bath)),
  };
}

function checked(h: ComplexMatrix): ComplexMatrix {
  if (h.rows !== h.cols || h.rows === 0) {
    throw new RangeError(`hamiltonian: expected a square matrix with at least one mode, got ${h.rows} x ${h.cols}`);
  }
  if (!h.data.every(Number.isFinite)) throw new RangeError("hamiltonian: every entry must be finite");
  if (!isHermitian(h, 1e-12))
    throw new RangeError("hamiltonian: expected h_jk = conj(h_kj), got a matrix that is not Hermitian");
  return hermitianPart(h);
}

function assembled({
  energies,
  hopping = [],
}: {
  energies: readonly number[];
  hopping?: readonly Hopping[];
}): ComplexMatrix {
  const modes = energies.length;
  const h = ComplexMatrix.zeros(modes);
  energies.forEach((e, j) => {
    h.set(j, j, e);
  });
  hopping.forEach(({ between: [i, j], amplitude }, b) => {
    requireMode(i, modes, `hopping[${b}].between[0]`);
    requireMode(j, modes, `hopping[${b}].between[1]`);
    if (i === j) throw new RangeError(`hopping[${b}].between: a bond joins two different modes, got [${i}, ${j}]`);
    const [re, im] = [realPart(amplitude), imaginaryPart(amplitude)];
    const old = h.get(i - 1, j - 1);
    h.set(i - 1, j - 1, old.re + re, old.im + im);
    h.set(j - 1, i - 1, old.re + re, -(old.im + im));
  });
  return checked(h);
}

function requireMode(mode: number, modes: number, where: string): void {
  if (Number.isInteger(mode) && mode >= 1 && mode <= modes) return;
  throw new RangeError(`${where}: expected a mode from 1 to ${modes}, got ${mode}`);
}

/** The largest entry of h in modulus: energies are known to a rounding of it. */
export function grainOf({ hamiltonian }: Network): number {
  return hamiltonian.data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
}
