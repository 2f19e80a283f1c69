import type { Generator } from "@openbath/generators";
import type { BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import { addTraceCondition, assemble, type Selection, selectUnknowns } from "./assemble.ts";
import { SINGULAR } from "./direct.ts";
import { energyEquation } from "./equation-of.ts";
import { SteadyStateError } from "./errors.ts";
import { rateMatrix, solveRateEquation } from "./rate-equation.ts";
import { RealLu } from "./real-lu.ts";
import { ScaledEquation } from "./scaled-equation.ts";

/** One term of rho = rho_0 + rho_2 + rho_4 + ..., the power of epsilon inside. */
export interface OrderTerm {
  /** The power of epsilon: 0, 2, 4, ... */
  readonly order: number;
  /** In the eigenbasis of H_S, block by block. */
  readonly energyDensity: BlockMatrix;
  /** In the product basis. Hermitian; trace one at order 0, zero after it. */
  readonly density: ComplexMatrix;
  /** Diagonal in the energy basis, energies ascending. */
  readonly populations: Float64Array;
}

/**
 * The steady state of d rho / dt = -i [H_S, rho] + D[rho], D of order epsilon^2, order by order (paper 000, S13-S16,
 * continued to any order, and with levels that are exactly degenerate taken together): with P the part of an operator
 * that commutes with H_S and Q the rest, E_a - E_b = w,
 *
 *   P D[rho_0] = 0, Q rho_0 = 0;     rho_(2m),ab = D[rho_(2m-2)]_ab / (i w) on Q,     P D[rho_2m] = 0 fixes P rho_2m.
 *
 * The first `orders` terms, orders >= 1: `orders` = 2 gives rho_0 and rho_2. Populations of order 0 keep their relative
 * accuracy however small they are, where no level is degenerate. The series converges when the dissipator is small
 * against every level spacing of Q; for a second-order equation its terms beyond order 0 in the populations and order 2
 * in the coherences are properties of that equation, not of the physics (S19).
 *
 * @throws SteadyStateError when S14 alone leaves the zeroth order open
 */
export function expansion(generator: Generator, orders: number): OrderTerm[] {
  if (!Number.isInteger(orders) || orders < 1) {
    throw new RangeError(`orders must be a positive integer, the number of terms; got ${orders}`);
  }
  const equation = new ScaledEquation(energyEquation(generator));
  const terms: OrderTerm[] = [];
  for (const x of expansionTerms(equation)) {
    terms.push(orderTerm(equation, x, 2 * terms.length));
    if (terms.length === orders) break;
  }
  return terms;
}

/** The terms one after the other, as scaled unknowns, without end. */
export function* expansionTerms(equation: ScaledEquation): IterableIterator<Float64Array> {
  const { unknowns, frequencies, factors, scale, size } = equation;
  const d = unknowns.dimension;
  const commuting: number[] = [];
  for (let m = 0; m < frequencies.length; m++) if (frequencies[m] === 0) commuting.push(m);
  const selection = selectUnknowns(equation, Int32Array.from(commuting));
  const lu = commutingPart(equation, selection);
  let x = zerothOrder(equation, selection, lu);
  const y = new Float64Array(size);
  const part = new Float64Array(selection.unknowns.length);
  for (;;) {
    yield x;
    equation.applyDissipator(x, y);
    const next = new Float64Array(size);
    for (let m = 0, k = d; m < frequencies.length; m++, k += 2) {
      if (frequencies[m] === 0) continue;
      const w = (frequencies[m] * factors[k]) / scale;
      next[k] = y[k + 1] / w;
      next[k + 1] = -y[k] / w;
    }
    equation.applyDissipator(next, y);
    for (let k = 0; k < part.length; k++) part[k] = -y[selection.unknowns[k]];
    lu.solveInPlace(part);
    for (let k = 0; k < part.length; k++) next[selection.unknowns[k]] = part[k];
    x = next;
  }
}

function commutingPart(equation: ScaledEquation, selection: Selection): RealLu {
  const size = selection.unknowns.length;
  const matrix = equation.scale === 0 ? new Float64Array(size * size) : assemble(equation, selection);
  addTraceCondition(matrix, size, equation.unknowns.dimension);
  const lu = new RealLu(matrix, size);
  if (size > 1 && lu.reciprocalCondition() < SINGULAR) {
    throw new SteadyStateError(
      "order 0 is not determined by the dissipator inside the levels of H_S (S14 has several solutions): use the direct method, which lets the higher orders decide",
    );
  }
  return lu;
}

function zerothOrder(equation: ScaledEquation, selection: Selection, lu: RealLu): Float64Array {
  const d = equation.unknowns.dimension;
  const x = new Float64Array(equation.size);
  const rates = selection.coherences.length === 0 ? rateMatrix(equation.equation) : undefined;
  if (rates !== undefined) {
    x.set(solveRateEquation(rates, equation.equation.ascending).populations);
    return x;
  }
  const part = new Float64Array(selection.unknowns.length).fill(1 / d, 0, d);
  lu.solveInPlace(part);
  for (let k = 0; k < part.length; k++) x[selection.unknowns[k]] = part[k];
  return x;
}

function orderTerm(scaled: ScaledEquation, x: Float64Array, order: number): OrderTerm {
  const { equation } = scaled;
  const energyDensity = equation.pattern();
  scaled.unknowns.unpack(x, scaled.factors, energyDensity);
  return {
    order,
    energyDensity,
    populations: Float64Array.from(equation.ascending, (a) => x[a]),
    get density(): ComplexMatrix {
      return equation.toProduct(energyDensity);
    },
  };
}
