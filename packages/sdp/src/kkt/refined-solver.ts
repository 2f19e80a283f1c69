import { addEquality, addEqualityTransposed } from "../problem/compiled-problem.ts";
import { type KktMethod, type KktSolution, type KktVector, normOf } from "./kkt-method.ts";
import type { ScaledOperator } from "./scaled-operator.ts";

/**
 * Iterative refinement around a `KktMethod`: solve, compute what is left of the three equations, solve for that, until what is left is `target` of the
 * right-hand side, as long as it halves. Returns the best vector met and how much of the right-hand side is left, relative to it.
 */
export function solveRefined(
  method: Pick<KktMethod, "solve">,
  operator: ScaledOperator,
  rhs: KktVector,
  rounds: number,
  target = 1e-16,
): KktSolution {
  const size = normOf(rhs);
  let solution = method.solve(rhs);
  let rest = residual(operator, rhs, solution);
  let left = normOf(rest);
  for (let round = 0; round < rounds && left > target * size; round++) {
    const correction = method.solve(rest);
    const candidate = sum(solution, correction);
    const candidateRest = residual(operator, rhs, candidate);
    const candidateLeft = normOf(candidateRest);
    if (!(candidateLeft < left)) break;
    const slow = candidateLeft > left / 2;
    solution = candidate;
    rest = candidateRest;
    left = candidateLeft;
    if (slow) break;
  }
  return { solution, left: size > 0 ? left / size : 0 };
}

function residual(operator: ScaledOperator, rhs: KktVector, { x, v, z }: KktVector): KktVector {
  const { problem } = operator;
  const rx = operator.backward(z);
  addEqualityTransposed(problem, v, 1, rx);
  for (let i = 0; i < rx.length; i++) rx[i] = rhs.x[i] - rx[i];
  const rv = rhs.v.slice();
  addEquality(problem, x, -1, rv);
  const rz = operator.forward(x);
  for (let i = 0; i < rz.length; i++) rz[i] = rhs.z[i] - rz[i] - z[i];
  return { x: rx, v: rv, z: rz };
}

function sum(a: KktVector, b: KktVector): KktVector {
  return {
    x: a.x.map((value, i) => value + b.x[i]),
    v: a.v.map((value, i) => value + b.v[i]),
    z: a.z.map((value, i) => value + b.z[i]),
  };
}
