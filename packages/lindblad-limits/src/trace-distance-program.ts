import { ComplexMatrix } from "@openbath/linalg";
import { type ConeConstraint, type MatrixConstraint, solve } from "@openbath/sdp";
import { findCharges } from "./charges.ts";
import { checkTauPop, type PopulationCertificate } from "./check-tau-pop.ts";
import { dissipatorSet } from "./dissipator-set.ts";
import type { Ness } from "./ness.ts";
import { type PopulationBlock, populationMap } from "./population-map.ts";
import { type TraceDistanceBounds, traceDistanceBounds } from "./trace-distance-bound.ts";
import { scaleFixed, type TraceSet, type Traces, traceSet } from "./traces.ts";

/**
 * The weights z that make the bound of `traceDistanceBounds` largest, and that bound. M(z) is the form of rho0, N_m(z) that of level m:
 *
 *   maximise sum_r t_r y_r   subject to   M^r(z) >= y_r,   -u_r <= N_m^r(z) <= v_r for every m,   sum_r t_r (u_r + v_r) = 2,
 *
 * another dual semidefinite program, d times as long as that of tau_pop. Whatever the solver finds, the bounds returned are evaluated
 * anew from z, with allowance for rounding.
 */
export function tightestTraceDistance(
  ness: Ness,
  question: { readonly regions: readonly (readonly number[])[]; readonly traces?: Traces | undefined },
): TraceDistanceBounds & { readonly certificate: PopulationCertificate } {
  const dissipators = dissipatorSet(ness, question.regions, findCharges(ness));
  const d = ness.populations.length;
  if (dissipators.length === 0)
    return { lemma1: 0, sharper: 0, dual: 0, certificate: { weights: new Float64Array(d) } };
  const set = scaleFixed(traceSet(question.traces, dissipators.length), dissipators.length);
  const states = [ness, ...Array.from({ length: d }, (_, m) => ({ ...ness, populations: level(m, d) }))];
  const forms = states.map((state) =>
    dissipators.map(({ region, blocks }) => blocks.map((block) => populationMap(state, region, block))),
  );
  const z = solve(program(forms, d, set), { relativeGap: 1e-8, absoluteGap: 1e-14, certify: false }).x.slice(0, d);
  const middle = (Math.max(...z) + Math.min(...z)) / 2; // adding a constant to z changes nothing
  const size = z.reduce((most, x) => Math.max(most, Math.abs(x - middle)), 0) || 1;
  const certificate = { weights: z.map((x) => Math.max(-1, Math.min(1, (x - middle) / size))) };
  const { lowerBound } = checkTauPop(ness, question, certificate);
  return { ...traceDistanceBounds(ness, question, { lowerBound, certificate }), certificate };
}

function level(m: number, d: number): Float64Array {
  const populations = new Float64Array(d);
  populations[m] = 1;
  return populations;
}

/** Variables: z, then per region (or once, where only the sum of the traces is given) y, u, v. */
function program(forms: readonly (readonly (readonly PopulationBlock[])[])[], d: number, set: TraceSet) {
  const regions = forms[0].length;
  const groups = set.kind === "each" ? regions : 1;
  const at = (r: number): number => d + 3 * (groups === 1 ? 0 : r);
  const weight = (r: number): number => (set.kind === "each" ? set.values[r] : set.kind === "sum" ? set.total : 1);
  const objective = new Float64Array(d + 3 * groups);
  const equalities: { equation: number; variable: number; value: number }[] = [];
  for (let r = 0; r < groups; r++) {
    objective[at(r)] = -weight(r);
    equalities.push({ equation: 0, variable: at(r) + 1, value: weight(r) });
    equalities.push({ equation: 0, variable: at(r) + 2, value: weight(r) });
  }
  equalities.push(...Array.from({ length: d }, (_, k) => ({ equation: 1, variable: k, value: 1 }))); // fixes the constant in z
  const constraints: ConeConstraint[] = [];
  forms.forEach((state, m) => {
    state.forEach((blocks, r) => {
      for (const block of blocks) {
        if (m === 0) constraints.push(inequality(block, 1, at(r), -1));
        else constraints.push(inequality(block, 1, at(r) + 1, 1), inequality(block, -1, at(r) + 2, 1));
      }
    });
  });
  return { objective, constraints, equalities: { coefficients: equalities, right: [2, 0] } };
}

/** sign sum_k z_k M_k + factor (variable) 1 >= 0. */
function inequality({ size, maps }: PopulationBlock, sign: number, variable: number, factor: number): MatrixConstraint {
  const coefficients: { variable: number; matrix: MatrixConstraint["coefficients"][number]["matrix"] }[] = [];
  maps.forEach((map, k) => {
    if (map.data.every((x) => x === 0)) return;
    coefficients.push({
      variable: k,
      matrix: new ComplexMatrix(
        size,
        size,
        map.data.map((x) => sign * x),
      ),
    });
  });
  coefficients.push({
    variable,
    matrix: { entries: Array.from({ length: size }, (_, a) => ({ row: a, column: a, value: factor })) },
  });
  return { cone: "hermitian", size, coefficients };
}
