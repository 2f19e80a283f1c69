import { c, cd, type HilbertSpace, Operator } from "@openbath/hilbert";
import { adjoint, adjointMultiply, ComplexMatrix, gemm } from "@openbath/linalg";
import { canonicalForm } from "./canonical-form.ts";
import { fockSpace } from "./fock-state.ts";
import type { TimeLocalEquation } from "./time-local.ts";

/** One term rate * D[operator] of a dissipator in canonical form; the rate may be negative. */
export interface FockJump {
  readonly rate: number;
  readonly operator: Operator;
}

/** A time-local equation at one time as a map of density matrices in Fock space: d rho/dt = -i [H, rho] + sum rate (L rho L^dag - {L^dag L, rho}/2). */
export interface FockEquation {
  readonly space: HilbertSpace;
  readonly hamiltonian: Operator;
  readonly jumps: readonly FockJump[];
  /** out = L[rho], matrices in the product basis; `out` must not be the argument */
  apply(rho: ComplexMatrix, out: ComplexMatrix): void;
  /** the same without -i [H, rho] */
  applyDissipator(rho: ComplexMatrix, out: ComplexMatrix): void;
  /** the adjoint for Tr(A^dag B), which moves observables */
  applyAdjoint(operator: ComplexMatrix, out: ComplexMatrix): void;
}

/**
 * The equation in Fock space for at most 6 fermionic modes; pass it in the site basis for a state in the occupation basis of the sites.
 * @throws RangeError for bosons, whose Fock space does not end, or above 6 modes
 */
export function fockEquation(equation: TimeLocalEquation): FockEquation {
  if (equation.statistics !== "fermion")
    throw new RangeError("fockEquation: expected fermions, got bosons, whose Fock space does not end");
  const modes = equation.gain.rows;
  const space = fockSpace(modes);
  const annihilate = Array.from({ length: modes }, (_, j) => c(space, j + 1));
  const create = Array.from({ length: modes }, (_, j) => cd(space, j + 1));
  let hamiltonian = Operator.fromTerms(space, []);
  for (let j = 0; j < modes; j++) {
    for (let k = 0; k < modes; k++) {
      const h = equation.hamiltonian.get(j, k);
      if (h.re !== 0 || h.im !== 0) hamiltonian = hamiltonian.plus(create[j].times(annihilate[k]).times(h));
    }
  }
  const { gain, loss } = canonicalForm(equation);
  const jumps: FockJump[] = [];
  for (const [channel, operators] of [
    [loss, annihilate],
    [gain, create],
  ] as const) {
    channel.rates.forEach((rate, m) => {
      let operator = Operator.fromTerms(space, []);
      operators.forEach((one, k) => {
        const z = channel.amplitudes.get(k, m);
        if (z.re !== 0 || z.im !== 0) operator = operator.plus(one.times(z));
      });
      jumps.push({ rate, operator });
    });
  }
  return { space, hamiltonian, jumps, ...maps(space.dimension, hamiltonian, jumps) };
}

function maps(
  dimension: number,
  hamiltonian: Operator,
  jumps: readonly FockJump[],
): Pick<FockEquation, "apply" | "applyAdjoint" | "applyDissipator"> {
  const h = hamiltonian.toMatrix();
  const matrices = jumps.map(({ operator }) => operator.toMatrix());
  const adjoints = matrices.map((matrix) => adjoint(matrix));
  // sum rate L^dag L
  const decay = ComplexMatrix.zeros(dimension);
  jumps.forEach(({ rate }, m) => {
    const square = adjointMultiply(matrices[m], matrices[m]);
    for (let i = 0; i < square.data.length; i++) decay.data[i] += rate * square.data[i];
  });
  const work = ComplexMatrix.zeros(dimension);
  const dissipate = (
    a: ComplexMatrix,
    out: ComplexMatrix,
    left: readonly ComplexMatrix[],
    right: readonly ComplexMatrix[],
  ): void => {
    jumps.forEach(({ rate }, m) => {
      gemm("N", "N", rate, left[m], a, 0, work);
      gemm("N", "N", 1, work, right[m], 1, out);
    });
    gemm("N", "N", -0.5, decay, a, 1, out);
    gemm("N", "N", -0.5, a, decay, 1, out);
  };
  const turn = (a: ComplexMatrix, out: ComplexMatrix, sign: 1 | -1): void => {
    gemm("N", "N", { re: 0, im: -sign }, h, a, 1, out);
    gemm("N", "N", { re: 0, im: sign }, a, h, 1, out);
  };
  return {
    apply: (rho, out) => {
      out.data.fill(0);
      turn(rho, out, 1);
      dissipate(rho, out, matrices, adjoints);
    },
    applyDissipator: (rho, out) => {
      out.data.fill(0);
      dissipate(rho, out, matrices, adjoints);
    },
    applyAdjoint: (operator, out) => {
      out.data.fill(0);
      turn(operator, out, -1);
      dissipate(operator, out, adjoints, matrices);
    },
  };
}
