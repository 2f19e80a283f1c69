import type { Claim } from "../../claim.ts";
import { chain, localRedfieldOf } from "../chain.ts";
import { steadyError } from "../states.ts";

/** Where d is above rounding (1e-12) and the exponent as near its limit as that allows. */
const HALVED: readonly (readonly [order: number, T: number])[] = [
  [0, 160],
  [1, 160],
  [2, 160],
  [3, 80],
  [4, 40],
];

/** The power law of the steady state's error. */
export function ofSteadyState(): Claim {
  const slopes = HALVED.map(([order, T]) => {
    const at = (t: number): number => steadyError(chain({ L: 4, T: t }), localRedfieldOf(order));
    return Math.log2(at(T) / at(T / 2));
  });
  return {
    statement: "the steady state's error goes as T^-(N+1)",
    where: "Figs. 2(c), (d), 3(a)",
    measured: `exponents ${slopes.map((slope) => slope.toFixed(2)).join(", ")} for N = 0 to 4 (L = 4, J = h), from T/2 to T = ${HALVED.map(([, T]) => T).join(", ")}h`,
    holds: slopes.every((slope, N) => Math.abs(slope + N + 1) < 0.05),
  };
}
