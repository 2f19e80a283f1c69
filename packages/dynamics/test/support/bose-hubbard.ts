import { type Bath, bath, flat } from "@openbath/baths";
import { EnergyBasis, type Generator, OperatorGenerator } from "@openbath/generators";
import { a, ad, bosons, identity, n, Operator } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";

export interface BoseHubbardParameters {
  readonly L: number;
  readonly J: number;
  readonly U: number;
  readonly V_i: readonly number[];
  readonly nmax: number;
  readonly gamma: number;
  readonly T: number;
  readonly mu: number;
}

/**
 * The Redfield equation of paper 002, Eqs. S.14 (with n (n - 1)) and S.21 to S.34: a reservoir of flat spectral density
 * at site 1, W1 = gamma n_B(E) and W2 = gamma (1 + n_B(-E)) taken at every transition energy, also below mu, where n_B is
 * negative and no bosonic bath exists: this is why the generator is built by hand here.
 */
export function boseHubbardRedfield(parameters: BoseHubbardParameters): Generator {
  const { L, J, U, V_i, nmax, gamma, T, mu } = parameters;
  const space = bosons({ sites: L, maxOccupation: nmax });
  let hamiltonian: Operator = identity(space).times(0);
  for (let i = 1; i <= L; i++) {
    const number = n(space, i);
    hamiltonian = hamiltonian
      .plus(
        number
          .times(number)
          .minus(number)
          .times(U / 2),
      )
      .plus(number.times(V_i[i - 1]));
    if (i === L) break;
    const hop = ad(space, i + 1).times(a(space, i));
    hamiltonian = hamiltonian.minus(hop.plus(hop.adjoint()).times(J));
  }
  const basis = new EnergyBasis(hamiltonian, [a(space, 1)]);
  const occupation = (energy: number): number => 1 / Math.expm1((energy - mu) / T);
  const transformed = (v: Operator, w: (energy: number) => number): Operator => {
    const blocks = basis.toEnergy(v);
    for (const { row, col, matrix } of blocks.blocks())
      scaleByEnergy(basis, blocks.offsets[row], blocks.offsets[col], matrix, w);
    return Operator.fromMatrix(space, basis.toProduct(blocks));
  };
  const lower = a(space, 1);
  const raise = ad(space, 1);
  const u1 = transformed(raise, (energy) => gamma * occupation(energy));
  const u2 = transformed(lower, (energy) => gamma * (1 + occupation(-energy)));
  const reservoir: Bath = bath({
    statistics: "fermion",
    temperature: T,
    mu,
    spectralDensity: flat({ strength: gamma }),
  });
  return new OperatorGenerator({
    equation: "paper-002-bose-hubbard",
    form: "redfield",
    system: { hamiltonian, couplings: [], epsilon: 1 },
    baths: new Map([
      [
        reservoir,
        {
          // [u rho, v] + h.c. = u rho v - v u rho + h.c.
          sandwiches: [
            { left: u1, right: raise },
            { left: u2, right: lower },
          ],
          drift: lower.times(u1).plus(raise.times(u2)),
        },
      ],
    ]),
  });
}

function scaleByEnergy(
  basis: EnergyBasis,
  firstRow: number,
  firstColumn: number,
  matrix: ComplexMatrix,
  w: (energy: number) => number,
): void {
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.cols; j++) {
      const factor = w(basis.frequency(firstRow + i, firstColumn + j));
      const z = matrix.get(i, j);
      matrix.set(i, j, factor * z.re, factor * z.im);
    }
  }
}
