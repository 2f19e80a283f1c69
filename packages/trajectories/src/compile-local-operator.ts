import type { Operator } from "@openbath/hilbert";
import { type Complex, csrScale } from "@openbath/linalg";
import {
  type ConditionalTerm,
  compileLocalTerms,
  csrProgram,
  type OperatorProgram,
  type Parity,
  rowsAreBetter,
} from "@openbath/linalg/state-vectors";
import { parityOf, partialTerms, withoutFirstSite } from "./parity.ts";

export interface CompileOptions {
  /** Compile (O - shift) * scale. */
  readonly shift?: Complex;
  readonly scale?: number;
  /** Most amplitudes in a block, default 2048. */
  readonly maxBlock?: number;
  /** "csr" forces compressed rows, "local" forbids them; default: whichever suits the operator. */
  readonly form?: "auto" | "local" | "csr";
  /**
   * Compile it between states of one parity (the one given is that of the states that come out), in the basis of the
   * sites behind the first. The operator must conserve or change parity, and site 1 must have two states.
   */
  readonly parity?: Parity;
}

/**
 * A sum of local terms turned into a program that applies it to an interleaved state vector in one pass over memory, see
 * `compileLocalTerms` of `@openbath/linalg/state-vectors`. An operator whose terms cover (nearly) all sites becomes compressed
 * rows instead.
 * @throws RangeError for more than 2^28 states
 */
export function compileLocalOperator(operator: Operator, options: CompileOptions = {}): OperatorProgram {
  const { space } = operator;
  if (space.dimension > 2 ** 28) {
    throw new RangeError(
      `state vectors on ${space} have ${space.dimension} amplitudes; at most 2^28 are possible here`,
    );
  }
  const { form = "auto", scale = 1, shift = { re: 0, im: 0 }, parity, maxBlock } = options;
  const terms: readonly ConditionalTerm[] =
    parity === undefined ? operator.terms : partialTerms(operator, parity, parityOf(operator) ?? 0);
  const scaled = terms.map((term): ConditionalTerm => ({ ...term, matrix: csrScale(scale, term.matrix) }));
  const basis = parity === undefined ? space : withoutFirstSite(space);
  if (parity === undefined && (form === "csr" || (form === "auto" && rowsAreBetter(basis, scaled, maxBlock)))) {
    return csrProgram(operator.minus(identityTimes(operator, shift)).times(scale).toCsr());
  }
  const scaledShift = { re: shift.re * scale, im: shift.im * scale };
  return compileLocalTerms(
    basis,
    scaled,
    maxBlock === undefined ? { shift: scaledShift } : { shift: scaledShift, maxBlock },
  );
}

function identityTimes(operator: Operator, z: Complex): Operator {
  return operator.power(0).times(z);
}
