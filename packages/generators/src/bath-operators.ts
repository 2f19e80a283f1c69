import type { Bath } from "@openbath/baths";
import type { Operator } from "@openbath/hilbert";
import { checkSystem, type OpenSystem } from "./system.ts";

/** Everything that one bath couples to, as a single operator. */
export interface BathOperator {
  readonly bath: Bath;
  readonly operator: Operator;
  readonly kind: "exchange" | "hermitian";
}

/**
 * Couplings that share a bath share its correlations, so their operators add: X1 (B + B^dag) + X2 (B + B^dag) is
 * X (B + B^dag) with X = X1 + X2, and since X (B + B^dag) is B^dag X + B X^dag, any mixture is an exchange coupling
 * with S = S1 + X2. One entry a bath, in the order in which the baths first appear.
 *
 * @throws OpenSystemError when the system is not a valid one
 */
export function bathOperators(system: OpenSystem): BathOperator[] {
  checkSystem(system);
  const byBath = new Map<Bath, BathOperator>();
  for (const { bath, operator, kind } of system.couplings) {
    const before = byBath.get(bath);
    byBath.set(
      bath,
      before === undefined
        ? { bath, operator, kind }
        : {
            bath,
            operator: before.operator.plus(operator),
            kind: before.kind === "hermitian" && kind === "hermitian" ? "hermitian" : "exchange",
          },
    );
  }
  return [...byBath.values()];
}
