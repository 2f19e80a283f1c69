import { type ComplexMatrix, eigHermitian, frobeniusNorm, hermitianPart, traceOfProduct } from "@openbath/linalg";
import { adjointForm } from "./adjoint-map.ts";
import { withoutCharges } from "./charges.ts";
import { type CheckedBound, smallestEigenvalue } from "./check-tau-pop.ts";
import { dissipatorSet } from "./dissipator-set.ts";
import { LimitsError } from "./errors.ts";
import { classBlocks, dense, toCoordinates } from "./hermitian-coordinates.ts";
import { lambShiftImage } from "./lamb-shift-image.ts";
import type { Ness } from "./ness.ts";
import { leastWeighted, type Traces, traceSet } from "./traces.ts";

/** Which matrix norm measures X - L2[rho0]: the largest singular value (paper 001, Eq. 32), or the root of the sum of squares. */
export type Norm = "spectral" | "frobenius";

/** What proves that populations and coherences cannot be right: a Hermitian operator W in the product basis. */
export interface CoherenceCertificate {
  readonly witness: ComplexMatrix;
}

export interface CoherenceQuestion {
  /** the sites that each dissipator may act on; an empty list: no dissipator */
  readonly regions: readonly (readonly number[])[];
  /** default 1 each, as in the paper; the value depends on it */
  readonly traces?: Traces | undefined;
  readonly norm?: Norm | undefined;
  /** with free traces, the bound holds for t_r up to this; default 1e4 */
  readonly traceCap?: number | undefined;
}

const UNIT = Number.EPSILON / 2;

/**
 * A lower bound of tau_pop,coh (paper 001, Eq. 33) from a certificate by weak duality: for any Hermitian W of dual norm 1 that no Lamb
 * shift on the regions can change, Tr(W i [rho0, H_LS]) = 0,
 *
 *   || X - L2 || >= Tr(W X) - Tr(W L2) >= sum_r t_r lambda_min(K_r(W)) - Tr(W L2).
 *
 * W is normalised here, and what it lacks in orthogonality to i [rho0, H_LS] is paid for. Knows nothing of the solver, of charges or of
 * the maps that the program was made of. Rigorous for rho0 and L2[rho0] as computed, up to the stated allowance; Lamb shifts that
 * commute with rho0 to 1e-13 of the largest commutator count as commuting.
 *
 * @throws LimitsError for a witness of the wrong shape, not finite, or zero
 */
export function checkTauPopCoh(
  ness: Ness,
  question: CoherenceQuestion,
  certificate: CoherenceCertificate,
): CheckedBound {
  const d = ness.basis.space.dimension;
  const { witness } = certificate;
  if (witness.rows !== d || witness.cols !== d) {
    throw new LimitsError(`witness must be ${d} x ${d}, got ${witness.rows} x ${witness.cols}`);
  }
  if (!witness.data.every(Number.isFinite)) throw new LimitsError("witness must hold finite numbers");
  const w = hermitianPart(witness);
  const norm = dualNorm(w, question.norm ?? "spectral");
  if (norm === 0) throw new LimitsError("witness must not be zero");
  const full = dissipatorSet(ness, question.regions, withoutCharges(ness.basis.space));
  const set = traceSet(question.traces, full.length);
  const cap = question.traceCap ?? 1e4;

  const blocks = classBlocks(withoutCharges(ness.basis.space));
  const coordinates = dense(toCoordinates(w, blocks), d * d);
  let square = 0;
  if (full.length > 0) {
    for (const direction of lambShiftImage(full, ness.rho0, blocks).directions) {
      let overlap = 0;
      direction.forEach((x, at) => {
        overlap += x * coordinates[at];
      });
      square += overlap * overlap;
    }
  }
  const size = frobeniusNorm(w);
  const lack = Math.sqrt(square) + 4 * UNIT * size * Math.sqrt(d); // distance to the nearest W without overlap
  let allowance = lack * frobeniusNorm(ness.l2);
  const least = full.map(({ region }, r) => {
    const form = adjointForm(w, ness.rho0, region);
    const { value, slack } = smallestEigenvalue(form.matrix, region.dimension);
    // |Tr(dW D[rho])| <= |dW| |D[rho]|_1 <= |dW| 2 t d_r / d
    const own = form.allowance + slack + (2 * lack * region.dimension) / d;
    allowance += own * (set.kind === "each" ? set.values[r] : set.kind === "sum" ? set.total : 0);
    return value - own;
  });
  const constant = traceOfProduct(w, ness.l2).re;
  const rounding = 2 * UNIT * (d + 4) * size * frobeniusNorm(ness.l2) + lack * frobeniusNorm(ness.l2);
  const raw = (full.length > 0 ? leastWeighted(set, least, cap) : 0) - constant - rounding;
  const worst = norm * (1 + 8 * UNIT * d) + lack * ((question.norm ?? "spectral") === "spectral" ? Math.sqrt(d) : 1);
  return { lowerBound: Math.max(0, raw / worst), allowance: (allowance + rounding) / norm };
}

/** The trace norm for the spectral norm, the Frobenius norm for itself. */
export function dualNorm(w: ComplexMatrix, norm: Norm): number {
  if (norm === "frobenius") return frobeniusNorm(w);
  return eigHermitian(w).values.reduce((sum, x) => sum + Math.abs(x), 0);
}
