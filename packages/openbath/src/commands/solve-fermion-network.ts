import type { FermionNetworkProblem } from "@openbath/problem";
import type { Io } from "../io.ts";
import type { FermionSolution } from "../networks/fermion-solution.ts";
import { fermionDocument } from "../networks/network-documents.ts";
import { figure, table } from "../table.ts";
import type { SolveOptions } from "./solve.ts";

/** `openbath solve` of a fermion network. */
export function solveFermionNetwork(problem: FermionNetworkProblem, options: SolveOptions, io: Io): void {
  const document = fermionDocument(problem, options.equation);
  if (options.json) {
    io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  const { solutions } = document;
  const heading = solutions.map(({ label, equation }) => label ?? equation);
  const row = (name: string, of: (solution: FermionSolution) => number | undefined) => [
    name,
    ...solutions.map((one) => figure(of(one))),
  ];
  const modes = problem.energies.map((_, k) => k);
  const parts = [
    table(
      ["occupations", ...heading],
      [
        ...modes.map((k) => row(`mode ${k + 1}`, ({ correlation }) => correlation.site.re[k][k])),
        ...modes.map((k) => row(`level ${k + 1}, from the top`, ({ correlation }) => correlation.energy.re[k][k])),
        ...(modes.length === 2 ? [row("both", ({ doubleOccupancy }) => doubleOccupancy)] : []),
      ],
    ),
    ...solutions
      .filter(({ currents }) => currents !== undefined)
      .map(({ currents = {}, label, equation }) =>
        table(
          [`currents, ${label ?? equation}`, "particle", "energy", "heat"],
          Object.entries(currents).map(([name, { particle, energy, heat }]) => [
            `from ${name}`,
            ...[particle, energy, heat].map(figure),
          ]),
        ),
      ),
    table(
      ["asymptotic", ...heading],
      [
        row("smallest gain rate", ({ rates }) => rates?.gain[0]),
        row("smallest loss rate", ({ rates }) => rates?.loss[0]),
        row("non-Markovianity", ({ nonMarkovianity }) => nonMarkovianity),
      ],
    ),
    ...solutions
      .filter(({ trajectory }) => trajectory !== undefined)
      .map(({ trajectory = [], label, equation }) =>
        table(
          [`t, ${label ?? equation}`, ...modes.map((k) => `mode ${k + 1}`), "non-Markovianity"],
          trajectory.map((moment) => [
            figure(moment.t),
            ...modes.map((k) => figure(moment.correlation.site.re[k][k])),
            figure(moment.nonMarkovianity),
          ]),
        ),
      ),
  ];
  io.out(`${parts.join("\n\n")}\n`);
}
