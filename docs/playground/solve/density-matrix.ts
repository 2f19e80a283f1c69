import type { Bath } from "@openbath/baths";
import { type BathCurrents, currents, expectation } from "@openbath/diagnostics";
import { type EnergyBasis, ExpansionError, energyBasis } from "@openbath/generators";
import type { DensityMatrixProblem } from "@openbath/problem";
import { SteadyStateError, steadyState } from "@openbath/steady-state";
import { comparison, figure, type Solution, solutionDocument, solveEach } from "openbath";
import {
  type Numbers,
  type Outcome,
  type Picture,
  type Populations,
  type Table,
  TRUST,
  type Verdict,
} from "./outcome.ts";

/** Everything about the steady states of a density-matrix problem. @throws what `solveEach` throws */
export function densityMatrixOutcome(problem: DensityMatrixProblem): Outcome {
  const { solutions, failure } = solveEach(problem);
  return {
    document: solutionDocument(problem, solutions, { density: true }),
    numbers: Object.fromEntries(
      solutions.map(({ label, state, diagnosis, observables }) => [
        label,
        numbersOf(
          problem,
          diagnosis.currents,
          state.minEigenvalue,
          [...observables].map(([name, value]) => [name, typeof value === "number" ? value : value.re]),
        ),
      ]),
    ),
    verdicts: solutions.map(verdictOf),
    tables: tablesOf(problem, solutions),
    populations: populationsOf(solutions),
    pictures: solutions.flatMap((solution) => picturesOf(problem, solution)),
    failures: failure ? [failure.message] : [],
  };
}

/** The numbers of the curves alone, without checks; equations that cannot be solved here are left out. */
export function densityMatrixNumbers(problem: DensityMatrixProblem): Numbers {
  const basis = energyBasis(problem.system);
  const entries = problem.equations.map(({ label, make }) => {
    try {
      const generator = make(problem.system, basis);
      const state = steadyState(generator);
      const observables = [...problem.observables].map(
        ([name, operator]) => [name, expectation(operator, generator, state).re] as const,
      );
      return [label, numbersOf(problem, currents(generator, state), state.minEigenvalue, observables)] as const;
    } catch (error) {
      if (error instanceof SteadyStateError || error instanceof ExpansionError || error instanceof RangeError)
        return [label, {}] as const;
      throw error;
    }
  });
  return Object.fromEntries(entries);
}

function numbersOf(
  { baths }: DensityMatrixProblem,
  flow: ReadonlyMap<Bath, BathCurrents>,
  minEigenvalue: number,
  observables: readonly (readonly [string, number])[],
): Record<string, number> {
  const found: Record<string, number> = { ...Object.fromEntries(observables), minEigenvalue };
  for (const [name, bath] of baths) {
    const { energy = Number.NaN, number = Number.NaN } = flow.get(bath) ?? {};
    found[`energy:${name}`] = energy;
    found[`number:${name}`] = number;
  }
  return found;
}

function verdictOf({ label, equation, diagnosis }: Solution): Verdict {
  const { trust, text, findings } = diagnosis.verdict;
  const prefix = `${equation}: `;
  return {
    name: label,
    trust,
    word: TRUST[trust],
    text: text.startsWith(prefix) ? text.slice(prefix.length) : text,
    findings: findings.map(({ holds, text: words }) => ({ holds, text: words })),
  };
}

const TITLES = { observables: "Observables", currents: "Currents into the system", checks: "Checks", populations: "" };

function tablesOf(problem: DensityMatrixProblem, solutions: readonly Solution[]): Table[] {
  const rows = comparison(problem, solutions);
  const head = solutions.map(({ label }) => label);
  return (["currents", "observables", "checks"] as const).map((group) => ({
    title: TITLES[group],
    head,
    rows: rows.filter((row) => row.group === group).map(({ name, values }) => [name, ...values]),
  }));
}

function populationsOf(solutions: readonly Solution[]): Populations {
  const [{ state }] = solutions;
  return {
    title: "Populations of the energy levels",
    across: "energy of the level",
    levels: Array.from(state.energies, (energy) => figure(energy)),
    values: Object.fromEntries(solutions.map(({ label, state: { populations } }) => [label, Array.from(populations)])),
    logarithmic: true,
  };
}

/** The density matrix in the product basis and between energy levels. */
function picturesOf({ system, space }: DensityMatrixProblem, { label, state, generator }: Solution): Picture[] {
  const { data, rows: dim } = state.density;
  const names = Array.from({ length: dim }, (_, k) =>
    Array.from({ length: space.size }, (__, site) => ((k >> (space.size - 1 - site)) & 1 ? "↓" : "↑")).join(""),
  );
  const basis = generator.energyForm?.basis ?? energyBasis(system);
  return [
    { series: label, title: "up and down", names, ...parts(dim, (i, j) => 2 * (i * dim + j), data) },
    { series: label, title: "energy levels", ...inEnergyBasis(basis, state.density, dim) },
  ];
}

function parts(dim: number, at: (i: number, j: number) => number, data: Float64Array): Pick<Picture, "re" | "im"> {
  const re = new Float64Array(dim * dim);
  const im = new Float64Array(dim * dim);
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j < dim; j++) {
      re[i * dim + j] = data[at(i, j)];
      im[i * dim + j] = data[at(i, j) + 1];
    }
  }
  return { re, im };
}

function inEnergyBasis(
  basis: EnergyBasis,
  density: Solution["state"]["density"],
  dim: number,
): Pick<Picture, "names" | "re" | "im"> {
  const blocks = basis.toEnergy(density);
  const locate = basis.locator();
  const re = new Float64Array(dim * dim);
  const im = new Float64Array(dim * dim);
  const places = Array.from(basis.ascending, (index) => locate(index));
  places.forEach(([rowSector, row], a) => {
    places.forEach(([colSector, col], b) => {
      const entry = blocks.find(rowSector, colSector)?.get(row, col);
      re[a * dim + b] = entry?.re ?? 0;
      im[a * dim + b] = entry?.im ?? 0;
    });
  });
  return { names: Array.from(basis.ascending, (index) => figure(basis.energies[index])), re, im };
}
