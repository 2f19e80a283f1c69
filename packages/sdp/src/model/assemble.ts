import type { ConeConstraint, ConicProblem } from "../problem/conic-problem.ts";
import type { Constraint } from "./constraint.ts";
import type { Scalar } from "./scalar.ts";
import type { Unknown } from "./unknown.ts";

/** Where a constraint of the model went: a cone constraint of the problem, or a range of its equalities. */
export type Place = { readonly cone: number } | { readonly equations: readonly [from: number, to: number] };

export interface Assembled {
  readonly problem: ConicProblem;
  readonly index: ReadonlyMap<Unknown, number>;
  readonly places: ReadonlyMap<Constraint, Place>;
}

/** The conic program of an affine objective (its constant left out) and constraints. */
export function assemble(objective: Scalar, constraints: readonly Constraint[]): Assembled {
  const flat = constraints.flatMap(parts);
  const index = new Map<Unknown, number>();
  const meet = (unknowns: Iterable<Unknown>): void => {
    for (const unknown of unknowns) if (!index.has(unknown)) index.set(unknown, index.size);
  };
  meet(objective.terms.keys());
  for (const constraint of flat) {
    if (constraint.kind === "psd") meet(constraint.matrix.terms.keys());
    else for (const { terms } of constraint.vector) meet(terms.keys());
  }
  const at = (unknown: Unknown): number => index.get(unknown) ?? -1;

  const places = new Map<Constraint, Place>();
  const cones: ConeConstraint[] = [];
  const right: number[] = [];
  const coefficients: { equation: number; variable: number; value: number }[] = [];
  for (const constraint of flat) {
    if (constraint.kind === "zero") {
      places.set(constraint, { equations: [right.length, right.length + constraint.vector.length] });
      for (const { constant, terms } of constraint.vector) {
        for (const [unknown, value] of terms)
          coefficients.push({ equation: right.length, variable: at(unknown), value });
        right.push(-constant);
      }
      continue;
    }
    places.set(constraint, { cone: cones.length });
    cones.push(
      constraint.kind === "psd"
        ? matrixCone(constraint.matrix, at)
        : vectorCone(constraint.kind, constraint.vector, at),
    );
  }
  const costs = new Float64Array(index.size);
  for (const [unknown, value] of objective.terms) costs[at(unknown)] = value;
  return { problem: { objective: costs, constraints: cones, equalities: { coefficients, right } }, index, places };
}

type Part = Exclude<Constraint, { kind: "all" }>;

/** The cones and equalities a constraint consists of. */
export function parts(constraint: Constraint): Part[] {
  return constraint.kind === "all" ? constraint.parts.flatMap(parts) : [constraint];
}

function matrixCone(
  matrix: Extract<Constraint, { kind: "psd" }>["matrix"],
  at: (unknown: Unknown) => number,
): ConeConstraint {
  return {
    cone: matrix.real ? "symmetric" : "hermitian",
    size: matrix.rows,
    constant: matrix.constant,
    coefficients: Array.from(matrix.terms, ([unknown, coefficient]) => ({
      variable: at(unknown),
      matrix: coefficient,
    })),
  };
}

function vectorCone(
  cone: "nonnegative" | "second-order",
  vector: readonly Scalar[],
  at: (unknown: Unknown) => number,
): ConeConstraint {
  const entries = new Map<Unknown, { index: number; value: number }[]>();
  vector.forEach(({ terms }, index) => {
    for (const [unknown, value] of terms) {
      const list = entries.get(unknown) ?? [];
      list.push({ index, value });
      entries.set(unknown, list);
    }
  });
  return {
    cone,
    size: vector.length,
    constant: vector.map(({ constant }) => constant),
    coefficients: Array.from(entries, ([unknown, list]) => ({ variable: at(unknown), vector: { entries: list } })),
  };
}
